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
  EXOS_DATA_UNTRUSTED = 1 << 4, /* the split is right, but the groups were not alike before */
  EXOS_DATA_EARLY = 1 << 5,     /* usable, but before the planned end, and nothing is decided yet */
  EXOS_DATA_ENDED = 1 << 6,     /* usable, and the users that were planned are there */
} ExosDataState;

#define EXOS_DATA_READY (EXOS_DATA_USABLE | EXOS_DATA_ENDED)
#define EXOS_DATA_SOUND (EXOS_DATA_READY | EXOS_DATA_EARLY) /* whatever is left to come */

typedef enum
{
  EXOS_PRIMARY_NOT_COMPUTABLE = 1 << 0,
  EXOS_PRIMARY_LOSS = 1 << 1,        /* p < alpha, difference below 0 */
  EXOS_PRIMARY_WIN_TRIVIAL = 1 << 2, /* a win below the smallest effect worth shipping */
  EXOS_PRIMARY_WIN = 1 << 3,
  EXOS_PRIMARY_FLAT = 1 << 4, /* not significant, and too small to matter is shown */
  EXOS_PRIMARY_INCONCLUSIVE = 1 << 5,
  EXOS_PRIMARY_WIN_HUGE = 1 << 6, /* a win too good to be believed, that nobody has verified */
  EXOS_PRIMARY_UNSIGNED = 1 << 7, /* p < alpha, and nobody said which way is better */
} ExosPrimaryState;

#define EXOS_PRIMARY_GAIN (EXOS_PRIMARY_WIN | EXOS_PRIMARY_WIN_TRIVIAL | EXOS_PRIMARY_WIN_HUGE)

/* One guardrail is in exactly one state; a rule asks whether any is in its set. */
typedef enum
{
  EXOS_GUARDRAIL_NONE = 1 << 0, /* no guardrail was chosen */
  EXOS_GUARDRAIL_OK = 1 << 1,
  EXOS_GUARDRAIL_WORSENED = 1 << 2,
  EXOS_GUARDRAIL_SEVERE = 1 << 3, /* evidence and strict: and not by chance */
  EXOS_GUARDRAIL_NOT_COMPUTABLE = 1 << 4,
  /* Those below are states of the policies evidence and strict, which have no OK. */
  EXOS_GUARDRAIL_SAFE = 1 << 5,     /* harm past the limit is ruled out */
  EXOS_GUARDRAIL_MINOR = 1 << 6,    /* harm is there, and shown to be below the limit */
  EXOS_GUARDRAIL_UNPROVEN = 1 << 7, /* neither harm nor its absence is shown */
  EXOS_GUARDRAIL_SUSPECT = 1 << 8,  /* harm is there, and may be past the limit */
  EXOS_GUARDRAIL_SEVERE_UNCONFIRMED = 1 << 9,
} ExosGuardrailState;

/* Speaks against a launch, or has nothing against it. */
#define EXOS_GUARDRAIL_BAD                                                               \
  (EXOS_GUARDRAIL_SEVERE | EXOS_GUARDRAIL_SEVERE_UNCONFIRMED | EXOS_GUARDRAIL_WORSENED | \
   EXOS_GUARDRAIL_SUSPECT)
#define EXOS_GUARDRAIL_PASSED (EXOS_GUARDRAIL_OK | EXOS_GUARDRAIL_SAFE | EXOS_GUARDRAIL_MINOR)

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

/* The code of the one launch under conditions: to be widened step by step. */
#define EXOS_CODE_CONDITIONAL "LAUNCH-CONDITIONAL"

/* The first rule that matches; never NULL. guardrails is the union of all states present. */
const ExosRule *exos_decide (ExosPolicy policy,
                             ExosDataState data,
                             ExosPrimaryState primary,
                             guint guardrails);

/* The policy literal knows no doubt of the groups: for it UNTRUSTED is USABLE. */
gboolean exos_rule_matches (const ExosRule *rule,
                            ExosPolicy policy,
                            ExosDataState data,
                            ExosPrimaryState primary,
                            guint guardrails);

/* The table, in order, for the trace and for the page that explains it. */
const ExosRule *exos_rules (gsize *n_rules);

/* Lends "OK", "Worse", "Severe", "Not shown", …, in exos_language(). */
const char *exos_guardrail_state_label (ExosGuardrailState state);

const char *exos_guardrail_state_id (ExosGuardrailState state); /* "worsened" */
const char *exos_verdict_id (ExosVerdict verdict);              /* "launch" */
gboolean exos_verdict_from_id (const char *id, ExosVerdict *verdict);

G_END_DECLS
