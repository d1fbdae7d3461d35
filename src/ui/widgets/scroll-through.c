// SPDX-License-Identifier: MIT
#include "ui/widgets/scroll-through.h"

#include <math.h>

/* As far as GtkScrolledWindow goes: a detent of a wheel, a pixel of a touchpad. */
#define DETENT_POWER (2.0 / 3.0)
#define TOUCHPAD_FACTOR 2.5

static GtkAdjustment *
find_page (GtkWidget *scroller)
{
  GtkWidget *parent = gtk_widget_get_parent (scroller);
  GtkWidget *outer =
      parent != NULL ? gtk_widget_get_ancestor (parent, GTK_TYPE_SCROLLED_WINDOW) : NULL;

  return outer != NULL ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (outer)) : NULL;
}

/* Lists that drop down from what is scrolled have a surface, and a wheel, of their own. */
static gboolean
is_elsewhere (GtkEventController *controller, GtkWidget *scroller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);
  GtkNative *native = gtk_widget_get_native (scroller);

  return event != NULL && gdk_event_get_surface (event) != gtk_native_get_surface (native);
}

static gboolean
scroll_page (GtkEventControllerScroll *scroll, double dx, double dy, gpointer user_data)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (scroll);
  GtkWidget *scroller = gtk_event_controller_get_widget (controller);
  const GdkModifierType state = gtk_event_controller_get_current_event_state (controller);
  GtkAdjustment *page = find_page (scroller);

  if (page == NULL || (state & GDK_SHIFT_MASK) != 0 || fabs (dx) >= fabs (dy) ||
      is_elsewhere (controller, scroller))
    return GDK_EVENT_PROPAGATE;

  const double step = gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_WHEEL
                          ? pow (gtk_adjustment_get_page_size (page), DETENT_POWER)
                          : TOUCHPAD_FACTOR;

  gtk_adjustment_set_value (page, gtk_adjustment_get_value (page) + dy * step);
  return GDK_EVENT_STOP;
}

void
exos_scroll_through (GtkScrolledWindow *scroller)
{
  GtkEventController *controller =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  gtk_event_controller_set_name (controller, "scroll-through");
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "scroll", G_CALLBACK (scroll_page), NULL);
  gtk_widget_add_controller (GTK_WIDGET (scroller), controller);
}
