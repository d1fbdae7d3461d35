// SPDX-License-Identifier: MIT
#include "data/row-numbers.h"

#include <math.h>

#include "data/number.h"

#define USERS 0
#define TOLERANCE 1e-9 /* of sums of decimals, that somebody rounded */
#define MIN_COMPARED 2 /* quantities: one alone is the sum of others by chance */
#define MIN_PARTS 2
#define MAX_SAME 64 /* rows without users: where a sum begins is not clear */

static gboolean
is_counted (ExosRole role)
{
  return role == EXOS_ROLE_USERS || role == EXOS_ROLE_CONVERSIONS || role == EXOS_ROLE_GUARDRAIL ||
         role == EXOS_ROLE_VALUE;
}

static GArray *
list_columns (const ExosShapeInput *input)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (gsize));

  for (gsize i = 0; i < input->columns->n_columns; i++)
    if (input->roles[i] == EXOS_ROLE_USERS)
      g_array_append_val (columns, i);
  for (gsize i = 0; i < input->columns->n_columns; i++)
    if (input->roles[i] != EXOS_ROLE_USERS && is_counted (input->roles[i]))
      g_array_append_val (columns, i);
  return columns;
}

static double
read_value (const ExosShapeInput *input, gsize row, gsize column, gboolean *is_count)
{
  const ExosField *field = exos_table_cell (input->table, input->first + row, column);
  const gboolean decimal_comma = input->experiment->source.delimiter == ';';
  guint64 count = 0;
  double value = NAN;

  *is_count = field != NULL && exos_parse_count (field->text, field->length, decimal_comma,
                                                 &count) <= EXOS_NUMBER_THOUSANDS;
  if (*is_count)
    return (double) count;
  if (field != NULL && exos_parse_decimal (field->text, field->length, decimal_comma, &value))
    return value;
  return NAN;
}

void
exos_row_numbers_init (ExosRowNumbers *self, const ExosShapeInput *input, const GArray *rows)
{
  g_autoptr (GArray) columns = list_columns (input);
  const gsize n = (gsize) (rows->len + 1) * MAX (columns->len, 1);

  *self = (ExosRowNumbers) {
    .rows = rows,
    .n_columns = columns->len,
    .values = g_new (double, n),
    .are_counts = g_new (gboolean, n),
    .left = g_array_new (FALSE, FALSE, sizeof (guint)),
    .sums = g_new0 (double, n),
    .missing = g_new0 (guint, n),
    .used = g_new0 (guint, rows->len + 1),
  };
  for (guint row = 0; row < rows->len; row++)
    for (guint i = 0; i < columns->len; i++)
      self->values[row * columns->len + i] =
          read_value (input, g_array_index (rows, gsize, row), g_array_index (columns, gsize, i),
                      &self->are_counts[row * columns->len + i]);
}

void
exos_row_numbers_clear (ExosRowNumbers *self)
{
  g_free (self->values);
  g_free (self->are_counts);
  g_array_unref (self->left);
  g_free (self->sums);
  g_free (self->missing);
  g_free (self->used);
}

static double
get_value (const ExosRowNumbers *self, guint row, guint column)
{
  return self->values[row * self->n_columns + column];
}

double
exos_row_numbers_users (const ExosRowNumbers *self, guint row)
{
  const double users = self->n_columns > 0 ? get_value (self, row, USERS) : NAN;

  return isnan (users) ? 0.0 : users;
}

static void
add_row (ExosRowNumbers *self, guint row)
{
  const guint at = self->left->len * self->n_columns;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const double value = get_value (self, row, i);

      self->sums[at + self->n_columns + i] = self->sums[at + i] + (isnan (value) ? 0.0 : value);
      self->missing[at + self->n_columns + i] = self->missing[at + i] + isnan (value);
    }
  self->used[self->left->len + 1] =
      self->used[self->left->len] + (exos_row_numbers_users (self, row) > 0.0);
  g_array_append_val (self->left, row);
}

void
exos_row_numbers_set_left (ExosRowNumbers *self, const gboolean *is_left)
{
  g_array_set_size (self->left, 0);
  for (guint row = 0; row < self->rows->len; row++)
    if (is_left[g_array_index (self->rows, gsize, row)])
      add_row (self, row);
}

gboolean
exos_row_numbers_is_empty (const ExosRowNumbers *self, guint row)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (get_value (self, row, i) != 0.0)
      return FALSE;
  return self->n_columns > 0;
}

static gboolean
is_close (double sum, double whole)
{
  return fabs (sum - whole) <= TOLERANCE * fabs (whole);
}

static double
sum_users (const ExosRowNumbers *self, guint position)
{
  return self->sums[position * self->n_columns + USERS];
}

/* A column with a gap says nothing. */
static gboolean
fits (const ExosRowNumbers *self, guint row, ExosRowSpan span, guint n_used)
{
  guint n_compared = 0;

  if (self->used[span.to] - self->used[span.from] < n_used)
    return FALSE;
  for (guint i = 0; i < self->n_columns; i++)
    {
      const guint from = span.from * self->n_columns + i;
      const guint to = span.to * self->n_columns + i;
      const double whole = get_value (self, row, i);
      const double sum = self->sums[to] - self->sums[from];

      if (isnan (whole) || self->missing[to] > self->missing[from])
        continue;
      if (!is_close (sum, whole))
        return FALSE;
      n_compared++;
    }

  return n_compared >= MIN (self->n_columns, MIN_COMPARED);
}

