// SPDX-License-Identifier: MIT
#pragma once

#include "data/rows/sums.h"

/* What the careful reader makes of bytes that come in chunks (0: at once), sorted. NULL when a cell
 * or record is too long. Records before first_line are no rows. The caller owns the result. */
ExosRowSums *rows_sum_carefully (
    const ExosRowsPlan *plan, const void *bytes, gsize length, gsize chunk, guint64 first_line);
