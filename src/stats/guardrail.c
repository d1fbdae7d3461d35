// SPDX-License-Identifier: MIT
#include "stats/guardrail.h"

#include "stats/exact.h"
#include "stats/intervals.h"
#include "stats/proportions.h"
#include "stats/score.h"
#include "stats/tails.h"

#include <math.h>

static ExosEvidence
weigh (bool worsened, bool harm_significant, bool ni_pass)
{
  if (worsened)
    return harm_significant ? EXOS_EVIDENCE_HARM_CONFIRMED : EXOS_EVIDENCE_HARM_SUSPECTED;
  return ni_pass ? EXOS_EVIDENCE_SAFE : EXOS_EVIDENCE_INCONCLUSIVE;
}

/* The groups of one guardrail, in both ways to look at them. */
typedef struct
{
  ExosCount control;
  ExosCount treatment;
  bool lower_is_better;
  /* Harm is the rate of bad minus the rate of good, so the direction is dealt with once, here. */
  ExosCount good;
  ExosCount bad;
} Groups;

static Groups
orient (ExosCount control, ExosCount treatment, bool lower_is_better)
{
  return (Groups) {
    .control = control,
    .treatment = treatment,
    .lower_is_better = lower_is_better,
    .good = lower_is_better ? control : treatment,
    .bad = lower_is_better ? treatment : control,
  };
}

/* The sign of harm - limit, exactly. */
static int
compare_harm (const Groups *groups, bool is_relative, ExosRatio limit)
{
  if (is_relative)
    return exos_compare_relative_harm (groups->control, groups->treatment, groups->lower_is_better,
                                       limit);
  return exos_compare_rate_difference (groups->bad, groups->good, limit);
}

/* A rate cannot fall by more than all of it, and has not fallen by all of it after one event. */
static double
ratio_z (const Groups *groups, double margin)
{
  if (groups->lower_is_better)
    return exos_ratio_score_z (groups->control, groups->treatment, log1p (margin));
  if (margin >= 1.0)
    return margin > 1.0 || groups->treatment.events > 0 ? -INFINITY : 0.0;
  return -exos_ratio_score_z (groups->control, groups->treatment, log1p (-margin));
}

/* The score statistic at the margin, exactly 0 there. */
static double
non_inferiority_z (const Groups *groups, const ExosGuardrailLimits *limits)
{
  const double margin = exos_ratio_value (limits->margin);

  if (compare_harm (groups, limits->is_relative, limits->margin) == 0)
    return 0.0;
  return limits->is_relative ? ratio_z (groups, margin)
                             : exos_score_z (groups->good, groups->bad, margin);
}

/* P (Z > the z of harm). Where the pooled rate is 0 or 1 there is no evidence at all. */
static double
one_sided_p (const Groups *groups, double z_harm)
{
  const uint64_t events = groups->good.events + groups->bad.events;
  const uint64_t users = groups->good.users + groups->bad.users;

  return events == 0 || events == users ? 1.0 : exos_normal_sf (z_harm);
}

ExosGuardrailTest
exos_test_guardrail (ExosCount control,
                     ExosCount treatment,
                     bool lower_is_better,
                     ExosGuardrailLimits limits,
                     double alpha)
{
  const Groups groups = orient (control, treatment, lower_is_better);
  const double z_two_sided = exos_two_sided_quantile (alpha);
  const double z_one_sided = exos_two_sided_quantile (fmin (2.0 * alpha, 1.0));
  const ExosComparison plain = exos_compare_proportions (control, treatment, EXOS_EXACT_NEVER);
  const ExosInterval harm_1s =
      exos_difference_interval (groups.good, groups.bad, EXOS_CI_SCORE, z_one_sided);
  ExosGuardrailTest result = {
    .rate_c = plain.rate_c,
    .rate_t = plain.rate_t,
    .delta = plain.abs_lift,
    .harm = exos_rate_difference (groups.good, groups.bad),
    .relative = plain.rel_lift,
    .worsened = compare_harm (&groups, limits.is_relative, limits.worse) > 0,
    .severe = compare_harm (&groups, limits.is_relative, limits.severe) > 0,
    .z = plain.z,
    .p_two_sided = plain.p_z,
    .p_harm = one_sided_p (&groups, lower_is_better ? plain.z : -plain.z),
    .ci_score = exos_difference_interval (control, treatment, EXOS_CI_SCORE, z_two_sided),
    .harm_upper_1s = harm_1s.high,
    .harm_lower_1s = harm_1s.low,
    .z_ni = non_inferiority_z (&groups, &limits),
  };

  result.p_ni = exos_normal_sf (-result.z_ni);
  result.ni_pass = result.p_ni < alpha;
  result.harm_significant = result.p_harm < alpha;
  result.evidence = weigh (result.worsened, result.harm_significant, result.ni_pass);
  return result;
}
