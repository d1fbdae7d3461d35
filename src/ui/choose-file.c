// SPDX-License-Identifier: MIT
#include "ui/choose-file.h"

#include "data/language.h"

typedef struct
{
  ExosFileChosen chosen;
  gpointer user_data;
  GDestroyNotify destroy;
} Answer;

static void
responded (GtkNativeDialog *dialog, int response, gpointer data)
{
  Answer *answer = data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      if (file != NULL)
        answer->chosen (file, answer->user_data);
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
free_answer (gpointer data, GClosure *closure)
{
  Answer *answer = data;

  if (answer->destroy != NULL)
    answer->destroy (answer->user_data);
  g_free (answer);
}

/* The dialog owns itself until it is answered. */
static void
ask (GtkFileChooserNative *dialog,
     ExosFileChosen chosen,
     gpointer user_data,
     GDestroyNotify destroy)
{
  Answer *answer = g_new (Answer, 1);

  *answer = (Answer) { chosen, user_data, destroy };
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (responded), answer, free_answer, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *const *patterns)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (gsize i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

void
exos_choose_file_to_open (GtkWindow *parent, ExosFileChosen chosen, gpointer user_data)
{
  static const char *const tables[] = { "*.csv", "*.CSV", "*.tsv", "*.TSV", "*.txt", NULL };
  static const char *const all[] = { "*", NULL };
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Open a CSV File"), parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                   C_ ("button", "_Open"), C_ ("button", "_Cancel"));

  add_filter (GTK_FILE_CHOOSER (dialog), _ ("Tables (CSV, TSV)"), tables);
  add_filter (GTK_FILE_CHOOSER (dialog), _ ("All files"), all);
  ask (dialog, chosen, user_data, NULL);
}

void
exos_choose_policy_file (GtkWindow *parent,
                         ExosFileChosen chosen,
                         gpointer user_data,
                         GDestroyNotify destroy)
{
  static const char *const policies[] = { "*.ini", NULL };
  static const char *const all[] = { "*", NULL };
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Choose a Policy File"), parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                   C_ ("button", "_Open"), C_ ("button", "_Cancel"));

  add_filter (GTK_FILE_CHOOSER (dialog), _ ("Policies (INI)"), policies);
  add_filter (GTK_FILE_CHOOSER (dialog), _ ("All files"), all);
  ask (dialog, chosen, user_data, destroy);
}

void
exos_choose_file_to_save (GtkWindow *parent,
                          const char *title,
                          const char *name,
                          GFile *folder,
                          ExosFileChosen chosen,
                          gpointer user_data,
                          GDestroyNotify destroy)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) start = folder != NULL      ? g_object_ref (folder)
                            : documents != NULL ? g_file_new_for_path (documents)
                                                : g_file_new_for_path (g_get_home_dir ());
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE,
                                   C_ ("button", "_Save"), C_ ("button", "_Cancel"));

  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), start, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  ask (dialog, chosen, user_data, destroy);
}
