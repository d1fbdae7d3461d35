// SPDX-License-Identifier: MIT
#pragma once

#include "stats/bayes.h"

/* A mean under a flat prior: normal about the sample's with its standard error as deviation. */
typedef struct
{
  double mean;
  double deviation;
} ExosNormal;

/* The posterior of a difference of means under a flat prior: normal about difference with standard
 * deviation se >= 0, both in the metric's unit, as are the losses. */
ExosPosterior exos_normal_posterior (double difference, double se);

/* P(best), the highest, of each of k groups into p_best: the integral of each density times the
 * distributions of the others, by quadrature. Groups in another order give the same digits. NaN
 * when a deviation is not above 0, or out of memory. */
void exos_best_normal_probabilities (const ExosNormal *groups, size_t k, double *p_best);
