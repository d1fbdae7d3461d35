// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

#include "analysis/plan.h"

G_BEGIN_DECLS

typedef enum
{
  EXOS_VERDICT_LAUNCH,
  EXOS_VERDICT_HOLD,
  EXOS_VERDICT_ROLLBACK,
} ExosVerdict;

/* Exactly one each; bits, so that a rule names a set of them. */
typedef enum
{
  EXOS_DATA_USABLE = 1 << 0,
  EXOS_DATA_BLOCKED = 1 << 1,
  EXOS_DATA_SRM_BLOCKED = 1 << 2,
  EXOS_DATA_SRM_WARNING = 1 << 3,
} ExosDataState;

typedef enum
{
  EXOS_PRIMARY_NOT_COMPUTABLE = 1 << 0,
  EXOS_PRIMARY_LOSS = 1 << 1,        /* p < alpha, difference below 0 */
  EXOS_PRIMARY_WIN_TRIVIAL = 1 << 2, /* a win below the smallest effect worth shipping */
  EXOS_PRIMARY_WIN = 1 << 3,
  EXOS_PRIMARY_FLAT = 1 << 4, /* not significant, and too small to matter is shown */
  EXOS_PRIMARY_INCONCLUSIVE = 1 << 5,
} ExosPrimaryState;

/* One guardrail is in exactly one state; a rule asks whether any is in its set. */
typedef enum
{
  EXOS_GUARDRAIL_NONE = 1 << 0, /* no guardrail was chosen */
  EXOS_GUARDRAIL_OK = 1 << 1,
  EXOS_GUARDRAIL_WORSENED = 1 << 2,
  EXOS_GUARDRAIL_SEVERE = 1 << 3,
  EXOS_GUARDRAIL_NOT_COMPUTABLE = 1 << 4,
} ExosGuardrailState;

/* One row of the rule table. A set of 0 in guardrails means: whatever they are. */
typedef struct
{
  const char *id;
  guint policies; /* 1 << ExosPolicy */
  guint data;
  guint primary;
  guint guardrails; /* matches when any guardrail state is in the set; 0: always */
  ExosVerdict verdict;
  const char *code; /* stable: memos and scripts hold it */
} ExosRule;

#define EXOS_MAX_RULES 32

/* The first rule that matches; never NULL. guardrails is the union of all states present. */
const ExosRule *exos_decide (ExosPolicy policy,
                             ExosDataState data,
                             ExosPrimaryState primary,
                             guint guardrails);

/* The table, in order, for the trace and for the page that explains it. */
const ExosRule *exos_rules (gsize *n_rules);

gboolean exos_rule_matches (const ExosRule *rule,
                            ExosPolicy policy,
                            ExosDataState data,
                            ExosPrimaryState primary,
                            guint guardrails);

/* Lends "OK", "Worse", "Severe", "Unclear", "none chosen", in exos_language(). */
const char *exos_guardrail_state_label (ExosGuardrailState state);

const char *exos_verdict_id (ExosVerdict verdict); /* "launch" */

G_END_DECLS
