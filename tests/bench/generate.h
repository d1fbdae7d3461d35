// SPDX-License-Identifier: MIT
/* What the generator of experiments draws and writes; see generate.c. */
#pragma once

#include <glib.h>

#define N_ARMS 2

typedef struct
{
  gint64 n_rows;
  gint64 seed;
  int decimals;        /* of money, 0 to 6 */
  int quoted_percent;  /* of unit rows: group, segment and country are quoted */
  int newline_permil;  /* of unit rows: the segment has a line break in it */
  int missing_permil;  /* of unit rows: revenue is empty */
  int events_per_user; /* on average */
  char *id;            /* "u": u0012345677, "int", "uuid" */
  char *order;         /* of events: "time", "user", "random" */
  gboolean quotes_all; /* every field, the names of the columns as well */
  gboolean has_crlf;
  gboolean has_bom;
  gboolean lacks_final_newline;
} Options;

/* Exact sums of one group, a row a user; money in units of 10^-decimals. */
typedef struct
{
  gint64 n, missing, converted;
  __int128 revenue, revenue_sq, pre, pre_sq, product;
} Truth;

extern const char *const arm_names[N_ARMS];

/* Write the rows to the open file descriptor and add to the truths. The same options make the same
 * bytes, and fewer rows the beginning of more. */
void generate_units (const Options *options, int output, Truth truths[N_ARMS]);
void generate_events (const Options *options, int output, Truth truths[N_ARMS]);

/* Randomness that is counted: the k-th number of row i, whatever was drawn before. */
guint64 draw (guint64 i, guint64 k);
guint64 draw_mix (guint64 bits);
guint32 draw_below (guint64 bits, guint32 n);
double draw_normal (guint64 bits); /* of the low 16 bits */
void draw_init (gint64 seed);

/* Text on its way to a file. */
void put_init (const Options *options, int output);
void put_end (void);
void put_char (char c);
void put_text (const char *text);
void put_padded (guint64 value, int width);
void put_unsigned (guint64 value);
void put_money (gint64 value);
void put_user (guint64 user);
void put_day (guint32 day); /* days after 31 January 2024 */
void put_end_of_row (gboolean is_last);

/* A quotation mark where everything is quoted, and a comma between two fields. */
void put_mark (void);
void put_comma (void);
