// SPDX-License-Identifier: MIT
#include "ui/export/decisions.h"

#include <string.h>

#include "data/format.h"
#include "data/language.h"
#include "store/save.h"
#include "ui/export/ask-save.h"
#include "ui/export/decisions-read.h"
#include "ui/export/show-file.h"

struct ExosDecisionsFormat
{
  const char *id; /* and the ending */
  const char *title;
  char *(*render) (const ExosReview *review);
};

const ExosDecisionsFormat *
exos_decisions_format (const char *id)
{
  static const ExosDecisionsFormat formats[] = {
    { "csv", N_ ("Export Decisions as CSV"), exos_review_render_csv },
    { "html", N_ ("Export Decisions as HTML"), exos_review_render_html },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].id, id))
      return &formats[i];
  return &formats[0];
}

/* One export under way. Holds the program so that the file is whole when the last window closes. */
typedef struct
{
  ExosWindow *window;
  const ExosDecisionsFormat *format;
  GFile *file;
  ExosReview *review;
  const char *language;
  guint waiting; /* a timeout, 0 without */
} Export;

static void
free_export (gpointer data)
{
  Export *self = data;

  g_clear_handle_id (&self->waiting, g_source_remove);
  g_application_release (g_application_get_default ());
  g_object_unref (self->window);
  g_object_unref (self->file);
  g_clear_pointer (&self->review, exos_review_free);
  g_free (self);
}

static gboolean
is_closed (const Export *self)
{
  return exos_window_get_session (self->window) == NULL;
}

/* Thousands take seconds: somebody would ask for them again. */
static void
say_waiting (gpointer data)
{
  Export *self = data;

  self->waiting = 0;
  if (!is_closed (self))
    exos_window_toast (self->window, _ ("Exporting decisions…"), NULL, NULL, NULL, NULL);
}

static void
show_file (gpointer file)
{
  exos_show_file (file);
}

static void
say (const Export *self, const GError *error)
{
  g_autofree char *name = exos_ask_save_dup_name (self->file);

  if (error == NULL)
    {
      g_autofree char *message = g_strdup_printf (_ ("Saved “%s”"), name);

      exos_ask_save_remember (self->file);
      exos_window_toast (self->window, message, _ ("Show in Folder"), show_file,
                         g_object_ref (self->file), g_object_unref);
      return;
    }

  g_autofree char *reason = exos_visible_text (error->message, 0);
  /* Translators: the name of a file, and why. */
  g_autofree char *message =
      g_strdup_printf (_ ("Could not save “%s”: %s. Try another folder."), name, reason);

  exos_window_notice (self->window, TRUE, message, NULL, NULL);
}

static void
saved (GObject *source, GAsyncResult *result, gpointer unused)
{
  const Export *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  if (!is_closed (self))
    say (self, error);
}

/* Ten thousand lines take a while, and so may the disk. */
static void
save_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Export *self = task_data;
  GError *error = NULL;

  exos_language_use (self->language);

  char *text = self->format->render (self->review);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  if (exos_save_bytes (self->file, bytes, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
read_all (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_found;

  self->review = exos_decisions_read_finish (result, &n_found, &error);
  if (n_found > 0 && self->review != NULL)
    {
      g_autoptr (GTask) task = g_task_new (NULL, NULL, saved, NULL);

      g_task_set_task_data (task, self, free_export);
      g_task_run_in_thread (task, save_thread);
      return;
    }

  if (!is_closed (self) && error != NULL)
    exos_window_notice (self->window, TRUE, error->message, NULL, NULL);
  else if (!is_closed (self))
    exos_window_toast (self->window, _ ("No decision is like that."), NULL, NULL, NULL, NULL);
  free_export (self);
}

void
exos_decisions_save (ExosWindow *window,
                     const ExosDecisionsFormat *format,
                     const ExosHistoryQuery *query,
                     GFile *file)
{
  Export *self = g_new0 (Export, 1);

  *self = (Export) { .window = g_object_ref (window),
                     .format = format,
                     .file = exos_ask_save_complete (file, format->id),
                     .language = exos_language () };
  g_application_hold (g_application_get_default ());
  self->waiting = g_timeout_add_once (1000, say_waiting, self);
  exos_window_dismiss_notice (window);
  exos_decisions_read_async (query, read_all, self);
}

/* What is to be saved, while the dialog is open. */
typedef struct
{
  ExosWindow *window;
  const ExosDecisionsFormat *format;
  char *text;
  guint verdicts;
} Question;

static void
free_question (gpointer data)
{
  Question *self = data;

  g_free (self->text);
  g_free (self);
}

static void
chosen (GFile *file, gpointer data)
{
  const Question *self = data;
  const ExosHistoryQuery query = { .text = self->text, .verdicts = self->verdicts };

  exos_decisions_save (self->window, self->format, &query, file);
}

void
exos_decisions_ask (ExosWindow *window,
                    const ExosDecisionsFormat *format,
                    const ExosHistoryQuery *query)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *name = g_strdup_printf ("decisions_%s.%s", day, format->id);
  Question *question = g_new (Question, 1);

  *question = (Question) { window, format, g_strdup (query->text), query->verdicts };
  exos_ask_save (GTK_WINDOW (window), exos_gettext (format->title), name, format->id, chosen,
                 question, free_question);
}
