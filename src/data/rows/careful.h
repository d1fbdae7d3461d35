// SPDX-License-Identifier: MIT
#pragma once

#include "data/csv.h"
#include "data/rows/sums.h"

G_BEGIN_DECLS

/* An ExosRecordFunc, user_data an ExosCarefulRows: adds one record after the other, whatever quotes
 * there are. Slower than the fast reader by far, and what it must agree with. */
typedef struct
{
  ExosRowSums *sums;
  guint64 first_line; /* records before it (the header and what stands above) are not rows */
} ExosCarefulRows;

void exos_careful_rows_add (const ExosRecord *record, gpointer rows);

G_END_DECLS
