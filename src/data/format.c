// SPDX-License-Identifier: MIT
#include "data/format.h"

#include "data/format-number.h"
#include "data/language.h"

#include <math.h>

static const char *const months[] = {
  NC_ ("month", "January"), NC_ ("month", "February"), NC_ ("month", "March"),
  NC_ ("month", "April"),   NC_ ("month", "May"),      NC_ ("month", "June"),
  NC_ ("month", "July"),    NC_ ("month", "August"),   NC_ ("month", "September"),
  NC_ ("month", "October"), NC_ ("month", "November"), NC_ ("month", "December"),
};

static char *
with_point_unit (const char *number)
{
  /* Translators: a difference of two rates in percentage points, such as +1.13 pp. */
  return g_strdup_printf (_ ("%s pp"), number);
}

static char *
format_points (double difference, int decimals, ExosSign sign)
{
  g_autofree char *number = exos_format_number (difference * 100.0, decimals, sign);

  return number != NULL ? with_point_unit (number) : g_strdup (_ ("not defined"));
}

char *
exos_format_count (guint64 count)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, count);
  GString *text = g_string_new (NULL);

  exos_append_grouped (text, digits);
  return g_string_free (text, FALSE);
}

char *
exos_format_rate (double rate, int decimals)
{
  return exos_format_percent (rate, decimals, EXOS_SIGN_MINUS);
}

char *
exos_format_points (double difference, int decimals)
{
  return format_points (difference, decimals, EXOS_SIGN_BOTH);
}

char *
exos_format_points_unsigned (double difference, int decimals)
{
  return format_points (difference, decimals, EXOS_SIGN_NONE);
}

char *
exos_format_points_bare (double difference, int decimals)
{
  char *number = exos_format_number (difference * 100.0, decimals, EXOS_SIGN_BOTH);

  return number != NULL ? number : g_strdup (_ ("not defined"));
}

char *
exos_format_relative (double relative)
{
  return exos_format_percent (relative, 1, EXOS_SIGN_BOTH);
}

char *
exos_format_points_interval (ExosInterval interval, int decimals)
{
  g_autofree char *low = exos_format_number (interval.low * 100.0, decimals, EXOS_SIGN_BOTH);
  g_autofree char *high = exos_format_number (interval.high * 100.0, decimals, EXOS_SIGN_BOTH);

  if (isnan (interval.low) || isnan (interval.high))
    return g_strdup (_ ("not defined"));
  if (low == NULL && high == NULL)
    return g_strdup (_ ("unbounded"));
  if (high == NULL)
    return g_strdup_printf (_ ("above %s pp"), low);
  if (low == NULL)
    return g_strdup_printf (_ ("below %s pp"), high);

  return g_strdup_printf (_ ("%s to %s pp"), low, high);
}

/* Past 15 digits a double holds no more, and a row of zeros cannot be read. */
static char *
format_power_of_ten (double value)
{
  int exponent = (int) floor (log10 (fabs (value)));
  double leading = fabs (value) / pow (10.0, exponent);

  if (leading >= 9.9995)
    {
      leading /= 10.0;
      exponent++;
    }

  g_autofree char *number = exos_format_number (copysign (leading, value), 3, EXOS_SIGN_MINUS);

  return g_strdup_printf ("%s × 10^%d", number, exponent);
}

char *
exos_format_mean (double mean)
{
  if (!isfinite (mean))
    return g_strdup (_ ("not defined"));
  if (fabs (mean) >= 1e15)
    return format_power_of_ten (mean);

  const int decimals = mean != 0.0 ? 3 - (int) floor (log10 (fabs (mean))) : 2;

  return exos_format_number (mean, CLAMP (decimals, 2, 12), EXOS_SIGN_MINUS);
}

char *
exos_format_limit (ExosRatio limit)
{
  if (limit.denominator == 0)
    return g_strdup (_ ("not defined"));

  const unsigned __int128 points = (unsigned __int128) limit.numerator * 100;
  unsigned __int128 rest = points % limit.denominator;
  g_autofree char *whole = exos_format_count ((guint64) (points / limit.denominator));
  GString *text = g_string_new (whole);

  /* A limit is a decimal with few places: the division ends. A third would be cut here. */
  for (int place = 0; rest != 0 && place < 20; place++)
    {
      g_string_append (text, place == 0 ? "." : "");
      g_string_append_c (text, (char) ('0' + (int) (rest * 10 / limit.denominator)));
      rest = rest * 10 % limit.denominator;
    }

  return g_string_free (text, FALSE);
}

/* The least mismatch that the check of the split flags is about 1.6 / sqrt(n): it must show. */
static int
decimals_for_split (const guint64 *parts, gsize n, double total)
{
  gboolean is_whole = TRUE;

  for (gsize i = 0; i < n; i++)
    is_whole = is_whole && fmod ((double) parts[i] * 100.0, total) == 0.0;

  if (is_whole)
    return 0;

  return total < 1e7 ? 1 : total < 1e9 ? 2 : 3;
}

char *
exos_format_split (const guint64 *parts, gsize n)
{
  double total = 0.0;
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    total += (double) parts[i];

  const int decimals = decimals_for_split (parts, n, total);

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *part = exos_format_rate ((double) parts[i] / total, decimals);

      g_string_append_printf (text, "%s%s", i == 0 ? "" : " / ", part);
    }

  return g_string_free (text, FALSE);
}

char *
exos_format_date (const GDate *date)
{
  if (date == NULL || !g_date_valid (date))
    return g_strdup (_ ("not defined"));

  const int day = g_date_get_day (date);
  const int year = g_date_get_year (date);
  const char *name = months[g_date_get_month (date) - 1];
  g_autofree char *key = g_strconcat ("month\004", name, NULL);
  const char *month = exos_pgettext (key, sizeof "month");

  /* Translators: day, month, year. */
  return g_strdup_printf (_ ("%1$d %2$s %3$d"), day, month, year);
}

int
exos_format_decimals (double rate_c, double rate_t, ExosRatio worse)
{
  const gboolean is_small = rate_c < 0.01 && rate_t < 0.01;
  const gboolean is_strict = (unsigned __int128) worse.numerator * 1000 < worse.denominator;

  return is_small && is_strict ? 3 : 2;
}
