// SPDX-License-Identifier: MIT
#pragma once

#include <stdbool.h>

typedef enum
{
  EXOS_SPENDING_OBRIEN_FLEMING,    /* Lan and DeMets (1983), each side alpha / 2 */
  EXOS_SPENDING_POCOCK,            /* Lan and DeMets (1983) */
  EXOS_SPENDING_HWANG_SHIH_DECANI, /* Hwang, Shih and DeCani (1990); gamma is finite, 0 is linear */
  EXOS_SPENDING_POWER,             /* Kim and DeMets (1987); gamma is finite and above 0 */
} ExosSpendingFunction;

/* gamma is read by the two families that have it. */
typedef struct
{
  ExosSpendingFunction function;
  double gamma;
} ExosSpending;

/* Whether gamma is one of the function. */
bool exos_spending_is_valid (ExosSpending spending);

/* How much of the two-sided alpha may be spent by the information fraction t: 0 at 0, alpha from 1
 * on, and it never falls between. NaN for t below 0, alpha outside (0, 1), or a gamma that is not
 * valid. */
double exos_alpha_spent (ExosSpending spending, double t, double alpha);
