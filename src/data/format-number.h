// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The digits under data/format.h: not for other folders. */

#define EXOS_MAX_DECIMALS 330 /* the smallest double has its first digit there */
#define EXOS_DIGITS_SIZE 700  /* 309 digits before the point, EXOS_MAX_DECIMALS after it */

typedef enum
{
  EXOS_SIGN_MINUS, /* only a minus is written */
  EXOS_SIGN_BOTH,
  EXOS_SIGN_NONE, /* the magnitude */
} ExosSign;

/* Correctly rounded digits of a finite magnitude, with a point whatever the locale. */
void exos_print_fixed (char buffer[EXOS_DIGITS_SIZE], double magnitude, int decimals);

/* Commas between groups of three before the point. */
void exos_append_grouped (GString *text, const char *digits);

/* NULL when value is not finite: the caller has the word for it. */
char *exos_format_number (double value, int decimals, ExosSign sign);
char *exos_format_percent (double fraction, int decimals, ExosSign sign);

/* The fewest decimals that read back as the same finite magnitude. */
char *exos_format_shortest (double magnitude);

G_END_DECLS
