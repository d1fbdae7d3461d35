// SPDX-License-Identifier: MIT
#pragma once

#include "stats/count.h"

typedef enum
{
  EXOS_EVIDENCE_SAFE,           /* non-inferior at the worse limit */
  EXOS_EVIDENCE_INCONCLUSIVE,   /* harm beyond the limit is not ruled out */
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
  bool worsened;   /* harm > worse, strict and exact */
  bool severe;     /* harm > severe, strict and exact */
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

ExosGuardrailTest exos_test_guardrail (ExosCount control,
                                       ExosCount treatment,
                                       bool lower_is_better,
                                       ExosRatio worse,
                                       ExosRatio severe,
                                       double alpha);
