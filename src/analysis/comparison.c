// SPDX-License-Identifier: MIT
#include "analysis/parts.h"

#include <math.h>
#include <stdlib.h>

#include "stats/exact.h"

/* The normal quantile of the intervals in force: simultaneous where the correction has such
 * intervals, plain otherwise. */
static double
interval_quantile (const ExosReport *report)
{
  const ExosCorrection correction = report->plan->correction;

  if (report->n_treatments > 1 && correction == EXOS_CORRECTION_DUNNETT)
    return report->dunnett_critical;
  return exos_two_sided_quantile (
      exos_comparison_level (correction, report->plan->alpha, report->n_treatments, NAN));
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const guint64 left = *(const guint64 *) a;
  const guint64 right = *(const guint64 *) b;

  return (left > right) - (left < right);
}

/* Sizes of the treatments, sorted: Dunnett's integral is the same in any order, but its last digit
 * is not, and the order of rows must not change a digit. */
static guint64 *
sorted_users (const ExosReport *report)
{
  guint64 *users = g_new (guint64, report->n_treatments);

  for (gsize i = 0; i < report->n_treatments; i++)
    users[i] = exos_report_arm (report, &report->treatments[i])->users;
  qsort (users, report->n_treatments, sizeof *users, compare_counts);
  return users;
}

static gboolean
is_beside (double p, double bonferroni, double level)
{
  return p >= level || bonferroni < level;
}

/* An adjusted p is not below the plain one, nor above Bonferroni's: often that says enough. */
static gboolean
is_clear (const ExosReport *report, double p)
{
  const double bonferroni = p * (double) report->n_treatments;

  return is_beside (p, bonferroni, report->plan->alpha) &&
         is_beside (p, bonferroni, EXOS_EARLY_ALPHA);
}

/* Of one treatment, on the side of each level where it is. Dunnett's is a single step: what the
 * others show changes nothing, and each costs an integral. */
static void
adjust_one_p_value (ExosReport *report, ExosTreatment *treatment)
{
  const gsize n = report->n_treatments;
  const double plain = treatment->estimate.p;
  g_autofree double *p = g_new (double, n);
  g_autofree guint64 *users = sorted_users (report);

  for (gsize i = 0; i < n; i++)
    p[i] = i == 0 && !is_clear (report, plain) ? plain : 1.0;
  exos_dunnett_adjust (p, exos_report_control (report)->users, users, n, p);

  if (!is_clear (report, plain))
    treatment->p_adjusted = p[0];
  else
    treatment->p_adjusted = plain >= report->plan->alpha ? plain : plain * (double) n;
}

static void
adjust_p_values (ExosReport *report)
{
  const gsize n = report->n_treatments;
  g_autofree double *p = g_new (double, n);
  g_autofree guint64 *users = sorted_users (report);

  for (gsize i = 0; i < n; i++)
    p[i] = report->treatments[i].estimate.p;

  if (n > 1 && report->plan->correction == EXOS_CORRECTION_DUNNETT)
    exos_dunnett_adjust (p, exos_report_control (report)->users, users, n, p);
  else if (n > 1)
    exos_adjust_p_values (report->plan->correction, p, n, p);

  for (gsize i = 0; i < n; i++)
    report->treatments[i].p_adjusted = p[i];
}

static void
find_critical_values (ExosReport *report, const ExosReport *alike)
{
  const gsize n = report->n_treatments;
  g_autofree guint64 *users = sorted_users (report);
  g_autofree ExosCount *counts = g_new (ExosCount, n + 1);

  counts[0] = exos_arm_conversions (exos_report_control (report));
  for (gsize i = 0; i < n; i++)
    counts[i + 1] = exos_arm_conversions (exos_report_arm (report, &report->treatments[i]));

  report->dunnett_critical =
      alike != NULL ? alike->dunnett_critical
                    : exos_dunnett_critical (report->plan->alpha, counts[0].users, users, n);
  report->alpha_star = erfc (report->dunnett_critical / G_SQRT2);
  if (report->measure == EXOS_MEASURE_RATE)
    report->omnibus = exos_test_omnibus (counts, n + 1);
}

/* Nothing can be tested when no user, or every user, of both groups converted; or when all values
 * of a mean are equal. */
static gboolean
has_variation (const ExosReport *report, const ExosTreatment *treatment)
{
  const ExosCount control = exos_arm_conversions (exos_report_control (report));
  const ExosCount treated = exos_arm_conversions (exos_report_arm (report, treatment));
  const gboolean none = control.events == 0 && treated.events == 0;
  const gboolean all = control.events == control.users && treated.events == treated.users;

  if (report->measure != EXOS_MEASURE_RATE)
    return treatment->estimate.se > 0.0;
  return !none && !all;
}

