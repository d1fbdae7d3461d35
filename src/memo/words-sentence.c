// SPDX-License-Identifier: MIT
#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"
#include "memo/primary.h"
#include "memo/sentence.h"
#include "memo/words.h"

static char *
say_launch (const ExosBlanks *b)
{
  g_autofree char *change = exos_say_change (b, NULL, EXOS_CLAUSE_AND);

  return exos_join_sentences (exos_say_ship (b->voice, b->arm),
                              g_strdup_printf (_ ("%s and no guardrail got worse."), change));
}

static char *
say_launch_unguarded (const ExosBlanks *b)
{
  g_autofree char *change = exos_say_change (b, NULL, EXOS_CLAUSE_END);

  return exos_join_sentences (exos_say_ship (b->voice, b->arm),
                              g_strdup_printf (_ ("%s. No guardrails were checked."), change));
}

static char *
say_fix_data (const ExosBlanks *b)
{
  const guint n = exos_report_count_issues (b->report, EXOS_LEVEL_BLOCKED);
  g_autofree char *count = exos_format_count (n);
  const char *instruction =
      n == 1 ? C_ ("instruction", "Can’t decide yet. %s problem in the file must be fixed first.")
             : C_ ("instruction", "Can’t decide yet. %s problems in the file must be fixed first.");

  return g_strdup_printf (
      exos_pick_voice (b->voice,
                       NG_ ("Can’t decide yet. %s problem in the file must be fixed first.",
                            "Can’t decide yet. %s problems in the file must be fixed first.", n),
                       instruction),
      count);
}

static char *
say_split_broken (const ExosBlanks *b)
{
  g_autofree char *seen = exos_memo_split_seen (b->report);
  g_autofree char *planned = exos_memo_split_planned (b->report);
  g_autofree char *day = exos_memo_split_day (b->report);

  if (day != NULL)
    /* Translators: a day, the split of the traffic up to it, and the planned one. */
    return g_strdup_printf (
        exos_pick_voice (
            b->voice, _ ("Don’t use these results. Up to %s traffic split %s, planned %s."),
            C_ ("instruction", "Don’t use these results. Up to %s traffic split %s, planned %s.")),
        day, seen, planned);
  return g_strdup_printf (
      exos_pick_voice (
          b->voice, _ ("Don’t use these results. Traffic split %s, planned %s."),
          C_ ("instruction", "Don’t use these results. Traffic split %s, planned %s.")),
      seen, planned);
}

static char *
say_check_split (const ExosBlanks *b)
{
  g_autofree char *seen = exos_memo_split_seen (b->report);
  g_autofree char *planned = exos_memo_split_planned (b->report);
  g_autofree char *day = exos_memo_split_day (b->report);
  g_autofree char *p = exos_memo_srm_p (b->report);

  if (day != NULL)
    /* Translators: a day, the split of the traffic up to it, the planned one, and "SRM p =
     * 0.0004". */
    return g_strdup_printf (
        exos_pick_voice (b->voice,
                         _ ("Don’t ship yet. Up to %s a %s split, planned %s, is unlikely by "
                            "chance (%s)."),
                         C_ ("instruction", "Don’t ship yet. Up to %s a %s split, planned %s, is "
                                            "unlikely by chance (%s).")),
        day, seen, planned, p);
  /* Translators: the split of the traffic, and "SRM p = 0.0004". */
  return g_strdup_printf (
      exos_pick_voice (
          b->voice, _ ("Don’t ship yet. A %s split is unlikely by chance (%s)."),
          C_ ("instruction", "Don’t ship yet. A %s split is unlikely by chance (%s).")),
      seen, p);
}

static char *
say_guardrail_worse (const ExosBlanks *b)
{
  g_autofree char *change = exos_say_change (b, b->arm, EXOS_CLAUSE_BUT);

  return exos_join_sentences (
      exos_say_wait (b->voice),
      /* Translators: what the primary metric did; then a guardrail, its harm, its limit. */
      g_strdup_printf (_ ("%s, but %s got worse by %s, past the %s limit."), change, b->guardrail,
                       b->harm, b->limit));
}

