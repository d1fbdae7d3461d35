// SPDX-License-Identifier: MIT
#pragma once

#include "stats/count.h"

typedef enum
{
  EXOS_CORRECTION_DUNNETT,
  EXOS_CORRECTION_HOLM,
  EXOS_CORRECTION_BONFERRONI,
  EXOS_CORRECTION_HOCHBERG,
  EXOS_CORRECTION_BH,
  EXOS_CORRECTION_NONE,
  EXOS_CORRECTION_BY,
} ExosCorrection;

/* Adjusts n p-values into adjusted (may be the same array). Not for DUNNETT, which needs the group
 * sizes: see exos_dunnett_adjust(). */
void exos_adjust_p_values (ExosCorrection method, const double *p, size_t n, double *adjusted);

/* Single-step Dunnett (1955) with the correlations of the group sizes: two-sided p_adj of each of n
 * treatments, whatever test gave p. */
void exos_dunnett_adjust (const double *p,
                          uint64_t control_users,
                          const uint64_t *treatment_users,
                          size_t n,
                          double *adjusted);

/* The critical value d with P(max |Z_j| > d) = alpha. */
double exos_dunnett_critical (double alpha,
                              uint64_t control_users,
                              const uint64_t *treatment_users,
                              size_t n);

/* The two-sided level at which each of n treatments is tested so that the family of them has alpha:
 * that of the simultaneous intervals in force, Bonferroni's also beside Holm and Hochberg.
 * Dunnett's is that of dunnett_critical, which no other method reads. alpha itself with one
 * treatment. */
double exos_comparison_level (ExosCorrection method,
                              double alpha,
                              size_t n,
                              double dunnett_critical);

/* k x 2 Pearson chi-square of all groups together. chi2 is NaN, and p 1, when nobody or everybody
 * converted. */
typedef struct
{
  double chi2;
  unsigned df;
  double p;
  double log10_p;
} ExosOmnibus;

ExosOmnibus exos_test_omnibus (const ExosCount *counts, size_t k);
