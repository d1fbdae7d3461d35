// SPDX-License-Identifier: MIT
/* What quantiles.c (counting) and quantiles-settle.c (narrowing) share. */
#pragma once

#include "data/rows/quantile-buckets.h"
#include "data/rows/quantiles.h"

G_BEGIN_DECLS

/* A value that is looked for: the one with so many smaller ones before it. */
typedef struct
{
  guint number;
  guint64 rank;     /* among those in the range, from 0 */
  guint64 count;    /* values in the range */
  ExosInt128 first; /* of the range */
  ExosInt128 last;
  ExosInt128 unit; /* buckets are 2^shift of it wide */
  guint shift;
  gboolean is_collected; /* few enough to be kept as they are */
  gboolean is_known;     /* value is it */
  ExosInt128 value;
} ExosQuantileTarget;

typedef struct
{
  ExosInt128 value;
  gint64 weight;
} ExosQuantileValue;

/* What one thread counts in one reading. */
typedef struct
{
  gint64 *counts;        /* n_buckets of each number, later of each target */
  gboolean *is_fraction; /* of the same: some value lies between two whole numbers of its unit */
  GArray **collected;    /* of ExosQuantileValue, of each target; NULL at first */
} ExosQuantileWriter;

struct ExosQuantiles
{
  ExosRowsPlan plan;
  guint n_threads;
  guint n_wanted;
  guint wanted[EXOS_ROWS_MAX_NUMBERS]; /* numbers with a quantile */
  guint slots[EXOS_ROWS_MAX_NUMBERS];  /* 1 + their place there, 0: none */
  ExosInt128 units[EXOS_ROWS_MAX_NUMBERS];

  GHashTable *left_out[EXOS_ROWS_N_BY]; /* labels as GBytes; NULL: none */

  GArray *targets; /* of ExosQuantileTarget; empty in the first reading */
  guint n_readings;
  guint precision; /* of the buckets of the first */
  guint n_slots;
  guint n_buckets;
  ExosQuantileWriter *writers;
  ExosRowsCap caps[EXOS_ROWS_MAX_NUMBERS];
};

static inline ExosQuantileTarget *
exos_quantile_target (const ExosQuantiles *self, guint i)
{
  return &g_array_index (self->targets, ExosQuantileTarget, i);
}

/* The largest whole number of units that is not above. */
static inline ExosInt128
exos_quantile_floor (ExosInt128 value, ExosInt128 unit)
{
  return value / unit - (value % unit < 0);
}

/* Room to count in for so many slots, and its end. */
void exos_quantiles_open (ExosQuantiles *self, guint n_slots, guint n_buckets);
void exos_quantiles_close (ExosQuantiles *self);

/* As many buckets as there is memory for, for so many slots: a power of two. */
guint exos_quantiles_bits (const ExosQuantiles *self, guint n_slots);

G_END_DECLS
