// SPDX-License-Identifier: MIT
/* From the histograms of a reading to the ranges of the next one, and to quantiles. */
#include "data/rows/quantiles-private.h"

#define MAX_COLLECTED 4096 /* values of one target */
#define PARTS EXOS_ROWS_QUANTILE_PARTS

/* Adds up what all threads counted; the first has it then. */
static void
gather (ExosQuantiles *self)
{
  ExosQuantileWriter *all = &self->writers[0];

  for (guint i = 1; i < self->n_threads; i++)
    {
      const ExosQuantileWriter *writer = &self->writers[i];

      for (gsize place = 0; place < (gsize) self->n_slots * self->n_buckets; place++)
        all->counts[place] += writer->counts[place];
      for (guint slot = 0; slot < self->n_slots; slot++)
        {
          all->is_fraction[slot] |= writer->is_fraction[slot];
          if (all->collected[slot] != NULL)
            g_array_append_vals (all->collected[slot], writer->collected[slot]->data,
                                 writer->collected[slot]->len);
        }
    }
}

static guint64
add_up (const gint64 *counts, guint n)
{
  guint64 sum = 0;

  for (guint i = 0; i < n; i++)
    sum += (guint64) counts[i];
  return sum;
}

/* The bucket in which the target is; its rank becomes that within. */
static guint
find_bucket (ExosQuantileTarget *target, const gint64 *counts)
{
  guint bucket = 0;

  while (target->rank >= (guint64) counts[bucket])
    target->rank -= (guint64) counts[bucket++];
  target->count = (guint64) counts[bucket];
  return bucket;
}

/* Whether a single value is left, and else how to look for it among those that are. */
static void
narrow (ExosQuantileTarget *target, ExosInt128 unit, gboolean is_fraction)
{
  const ExosInt128 width = target->last - target->first + 1;

  target->value = target->first;
  target->is_known = width == 1 || (width == unit && !is_fraction);
  target->unit = width > unit ? unit : 1;
  target->is_collected = target->count <= MAX_COLLECTED;
}

/* The quantile of so many parts is at (n − 1) parts / PARTS, from 0. */
static ExosInt128
find_place (guint64 n, guint parts)
{
  return (ExosInt128) (n - 1) * parts;
}

static void
add_target (ExosQuantiles *self, guint slot, guint64 rank)
{
  const gint64 *counts = self->writers[0].counts + (gsize) slot * self->n_buckets;
  const guint number = self->wanted[slot];
  const ExosInt128 unit = self->units[number];
  ExosQuantileTarget target = { .number = number, .rank = rank };
  const ExosBucketRange range = exos_bucket_range (find_bucket (&target, counts), self->precision);

  target.first = range.first * unit;
  target.last = range.last * unit + (unit - 1);
  narrow (&target, unit, self->writers[0].is_fraction[slot]);
  g_array_append_val (self->targets, target);
}

/* A quantile lies between two values, or on the first. */
static void
add_quantile (ExosQuantiles *self, guint slot, guint64 n, guint parts)
{
  const guint64 rank = (guint64) (find_place (n, parts) / PARTS);

  add_target (self, slot, rank);
  add_target (self, slot, MIN (rank + 1, n - 1));
}

static void
settle_first (ExosQuantiles *self)
{
  for (guint slot = 0; slot < self->n_wanted; slot++)
    {
      const gint64 *counts = self->writers[0].counts + (gsize) slot * self->n_buckets;
      const guint64 n = add_up (counts, self->n_buckets);
      const guint64 n_negative = add_up (counts, self->n_buckets / 2);
      const guint parts = self->plan.numbers[self->wanted[slot]].quantile;
      ExosRowsCap *cap = &self->caps[self->wanted[slot]];

      cap->is_capped = n > 0;
      cap->has_lower = n_negative > 0;
      cap->upper = n > 0 ? find_place (n, parts) % PARTS : 0;
      cap->lower = n_negative > 0 ? find_place (n, PARTS - parts) % PARTS : 0;
      if (n > 0)
        add_quantile (self, slot, n, parts);
      if (n_negative > 0)
        add_quantile (self, slot, n, PARTS - parts);
    }
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const ExosQuantileValue *left = a;
  const ExosQuantileValue *right = b;

  return (left->value > right->value) - (left->value < right->value);
}

