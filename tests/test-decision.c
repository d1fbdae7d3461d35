// SPDX-License-Identifier: MIT
#include "analysis/decision.h"

#include <glib.h>

typedef struct
{
  const char *path;
  ExosPolicy policy;
  ExosDataState data;
  ExosPrimaryState primary;
  guint guardrails;
  ExosVerdict verdict;
  const char *code;
} Case;

#define S EXOS_POLICY_STANDARD
#define L EXOS_POLICY_LITERAL
#define E EXOS_POLICY_EVIDENCE
#define T EXOS_POLICY_STRICT
#define OK EXOS_DATA_USABLE
#define EARLY EXOS_DATA_EARLY
#define ENDED EXOS_DATA_ENDED
#define FINE EXOS_GUARDRAIL_OK
#define WORSE (EXOS_GUARDRAIL_OK | EXOS_GUARDRAIL_WORSENED)
#define SEVERE (EXOS_GUARDRAIL_WORSENED | EXOS_GUARDRAIL_SEVERE)
#define UNJUDGED (EXOS_GUARDRAIL_OK | EXOS_GUARDRAIL_NOT_COMPUTABLE)
#define NONE EXOS_GUARDRAIL_NONE
#define SAFE (EXOS_GUARDRAIL_SAFE | EXOS_GUARDRAIL_MINOR)
#define UNPROVEN (EXOS_GUARDRAIL_SAFE | EXOS_GUARDRAIL_UNPROVEN)
#define SUSPECT (EXOS_GUARDRAIL_UNPROVEN | EXOS_GUARDRAIL_SUSPECT)
#define PERHAPS (EXOS_GUARDRAIL_SUSPECT | EXOS_GUARDRAIL_SEVERE_UNCONFIRMED)
#define WIN EXOS_PRIMARY_WIN
#define LOSS EXOS_PRIMARY_LOSS
#define UNCLEAR EXOS_PRIMARY_INCONCLUSIVE
#define FLAT EXOS_PRIMARY_FLAT
#define NOTHING EXOS_PRIMARY_NOT_COMPUTABLE
#define TRIVIAL EXOS_PRIMARY_WIN_TRIVIAL
#define HUGE EXOS_PRIMARY_WIN_HUGE
#define UNSIGNED EXOS_PRIMARY_UNSIGNED
#define DOUBT EXOS_DATA_UNTRUSTED

