// SPDX-License-Identifier: MIT
#include "stats/proportions.h"

#include "stats/exact.h"
#include "stats/fisher.h"
#include "stats/tails.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* Below this smallest expected cell Fisher's test keeps the nominal level and z does not. */
#define EXACT_BELOW 5

double
exos_log10_two_sided_p (double z)
{
  const double size = fabs (z);

  return size < 1.0 ? log10 (erfc (size / M_SQRT2)) : (M_LN2 + exos_ln_normal_sf (size)) / M_LN10;
}

double
exos_two_sided_quantile (double alpha)
{
  return gsl_cdf_ugaussian_Qinv (0.5 * alpha);
}

/* Pooled z = D sqrt (N / (n_t n_c X (N - X))), D = x_t n_c - x_c n_t formed in integers. */
static double
pooled_z (ExosCount control, ExosCount treatment)
{
  const uint64_t users = control.users + treatment.users;
  const uint64_t events = control.events + treatment.events;
  const double n_c = (double) control.users;
  const double n_t = (double) treatment.users;

  if (events == 0 || events == users)
    return 0.0;
  return exos_rate_difference (control, treatment) *
         sqrt (n_c * n_t / (double) events * ((double) users / (double) (users - events)));
}

static double
smallest_expected (ExosCount control, ExosCount treatment)
{
  const uint64_t users = control.users + treatment.users;
  const uint64_t events = control.events + treatment.events;
  const double group = fmin ((double) control.users, (double) treatment.users);

  return group * fmin ((double) events, (double) (users - events)) / (double) users;
}

static double
relative_lift (ExosCount control, ExosCount treatment)
{
  const double rate_c = (double) control.events / (double) control.users;

  return rate_c > 0.0 ? exos_rate_difference (control, treatment) / rate_c : NAN;
}

static bool
wants_exact (ExosCount control, ExosCount treatment, ExosExactMode mode)
{
  switch (mode)
    {
    case EXOS_EXACT_AUTO:
      return exos_min_expected_is_below (control, treatment, EXACT_BELOW);
    case EXOS_EXACT_NEVER:
      return false;
    case EXOS_EXACT_ALWAYS:
      return true;
    }
  return false;
}

ExosComparison
exos_compare_proportions (ExosCount control, ExosCount treatment, ExosExactMode exact)
{
  const double z = pooled_z (control, treatment);
  ExosComparison result = {
    .rate_c = (double) control.events / (double) control.users,
    .rate_t = (double) treatment.events / (double) treatment.users,
    .abs_lift = exos_rate_difference (control, treatment),
    .rel_lift = relative_lift (control, treatment),
    .z = z,
    .p_z = erfc (fabs (z) / M_SQRT2),
    .log10_p_z = exos_log10_two_sided_p (z),
    .min_expected = smallest_expected (control, treatment),
    .fisher = { NAN, NAN, NAN, NAN },
  };

  result.p_value = result.p_z;
  result.log10_p_value = result.log10_p_z;
  if (wants_exact (control, treatment, exact))
    {
      const ExosFisherResult walked = exos_fisher_walk (control, treatment);

      result.is_exact = !isnan (walked.log10_p);
      if (result.is_exact)
        {
          result.fisher = walked.fisher;
          result.p_value = walked.fisher.p;
          result.log10_p_value = walked.log10_p;
        }
    }
  return result;
}
