// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

#include "data/rows/caps.h"
#include "data/rows/wide-sum.h"

G_BEGIN_DECLS

/* What is summed of a number beside its value; places from exos_row_sums_number(). */
enum
{
  EXOS_CELL_MISSING,                   /* rows */
  EXOS_CELL_UNREADABLE,                /* rows */
  EXOS_CELL_OTHERS,                    /* rows whose value is neither 0 nor 1; only of outcomes */
  EXOS_CELL_CAPPED = EXOS_CELL_OTHERS, /* of any other number: rows whose value was capped */
  EXOS_CELL_SUM,                       /* units of 10^-EXOS_WIDE_DECIMALS */
  EXOS_CELL_SQUARES,                   /* 10^-(2 EXOS_WIDE_DECIMALS), as products */
  EXOS_CELL_TWOS,                      /* of the others, rows whose value is 2 */
  EXOS_CELL_N_OF_NUMBER,
};

/* Of a pair, over the rows that have both values. */
enum
{
  EXOS_CELL_PAIR_ROWS,
  EXOS_CELL_PAIR_PRODUCTS,
  EXOS_CELL_PAIR_FIRST,
  EXOS_CELL_PAIR_FIRST_SQUARES,
  EXOS_CELL_PAIR_SECOND,
  EXOS_CELL_PAIR_SECOND_SQUARES,
  EXOS_CELL_N_OF_PAIR,
};

/* One group, segment or day, as it stands in the file: quotes undone, blanks around it cut,
 * not decoded. Of a day what stands before its time. */
typedef struct
{
  char *text;
  gsize length;
  guint64 line; /* of the first row that has it */

  /* Of a group of event rows: users with events that were left out since nobody knows when they
   * were, and those of them who have no other. */
  guint64 n_lacking;
  guint64 n_lost;

  /* Of a group of unit rows: users of whom only the first of several rows was summed. */
  guint64 n_repeated;

  /* Users of several groups whose first row has it. */
  guint64 n_mixed;
} ExosRowsLabel;

/* Rows of one group, segment and day. */
typedef struct
{
  guint labels[EXOS_ROWS_N_BY]; /* places in the lists of labels; 0 where the plan has no such */
  guint64 n_rows;
  ExosWideSum *sums; /* n_places of them */
} ExosRowsCell;

/* What is wrong with rows. */
typedef enum
{
  EXOS_ROWS_SHORT,             /* fewer cells than the header: left out */
  EXOS_ROWS_LONG,              /* more: left out */
  EXOS_ROWS_NO_GROUP,          /* an empty label: left out */
  EXOS_ROWS_REPEATED,          /* a user again in the same group: left out; value: the id */
  EXOS_ROWS_IN_SEVERAL_GROUPS, /* users, and their rows left out; value: the id */
  EXOS_ROWS_NO_UNIT,           /* an empty user id: left out */
  EXOS_ROWS_NO_TIME,         /* events without a time that is one: left out when there is a start */
  EXOS_ROWS_OTHER_EVENTS,    /* of more names than are told apart: their users count as seen */
  EXOS_ROWS_NAMELESS_EVENTS, /* their users count as seen */
  EXOS_ROWS_JOINED_EVENTS,   /* whose name differs from another one in capitals alone: counted as
                              * that; value: the name */
  EXOS_ROWS_LONE_QUOTES,     /* with a quote where none may be, read as it is; value: the cell */
  EXOS_ROWS_N_FINDINGS,
} ExosRowsFindingKind;

#define EXOS_ROWS_MAX_LINES 5
#define EXOS_ROWS_MAX_VALUE 80 /* bytes */

typedef struct
{
  guint64 count;
  guint64 users;                      /* REPEATED, IN_SEVERAL_GROUPS: so many */
  guint64 lines[EXOS_ROWS_MAX_LINES]; /* the first, in order; 0: no more */
  char *value;                        /* what stands in the first, not decoded; NULL: nothing */
  gsize length;                       /* <= EXOS_ROWS_MAX_VALUE: the rest is cut */
} ExosRowsFinding;

