// SPDX-License-Identifier: MIT
/* Values on their way into histograms. */
#include "data/rows/quantiles-private.h"

#include "data/rows/fixed.h"

#define MAX_BYTES (4 * 1024 * 1024) /* of all histograms */
#define MAX_PRECISION 8
#define MAX_BITS 16

static ExosInt128
find_unit (const ExosRowsNumber *number)
{
  ExosInt128 unit = 1;

  for (unsigned i = number->decimals; i < EXOS_WIDE_DECIMALS; i++)
    unit *= 10;
  return unit;
}

guint
exos_quantiles_bits (const ExosQuantiles *self, guint n_slots)
{
  const gsize room = MAX_BYTES / sizeof (gint64) / self->n_threads / MAX (n_slots, 1);

  return CLAMP (g_bit_storage (room) - 1, 1, MAX_BITS);
}

void
exos_quantiles_open (ExosQuantiles *self, guint n_slots, guint n_buckets)
{
  self->n_slots = n_slots;
  self->n_buckets = n_buckets;
  for (guint i = 0; i < self->n_threads; i++)
    {
      ExosQuantileWriter *writer = &self->writers[i];

      writer->counts = g_new0 (gint64, (gsize) n_slots * n_buckets);
      writer->is_fraction = g_new0 (gboolean, n_slots);
      writer->collected = g_new0 (GArray *, n_slots);
      for (guint slot = 0; slot < self->targets->len; slot++)
        writer->collected[slot] = g_array_new (FALSE, FALSE, sizeof (ExosQuantileValue));
    }
}

void
exos_quantiles_close (ExosQuantiles *self)
{
  for (guint i = 0; i < self->n_threads; i++)
    {
      ExosQuantileWriter *writer = &self->writers[i];

      for (guint slot = 0; writer->collected != NULL && slot < self->n_slots; slot++)
        g_clear_pointer (&writer->collected[slot], g_array_unref);
      g_clear_pointer (&writer->collected, g_free);
      g_clear_pointer (&writer->is_fraction, g_free);
      g_clear_pointer (&writer->counts, g_free);
    }
}

static void
open_first (ExosQuantiles *self)
{
  const guint bits = exos_quantiles_bits (self, self->n_wanted);

  self->precision = MAX_PRECISION;
  while (self->precision > 0 && 2 * exos_buckets_half (self->precision) >> bits > 0)
    self->precision--;
  exos_quantiles_open (self, self->n_wanted, 2 * exos_buckets_half (self->precision));
}

ExosQuantiles *
exos_quantiles_new (const ExosRowsPlan *plan, guint n_threads)
{
  ExosQuantiles *self = g_new0 (ExosQuantiles, 1);

  self->plan = *plan;
  self->n_threads = MAX (n_threads, 1);
  self->targets = g_array_new (FALSE, TRUE, sizeof (ExosQuantileTarget));
  self->writers = g_new0 (ExosQuantileWriter, self->n_threads);
  for (guint i = 0; i < plan->n_numbers; i++)
    {
      self->units[i] = find_unit (&plan->numbers[i]);
      if (plan->numbers[i].quantile == 0 || plan->numbers[i].is_outcome)
        continue;
      self->wanted[self->n_wanted++] = i;
      self->slots[i] = self->n_wanted;
    }

  if (self->n_wanted == 0)
    {
      exos_quantiles_free (self);
      return NULL;
    }
  open_first (self);
  return self;
}

void
exos_quantiles_free (ExosQuantiles *self)
{
  exos_quantiles_close (self);
  for (int by = 0; by < EXOS_ROWS_N_BY; by++)
    g_clear_pointer (&self->left_out[by], g_hash_table_unref);
  g_array_unref (self->targets);
  g_free (self->writers);
  g_free (self);
}

void
exos_quantiles_leave_out (ExosQuantiles *self, ExosRowsBy by, const char *text, gsize length)
{
  if (self->left_out[by] == NULL)
    self->left_out[by] =
        g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  g_hash_table_add (self->left_out[by], g_bytes_new (text, length));
  g_array_set_size (self->targets, 0);
  self->n_readings = 0;
  exos_quantiles_close (self);
  open_first (self);
}

