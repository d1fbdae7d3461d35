// SPDX-License-Identifier: MIT
#include "ui/choose-file.h"

#include "data/language.h"

typedef struct
{
  ExosFileChosen chosen; /* or chosen_files */
  ExosFilesChosen chosen_files;
  gpointer user_data;
  GDestroyNotify destroy;
} Answer;

static GPtrArray *
list_files (GtkFileChooser *chooser)
{
  g_autoptr (GListModel) list = gtk_file_chooser_get_files (chooser);
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (files, g_list_model_get_item (list, i));
  return files;
}

static void
responded (GtkNativeDialog *dialog, int response, gpointer data)
{
  Answer *answer = data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GPtrArray) files = list_files (GTK_FILE_CHOOSER (dialog));

      if (files->len > 0 && answer->chosen_files != NULL)
        answer->chosen_files (files, answer->user_data);
      else if (files->len > 0)
        answer->chosen (g_ptr_array_index (files, 0), answer->user_data);
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
ask (GtkFileChooserNative *dialog, Answer asked)
{
  Answer *answer = g_memdup2 (&asked, sizeof asked);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (responded), answer, free_answer, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* Endings as people write them: .csv and .CSV. */
static void
add_suffix_filter (GtkFileChooser *chooser, const char *name, const char *const *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (gsize i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  gtk_file_chooser_add_filter (chooser, filter);
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
exos_choose_files_to_open (GtkWindow *parent, ExosFilesChosen chosen, gpointer user_data)
{
  static const char *const tables[] = { "csv",    "tsv",    "tab",    "txt", "csv.gz",
                                        "tsv.gz", "tab.gz", "txt.gz", NULL };
  static const char *const all[] = { "*", NULL };
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Open a CSV File"), parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                   C_ ("button", "_Open"), C_ ("button", "_Cancel"));

  add_suffix_filter (GTK_FILE_CHOOSER (dialog), _ ("Tables (CSV, TSV)"), tables);
  add_filter (GTK_FILE_CHOOSER (dialog), _ ("All files"), all);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  ask (dialog, (Answer) { .chosen_files = chosen, .user_data = user_data });
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
  ask (dialog, (Answer) { .chosen = chosen, .user_data = user_data, .destroy = destroy });
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
  ask (dialog, (Answer) { .chosen = chosen, .user_data = user_data, .destroy = destroy });
}
