// SPDX-License-Identifier: MIT
#pragma once

#include "stats/strata.h"

#include <glib.h>
#include <math.h>

#define assert_relative(got, want, tolerance) \
  g_assert_cmpfloat_with_epsilon (got, want, fabs (want) * (tolerance))

#define N_BERKELEY 6

/* R's data set UCBAdmissions, Bickel, Hammel and O'Connell (1975): admitted of the men (control)
 * and of the women (treatment) who applied to each department. */
static const ExosStratum berkeley[N_BERKELEY] = {
  { { 825, 512 }, { 108, 89 } },  { { 560, 353 }, { 25, 17 } }, { { 325, 120 }, { 593, 202 } },
  { { 417, 138 }, { 375, 131 } }, { { 191, 53 }, { 393, 94 } }, { { 373, 22 }, { 341, 24 } },
};

static inline void
swap_groups (const ExosStratum *strata, ExosStratum *swapped, gsize k)
{
  for (gsize i = 0; i < k; i++)
    swapped[i] = (ExosStratum) { strata[i].treatment, strata[i].control };
}

static inline void
swap_events (const ExosStratum *strata, ExosStratum *swapped, gsize k)
{
  for (gsize i = 0; i < k; i++)
    {
      swapped[i] = strata[i];
      swapped[i].control.events = strata[i].control.users - strata[i].control.events;
      swapped[i].treatment.events = strata[i].treatment.users - strata[i].treatment.events;
    }
}
