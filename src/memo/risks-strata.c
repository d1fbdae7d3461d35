// SPDX-License-Identifier: MIT
/* What segments and days make doubtful. */
#include "memo/risks.h"

#include <math.h>

#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"
#include "memo/primary.h"

#define NAME_CHARS 40
#define WEEKDAYS 7

static char *
name_column (const ExosReport *report, ExosStrataKind kind)
{
  return exos_visible_text (report->experiment->strata[kind].column, NAME_CHARS);
}

char *
exos_memo_segment (const ExosReport *report, const ExosSegment *segment)
{
  const char *name = report->experiment->strata[EXOS_STRATA_SEGMENTS].names[segment->stratum];

  /* Translators: a segment of users of whom the file does not say which one. */
  return name[0] != '\0' ? exos_visible_text (name, NAME_CHARS) : g_strdup (C_ ("segment", "none"));
}

/* The groups within segments against the groups as a whole. */
void
exos_risk_add_simpson (GPtrArray *lines, const ExosReport *report, ExosRiskForm form)
{
  const ExosTreatment *treatment = exos_report_headline (report);
  const ExosSegments *segments = treatment->segments;

  if (segments == NULL)
    return;

  g_autofree char *column = name_column (report, EXOS_STRATA_SEGMENTS);

  if (segments->simpson.is_reversed)
    exos_memo_add_line (
        lines, form == EXOS_FORM_SHORT
                   ? g_strdup (_ ("Opposite sign in every segment"))
                   /* Translators: a column of segments. */
                   : g_strdup_printf (_ ("In every part of “%s” the effect has the opposite sign "
                                         "of the whole (Simpson’s paradox): believe the parts."),
                                      column));
  else if (segments->simpson.is_sign_other && treatment->is_significant)
    exos_memo_add_line (
        lines, form == EXOS_FORM_SHORT
                   ? g_strdup (_ ("Other sign when weighted by segment"))
                   : g_strdup_printf (_ ("Weighted by “%s” the effect has the opposite sign: the "
                                         "groups are not the same mix of it."),
                                      column));
}

static double
z_of (const ExosSegment *segment)
{
  return segment->se > 0.0 ? segment->difference / segment->se : 0.0;
}

/* The most clearly negative and positive effect. */
static void
find_extremes (const ExosSegments *segments, const ExosSegment *extremes[2])
{
  extremes[0] = extremes[1] = &segments->segments[0];
  for (gsize i = 1; i < segments->n; i++)
    {
      if (z_of (&segments->segments[i]) < z_of (extremes[0]))
        extremes[0] = &segments->segments[i];
      if (z_of (&segments->segments[i]) > z_of (extremes[1]))
        extremes[1] = &segments->segments[i];
    }
}

static char *
say_difference (const ExosReport *report, const ExosTreatment *treatment)
{
  const ExosSegments *segments = treatment->segments;
  const ExosFigures figures = exos_memo_figures (report, treatment);
  const ExosSegment *extremes[2];

  find_extremes (segments, extremes);

  g_autofree char *column = name_column (report, EXOS_STRATA_SEGMENTS);
  g_autofree char *p = exos_format_p (segments->heterogeneity.q.p, EXOS_SEGMENTS_DIFFER);
  g_autofree char *low = exos_memo_segment (report, extremes[0]);
  g_autofree char *high = exos_memo_segment (report, extremes[1]);
  g_autofree char *lowest = exos_figures_change (figures, extremes[0]->difference);
  g_autofree char *highest = exos_figures_change (figures, extremes[1]->difference);

  /* Translators: column of segments, p-value, then twice an effect and its segment. */
  return g_strdup_printf (
      segments->differs_in_sign
          ? _ ("The effect goes both ways by “%1$s” (%2$s, exploratory): %3$s in “%4$s”, %5$s in "
               "“%6$s”.")
          : _ ("The effect differs by “%1$s” (%2$s, exploratory): %3$s in “%4$s”, %5$s in “%6$s”."),
      column, p, lowest, low, highest, high);
}

void
exos_risk_add_segments (GPtrArray *lines, const ExosReport *report, ExosRiskForm form)
{
  const ExosTreatment *treatment = exos_report_headline (report);

  if (treatment->segments == NULL || !treatment->segments->differs)
    return;
  exos_memo_add_line (lines, form == EXOS_FORM_SHORT
                                 ? g_strdup (_ ("The effect differs between segments"))
                                 : say_difference (report, treatment));
}

static char *
say_drift (const ExosReport *report, const ExosDays *days)
{
  const gboolean wears_off = days->trend.slope * days->trend.mean_difference < 0.0;
  g_autofree char *p = exos_format_p (days->trend.p, report->plan->alpha);

  if (days->are_new_users)
    return g_strdup_printf (wears_off ? _ ("Users who came later show less of the effect (%s): it "
                                           "may wear off.")
                                      : _ ("Users who came later show more of the effect (%s): "
                                           "the run may be too short to see all of it."),
                            p);
  return g_strdup_printf (wears_off
                              ? _ ("The effect shrank from day to day (%s): it may be a novelty.")
                              : _ ("The effect grew from day to day (%s): the run may be too short "
                                   "to see all of it."),
                          p);
}

void
exos_risk_add_drift (GPtrArray *lines, const ExosReport *report, ExosRiskForm form)
{
  const ExosDays *days = exos_report_headline (report)->days;

  if (days == NULL || !days->has_drift)
    return;
  exos_memo_add_line (lines, form == EXOS_FORM_SHORT ? g_strdup (_ ("The effect drifts by day"))
                                                     : say_drift (report, days));
}

void
exos_risk_add_weekdays (GPtrArray *lines, const ExosReport *report, ExosRiskForm form)
{
  const ExosDays *days = exos_report_headline (report)->days;

  if (days == NULL || days->n_calendar == 0 || form == EXOS_FORM_SHORT)
    return;

  const guint n_missing = WEEKDAYS - exos_days_n_weekdays (days);
  g_autofree char *count = exos_format_count (n_missing);

  if (n_missing > 0)
    exos_memo_add_line (
        lines, g_strdup_printf (NG_ ("The days leave out %s weekday: how users behave then is not "
                                     "in the data.",
                                     "The days leave out %s weekdays: how users behave then is "
                                     "not in the data.",
                                     n_missing),
                                count));
}

/* What sums no longer show; those of rows keep the segments, and a rate has no outliers. */
char *
exos_risk_say_summed (const ExosReport *report)
{
  const gboolean has_segments = report->experiment->strata[EXOS_STRATA_SEGMENTS].n > 0;

  if (exos_source_is_of_users (&report->experiment->source))
    return exos_memo_outliers (report);
  return has_segments ? g_strdup (_ ("Aggregated data: outliers cannot be checked."))
                      : g_strdup (_ ("Aggregated data: outliers and segments cannot be checked."));
}

guint
exos_risk_run_length (const ExosReport *report)
{
  const ExosDays *days = exos_report_headline (report)->days;

  return days != NULL ? days->n_calendar : 0;
}
