// SPDX-License-Identifier: MIT
#include "ui/export/decisions.h"

#include <string.h>

#include "data/format.h"
#include "data/language.h"
#include "store/save.h"
#include "ui/background.h"
#include "ui/export/ask-save.h"
#include "ui/export/decisions-read.h"
#include "ui/export/show-file.h"
#include "ui/remember.h"

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
  char *folder; /* of the history */
  char *text;   /* of the query */
  guint verdicts;
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
  g_free (self->folder);
  g_free (self->text);
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

/* Whether there was a decision to save. */
static void
saved (GObject *source, GAsyncResult *result, gpointer unused)
{
  const Export *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  const gboolean is_saved = g_task_propagate_boolean (G_TASK (result), &error);

  if (is_closed (self))
    return;
  if (is_saved || error != NULL)
    say (self, error);
  else
    exos_window_toast (self->window, _ ("No decision is like that."), NULL, NULL, NULL, NULL);
}

static gboolean
write_review (const Export *self, const ExosReview *review, GError **error)
{
  char *text = self->format->render (review);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return exos_save_bytes (self->file, bytes, NULL, error);
}

/* Ten thousand decisions take a while, and so may the disk. */
static void
save_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Export *self = task_data;
  const ExosHistoryQuery query = { .text = self->text, .verdicts = self->verdicts };
  GError *error = NULL;
  guint n_found;

  exos_language_use (self->language);

  g_autoptr (ExosReview) review = exos_decisions_read (self->folder, &query, &n_found, &error);
  const gboolean is_saved = review != NULL && n_found > 0 && write_review (self, review, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, is_saved);
}

void
exos_decisions_save (ExosWindow *window,
                     const ExosDecisionsFormat *format,
                     const ExosHistoryQuery *query,
                     GFile *file)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, saved, NULL);
  Export *self = g_new0 (Export, 1);

  *self = (Export) { .window = g_object_ref (window),
                     .format = format,
                     .file = exos_ask_save_complete (file, format->id),
                     .folder = g_strdup (exos_memory_get_folder (exos_remember_memory ())),
                     .text = g_strdup (query->text),
                     .verdicts = query->verdicts,
                     .language = exos_language () };
  g_application_hold (g_application_get_default ());
  self->waiting = g_timeout_add_once (1000, say_waiting, self);
  exos_window_dismiss_notice (window);
  g_task_set_task_data (task, self, free_export);
  exos_task_run_behind (task, save_thread);
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
