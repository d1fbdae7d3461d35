// SPDX-License-Identifier: MIT
#include "analysis/decision.h"

#include "data/language.h"

#define ANY (~0u)
#define STANDARD (1u << EXOS_POLICY_STANDARD)
#define LITERAL (1u << EXOS_POLICY_LITERAL)
#define BOTH (STANDARD | LITERAL)
#define GAIN (EXOS_PRIMARY_WIN | EXOS_PRIMARY_WIN_TRIVIAL)
#define UNCLEAR (EXOS_PRIMARY_FLAT | EXOS_PRIMARY_INCONCLUSIVE | EXOS_PRIMARY_NOT_COMPUTABLE)

/* Read top to bottom; the first row that matches decides. LITERAL rows are the six commissioned
 * rules, which do not look at the sign of the effect: kept for comparison only. */
/* clang-format off */
static const ExosRule rules[] = {
  /* id              policies  data                   primary                      guardrails                     verdict                code */
  { "R1",            BOTH,     EXOS_DATA_BLOCKED,     ANY,                         0,                             EXOS_VERDICT_HOLD,     "H1" },
  { "R2-blocked",    BOTH,     EXOS_DATA_SRM_BLOCKED, ANY,                         0,                             EXOS_VERDICT_HOLD,     "H2" },
  { "R2-warning",    BOTH,     EXOS_DATA_SRM_WARNING, ANY,                         0,                             EXOS_VERDICT_HOLD,     "H3" },
  { "R3-literal",    LITERAL,  EXOS_DATA_USABLE,      EXOS_PRIMARY_LOSS,           EXOS_GUARDRAIL_SEVERE,         EXOS_VERDICT_ROLLBACK, "R1" },
  { "R4-literal",    LITERAL,  EXOS_DATA_USABLE,      EXOS_PRIMARY_LOSS,           EXOS_GUARDRAIL_WORSENED,       EXOS_VERDICT_HOLD,     "LITERAL-LOSS" },
  { "R5-unjudged",   LITERAL,  EXOS_DATA_USABLE,      EXOS_PRIMARY_LOSS,           EXOS_GUARDRAIL_NOT_COMPUTABLE, EXOS_VERDICT_HOLD,     "LITERAL-LOSS" },
  { "R5-literal",    LITERAL,  EXOS_DATA_USABLE,      EXOS_PRIMARY_LOSS,           0,                             EXOS_VERDICT_LAUNCH,   "LITERAL-LOSS" },
  { "R3",            STANDARD, EXOS_DATA_USABLE,      UNCLEAR,                     EXOS_GUARDRAIL_SEVERE,         EXOS_VERDICT_HOLD,     "HARM" },
  { "R4",            STANDARD, EXOS_DATA_USABLE,      EXOS_PRIMARY_LOSS,           0,                             EXOS_VERDICT_ROLLBACK, "R2" },
  { "R6",            BOTH,     EXOS_DATA_USABLE,      GAIN,                        EXOS_GUARDRAIL_SEVERE,         EXOS_VERDICT_ROLLBACK, "R1" },
  { "R7",            BOTH,     EXOS_DATA_USABLE,      GAIN,                        EXOS_GUARDRAIL_WORSENED,       EXOS_VERDICT_HOLD,     "H4" },
  { "R8-unjudged",   BOTH,     EXOS_DATA_USABLE,      GAIN,                        EXOS_GUARDRAIL_NOT_COMPUTABLE, EXOS_VERDICT_HOLD,     "NOT-COMPUTABLE" },
  { "R8-none",       BOTH,     EXOS_DATA_USABLE,      GAIN,                        EXOS_GUARDRAIL_NONE,           EXOS_VERDICT_LAUNCH,   "L2" },
  { "R8",            BOTH,     EXOS_DATA_USABLE,      GAIN,                        0,                             EXOS_VERDICT_LAUNCH,   "L1" },
  { "R9-flat",       BOTH,     EXOS_DATA_USABLE,      EXOS_PRIMARY_FLAT,           0,                             EXOS_VERDICT_HOLD,     "H6" },
  { "R9",            BOTH,     EXOS_DATA_USABLE,      EXOS_PRIMARY_INCONCLUSIVE,   0,                             EXOS_VERDICT_HOLD,     "H5" },
  { "R10",           BOTH,     EXOS_DATA_USABLE,      EXOS_PRIMARY_NOT_COMPUTABLE, 0,                             EXOS_VERDICT_HOLD,     "NOT-COMPUTABLE" },
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
  return (rule->policies & (1u << policy)) != 0 && (rule->data & data) != 0 &&
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

const char *
exos_verdict_id (ExosVerdict verdict)
{
  static const char *const ids[] = { "launch", "hold", "rollback" };

  return ids[verdict];
}

const char *
exos_guardrail_state_label (ExosGuardrailState state)
{
  switch (state)
    {
    case EXOS_GUARDRAIL_NONE:
      return _ ("none chosen");
    case EXOS_GUARDRAIL_OK:
      return _ ("OK");
    case EXOS_GUARDRAIL_WORSENED:
      return _ ("Worse");
    case EXOS_GUARDRAIL_SEVERE:
      return _ ("Severe");
    case EXOS_GUARDRAIL_NOT_COMPUTABLE:
      return _ ("Unclear");
    }

  g_assert_not_reached ();
}