/* clang-format off */
static const Case cases[] = {
  { "blocked-data-holds",                S, EXOS_DATA_BLOCKED,     WIN,     FINE,     EXOS_VERDICT_HOLD,     "H1" },
  { "broken-split-holds",                S, EXOS_DATA_SRM_BLOCKED, WIN,     FINE,     EXOS_VERDICT_HOLD,     "H2" },
  { "doubtful-split-holds",              S, EXOS_DATA_SRM_WARNING, LOSS,    SEVERE,   EXOS_VERDICT_HOLD,     "H3" },
  { "win-with-clean-guardrails",         S, OK,                    WIN,     FINE,     EXOS_VERDICT_LAUNCH,   "L1" },
  { "win-without-guardrails",            S, OK,                    WIN,     NONE,     EXOS_VERDICT_LAUNCH,   "L2" },
  { "small-win-launches-in-standard",    S, OK,                    TRIVIAL, FINE,     EXOS_VERDICT_LAUNCH,   "L1" },
  { "win-with-worse-guardrail-holds",    S, OK,                    WIN,     WORSE,    EXOS_VERDICT_HOLD,     "H4" },
  { "win-with-severe-rolls-back",        S, OK,                    WIN,     SEVERE,   EXOS_VERDICT_ROLLBACK, "R1" },
  { "win-with-unjudged-fails-closed",    S, OK,                    WIN,     UNJUDGED, EXOS_VERDICT_HOLD,     "NOT-COMPUTABLE" },
  { "loss-rolls-back",                   S, OK,                    LOSS,    FINE,     EXOS_VERDICT_ROLLBACK, "R2" },
  { "loss-with-severe-rolls-back",       S, OK,                    LOSS,    SEVERE,   EXOS_VERDICT_ROLLBACK, "R2" },
  { "loss-with-unjudged-rolls-back",     S, OK,                    LOSS,    UNJUDGED, EXOS_VERDICT_ROLLBACK, "R2" },
  { "unclear-holds",                     S, OK,                    UNCLEAR, FINE,     EXOS_VERDICT_HOLD,     "H5" },
  { "unclear-with-worse-holds",          S, OK,                    UNCLEAR, WORSE,    EXOS_VERDICT_HOLD,     "H5" },
  { "unclear-with-severe-names-harm",    S, OK,                    UNCLEAR, SEVERE,   EXOS_VERDICT_HOLD,     "HARM" },
  { "flat-stops",                        S, OK,                    FLAT,    NONE,     EXOS_VERDICT_HOLD,     "H6" },
  { "flat-with-severe-names-harm",       S, OK,                    FLAT,    SEVERE,   EXOS_VERDICT_HOLD,     "HARM" },
  { "nothing-to-test-holds",             S, OK,                    NOTHING, FINE,     EXOS_VERDICT_HOLD,     "NOT-COMPUTABLE" },
  { "nothing-with-severe-names-harm",    S, OK,                    NOTHING, SEVERE,   EXOS_VERDICT_HOLD,     "HARM" },
  { "literal-launches-a-loss",           L, OK,                    LOSS,    FINE,     EXOS_VERDICT_LAUNCH,   "LITERAL-LOSS" },
  { "literal-loss-with-worse-holds",     L, OK,                    LOSS,    WORSE,    EXOS_VERDICT_HOLD,     "LITERAL-LOSS" },
  { "literal-loss-with-severe",          L, OK,                    LOSS,    SEVERE,   EXOS_VERDICT_ROLLBACK, "R1" },
  { "literal-loss-unjudged-holds",       L, OK,                    LOSS,    UNJUDGED, EXOS_VERDICT_HOLD,     "LITERAL-LOSS" },
  { "literal-unclear-with-severe-holds", L, OK,                    UNCLEAR, SEVERE,   EXOS_VERDICT_HOLD,     "H5" },
  { "literal-win",                       L, OK,                    WIN,     FINE,     EXOS_VERDICT_LAUNCH,   "L1" },
  { "shown-safe-launches",               E, OK,                    WIN,     SAFE,     EXOS_VERDICT_LAUNCH,   "L1" },
  { "shown-safe-launches-in-strict",     T, OK,                    WIN,     SAFE,     EXOS_VERDICT_LAUNCH,   "L1" },
  { "unproven-launches-in-steps",        E, OK,                    WIN,     UNPROVEN, EXOS_VERDICT_LAUNCH,   "LAUNCH-CONDITIONAL" },
  { "unproven-holds-in-strict",          T, OK,                    WIN,     UNPROVEN, EXOS_VERDICT_HOLD,     "UNPROVEN" },
  { "no-guardrails-in-strict",           T, OK,                    WIN,     NONE,     EXOS_VERDICT_LAUNCH,   "L2" },
  { "suspect-holds",                     E, OK,                    WIN,     SUSPECT,  EXOS_VERDICT_HOLD,     "H4" },
  { "worse-holds-in-evidence",           E, OK,                    WIN,     WORSE,    EXOS_VERDICT_HOLD,     "H4" },
  { "perhaps-severe-holds",              E, OK,                    WIN,     PERHAPS,  EXOS_VERDICT_HOLD,     "HARM-UNCONFIRMED" },
  { "severe-with-gain-rolls-back",       E, OK,                    WIN,     SEVERE,   EXOS_VERDICT_ROLLBACK, "R1" },
  { "severe-with-flat-rolls-back",       E, OK,                    UNCLEAR, SEVERE,   EXOS_VERDICT_ROLLBACK, "R3" },
  { "severe-with-loss-rolls-back",       E, OK,                    LOSS,    SEVERE,   EXOS_VERDICT_ROLLBACK, "R3" },
  { "severe-with-nothing-rolls-back",    T, OK,                    NOTHING, SEVERE,   EXOS_VERDICT_ROLLBACK, "R3" },
  { "loss-rolls-back-in-evidence",       E, OK,                    LOSS,    UNPROVEN, EXOS_VERDICT_ROLLBACK, "R2" },
  { "small-win-holds-in-evidence",       E, OK,                    TRIVIAL, SAFE,     EXOS_VERDICT_HOLD,     "TRIVIAL" },
  { "small-win-without-guardrails",      E, OK,                    TRIVIAL, NONE,     EXOS_VERDICT_HOLD,     "TRIVIAL" },
  { "unclear-with-suspect-is-a-risk",    E, OK,                    UNCLEAR, SUSPECT,  EXOS_VERDICT_HOLD,     "RISK" },
  { "flat-with-perhaps-severe-is-risk",  E, OK,                    FLAT,    PERHAPS,  EXOS_VERDICT_HOLD,     "RISK" },
  { "unclear-unproven-holds",            E, OK,                    UNCLEAR, UNPROVEN, EXOS_VERDICT_HOLD,     "H5" },
  { "unjudged-fails-closed-in-evidence", E, OK,                    WIN,     UNJUDGED, EXOS_VERDICT_HOLD,     "NOT-COMPUTABLE" },
  { "split-comes-first-in-evidence",     E, EXOS_DATA_SRM_WARNING, LOSS,    SEVERE,   EXOS_VERDICT_HOLD,     "H3" },
  { "huge-win-is-to-be-verified",        E, OK,                    HUGE,    SAFE,     EXOS_VERDICT_HOLD,     "VERIFY" },
  { "huge-win-without-guardrails",       T, OK,                    HUGE,    NONE,     EXOS_VERDICT_HOLD,     "VERIFY" },
  { "huge-win-unproven",                 E, OK,                    HUGE,    UNPROVEN, EXOS_VERDICT_HOLD,     "VERIFY" },
  { "huge-win-with-severe-rolls-back",   E, OK,                    HUGE,    SEVERE,   EXOS_VERDICT_ROLLBACK, "R1" },
  { "huge-win-with-suspect",             E, OK,                    HUGE,    SUSPECT,  EXOS_VERDICT_HOLD,     "H4" },
  { "huge-win-unjudged",                 E, OK,                    HUGE,    UNJUDGED, EXOS_VERDICT_HOLD,     "NOT-COMPUTABLE" },
  { "huge-win-launches-in-standard",     S, OK,                    HUGE,    FINE,     EXOS_VERDICT_LAUNCH,   "L1" },
  { "huge-win-with-worse-in-standard",   S, OK,                    HUGE,    WORSE,    EXOS_VERDICT_HOLD,     "H4" },
  { "huge-win-launches-in-literal",      L, OK,                    HUGE,    NONE,     EXOS_VERDICT_LAUNCH,   "L2" },
  { "unlike-groups-hold",                S, DOUBT,                 WIN,     FINE,     EXOS_VERDICT_HOLD,     "TRUST" },
  { "unlike-groups-hold-a-loss",         E, DOUBT,                 LOSS,    SEVERE,   EXOS_VERDICT_HOLD,     "TRUST" },
  { "unlike-groups-hold-in-strict",      T, DOUBT,                 UNCLEAR, SAFE,     EXOS_VERDICT_HOLD,     "TRUST" },
  { "literal-sees-no-doubt",             L, DOUBT,                 WIN,     FINE,     EXOS_VERDICT_LAUNCH,   "L1" },
  { "early-holds",                       S, EARLY,                 UNCLEAR, FINE,     EXOS_VERDICT_HOLD,     "EARLY" },
  { "early-win-holds",                   S, EARLY,                 WIN,     FINE,     EXOS_VERDICT_HOLD,     "EARLY" },
  { "early-win-holds-in-evidence",       E, EARLY,                 WIN,     SAFE,     EXOS_VERDICT_HOLD,     "EARLY" },
  { "early-loss-holds",                  S, EARLY,                 LOSS,    FINE,     EXOS_VERDICT_HOLD,     "EARLY" },
  { "early-with-worse-is-early",         S, EARLY,                 UNCLEAR, WORSE,    EXOS_VERDICT_HOLD,     "EARLY" },
  { "early-flat-is-early",               T, EARLY,                 FLAT,    NONE,     EXOS_VERDICT_HOLD,     "EARLY" },
  { "early-suspect-is-early",            E, EARLY,                 UNCLEAR, SUSPECT,  EXOS_VERDICT_HOLD,     "EARLY" },
  { "early-severe-names-harm",           S, EARLY,                 UNCLEAR, SEVERE,   EXOS_VERDICT_HOLD,     "HARM" },
  { "early-win-with-severe-names-harm",  S, EARLY,                 WIN,     SEVERE,   EXOS_VERDICT_HOLD,     "HARM" },
  { "early-loss-with-severe-names-harm", S, EARLY,                 LOSS,    SEVERE,   EXOS_VERDICT_HOLD,     "HARM" },
  { "early-proven-severe-rolls-back",    E, EARLY,                 UNCLEAR, SEVERE,   EXOS_VERDICT_ROLLBACK, "R3" },
  { "early-gain-proven-severe",          T, EARLY,                 WIN,     SEVERE,   EXOS_VERDICT_ROLLBACK, "R1" },
  { "literal-knows-no-early",            L, EARLY,                 WIN,     FINE,     EXOS_VERDICT_LAUNCH,   "L1" },
  { "ended-win-launches",                S, ENDED,                 WIN,     FINE,     EXOS_VERDICT_LAUNCH,   "L1" },
  { "ended-loss-rolls-back",             S, ENDED,                 LOSS,    FINE,     EXOS_VERDICT_ROLLBACK, "R2" },
  { "ended-unclear-needs-a-new-run",     S, ENDED,                 UNCLEAR, FINE,     EXOS_VERDICT_HOLD,     "RERUN" },
  { "ended-unclear-with-suspect-is-risk",E, ENDED,                 UNCLEAR, SUSPECT,  EXOS_VERDICT_HOLD,     "RISK" },
  { "ended-flat-stops",                  E, ENDED,                 FLAT,    UNPROVEN, EXOS_VERDICT_HOLD,     "H6" },
  { "literal-knows-no-end",              L, ENDED,                 UNCLEAR, FINE,     EXOS_VERDICT_HOLD,     "H5" },
  { "unsigned-asks",                     S, OK,                    UNSIGNED, FINE,    EXOS_VERDICT_HOLD,     "DIRECTION" },
  { "unsigned-asks-without-guardrails",  S, OK,                    UNSIGNED, NONE,    EXOS_VERDICT_HOLD,     "DIRECTION" },
  { "unsigned-asks-in-evidence",         E, OK,                    UNSIGNED, SAFE,    EXOS_VERDICT_HOLD,     "DIRECTION" },
  { "unsigned-asks-in-strict",           T, ENDED,                 UNSIGNED, UNPROVEN, EXOS_VERDICT_HOLD,    "DIRECTION" },
  { "unsigned-asks-in-literal",          L, OK,                    UNSIGNED, FINE,    EXOS_VERDICT_HOLD,     "DIRECTION" },
  { "unsigned-with-worse-asks",          S, OK,                    UNSIGNED, WORSE,   EXOS_VERDICT_HOLD,     "DIRECTION" },
  { "unsigned-unjudged-asks",            S, OK,                    UNSIGNED, UNJUDGED, EXOS_VERDICT_HOLD,    "DIRECTION" },
  { "unsigned-with-severe-rolls-back",   S, OK,                    UNSIGNED, SEVERE,  EXOS_VERDICT_ROLLBACK, "R1" },
  { "unsigned-with-proven-severe",       E, OK,                    UNSIGNED, SEVERE,  EXOS_VERDICT_ROLLBACK, "R3" },
  { "unsigned-with-severe-in-literal",   L, OK,                    UNSIGNED, SEVERE,  EXOS_VERDICT_ROLLBACK, "R1" },
  { "early-unsigned-is-early",           S, EARLY,                 UNSIGNED, FINE,    EXOS_VERDICT_HOLD,     "EARLY" },
  { "literal-blocked",                   L, EXOS_DATA_BLOCKED,     WIN,     FINE,     EXOS_VERDICT_HOLD,     "H1" },
};
/* clang-format on */

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  const ExosRule *rule = exos_decide (c->policy, c->data, c->primary, c->guardrails);

  g_assert_cmpstr (rule->code, ==, c->code);
  g_assert_cmpint (rule->verdict, ==, c->verdict);
}

