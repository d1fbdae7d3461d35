// SPDX-License-Identifier: MIT
#pragma once

/* Products of two counts fit here: counts stay below 2^63, sums of two below 2^64. */
typedef __int128 ExosInt128;
typedef unsigned __int128 ExosUint128;