/* Whether the treatment is better (1), worse (-1) or the same, by what was measured. */
static int
find_sign (const ExosReport *report, const ExosTreatment *treatment)
{
  const ExosCount control = exos_arm_conversions (exos_report_control (report));
  const ExosCount treated = exos_arm_conversions (exos_report_arm (report, treatment));
  const double difference = treatment->estimate.difference;
  const int sign = report->measure == EXOS_MEASURE_RATE
                       ? exos_compare_rate_difference (treated, control, (ExosRatio) { 0, 1 })
                       : (difference > 0.0) - (difference < 0.0);

  return report->primary_direction == EXOS_DIRECTION_HIGHER ? sign : -sign;
}

/* The largest gain that is not ruled out: of a rate in points, of a mean as part of the control's;
 * infinite when that is not defined, as beside a control below 0. */
static double
largest_gain (const ExosReport *report, const ExosTreatment *treatment)
{
  const ExosInterval ci = report->measure == EXOS_MEASURE_RATE ? treatment->ci : treatment->rel_ci;
  const double gain = report->primary_direction == EXOS_DIRECTION_HIGHER ? ci.high : -ci.low;

  if (report->measure != EXOS_MEASURE_RATE && !(treatment->estimate.value_c > 0.0))
    return INFINITY;
  return isnan (gain) ? INFINITY : gain;
}

/* An effect worth shipping is ruled out. */
static gboolean
is_small (const ExosReport *report, const ExosTreatment *treatment)
{
  const ExosRatio smallest = report->plan->smallest_effect;

  return smallest.numerator > 0 && largest_gain (report, treatment) < exos_ratio_value (smallest);
}

/* Twyman's law: what looks interesting is usually wrong. Compared in integers where it can be; a
 * change from nothing has no relative size, and is larger than any. */
gboolean
exos_is_huge_effect (const ExosReport *report, const ExosTreatment *treatment)
{
  const ExosCount control = exos_arm_conversions (exos_report_control (report));
  const ExosCount treated = exos_arm_conversions (exos_report_arm (report, treatment));
  const gboolean is_rise = treatment->estimate.difference > 0.0;
  const double relative = treatment->estimate.relative;

  if (report->measure == EXOS_MEASURE_RATE)
    return exos_compare_relative_harm (control, treated, is_rise, (ExosRatio) { 1, 2 }) >= 0;
  return !isfinite (relative) || fabs (relative) >= 0.5;
}

static ExosPrimaryState
judge_win (const ExosReport *report, const ExosTreatment *treatment)
{
  if (is_small (report, treatment))
    return EXOS_PRIMARY_WIN_TRIVIAL;
  if (!report->plan->is_verified && exos_is_huge_effect (report, treatment))
    return EXOS_PRIMARY_WIN_HUGE;
  return EXOS_PRIMARY_WIN;
}

static ExosPrimaryState
judge_primary (const ExosReport *report, const ExosTreatment *treatment)
{
  const int sign = find_sign (report, treatment);

  if (!has_variation (report, treatment))
    return EXOS_PRIMARY_NOT_COMPUTABLE;
  if (!treatment->is_significant || sign == 0)
    return is_small (report, treatment) ? EXOS_PRIMARY_FLAT : EXOS_PRIMARY_INCONCLUSIVE;
  if (sign < 0)
    return EXOS_PRIMARY_LOSS;
  return judge_win (report, treatment);
}

/* Only the rules that know a smallest effect look at intervals, and those of several treatments
 * need a critical value that costs more than all the rest. */
static gboolean
needs_intervals (const ExosReport *report, const ExosTreatment *only)
{
  return only == NULL || report->plan->smallest_effect.numerator > 0;
}

static void
finish_treatment (const ExosReport *report, ExosTreatment *treatment)
{
  treatment->is_significant = treatment->p_adjusted < report->plan->alpha;
  exos_monitor_treatment (report, treatment);
  treatment->is_significant = treatment->is_significant && has_variation (report, treatment);
  treatment->primary = judge_primary (report, treatment);
}

/* only: the treatment that is asked about; NULL: all, and everything that is shown of them. */
static void
compare (ExosReport *report, ExosTreatment *only, const ExosReport *alike)
{
  const gboolean is_several = report->n_treatments > 1;

  for (gsize i = 0; i < report->n_treatments; i++)
    exos_estimate_treatment (report, &report->treatments[i]);

  exos_count_looks (report);
  if (is_several && isnan (report->dunnett_critical) && needs_intervals (report, only))
    find_critical_values (report, alike);
  if (only != NULL && is_several && report->plan->correction == EXOS_CORRECTION_DUNNETT)
    adjust_one_p_value (report, only);
  else
    adjust_p_values (report);

  const double quantile = interval_quantile (report);

  for (gsize i = 0; i < report->n_treatments; i++)
    {
      ExosTreatment *treatment = &report->treatments[i];

      if (only != NULL && only != treatment)
        continue;
      if (needs_intervals (report, only))
        exos_estimate_intervals (report, treatment, quantile);
      finish_treatment (report, treatment);
    }
}

void
exos_compare_treatments (ExosReport *report, const ExosReport *alike)
{
  compare (report, NULL, alike);
}

void
exos_compare_again (ExosReport *report, ExosTreatment *treatment)
{
  compare (report, treatment, NULL);
}
