// SPDX-License-Identifier: MIT
#include "analysis/decision.h"

#include "data/language.h"

#define ANY (~0u)
#define STANDARD (1u << EXOS_POLICY_STANDARD)
#define LITERAL (1u << EXOS_POLICY_LITERAL)
#define EVIDENCE (1u << EXOS_POLICY_EVIDENCE)
#define STRICT (1u << EXOS_POLICY_STRICT)
#define BY_LIMITS (STANDARD | LITERAL)
#define BY_PROOF (EVIDENCE | STRICT)
#define SIGNED (STANDARD | BY_PROOF)
#define ALL (BY_LIMITS | BY_PROOF)
#define GAIN EXOS_PRIMARY_GAIN
#define UNDECIDED (EXOS_PRIMARY_FLAT | EXOS_PRIMARY_INCONCLUSIVE)
#define UNCLEAR (UNDECIDED | EXOS_PRIMARY_NOT_COMPUTABLE)
#define SUSPICIOUS (EXOS_GUARDRAIL_WORSENED | EXOS_GUARDRAIL_SUSPECT)

/* Read top to bottom; the first row that matches decides. LITERAL rows are the six commissioned
 * rules, which do not look at the sign of the effect: kept for comparison only. An effect that may
 * be a gain or a loss is launched by no policy, and rolled back only where both would be. */
/* clang-format off */
static const ExosRule rules[] = {
  /* id              policies   data                   primary                      guardrails                         verdict                code */
  { "R1",            ALL,       EXOS_DATA_BLOCKED,     ANY,                         0,                                 EXOS_VERDICT_HOLD,     "H1" },
  { "R2-blocked",    ALL,       EXOS_DATA_SRM_BLOCKED, ANY,                         0,                                 EXOS_VERDICT_HOLD,     "H2" },
  { "R2-warning",    ALL,       EXOS_DATA_SRM_WARNING, ANY,                         0,                                 EXOS_VERDICT_HOLD,     "H3" },
  { "R2b",           SIGNED,    EXOS_DATA_UNTRUSTED,   ANY,                         0,                                 EXOS_VERDICT_HOLD,     "TRUST" },
  { "R3-literal",    LITERAL,   EXOS_DATA_SOUND,       EXOS_PRIMARY_LOSS,           EXOS_GUARDRAIL_SEVERE,             EXOS_VERDICT_ROLLBACK, "R1" },
  { "R4-literal",    LITERAL,   EXOS_DATA_SOUND,       EXOS_PRIMARY_LOSS,           EXOS_GUARDRAIL_WORSENED,           EXOS_VERDICT_HOLD,     "LITERAL-LOSS" },
  { "R5-unjudged",   LITERAL,   EXOS_DATA_SOUND,       EXOS_PRIMARY_LOSS,           EXOS_GUARDRAIL_NOT_COMPUTABLE,     EXOS_VERDICT_HOLD,     "LITERAL-LOSS" },
  { "R5-literal",    LITERAL,   EXOS_DATA_SOUND,       EXOS_PRIMARY_LOSS,           0,                                 EXOS_VERDICT_LAUNCH,   "LITERAL-LOSS" },
  { "R3",            STANDARD,  EXOS_DATA_READY,       UNCLEAR,                     EXOS_GUARDRAIL_SEVERE,             EXOS_VERDICT_HOLD,     "HARM" },
  { "R3-early",      STANDARD,  EXOS_DATA_EARLY,       ANY,                         EXOS_GUARDRAIL_SEVERE,             EXOS_VERDICT_HOLD,     "HARM" },
  { "R3-gain",       BY_PROOF,  EXOS_DATA_SOUND,       GAIN,                        EXOS_GUARDRAIL_SEVERE,             EXOS_VERDICT_ROLLBACK, "R1" },
  { "R3-any",        BY_PROOF,  EXOS_DATA_SOUND,       ANY,                         EXOS_GUARDRAIL_SEVERE,             EXOS_VERDICT_ROLLBACK, "R3" },
  { "R4",            SIGNED,    EXOS_DATA_READY,       EXOS_PRIMARY_LOSS,           0,                                 EXOS_VERDICT_ROLLBACK, "R2" },
  { "R5",            SIGNED,    EXOS_DATA_EARLY,       ANY,                         0,                                 EXOS_VERDICT_HOLD,     "EARLY" },
  { "R6",            BY_LIMITS, EXOS_DATA_SOUND,       GAIN,                        EXOS_GUARDRAIL_SEVERE,             EXOS_VERDICT_ROLLBACK, "R1" },
  { "R6-proof",      BY_PROOF,  EXOS_DATA_SOUND,       GAIN,                        EXOS_GUARDRAIL_SEVERE_UNCONFIRMED, EXOS_VERDICT_HOLD,     "HARM-UNCONFIRMED" },
  { "R6-unsigned",   BY_LIMITS, EXOS_DATA_SOUND,       EXOS_PRIMARY_UNSIGNED,       EXOS_GUARDRAIL_SEVERE,             EXOS_VERDICT_ROLLBACK, "R1" },
  { "R6-ask",        ALL,       EXOS_DATA_SOUND,       EXOS_PRIMARY_UNSIGNED,       0,                                 EXOS_VERDICT_HOLD,     "DIRECTION" },
  { "R7",            BY_LIMITS, EXOS_DATA_SOUND,       GAIN,                        EXOS_GUARDRAIL_WORSENED,           EXOS_VERDICT_HOLD,     "H4" },
  { "R7-proof",      BY_PROOF,  EXOS_DATA_SOUND,       GAIN,                        SUSPICIOUS,                        EXOS_VERDICT_HOLD,     "H4" },
  { "R8-unjudged",   ALL,       EXOS_DATA_SOUND,       GAIN,                        EXOS_GUARDRAIL_NOT_COMPUTABLE,     EXOS_VERDICT_HOLD,     "NOT-COMPUTABLE" },
  { "R8-trivial",    BY_PROOF,  EXOS_DATA_SOUND,       EXOS_PRIMARY_WIN_TRIVIAL,    0,                                 EXOS_VERDICT_HOLD,     "TRIVIAL" },
  { "R8-verify",     BY_PROOF,  EXOS_DATA_SOUND,       EXOS_PRIMARY_WIN_HUGE,       0,                                 EXOS_VERDICT_HOLD,     "VERIFY" },
  { "R8-none",       ALL,       EXOS_DATA_SOUND,       GAIN,                        EXOS_GUARDRAIL_NONE,               EXOS_VERDICT_LAUNCH,   "L2" },
  { "R8-unproven",   EVIDENCE,  EXOS_DATA_SOUND,       GAIN,                        EXOS_GUARDRAIL_UNPROVEN,           EXOS_VERDICT_LAUNCH,   EXOS_CODE_CONDITIONAL },
  { "R8-strict",     STRICT,    EXOS_DATA_SOUND,       GAIN,                        EXOS_GUARDRAIL_UNPROVEN,           EXOS_VERDICT_HOLD,     "UNPROVEN" },
  { "R8",            ALL,       EXOS_DATA_SOUND,       GAIN,                        0,                                 EXOS_VERDICT_LAUNCH,   "L1" },
  { "R9-risk",       BY_PROOF,  EXOS_DATA_SOUND,       UNDECIDED,                   EXOS_GUARDRAIL_BAD,                EXOS_VERDICT_HOLD,     "RISK" },
  { "R9-flat",       ALL,       EXOS_DATA_SOUND,       EXOS_PRIMARY_FLAT,           0,                                 EXOS_VERDICT_HOLD,     "H6" },
  { "R9-ended",      SIGNED,    EXOS_DATA_ENDED,       EXOS_PRIMARY_INCONCLUSIVE,   0,                                 EXOS_VERDICT_HOLD,     "RERUN" },
  { "R9",            ALL,       EXOS_DATA_SOUND,       EXOS_PRIMARY_INCONCLUSIVE,   0,                                 EXOS_VERDICT_HOLD,     "H5" },
  { "R10",           ALL,       EXOS_DATA_SOUND,       EXOS_PRIMARY_NOT_COMPUTABLE, 0,                                 EXOS_VERDICT_HOLD,     "NOT-COMPUTABLE" },
};
/* clang-format on */

