// SPDX-License-Identifier: MIT
#include "ui/widgets/picture.h"

#include "data/language.h"

#define MAX_PIXELS 32767.0 /* a side of an image of cairo */

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

  if (!gtk_widget_get_mapped (widget) || width <= 0.0 || height <= 0.0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _ ("What is not shown cannot be copied as an image"));
      return NULL;
    }

  const double used = MIN (scale, MAX_PIXELS / MAX (width, height));
  const graphene_rect_t bounds =
      GRAPHENE_RECT_INIT (0, 0, (float) (width * used), (float) (height * used));
  GskRenderNode *node = draw (widget, width, height, used);
  GdkTexture *texture = gsk_renderer_render_texture (
      gtk_native_get_renderer (gtk_widget_get_native (widget)), node, &bounds);

  gsk_render_node_unref (node);
  return texture;
}
