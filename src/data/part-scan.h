// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Follows text as it goes by: its lines, and whether it stands inside quotes, by the same rules as
 * ExosCsv, without looking at cells. */
typedef struct
{
  char delimiter;
  char last;          /* byte, of the text so far; a line feed before the first */
  gboolean is_quoted; /* inside quotes */
  gboolean may_close; /* last was a quote inside quotes: it closed them, or the next doubles it */
  guint64 n_lines;    /* that ended */
  guint64 quote_line; /* from 1: where the last quote opened */
} ExosPartScan;

/* Lines that end in a text: CRLF, LF or CR, also inside quotes. */
guint64 exos_part_count_lines (const char *text, gsize length);

/* Begins where a record begins. */
void exos_part_scan_init (ExosPartScan *self, char delimiter);

/* The next bytes, however they are cut. */
void exos_part_scan_push (ExosPartScan *self, const char *bytes, gsize length);

/* Whether a quote was opened that did not close so far. */
gboolean exos_part_scan_is_open (const ExosPartScan *self);

G_END_DECLS
