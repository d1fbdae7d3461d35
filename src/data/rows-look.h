// SPDX-License-Identifier: MIT
#pragma once

#include "data/rows/plan.h"
#include "data/shape.h"

G_BEGIN_DECLS

/* How the cells of a column look in the head. */
typedef struct
{
  ExosRowsNumber number; /* how to read them */
  gboolean is_number;
  gboolean is_named; /* it counts, whatever is in some of its cells */
  guint n_values;
  guint n_ones;
  guint n_others; /* values that are neither 0 nor 1 */
  guint n_twos;
  guint n_unreadable;
} ExosRowsLook;

/* Whether so many values are neither 0 nor 1 that all are counts, of orders perhaps, and not
 * outcomes with mistakes. Of counts 2 is one, too: 9 or 99 alone stands for what nobody knows. */
gboolean exos_rows_are_counts (guint64 n_values, guint64 n_others, guint64 n_twos);

/* As any number. A few cells may be something else: what it is must not depend on which rows come
 * first. */
ExosRowsLook exos_rows_look_at_number (const ExosShapeInput *input, gsize column, char point);

/* As an outcome, with its words, or as any number, whichever it is. */
ExosRowsLook exos_rows_look_at_column (const ExosShapeInput *input, gsize column, char point);

G_END_DECLS
