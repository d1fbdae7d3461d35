// SPDX-License-Identifier: MIT
#pragma once

#include "data/shape.h"

G_BEGIN_DECLS

/* What exports with a row a metric say of one metric in one group. */
typedef enum
{
  EXOS_PART_USERS,
  EXOS_PART_COUNTS,
  EXOS_PART_MEAN,
  EXOS_PART_ERROR,     /* standard error of the mean */
  EXOS_PART_DEVIATION, /* standard deviation of one user's value */
  EXOS_PART_NUMERATOR, /* words: what the counts count */
  EXOS_PART_DENOMINATOR,
  EXOS_PART_DIRECTION,
  EXOS_PART_IS_CONTROL,
  EXOS_PART_CHANGE, /* against the control: empty for the control itself */
  EXOS_N_PARTS,
} ExosPart;

typedef struct
{
  char *label;
  char *metric;
  gsize row; /* of the table */
  guint64 line;
  char *parts[EXOS_N_PARTS]; /* "" where the file has no such column */
} ExosEntry;

/* For a GPtrArray of entries. */
void exos_entry_free (gpointer entry);

/* The part that a normalised header holds, EXOS_N_PARTS for none. */
ExosPart exos_part_of_name (const char *normalized);

/* Where each part stands, EXOS_NO_COLUMN for none. */
void exos_find_parts (const ExosColumns *columns, gsize parts[EXOS_N_PARTS]);

/* Says what the column of a part is used for. */
void exos_shape_use_part (const ExosShapeInput *input, gsize column, ExosPart part);

/* Whether a row is a total, where the file also has rows of a dimension. */
typedef struct
{
  const ExosShapeInput *input;
  gsize column;
  gboolean has_topline;
} ExosTopline;

ExosTopline exos_topline_new (const ExosShapeInput *input);
gboolean exos_topline_has (const ExosTopline *self, gsize row);

/* Says how many rows of the dimension were left out. */
void exos_topline_report (const ExosTopline *self);

/* Whether mean and standard error, or standard deviation, are those of a 0/1 metric, within 1 %:
 * the deviation of mean m among n users is sqrt (m (1 - m) n / (n - 1)), the error that over sqrt
 * (n). */
gboolean exos_entry_is_zero_or_one (const ExosEntry *self);

/* Whether the counts count users once each, as far as the file says. */
gboolean exos_entry_counts_users (const ExosEntry *self);

/* Whether the file itself marks the group as control; and whether it gives no change against one,
 * as GrowthBook does for the control alone. */
gboolean exos_entry_is_marked_control (const ExosEntry *self);
gboolean exos_entry_has_no_change (const ExosEntry *self);

/* users x mean as text, rounded when it is a count. */
char *exos_entry_dup_product (const ExosEntry *self, gboolean is_count);

/* Sum and sum of squares of a mean with its standard error or deviation among n users: squares =
 * (n - 1) variance + sum^2 / n. FALSE when one of them is not there. */
gboolean exos_entry_find_sums (const ExosEntry *self,
                               ExosDoubleDouble *sum,
                               ExosDoubleDouble *squares);

/* Entries (of ExosEntry) to groups by metrics. The first metric, or the one that the user names, is
 * the primary. NULL, with issues, when the entries are broken down further or count no users. */
ExosSheet *exos_entries_to_sheet (const ExosShapeInput *input,
                                  const GPtrArray *entries,
                                  const char *group);

G_END_DECLS
