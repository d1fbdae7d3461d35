// SPDX-License-Identifier: MIT
#pragma once

#include <stddef.h>

/* Boundaries with one constant C for K equally spaced looks: Wang and Tsiatis (1987),
 * z_k = C (k / K)^(delta - 1/2). */
typedef enum
{
  EXOS_CLASSIC_POCOCK,         /* Pocock (1977): z_k = C */
  EXOS_CLASSIC_OBRIEN_FLEMING, /* O'Brien and Fleming (1979): z_k = C sqrt (K / k) */
} ExosClassicBoundary;

/* The C whose two-sided type I error is alpha: Jennison and Turnbull (2000), tables 2.1 and 2.3.
 * NaN unless 1 <= looks <= EXOS_MAX_LOOKS and 0 < alpha < 1. */
double exos_classic_constant (ExosClassicBoundary boundary, size_t looks, double alpha);

/* The two-sided type I error of who looks so often, equally spaced, and stops at the first |Z| >= z
 * (1.96 for 95 %): Armitage, McPherson and Rowe (1969). NaN unless
 * 1 <= looks <= EXOS_MAX_LOOKS and z >= 0. */
double exos_peeking_error (double z, size_t looks);
