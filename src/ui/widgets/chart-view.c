// SPDX-License-Identifier: MIT
#include "ui/widgets/chart-view.h"

#include <math.h>

#include "ui/style.h"

struct _ExosChartView
{
  GtkDrawingArea parent;
  const ExosChartKind *kind;
  gpointer data;
  GDestroyNotify destroy;
};

G_DEFINE_FINAL_TYPE (ExosChartView, exos_chart_view, GTK_TYPE_DRAWING_AREA)

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  ExosChartView *self = EXOS_CHART_VIEW (area);
  const ExosChartStyle style = exos_style_get_chart_style (exos_style_get ());

  if (self->kind != NULL)
    self->kind->draw (cr, width, height, self->data, &style);
}

static void
update_size (ExosChartView *self)
{
  const ExosChartStyle style = exos_style_get_chart_style (exos_style_get ());
  GtkDrawingArea *area = GTK_DRAWING_AREA (self);

  if (self->kind == NULL)
    return;

  gtk_drawing_area_set_content_height (area, (int) ceil (self->kind->height (self->data, &style)));
  gtk_drawing_area_set_content_width (area,
                                      (int) (self->kind->min_width * exos_style_get_text_scale ()));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drop_data (ExosChartView *self)
{
  if (self->destroy != NULL)
    self->destroy (self->data);
  self->destroy = NULL;
  self->data = NULL;
  self->kind = NULL;
}

void
exos_chart_view_set_chart (ExosChartView *self,
                           const ExosChartKind *kind,
                           gpointer data,
                           GDestroyNotify destroy,
                           const char *title,
                           const char *description)
{
  drop_data (self);
  self->kind = kind;
  self->data = data;
  self->destroy = destroy;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : "", GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "", -1);
  update_size (self);
}

static void
exos_chart_view_dispose (GObject *object)
{
  drop_data (EXOS_CHART_VIEW (object));
  G_OBJECT_CLASS (exos_chart_view_parent_class)->dispose (object);
}

static void
exos_chart_view_class_init (ExosChartViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = exos_chart_view_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
exos_chart_view_init (ExosChartView *self)
{
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self), draw, NULL, NULL);
  g_signal_connect_object (exos_style_get (), "changed", G_CALLBACK (update_size), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi",
                           G_CALLBACK (update_size), self, G_CONNECT_SWAPPED);
}

GtkWidget *
exos_chart_view_new (void)
{
  return g_object_new (EXOS_TYPE_CHART_VIEW, NULL);
}
