// SPDX-License-Identifier: MIT
#pragma once

#include "stats/count.h"

#include <stdbool.h>

/* The normal-mixture sequential probability ratio test: ln of the likelihood ratio against no
 * difference, and the p-value min (1, 1 / LR), valid at every look. */
typedef struct
{
  double ln_lr;
  double p;
} ExosMsprt;

/* Johari, Pekelis and Walsh (2017), normal data: a difference d of variance v, its effect mixed
 * over N (0, tau2), LR = sqrt (v / (v + tau2)) exp (d^2 tau2 / (2 v (v + tau2))). d is in any unit,
 * v and tau2 in its square. NaN unless v > 0 and tau2 >= 0, all finite. */
ExosMsprt exos_msprt (double difference, double v, double tau2);

/* Users a group below which the asymptotic sequence has not begun. */
#define EXOS_SEQUENCE_MIN_USERS 100

/* An interval that holds the effect at all looks together with at least 1 - alpha, in the unit of
 * the difference; p < alpha exactly when it excludes 0. rho is what it was tuned with, ln_e the ln
 * of the e-value. */
typedef struct
{
  double rho;
  double half_width;
  ExosInterval ci;
  double ln_e;
  double p;
} ExosConfidenceSequence;

/* The asymptotic confidence sequence of Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas (2021) with
 * n = n_c + n_t users in place of time, as GrowthBook has it: half_width is
 * se sqrt (n) sqrt (2 (n rho^2 + 1) ln (sqrt (n rho^2 + 1) / alpha) / (n rho)^2), se the standard
 * error of the difference now, and rho makes it narrow near n_star users. It is exos_msprt() with
 * v = se^2, tau2 = n rho^2 se^2. All NaN unless difference and se are finite, se > 0, n >= 1,
 * n_star >= 1 and 0 < alpha < 1. */
ExosConfidenceSequence exos_confidence_sequence (
    double difference, double se, uint64_t n, double alpha, uint64_t n_star);

/* Whether there is enough for an asymptotic sequence: 100 users a group, and 10 of them that
 * converted and 10 that did not (which of the two is counted makes no difference). */
bool exos_confidence_sequence_has_begun (ExosCount control, ExosCount treatment);

/* What looks in a row say together: the smallest p and the intersection of the intervals (empty,
 * low above high, when they contradict each other). Only when every look that was taken is here. */
typedef struct
{
  ExosInterval ci;
  double p;
} ExosRunningSequence;

/* Before the first look: the whole line, p = 1. */
ExosRunningSequence exos_running_sequence (void);

/* A look that was not defined changes nothing. */
void exos_running_sequence_add (ExosRunningSequence *self, const ExosConfidenceSequence *look);
