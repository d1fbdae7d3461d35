// SPDX-License-Identifier: MIT
#pragma once

#include "data/csv.h"
#include "data/rows/quantiles.h"
#include "data/rows/sums.h"

G_BEGIN_DECLS

/* Where rows are added to. */
typedef struct
{
  ExosRowSums *sums;
  guint64 first_line;       /* records before it (the header and what stands above) are not rows */
  ExosQuantiles *quantiles; /* are given the values of the rows that are summed, or NULL */
  gboolean takes_off;       /* the rows were summed before: their values are taken off there */
} ExosCarefulRows;

/* An ExosRecordFunc, user_data an ExosCarefulRows: adds one record after the other, whatever quotes
 * there are, with the caps that the sums have. Slower than the fast reader by far, and what it must
 * agree with.
 *
 * A record of blank cells is no row. A row is left out for the first that holds: it has fewer or
 * more cells than the plan says, its group is empty, its user's id is empty. Nothing else of it is
 * counted then, and its labels stay unknown. An empty segment or day is a label like any other.
 * A user's repetitions are not looked for. */
void exos_careful_rows_add (const ExosRecord *record, gpointer rows);

/* Whether the record is a row that exos_careful_rows_add() sums, not one left out. */
gboolean exos_careful_rows_takes (const ExosCarefulRows *self, const ExosRecord *record);

G_END_DECLS
