// SPDX-License-Identifier: MIT
#include "ui/trace.h"

#define VARIABLE "EXOS_TRACE_FIRST_FRAME"

static void
say (const char *what)
{
  g_printerr ("%s %" G_GINT64_FORMAT "\n", what, g_get_monotonic_time ());
}

/* The whole page, not the fading in of it. */
static gboolean
shows_verdict (ExosWindow *window)
{
  if (exos_session_get_report (exos_window_get_session (window)) == NULL ||
      exos_window_get_page (window) != EXOS_PAGE_RESULTS)
    return FALSE;

  GtkWidget *page = exos_window_get_page_widget (window, EXOS_PAGE_RESULTS);

  return !gtk_stack_get_transition_running (GTK_STACK (gtk_widget_get_parent (page)));
}

static void
painted (ExosWindow *window)
{
  static gboolean had_frame, had_verdict;

  if (!had_frame)
    {
      had_frame = TRUE;
      say ("first-frame");
      if (g_strcmp0 (g_getenv (VARIABLE), "exit") == 0)
        g_application_quit (g_application_get_default ());
    }
  if (!had_verdict && shows_verdict (window))
    {
      had_verdict = TRUE;
      say ("verdict");
    }
}

void
exos_trace_window (ExosWindow *window)
{
  if (g_getenv (VARIABLE) != NULL)
    g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                             G_CALLBACK (painted), window, G_CONNECT_SWAPPED);
}
