// SPDX-License-Identifier: MIT
#pragma once

#include "stats/looks.h"
#include "stats/quadrature.h"

/* The sub-density of the score S = Z sqrt (t) of an experiment that no look has stopped, under the
 * null and inside boundaries that are symmetric about 0, so that only S >= 0 is kept: node and mass
 * are a quadrature of it. Under a drift it is the same times exp (drift S - drift^2 t / 2). */
typedef struct
{
  double t;
  size_t n;
  double *node;
  double *mass;
  double max_drift;
  double work;
  ExosQuadrature quadrature;
} ExosContinuation;

/* Before the first look, S = 0. max_drift is the largest drift to be asked about. The caller clears
 * it, whatever was returned (OK or NO_MEMORY). */
ExosLooksStatus exos_continuation_init (ExosContinuation *self, double max_drift);
void exos_continuation_clear (ExosContinuation *self);

/* P(not stopped before, Z_t >= z) at the next look, of information t, when E(Z_t) = drift sqrt (t).
 * The lower side is the upper one of -drift. z may be INFINITY. */
double exos_continuation_exit (const ExosContinuation *self, double t, double z, double drift);

/* Passes the look at t, where |Z_t| >= z stops; t_next is the look after it. Armitage, McPherson
 * and Rowe (1969), by composite Gauss-Legendre quadrature. OK, TOO_CLOSE or NO_MEMORY; it is as it
 * was when not OK. */
ExosLooksStatus exos_continuation_advance (ExosContinuation *self,
                                           double t,
                                           double z,
                                           double t_next);
