// SPDX-License-Identifier: MIT
#include "ui/widgets/dispose-template.h"

void
exos_dispose_template (gpointer widget, GType type)
{
  GtkWidget *child;

  gtk_widget_dispose_template (widget, type);
  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}
