// SPDX-License-Identifier: MIT
#pragma once

#include "data/rows/sums.h"
#include "data/shape.h"

G_BEGIN_DECLS

/* Makes rows a view of itself without the cells that are no users of the experiment, which is said:
 * of labels that name no group ("none", "-"), or all of them ("total"), beside two others; and,
 * of users, of days before the start that the mapping says. Their values are not told as missing or
 * unreadable. Returns the cells of the view, which
 * lend their sums; the caller frees them, and nothing else of it. */
ExosRowsCell *exos_rows_leave_out (ExosRowSums *rows, const ExosShapeInput *input);

G_END_DECLS
