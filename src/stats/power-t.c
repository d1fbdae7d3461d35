// SPDX-License-Identifier: MIT
#include "stats/power-t.h"

#include "stats/density.h"
#include "stats/proportions.h"
#include "stats/quadrature.h"
#include "stats/tails.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdbool.h>

#define PANELS 40
/* How far to go from the middle: of S in units of 1 / sqrt (2 df), about its standard deviation,
 * and of the step in those of the normal distribution. */
#define REACH 16.0
#define STEP_REACH 9.0
/* From here on one term is exact to rounding; GSL's quantiles are wrong beyond 10^15. */
#define MANY_DEGREES 1e9

/* Given S, the estimated over the true standard deviation, t is normal with the mean noncentrality
 * / S: it rejects when |noncentrality + Z| > critical S. */
typedef struct
{
  double df;
  double noncentrality;
  double critical;
  ExosQuadrature quadrature;
} Design;

/* The density of s = sqrt (chi-square / df) at 1 + excess. Gamma functions and the power of s would
 * lose the digits of large df, so their logarithms are joined as in Loader (2000). */
static double
spread_density (double df, double excess)
{
  const double half = 0.5 * df;
  const double s = 1.0 + excess;
  const double fall = half * exos_deviance (1.0, s * s, -excess * (2.0 + excess));

  return sqrt (df / M_PI) / s * exp (-exos_stirling_remainder (half) - fall);
}

static double
integrand (const Design *self, double excess)
{
  const double limit = self->critical * (1.0 + excess);
  const double reject =
      exos_normal_sf (limit - self->noncentrality) + exos_normal_sf (limit + self->noncentrality);

  return reject * spread_density (self->df, excess);
}

static double
integrate (const Design *self, double low, double high)
{
  const double half = 0.5 * (high - low) / PANELS;
  double sum = 0.0;

  if (!(half > 0.0))
    return 0.0;
  for (int panel = 0; panel < PANELS; panel++)
    for (int i = 0; i < EXOS_NODES; i++)
      sum += self->quadrature.weight[i] *
             integrand (self, low + half * (2 * panel + 1 + self->quadrature.node[i]));
  return half * sum;
}

/* Rejection turns from sure to hopeless around s = noncentrality / critical, which is a narrow step
 * where the critical value is large: it has panels of its own. */
static double
integrate_by_parts (const Design *self)
{
  const double high = REACH / sqrt (2.0 * self->df);
  const double low = fmax (-1.0, -high);
  const double step = fabs (self->noncentrality) / self->critical - 1.0;
  const double step_reach = STEP_REACH / self->critical;
  const double from = fmin (fmax (step - step_reach, low), high);
  const double to = fmin (fmax (step + step_reach, low), high);

  return integrate (self, low, from) + integrate (self, from, to) + integrate (self, to, high);
}

/* t such that a two-sided test at alpha rejects beyond it: Abramowitz and Stegun (1964), 26.7.5. */
static double
critical_value (double alpha, double df)
{
  const double z = exos_two_sided_quantile (alpha);

  return df < MANY_DEGREES ? gsl_cdf_tdist_Qinv (0.5 * alpha, df)
                           : z + z * (z * z + 1.0) / (4.0 * df);
}

double
exos_t_power (double d, uint64_t control_users, uint64_t treatment_users, double alpha)
{
  const double n_c = (double) control_users;
  const double n_t = (double) treatment_users;
  const bool is_design = isfinite (d) && alpha > 0.0 && alpha < 1.0 && control_users > 0 &&
                         treatment_users > 0 && n_c + n_t > 2.0;
  Design self = {
    .df = n_c + n_t - 2.0,
    .noncentrality = d * sqrt (n_c * (n_t / (n_c + n_t))),
  };

  if (!is_design || !exos_quadrature_init (&self.quadrature))
    return NAN;
  self.critical = critical_value (alpha, self.df);
  return fmin (1.0, integrate_by_parts (&self));
}