/* FALSE: other values than were counted before. */
static gboolean
choose_collected (ExosQuantileTarget *target, GArray *values)
{
  gint64 sum = 0;
  gint64 before = 0;

  g_array_sort (values, compare_values);
  for (guint i = 0; i < values->len; i++)
    {
      const ExosQuantileValue *it = &g_array_index (values, ExosQuantileValue, i);

      sum += it->weight;
      /* What is taken off stands beside what it is taken off from. */
      if (i + 1 < values->len &&
          g_array_index (values, ExosQuantileValue, i + 1).value == it->value)
        continue;
      if (before <= (gint64) target->rank && sum > (gint64) target->rank)
        target->value = it->value;
      before = sum;
    }

  target->is_known = TRUE;
  return sum == (gint64) target->count;
}

static gboolean
choose_bucket (const ExosQuantiles *self, ExosQuantileTarget *target, guint slot)
{
  const gint64 *counts = self->writers[0].counts + (gsize) slot * self->n_buckets;
  const ExosInt128 width = target->unit << target->shift;

  if (add_up (counts, self->n_buckets) != target->count)
    return FALSE;
  target->first += width * find_bucket (target, counts);
  target->last = MIN (target->last, target->first + (width - 1));
  narrow (target, self->units[target->number], self->writers[0].is_fraction[slot]);
  return TRUE;
}

static gboolean
settle_targets (ExosQuantiles *self)
{
  gboolean is_same = TRUE;

  for (guint i = 0; i < self->targets->len && is_same; i++)
    {
      ExosQuantileTarget *target = exos_quantile_target (self, i);

      if (!target->is_known)
        is_same = target->is_collected ? choose_collected (target, self->writers[0].collected[i])
                                       : choose_bucket (self, target, i);
    }

  return is_same;
}

/* Between two values, so many of PARTS from the first to the second. */
static ExosInt128
interpolate (const ExosQuantileTarget *ends, ExosInt128 parts)
{
  const ExosInt128 width = ends[1].value - ends[0].value;

  return ends[0].value + width / PARTS * parts + (width % PARTS * parts + PARTS / 2) / PARTS;
}

static void
set_caps (ExosQuantiles *self)
{
  guint at = 0;

  for (guint slot = 0; slot < self->n_wanted; slot++)
    {
      ExosRowsCap *cap = &self->caps[self->wanted[slot]];

      if (!cap->is_capped)
        continue;
      cap->upper = interpolate (exos_quantile_target (self, at), cap->upper);
      at += 2;
      if (!cap->has_lower)
        continue;
      cap->lower = interpolate (exos_quantile_target (self, at), cap->lower);
      at += 2;
    }
}

/* FALSE: nothing is left to look for. */
static gboolean
open_next (ExosQuantiles *self)
{
  const guint bits = exos_quantiles_bits (self, self->targets->len);
  gboolean goes_on = FALSE;

  for (guint i = 0; i < self->targets->len; i++)
    {
      ExosQuantileTarget *target = exos_quantile_target (self, i);
      const ExosInt128 n = (target->last - target->first + 1) / target->unit;
      const guint n_bits = exos_bucket_bits ((ExosUint128) (n - 1));

      target->shift = n_bits > bits ? n_bits - bits : 0;
      goes_on |= !target->is_known;
    }

  if (goes_on)
    exos_quantiles_open (self, self->targets->len, 1u << bits);
  return goes_on;
}

ExosQuantilesState
exos_quantiles_settle (ExosQuantiles *self)
{
  gboolean is_same = TRUE;

  gather (self);
  if (self->n_readings == 0)
    settle_first (self);
  else
    is_same = settle_targets (self);
  self->n_readings++;
  exos_quantiles_close (self);
  if (!is_same)
    return EXOS_QUANTILES_CHANGED;
  if (open_next (self))
    return EXOS_QUANTILES_AGAIN;
  set_caps (self);
  return EXOS_QUANTILES_DONE;
}