/* The first position from low to high where the sum of users is at least that. */
static guint
find_position (const ExosRowNumbers *self, guint low, guint high, double users)
{
  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (sum_users (self, middle) < users)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static gboolean
can_be_sum (const ExosRowNumbers *self, guint row)
{
  return exos_row_numbers_users (self, row) > 0.0;
}

static guint
row_at (const ExosRowNumbers *self, guint position)
{
  return g_array_index (self->left, guint, position);
}

/* Moves an edge of the span, from first up to but not limit, until its rows come to the row. total:
 * what users before the edge come to then. */
static gboolean
find_edge (const ExosRowNumbers *self,
           guint row,
           double total,
           guint first,
           guint limit,
           ExosRowSpan *span,
           guint *edge)
{
  const double slack = TOLERANCE * exos_row_numbers_users (self, row);

  for (*edge = first; *edge < MIN (first + MAX_SAME, limit); ++*edge)
    {
      if (sum_users (self, *edge) > total + slack)
        return FALSE;
      if (fits (self, row, *span, MIN_PARTS))
        return TRUE;
    }

  return FALSE;
}

gboolean
exos_row_numbers_find_above (const ExosRowNumbers *self, guint position, ExosRowSpan *span)
{
  const guint row = row_at (self, position);

  if (!can_be_sum (self, row))
    return FALSE;

  const double users = exos_row_numbers_users (self, row);
  const double total = sum_users (self, position) - users;
  const guint first = find_position (self, 0, position, total - TOLERANCE * users);

  *span = (ExosRowSpan) { first, position };
  return find_edge (self, row, total, first, position, span, &span->from);
}

gboolean
exos_row_numbers_find_below (const ExosRowNumbers *self, guint position, ExosRowSpan *span)
{
  const guint row = row_at (self, position);

  if (!can_be_sum (self, row))
    return FALSE;

  const guint end = self->left->len;
  const double users = exos_row_numbers_users (self, row);
  const double total = sum_users (self, position + 1) + users;
  const guint first = find_position (self, position + 1, end, total - TOLERANCE * users);

  *span = (ExosRowSpan) { position + 1, first };
  return find_edge (self, row, total, first, end + 1, span, &span->to);
}

gboolean
exos_row_numbers_find_anywhere (const ExosRowNumbers *self, guint row, guint n, ExosRowSpan *span)
{
  const double users = exos_row_numbers_users (self, row);
  guint from = 0;

  if (!can_be_sum (self, row))
    return FALSE;
  for (guint to = 1; to <= self->left->len; to++)
    {
      const double target = sum_users (self, to) - users * (1.0 + TOLERANCE);

      while (from < to && sum_users (self, from) < target)
        from++;
      for (guint i = from; i < MIN (from + MAX_SAME, to); i++)
        {
          *span = (ExosRowSpan) { i, to };
          if (sum_users (self, to) - sum_users (self, i) < users * (1.0 - TOLERANCE))
            break;
          if (fits (self, row, *span, n))
            return TRUE;
        }
    }

  return FALSE;
}

static gboolean
is_sum_in (const ExosRowNumbers *self, guint row, const GArray *others, guint column)
{
  const double whole = get_value (self, row, column);
  double sum = 0.0;

  for (guint i = 0; i < others->len; i++)
    if (g_array_index (others, guint, i) != row)
      sum += get_value (self, g_array_index (others, guint, i), column);

  return isnan (sum) || isnan (whole) || is_close (sum, whole);
}

gboolean
exos_row_numbers_is_sum_of (const ExosRowNumbers *self, guint row, const GArray *others, guint n)
{
  guint n_used = 0;

  if (!can_be_sum (self, row))
    return FALSE;
  for (guint i = 0; i < others->len; i++)
    n_used += g_array_index (others, guint, i) != row &&
              exos_row_numbers_users (self, g_array_index (others, guint, i)) > 0.0;
  if (n_used < n)
    return FALSE;
  for (guint i = 0; i < self->n_columns; i++)
    if (!is_sum_in (self, row, others, i))
      return FALSE;
  return TRUE;
}

/* 3,000 is 1,000 and 2,000 in many a made-up file: zeros at the end prove nothing. */
static double
without_zeros (double value)
{
  while (value >= 10.0 && fmod (value, 10.0) == 0.0)
    value /= 10.0;
  return MAX (value, 1.0);
}

/* How many convert varies less than how many there are. */
double
exos_row_numbers_bits (const ExosRowNumbers *self, guint row)
{
  double bits = 0.0;

  for (guint i = 0; i < self->n_columns; i++)
    if (self->are_counts[row * self->n_columns + i])
      bits += log2 (without_zeros (get_value (self, row, i))) * (i == USERS ? 1.0 : 0.5);
  return bits;
}
