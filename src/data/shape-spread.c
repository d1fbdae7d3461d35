// SPDX-License-Identifier: MIT
/* Exports give a mean with its standard error or deviation; sums say the same and can be added. */
#include "data/shape-entries.h"

#include "data/number.h"

#include <math.h>
#include <string.h>

static gboolean
read_exact (const char *text, ExosDoubleDouble *value)
{
  return exos_parse_exact (text, strlen (text), FALSE, value);
}

static ExosDoubleDouble
of_count (guint64 count)
{
  return exos_double_double_from_decimal ((ExosInt128) count, 0);
}

/* The variance of one user's value, from its root or from that of the mean. */
static gboolean
read_variance (const ExosEntry *self, guint64 n, ExosDoubleDouble *variance)
{
  const gboolean is_error = read_exact (self->parts[EXOS_PART_ERROR], variance);

  if (!is_error && !read_exact (self->parts[EXOS_PART_DEVIATION], variance))
    return FALSE;

  const gboolean is_negative = variance->hi < 0.0;

  *variance = exos_double_double_multiply (*variance, *variance);
  if (is_error)
    *variance = exos_double_double_multiply (*variance, of_count (n));
  return !is_negative;
}

/* The total as it stands in the file has not been rounded as its mean has. */
static gboolean
read_sum (const ExosEntry *self, guint64 n, ExosDoubleDouble *sum)
{
  if (self->parts[EXOS_PART_COUNTS][0] != '\0')
    return read_exact (self->parts[EXOS_PART_COUNTS], sum);
  if (!read_exact (self->parts[EXOS_PART_MEAN], sum))
    return FALSE;
  *sum = exos_double_double_multiply (*sum, of_count (n));
  return TRUE;
}

gboolean
exos_entry_find_sums (const ExosEntry *self, ExosDoubleDouble *sum, ExosDoubleDouble *squares)
{
  const char *users = self->parts[EXOS_PART_USERS];
  guint64 n;
  ExosDoubleDouble variance;

  if (exos_parse_count (users, strlen (users), FALSE, &n) > EXOS_NUMBER_THOUSANDS || n == 0 ||
      !read_variance (self, n, &variance) || !read_sum (self, n, sum))
    return FALSE;

  const ExosDoubleDouble mean = exos_double_double_divide (*sum, of_count (n));

  *squares = exos_double_double_add (exos_double_double_multiply (variance, of_count (n - 1)),
                                     exos_double_double_multiply (*sum, mean));
  return isfinite (squares->hi);
}
