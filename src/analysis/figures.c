// SPDX-License-Identifier: MIT
#include "analysis/figures.h"
#include "stats/exact.h"

#include <math.h>

#define MORE_FOR_ENDS 2 /* decimals more so that an end beside 0 is not written as 0 */
#define MORE_FOR_LIMITS 6

static ExosFigures
figures_of_means (double value_c, double value_t, double difference, ExosInterval ci)
{
  const double width = (ci.high - ci.low) / 2.0;
  const double resolution = isfinite (width) && width > 0.0 ? width : fabs (difference);

  return exos_figures_of_amounts (fmax (fabs (value_c), fabs (value_t)), resolution);
}

static ExosFigures
figures_of_rates (int decimals)
{
  return (ExosFigures) { .unit = EXOS_UNIT_POINTS, .decimals = decimals };
}

ExosFigures
exos_effect_figures (const ExosTreatment *treatment, int decimals)
{
  const ExosEstimate *it = &treatment->estimate;
  const ExosInterval ci = treatment->ci;

  if (it->measure == EXOS_MEASURE_RATE)
    return figures_of_rates (decimals);

  const ExosFigures figures = figures_of_means (it->value_c, it->value_t, it->difference, ci);

  if (!treatment->ci_excludes_0 || isnan (ci.low) || ci.low == ci.high)
    return figures;
  return exos_figures_tell_apart (figures, ci.low > 0.0 ? ci.low : ci.high, 0.0, MORE_FOR_ENDS);
}

ExosFigures
exos_guardrail_figures (const ExosGuardrailResult *guardrail, int decimals)
{
  const ExosGuardrailTest *test = &guardrail->test;

  if (guardrail->measure == EXOS_MEASURE_RATE)
    return figures_of_rates (decimals);
  return figures_of_means (test->rate_c, test->rate_t, test->delta, test->ci_score);
}

ExosFigures
exos_relative_figures (const ExosGuardrailResult *guardrail)
{
  const double harm = exos_guardrail_in_limits (guardrail, guardrail->test.harm);
  ExosFigures figures = { .unit = EXOS_UNIT_PERCENT, .decimals = 1 };

  if (!exos_guardrail_has_relative_limits (guardrail))
    return figures;
  if (guardrail->test.worsened)
    figures = exos_figures_tell_apart (figures, harm, exos_ratio_value (guardrail->worse),
                                       MORE_FOR_LIMITS);
  if (guardrail->test.severe)
    figures = exos_figures_tell_apart (figures, harm, exos_ratio_value (guardrail->severe),
                                       MORE_FOR_LIMITS);
  return figures;
}

gboolean
exos_treatment_has_relative (const ExosTreatment *treatment)
{
  const ExosEstimate *it = &treatment->estimate;
  const gboolean is_sure = it->measure == EXOS_MEASURE_RATE || isfinite (treatment->rel_ci.low);

  return isfinite (it->relative) && it->value_c > 0.0 && is_sure;
}

gboolean
exos_guardrail_has_relative_limits (const ExosGuardrailResult *guardrail)
{
  return guardrail->has_relative_limits;
}

double
exos_guardrail_in_limits (const ExosGuardrailResult *guardrail, double difference)
{
  const gboolean is_relative =
      exos_guardrail_has_relative_limits (guardrail) && guardrail->test.rate_c > 0.0;

  return is_relative ? difference / guardrail->test.rate_c : difference;
}
