// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

#include "stats/count.h"
#include "stats/double-double.h"

G_BEGIN_DECLS

/* How a cell reads as a count of users. Only OK and THOUSANDS give a number. */
typedef enum
{
  EXOS_NUMBER_OK,
  EXOS_NUMBER_THOUSANDS, /* "10,000": correct groups of three */
  EXOS_NUMBER_EMPTY,
  EXOS_NUMBER_NOT_A_NUMBER,
  EXOS_NUMBER_FRACTION,
  EXOS_NUMBER_NEGATIVE,
  EXOS_NUMBER_TOO_LARGE, /* above 2^63 - 1 */
  EXOS_NUMBER_PERCENT,
  EXOS_NUMBER_AMBIGUOUS, /* "10.000": ten or ten thousand */
} ExosNumberState;

/* Reads text (trimmed by the caller or not; may hold NULs: length counts) exactly. decimal_comma:
 * the file uses ; between cells, so a single "10,000" is ambiguous too. */
ExosNumberState exos_parse_count (const char *text,
                                  gsize length,
                                  gboolean decimal_comma,
                                  guint64 *count);

/* A finite decimal for totals (revenue), negative as "-5", "(5)" or "5-": FALSE for anything else.
 */
gboolean exos_parse_decimal (const char *text, gsize length, gboolean decimal_comma, double *value);

/* The same with all digits of the text, so that squares of sums can be taken from sums of squares:
 * see exos_double_double_from_decimal() for how exactly. */
gboolean exos_parse_exact (const char *text,
                           gsize length,
                           gboolean decimal_comma,
                           ExosDoubleDouble *value);

/* "0.1" to the exact ratio 1/10, optionally divided by scale (100 for per cent). At most 9
 * decimals, non-negative. For options, not for cells. */
gboolean exos_parse_ratio (const char *text, guint64 scale, ExosRatio *ratio);

/* Of two numbers, not both 0. */
guint64 exos_greatest_common_divisor (guint64 a, guint64 b);

G_END_DECLS
