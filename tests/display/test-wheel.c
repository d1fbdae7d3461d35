// SPDX-License-Identifier: MIT
/* Scrolled windows that only scroll sideways, in a page. */
#include "ui-fixture.h"
#include "ui/widgets/scroll-through.h"

static GtkWidget *
create_block (int width, int height)
{
  GtkWidget *block = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (block), width);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (block), height);
  return block;
}

/* A table of 900x40 in a page of 500x2000, of which 300x200 are seen. */
typedef struct
{
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *table;
} Scrolled;

static Scrolled
present_scrolled (void)
{
  Scrolled self = { .page = gtk_scrolled_window_new (), .table = gtk_scrolled_window_new () };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self.table), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self.table), create_block (900, 40));
  exos_scroll_through (GTK_SCROLLED_WINDOW (self.table));
  gtk_box_append (GTK_BOX (box), self.table);
  gtk_box_append (GTK_BOX (box), create_block (100, 2000));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self.page), box);
  gtk_widget_set_size_request (self.page, 300, 200);
  self.window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self.window), self.page);
  gtk_window_present (GTK_WINDOW (self.window));
  gtk_test_widget_wait_for_draw (self.window);
  return self;
}

static GtkEventController *
find_controller (GtkWidget *widget, const char *name)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_strcmp0 (gtk_event_controller_get_name (controller), name) == 0)
        return controller; /* the widget keeps it */
    }
  g_assert_not_reached ();
}

/* Whether the wheel over the table ends there. */
static gboolean
turn_wheel (const Scrolled *self, double dx, double dy)
{
  gboolean is_handled = FALSE;

  g_signal_emit_by_name (find_controller (self->table, "scroll-through"), "scroll", dx, dy,
                         &is_handled);
  return is_handled;
}

static double
page_position (const Scrolled *self)
{
  return gtk_adjustment_get_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->page)));
}

static void
test_wheel_over_a_table_scrolls_the_page (void)
{
  const Scrolled self = present_scrolled ();

  g_assert_true (turn_wheel (&self, 0.0, 1.0));
  g_assert_cmpfloat (page_position (&self), >, 20.0);
  g_assert_true (turn_wheel (&self, 0.0, -1.0));
  g_assert_cmpfloat (page_position (&self), ==, 0.0);
  gtk_window_destroy (GTK_WINDOW (self.window));
}

static void
test_sideways_stays_with_the_table (void)
{
  const Scrolled self = present_scrolled ();

  g_assert_false (turn_wheel (&self, 1.0, 0.0));
  g_assert_false (turn_wheel (&self, 2.0, 0.5));
  g_assert_cmpfloat (page_position (&self), ==, 0.0);
  gtk_window_destroy (GTK_WINDOW (self.window));
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);
  g_test_add_func ("/wheel/over-a-table-scrolls-the-page",
                   test_wheel_over_a_table_scrolls_the_page);
  g_test_add_func ("/wheel/sideways-stays-with-the-table", test_sideways_stays_with_the_table);
  return g_test_run ();
}
