// SPDX-License-Identifier: MIT
#pragma once

#include "data/shape.h"

G_BEGIN_DECLS

/* Says that a column of a table with a row a group is not used: with a warning where it holds rates
 * of what nothing else in the table counts, which may hide a harm. */
void exos_shape_leave_out (const ExosShapeInput *input, gsize column);

G_END_DECLS
