// SPDX-License-Identifier: MIT
#include "stats/equal-looks.h"

#include "stats/group-sequential.h"
#include "stats/proportions.h"
#include "stats/root.h"

#include <math.h>

/* Wang and Tsiatis's delta */
static const double deltas[] = {
  [EXOS_CLASSIC_POCOCK] = 0.5,
  [EXOS_CLASSIC_OBRIEN_FLEMING] = 0.0,
};

/* The type I error of z_k = c (k / looks)^(delta - 1/2). */
static double
type_one_error (double c, double delta, size_t looks)
{
  double t[EXOS_MAX_LOOKS];
  double z[EXOS_MAX_LOOKS];
  double sum = 0.0;

  if (looks < 1 || looks > EXOS_MAX_LOOKS)
    return NAN;
  for (size_t k = 0; k < looks; k++)
    {
      t[k] = (double) (k + 1) / (double) looks;
      z[k] = c * pow (t[k], delta - 0.5);
    }

  const ExosExits exits = exos_exit_probabilities (t, z, looks, 0.0);

  if (exits.status != EXOS_LOOKS_OK)
    return NAN;
  for (size_t k = 0; k < looks; k++)
    sum += exits.stop[k];
  return fmin (1.0, sum);
}

double
exos_peeking_error (double z, size_t looks)
{
  return type_one_error (z, 0.5, looks);
}

typedef struct
{
  double delta;
  size_t looks;
  double ln_alpha;
} Classic;

static double
excess_error (double c, void *params)
{
  const Classic *classic = params;

  return log (type_one_error (c, classic->delta, classic->looks)) - classic->ln_alpha;
}

/* The last look alone, at C, has less than the error of all, and all of them no more than
 * Bonferroni gives to so many looks at C. */
double
exos_classic_constant (ExosClassicBoundary boundary, size_t looks, double alpha)
{
  Classic classic = { .delta = deltas[boundary], .looks = looks, .ln_alpha = log (alpha) };

  if (looks < 1 || looks > EXOS_MAX_LOOKS || !(alpha > 0.0 && alpha < 1.0))
    return NAN;

  const double one = exos_two_sided_quantile (alpha);
  const double bonferroni = exos_two_sided_quantile (alpha / (double) looks);

  if (looks == 1)
    return one;
  return exos_find_root (excess_error, &classic, bonferroni, bonferroni - one, one, bonferroni);
}
