// SPDX-License-Identifier: MIT
#pragma once

#include "data/rows/sums.h"

G_BEGIN_DECLS

/* With more of all that count a group called "all" or "none" is one. */
#define EXOS_MAX_NO_GROUP 0.05

/* "none", "unassigned", ...: a label that is no group where others are. */
gboolean exos_rows_means_no_group (const char *label);

/* The rows of a label; of events, its users. */
guint64 exos_rows_count_label (const ExosRowSums *rows, ExosRowsBy by, guint label);

/* Which groups are none beside two others: by label, TRUE for what names no group ("none", "-"), or
 * all of them ("total"), in few of the rows that count, but for the control, if it is said (else
 * NULL). NULL: there are not two others, as where there are only "none" and "discount". The caller
 * frees. */
gboolean *exos_rows_find_no_groups (const ExosRowSums *rows, const char *control);

/* The same of labels that have so many rows or users each, which are not in cells yet. */
gboolean *exos_rows_find_no_groups_of (const ExosRowSums *rows,
                                       const guint64 *counts,
                                       const char *control);

/* Which days are before start, the first microsecond of one in UTC: by label. NULL when that cannot
 * be told: no_day is a label that is no day then, lent, or NULL. The caller frees. */
gboolean *exos_rows_find_days_before (const ExosRowSums *rows,
                                      gint64 start,
                                      const ExosRowsLabel **no_day);

G_END_DECLS