#define N_DATA 7
#define N_PRIMARY 8
#define N_GUARDRAILS 1024

/* Calls check for every combination of states, possible or not. */
static void
walk (void (*check) (ExosPolicy, ExosDataState, ExosPrimaryState, guint, gpointer), gpointer user)
{
  for (int policy = 0; policy < EXOS_N_POLICIES; policy++)
    for (int data = 0; data < N_DATA; data++)
      for (int primary = 0; primary < N_PRIMARY; primary++)
        for (guint guardrails = 1; guardrails < N_GUARDRAILS; guardrails++)
          check ((ExosPolicy) policy, (ExosDataState) (1 << data),
                 (ExosPrimaryState) (1 << primary), guardrails, user);
}

/* Never a launch; and a rollback where a gain and a loss both are. */
static void
check_unsigned (ExosPolicy policy, ExosDataState data, guint guardrails, ExosVerdict verdict)
{
  const ExosVerdict gain = exos_decide (policy, data, EXOS_PRIMARY_WIN, guardrails)->verdict;
  const ExosVerdict loss = exos_decide (policy, data, EXOS_PRIMARY_LOSS, guardrails)->verdict;
  const gboolean is_stopped = gain == EXOS_VERDICT_ROLLBACK && loss == EXOS_VERDICT_ROLLBACK;

  g_assert_cmpint (verdict, ==, is_stopped ? EXOS_VERDICT_ROLLBACK : EXOS_VERDICT_HOLD);
}

