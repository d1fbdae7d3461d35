// SPDX-License-Identifier: MIT
#include "ui/memo/paper-sheet.h"

#define NARROWEST 220
#define WIDEST 1000 /* where there is room for more */

struct _ExosPaperSheet
{
  GtkWidget parent;
  cairo_surface_t *image;
  int width;
  double ratio;
};

G_DEFINE_FINAL_TYPE (ExosPaperSheet, exos_paper_sheet, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
exos_paper_sheet_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
exos_paper_sheet_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  ExosPaperSheet *self = EXOS_PAPER_SHEET (widget);
  const int wanted = self->width > 0 ? self->width : WIDEST;
  const gboolean fits = self->width == 0 && for_size > 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->width > 0 ? self->width : NARROWEST;
      *natural = wanted;
      return;
    }

  *minimum = (int) ((fits ? for_size : wanted) * self->ratio);
  *natural = *minimum;
}

static void
exos_paper_sheet_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ExosPaperSheet *self = EXOS_PAPER_SHEET (widget);
  const int width = gtk_widget_get_width (widget);
  const int height = gtk_widget_get_height (widget);
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, width, height);
  cairo_t *cr;

  if (self->image == NULL || width <= 0)
    return;

  /* By the width alone: a picture of the right width is not resampled for a fraction of height. */
  const double scale = (double) width / cairo_image_surface_get_width (self->image);

  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, self->image, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
}

void
exos_paper_sheet_set_image (ExosPaperSheet *self, cairo_surface_t *image)
{
  g_clear_pointer (&self->image, cairo_surface_destroy);
  self->image = cairo_surface_reference (image);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
exos_paper_sheet_set_size (ExosPaperSheet *self, int width, double ratio)
{
  if (width == self->width && ratio == self->ratio)
    return;

  self->width = width;
  self->ratio = ratio;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
exos_paper_sheet_finalize (GObject *object)
{
  g_clear_pointer (&EXOS_PAPER_SHEET (object)->image, cairo_surface_destroy);
  G_OBJECT_CLASS (exos_paper_sheet_parent_class)->finalize (object);
}

static void
exos_paper_sheet_class_init (ExosPaperSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = exos_paper_sheet_finalize;
  widget_class->get_request_mode = exos_paper_sheet_get_request_mode;
  widget_class->measure = exos_paper_sheet_measure;
  widget_class->snapshot = exos_paper_sheet_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
exos_paper_sheet_init (ExosPaperSheet *self)
{
  self->ratio = 1.4;
  gtk_widget_add_css_class (GTK_WIDGET (self), "exos-sheet");
  gtk_widget_set_focusable (GTK_WIDGET (self),
                            TRUE); /* to scroll with the keyboard, and to be read */
}

GtkWidget *
exos_paper_sheet_new (void)
{
  return g_object_new (EXOS_TYPE_PAPER_SHEET, NULL);
}
