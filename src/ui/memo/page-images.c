// SPDX-License-Identifier: MIT
#include "ui/memo/page-images.h"

#include <math.h>

#include "memo/draw.h"
#include "memo/render.h"

typedef struct
{
  ExosMemoOrder *order;
  int width;
} Job;

static void
free_job (gpointer data)
{
  Job *self = data;

  exos_memo_order_free (self->order);
  g_free (self);
}

void
exos_page_images_free (ExosPageImages *self)
{
  g_ptr_array_unref (self->pages);
  g_free (self->text);
  g_free (self);
}

static cairo_surface_t *
draw (const ExosDoc *doc, const Job *job, gsize page)
{
  double width, height;

  exos_page_size (job->order->paper, &width, &height);

  const double scale = job->width / width;
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, job->width, (int) ceil (height * scale));
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  exos_draw_page (cr, doc, job->order->paper, page);
  cairo_destroy (cr);
  return surface;
}

static void
draw_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Job *job = task_data;
  g_autoptr (ExosDoc) doc = exos_memo_order_new_doc (job->order);
  const gsize n_pages = exos_page_count (doc, job->order->paper);
  g_autoptr (ExosPageImages) images = g_new0 (ExosPageImages, 1);

  images->text = exos_render_text (doc);
  images->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);
  for (gsize i = 0; i < n_pages && !g_cancellable_is_cancelled (cancellable); i++)
    g_ptr_array_add (images->pages, draw (doc, job, i));
  g_task_return_pointer (task, g_steal_pointer (&images), (GDestroyNotify) exos_page_images_free);
}

void
exos_page_images_async (ExosMemoOrder *order,
                        int width,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new (Job, 1);

  *job = (Job) { order, width };
  g_task_set_source_tag (task, exos_page_images_async);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, draw_thread);
}

ExosPageImages *
exos_page_images_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
