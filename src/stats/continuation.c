// SPDX-License-Identifier: MIT
#include "stats/continuation.h"

#include "stats/tails.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

/* Standard deviations beyond which a normal variable has no mass that matters, with room for the
 * smallest spend to keep its digits. */
#define FAR 12.0
#define MAX_PANELS 4096
/* Pairs of nodes over all looks, about a second. */
#define MAX_WORK 1e8

static bool
allocate (ExosContinuation *self, size_t n)
{
  self->n = n;
  self->node = malloc (n * sizeof *self->node);
  self->mass = malloc (n * sizeof *self->mass);
  return self->node != NULL && self->mass != NULL;
}

/* Half of the point mass at 0; its mirror image is the other half. */
ExosLooksStatus
exos_continuation_init (ExosContinuation *self, double max_drift)
{
  *self = (ExosContinuation) { .max_drift = fabs (max_drift) };
  if (!allocate (self, 1) || !exos_quadrature_init (&self->quadrature))
    return EXOS_LOOKS_NO_MEMORY;
  self->node[0] = 0.0;
  self->mass[0] = 0.5;
  return EXOS_LOOKS_OK;
}

void
exos_continuation_clear (ExosContinuation *self)
{
  free (self->node);
  free (self->mass);
  self->node = NULL;
  self->mass = NULL;
  self->n = 0;
}

double
exos_continuation_exit (const ExosContinuation *self, double t, double z, double drift)
{
  const double step = t - self->t;
  const double sd = sqrt (step);
  const double level = z * sqrt (t) - drift * step;
  const double ln_scale = -0.5 * drift * drift * self->t;
  double sum = 0.0;

  for (size_t i = 0; i < self->n; i++)
    {
      const double u = self->node[i];

      sum += self->mass[i] * (exp (ln_scale + drift * u) * exos_normal_sf ((level - u) / sd) +
                              exp (ln_scale - drift * u) * exos_normal_sf ((level + u) / sd));
    }
  return sum;
}

/* How far a normal variable of this variance reaches, under the largest drift too. */
static double
reach (const ExosContinuation *self, double variance)
{
  return sqrt (variance) * (FAR + self->max_drift * sqrt (variance));
}

/* The panels of [0, boundary]: no wider than the steps into and out of it. */
static double
count_panels (double boundary, double step, double step_next)
{
  return fmax (1.0, ceil (boundary / sqrt (fmin (step, step_next))));
}

/* Places the nodes of [0, boundary]; mass becomes the width that each stands for. */
static void
place_nodes (ExosContinuation *self, double boundary, size_t n_panels)
{
  const double half = 0.5 * boundary / (double) n_panels;

  for (size_t i = 0; i < self->n; i++)
    {
      const size_t panel = i / EXOS_NODES;
      const size_t place = i % EXOS_NODES;

      self->node[i] = half * (2.0 * (double) panel + 1.0 + self->quadrature.node[place]);
      self->mass[i] = half * self->quadrature.weight[place];
    }
}

/* The density at s after a step of sd, times sqrt (2 pi) sd, from the nodes first up to s + far. A
 * mirror image further than that adds nothing, and most are. */
static double
gather (const ExosContinuation *from, size_t first, double s, double sd, double far)
{
  double sum = 0.0;

  for (size_t i = first; i < from->n && from->node[i] <= s + far; i++)
    {
      const double here = (s - from->node[i]) / sd;
      const double mirrored = (s + from->node[i]) / sd;

      sum += from->mass[i] * exp (-0.5 * here * here);
      if (s + from->node[i] <= far)
        sum += from->mass[i] * exp (-0.5 * mirrored * mirrored);
    }
  return sum;
}

/* From the nodes of one look to those of the next; nodes beyond the reach of the step are passed.
 */
static void
carry_mass (const ExosContinuation *from, ExosContinuation *to)
{
  const double sd = sqrt (to->t - from->t);
  const double far = reach (from, to->t - from->t);
  size_t first = 0;

  for (size_t i = 0; i < to->n; i++)
    {
      while (first < from->n && from->node[first] < to->node[i] - far)
        first++;
      to->mass[i] *= gather (from, first, to->node[i], sd, far) / (sd * sqrt (2.0 * M_PI));
    }
}

/* Pairs of nodes that a step over this variance to n nodes visits. */
static double
count_pairs (const ExosContinuation *self, double variance, double n)
{
  const double span = self->node[self->n - 1];
  const double near = span > 0.0 ? 2.0 * reach (self, variance) / span : 1.0;

  return n * (double) self->n * fmin (1.0, near);
}

ExosLooksStatus
exos_continuation_advance (ExosContinuation *self, double t, double z, double t_next)
{
  const double boundary = fmin (z * sqrt (t), reach (self, t));
  const double n_panels = count_panels (boundary, t - self->t, t_next - t);
  const double n = n_panels * EXOS_NODES;
  ExosContinuation next = *self;

  next.t = t;
  next.work += count_pairs (self, t - self->t, n);
  if (n_panels > MAX_PANELS || next.work > MAX_WORK)
    return EXOS_LOOKS_TOO_CLOSE;
  if (!allocate (&next, (size_t) n))
    {
      exos_continuation_clear (&next);
      return EXOS_LOOKS_NO_MEMORY;
    }
  place_nodes (&next, boundary, (size_t) n_panels);
  carry_mass (self, &next);
  exos_continuation_clear (self);
  *self = next;
  return EXOS_LOOKS_OK;
}
