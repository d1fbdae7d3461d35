// SPDX-License-Identifier: MIT
#include "stats/guardrail.h"

#include "stats/exact.h"
#include "stats/intervals.h"
#include "stats/proportions.h"
#include "stats/tails.h"

#include <math.h>

static ExosEvidence
weigh (bool worsened, bool harm_significant, bool ni_pass)
{
  if (worsened)
    return harm_significant ? EXOS_EVIDENCE_HARM_CONFIRMED : EXOS_EVIDENCE_HARM_SUSPECTED;
  return ni_pass ? EXOS_EVIDENCE_SAFE : EXOS_EVIDENCE_INCONCLUSIVE;
}

/* Farrington and Manning (1990) at the margin, exactly 0 there. */
static double
non_inferiority_z (ExosCount better, ExosCount worse, ExosRatio margin)
{
  if (exos_compare_rate_difference (worse, better, margin) == 0)
    return 0.0;
  return exos_score_z (better, worse, (double) margin.numerator / (double) margin.denominator);
}

/* P (Z > the z of harm). Where the pooled rate is 0 or 1 there is no evidence at all. */
static double
one_sided_p (ExosCount good, ExosCount bad, double z_harm)
{
  const uint64_t events = good.events + bad.events;

  return events == 0 || events == good.users + bad.users ? 1.0 : exos_normal_sf (z_harm);
}

ExosGuardrailTest
exos_test_guardrail (ExosCount control,
                     ExosCount treatment,
                     bool lower_is_better,
                     ExosRatio worse,
                     ExosRatio severe,
                     double alpha)
{
  /* Harm is the rate of bad minus the rate of good, so the direction is dealt with once, here. */
  const ExosCount good = lower_is_better ? control : treatment;
  const ExosCount bad = lower_is_better ? treatment : control;
  const double z_two_sided = exos_two_sided_quantile (alpha);
  const double z_one_sided = exos_two_sided_quantile (fmin (2.0 * alpha, 1.0));
  const ExosComparison plain = exos_compare_proportions (control, treatment, EXOS_EXACT_NEVER);
  const ExosInterval harm_1s = exos_difference_interval (good, bad, EXOS_CI_SCORE, z_one_sided);
  ExosGuardrailTest result = {
    .rate_c = plain.rate_c,
    .rate_t = plain.rate_t,
    .delta = plain.abs_lift,
    .harm = exos_rate_difference (good, bad),
    .relative = plain.rel_lift,
    .worsened = exos_compare_rate_difference (bad, good, worse) > 0,
    .severe = exos_compare_rate_difference (bad, good, severe) > 0,
    .z = plain.z,
    .p_two_sided = plain.p_z,
    .p_harm = one_sided_p (good, bad, lower_is_better ? plain.z : -plain.z),
    .ci_score = exos_difference_interval (control, treatment, EXOS_CI_SCORE, z_two_sided),
    .harm_upper_1s = harm_1s.high,
    .harm_lower_1s = harm_1s.low,
    .z_ni = non_inferiority_z (good, bad, worse),
  };

  result.p_ni = exos_normal_sf (-result.z_ni);
  result.ni_pass = result.p_ni < alpha;
  result.harm_significant = result.p_harm < alpha;
  result.evidence = weigh (result.worsened, result.harm_significant, result.ni_pass);
  return result;
}
