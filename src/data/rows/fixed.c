// SPDX-License-Identifier: MIT
#include "data/rows/fixed.h"

#define LIMIT(power) ((uint64_t) EXOS_FIXED_MAX / (power))

const uint64_t exos_fixed_powers[] = { 1, 10, 100, 1000, 10000, 100000, 1000000, 10000000 };

const uint64_t exos_fixed_limits[] = { LIMIT (1),       LIMIT (10),      LIMIT (100),
                                       LIMIT (1000),    LIMIT (10000),   LIMIT (100000),
                                       LIMIT (1000000), LIMIT (10000000) };