static void
check_sound (ExosPolicy policy,
             ExosDataState data,
             ExosPrimaryState primary,
             guint guardrails,
             gpointer user)
{
  const ExosRule *rule = exos_decide (policy, data, primary, guardrails);
  const gboolean by_proof = policy == EXOS_POLICY_EVIDENCE || policy == EXOS_POLICY_STRICT;
  const gboolean is_signed = policy != EXOS_POLICY_LITERAL;
  const guint by_limits = EXOS_GUARDRAIL_SEVERE | EXOS_GUARDRAIL_WORSENED;
  const guint bad = EXOS_GUARDRAIL_NOT_COMPUTABLE | (by_proof ? EXOS_GUARDRAIL_BAD : by_limits);
  const guint gains = EXOS_PRIMARY_WIN | EXOS_PRIMARY_WIN_TRIVIAL | EXOS_PRIMARY_WIN_HUGE;
  const gboolean is_blind = data == EXOS_DATA_UNTRUSTED && !is_signed;

  if ((data & EXOS_DATA_SOUND) == 0 && !is_blind)
    g_assert_cmpint (rule->verdict, ==, EXOS_VERDICT_HOLD);
  if (data == EXOS_DATA_EARLY && policy == EXOS_POLICY_STANDARD)
    g_assert_cmpint (rule->verdict, ==, EXOS_VERDICT_HOLD);
  if (data == EXOS_DATA_EARLY && by_proof)
    g_assert_cmpint (rule->verdict, ==,
                     guardrails & EXOS_GUARDRAIL_SEVERE ? EXOS_VERDICT_ROLLBACK
                                                        : EXOS_VERDICT_HOLD);
  if (data == EXOS_DATA_ENDED || (data == EXOS_DATA_EARLY && !is_signed))
    g_assert_cmpint (rule->verdict, ==,
                     exos_decide (policy, EXOS_DATA_USABLE, primary, guardrails)->verdict);
  if (rule->verdict == EXOS_VERDICT_LAUNCH)
    {
      g_assert_cmpuint (guardrails & bad, ==, 0);
      if (is_signed)
        g_assert_cmpuint (primary & gains, !=, 0);
      if (by_proof)
        g_assert_cmpuint (primary, ==, EXOS_PRIMARY_WIN);
      if (policy == EXOS_POLICY_STRICT)
        g_assert_cmpuint (guardrails & EXOS_GUARDRAIL_UNPROVEN, ==,
                          guardrails & EXOS_GUARDRAIL_NONE ? guardrails & EXOS_GUARDRAIL_UNPROVEN
                                                           : 0);
    }
  if (is_signed && (data & EXOS_DATA_READY) != 0 && primary == LOSS)
    g_assert_cmpint (rule->verdict, ==, EXOS_VERDICT_ROLLBACK);
  if (by_proof && (data & EXOS_DATA_SOUND) != 0 && (guardrails & EXOS_GUARDRAIL_SEVERE) != 0)
    g_assert_cmpint (rule->verdict, ==, EXOS_VERDICT_ROLLBACK);
  if (rule->verdict == EXOS_VERDICT_ROLLBACK && !by_proof)
    g_assert_cmpuint (primary & (gains | EXOS_PRIMARY_LOSS | EXOS_PRIMARY_UNSIGNED), !=, 0);
  if (primary == EXOS_PRIMARY_UNSIGNED)
    check_unsigned (policy, data, guardrails, rule->verdict);
}

