// SPDX-License-Identifier: MIT
#pragma once

#include "stats/proportions.h"

/* Fisher's test with log10 of its two-sided p, finite also where p underflows. All NaN when there
 * are too many tables to walk. */
typedef struct
{
  ExosFisher fisher;
  double log10_p;
} ExosFisherResult;

ExosFisherResult exos_fisher_walk (ExosCount control, ExosCount treatment);
