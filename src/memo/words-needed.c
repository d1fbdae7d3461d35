// SPDX-License-Identifier: MIT
/* How many users an undecided experiment needs: for the smallest effect worth shipping, never for
 * the effect that was seen, which says nothing about what is worth finding. */
#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"
#include "memo/primary.h"
#include "stats/power.h"
#include "stats/proportions.h"
#include "stats/sample-size.h"

#include <math.h>

#define POWER 0.8
#define ALIKE 1.1 /* groups of about the same size */

/* As a difference from control: points of a rate, or part of a mean. */
static double
smallest_effect (const ExosReport *report)
{
  const ExosRatio effect = report->plan->smallest_effect;

  const double value = (double) effect.numerator / (double) effect.denominator;

  return report->measure == EXOS_MEASURE_RATE
             ? value
             : value * fabs (exos_report_headline (report)->estimate.value_c);
}

/* The level at which the headline treatment is tested. */
static double
level (const ExosReport *report)
{
  return isnan (report->alpha_star) ? report->plan->alpha : report->alpha_star;
}

/* By the spread that was seen, which the covariate may have lowered. */
static ExosSampleSize
needed_for_means (const ExosReport *report, const ExosTreatment *treatment, ExosTestDemand demand)
{
  const double n_c = (double) exos_report_control (report)->users;
  const double n_t = (double) exos_report_arm (report, treatment)->users;
  const ExosMeanComparison *means = &treatment->means;

  return exos_users_for_means (means->se_c * sqrt (n_c), means->se_t * sqrt (n_t),
                               smallest_effect (report), demand);
}

static ExosSampleSize
needed (const ExosReport *report)
{
  const ExosTreatment *treatment = exos_report_headline (report);
  const double rate = treatment->estimate.value_c;
  const ExosTestDemand demand = {
    .ratio = (double) exos_report_arm (report, treatment)->users /
             (double) exos_report_control (report)->users,
    .alpha = level (report),
    .power = POWER,
  };

  if (report->measure != EXOS_MEASURE_RATE)
    return needed_for_means (report, treatment, demand);
  return exos_users_for_rates (rate, rate + smallest_effect (report), demand, EXOS_SIZE_POOLED);
}

static char *
say_needed (ExosSampleSize size, const char *effect)
{
  const guint64 larger = MAX (size.control, size.treatment);
  const guint64 smaller = MIN (size.control, size.treatment);
  const gboolean is_alike = (double) larger < (double) smaller * ALIKE;
  g_autofree char *count = exos_format_count (is_alike ? larger : larger + smaller);

  /* Translators: a number of users, and the smallest effect worth shipping: 0.5 pp, 2%. */
  return g_strdup_printf (is_alike ? _ ("Keep collecting to %s users per group (to detect %s)")
                                   : _ ("Keep collecting to %s users in all (to detect %s)"),
                          count, effect);
}

gboolean
exos_memo_add_needed (GPtrArray *lines, const ExosReport *report)
{
  g_autofree char *effect = exos_memo_smallest_effect (report);

  if (report->plan->smallest_effect.numerator == 0)
    return FALSE;

  const ExosSampleSize size = needed (report);

  if (size.fault != EXOS_DESIGN_OK)
    return FALSE;

  if (exos_report_control (report)->users < size.control)
    {
      exos_memo_add_line (lines, say_needed (size, effect));
      exos_memo_add_line (lines, g_strdup (exos_memo_until_then (report)));
    }
  else
    exos_memo_add_line (
        lines, g_strdup_printf (_ ("There are enough users to detect %s: plan a new run, or stop"),
                                effect));
  exos_memo_add_line (lines, g_strdup_printf (_ ("Or stop if %s is not worth it"), effect));
  return TRUE;
}

/* Of a mean by the standard error that was seen. */
static double
detectable_difference (const ExosReport *report, const ExosTreatment *treatment)
{
  const double alpha = report->plan->alpha;

  if (report->measure != EXOS_MEASURE_RATE)
    return treatment->estimate.se *
           (exos_two_sided_quantile (alpha) + exos_two_sided_quantile (2.0 * (1.0 - POWER)));
  return exos_detectable_difference (
      treatment->estimate.value_c, exos_report_control (report)->users,
      exos_report_arm (report, treatment)->users, alpha, POWER, EXOS_RATE_ABOVE);
}

char *
exos_memo_detectable (const ExosReport *report)
{
  const double difference = detectable_difference (report, exos_report_headline (report));
  const int decimals = difference >= 0.001 ? 1 : difference >= 0.0001 ? 2 : 4;
  const ExosFigures figures = exos_memo_figures (report, exos_report_headline (report));

  if (!isfinite (difference))
    return NULL;
  if (report->measure != EXOS_MEASURE_RATE)
    return exos_figures_size (figures, difference);
  return exos_format_points_unsigned (difference, decimals);
}
