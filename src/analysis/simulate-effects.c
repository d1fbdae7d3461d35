// SPDX-License-Identifier: MIT
/* Which true effects are worth a look. */
#include "analysis/design.h"
#include "analysis/parts.h"
#include "analysis/simulate.h"
#include "stats/exact.h"

#include <math.h>

#define ALIKE 1e-12
#define FEWEST_DECIMALS 2
#define MOST_DECIMALS 6
#define ROUNDED 1e-9
/* Where nothing can be detected: a percentage point. */
#define FALLBACK 0.01

static const double multiples[] = { -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0 };

/* The nearest of 1, 2, 5, 10, … in the logarithm. */
static double
round_to_preferred (double x)
{
  static const double steps[] = { 1.0, 2.0, 5.0, 10.0 };
  const double unit = pow (10.0, floor (log10 (x)));
  double best = steps[0];

  for (gsize i = 1; i < G_N_ELEMENTS (steps); i++)
    if (fabs (log (x / (steps[i] * unit))) < fabs (log (x / (best * unit))))
      best = steps[i];
  return best * unit;
}

/* What the looks to come, with their users, will have found. */
static double
detectable_at_end (const ExosReport *report)
{
  const ExosReportPower power = exos_report_power (report, 0);
  const ExosTreatment *treatment = exos_report_headline (report);
  const double share = (double) report->plan->planned_users / (double) report->n_users;

  if (share <= 1.0)
    return power.detectable;
  return exos_design_detectable (
      &power.design, (guint64) (share * (double) exos_report_control (report)->users),
      (guint64) (share * (double) exos_report_arm (report, treatment)->users));
}

static double
choose_step (const ExosReport *report)
{
  const ExosRatio smallest = report->plan->smallest_effect;

  if (smallest.numerator > 0)
    return exos_ratio_value (smallest);

  const double detectable = detectable_at_end (report);

  return isnan (detectable) ? FALLBACK : round_to_preferred (detectable);
}

static int
compare_effects (gconstpointer a, gconstpointer b)
{
  const double left = *(const double *) a;
  const double right = *(const double *) b;

  return (left > right) - (left < right);
}

static void
add_once (GArray *effects, double effect)
{
  for (guint i = 0; i < effects->len; i++)
    if (fabs (g_array_index (effects, double, i) - effect) < ALIKE)
      return;
  g_array_append_val (effects, effect);
}

GArray *
exos_simulation_dup_effects (const ExosReport *report)
{
  GArray *effects = g_array_new (FALSE, FALSE, sizeof (double));

  if (!report->has_results || report->measure != EXOS_MEASURE_RATE)
    return effects;

  const ExosEstimate *estimate = &exos_report_headline (report)->estimate;
  const double step = choose_step (report);

  add_once (effects, estimate->difference);
  for (gsize i = 0; i < G_N_ELEMENTS (multiples); i++)
    {
      const double rate = estimate->value_c + multiples[i] * step;

      if (rate >= 0.0 && rate <= 1.0)
        add_once (effects, multiples[i] * step);
    }

  g_array_sort (effects, compare_effects);
  return effects;
}

static gboolean
has_decimals (const ExosSimulation *self, int decimals)
{
  const double scale = pow (10.0, decimals + 2);

  for (gsize i = 0; i < self->n_effects; i++)
    {
      const double scaled = self->effects[i].effect * scale;

      if (!self->effects[i].is_observed && fabs (scaled - round (scaled)) > ROUNDED * scale)
        return FALSE;
    }

  return TRUE;
}

int
exos_simulation_decimals (const ExosSimulation *self)
{
  int decimals = FEWEST_DECIMALS;

  while (decimals < MOST_DECIMALS && !has_decimals (self, decimals))
    decimals++;
  return decimals;
}
