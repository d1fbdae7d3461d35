// SPDX-License-Identifier: MIT
#include "ui/export/save.h"

#include "data/format.h"
#include "data/language.h"
#include "memo/file-name.h"
#include "ui/defaults.h"
#include "ui/export/ask-save.h"
#include "ui/export/show-file.h"
#include "ui/remember.h"

/* One saving under way. Holds the window so that it can say how it went, and the program so that
 * the file is whole when the last window closes meanwhile. */
typedef struct
{
  ExosWindow *window;
  const ExosExportFormat *format;
  GFile *file;
  ExosMemoOrder *order; /* what is in it */
  GPtrArray *files;     /* that it was made from */
} Saving;

static void
free_saving (Saving *self)
{
  g_application_release (g_application_get_default ());
  g_object_unref (self->window);
  g_clear_object (&self->file);
  exos_memo_order_free (self->order);
  g_ptr_array_unref (self->files);
  g_free (self);
}

static void
show_file (gpointer file)
{
  exos_show_file (file);
}

static void
remember (const Saving *self)
{
  g_settings_set_string (exos_settings (), "last-export-format", self->format->id);
  exos_ask_save_remember (self->file);
}

/* What was typed while the file was written is not in it. */
static void
mark_saved (const Saving *self)
{
  ExosSession *session = exos_window_get_session (self->window);

  if (self->format->is_memo &&
      exos_memo_edits_equal (self->order->edits, exos_session_get_edits (session)))
    exos_session_mark_saved (session);
}

static void
say_success (const Saving *self)
{
  g_autofree char *name = exos_ask_save_dup_name (self->file);
  g_autofree char *message = g_strdup_printf (_ ("Saved “%s”"), name);

  remember (self);
  mark_saved (self);
  exos_window_toast (self->window, message, _ ("Show in Folder"), show_file,
                     g_object_ref (self->file), g_object_unref);
}

static void
say_failure (const Saving *self, const GError *error)
{
  g_autofree char *name = exos_ask_save_dup_name (self->file);
  g_autofree char *reason = exos_visible_text (error->message, 0);
  g_autofree char *message = g_strdup_printf (
      _ ("Could not save “%s”: %s. Your memo is kept; try another folder."), name, reason);

  exos_window_notice (self->window, TRUE, message, _ ("Save As…"), "win.save-as");
}

/* A memo that was saved is a decision, also when its window is gone. */
static void
kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!exos_remember_decision_finish (result, &error) &&
      exos_window_get_session (self->window) != NULL)
    {
      g_autofree char *message = g_strdup_printf (
          _ ("The memo is saved, but the decision is not kept in the history. %s"), error->message);

      exos_window_notice (self->window, TRUE, message, NULL, NULL);
    }
  free_saving (self);
}

static void
saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *self = user_data;
  g_autoptr (GError) error = NULL;

  const gboolean is_saved = exos_export_finish (result, &error);
  const gboolean is_closed = exos_window_get_session (self->window) == NULL;

  if (is_saved && !is_closed)
    say_success (self);
  else if (!is_closed)
    say_failure (self, error);
  if (is_saved && self->format->is_memo)
    exos_remember_decision (self->order, self->files, kept, self);
  else
    free_saving (self);
}

void
exos_save_to (ExosWindow *window, const ExosExportFormat *format, GFile *file)
{
  ExosSession *session = exos_window_get_session (window);
  Saving *self = g_new (Saving, 1);

  *self =
      (Saving) { g_object_ref (window), format, exos_ask_save_complete (file, format->extension),
                 exos_memo_order_new (session),
                 g_ptr_array_ref (exos_session_get_files (session)) };
  g_application_hold (g_application_get_default ());
  exos_window_dismiss_notice (window);
  exos_export_async (format, session, self->file, NULL, saved, self);
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
  Question *question = g_new (Question, 1);

  *question = (Question) { window, format };
  exos_ask_save (GTK_WINDOW (window), exos_gettext (format->title), name, format->extension, chosen,
                 question, g_free);
}
