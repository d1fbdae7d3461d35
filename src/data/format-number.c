// SPDX-License-Identifier: MIT
#include "data/format-number.h"

#include "data/language.h"

#include <math.h>
#include <string.h>

#define MINUS "\xe2\x88\x92" /* U+2212 */

void
exos_print_fixed (char buffer[EXOS_DIGITS_SIZE], double magnitude, int decimals)
{
  char format[16];

  g_snprintf (format, sizeof format, "%%.%df", CLAMP (decimals, 0, EXOS_MAX_DECIMALS));
  g_ascii_formatd (buffer, EXOS_DIGITS_SIZE, format, magnitude);
}

void
exos_append_grouped (GString *text, const char *digits)
{
  const gsize n_whole = strspn (digits, "0123456789");

  for (gsize i = 0; i < n_whole; i++)
    {
      if (i > 0 && (n_whole - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, digits[i]);
    }

  g_string_append (text, digits + n_whole);
}

static const char *
choose_sign (double value, gboolean is_zero, ExosSign sign)
{
  if (is_zero || sign == EXOS_SIGN_NONE)
    return "";
  if (value < 0.0)
    return MINUS;

  return sign == EXOS_SIGN_BOTH ? "+" : "";
}

char *
exos_format_number (double value, int decimals, ExosSign sign)
{
  char digits[EXOS_DIGITS_SIZE];

  if (!isfinite (value))
    return NULL;

  exos_print_fixed (digits, fabs (value), decimals);
  /* Judged by the digits that are shown: what rounds to zero has no sign. */
  const gboolean is_zero = strspn (digits, "0.") == strlen (digits);
  GString *text = g_string_new (choose_sign (value, is_zero, sign));

  exos_append_grouped (text, digits);
  return g_string_free (text, FALSE);
}

char *
exos_format_percent (double fraction, int decimals, ExosSign sign)
{
  g_autofree char *number = exos_format_number (fraction * 100.0, decimals, sign);

  return number != NULL ? g_strconcat (number, "%", NULL) : g_strdup (_ ("not defined"));
}

char *
exos_format_shortest (double value)
{
  char digits[EXOS_DIGITS_SIZE];
  int decimals = 0;

  do
    exos_print_fixed (digits, value, decimals);
  while (g_ascii_strtod (digits, NULL) != value && ++decimals <= EXOS_MAX_DECIMALS);

  return g_strdup (digits);
}
