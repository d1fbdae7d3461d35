// SPDX-License-Identifier: MIT
#pragma once

#include "data/rows/scan.h"
#include "data/rows/sums.h"

G_BEGIN_DECLS

/* What one thread makes of the blocks it is given. */
typedef struct ExosPart ExosPart;

ExosPart *exos_part_new (const ExosRowsPlan *plan, const ExosScanner *scanner);
void exos_part_free (ExosPart *self);

/* Adds up whole records. text ends with a newline, and EXOS_SCAN_MARGIN bytes before it and behind
 * it can be read; line is that of its first record. Later calls get later lines. FALSE when quotes
 * or returns stand where only a careful reader understands them: then nothing that the part holds
 * is of any use. */
gboolean exos_part_add (ExosPart *self, const char *text, gsize length, guint64 line);

/* What was added up so far; the part holds nothing any more. The caller owns the result. */
ExosRowSums *exos_part_steal_sums (ExosPart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosPart, exos_part_free)

G_END_DECLS
