// SPDX-License-Identifier: MIT
#include "stats/inflation.h"

#include "stats/group-sequential.h"
#include "stats/proportions.h"
#include "stats/root.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

typedef struct
{
  const double *t;
  const double *z;
  size_t n;
  double power;
} Looks;

/* x is the drift at the last look, in standard errors. */
static double
power_shortfall (double x, void *params)
{
  const Looks *looks = params;
  const double drift = x / sqrt (looks->t[looks->n - 1]);

  return looks->power - exos_exit_probabilities (looks->t, looks->z, looks->n, drift).power;
}

/* Just inside the largest drift that is answered, whatever the rounding. */
#define FARTHEST (EXOS_MAX_DRIFT * (1.0 - 1e-9))

double
exos_drift_for_power (const double *t, const double *z, size_t n, double power)
{
  Looks looks = { t, z, n, power };

  if (!(power > 0.0 && power < 1.0) ||
      exos_exit_probabilities (t, z, n, 0.0).status != EXOS_LOOKS_OK)
    return NAN;

  const double start = z[n - 1] + gsl_cdf_ugaussian_Pinv (power);
  const double x = exos_find_root (power_shortfall, &looks, fmin (fmax (start, 0.0), FARTHEST), 0.1,
                                   0.0, FARTHEST);

  return x > 0.0 && x < FARTHEST ? x / sqrt (t[n - 1]) : NAN;
}

double
exos_inflation_factor (const double *t, const double *z, size_t n, double alpha, double power)
{
  if (!(alpha > 0.0 && alpha < 1.0))
    return NAN;

  const double drift = exos_drift_for_power (t, z, n, power);
  const double alone = exos_two_sided_quantile (alpha) + gsl_cdf_ugaussian_Pinv (power);

  return alone > 0.0 ? drift * drift * t[n - 1] / (alone * alone) : NAN;
}
