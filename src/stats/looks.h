// SPDX-License-Identifier: MIT
#pragma once

#include <stddef.h>

/* Bounds the work and the size of the values below. */
#define EXOS_MAX_LOOKS 64

/* Why numbers about repeated looks are refused; they are NaN then. */
typedef enum
{
  EXOS_LOOKS_OK,
  EXOS_LOOKS_BAD_COUNT,      /* none, or more than EXOS_MAX_LOOKS */
  EXOS_LOOKS_NOT_INCREASING, /* information is not finite, positive and increasing */
  EXOS_LOOKS_BAD_ALPHA,      /* not above EXOS_MIN_SPEND and below 1 */
  EXOS_LOOKS_BAD_SPENDING,   /* gamma is not one of the spending function */
  EXOS_LOOKS_BAD_BOUNDARY,   /* a critical value is NaN or negative */
  EXOS_LOOKS_BAD_DRIFT,      /* not finite, or beyond EXOS_MAX_DRIFT standard errors at the end */
  EXOS_LOOKS_TOO_CLOSE,      /* two looks so close that the work would have no bound */
  EXOS_LOOKS_NO_MEMORY,
} ExosLooksStatus;

/* OK, BAD_COUNT or NOT_INCREASING: whether t holds the information of n looks, in any unit. */
ExosLooksStatus exos_check_looks (const double *t, size_t n);
