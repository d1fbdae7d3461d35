// SPDX-License-Identifier: MIT
/* Covariates of users who have none. */
#include "data/rows-parts.h"

#include <math.h>

/* So that squares of the value times 10^10 rows fit into 128 bits. */
#define MAX_FILL 1e13

static ExosWideSum
negative (ExosWideSum sum)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sum.words); i++)
    sum.words[i] = ~sum.words[i];
  exos_wide_sum_add (&sum, 1);
  return sum;
}

static ExosWideSum
times_unsigned (ExosWideSum sum, guint64 factor)
{
  ExosWideSum product = { { 0 } };

  for (; factor > 0; factor >>= 1)
    {
      const ExosWideSum single = sum;

      if (factor & 1)
        exos_wide_sum_add_sum (&product, &sum);
      exos_wide_sum_add_sum (&sum, &single);
    }

  return product;
}

static ExosWideSum
times (ExosWideSum sum, ExosInt128 factor)
{
  const ExosWideSum product = times_unsigned (sum, (guint64) (factor < 0 ? -factor : factor));

  return factor < 0 ? negative (product) : product;
}

static double
as_double (const ExosWideSum *sum)
{
  char digits[100];

  exos_wide_sum_print (sum, EXOS_WIDE_DECIMALS, digits);
  return g_ascii_strtod (digits, NULL);
}

gboolean
exos_rows_find_fill (const ExosRowsPivot *self, guint pair, ExosRowsFill *fill)
{
  const guint first = exos_row_sums_pair (&self->rows->plan, pair);
  ExosWideSum sum = { { 0 } };
  guint64 n = 0;

  for (guint i = 0; i < self->rows->n_cells; i++)
    {
      exos_wide_sum_add_sum (&sum, &self->rows->cells[i].sums[first + EXOS_CELL_PAIR_SECOND]);
      n += exos_rows_count_of (&self->rows->cells[i], first + EXOS_CELL_PAIR_ROWS);
    }

  const double mean = n > 0 ? as_double (&sum) / (double) n : 0.0;

  /* The decimals of a sum depend on no order of the rows. */
  fill->decimals = fabs (mean) < 1e6 ? 6 : 0;
  fill->value = (ExosInt128) round (fmin (fmax (mean, -MAX_FILL), MAX_FILL) *
                                    pow (10.0, (double) fill->decimals));
  return n > 0 && fabs (mean) < MAX_FILL;
}

void
exos_rows_fill (const ExosRowSums *rows,
                const ExosRowsCell *cell,
                guint pair,
                ExosRowsFill fill,
                ExosWideSum sums[3])
{
  const guint metric = rows->plan.pairs[pair][0];
  const guint first = exos_row_sums_pair (&rows->plan, pair);
  const ExosInt128 n = (ExosInt128) exos_rows_n_values (cell, metric) -
                       (ExosInt128) exos_rows_count_of (cell, first + EXOS_CELL_PAIR_ROWS);
  const ExosWideSum added[] = {
    exos_wide_sum_scale (n * fill.value, EXOS_WIDE_DECIMALS - fill.decimals),
    exos_wide_sum_scale (n * fill.value * fill.value, 2 * (EXOS_WIDE_DECIMALS - fill.decimals)),
  };
  ExosWideSum others = cell->sums[exos_row_sums_number (metric) + EXOS_CELL_SUM];
  const ExosWideSum paired = negative (cell->sums[first + EXOS_CELL_PAIR_FIRST]);

  /* Sums of the metric over the rows without covariate, times the value. */
  exos_wide_sum_add_sum (&others, &paired);
  others = times (others, fill.value);
  for (unsigned i = fill.decimals; i < EXOS_WIDE_DECIMALS; i++)
    others = times_unsigned (others, 10);

  sums[0] = cell->sums[first + EXOS_CELL_PAIR_SECOND];
  sums[1] = cell->sums[first + EXOS_CELL_PAIR_SECOND_SQUARES];
  sums[2] = cell->sums[first + EXOS_CELL_PAIR_PRODUCTS];
  exos_wide_sum_add_sum (&sums[0], &added[0]);
  exos_wide_sum_add_sum (&sums[1], &added[1]);
  exos_wide_sum_add_sum (&sums[2], &others);
}
