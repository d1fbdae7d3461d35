// SPDX-License-Identifier: MIT
/* Records of the careful readers. */
#pragma once

#include "data/csv.h"
#include "data/rows/sums.h"

G_BEGIN_DECLS

/* Whether nothing stands in any cell. */
gboolean exos_rows_record_is_blank (const ExosRecord *record);

/* Counts a record with a quote where RFC 4180 allows none. */
void exos_rows_record_note_quotes (ExosRowsFinding findings[EXOS_ROWS_N_FINDINGS],
                                   const ExosRecord *record);

G_END_DECLS
