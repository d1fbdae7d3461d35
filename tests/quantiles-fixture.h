// SPDX-License-Identifier: MIT
/* Quantiles of samples, found by reading them as often as it takes. */
#pragma once

#include "data/rows/fixed.h"
#include "data/rows/quantiles.h"

static const ExosInt128 one = 1000000000000000000;

/* Values of one number; what the fast way takes of them goes that way. */
typedef struct
{
  GArray *values; /* of ExosInt128 */
  guint decimals;
  guint quantile;
} Sample;

static inline ExosInt128
get_value (const Sample *sample, guint i)
{
  return g_array_index (sample->values, ExosInt128, i);
}

static inline ExosInt128
unit_of (const Sample *sample)
{
  ExosInt128 unit = one;

  for (guint i = 0; i < sample->decimals; i++)
    unit /= 10;
  return unit;
}

static inline void
add_value (const Sample *sample, ExosQuantiles *quantiles, guint thread, ExosInt128 value)
{
  const ExosInt128 unit = unit_of (sample);
  const ExosInt128 whole = value / unit;
  const gint64 fast = (gint64) whole;

  if (value % unit == 0 && whole <= EXOS_FIXED_MAX && whole >= -EXOS_FIXED_MAX)
    exos_quantiles_add_fast (quantiles, thread, 0, &fast, 1);
  else
    exos_quantiles_add (quantiles, thread, 0, value, 1);
}

/* n_strangers: values that are added and taken off again. */
static inline ExosRowsCap
find_cap (const Sample *sample, guint n_threads, guint n_strangers, guint *n_readings)
{
  const ExosRowsPlan plan = {
    .n_numbers = 1,
    .numbers = { { .decimals = sample->decimals, .quantile = sample->quantile } },
  };
  g_autoptr (ExosQuantiles) quantiles = exos_quantiles_new (&plan, n_threads);
  ExosQuantilesState state = EXOS_QUANTILES_AGAIN;

  for (*n_readings = 0; state == EXOS_QUANTILES_AGAIN; ++*n_readings)
    {
      for (guint i = 0; i < sample->values->len; i++)
        add_value (sample, quantiles, (i + *n_readings) % n_threads, get_value (sample, i));
      for (guint i = 0; i < n_strangers; i++)
        {
          const ExosInt128 stranger =
              get_value (sample, i * 7 % sample->values->len) + i % 2 * unit_of (sample);

          add_value (sample, quantiles, n_threads - 1, stranger);
          exos_quantiles_add (quantiles, 0, 0, stranger, -1);
        }
      state = exos_quantiles_settle (quantiles);
      g_assert_cmpuint (*n_readings, <, 12);
    }

  g_assert_cmpint (state, ==, EXOS_QUANTILES_DONE);
  return exos_quantiles_caps (quantiles)[0];
}
