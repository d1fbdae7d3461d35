// SPDX-License-Identifier: MIT
#include "ui/export/save.h"

#include "data/format.h"
#include "data/language.h"
#include "memo/file-name.h"
#include "ui/choose-file.h"
#include "ui/defaults.h"
#include "ui/export/show-file.h"

/* One saving under way. Holds the window so that it can say how it went. */
typedef struct
{
  ExosWindow *window;
  const ExosExportFormat *format;
  GFile *file;
} Saving;

static void
free_saving (Saving *self)
{
  g_object_unref (self->window);
  g_clear_object (&self->file);
  g_free (self);
}

static char *
dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);

  return exos_visible_text (name, 0);
}

static void
show_file (gpointer file)
{
  exos_show_file (file);
}

static void
remember (const Saving *self)
{
  g_autoptr (GFile) folder = g_file_get_parent (self->file);
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  g_settings_set_string (exos_settings (), "last-export-format", self->format->id);
  if (uri != NULL)
    g_settings_set_string (exos_settings (), "last-export-folder", uri);
}

static void
say_success (const Saving *self)
{
  g_autofree char *name = dup_name (self->file);
  g_autofree char *message = g_strdup_printf (_ ("Saved “%s”"), name);

  remember (self);
  if (self->format->is_memo)
    exos_session_mark_saved (exos_window_get_session (self->window));
  exos_window_toast (self->window, message, _ ("Show in Folder"), show_file,
                     g_object_ref (self->file), g_object_unref);
}

static void
say_failure (const Saving *self, const GError *error)
{
  g_autofree char *name = dup_name (self->file);
  g_autofree char *reason = exos_visible_text (error->message, 0);
  g_autofree char *message = g_strdup_printf (
      _ ("Could not save “%s”: %s. Your memo is kept; try another folder."), name, reason);

  exos_window_notice (self->window, TRUE, message, _ ("Save As…"), "win.save-as");
}

static void
saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *self = user_data;
  g_autoptr (GError) error = NULL;

  if (exos_export_finish (result, &error))
    say_success (self);
  else
    say_failure (self, error);
  free_saving (self);
}

/* The chosen file, with the ending of the format. */
static GFile *
complete (GFile *file, const ExosExportFormat *format)
{
  g_autofree char *ending = g_strconcat (".", format->extension, NULL);
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *lower = g_ascii_strdown (uri, -1);
  g_autofree char *completed = g_strconcat (uri, ending, NULL);

  return g_str_has_suffix (lower, ending) ? g_object_ref (file) : g_file_new_for_uri (completed);
}

void
exos_save_to (ExosWindow *window, const ExosExportFormat *format, GFile *file)
{
  Saving *self = g_new0 (Saving, 1);

  *self = (Saving) { g_object_ref (window), format, complete (file, format) };
  exos_window_dismiss_notice (window);
  exos_export_async (format, exos_window_get_session (window), self->file, NULL, saved, self);
}

/* What is asked, while the dialog is open. */
typedef struct
{
  ExosWindow *window;
  const ExosExportFormat *format;
} Question;

static void
chosen (GFile *file, gpointer data)
{
  const Question *question = data;

  exos_save_to (question->window, question->format, file);
}

static GFile *
last_folder (void)
{
  g_autofree char *uri = g_settings_get_string (exos_settings (), "last-export-folder");

  return uri[0] != '\0' ? g_file_new_for_uri (uri) : NULL;
}

static char *
propose_name (ExosWindow *window, const ExosExportFormat *format)
{
  g_autofree char *title = exos_session_dup_title (exos_window_get_session (window));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate today;

  g_date_set_dmy (&today, (GDateDay) g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
  return exos_export_file_name (title, &today, format->extension);
}

void
exos_save_ask (ExosWindow *window, const ExosExportFormat *format)
{
  g_autofree char *name = propose_name (window, format);
  g_autoptr (GFile) folder = last_folder ();
  Question *question = g_new (Question, 1);

  *question = (Question) { window, format };
  exos_choose_file_to_save (GTK_WINDOW (window), exos_gettext (format->title), name, folder, chosen,
                            question, g_free);
}
