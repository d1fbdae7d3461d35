// SPDX-License-Identifier: MIT
#pragma once

#include "data/rows/sums.h"

/* What differs first in two sums, field by field; NULL: nothing. The caller frees. */
char *row_sums_difference (const ExosRowSums *a, const ExosRowSums *b);
