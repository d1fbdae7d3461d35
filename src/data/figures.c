// SPDX-License-Identifier: MIT
#include "data/figures.h"

#include "data/format-number.h"
#include "data/format.h"
#include "data/language.h"

#include <math.h>

#define LARGEST_IN_FULL 1e12
#define SMALLEST_IN_FULL 1e-3
#define DIGITS_OF_RESOLUTION 2
#define DIGITS_OF_VALUE 4
#define MOST_DECIMALS 12

/* Of the first digit of a magnitude above 0. */
static int
find_exponent (double magnitude)
{
  return (int) floor (log10 (magnitude));
}

ExosFigures
exos_figures_of_amounts (double largest, double resolution)
{
  const double magnitude = fabs (largest);
  const gboolean is_number = isfinite (magnitude) && magnitude > 0.0;
  const gboolean is_readable = magnitude < LARGEST_IN_FULL && magnitude >= SMALLEST_IN_FULL;
  const gboolean has_resolution = isfinite (resolution) && resolution > 0.0;
  ExosFigures self = { .unit = EXOS_UNIT_AMOUNT, .decimals = 2 };

  if (!is_number)
    return self;
  if (!is_readable)
    self.exponent = find_exponent (magnitude);

  const int last = has_resolution
                       ? find_exponent (resolution) - DIGITS_OF_RESOLUTION + 1
                       : MIN (find_exponent (magnitude) - DIGITS_OF_VALUE + 1, self.exponent - 2);

  self.decimals = CLAMP (self.exponent - last, 0, MOST_DECIMALS);
  return self;
}

/* In what is written: points, per cent, units of a power of ten. */
static double
scale (ExosFigures self, double value)
{
  return self.unit == EXOS_UNIT_AMOUNT ? value / pow (10.0, self.exponent) : value * 100.0;
}

ExosFigures
exos_figures_tell_apart (ExosFigures self, double value, double other, int most_more)
{
  const int most = self.decimals + most_more;

  while (self.decimals < most && round (scale (self, value) * pow (10.0, self.decimals)) ==
                                     round (scale (self, other) * pow (10.0, self.decimals)))
    self.decimals++;
  return self;
}

char *
exos_figures_dup_unit (ExosFigures self)
{
  switch (self.unit)
    {
    case EXOS_UNIT_POINTS:
      return g_strdup (C_ ("axis", "pp"));
    case EXOS_UNIT_PERCENT:
      return g_strdup ("%");
    case EXOS_UNIT_AMOUNT:
      return self.exponent != 0 ? g_strdup_printf ("× 10^%d", self.exponent) : g_strdup ("");
    }

  g_assert_not_reached ();
}

static char *
write_amount (ExosFigures self, double amount, ExosSign sign)
{
  g_autofree char *number = exos_format_number (scale (self, amount), self.decimals, sign);
  g_autofree char *unit = exos_figures_dup_unit (self);

  if (number == NULL)
    return g_strdup (_ ("not defined"));
  return g_strdup_printf ("%s%s%s", number, unit[0] != '\0' ? " " : "", unit);
}

char *
exos_figures_value (ExosFigures self, double value)
{
  if (self.unit == EXOS_UNIT_AMOUNT)
    return write_amount (self, value, EXOS_SIGN_MINUS);
  return exos_format_rate (value, self.decimals);
}

static char *
write_difference (ExosFigures self, double difference, ExosSign sign)
{
  switch (self.unit)
    {
    case EXOS_UNIT_POINTS:
      return sign == EXOS_SIGN_NONE ? exos_format_points_unsigned (difference, self.decimals)
                                    : exos_format_points (difference, self.decimals);
    case EXOS_UNIT_PERCENT:
      return exos_format_percent (difference, self.decimals, sign);
    case EXOS_UNIT_AMOUNT:
      return write_amount (self, difference, sign);
    }

  g_assert_not_reached ();
}

char *
exos_figures_change (ExosFigures self, double difference)
{
  return write_difference (self, difference, EXOS_SIGN_BOTH);
}

char *
exos_figures_size (ExosFigures self, double difference)
{
  return write_difference (self, difference, EXOS_SIGN_NONE);
}

char *
exos_figures_bare (ExosFigures self, double difference)
{
  char *number = exos_format_number (scale (self, difference), self.decimals, EXOS_SIGN_BOTH);

  return number != NULL ? number : g_strdup (_ ("not defined"));
}

/* The unit stands once, where the one of points does. */
char *
exos_figures_interval (ExosFigures self, ExosInterval ends)
{
  g_autofree char *low = exos_figures_bare (self, ends.low);
  g_autofree char *high = exos_figures_change (self, ends.high);
  g_autofree char *from = exos_figures_change (self, ends.low);

  if (self.unit == EXOS_UNIT_POINTS)
    return exos_format_points_interval (ends, self.decimals);
  if (isnan (ends.low) || isnan (ends.high))
    return g_strdup (_ ("not defined"));
  if (isinf (ends.low) && isinf (ends.high))
    return g_strdup (_ ("unbounded"));
  if (isinf (ends.high))
    return g_strdup_printf (_ ("above %s"), from);
  if (isinf (ends.low))
    return g_strdup_printf (_ ("below %s"), high);

  /* Translators: ends of an interval, without their unit. */
  return g_strdup_printf (_ ("%s to %s"), self.unit == EXOS_UNIT_PERCENT ? from : low, high);
}
