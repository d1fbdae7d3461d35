// SPDX-License-Identifier: MIT
#include "ui/window-follow.h"

#include "data/format.h"
#include "data/import.h"
#include "data/language.h"
#include "memo/words.h"
#include "ui/defaults.h"
#include "ui/drafts.h"
#include "ui/experiment/experiment-page.h"
#include "ui/known-looks.h"
#include "ui/recent.h"
#include "ui/results/results-page.h"
#include "ui/window-visit.h"

/* Data that could be judged, or whose traffic is broken, goes to the verdict; what has to be mended
 * first goes to where it is mended. */
static gboolean
needs_mending (const ExosReport *report)
{
  return report->health == EXOS_HEALTH_BLOCKED && !report->has_results;
}

/* Whether somebody works on the first rows: has set something, or has a list open. */
static gboolean
is_at_work (ExosWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return exos_visit_is_on (self) &&
         (exos_session_can_undo (exos_window_get_session (self)) ||
          (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL));
}

static void
show_results (gpointer window)
{
  exos_window_show_page (window, EXOS_PAGE_RESULTS);
}

/* The verdict is said without taking the page away from under the hands. */
static void
tell_verdict (ExosWindow *self, const ExosReport *report)
{
  /* Translators: all of a large file was read, and this is the verdict: Launch, Hold, Rollback. */
  g_autofree char *message = g_strdup_printf (_ ("The file is read: %s"),
                                              exos_words_verdict_short (report->decision.verdict));

  /* The toast is a part of the window: a reference would keep both. */
  exos_window_toast (self, message, _ ("View Results"), show_results, self, NULL);
}

static void
show_opened (ExosWindow *self, const ExosReport *report)
{
  const ExosPageId page = needs_mending (report) ? EXOS_PAGE_EXPERIMENT : EXOS_PAGE_RESULTS;
  GtkWidget *widget = exos_window_get_page_widget (self, page);

  exos_window_show_page_at_once (self, page);
  if (page == EXOS_PAGE_RESULTS)
    exos_results_page_focus_verdict (EXOS_RESULTS_PAGE (widget));
  else
    exos_experiment_page_focus_problem (EXOS_EXPERIMENT_PAGE (widget));
}

static void
session_head (ExosWindow *self)
{
  exos_visit_begin (self, EXOS_PAGE_EXPERIMENT);
}

/* A reading that was cancelled or failed leads back to where it began. */
static void
session_reading (ExosWindow *self)
{
  if (exos_session_get_experiment (exos_window_get_session (self)) == NULL)
    exos_visit_return (self);
}

static void
session_opened (ExosWindow *self)
{
  const ExosReport *report = exos_session_get_report (exos_window_get_session (self));
  g_autofree char *title = exos_session_dup_title (exos_window_get_session (self));

  exos_window_dismiss_notice (self);
  exos_recent_add (exos_session_get_files (exos_window_get_session (self)), title,
                   report->decision.verdict);
  if (is_at_work (self))
    tell_verdict (self, report);
  else
    show_opened (self, report);
  exos_visit_end (self);
}

static void
undo_decision (gpointer session)
{
  exos_session_undo (session);
}

static void
session_decided (ExosWindow *self, int before, gboolean is_setting)
{
  const ExosReport *report = exos_session_get_report (exos_window_get_session (self));
  /* Translators: the verdict before and after a setting was changed: Launch → Hold. */
  g_autofree char *message = g_strdup_printf (_ ("Decision changed: %s → %s"),
                                              exos_words_verdict_short ((ExosVerdict) before),
                                              exos_words_verdict_short (report->decision.verdict));

  exos_window_toast (self, message, is_setting ? _ ("Undo") : NULL, undo_decision,
                     g_object_ref (exos_window_get_session (self)), g_object_unref);
}

static void
session_failed (ExosWindow *self, const GError *error)
{
  /* Whoever opened several at once may not have meant one experiment. */
  if (g_error_matches (error, EXOS_IMPORT_ERROR, EXOS_IMPORT_ERROR_PARTS))
    exos_window_notice (self, TRUE, error->message, _ ("Open Each by Itself"), "win.open-each");
  else
    exos_window_notice (self, TRUE, error->message, _ ("Open Another File…"), "win.open");
}

static void
session_disk_changed (ExosWindow *self)
{
  exos_window_notice (self, FALSE, _ ("The file changed on disk."), _ ("Reload"), "win.reload");
}

static void
defaults_changed (ExosWindow *self, const char *key)
{
  if (exos_defaults_is_analysis_key (key) &&
      exos_session_get_report (exos_window_get_session (self)) != NULL)
    exos_window_notice (self, FALSE, _ ("Your defaults changed."), _ ("Apply to This Experiment"),
                        "win.apply-defaults");
}

void
exos_window_follow (ExosWindow *self)
{
  static const struct
  {
    const char *signal;
    GCallback handler;
  } handlers[] = {
    { "head", G_CALLBACK (session_head) },
    { "reading", G_CALLBACK (session_reading) },
    { "opened", G_CALLBACK (session_opened) },
    { "decided", G_CALLBACK (session_decided) },
    { "failed", G_CALLBACK (session_failed) },
    { "disk-changed", G_CALLBACK (session_disk_changed) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (exos_window_get_session (self), handlers[i].signal,
                             handlers[i].handler, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (exos_settings (), "changed", G_CALLBACK (defaults_changed), self,
                           G_CONNECT_SWAPPED);
  exos_known_looks_follow (self);
  exos_drafts_follow (self);
}

void
exos_window_reject (ExosWindow *self, GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *display = g_filename_display_name (base);
  g_autofree char *name = exos_visible_text (display, 0);
  g_autofree char *message =
      g_strdup_printf (_ ("“%s” is not a CSV file. Export it as CSV first."), name);

  exos_window_toast (self, message, NULL, NULL, NULL, NULL);
}
