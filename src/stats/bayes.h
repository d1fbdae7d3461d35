// SPDX-License-Identifier: MIT
#pragma once

#include "stats/count.h"

/* Beta(1, 1) priors; quadrature, no simulation, so the same input gives the same digits. */
typedef struct
{
  double p_t_gt_c; /* P(treatment rate > control rate) */
  double loss_t;   /* expected loss of shipping the treatment, a rate difference */
  double loss_c;   /* expected loss of keeping the control */
} ExosPosterior;

ExosPosterior exos_compare_posteriors (ExosCount control, ExosCount treatment);

/* P(best) of each of k groups into p_best. */
void exos_best_probabilities (const ExosCount *counts, size_t k, double *p_best);

/* Density of (treatment rate - control rate) at n points evenly spaced over [low, high]. */
void exos_posterior_density (
    ExosCount control, ExosCount treatment, double low, double high, size_t n, double *density);
