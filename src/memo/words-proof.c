// SPDX-License-Identifier: MIT
/* The sentences of the policies that ask what is shown: evidence and strict. */
#include <math.h>

#include "analysis/figures.h"
#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"
#include "memo/primary.h"

/* What is to be done, that conversion rose, and what stands against it. Takes what and but. */
static char *
say_gain_but (const ExosBlanks *b, char *what, char *but)
{
  return exos_join_sentences (exos_join_sentences (what, exos_say_change_alone (b, b->arm)), but);
}

char *
exos_say_suspect (const ExosBlanks *b)
{
  return say_gain_but (b, exos_say_wait (b->voice),
                       g_strdup_printf (_ ("But %s got worse by %s, not by chance, and more than "
                                           "%s is not ruled out."),
                                        b->guardrail, b->harm, b->limit));
}

char *
exos_say_unconfirmed (const ExosBlanks *b)
{
  return say_gain_but (
      b, exos_say_wait (b->voice),
      g_strdup_printf (
          _ ("But %s got worse by %s, past the %s severe limit; that can still be chance."),
          b->guardrail, b->harm, b->limit));
}

char *
exos_say_trivial (const ExosBlanks *b)
{
  g_autofree char *smallest = exos_memo_smallest_effect (b->report);

  return say_gain_but (
      b, exos_say_wait (b->voice),
      g_strdup_printf (_ ("But the smallest effect worth shipping, %s, is ruled out."), smallest));
}

static gboolean
has_issue (const GPtrArray *issues, ExosIssueCode code)
{
  for (guint i = 0; i < issues->len; i++)
    if (((const ExosIssue *) g_ptr_array_index (issues, i))->code == code)
      return TRUE;
  return FALSE;
}

static const char *
find_doubt (const ExosReport *report)
{
  const GPtrArray *own = report->issues;
  const GPtrArray *issues = report->experiment->issues;
  const gboolean were_unlike = has_issue (own, EXOS_ISSUE_COVARIATE_UNBALANCED) ||
                               has_issue (own, EXOS_ISSUE_SEGMENTS_UNBALANCED) ||
                               has_issue (own, EXOS_ISSUE_SEGMENT_SPLIT);

  if (!were_unlike && has_issue (issues, EXOS_ISSUE_MISSING_DIFFERS))
    return _ ("Values are missing more often in one group than in another, and not by chance.");
  if (!were_unlike && has_issue (issues, EXOS_ISSUE_REPEATS_DIFFER))
    return _ (
        "Users have several rows more often in one group than in another, and not by chance.");
  if (!were_unlike && has_issue (issues, EXOS_ISSUE_EVENTS_DIFFER))
    return _ ("Events were left out more often in one group than in another, and not by chance.");
  if (!were_unlike && has_issue (issues, EXOS_ISSUE_USERS_IN_SEVERAL_GROUPS))
    return _ (
        "Too many users were in several groups: who is left may not be like who was assigned.");
  return _ ("The groups were not alike before the experiment began, and not by chance.");
}

char *
exos_say_untrusted (const ExosBlanks *b)
{
  return exos_join_sentences (exos_say_wait (b->voice), g_strdup (find_doubt (b->report)));
}

/* From nothing there is no relative size, nor from a mean below 0. */
static char *
say_size (const ExosTreatment *treatment)
{
  g_autofree char *relative = exos_format_relative (treatment->estimate.relative);

  if (exos_treatment_has_relative (treatment))
    return g_strdup_printf (_ ("An effect this large (%s) is more often a mistake in the "
                               "data than real: verify it first."),
                            relative);
  if (isfinite (treatment->estimate.relative))
    return g_strdup (_ ("An effect this large is more often a mistake in the data than real: "
                        "verify it first."));
  return g_strdup (_ ("An effect from nothing is more often a mistake in the data than "
                      "real: verify it first."));
}

char *
exos_say_verify (const ExosBlanks *b)
{
  return say_gain_but (b, exos_say_wait (b->voice), say_size (b->treatment));
}

/* The arm is named where it is shipped. */
char *
exos_say_conditional (const ExosBlanks *b)
{
  char *shipped = exos_join_sentences (exos_say_ship_in_steps (b->voice, b->arm),
                                       exos_say_change_alone (b, NULL));

  return exos_join_sentences (
      shipped,
      g_strdup_printf (_ ("Harm of more than %s to %s is not ruled out."), b->limit, b->guardrail));
}

char *
exos_say_unproven (const ExosBlanks *b)
{
  return say_gain_but (b, exos_say_wait (b->voice),
                       g_strdup_printf (_ ("But harm of more than %s to %s is not ruled out."),
                                        b->limit, b->guardrail));
}

static char *
say_effect_and_harm (const ExosBlanks *b)
{
  g_autofree char *effect = exos_memo_effect (b->report, b->treatment);
  g_autofree char *metric = exos_memo_primary (b->report);

  if (metric != NULL)
    return exos_join_sentences (exos_say_could_be_zero (b, effect),
                                g_strdup_printf (_ ("%s got worse by %s."), b->guardrail, b->harm));
  if (b->arm == NULL)
    return g_strdup_printf (_ ("The effect (%s) could still be zero, and %s got worse by %s."),
                            effect, b->guardrail, b->harm);

  return g_strdup_printf (
      _ ("The effect of “%s” (%s) could still be zero, and %s got worse by %s."), b->arm, effect,
      b->guardrail, b->harm);
}

char *
exos_say_risk (const ExosBlanks *b)
{
  return exos_join_sentences (exos_say_wait (b->voice), say_effect_and_harm (b));
}