/* What became of the rows of users who have several. */
typedef enum
{
  EXOS_ROWS_REPEATS_LEFT_OUT, /* all that there are, see the findings */
  EXOS_ROWS_REPEATS_SUMMED,   /* the file could not be read twice: only counted as suspects */
  EXOS_ROWS_REPEATS_TOO_MANY, /* summed, too: this is no file with a row a user */
} ExosRowsRepeats;

/* A file of rows as sums: exact, the same for every order of rows and number of threads. Labels
 * are in the order of the file. */
typedef struct
{
  ExosRowsPlan plan;
  guint64 n_rows; /* rows below the header that are not blank, with those left out */
  guint n_labels[EXOS_ROWS_N_BY];
  ExosRowsLabel *labels[EXOS_ROWS_N_BY];
  bool is_cut[EXOS_ROWS_N_BY]; /* more labels than are told apart, or too many cells: one label,
                                * "…", stands for all of this kind */
  guint n_cells;
  ExosRowsCell *cells;
  guint n_places;
  ExosRowsFinding findings[EXOS_ROWS_N_FINDINGS];
  ExosRowsFinding missing[EXOS_ROWS_MAX_NUMBERS];
  ExosRowsFinding unreadable[EXOS_ROWS_MAX_NUMBERS];
  ExosRowsFinding others[EXOS_ROWS_MAX_NUMBERS]; /* of outcomes: neither 0 nor 1 */
  gdouble share_checked;                         /* of users looked at for repetitions; 0: none */
  guint64 ids_checked;                           /* rows with an id, whether in the share or not */
  guint64 suspects; /* users in the share who seem to have several rows; the findings have those
                     * who do, unless they could not be looked at: */
  ExosRowsRepeats repeats;
  guint64 n_unlike; /* users with several rows in one group that differ in a number */
  ExosRowsCap caps[EXOS_ROWS_MAX_NUMBERS]; /* of the values that were summed */

  /* Event rows become one row a user; then these are the numbers of the plan: users who had an
   * event, and sums of values. NULL of unit rows. */
  char **number_names;
} ExosRowSums;

ExosRowSums *exos_row_sums_new (const ExosRowsPlan *plan);
void exos_row_sums_free (ExosRowSums *self);

/* First place of a number, of a pair. */
guint exos_row_sums_number (guint number);
guint exos_row_sums_pair (const ExosRowsPlan *plan, guint pair);

/* The place of a label, which joins the list when it is new; line is that of its row. Past the
 * limit the whole kind is cut: then it is 0, and whatever place a cell is asked for with is taken
 * as 0. */
guint exos_row_sums_add_label (
    ExosRowSums *self, ExosRowsBy by, const char *text, gsize length, guint64 line);

/* The cell of these labels, new or not; lent until the next one, or a label, is asked for. Of too
 * many cells days are cut, then segments. */
ExosRowsCell *exos_row_sums_cell (ExosRowSums *self, const guint labels[EXOS_ROWS_N_BY]);

/* Counts n rows; line and value are of the first of them, blanks around it or not. Line 0: it is
 * known that five others come before. */
void exos_rows_finding_add (
    ExosRowsFinding *self, guint64 n, guint64 line, const char *value, gsize length);
void exos_rows_finding_merge (ExosRowsFinding *self, const ExosRowsFinding *other);

/* Adds what other has; the plans are the same. */
void exos_row_sums_merge (ExosRowSums *self, const ExosRowSums *other);

/* Takes away the cells of rows that are in self, too. What stays: labels and cells, if without
 * rows, n_rows and findings. FALSE when self has not so many rows: then it stays as it is. */
gboolean exos_row_sums_subtract (ExosRowSums *self, const ExosRowSums *other);

/* Labels into the order of their lines, cells into that of their labels: call it once, at the end.
 */
void exos_row_sums_sort (ExosRowSums *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosRowSums, exos_row_sums_free)

G_END_DECLS
