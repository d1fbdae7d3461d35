// SPDX-License-Identifier: MIT
#include "ui/widgets/clamp-layout.h"

#include "ui/style.h"

#define MAXIMUM 920

struct _ExosClampLayout
{
  GtkLayoutManager parent;
};

G_DEFINE_FINAL_TYPE (ExosClampLayout, exos_clamp_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
clamp_width (GtkWidget *child, int width)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return MAX (minimum, MIN (width, (int) (MAXIMUM * exos_style_get_text_scale ())));
}

static GtkSizeRequestMode
exos_clamp_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
exos_clamp_layout_measure (GtkLayoutManager *manager,
                           GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  const gboolean is_height = orientation == GTK_ORIENTATION_VERTICAL;

  if (child == NULL)
    return;

  gtk_widget_measure (child, orientation,
                      is_height && for_size >= 0 ? clamp_width (child, for_size) : -1, minimum,
                      natural, NULL, NULL);
  if (!is_height)
    *natural = clamp_width (child, *natural);
}

static void
exos_clamp_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child == NULL)
    return;

  const int used = clamp_width (child, width);

  gtk_widget_size_allocate (child, &(GtkAllocation) { (width - used) / 2, 0, used, height },
                            baseline);
}

static void
exos_clamp_layout_class_init (ExosClampLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = exos_clamp_layout_get_request_mode;
  layout_class->measure = exos_clamp_layout_measure;
  layout_class->allocate = exos_clamp_layout_allocate;
}

static void
exos_clamp_layout_init (ExosClampLayout *self)
{
}
