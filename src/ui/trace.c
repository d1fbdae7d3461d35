// SPDX-License-Identifier: MIT
#include "ui/trace.h"

#define VARIABLE "EXOS_TRACE_FIRST_FRAME"
#define GAP_VARIABLE "EXOS_TRACE_GAP"
#define GAP_INTERVAL 1     /* ms */
#define SHORTEST_SAID 4000 /* µs */

/* Between two turns of the main loop while a file is read. */
typedef struct
{
  gint64 last;
  gint64 longest;
  guint timer;
} Gap;

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

static gboolean
turned (gpointer data)
{
  Gap *gap = data;
  const gint64 now = g_get_monotonic_time ();

  gap->longest = MAX (gap->longest, now - gap->last);
  gap->last = now;
  return G_SOURCE_CONTINUE;
}

/* Whatever happens, until the program ends. */
static gboolean
turned_always (gpointer data)
{
  Gap *gap = data;
  const gint64 before = gap->last;
  const gint64 now = g_get_monotonic_time ();

  gap->last = now;
  if (now - before >= SHORTEST_SAID)
    g_printerr ("gap %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", now, now - before);
  return G_SOURCE_CONTINUE;
}

static void
watch_always (void)
{
  static Gap gap;

  if (gap.timer != 0)
    return;
  gap.last = g_get_monotonic_time ();
  gap.timer = g_timeout_add_full (G_PRIORITY_HIGH, GAP_INTERVAL, turned_always, &gap, NULL);
}

/* At the end the result has been shown already, before the timer could turn again. */
static void
reading_changed (ExosSession *session)
{
  static Gap gap;

  if (exos_session_is_reading (session) == (gap.timer != 0))
    return;

  if (gap.timer == 0)
    {
      say ("reading");
      gap.last = g_get_monotonic_time ();
      gap.longest = 0;
      gap.timer = g_timeout_add (GAP_INTERVAL, turned, &gap);
      return;
    }
  g_clear_handle_id (&gap.timer, g_source_remove);
  g_printerr ("longest-gap %" G_GINT64_FORMAT "\n", gap.longest);
  g_printerr ("showing %" G_GINT64_FORMAT "\n", g_get_monotonic_time () - gap.last);
  say ("read");
}

void
exos_trace_window (ExosWindow *window)
{
  if (g_strcmp0 (g_getenv (GAP_VARIABLE), "all") == 0)
    watch_always ();
  if (g_getenv (GAP_VARIABLE) != NULL)
    g_signal_connect (exos_window_get_session (window), "reading", G_CALLBACK (reading_changed),
                      NULL);
  if (g_getenv (VARIABLE) != NULL)
    g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                             G_CALLBACK (painted), window, G_CONNECT_SWAPPED);
}
