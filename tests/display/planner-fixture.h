// SPDX-License-Identifier: MIT
/* What tests of planning share: the window, its parts, typing into them. */
#pragma once

#include "experiment-fixture.h"

#include "ui/planner/planner-window.h"

/* There is one over each window, or none. */
static inline GtkWindow *
find_over (gpointer window)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();
  GtkWindow *found = NULL;

  for (GList *l = toplevels; l != NULL; l = l->next)
    if (g_str_equal (G_OBJECT_TYPE_NAME (l->data), "ExosPlannerWindow") &&
        gtk_window_get_transient_for (l->data) == window)
      {
        g_assert_null (found);
        found = l->data;
      }
  return found;
}

static inline GtkWindow *
open_planner (gpointer window)
{
  exos_planner_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (find_over (window)));
  return find_over (window);
}

static inline gpointer
part (GtkWindow *planner, const char *id)
{
  guint n = 0;
  GtkWidget *found = exos_find_nth (planner, id, &n);

  g_assert_nonnull (found);
  return found;
}

/* As a person does: the text stands there, the field is not left. */
static inline void
type (GtkWindow *planner, const char *id, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (part (planner, id)), text);
}

static inline void
assert_line (GtkWindow *planner, const char *id, const char *text)
{
  GtkWidget *label = part (planner, id);

  g_assert_cmpint (gtk_widget_get_visible (label), ==, text != NULL);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, text != NULL ? text : "");
}
