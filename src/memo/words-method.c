// SPDX-License-Identifier: MIT
#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"
#include "memo/primary.h"
#include "memo/words.h"

#include <string.h>

#define DEFAULT_MIN_USERS 100

static const char *
name_rate_test (const ExosReport *report)
{
  gsize n_exact = 0;

  for (gsize i = 0; i < report->n_treatments; i++)
    n_exact += report->treatments[i].comparison.is_exact;

  if (n_exact == 0)
    return _ ("two-proportion z-test");
  if (n_exact == report->n_treatments)
    return _ ("Fisher’s exact test");

  return _ ("two-proportion z-test, Fisher’s exact test where an expected count is below 5");
}

static char *
name_test (const ExosReport *report)
{
  return report->measure == EXOS_MEASURE_RATE ? g_strdup (name_rate_test (report))
                                              : exos_memo_mean_test (report);
}

char *
exos_words_test (const ExosReport *report)
{
  g_autofree char *alpha = exos_format_alpha (report->plan->alpha);
  g_autofree char *test = NULL;

  if (exos_memo_has_sequence (report))
    return g_strdup_printf (_ ("confidence sequence, α %s"), alpha);
  test = name_test (report);
  /* Translators: name of a test, significance level. */
  return g_strdup_printf (_ ("%s, two-sided, α %s"), test, alpha);
}

static char *
name_interval (const ExosReport *report)
{
  g_autofree char *level = exos_format_level (report->plan->alpha);

  if (report->measure != EXOS_MEASURE_RATE)
    return exos_memo_mean_interval (report);

  switch (report->plan->ci)
    {
    case EXOS_CI_SCORE:
      return g_strdup_printf (_ ("score (Mee) %s interval"), level);
    case EXOS_CI_MN:
      return g_strdup_printf (_ ("Miettinen–Nurminen %s interval"), level);
    case EXOS_CI_AGRESTI_CAFFO:
      return g_strdup_printf (_ ("Agresti–Caffo %s interval"), level);
    case EXOS_CI_NEWCOMBE:
      return g_strdup_printf (_ ("Newcombe %s interval"), level);
    case EXOS_CI_WALD:
      return g_strdup_printf (_ ("Wald %s interval"), level);
    }

  g_assert_not_reached ();
}

static char *
say_test (const ExosReport *report)
{
  if (!report->has_results || exos_memo_has_sequence (report))
    return NULL;

  g_autofree char *alpha = exos_format_alpha (report->plan->alpha);
  g_autofree char *interval = name_interval (report);
  g_autofree char *test = name_test (report);

  /* Translators: name of a test, significance level, name of an interval. */
  return g_strdup_printf (_ ("%s, two-sided, α = %s; %s."), test, alpha, interval);
}

/* Dunnett and Bonferroni have simultaneous intervals, which Holm and Hochberg borrow. */
static char *
say_correction (const ExosReport *report)
{
  g_autofree char *count = exos_format_count (report->n_treatments);

  if (!exos_memo_has_several (report))
    return NULL;

  switch (report->plan->correction)
    {
    case EXOS_CORRECTION_DUNNETT:
      return g_strdup_printf (_ ("P-values and intervals adjusted for %s treatments (Dunnett)."),
                              count);
    case EXOS_CORRECTION_BONFERRONI:
      return g_strdup_printf (_ ("P-values and intervals adjusted for %s treatments (Bonferroni)."),
                              count);
    case EXOS_CORRECTION_HOLM:
      return g_strdup_printf (_ ("P-values adjusted for %s treatments (Holm), intervals by "
                                 "Bonferroni."),
                              count);
    case EXOS_CORRECTION_HOCHBERG:
      return g_strdup_printf (_ ("P-values adjusted for %s treatments (Hochberg), intervals by "
                                 "Bonferroni."),
                              count);
    case EXOS_CORRECTION_BH:
      return g_strdup_printf (_ ("P-values adjusted for %s treatments (Benjamini–Hochberg), "
                                 "intervals not adjusted."),
                              count);
    case EXOS_CORRECTION_BY:
      return g_strdup_printf (_ ("P-values adjusted for %s treatments (Benjamini–Yekutieli), "
                                 "intervals not adjusted."),
                              count);
    case EXOS_CORRECTION_NONE:
      return g_strdup_printf (_ ("P-values and intervals not adjusted for %s treatments."), count);
    }

  g_assert_not_reached ();
}