gboolean
exos_quantiles_leaves_out (const ExosQuantiles *self, ExosRowsBy by, const char *text, gsize length)
{
  g_autoptr (GBytes) label = NULL;

  if (self == NULL || self->left_out[by] == NULL)
    return FALSE;
  label = g_bytes_new_static (text, length);
  return g_hash_table_contains (self->left_out[by], label);
}

gboolean
exos_quantiles_wants (const ExosQuantiles *self, guint number)
{
  return self->slots[number] > 0;
}

const ExosRowsCap *
exos_quantiles_caps (const ExosQuantiles *self)
{
  return self->caps;
}

static gint64 *
get_counts (const ExosQuantiles *self, const ExosQuantileWriter *writer, guint slot)
{
  return writer->counts + (gsize) slot * self->n_buckets;
}

/* A value of the range of a target. */
static void
count (ExosQuantiles *self, ExosQuantileWriter *writer, guint slot, ExosInt128 value, int weight)
{
  const ExosQuantileTarget *target = exos_quantile_target (self, slot);
  const ExosQuantileValue kept = { value, weight };

  if (target->is_collected)
    g_array_append_val (writer->collected[slot], kept);
  else
    get_counts (self, writer,
                slot)[(gsize) ((value - target->first) / target->unit) >> target->shift] += weight;
  if (value % self->units[target->number] != 0)
    writer->is_fraction[slot] = TRUE;
}

void
exos_quantiles_add (ExosQuantiles *self, guint thread, guint number, ExosInt128 value, int weight)
{
  ExosQuantileWriter *writer = &self->writers[thread];
  const guint slot = self->slots[number] - 1;
  const ExosInt128 unit = self->units[number];

  if (self->n_readings == 0)
    {
      get_counts (self, writer,
                  slot)[exos_bucket (exos_quantile_floor (value, unit), self->precision)] += weight;
      if (value % unit != 0)
        writer->is_fraction[slot] = TRUE;
    }
  for (guint i = 0; i < self->targets->len; i++)
    {
      const ExosQuantileTarget *target = exos_quantile_target (self, i);

      if (target->number == number && !target->is_known && value >= target->first &&
          value <= target->last)
        count (self, writer, i, value, weight);
    }
}

/* Whole numbers of a unit that are in the range: first to first + n. FALSE: none. */
static gboolean
find_whole (const ExosQuantileTarget *target, ExosInt128 unit, gint64 *first, guint64 *n)
{
  const ExosInt128 lowest = -exos_quantile_floor (-target->first, unit);
  const ExosInt128 highest = exos_quantile_floor (target->last, unit);
  const ExosInt128 from = MAX (lowest, -EXOS_FIXED_MAX - 1);
  const ExosInt128 to = MIN (highest, EXOS_FIXED_MAX + 1);

  *first = (gint64) from;
  *n = from <= to ? (guint64) (to - from) : 0;
  return from <= to;
}

static void
count_fast (
    ExosQuantiles *self, ExosQuantileWriter *writer, guint slot, const gint64 *values, gsize n)
{
  const ExosQuantileTarget *target = exos_quantile_target (self, slot);
  const ExosInt128 unit = self->units[target->number];
  guint64 width;
  gint64 first;

  if (target->is_known || !find_whole (target, unit, &first, &width))
    return;
  for (gsize i = 0; i < n; i++)
    if ((guint64) values[i] - (guint64) first <= width)
      count (self, writer, slot, values[i] * unit, 1);
}

void
exos_quantiles_add_fast (
    ExosQuantiles *self, guint thread, guint number, const gint64 *values, gsize n)
{
  ExosQuantileWriter *writer = &self->writers[thread];

  if (self->n_readings == 0)
    {
      gint64 *counts = get_counts (self, writer, self->slots[number] - 1);
      const unsigned half = exos_buckets_half (self->precision);

      for (gsize i = 0; i < n; i++)
        counts[exos_bucket_fast (values[i], self->precision, half)]++;
    }
  for (guint i = 0; i < self->targets->len; i++)
    if (exos_quantile_target (self, i)->number == number)
      count_fast (self, writer, i, values, n);
}
