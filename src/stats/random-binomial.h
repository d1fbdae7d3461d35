// SPDX-License-Identifier: MIT
#pragma once

#include "stats/random.h"

#include <stdbool.h>

/* A binomial distribution made ready for drawing: constant afterwards, and shared by threads. */
typedef struct
{
  uint64_t n;
  bool counts_failures; /* the rarer outcome is drawn */
  bool is_rare;         /* expected to come fewer than 10 times */
  double p;             /* of the rarer outcome */
  double q;
  double first; /* when rare, the probability of none; otherwise ln of that of the mode */
  double spread;
  double tail;
  double middle;
  double squeeze;
  double scale;
} ExosBinomial;

/* false, and nothing written, unless 0 <= rate <= 1 and n <= 2^53. */
bool exos_binomial_init (ExosBinomial *self, uint64_t n, double rate);

/* A draw, exact in distribution to the rounding of doubles: inversion when the rarer outcome is
 * expected fewer than 10 times, otherwise the transformed rejection BTRS, Hormann (1993), whose
 * time does not grow with n. It is made here and not by GSL so that a seed gives the same numbers
 * with every version of GSL, and because density.h has the probabilities to 14 digits. */
uint64_t exos_random_binomial (ExosRandom *random, const ExosBinomial *binomial);
