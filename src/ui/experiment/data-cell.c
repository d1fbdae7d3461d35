// SPDX-License-Identifier: MIT
#include "ui/experiment/data-cell.h"

#define LONGEST 28 /* characters; the rest is in the tooltip */

struct _ExosDataCell
{
  GtkWidget parent;
};

G_DEFINE_FINAL_TYPE (ExosDataCell, exos_data_cell, GTK_TYPE_WIDGET)

void
exos_data_cell_mark (ExosDataCell *self, const char *name)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "marked");
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
exos_data_cell_unmark (ExosDataCell *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "marked");
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

static void
exos_data_cell_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  if (child != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (exos_data_cell_parent_class)->dispose (object);
}

static void
exos_data_cell_class_init (ExosDataCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_data_cell_dispose;
  gtk_widget_class_set_css_name (widget_class, "exos-data-cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
exos_data_cell_init (ExosDataCell *self)
{
}

GtkWidget *
exos_data_cell_new (const char *text, gboolean is_count)
{
  GtkWidget *self = g_object_new (EXOS_TYPE_DATA_CELL, NULL);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), is_count ? 1.0F : 0.0F);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LONGEST);
  if (g_utf8_strlen (text, -1) > LONGEST)
    gtk_widget_set_tooltip_text (self, text);
  gtk_widget_set_parent (label, self);
  return self;
}
