// SPDX-License-Identifier: MIT
#include "ui/widgets/picture.h"

#include "data/language.h"

#define MAX_PIXELS 32767.0 /* a side of an image of cairo */

/* A widget that waits to be drawn. */
typedef struct
{
  GtkWidget *widget;
  gboolean has_ring;
  gulong handler;
  void (*drawn) (GtkWidget *widget);
} Pose;

static void
free_pose (gpointer data, GClosure *closure)
{
  Pose *self = data;

  g_object_unref (self->widget);
  g_free (self);
}

static void
painted (GdkFrameClock *clock, gpointer user_data)
{
  Pose *self = user_data;
  GtkRoot *root = gtk_widget_get_root (self->widget);

  if (root != NULL)
    {
      self->drawn (self->widget);
      gtk_window_set_focus_visible (GTK_WINDOW (root), self->has_ring);
    }
  g_signal_handler_disconnect (clock, self->handler);
}

void
exos_picture_pose (GtkWidget *widget, void (*drawn) (GtkWidget *widget))
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  Pose *self = g_new0 (Pose, 1);

  *self = (Pose) { g_object_ref (widget), gtk_window_get_focus_visible (window), 0, drawn };
  gtk_window_set_focus_visible (window, FALSE);
  self->handler =
      g_signal_connect_data (clock, "after-paint", G_CALLBACK (painted), self, free_pose, 0);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
}

static GskRenderNode *
draw (GtkWidget *widget, double width, double height, double scale)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  return gtk_snapshot_free_to_node (snapshot);
}

GdkTexture *
exos_picture_new (GtkWidget *widget, double scale, GError **error)
{
  const double width = gtk_widget_get_width (widget);
  const double height = gtk_widget_get_height (widget);
  const double used = MIN (scale, MAX_PIXELS / MAX (1.0, MAX (width, height)));
  GskRenderNode *node = gtk_widget_get_mapped (widget) ? draw (widget, width, height, used) : NULL;
  GdkTexture *texture;

  if (node == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _ ("What is not shown cannot be copied as an image"));
      return NULL;
    }

  texture = gsk_renderer_render_texture (
      gtk_native_get_renderer (gtk_widget_get_native (widget)), node,
      &GRAPHENE_RECT_INIT (0, 0, (float) (width * used), (float) (height * used)));
  gsk_render_node_unref (node);
  return texture;
}
