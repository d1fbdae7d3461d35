// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

#include "stats/count.h"

G_BEGIN_DECLS

/* The only place that makes a number readable for a person. Rates come in as fractions.
 * The words follow exos_language(), never LC_NUMERIC. Each returns a new string, never NaN. Signed
 * numbers use U+2212; a value that rounds to zero has no sign. */

char *exos_format_count (guint64 count);                             /* 10,050 */
char *exos_format_rate (double rate, int decimals);                  /* 12.00% */
char *exos_format_points (double difference, int decimals);          /* +1.13 pp, +1.13%p */
char *exos_format_points_unsigned (double difference, int decimals); /* 1.13 pp, 1.13%p */
char *exos_format_points_bare (double difference, int decimals);     /* +1.13 */
char *exos_format_relative (double relative); /* +9.5%; "not defined" when NaN */
/* "+0.22 to +2.05 pp", "+0.22 ~ +2.05%p"; an unbounded end is said in words. */
char *exos_format_points_interval (ExosInterval interval, int decimals);
char *exos_format_p (double p, double alpha);      /* "p = 0.015", "p < 0.001", "p값 0.015" */
char *exos_format_p_bare (double p, double alpha); /* "0.015", "< 0.001" */
char *exos_format_srm_p (double p);                /* "0.724", "0.0004", "< 0.00001" */
char *exos_format_probability (double p);          /* 99.2%, > 99.9% */
char *exos_format_mean (double mean);              /* 15.63, 12,500.75: 4 significant, thousands */
char *exos_format_limit (ExosRatio limit); /* 0.1 (percentage points of a fraction), exact */
char *exos_format_alpha (double alpha);    /* 0.05 */
char *exos_format_level (double alpha);    /* 95%: the confidence level that belongs to it */
char *exos_format_split (const guint64 *parts, gsize n); /* "49.9% / 50.1%" */
char *exos_format_date (const GDate *date);              /* 14 March 2026, 2026년 3월 14일 */

/* How many decimals a rate difference is printed with: 2, or 3 when the rates are below 1 % and the
 * limit in force is below 0.1 points. */
int exos_format_decimals (double rate_c, double rate_t, ExosRatio worse);

/* The user's text made safe to show anywhere: control, bidirectional and invisible characters
 * become "U+202E", newlines a blank, invalid UTF-8 U+FFFD; longer than max_chars is cut with "…"
 * (0: not cut). */
char *exos_visible_text (const char *text, gsize max_chars);

G_END_DECLS
