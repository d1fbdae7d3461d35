// SPDX-License-Identifier: MIT
#pragma once

#include "stats/count.h"

/* When Fisher's exact test replaces the pooled z: when the smallest expected cell is below 5,
 * never, or always. */
typedef enum
{
  EXOS_EXACT_AUTO,
  EXOS_EXACT_NEVER,
  EXOS_EXACT_ALWAYS,
} ExosExactMode;

typedef enum
{
  EXOS_CI_SCORE, /* Mee (1984): inverts the pooled z, so it agrees with the test */
  EXOS_CI_MN,    /* Miettinen and Nurminen (1985) */
  EXOS_CI_AGRESTI_CAFFO,
  EXOS_CI_NEWCOMBE,
  EXOS_CI_WALD,
} ExosCiMethod;

/* Fisher's exact test of a 2 x 2 table; the two-sided p sums tables no more likely than the one
 * seen. midp counts half of the equally likely ones. */
typedef struct
{
  double p;
  double midp;
  double p_greater;
  double p_less;
} ExosFisher;

/* Treatment against control. Rates and differences are fractions; rel_lift is NaN when the control
 * rate is 0. fisher is meaningful only when is_exact or when asked for by exos_fisher_test(). */
typedef struct
{
  double rate_c;
  double rate_t;
  double abs_lift;
  double rel_lift;
  double z;
  double p_z;
  double log10_p_z;
  double min_expected;
  bool is_exact;
  ExosFisher fisher;
  double p_value;
  double log10_p_value;
} ExosComparison;

ExosFisher exos_fisher_test (ExosCount control, ExosCount treatment);

ExosComparison exos_compare_proportions (ExosCount control,
                                         ExosCount treatment,
                                         ExosExactMode exact);

/* log10 of the two-sided normal p of |z|, finite also where p underflows. */
double exos_log10_two_sided_p (double z);

/* z such that a two-sided test at level alpha rejects beyond it. 0 < alpha < 1. */
double exos_two_sided_quantile (double alpha);
