// SPDX-License-Identifier: MIT
#pragma once

#include <stdbool.h>

#include "data/rows/plan.h"
#include "data/rows/wide-sum.h"

/* What the values of a number may be at most, and at least where some are below 0: what lies
 * outside counts as the nearest of the two. In units of 10^-EXOS_WIDE_DECIMALS. Plain value. */
typedef struct
{
  bool is_capped;
  bool has_lower;
  ExosInt128 lower;
  ExosInt128 upper;
} ExosRowsCap;

/* Whether the cap changes the value, and sets it. */
static inline bool
exos_rows_cap_value (const ExosRowsCap *self, ExosInt128 *value)
{
  const bool is_above = self->is_capped && *value > self->upper;
  const bool is_below = self->is_capped && self->has_lower && *value < self->lower;

  if (is_above || is_below)
    *value = is_above ? self->upper : self->lower;
  return is_above || is_below;
}
