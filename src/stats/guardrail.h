// SPDX-License-Identifier: MIT
#pragma once

#include "stats/count.h"

typedef enum
{
  EXOS_EVIDENCE_SAFE,           /* non-inferior at the margin */
  EXOS_EVIDENCE_INCONCLUSIVE,   /* harm beyond the margin is not ruled out */
  EXOS_EVIDENCE_HARM_SUSPECTED, /* past the limit, not significant */
  EXOS_EVIDENCE_HARM_CONFIRMED, /* past the limit and significant */
} ExosEvidence;

/* One guardrail of one treatment against control. harm is oriented: above 0 is worse, whatever the
 * direction of the metric. All rates are fractions. Fields bear the names of the reference cases.
 */
typedef struct
{
  double rate_c;
  double rate_t;
  double delta;    /* rate_t - rate_c */
  double harm;     /* oriented delta */
  double relative; /* delta / rate_c; NaN when rate_c is 0 */
  bool worsened;   /* harm past the limit, strict and exact */
  bool severe;     /* the same of the severe one */
  double z;
  double p_two_sided;
  double p_harm;         /* one-sided; 1 when no event or no failure was seen */
  ExosInterval ci_score; /* of delta, two-sided at alpha */
  double harm_upper_1s;
  double harm_lower_1s;
  double z_ni;
  double p_ni;
  bool ni_pass;
  bool harm_significant;
  ExosEvidence evidence;
} ExosGuardrailTest;

/* What a guardrail is held to. Limits and margin are differences of rates (1/1000 is 0.1 points),
 * or, when relative, fractions of the control's rate; denominators above 0. */
typedef struct
{
  ExosRatio worse;
  ExosRatio severe;
  ExosRatio margin; /* of non-inferiority: harm from here on is to be ruled out */
  bool is_relative;
} ExosGuardrailLimits;

/* The limits are compared exactly, in integers. Non-inferiority: the score test of the difference
 * at the margin, Farrington and Manning (1990), equation 2; when relative, of the ratio of rates at
 * 1 + margin (1 - margin where higher is better), Koopman (1984), equation 2.2, which is Farrington
 * and Manning's of the ratio. Without any event nothing is known of a ratio: p_ni is 1/2. */
ExosGuardrailTest exos_test_guardrail (ExosCount control,
                                       ExosCount treatment,
                                       bool lower_is_better,
                                       ExosGuardrailLimits limits,
                                       double alpha);
