// SPDX-License-Identifier: MIT
/* How many users an undecided experiment needs: for the smallest effect worth shipping, never for
 * the effect that was seen, which says nothing about what is worth finding. */
#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"
#include "stats/sample-size.h"

#include <math.h>

#define POWER 0.8
#define ALIKE 1.1 /* groups of about the same size */

static double
smallest_effect (const ExosReport *report)
{
  const ExosRatio effect = report->plan->smallest_effect;

  return (double) effect.numerator / (double) effect.denominator;
}

/* The level at which the headline treatment is tested. */
static double
level (const ExosReport *report)
{
  return isnan (report->alpha_star) ? report->plan->alpha : report->alpha_star;
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

  return exos_users_for_rates (rate, rate + smallest_effect (report), demand, EXOS_SIZE_POOLED);
}

static char *
say_needed (ExosSampleSize size, const char *effect)
{
  const guint64 larger = MAX (size.control, size.treatment);
  const guint64 smaller = MIN (size.control, size.treatment);
  const gboolean is_alike = (double) larger < (double) smaller * ALIKE;
  g_autofree char *count = exos_format_count (is_alike ? larger : larger + smaller);

  /* Translators: a number of users, and the smallest effect worth shipping in points. */
  return g_strdup_printf (is_alike ? _ ("Keep collecting to %s users per group (to detect %s pp)")
                                   : _ ("Keep collecting to %s users in all (to detect %s pp)"),
                          count, effect);
}

gboolean
exos_memo_add_needed (GPtrArray *lines, const ExosReport *report)
{
  g_autofree char *effect = exos_format_limit (report->plan->smallest_effect);

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
        lines, g_strdup_printf (
                   _ ("There are enough users to detect %s pp: plan a new run, or stop"), effect));
  exos_memo_add_line (lines, g_strdup_printf (_ ("Or stop if %s pp is not worth it"), effect));
  return TRUE;
}