const ExosRule *
exos_rules (gsize *n_rules)
{
  *n_rules = G_N_ELEMENTS (rules);
  return rules;
}

gboolean
exos_rule_matches (const ExosRule *rule,
                   ExosPolicy policy,
                   ExosDataState data,
                   ExosPrimaryState primary,
                   guint guardrails)
{
  const gboolean is_blind = policy == EXOS_POLICY_LITERAL && data == EXOS_DATA_UNTRUSTED;
  const ExosDataState seen = is_blind ? EXOS_DATA_USABLE : data;

  return (rule->policies & (1u << policy)) != 0 && (rule->data & seen) != 0 &&
         (rule->primary & primary) != 0 &&
         (rule->guardrails == 0 || (rule->guardrails & guardrails) != 0);
}

const ExosRule *
exos_decide (ExosPolicy policy, ExosDataState data, ExosPrimaryState primary, guint guardrails)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (exos_rule_matches (&rules[i], policy, data, primary, guardrails))
      return &rules[i];

  g_assert_not_reached ();
}

static const char *const verdict_ids[] = { "launch", "hold", "rollback" };

const char *
exos_verdict_id (ExosVerdict verdict)
{
  return verdict_ids[verdict];
}

gboolean
exos_verdict_from_id (const char *id, ExosVerdict *verdict)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verdict_ids); i++)
    if (g_str_equal (verdict_ids[i], id))
      {
        *verdict = (ExosVerdict) i;
        return TRUE;
      }

  return FALSE;
}

static const struct
{
  ExosGuardrailState state;
  const char *id;
  const char *label;
} states[] = {
  { EXOS_GUARDRAIL_NONE, "none", N_ ("none chosen") },
  { EXOS_GUARDRAIL_OK, "ok", N_ ("OK") },
  { EXOS_GUARDRAIL_WORSENED, "worsened", N_ ("Worse") },
  { EXOS_GUARDRAIL_SEVERE, "severe", N_ ("Severe") },
  { EXOS_GUARDRAIL_NOT_COMPUTABLE, "not_computable", N_ ("Unclear") },
  { EXOS_GUARDRAIL_SAFE, "safe", N_ ("Safe") },
  { EXOS_GUARDRAIL_MINOR, "minor", N_ ("Minor") },
  { EXOS_GUARDRAIL_UNPROVEN, "unproven", N_ ("Unproven") },
  { EXOS_GUARDRAIL_SUSPECT, "suspect", N_ ("Suspect") },
  { EXOS_GUARDRAIL_SEVERE_UNCONFIRMED, "severe_unconfirmed", N_ ("Severe?") },
};

static gsize
find_state (ExosGuardrailState state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    if (states[i].state == state)
      return i;

  g_assert_not_reached ();
}

const char *
exos_guardrail_state_label (ExosGuardrailState state)
{
  return exos_gettext (states[find_state (state)].label);
}

const char *
exos_guardrail_state_id (ExosGuardrailState state)
{
  return states[find_state (state)].id;
}