static char *
say_inconclusive (const ExosBlanks *b)
{
  g_autofree char *effect = exos_memo_effect (b->report, b->treatment);

  return exos_join_sentences (exos_say_wait (b->voice), exos_say_could_be_zero (b, effect));
}

/* Flat is what rules out the smallest effect worth shipping. */
static char *
say_flat (const ExosBlanks *b)
{
  g_autofree char *smallest = exos_memo_smallest_effect (b->report);

  return g_strdup_printf (
      exos_pick_voice (
          b->voice, _ ("Any gain is smaller than %s. More data is unlikely to change this."),
          C_ ("instruction", "Any gain is smaller than %s. More data is unlikely to change this.")),
      smallest);
}

static char *
say_severe (const ExosBlanks *b)
{
  return exos_join_sentences (exos_say_stop (b->voice, b->arm),
                              g_strdup_printf (_ ("%s got worse by %s, past the %s severe limit."),
                                               b->guardrail, b->harm, b->limit));
}

static char *
say_loss (const ExosBlanks *b)
{
  return exos_join_sentences (exos_say_stop (b->voice, b->arm), exos_say_change_alone (b, NULL));
}

static char *
say_harm (const ExosBlanks *b)
{
  g_autofree char *metric = exos_memo_primary (b->report);

  if (metric == NULL)
    return exos_join_sentences (
        exos_say_turn_off (b->voice, b->arm),
        g_strdup_printf (_ ("%s got worse by %s, past the %s severe limit, and conversion "
                            "did not clearly change."),
                         b->guardrail, b->harm, b->limit));

  return exos_join_sentences (
      exos_say_turn_off (b->voice, b->arm),
      g_strdup_printf (_ ("%s got worse by %s, past the %s severe limit, and ‘%s’ did not clearly "
                          "change."),
                       b->guardrail, b->harm, b->limit, metric));
}

/* The unsigned rules do not see that the effect is a loss: the memo must not hide it. */
static char *
say_literal_loss (const ExosBlanks *b)
{
  g_autofree char *change = exos_say_change (b, NULL, EXOS_CLAUSE_INSIDE);

  switch (b->report->decision.verdict)
    {
    case EXOS_VERDICT_LAUNCH:
      /* Translators: "conversion fell by 1.15 pp". */
      return g_strdup_printf (_ ("The original rule, which ignores the direction of an effect, "
                                 "says launch although %s."),
                              change);
    case EXOS_VERDICT_HOLD:
      return g_strdup_printf (
          _ ("The original rule, which ignores the direction of an effect, says hold although %s."),
          change);
    case EXOS_VERDICT_ROLLBACK:
      return say_loss (b);
    }

  g_assert_not_reached ();
}

/* Of a mean: without spread there is nothing to test by. */
static char *
explain_mean (const ExosBlanks *b)
{
  g_autofree char *metric = exos_memo_primary (b->report);

  if (b->treatment != NULL && b->treatment->estimate.se == 0.0)
    return g_strdup_printf (
        _ ("All values of ‘%s’ are equal within each group, so they cannot be tested."), metric);
  return g_strdup_printf (_ ("The sums of ‘%s’ are not enough to compare the groups."), metric);
}

static const char *
explain_rates (const ExosBlanks *b)
{
  if (b->treatment == NULL)
    return _ ("The conversion rates could not be compared.");
  if (exos_report_arm (b->report, b->treatment)->conversions == 0)
    return _ ("Nobody converted in either group, so the rates cannot be compared.");
  return _ ("Everybody converted in both groups, so the rates cannot be compared.");
}

static char *
say_not_computable (const ExosBlanks *b)
{
  const gboolean is_rate = b->report->measure == EXOS_MEASURE_RATE;

  return exos_join_sentences (exos_say_undecided (b->voice),
                              is_rate ? g_strdup (explain_rates (b)) : explain_mean (b));
}

