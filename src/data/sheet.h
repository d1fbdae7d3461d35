// SPDX-License-Identifier: MIT
#pragma once

#include "data/experiment.h"
#include "data/table.h"

G_BEGIN_DECLS

typedef enum
{
  EXOS_SHEET_USERS,
  EXOS_SHEET_CONVERSIONS,
  EXOS_SHEET_METRIC,
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
} ExosSheetColumn;

/* The text of one quantity of one group. text is NULL where the file has no such cell. */
typedef struct
{
  char *text;
  gsize length;
  guint64 line;
  gboolean is_said; /* missing in a short row, or holds a NUL: an issue of the row */
} ExosSheetCell;

typedef struct
{
  char *label; /* trimmed */
  guint64 line;
  gboolean was_trimmed;
  GArray *cells; /* of ExosSheetCell, one a column */
} ExosSheetArm;

/* What every shape of file is turned into: groups by quantities, still as text with line numbers.
 */
typedef struct
{
  GArray *columns; /* of ExosSheetColumn */
  GPtrArray *arms; /* of ExosSheetArm */
  char *group_column;
  char *split_column;   /* a date or segment that explains repeated groups, or NULL */
  char *control;        /* label that the file itself marks as control, or NULL */
  char *likely_control; /* the same from a hint, used when no label tells */
  GHashTable *arm_of;   /* normalised label → first arm with it, NULL until it is asked for */
} ExosSheet;

ExosSheet *exos_sheet_new (const char *group_column);
void exos_sheet_free (ExosSheet *self);

/* Columns come before arms. Returns the index. */
guint exos_sheet_add_column (ExosSheet *self, ExosSheetKind kind, const char *name);

/* Label is trimmed; the arm's cells are all missing until they are set. Returns the index. */
guint exos_sheet_add_arm (ExosSheet *self, const char *label, guint64 line);

/* The first arm with this label after normalising, -1 when there is none. */
int exos_sheet_find_arm (ExosSheet *self, const char *label);

/* field may be NULL: no such cell in the row that starts at line. */
void exos_sheet_set_field (
    ExosSheet *self, guint arm, guint column, const ExosField *field, guint64 line);
void exos_sheet_set_text (ExosSheet *self, guint arm, guint column, const char *text, guint64 line);

const ExosSheetCell *exos_sheet_cell (const ExosSheet *self, guint arm, guint column);
ExosSheetColumn *exos_sheet_column (const ExosSheet *self, guint column);
ExosSheetArm *exos_sheet_arm (const ExosSheet *self, guint arm);
void exos_sheet_remove_arm (ExosSheet *self, guint arm);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosSheet, exos_sheet_free)

G_END_DECLS
