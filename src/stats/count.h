// SPDX-License-Identifier: MIT
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Events among users in one group: events <= users, users > 0. Plain value. */
typedef struct
{
  uint64_t users;
  uint64_t events;
} ExosCount;

/* An interval. Both ends NaN: not defined. high = INFINITY: unbounded above. */
typedef struct
{
  double low;
  double high;
} ExosInterval;

/* An exact non-negative decimal such as 0.001: numerator / denominator, denominator > 0. */
typedef struct
{
  uint64_t numerator;
  uint64_t denominator;
} ExosRatio;