static char *
say_unjudged (const ExosBlanks *b)
{
  g_autofree char *change = exos_say_change (b, b->arm, EXOS_CLAUSE_BUT);

  return exos_join_sentences (
      exos_say_wait (b->voice),
      /* Translators: what the primary metric did, a guardrail. */
      g_strdup_printf (_ ("%s, but %s could not be judged."), change, b->guardrail));
}

static char *
say_verdict (const ExosBlanks *b)
{
  switch (b->report->decision.verdict)
    {
    case EXOS_VERDICT_LAUNCH:
      return exos_say_ship (b->voice, b->arm);
    case EXOS_VERDICT_HOLD:
      return exos_say_wait (b->voice);
    case EXOS_VERDICT_ROLLBACK:
      return exos_say_stop (b->voice, b->arm);
    }

  g_assert_not_reached ();
}

static char *
say_decision (const ExosReport *report, ExosVoice voice)
{
  g_auto (ExosBlanks) blanks = exos_blanks_fill (report, voice);

  switch (exos_memo_code (report))
    {
    case EXOS_CODE_L1:
      return say_launch (&blanks);
    case EXOS_CODE_L2:
      return say_launch_unguarded (&blanks);
    case EXOS_CODE_H1:
      return say_fix_data (&blanks);
    case EXOS_CODE_H2:
      return say_split_broken (&blanks);
    case EXOS_CODE_H3:
      return say_check_split (&blanks);
    case EXOS_CODE_H4:
      return blanks.state == EXOS_GUARDRAIL_SUSPECT ? exos_say_suspect (&blanks)
                                                    : say_guardrail_worse (&blanks);
    case EXOS_CODE_HARM_UNCONFIRMED:
      return exos_say_unconfirmed (&blanks);
    case EXOS_CODE_TRIVIAL:
      return exos_say_trivial (&blanks);
    case EXOS_CODE_TRUST:
      return exos_say_untrusted (&blanks);
    case EXOS_CODE_DIRECTION:
      return exos_say_unsigned (&blanks);
    case EXOS_CODE_VERIFY:
      return exos_say_verify (&blanks);
    case EXOS_CODE_LAUNCH_CONDITIONAL:
      return exos_say_conditional (&blanks);
    case EXOS_CODE_UNPROVEN:
      return exos_say_unproven (&blanks);
    case EXOS_CODE_RISK:
      return exos_say_risk (&blanks);
    case EXOS_CODE_H5:
      return say_inconclusive (&blanks);
    case EXOS_CODE_H6:
      return say_flat (&blanks);
    case EXOS_CODE_R1:
    case EXOS_CODE_R3:
      return say_severe (&blanks);
    case EXOS_CODE_R2:
      return say_loss (&blanks);
    case EXOS_CODE_HARM:
      return blanks.treatment->readiness == EXOS_DATA_EARLY ? exos_say_early_harm (&blanks)
                                                            : say_harm (&blanks);
    case EXOS_CODE_EARLY:
      return exos_say_early (&blanks);
    case EXOS_CODE_RERUN:
      return exos_say_rerun (&blanks);
    case EXOS_CODE_LITERAL_LOSS:
      return say_literal_loss (&blanks);
    case EXOS_CODE_PRIMARY_NOT_COMPUTABLE:
      return say_not_computable (&blanks);
    case EXOS_CODE_GUARDRAIL_NOT_COMPUTABLE:
      return say_unjudged (&blanks);
    case EXOS_CODE_OTHER:
      return say_verdict (&blanks);
    }

  g_assert_not_reached ();
}

char *
exos_words_sentence (const ExosReport *report)
{
  return say_decision (report, EXOS_VOICE_STATEMENT);
}

char *
exos_words_instruction (const ExosReport *report)
{
  return say_decision (report, EXOS_VOICE_INSTRUCTION);
}
