// SPDX-License-Identifier: MIT
/* What follows from a boundary: chances of crossing it, p-values, power. */
#include "stats/group-sequential.h"

#include "stats/continuation.h"
#include "stats/tails.h"

#include <math.h>

static ExosLooksStatus
check_exits (const double *t, const double *z, size_t n, double drift)
{
  const ExosLooksStatus status = exos_check_looks (t, n);

  if (status != EXOS_LOOKS_OK)
    return status;
  if (!(fabs (drift) * sqrt (t[n - 1]) <= EXOS_MAX_DRIFT))
    return EXOS_LOOKS_BAD_DRIFT;
  for (size_t k = 0; k < n; k++)
    if (!(z[k] >= 0.0))
      return EXOS_LOOKS_BAD_BOUNDARY;
  return EXOS_LOOKS_OK;
}

static ExosLooksStatus
set_exits (ExosExits *self,
           const double *t,
           const double *z,
           size_t n,
           double drift,
           ExosContinuation *continuation)
{
  self->power = 0.0;
  for (size_t k = 0; k < n; k++)
    {
      const double towards = exos_continuation_exit (continuation, t[k], z[k], fabs (drift));

      self->power += towards;
      self->stop[k] = towards + exos_continuation_exit (continuation, t[k], z[k], -fabs (drift));
      if (k + 1 == n)
        break;

      const ExosLooksStatus status = exos_continuation_advance (continuation, t[k], z[k], t[k + 1]);

      if (status != EXOS_LOOKS_OK)
        return status;
    }
  return EXOS_LOOKS_OK;
}

static ExosExits
refused_exits (ExosLooksStatus status)
{
  ExosExits self = { .status = status, .power = NAN };

  for (size_t k = 0; k < EXOS_MAX_LOOKS; k++)
    self.stop[k] = NAN;
  return self;
}

ExosExits
exos_exit_probabilities (const double *t, const double *z, size_t n, double drift)
{
  ExosExits self = refused_exits (check_exits (t, z, n, drift));
  ExosContinuation continuation;

  if (self.status != EXOS_LOOKS_OK)
    return self;
  self.status = exos_continuation_init (&continuation, drift);
  if (self.status == EXOS_LOOKS_OK)
    self.status = set_exits (&self, t, z, n, drift, &continuation);
  exos_continuation_clear (&continuation);
  return self.status == EXOS_LOOKS_OK ? self : refused_exits (self.status);
}

double
exos_stagewise_p (const double *t, const double *z, size_t n, double z_observed)
{
  double reached[EXOS_MAX_LOOKS];
  double p = 0.0;

  if (n < 1 || n > EXOS_MAX_LOOKS)
    return NAN;
  for (size_t k = 0; k + 1 < n; k++)
    reached[k] = z[k];
  reached[n - 1] = fabs (z_observed);

  const ExosExits exits = exos_exit_probabilities (t, reached, n, 0.0);

  for (size_t k = 0; k < n; k++)
    p += exits.stop[k];
  return p > 1.0 ? 1.0 : p;
}
