// SPDX-License-Identifier: MIT
#include "ui/export/formats.h"

#include <string.h>

#include "data/language.h"
#include "memo/draw.h"
#include "memo/render.h"
#include "store/save.h"

#define PNG_WIDTH 1600

static GBytes *
take (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
render_pdf (const ExosMemoOrder *order, const ExosDoc *doc, GError **error)
{
  return exos_draw_pdf (doc, order->paper, error);
}

static GBytes *
render_html (const ExosMemoOrder *order, const ExosDoc *doc, GError **error)
{
  return exos_draw_html (doc, order->paper, error);
}

static GBytes *
render_markdown (const ExosMemoOrder *order, const ExosDoc *doc, GError **error)
{
  return take (exos_render_markdown (doc));
}

static GBytes *
render_json (const ExosMemoOrder *order, const ExosDoc *doc, GError **error)
{
  return take (exos_render_json (order->report, doc));
}

static GBytes *
render_png (const ExosMemoOrder *order, const ExosDoc *doc, GError **error)
{
  return exos_draw_effect_png (order->report, order->language, PNG_WIDTH, error);
}

const ExosExportFormat *
exos_export_formats (void)
{
  /* clang-format off */
  static const ExosExportFormat formats[] = {
    { "pdf",      "pdf",  N_ ("Save Memo as PDF"),         TRUE,  FALSE, render_pdf },
    { "html",     "html", N_ ("Save Memo as HTML"),        TRUE,  FALSE, render_html },
    { "markdown", "md",   N_ ("Save Memo as Markdown"),    TRUE,  FALSE, render_markdown },
    { "json",     "json", N_ ("Save Results as JSON"),     FALSE, FALSE, render_json },
    { "png",      "png",  N_ ("Save Effect Chart as PNG"), FALSE, TRUE,  render_png },
    { 0 },
  };
  /* clang-format on */

  return formats;
}

const ExosExportFormat *
exos_export_format (const char *id)
{
  for (const ExosExportFormat *format = exos_export_formats (); format->id != NULL; format++)
    if (g_str_equal (format->id, id))
      return format;

  return exos_export_formats ();
}

/* What the worker is given: immutable values only. */
typedef struct
{
  const ExosExportFormat *format;
  ExosMemoOrder *order;
  GFile *file;
} Job;

static void
free_job (gpointer data)
{
  Job *self = data;

  exos_memo_order_free (self->order);
  g_object_unref (self->file);
  g_free (self);
}

static void
export_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Job *job = task_data;
  g_autoptr (ExosDoc) doc = exos_memo_order_new_doc (job->order);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  exos_language_use (job->order->language);
  bytes = job->format->render (job->order, doc, &error);
  if (bytes == NULL || !exos_save_bytes (job->file, bytes, cancellable, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

void
exos_export_async (const ExosExportFormat *format,
                   ExosSession *session,
                   GFile *file,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new (Job, 1);

  *job = (Job) { format, exos_memo_order_new (session), g_object_ref (file) };
  g_task_set_source_tag (task, exos_export_async);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, export_thread);
}

gboolean
exos_export_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
