// SPDX-License-Identifier: MIT
#include "ui/export/ask-save.h"

#include "data/format.h"
#include "ui/defaults.h"

/* What is asked, while the dialog is open. */
typedef struct
{
  GtkWindow *parent;
  char *title;
  const char *extension;
  ExosFileChosen chosen;
  gpointer user_data;
  GDestroyNotify destroy;
} Question;

static void
free_question (gpointer data)
{
  Question *self = data;

  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free (self->title);
  g_free (self);
}

GFile *
exos_ask_save_complete (GFile *file, const char *extension)
{
  g_autofree char *ending = g_strconcat (".", extension, NULL);
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *lower = g_ascii_strdown (uri, -1);
  g_autofree char *completed = g_strconcat (uri, ending, NULL);

  return g_str_has_suffix (lower, ending) ? g_object_ref (file) : g_file_new_for_uri (completed);
}

static void ask (Question asked, const char *name, GFile *folder);

/* The dialog asks before it replaces the file that was named, not one whose name the ending makes:
 * then it is shown again, with that name. */
static void
chosen (GFile *file, gpointer data)
{
  Question *question = data;
  g_autoptr (GFile) completed = exos_ask_save_complete (file, question->extension);

  if (g_file_equal (file, completed) || !g_file_query_exists (completed, NULL))
    {
      question->chosen (completed, question->user_data);
      return;
    }

  g_autoptr (GFile) folder = g_file_get_parent (completed);
  g_autofree char *base = g_file_get_basename (completed);
  g_autofree char *name = g_filename_display_name (base);
  Question again = *question;

  again.title = g_strdup (question->title);
  question->destroy = NULL;
  ask (again, name, folder);
}

static void
ask (Question asked, const char *name, GFile *folder)
{
  Question *question = g_memdup2 (&asked, sizeof asked);

  exos_choose_file_to_save (question->parent, question->title, name, folder, chosen, question,
                            free_question);
}

void
exos_ask_save (GtkWindow *parent,
               const char *title,
               const char *name,
               const char *extension,
               ExosFileChosen answered,
               gpointer user_data,
               GDestroyNotify destroy)
{
  g_autofree char *uri = g_settings_get_string (exos_settings (), "last-export-folder");
  g_autoptr (GFile) folder = uri[0] != '\0' ? g_file_new_for_uri (uri) : NULL;

  ask ((Question) { parent, g_strdup (title), extension, answered, user_data, destroy }, name,
       folder);
}

void
exos_ask_save_remember (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (uri != NULL)
    g_settings_set_string (exos_settings (), "last-export-folder", uri);
}

char *
exos_ask_save_dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);

  return exos_visible_text (name, 0);
}
