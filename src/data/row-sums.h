// SPDX-License-Identifier: MIT
#pragma once

#include "data/shape.h"

G_BEGIN_DECLS

/* What other rows say of a row that could be their total. */
typedef struct
{
  guint n_compared; /* quantities that all of them have */
  gboolean is_sum;
  gboolean is_below; /* some count is below that of a part: the row cannot be their total */
} ExosPartsVerdict;

/* Compares every counted column. Rows (of gsize in parts) count from input->first. */
ExosPartsVerdict exos_compare_with_parts (const ExosShapeInput *input,
                                          gsize row,
                                          const GArray *parts);

G_END_DECLS
