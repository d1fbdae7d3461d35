// SPDX-License-Identifier: MIT
#pragma once

#include "data/rows/events.h"
#include "data/rows/pages.h"
#include "data/rows/quantiles.h"
#include "data/rows/scan.h"
#include "data/rows/sums.h"
#include "data/rows/unit-check.h"

G_BEGIN_DECLS

/* What one thread makes of the blocks it is given. */
typedef struct ExosPart ExosPart;

/* Lives in the pages, of which it takes so many bytes; free it before them. */
ExosPart *exos_part_new (const ExosRowsPlan *plan, const ExosScanner *scanner, ExosPages *pages);
gsize exos_part_size (const ExosRowsPlan *plan);
void exos_part_free (ExosPart *self);

/* A line of a file whose blocks are read at the same time: the place of a block and a line within
 * it, from 0. In the order of the file. */
static inline guint64
exos_rows_place (guint block, guint64 line)
{
  return (guint64) (block + 1) << 32 | line;
}

/* The line of a place; first_lines: of each block. */
static inline guint64
exos_rows_line (guint64 place, const guint64 *first_lines)
{
  return first_lines[(place >> 32) - 1] + (place & G_MAXUINT32);
}

/* Before anything is added: the ids of rows are given to the check, as those of its thread; or,
 * when it looks again, the rows of suspects, with places for lines, and nothing is summed. */
void exos_part_set_check (ExosPart *self, ExosUnitCheck *check, guint thread, gboolean looks_again);

/* Before anything is added: values are given to quantiles (or NULL), as those of its thread, and
 * capped, as many as there may be numbers (or NULL). */
void exos_part_set_caps (ExosPart *self,
                         ExosQuantiles *quantiles,
                         guint thread,
                         const ExosRowsCap *caps);

/* Adds up whole records. text ends with a newline, and EXOS_SCAN_MARGIN bytes before it and behind
 * it can be read; place is that of its first line. Later calls get later places. n_lines receives
 * the number of its lines. FALSE when quotes or returns stand where only a careful reader
 * understands them: then nothing that the part holds is of any use. */
gboolean exos_part_add (
    ExosPart *self, const char *text, gsize length, guint64 place, guint64 *n_lines);

/* Rows are events: where they go. */
void exos_part_set_events (ExosPart *self, ExosEvents *events);

/* Hands all events over; see exos_events_part_finish(). */
gboolean exos_part_finish_events (ExosPart *self);

/* What was added up so far, of events only what is wrong with rows; the part holds nothing any
 * more. first_lines: of each block. The caller owns the result. */
ExosRowSums *exos_part_steal_sums (ExosPart *self, const guint64 *first_lines);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosPart, exos_part_free)

G_END_DECLS
