// SPDX-License-Identifier: MIT
#pragma once

#include "data/csv.h"
#include "data/rows/careful.h"
#include "data/rows/ids.h"
#include "data/rows/sums.h"

G_BEGIN_DECLS

/* Whether the rows of a file are of as many users. While the rows are summed each id leaves a hash;
 * if some come again, the file is read once more for the rows of those users:
 *
 *   add … add, find_suspects → FALSE: done
 *                            → TRUE: look … look, finish; or give_up
 *
 * Any reader may do either, rows in any order. */
typedef struct ExosUnitCheck ExosUnitCheck;

/* NULL: the plan has no column of users, or there is no memory to check them. */
ExosUnitCheck *exos_unit_check_new (const ExosRowsPlan *plan, guint n_threads);
void exos_unit_check_free (ExosUnitCheck *self);

/* A thread's, to which it gives the id of each row that it sums, see exos_ids_add_cells(). */
ExosIdsWriter *exos_unit_check_writer (ExosUnitCheck *self, guint thread);

/* The same for one record, of thread 0. */
void exos_unit_check_add (ExosUnitCheck *self, const ExosRecord *record);

/* After all rows: tells the sums what was checked. TRUE: some users seem to have several rows. */
gboolean exos_unit_check_find_suspects (ExosUnitCheck *self, ExosRowSums *sums);

/* Rows that were summed, again: what is not of a suspect is passed over. The raw one is the bytes
 * of a row for which exos_ids_list_repeated() told so, from any thread. */
void exos_unit_check_look (ExosUnitCheck *self, const ExosRecord *record);
void exos_unit_check_look_raw (ExosUnitCheck *self, const char *text, gsize length, guint64 line);

/* Where rows were looked at with places for lines, see part.h: what lines these are. */
void exos_unit_check_set_lines (ExosUnitCheck *self, const guint64 *first_lines);

/* Both readings by the careful reader: ExosRecordFuncs, user_data an ExosCheckedRows. The first
 * sums the records, too. */
typedef struct
{
  ExosCarefulRows rows;
  ExosUnitCheck *check; /* NULL: none is made, only sums */
} ExosCheckedRows;

void exos_checked_rows_add (const ExosRecord *record, gpointer rows);
void exos_checked_rows_look (const ExosRecord *record, gpointer rows);

/* Takes the rows of users who do have several out of the sums, and says so in their findings. */
void exos_unit_check_finish (ExosUnitCheck *self, ExosRowSums *sums);

/* After finish, the records that it took out, in no order; none before. */
void exos_unit_check_visit_removed (ExosUnitCheck *self, ExosRecordFunc func, gpointer user_data);

/* Lends it. */
const ExosRowsPlan *exos_unit_check_plan (const ExosUnitCheck *self);

/* Instead of finish, where the file cannot be read again: the sums stay, and say so. */
void exos_unit_check_give_up (ExosUnitCheck *self, ExosRowSums *sums);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosUnitCheck, exos_unit_check_free)

G_END_DECLS
