// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

#include "stats/count.h"

G_BEGIN_DECLS

/* What a metric and its differences are written in. */
typedef enum
{
  EXOS_UNIT_POINTS,  /* rates as per cent, their differences as percentage points */
  EXOS_UNIT_AMOUNT,  /* the metric's own: 15.63, +0.45 */
  EXOS_UNIT_PERCENT, /* relative changes: +3.1% */
} ExosUnit;

/* How all numbers of one comparison are written, so that they can be compared by eye. Plain value.
 * decimals are those of what is written; exponent: amounts are written in units of 10^exponent. */
typedef struct
{
  ExosUnit unit;
  int decimals;
  int exponent; /* 0 but for amounts that are too large or too small to be read in full */
} ExosFigures;

/* Of amounts up to largest, among which resolution is to be seen with two digits: the half width of
 * an interval, or a difference that counts. Without one (0 or not finite) four digits of largest
 * are seen. */
ExosFigures exos_figures_of_amounts (double largest, double resolution);

/* The same with more decimals, while value would be written as the number that it is not. */
ExosFigures exos_figures_tell_apart (ExosFigures self, double value, double other, int most_more);

/* Fractions and amounts come in, texts in exos_language() go out: "not defined" for what is not
 * finite. The caller frees. */
char *exos_figures_value (ExosFigures self, double value);         /* 12.00%; 15.63 */
char *exos_figures_change (ExosFigures self, double difference);   /* +1.13 pp; +0.45 */
char *exos_figures_size (ExosFigures self, double difference);     /* 1.13 pp; 0.45 */
char *exos_figures_bare (ExosFigures self, double difference);     /* +1.13; without any unit */
char *exos_figures_interval (ExosFigures self, ExosInterval ends); /* +0.22 to +2.05 pp */

/* What stands beside bare numbers: "pp", "%", "× 10^6", or "". The caller frees. */
char *exos_figures_dup_unit (ExosFigures self);

G_END_DECLS
