// SPDX-License-Identifier: MIT
#pragma once

#include "stats/double-double.h"

#include <stdint.h>

/* Decimals with so many digits behind the point are whole numbers here; further digits are rounded,
 * halves away from 0, each value by itself, so that no order of rows changes a sum. */
#define EXOS_WIDE_DECIMALS 18

/* A signed whole number of 256 bits, the lowest first: sums of products of any values below 10^15
 * in units of 10^-18 fit for 10^9 rows. Plain value; all zeros is 0. */
typedef struct
{
  uint64_t words[4];
} ExosWideSum;

void exos_wide_sum_add (ExosWideSum *self, ExosInt128 value);
void exos_wide_sum_add_sum (ExosWideSum *self, const ExosWideSum *other);
void exos_wide_sum_subtract_sum (ExosWideSum *self, const ExosWideSum *other);
void exos_wide_sum_add_product (ExosWideSum *self, ExosInt128 a, ExosInt128 b);

/* 10^power times the value, power <= 36; bits above 256 are lost. */
ExosWideSum exos_wide_sum_scale (ExosInt128 value, unsigned power);

/* The exact decimal value / 10^decimals, without a point where it is whole; room for 100
 * characters. */
void exos_wide_sum_print (const ExosWideSum *self, unsigned decimals, char *text);
