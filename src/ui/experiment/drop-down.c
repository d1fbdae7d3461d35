// SPDX-License-Identifier: MIT
#include "ui/experiment/drop-down.h"

static void
set_label (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The item that is shown says that it takes the focus, but the toggle around it does; and its text
 * would make the page as wide as itself. */
static void
mend_items (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gtk_widget_set_focusable (child, FALSE);
      if (GTK_IS_LABEL (child))
        gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
      mend_items (child);
    }
}

void
exos_drop_down_set_name (GtkDropDown *drop_down, const char *name)
{
  GtkWidget *toggle = gtk_widget_get_first_child (GTK_WIDGET (drop_down));

  set_label (GTK_WIDGET (drop_down), name);
  set_label (toggle, name);
  mend_items (toggle);
}

gboolean
exos_drop_down_lists_same (GListModel *a, GListModel *b)
{
  const guint n = g_list_model_get_n_items (a);
  gboolean same = b != NULL && g_list_model_get_n_items (b) == n;

  for (guint i = 0; same && i < n; i++)
    same = g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (a), i),
                        gtk_string_list_get_string (GTK_STRING_LIST (b), i));
  return same;
}
