// SPDX-License-Identifier: MIT
/* How many users an undecided experiment needs: for the smallest effect worth shipping, never for
 * the effect that was seen, which says nothing about what is worth finding. */
#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"
#include "memo/primary.h"
#include "memo/words-design.h"

#include <math.h>

#define ALIKE 1.1 /* groups of about the same size */

static char *
say_needed (const ExosReportPower *power, const char *effect)
{
  const ExosUsersNeeded *needed = &power->needed;
  const guint64 larger = MAX (needed->control, needed->treatment);
  const guint64 smaller = MIN (needed->control, needed->treatment);
  const gboolean is_alike = (double) larger < (double) smaller * ALIKE;
  g_autofree char *count = exos_format_count (is_alike ? larger : needed->all);

  /* Translators: a number of users, and the smallest effect worth shipping: 0.5 pp, 2%. */
  return g_strdup_printf (is_alike ? _ ("Keep collecting to %s users per group (to detect %s)")
                                   : _ ("Keep collecting to %s users in all (to detect %s)"),
                          count, effect);
}

/* What the users are to find, and in how many looks. */
static char *
say_target (const ExosReport *report, const ExosDesignLooks *looks)
{
  g_autofree char *effect = exos_memo_smallest_effect (report);
  g_autofree char *count = exos_format_count (looks->n);

  if (looks->monitoring == EXOS_MONITORING_ANY)
    /* Translators: the smallest effect worth shipping; goes into “(to detect %s)”. */
    return g_strdup_printf (_ ("%s with looks at any time"), effect);
  if (looks->n > 1)
    /* Translators: as above, and a number of looks (2 or more). */
    return g_strdup_printf (_ ("%1$s in %2$s looks"), effect, count);
  return g_steal_pointer (&effect);
}

/* Takes what is to be done. */
static char *
add_time (char *needed, const ExosReportPower *power)
{
  g_autofree char *text = needed;

  if (!power->has_time_left)
    return g_steal_pointer (&text);

  g_autofree char *weeks = exos_words_weeks (power->time_left);
  g_autofree char *a_day = exos_format_count (power->design.users_a_day);

  /* Translators: what is to be collected; “2 weeks”; how many users come a day. */
  return g_strdup_printf (_ ("%1$s: %2$s more at %3$s per day"), text, weeks, a_day);
}

gboolean
exos_memo_add_needed (GPtrArray *lines, const ExosReport *report, guint days)
{
  const ExosReportPower power = exos_report_power (report, days);

  if (!power.is_known || power.needed.fault != EXOS_DESIGN_OK)
    return FALSE;

  g_autofree char *effect = exos_memo_smallest_effect (report);
  g_autofree char *target = say_target (report, &power.design.looks);

  if (power.missing > 0)
    {
      exos_memo_add_line (lines, add_time (say_needed (&power, target), &power));
      exos_memo_add_line (lines, g_strdup (exos_memo_until_then (report)));
    }
  else
    exos_memo_add_line (
        lines, g_strdup_printf (_ ("There are enough users to detect %s: plan a new run, or stop"),
                                target));
  exos_memo_add_line (lines, g_strdup_printf (_ ("Or stop if %s is not worth it"), effect));
  return TRUE;
}

char *
exos_memo_detectable (const ExosReport *report)
{
  const double difference = exos_report_power (report, 0).detectable;
  const int decimals = difference >= 0.001 ? 1 : difference >= 0.0001 ? 2 : 4;
  const ExosFigures figures = exos_memo_figures (report, exos_report_headline (report));

  if (!isfinite (difference))
    return NULL;
  if (report->measure != EXOS_MEASURE_RATE)
    return exos_figures_size (figures, difference);
  return exos_format_points_unsigned (difference, decimals);
}
