// SPDX-License-Identifier: MIT
#pragma once

#include "data/shape.h"

G_BEGIN_DECLS

/* The counted columns of the rows of one group, in file order, and what those that are left add up
 * to. Positions count the rows that are left; the first column is that of users, if there is one.
 */
typedef struct
{
  const GArray *rows; /* of gsize, from input->first */
  guint n_columns;
  double *values; /* values[row in rows * n_columns + column]; NAN: no number */
  gboolean *are_counts;
  GArray *left;   /* of guint: rows in rows */
  double *sums;   /* sums[position * n_columns + column]: of all before it */
  guint *missing; /* the same of cells without a number */
  guint *used;    /* used[position]: rows with users before it */
} ExosRowNumbers;

/* rows is borrowed. None is left until exos_row_numbers_set_left(). */
void exos_row_numbers_init (ExosRowNumbers *self, const ExosShapeInput *input, const GArray *rows);
void exos_row_numbers_clear (ExosRowNumbers *self);

/* is_left: by row, from input->first. */
void exos_row_numbers_set_left (ExosRowNumbers *self, const gboolean *is_left);

/* Rows that are left: those at from up to, but not, to. */
typedef struct
{
  guint from;
  guint to;
} ExosRowSpan;

/* Whether a row has no users and counts nothing. */
gboolean exos_row_numbers_is_empty (const ExosRowNumbers *self, guint row);

/* The rows directly above, or below, a row that is left whose sum it is in every column, two at
 * least. */
gboolean exos_row_numbers_find_above (const ExosRowNumbers *self,
                                      guint position,
                                      ExosRowSpan *span);
gboolean exos_row_numbers_find_below (const ExosRowNumbers *self,
                                      guint position,
                                      ExosRowSpan *span);

/* The same anywhere, of a row that is not left; n: how many with users at least. */
gboolean exos_row_numbers_find_anywhere (const ExosRowNumbers *self,
                                         guint row,
                                         guint n,
                                         ExosRowSpan *span);

/* Whether a row is the sum of others (of guint, in rows; itself among them or not). */
gboolean exos_row_numbers_is_sum_of (const ExosRowNumbers *self,
                                     guint row,
                                     const GArray *others,
                                     guint n);

double exos_row_numbers_users (const ExosRowNumbers *self, guint row);

/* How many bits of a row its parts would have to hit by chance: less of round numbers. */
double exos_row_numbers_bits (const ExosRowNumbers *self, guint row);

G_END_DECLS