static void
test_every_combination (void)
{
  walk (check_sound, NULL);
}

static void
note_rule (ExosPolicy policy,
           ExosDataState data,
           ExosPrimaryState primary,
           guint guardrails,
           gpointer user)
{
  g_hash_table_add (user, (gpointer) exos_decide (policy, data, primary, guardrails));
}

static void
test_every_rule_is_reachable (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  gsize n_rules;

  exos_rules (&n_rules);
  walk (note_rule, seen);
  g_assert_cmpuint (g_hash_table_size (seen), ==, n_rules);
}

static void
test_ids_are_unique (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  gsize n_rules;
  const ExosRule *rules = exos_rules (&n_rules);

  for (gsize i = 0; i < n_rules; i++)
    g_assert_true (g_hash_table_add (ids, (gpointer) rules[i].id));
}

static void
test_verdicts_are_read_back (void)
{
  static const ExosVerdict verdicts[] = { EXOS_VERDICT_LAUNCH, EXOS_VERDICT_HOLD,
                                          EXOS_VERDICT_ROLLBACK };
  ExosVerdict read;

  for (gsize i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      g_assert_true (exos_verdict_from_id (exos_verdict_id (verdicts[i]), &read));
      g_assert_cmpint (read, ==, verdicts[i]);
    }
  g_assert_false (exos_verdict_from_id ("Launch", &read));
}

static void
test_states_have_words (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint state = EXOS_GUARDRAIL_NONE; state < N_GUARDRAILS; state *= 2)
    {
      const ExosGuardrailState it = (ExosGuardrailState) state;

      g_assert_true (g_hash_table_add (ids, (gpointer) exos_guardrail_state_id (it)));
      g_assert_true (g_hash_table_add (labels, (gpointer) exos_guardrail_state_label (it)));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/decision/", cases[i].path, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/decision/every-combination-is-sound", test_every_combination);
  g_test_add_func ("/decision/every-rule-is-reachable", test_every_rule_is_reachable);
  g_test_add_func ("/decision/ids-are-unique", test_ids_are_unique);
  g_test_add_func ("/decision/states-have-words", test_states_have_words);
  g_test_add_func ("/decision/verdicts-are-read-back", test_verdicts_are_read_back);

  return g_test_run ();
}
