// SPDX-License-Identifier: MIT
#include "stats/exact.h"

#include "stats/wide.h"

/* An unsigned number of 192 bits: high * 2^64 + low. */
typedef struct
{
  ExosUint128 high;
  uint64_t low;
} Wide;

static Wide
multiply (ExosUint128 a, uint64_t b)
{
  const ExosUint128 low = (ExosUint128) (uint64_t) a * b;

  return (Wide) { .high = (a >> 64) * b + (low >> 64), .low = (uint64_t) low };
}

static int
compare (Wide a, Wide b)
{
  if (a.high != b.high)
    return a.high < b.high ? -1 : 1;
  return (a.low > b.low) - (a.low < b.low);
}

/* (p_a - p_b) n_a n_b */
static ExosInt128
cross_difference (ExosCount a, ExosCount b)
{
  return (ExosInt128) a.events * b.users - (ExosInt128) b.events * a.users;
}

double
exos_rate_difference (ExosCount control, ExosCount treatment)
{
  const ExosUint128 scale = (ExosUint128) control.users * treatment.users;

  return (double) cross_difference (treatment, control) / (double) scale;
}

double
exos_ratio_value (ExosRatio ratio)
{
  return ratio.denominator > 0 ? (double) ratio.numerator / (double) ratio.denominator : 0.0;
}

int
exos_compare_ratios (ExosRatio a, ExosRatio b)
{
  const ExosUint128 left = (ExosUint128) a.numerator * b.denominator;
  const ExosUint128 right = (ExosUint128) b.numerator * a.denominator;

  return (left > right) - (left < right);
}

int
exos_compare_rate_difference (ExosCount a, ExosCount b, ExosRatio margin)
{
  const ExosInt128 difference = cross_difference (a, b);

  if (difference < 0)
    return -1;
  return compare (multiply ((ExosUint128) difference, margin.denominator),
                  multiply ((ExosUint128) a.users * b.users, margin.numerator));
}

int
exos_compare_relative_harm (ExosCount control,
                            ExosCount treatment,
                            bool lower_is_better,
                            ExosRatio limit)
{
  const ExosInt128 rise = cross_difference (treatment, control);
  const ExosInt128 harm = lower_is_better ? rise : -rise;

  if (harm <= 0)
    return -1;
  return compare (multiply ((ExosUint128) harm, limit.denominator),
                  multiply ((ExosUint128) control.events * treatment.users, limit.numerator));
}

static uint64_t
smaller (uint64_t a, uint64_t b)
{
  return a < b ? a : b;
}

bool
exos_min_expected_is_below (ExosCount control, ExosCount treatment, unsigned limit)
{
  const uint64_t users = control.users + treatment.users;
  const uint64_t events = control.events + treatment.events;
  const ExosUint128 cell =
      (ExosUint128) smaller (control.users, treatment.users) * smaller (events, users - events);

  return cell < (ExosUint128) users * limit;
}