static char *
say_srm (const ExosReport *report)
{
  if (!report->has_srm)
    return NULL;

  g_autofree char *split = exos_memo_split_planned (report);

  switch (report->srm.method)
    {
    case EXOS_SRM_CHI2:
      return g_strdup_printf (_ ("SRM: chi-square vs %s; warning p < 0.001, blocked p < 0.00001."),
                              split);
    case EXOS_SRM_EXACT:
      return g_strdup_printf (
          _ ("SRM: exact multinomial test vs %s; warning p < 0.001, blocked p < 0.00001."), split);
    case EXOS_SRM_CHI2_SMALL:
      return g_strdup_printf (_ ("SRM: chi-square with small expected counts vs %s; warning "
                                 "p < 0.001, blocked p < 0.00001."),
                              split);
    }

  g_assert_not_reached ();
}

static char *
say_min_users (const ExosReport *report)
{
  g_autofree char *count = exos_format_count (report->plan->min_users);

  if (report->plan->min_users == DEFAULT_MIN_USERS)
    return NULL;
  return g_strdup_printf (_ ("Small sample: below %s users."), count);
}

static char *
say_rule (const ExosReport *report)
{
  const char *code = report->decision.rule->code;

  if (report->plan->policy_name != NULL)
    return exos_words_policy (report, code);
  if (report->plan->policy == EXOS_POLICY_STANDARD)
    return g_strdup_printf (_ ("Rule %s."), code);

  /* Translators: code of a rule, id of a policy. */
  return g_strdup_printf (_ ("Rule %s, policy “%s”."), code, exos_policy_id (report->plan->policy));
}

static char *
say_literal (const ExosReport *report)
{
  const ExosVerdict literal = report->decision.by_policy[EXOS_POLICY_LITERAL];

  if (literal == report->decision.verdict)
    return NULL;

  return g_strdup_printf (
      _ ("The original rule, which ignores the direction of an effect, would say %s."),
      exos_words_verdict_short (literal));
}

/* What the policy that asks what is shown would say, where it differs. */
static char *
say_evidence (const ExosReport *report)
{
  const ExosVerdict evidence = report->decision.by_policy[EXOS_POLICY_EVIDENCE];

  if (evidence == report->decision.verdict)
    return NULL;

  /* Translators: “evidence” is the id of a policy. */
  return g_strdup_printf (_ ("Policy “evidence” would say: %s."),
                          exos_words_verdict_short (evidence));
}

static char *
say_smallest_effect (const ExosReport *report)
{
  g_autofree char *smallest = exos_memo_smallest_effect (report);

  if (report->plan->smallest_effect.numerator == 0)
    return NULL;
  return g_strdup_printf (_ ("Smallest effect worth shipping: %s."), smallest);
}

static char *
say_sha256 (const ExosReport *report)
{
  g_autofree char *sha256 = exos_memo_short_digest (report->experiment->source.sha256);

  if (sha256 == NULL)
    return NULL;
  return report->experiment->source.hashes_sums
             ? g_strdup_printf (_ ("SHA-256 of the sums %s."), sha256)
             : g_strdup_printf (_ ("Data SHA-256 %s."), sha256);
}

/* Only when the file made it matter. */
static char *
say_summed (const ExosReport *report)
{
  for (guint i = 0; i < report->issues->len; i++)
    if (((const ExosIssue *) g_ptr_array_index (report->issues, i))->code == EXOS_ISSUE_ROWS_SUMMED)
      return g_strdup (_ ("Rows of the same group were added up."));

  return NULL;
}

char *
exos_words_method (const ExosReport *report)
{
  GPtrArray *lines = g_ptr_array_new ();

  exos_memo_add_line (lines, say_test (report));
  exos_memo_add_capping (lines, report);
  exos_memo_add_line (lines, exos_memo_relative_interval (report));
  exos_memo_add_line (lines, exos_memo_unadjusted (report));
  exos_memo_add_line (lines, say_summed (report));
  exos_memo_add_line (lines, exos_memo_strata (report));
  exos_memo_add_line (lines, exos_memo_segments (report));
  exos_memo_add_line (lines, say_correction (report));
  exos_memo_add_looks_method (lines, report);
  exos_memo_add_line (lines, say_srm (report));
  exos_memo_add_line (lines, exos_memo_srm_method (report));
  exos_memo_add_guardrail_method (lines, report);
  exos_memo_add_line (lines, say_smallest_effect (report));
  exos_memo_add_line (lines, say_min_users (report));
  exos_memo_add_line (lines, say_rule (report));
  exos_memo_add_line (lines, say_literal (report));
  exos_memo_add_line (lines, say_evidence (report));
  exos_memo_add_line (
      lines,
      g_strdup_printf (_ ("Recommendation by ExperimentOS %s; the final decision is the owner’s."),
                       EXOS_VERSION));
  exos_memo_add_line (lines, say_sha256 (report));

  g_auto (GStrv) sentences = exos_memo_end_lines (lines);

  return g_strjoinv (" ", sentences);
}
