// SPDX-License-Identifier: MIT
#pragma once

#include "stats/count.h"
#include "stats/wide.h"

/* Sums over the groups: k counts below 2^63 need more than 64 bits. */
typedef struct
{
  ExosInt128 users;
  ExosInt128 weight;
} ExosSrmTotals;

/* The probability, under the planned split, of tables whose Pearson statistic is at least that of
 * the one seen. NaN when there are too many tables to enumerate. */
double exos_multinomial_p (const uint64_t *users,
                           const uint64_t *weights,
                           size_t k,
                           const ExosSrmTotals *totals);
