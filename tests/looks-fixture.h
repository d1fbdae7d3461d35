// SPDX-License-Identifier: MIT
/* Designs of planned looks that several tests ask about. */
#pragma once

#include "stats/group-sequential.h"

#include <glib.h>
#include <math.h>

#define ALPHA 0.05

static const ExosSpending obrien_fleming = { EXOS_SPENDING_OBRIEN_FLEMING, NAN };
static const ExosSpending pocock = { EXOS_SPENDING_POCOCK, NAN };
static const double fifths[] = { 0.2, 0.4, 0.6, 0.8, 1.0 };

static inline ExosBoundary
find_boundary (const double *t, gsize n, ExosSpending spending)
{
  const ExosLookPlan plan = { .t = t, .n = n, .alpha = ALPHA, .spending = spending };

  return exos_find_boundary (&plan);
}
