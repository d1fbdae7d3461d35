// SPDX-License-Identifier: MIT
#pragma once

#include "data/number.h"

G_BEGIN_DECLS

/* A decimal number cut into its parts; the text stays where it is. */
typedef struct
{
  gboolean is_negative;
  const char *mantissa; /* digits, group separators and at most one point */
  gsize length;
  char point;
  gint64 n_whole; /* digits before the point */
  gint64 n_fraction;
  guint n_groups; /* group separators */
  gboolean has_point;
  gboolean has_exponent;
  gint64 exponent;
} ExosNumberText;

/* Cuts a text of length bytes that is a number as a whole; FALSE when it is none. group '\0':
 * digits may not be grouped. */
gboolean exos_scan_number (
    const char *text, gsize length, char group, char point, ExosNumberText *number);

/* Takes off a trimmed amount what accountants write instead of a minus before it: parentheses,
 * "(12.5)", or a minus behind it, "12.5-". FALSE, and nothing is changed, where there is neither,
 * or another sign beside. */
gboolean exos_cut_negative (const char **text, gsize *length);

/* The same as exos_scan_number() for a trimmed cell of a file; decimal_comma: see
 * exos_parse_count(). OK, THOUSANDS, AMBIGUOUS or NOT_A_NUMBER. */
ExosNumberState exos_scan_cell (const char *text,
                                gsize length,
                                gboolean decimal_comma,
                                ExosNumberText *number);

G_END_DECLS
