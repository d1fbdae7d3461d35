// SPDX-License-Identifier: MIT
/* What the cards of segments and of days say under their charts. */
#include "memo/words-segments.h"

#include <math.h>

#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"
#include "memo/risks.h"

#define DAYS_OF_CHART 2 /* a line takes two points */

/* Where the risks say nothing. */
static char *
say_alike (const ExosSegments *segments)
{
  g_autofree char *p = exos_format_p (segments->heterogeneity.q.p, EXOS_SEGMENTS_DIFFER);

  if (isnan (segments->heterogeneity.q.p))
    return g_strdup (_ ("Too few segments have enough users to be compared."));
  /* Translators: "p = 0.43". */
  return g_strdup_printf (_ ("The effect does not differ between segments by more than chance "
                             "(Cochran’s Q, %s)."),
                          p);
}

static void
add_split (GPtrArray *lines, const ExosReport *report)
{
  for (guint i = 0; i < report->issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (report->issues, i);

      if (issue->code == EXOS_ISSUE_SEGMENT_SPLIT || issue->code == EXOS_ISSUE_SEGMENTS_UNBALANCED)
        exos_memo_add_line (lines, exos_issue_dup_message (issue));
    }
}

char **
exos_words_segments (const ExosReport *report)
{
  GPtrArray *lines = g_ptr_array_new ();
  const ExosTreatment *treatment = exos_report_headline (report);

  if (treatment == NULL || treatment->segments == NULL || report->hides_numbers)
    return exos_memo_end_lines (lines);

  exos_risk_add_simpson (lines, report, EXOS_FORM_SENTENCE);
  exos_risk_add_segments (lines, report, EXOS_FORM_SENTENCE);
  if (!treatment->segments->differs)
    exos_memo_add_line (lines, say_alike (treatment->segments));
  exos_memo_add_line (lines, exos_memo_strata (report));
  add_split (lines, report);
  return exos_memo_end_lines (lines);
}

static char *
say_steady (const ExosReport *report, const ExosDays *days)
{
  g_autofree char *p = exos_format_p (days->trend.p, report->plan->alpha);

  if (isnan (days->trend.p))
    return g_strdup (_ ("The days have too few users to see a drift."));
  /* Translators: "p = 0.43". */
  return g_strdup_printf (
      _ ("No drift of the daily effect that is large and more than chance (slope %s)."), p);
}

static char *
say_sequence (const ExosReport *report, const ExosDays *days)
{
  g_autofree char *p = exos_format_p (days->running.p, report->plan->alpha);
  g_autofree char *count = exos_format_count (days->n);

  /* Translators: "p = 0.43"; a number of days. */
  return g_strdup_printf (NG_ ("Over %2$s day together: %1$s (confidence sequence).",
                               "Over %2$s days together: %1$s (confidence sequence).", days->n),
                          p, count);
}

char *
exos_words_no_trend (const ExosReport *report, const ExosTreatment *treatment)
{
  const ExosDays *days = treatment->days;
  gsize first = 0;

  if (days == NULL || report->hides_numbers)
    return NULL;
  while (first < days->n && isnan (days->days[first].ci.low))
    first++;

  const gsize n_large = days->n - first;

  if (n_large >= DAYS_OF_CHART)
    return NULL;

  g_autofree char *large = exos_format_count (n_large);
  g_autofree char *all = exos_format_count (days->n);

  /* Translators: how many of how many days. */
  return g_strdup_printf (_ ("No chart: it takes 2 days by whose end there were enough users, and "
                             "of %2$s days %1$s had "
                             "that many."),
                          large, all);
}

/* Users of no day: without a date, or of events all before the start. */
static guint64
count_dayless (const ExosReport *report, const ExosTreatment *treatment)
{
  const ExosDays *days = treatment->days;
  const ExosStratum *last = &days->days[days->n - 1].so_far;
  const guint64 all =
      exos_report_control (report)->users + exos_report_arm (report, treatment)->users;
  const guint64 seen = last->control.users + last->treatment.users;

  return all > seen ? all - seen : 0;
}

static char *
say_dayless (const ExosReport *report, const ExosTreatment *treatment)
{
  const gboolean have_gone = report->experiment->source.shape == EXOS_SHAPE_EVENTS;
  const guint64 n = count_dayless (report, treatment);
  g_autofree char *count = exos_format_count (n);

  if (n == 0)
    return NULL;
  return g_strdup_printf (
      have_gone ? NG_ ("The trend leaves out %s user who did not come after the start, and so on "
                       "no day; the verdict counts that user.",
                       "The trend leaves out %s users who did not come after the start, and so on "
                       "no day; the verdict counts them.",
                       (gulong) n)
                : NG_ ("The trend leaves out %s user without a date; the verdict counts that user.",
                       "The trend leaves out %s users without a date; the verdict counts them.",
                       (gulong) n),
      count);
}

char **
exos_words_days (const ExosReport *report)
{
  GPtrArray *lines = g_ptr_array_new ();
  const ExosTreatment *treatment = exos_report_headline (report);

  if (treatment == NULL || treatment->days == NULL || report->hides_numbers)
    return exos_memo_end_lines (lines);

  exos_memo_add_line (lines, say_sequence (report, treatment->days));
  exos_memo_add_line (lines, say_dayless (report, treatment));
  if (treatment->days->has_drift)
    exos_risk_add_drift (lines, report, EXOS_FORM_SENTENCE);
  else
    exos_memo_add_line (lines, say_steady (report, treatment->days));
  exos_risk_add_weekdays (lines, report, EXOS_FORM_SENTENCE);
  if (!treatment->days->are_new_users)
    exos_memo_add_line (lines, g_strdup (_ ("Days are those of the rows: somebody who came on "
                                            "several may be counted in each.")));
  return exos_memo_end_lines (lines);
}
