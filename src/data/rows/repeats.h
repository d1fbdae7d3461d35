// SPDX-License-Identifier: MIT
#pragma once

#include "data/csv.h"
#include "data/rows/sums.h"

G_BEGIN_DECLS

/* What the rows of suspects may take; a file that has more of them has no row a user. */
#define EXOS_REPEATS_MAX_BYTES (64 * 1024 * 1024)

/* The second look: rows of users whose id may have come before, compared by their text. In one
 * group the first row stays; a user of several groups belongs to none. */
typedef struct ExosRepeats ExosRepeats;

/* max_bytes 0: the constant above. */
ExosRepeats *exos_repeats_new (const ExosRowsPlan *plan, gsize max_bytes);
void exos_repeats_free (ExosRepeats *self);

/* Rows that were summed, from any thread, in any order: what is needed of them is copied. Raw: the
 * bytes of one record as they stand in the file, with its line end or without. */
void exos_repeats_add (ExosRepeats *self, const ExosRecord *record);
void exos_repeats_add_raw (ExosRepeats *self, const char *text, gsize length, guint64 line);

/* Turns the places that were given as lines into lines, see exos_rows_line(). */
void exos_repeats_set_lines (ExosRepeats *self, const guint64 *first_lines);

/* Takes what should not have been summed out of the sums, and adds the findings REPEATED (lines:
 * the rows left out) and IN_SEVERAL_GROUPS (lines: the first row in another group of each user),
 * and how many users of each group, by their first row, these are.
 * FALSE: the rows are too many, or the sums do not have them (another file): these stay as they
 * are. Call it once. */
gboolean exos_repeats_remove (ExosRepeats *self, ExosRowSums *sums);

/* The records that were taken out; none before that. */
void exos_repeats_visit_removed (ExosRepeats *self, ExosRecordFunc func, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosRepeats, exos_repeats_free)

G_END_DECLS
