// SPDX-License-Identifier: MIT
#include "data/format-number.h"
#include "data/format.h"
#include "data/language.h"
#include "stats/srm.h"

#include <math.h>

/* Whether the printed number stands on the same side of threshold as p itself, or on it with p. */
static gboolean
keeps_side (const char *digits, double p, double threshold)
{
  const double shown = g_ascii_strtod (digits, NULL);

  return (shown < threshold) == (p < threshold) && (shown > threshold) == (p > threshold);
}

/* Adds digits until the reader sees on which side of every threshold p is: 0.0496, not 0.050. */
static char *
format_beside (double p, int decimals, const double *thresholds, gsize n_thresholds)
{
  char digits[EXOS_DIGITS_SIZE];

  exos_print_fixed (digits, p, decimals);
  for (gsize i = 0; i < n_thresholds; i++)
    while (decimals < EXOS_MAX_DECIMALS && !keeps_side (digits, p, thresholds[i]))
      exos_print_fixed (digits, p, ++decimals);

  return g_strdup (digits);
}

static char *
format_below (double limit, int decimals)
{
  g_autofree char *number = exos_format_number (limit, decimals, EXOS_SIGN_NONE);

  return g_strconcat ("< ", number, NULL);
}

/* 3, or more when alpha is so small that "< 0.001" would not tell the side of it. */
static int
decimals_for_alpha (double alpha)
{
  int decimals = 3;

  while (alpha > 0.0 && decimals < EXOS_MAX_DECIMALS && alpha < 1.0 / pow (10.0, decimals))
    decimals++;

  return decimals;
}

char *
exos_format_p_bare (double p, double alpha)
{
  const int decimals = decimals_for_alpha (alpha);

  if (!isfinite (p))
    return g_strdup (_ ("not defined"));
  if (p < 1.0 / pow (10.0, decimals))
    return format_below (1.0 / pow (10.0, decimals), decimals);
  if (p > 0.99 && !(alpha > 0.99))
    return g_strdup ("> 0.99");

  return format_beside (p, decimals, &alpha, 1);
}

char *
exos_format_p (double p, double alpha)
{
  g_autofree char *number = exos_format_p_bare (p, alpha);

  if (g_ascii_isdigit (number[0]))
    return g_strdup_printf (_ ("p = %s"), number);

  /* Translators: %s is "< 0.001" or the like. */
  return g_strdup_printf (_ ("p %s"), number);
}

/* One significant digit below the warning threshold, so that 0.0004 is not 0.000. */
static int
decimals_for_srm (double p)
{
  return p < EXOS_SRM_WARN ? (int) ceil (-log10 (p)) : 3;
}

char *
exos_format_srm_p (double p)
{
  static const double thresholds[] = { EXOS_SRM_WARN, EXOS_SRM_BLOCK };

  if (!isfinite (p))
    return g_strdup (_ ("not defined"));
  if (p < EXOS_SRM_BLOCK)
    return format_below (EXOS_SRM_BLOCK, 5);
  if (p > 0.99)
    return g_strdup ("> 0.99");

  return format_beside (p, decimals_for_srm (p), thresholds, G_N_ELEMENTS (thresholds));
}

char *
exos_format_probability (double p)
{
  if (isfinite (p) && p > 0.999)
    return g_strdup ("> 99.9%");
  if (isfinite (p) && p < 0.001)
    return g_strdup ("< 0.1%");

  return exos_format_percent (p, 1, EXOS_SIGN_NONE);
}

char *
exos_format_alpha (double alpha)
{
  return isfinite (alpha) && alpha >= 0.0 ? exos_format_shortest (alpha)
                                          : g_strdup (_ ("not defined"));
}

char *
exos_format_level (double alpha)
{
  if (!(alpha >= 0.0 && alpha <= 1.0))
    return g_strdup (_ ("not defined"));

  /* 1 - 0.07 is not 0.93 in binary: rounded where no level has digits any more. */
  g_autofree char *level = exos_format_shortest (round ((1.0 - alpha) * 1e10) / 1e8);

  return g_strconcat (level, "%", NULL);
}
