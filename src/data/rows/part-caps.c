// SPDX-License-Identifier: MIT
/* Values of a batch between reading and summing, where caps are looked for or hold. */
#include "data/rows/part-private.h"

/* Values that the fast way read, of rows that are not left out. */
static void
count_fast (ExosPart *self, const ExosBatch *batch, unsigned number)
{
  const ExosOthers *others = self->others[number];
  int64_t values[EXOS_BATCH_ROWS];
  size_t n = 0;

  for (size_t row = 0; row < batch->n_rows; row++)
    {
      values[n] = self->values[number][row];
      n += self->cells_of[row] != 0 && !others->is_other[row];
    }
  exos_quantiles_add_fast (self->quantiles, self->thread, number, values, n);
}

static void
count_others (ExosPart *self, unsigned number)
{
  const ExosOthers *others = self->others[number];

  for (size_t i = 0; i < others->n; i++)
    {
      const uint16_t row = others->rows[i];

      if (self->cells_of[row] != 0 && others->states[row] == EXOS_ROWS_VALUE_OK)
        exos_quantiles_add (self->quantiles, self->thread, number, others->values[row], 1);
    }
}

static void
note_capped (ExosPart *self, unsigned number, size_t row)
{
  if (self->cells_of[row] != 0)
    exos_wide_sum_add (exos_cells_deep (&self->cells, self->cells_of[row]) +
                           exos_row_sums_number (number) + EXOS_CELL_CAPPED,
                       1);
}

static void
cap_others (ExosPart *self, unsigned number)
{
  const ExosRowsCap *cap = &self->sums->caps[number];
  ExosOthers *others = self->others[number];

  for (size_t i = 0; i < others->n; i++)
    {
      const uint16_t row = others->rows[i];

      if (others->states[row] == EXOS_ROWS_VALUE_OK &&
          exos_rows_cap_value (cap, &others->values[row]))
        note_capped (self, number, row);
    }
}

/* A cap has more decimals than the fast way. */
static void
make_other (ExosPart *self, unsigned number, size_t row, ExosInt128 value)
{
  ExosOthers *others = self->others[number];

  others->rows[others->n++] = (uint16_t) row;
  others->is_other[row] = 1;
  others->states[row] = EXOS_ROWS_VALUE_OK;
  others->values[row] = value;
  self->values[number][row] = 0;
  note_capped (self, number, row);
}

static ExosInt128
unit_of (const ExosRowsNumber *number)
{
  ExosInt128 unit = 1;

  for (unsigned i = number->decimals; i < EXOS_WIDE_DECIMALS; i++)
    unit *= 10;
  return unit;
}

/* What the fast way reads is never far from 0: only what may be outside is looked at closely. */
static void
cap_fast (ExosPart *self, const ExosBatch *batch, unsigned number)
{
  const ExosRowsCap *cap = &self->sums->caps[number];
  const ExosInt128 unit = unit_of (&self->plan->numbers[number]);
  const ExosInt128 limit = EXOS_FIXED_MAX;
  const int64_t upper = (int64_t) CLAMP (cap->upper / unit, -limit, limit);
  const int64_t lower =
      (int64_t) (cap->has_lower ? CLAMP (cap->lower / unit, -limit, limit) : -limit - 1);
  const int64_t *values = self->values[number];

  for (size_t row = 0; row < batch->n_rows; row++)
    if (G_UNLIKELY (values[row] >= upper || values[row] <= lower))
      {
        ExosInt128 value = values[row] * unit;

        if (!self->others[number]->is_other[row] && exos_rows_cap_value (cap, &value))
          make_other (self, number, row, value);
      }
}

void
exos_part_set_caps (ExosPart *self, ExosQuantiles *quantiles, guint thread, const ExosRowsCap *caps)
{
  self->treats_values = quantiles != NULL || caps != NULL;
  self->quantiles = quantiles;
  self->thread = thread;
  if (caps != NULL)
    memcpy (self->sums->caps, caps, sizeof self->sums->caps);
}

void
exos_part_treat_values (ExosPart *self, const ExosBatch *batch)
{
  for (unsigned i = 0; i < self->plan->n_numbers; i++)
    {
      if (self->quantiles != NULL && exos_quantiles_wants (self->quantiles, i))
        {
          count_fast (self, batch, i);
          count_others (self, i);
        }
      if (self->sums->caps[i].is_capped)
        {
          cap_others (self, i);
          cap_fast (self, batch, i);
        }
    }
}
