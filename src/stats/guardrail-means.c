// SPDX-License-Identifier: MIT
#include "stats/guardrail-means.h"

#include "stats/means.h"
#include "stats/student.h"

#include <math.h>

/* The control's mean moved by a limit towards harm, as a factor: numerator / denominator. */
typedef struct
{
  ExosDoubleDouble numerator;
  ExosDoubleDouble denominator;
} Factor;

static ExosDoubleDouble
from_integer (ExosInt128 value)
{
  return exos_double_double_from_decimal (value, 0);
}

static Factor
find_factor (ExosRatio limit, bool lower_is_better)
{
  const ExosInt128 one = limit.denominator;
  const ExosInt128 move = limit.numerator;

  return (Factor) { from_integer (lower_is_better ? one + move : one - move), from_integer (one) };
}

static double
to_double (Factor factor)
{
  return exos_double_double_divide (factor.numerator, factor.denominator).hi;
}

/* How far the treatment's mean lies past the limit, in some unit: above 0 is past it. */
static double
excess (const ExosMoments *control, const ExosMoments *treatment, Factor factor, bool lower)
{
  const ExosDoubleDouble seen = exos_double_double_multiply (treatment->mean, factor.denominator);
  const ExosDoubleDouble limit = exos_double_double_multiply (control->mean, factor.numerator);

  return lower ? exos_double_double_difference (seen, limit)
               : exos_double_double_difference (limit, seen);
}

/* What the control would be at the limit. */
static ExosMoments
scale (const ExosMoments *moments, Factor factor)
{
  const double by = to_double (factor);
  ExosMoments scaled = *moments;

  scaled.mean = exos_double_double_divide (
      exos_double_double_multiply (moments->mean, factor.numerator), factor.denominator);
  scaled.variance *= by * by;
  return scaled;
}

static ExosInterval
orient (ExosInterval ci, bool lower)
{
  return lower ? ci : (ExosInterval) { -ci.high, -ci.low };
}

static ExosEvidence
weigh (const ExosGuardrailTest *test)
{
  if (test->worsened)
    return test->harm_significant ? EXOS_EVIDENCE_HARM_CONFIRMED : EXOS_EVIDENCE_HARM_SUSPECTED;
  return test->ni_pass ? EXOS_EVIDENCE_SAFE : EXOS_EVIDENCE_INCONCLUSIVE;
}

bool
exos_can_test_mean_guardrail (const ExosMoments *control, const ExosMoments *treatment)
{
  return control->state == EXOS_MOMENTS_OK && treatment->state == EXOS_MOMENTS_OK &&
         control->mean.hi > 0.0 && control->variance + treatment->variance > 0.0;
}

/* t and p of the hypothesis that harm is at least the limit. */
static void
test_margin (ExosGuardrailTest *test,
             const ExosMoments *control,
             const ExosMoments *treatment,
             Factor factor,
             bool lower,
             double alpha)
{
  const ExosMoments at_limit = scale (control, factor);
  const ExosMeanComparison it = exos_compare_means (&at_limit, treatment, alpha);
  const bool is_at_limit = excess (control, treatment, factor, lower) == 0.0;

  test->z_ni = is_at_limit ? 0.0 : lower ? it.t : -it.t;
  test->p_ni = exos_student_sf (-test->z_ni, it.df);
  test->ni_pass = test->p_ni < alpha;
}

static ExosGuardrailTest
refuse (void)
{
  const ExosInterval none = { NAN, NAN };

  return (ExosGuardrailTest) {
    .rate_c = NAN,
    .rate_t = NAN,
    .delta = NAN,
    .harm = NAN,
    .relative = NAN,
    .z = NAN,
    .p_two_sided = NAN,
    .p_harm = NAN,
    .ci_score = none,
    .harm_upper_1s = NAN,
    .harm_lower_1s = NAN,
    .z_ni = NAN,
    .p_ni = NAN,
    .evidence = EXOS_EVIDENCE_INCONCLUSIVE,
  };
}

ExosGuardrailTest
exos_test_mean_guardrail (const ExosMoments *control,
                          const ExosMoments *treatment,
                          bool lower_is_better,
                          ExosGuardrailLimits limits,
                          double alpha)
{
  if (!exos_can_test_mean_guardrail (control, treatment))
    return refuse ();

  const Factor at_worse = find_factor (limits.worse, lower_is_better);
  const Factor at_severe = find_factor (limits.severe, lower_is_better);
  const ExosMeanComparison it = exos_compare_means (control, treatment, alpha);
  const ExosInterval one_sided = orient (
      exos_compare_means (control, treatment, fmin (2.0 * alpha, 1.0 - 1e-9)).ci, lower_is_better);
  ExosGuardrailTest test = {
    .rate_c = it.mean_c,
    .rate_t = it.mean_t,
    .delta = it.abs_diff,
    .harm = lower_is_better ? it.abs_diff : -it.abs_diff,
    .relative = it.rel_diff,
    .worsened = excess (control, treatment, at_worse, lower_is_better) > 0.0,
    .severe = excess (control, treatment, at_severe, lower_is_better) > 0.0,
    .z = it.t,
    .p_two_sided = it.p,
    .p_harm = exos_student_sf (lower_is_better ? it.t : -it.t, it.df),
    .ci_score = it.ci,
    .harm_upper_1s = one_sided.high,
    .harm_lower_1s = one_sided.low,
  };

  test_margin (&test, control, treatment, find_factor (limits.margin, lower_is_better),
               lower_is_better, alpha);
  test.harm_significant = test.p_harm < alpha;
  test.evidence = weigh (&test);
  return test;
}
