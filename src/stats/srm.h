// SPDX-License-Identifier: MIT
#pragma once

#include "stats/count.h"

#define EXOS_SRM_WARN 0.001
#define EXOS_SRM_BLOCK 0.00001
#define EXOS_SRM_KAPPA 1000.0

typedef enum
{
  EXOS_SRM_OK,
  EXOS_SRM_WARNING,
  EXOS_SRM_BLOCKED,
} ExosSrmStatus;

typedef enum
{
  EXOS_SRM_CHI2,
  EXOS_SRM_EXACT,      /* multinomial enumeration, min expected < 5 */
  EXOS_SRM_CHI2_SMALL, /* too many tables to enumerate */
} ExosSrmMethod;

/* Sample ratio mismatch of k groups. p_exact is NaN unless method is EXACT. */
typedef struct
{
  double chi2;
  unsigned df;
  uint64_t n;
  double p;
  double log10_p;
  double min_expected;
  double p_exact;
  ExosSrmMethod method;
  double p_used;
  ExosSrmStatus status;
  double ln_bf10;
  double p_seq;
} ExosSrm;

/* users and weights: k >= 2 values each, weights > 0 on any common scale, sum of users > 0.
 * expected, if not NULL, receives k expected counts. */
ExosSrm exos_test_srm (const uint64_t *users, const uint64_t *weights, size_t k, double *expected);

/* ln Bayes factor of Lindon and Malek (2022) for cumulative counts against the planned split. */
double exos_srm_ln_bayes_factor (const uint64_t *users, const uint64_t *weights, size_t k);

ExosSrmStatus exos_srm_status (double p);
