// SPDX-License-Identifier: MIT
#include "stats/always-valid.h"

#include <math.h>

#define MIN_EVENTS 10

/* ln of the likelihood ratio of N (0, 1 + ratio) over N (0, 1) at z. */
static ExosMsprt
mix (double z, double ratio)
{
  ExosMsprt self = { .ln_lr = 0.5 * (z * z * (ratio / (1.0 + ratio)) - log1p (ratio)) };

  self.p = fmin (1.0, exp (-self.ln_lr));
  return self;
}

ExosMsprt
exos_msprt (double difference, double v, double tau2)
{
  const bool is_defined = isfinite (difference) && v > 0.0 && isfinite (v) && tau2 >= 0.0 &&
                          isfinite (tau2) && isfinite (tau2 / v);

  if (!is_defined)
    return (ExosMsprt) { NAN, NAN };
  return mix (difference / sqrt (v), tau2 / v);
}

/* Waudby-Smith et al. (2021): rho^2 = (-2 ln alpha + ln (-2 ln alpha + 1)) / n_star, which nearly
 * minimises the width there. */
static double
tune (double alpha, uint64_t n_star)
{
  const double twice = -2.0 * log (alpha);

  return sqrt ((twice + log1p (twice)) / (double) n_star);
}

ExosConfidenceSequence
exos_confidence_sequence (double difference, double se, uint64_t n, double alpha, uint64_t n_star)
{
  const bool is_defined = isfinite (difference) && se > 0.0 && isfinite (se) && n > 0 &&
                          n_star > 0 && alpha > 0.0 && alpha < 1.0;

  if (!is_defined)
    return (ExosConfidenceSequence) { NAN, NAN, { NAN, NAN }, NAN, NAN };

  const double rho = tune (alpha, n_star);
  const double ratio = (double) n * rho * rho;
  const double ln_bound = 0.5 * log1p (ratio) - log (alpha);
  const double half_width = se * sqrt (2.0 * ln_bound * ((1.0 + ratio) / ratio));
  const ExosMsprt test = mix (difference / se, ratio);

  return (ExosConfidenceSequence) {
    .rho = rho,
    .half_width = half_width,
    .ci = { difference - half_width, difference + half_width },
    .ln_e = test.ln_lr,
    .p = test.p,
  };
}

static bool
has_enough (ExosCount count)
{
  return count.users >= EXOS_SEQUENCE_MIN_USERS && count.events >= MIN_EVENTS &&
         count.users - count.events >= MIN_EVENTS;
}

bool
exos_confidence_sequence_has_begun (ExosCount control, ExosCount treatment)
{
  return has_enough (control) && has_enough (treatment);
}

ExosRunningSequence
exos_running_sequence (void)
{
  return (ExosRunningSequence) { .ci = { -INFINITY, INFINITY }, .p = 1.0 };
}

void
exos_running_sequence_add (ExosRunningSequence *self, const ExosConfidenceSequence *look)
{
  self->ci.low = fmax (self->ci.low, look->ci.low);
  self->ci.high = fmin (self->ci.high, look->ci.high);
  self->p = fmin (self->p, look->p);
}
