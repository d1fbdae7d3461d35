// SPDX-License-Identifier: MIT
#include "analysis/tipping-places.h"

#include <math.h>

#include "analysis/parts.h"
#include "analysis/tipping-search.h"
#include "stats/exact.h"

#define NEAR 16    /* every step so far */
#define GROWTH 3.0 /* then four times as far */

static const double relative_effects[] = { 0.1, 0.3, 0.5 };

/* Both ways: harm is up or down. */
static void
add_effect (ExosTippingLine *line, double effect)
{
  line->effects[line->n_effects++] = effect;
  line->effects[line->n_effects++] = -effect;
}

/* one: how many steps a change by 1 is, of a rate all users; whole: one by the control's value. */
static void
add_effects (ExosTippingLine *line,
             const ExosReport *report,
             const ExosGuardrailResult *guardrail,
             double one,
             double whole)
{
  for (gsize i = 0; i < G_N_ELEMENTS (relative_effects); i++)
    add_effect (line, relative_effects[i] * whole);
  if (guardrail != NULL)
    {
      add_effect (line, exos_guardrail_limit (guardrail, guardrail->worse) * one);
      add_effect (line, exos_guardrail_limit (guardrail, guardrail->severe) * one);
      add_effect (line, exos_guardrail_limit (guardrail, guardrail->margin) * one);
    }
  else
    add_effect (line, exos_ratio_value (report->plan->smallest_effect) *
                          (report->measure == EXOS_MEASURE_RATE ? one : whole));
}

static ExosCount
count_of (const ExosReport *report, gsize arm, const ExosGuardrailResult *guardrail)
{
  ExosCount count;

  if (guardrail == NULL)
    return exos_arm_conversions (&report->experiment->arms[arm]);
  exos_arm_events (report, arm, guardrail->metric, &count);
  return count;
}

/* The z of this look, or of the only one. */
static double
find_critical (const ExosReport *report)
{
  const ExosSequential *it = &exos_report_headline (report)->sequential;

  return it->looks != NULL ? it->looks[it->now].critical
                           : exos_two_sided_quantile (report->plan->alpha);
}

ExosTippingLine
exos_tipping_count_line (const ExosReport *report,
                         const ExosTreatment *treatment,
                         const ExosGuardrailResult *guardrail)
{
  const ExosCount control = count_of (report, (gsize) report->experiment->control, guardrail);
  const ExosCount treated = count_of (report, treatment->arm, guardrail);
  const double users = (double) treated.users;
  const double rate = (double) control.events / (double) control.users;
  const double parity = users * rate;
  const double variance = parity * (1.0 - rate) * (1.0 + users / (double) control.users);
  ExosTippingLine line = {
    .parity = parity - (double) treated.events,
    .spread = find_critical (report) * sqrt (variance),
  };

  add_effects (&line, report, guardrail, users, parity);
  return line;
}

ExosTippingLine
exos_tipping_mean_line (const ExosReport *report,
                        const ExosGuardrailResult *guardrail,
                        double value_c,
                        double value_t,
                        double se,
                        double step)
{
  ExosTippingLine line = {
    .parity = (value_c - value_t) / step,
    .spread = find_critical (report) * se / step,
  };

  add_effects (&line, report, guardrail, 1.0 / step, fabs (value_c) / step);
  return line;
}

/* Around an effect what is shown changes within a few standard errors. */
static void
add_around (GArray *places, const ExosTippingLine *line, int sign, guint64 range, double effect)
{
  static const double distances[] = { -2.0, -1.2, -0.9, -0.5, 0.0, 0.5, 0.9, 1.2, 2.0 };

  for (gsize i = 0; i < G_N_ELEMENTS (distances); i++)
    exos_tipping_add_place (places, sign * (line->parity + effect + distances[i] * line->spread),
                            range);
}

GArray *
exos_tipping_places (const ExosTippingLine *line, int sign, guint64 range)
{
  GArray *places = exos_tipping_ladder (NEAR, GROWTH, range);

  add_around (places, line, sign, range, 0.0);
  for (gsize i = 0; i < line->n_effects; i++)
    exos_tipping_add_place (places, sign * (line->parity + line->effects[i]), range);
  exos_tipping_sort (places);
  return places;
}
