// SPDX-License-Identifier: MIT
#pragma once

#include "data/experiment.h"
#include "data/table.h"

G_BEGIN_DECLS

/* Rows that will be added up may be many; a table that was kept has fewer cells than this. */
#define EXOS_MAX_SHEET_CELLS (1024 * 1024)

typedef enum
{
  EXOS_SHEET_USERS,
  EXOS_SHEET_CONVERSIONS,
  EXOS_SHEET_METRIC,
  EXOS_SHEET_PART, /* of the metric whose column says so */
} ExosSheetKind;

/* What the file says of a metric beside its numbers. */
typedef enum
{
  EXOS_SHEET_HINT_NONE,
  EXOS_SHEET_HINT_TOTAL,       /* counts, but not of users */
  EXOS_SHEET_HINT_MEAN,        /* made from a mean that is no rate */
  EXOS_SHEET_HINT_OTHER_USERS, /* counted among other users than conversions; has been said */
} ExosSheetHint;

/* One quantity of every group. */
typedef struct
{
  ExosSheetKind kind;
  char *name;             /* header or metric, as in the file */
  gboolean has_direction; /* the file says which way is better */
  ExosDirection direction;
  gboolean is_chosen; /* the user named it as guardrail: judged whatever it looks like */
  ExosSheetHint hint;
  guint squares;      /* of a mean the column of its sums of squares, 0: none that is known */
  guint covariate[3]; /* then of its covariate: sums, squares, products; 0: none */
  guint users;        /* 1 + column of the users that have a value, 0: all of the group */
  guint capped;       /* 1 + column of the users whose value was capped, 0: none was */
  ExosMetricCap cap;
  ExosMetricCap covariate_cap;
} ExosSheetColumn;

/* The text of one quantity of one group. text is NULL where the file has no such cell. */
typedef struct
{
  char *text;
  gsize length;
  guint64 line;
  gboolean is_said;  /* missing in a short row, or holds a NUL: an issue of the row */
  gboolean is_sum;   /* of several cells, not all whole: sum holds it, text is the first decimal */
  gboolean is_mixed; /* and some of them were whole, as counts are */
  ExosDoubleDouble sum;
} ExosSheetCell;

typedef struct
{
  char *label; /* trimmed */
  guint64 line;
  gboolean was_trimmed;
  char *strata[EXOS_N_STRATA]; /* segment and day of the row, NULL when the sheet has no such
                                * column */
  guint again;   /* index of the next arm that exos_sheet_free_arm() made for the label, 0: none */
  GArray *cells; /* of ExosSheetCell, one a column */
  GArray *lines; /* of guint64: of the rows that were added up, NULL: of one alone */
} ExosSheetArm;

/* What every shape of file is turned into: groups by quantities, still as text with line numbers.
 */
typedef struct ExosSheet
{
  GArray *columns; /* of ExosSheetColumn */
  GPtrArray *arms; /* of ExosSheetArm */
  char *group_column;
  char *split_column; /* a date or segment that explains repeated groups, or NULL */
  char *strata_columns[EXOS_N_STRATA]; /* the only segment, the only date of rows that will be
                                        * added up, or NULL */
  gsize strata_from[EXOS_N_STRATA];    /* columns of the table */
  struct ExosSheet *days; /* the same sums by group and day, when the arms are those of segments
                           * alone; NULL */
  char *control;          /* label that the file itself marks as control, or NULL */
  gboolean are_units;     /* made of users: the names of metrics are no sums */
  gboolean are_parts;     /* arms are of different users: they add up, and none is a total */
  char *likely_control;   /* the same from a hint, used when no label tells */
  GHashTable *arm_of;     /* normalised label → first arm with it, NULL until it is asked for */
} ExosSheet;

ExosSheet *exos_sheet_new (const char *group_column);
void exos_sheet_free (ExosSheet *self);

/* Columns come before arms. Returns the index. */
guint exos_sheet_add_column (ExosSheet *self, ExosSheetKind kind, const char *name);

/* Label is trimmed; the arm's cells are all missing until they are set. Returns the index. */
guint exos_sheet_add_arm (ExosSheet *self, const char *label, guint64 line);

/* The first arm with this label after normalising, -1 when there is none. */
int exos_sheet_find_arm (ExosSheet *self, const char *label);

/* How many different labels there are; after exos_sheet_find_arm(). */
guint exos_sheet_n_labels (const ExosSheet *self);

/* The arm, or another one of its label, whose cell has not been set yet: of rows that will be added
 * up every one has an arm. G_MAXUINT past EXOS_MAX_SHEET_CELLS. */
guint exos_sheet_free_arm (ExosSheet *self, guint arm, guint column, guint64 line);

/* field may be NULL: no such cell in the row that starts at line. */
void exos_sheet_set_field (
    ExosSheet *self, guint arm, guint column, const ExosField *field, guint64 line);
void exos_sheet_set_text (ExosSheet *self, guint arm, guint column, const char *text, guint64 line);

const ExosSheetCell *exos_sheet_cell (const ExosSheet *self, guint arm, guint column);
ExosSheetColumn *exos_sheet_column (const ExosSheet *self, guint column);
ExosSheetArm *exos_sheet_arm (const ExosSheet *self, guint arm);

/* Exchanges the cells of two arms in a column. */
void exos_sheet_swap_cells (ExosSheet *self, guint arm, guint other, guint column);
void exos_sheet_set_sum (
    ExosSheet *self, guint arm, guint column, ExosDoubleDouble sum, gboolean is_mixed);
void exos_sheet_remove_arm (ExosSheet *self, guint arm);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosSheet, exos_sheet_free)

G_END_DECLS
