// SPDX-License-Identifier: MIT
#pragma once

#include "data/reader.h"
#include "data/rows-parts.h"
#include "data/shape.h"

G_BEGIN_DECLS

/* How the cells of a column write decimals, as the head has them: the point or comma that most of
 * its cells make sense with only ("4.95", "0.500"; "4,95"); usual where no cell says. is_ambiguous:
 * none does, but some are one number or another ("1.250"). */
char exos_rows_find_point (const ExosShapeInput *input,
                           gsize column,
                           char usual,
                           bool *is_ambiguous);

/* E20 of each number whose cells can be read in two ways. */
void exos_rows_report_points (const ExosRowsPivot *self, const ExosReading *reading);

G_END_DECLS
