// SPDX-License-Identifier: MIT
#include "data/format.h"
#include "data/language.h"
#include "memo/doubt.h"
#include "memo/parts.h"
#include "memo/primary.h"
#include "memo/words.h"

static void
add (GPtrArray *lines, const char *text)
{
  g_ptr_array_add (lines, g_strdup (text));
}

/* Names of the first few and the number of the rest, as one text. */
static char *
list_names (GPtrArray *names)
{
  g_ptr_array_add (names, NULL);
  return exos_memo_list ((char **) names->pdata);
}

/* A group with what got worse in it. */
static char *
name_with_reason (const ExosReport *report, const ExosTreatment *treatment)
{
  const ExosGuardrailResult *worst =
      exos_memo_worst_guardrail (report, treatment, EXOS_GUARDRAIL_SEVERE);
  g_autofree char *arm = exos_memo_arm (report, treatment);
  g_autofree char *primary = exos_memo_primary (report);
  g_autofree char *metric = treatment->primary == EXOS_PRIMARY_LOSS || worst == NULL
                                ? g_steal_pointer (&primary)
                                : exos_memo_metric (report, worst->metric);

  /* Translators: a group, and the metric that got worse in it. */
  return g_strdup_printf (_ ("%1$s (%2$s got worse)"), arm,
                          metric != NULL ? metric : C_ ("name", "conversion"));
}

/* All arms that are rolled back, also beside one that is launched. */
static void
add_switch_off (GPtrArray *lines, const ExosReport *report)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < report->n_treatments; i++)
    if (report->treatments[i].verdict == EXOS_VERDICT_ROLLBACK)
      g_ptr_array_add (names, name_with_reason (report, &report->treatments[i]));

  if (names->len == 0)
    return;

  g_autofree char *list = list_names (names);

  /* Translators: names of groups. */
  exos_memo_add_line (lines, g_strdup_printf (_ ("Turn off now: %s"), list));
}

static void
add_watch_primary (GPtrArray *lines, const ExosReport *report)
{
  g_autofree char *metric = exos_memo_primary (report);

  exos_memo_add_line (
      lines, metric == NULL ? g_strdup (_ ("Watch conversion for 7 days after launch"))
                            : g_strdup_printf (_ ("Watch %s for 7 days after launch"), metric));
}

static void
add_watch (GPtrArray *lines, const ExosReport *report)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const ExosTreatment *treatment = exos_report_headline (report);
  g_autofree gsize *order = exos_memo_sort_guardrails (report, treatment);

  for (gsize i = 0; i < report->n_guardrails; i++)
    g_ptr_array_add (names, exos_memo_metric (report, treatment->guardrails[order[i]].metric));

  if (names->len == 0)
    {
      add_watch_primary (lines, report);
      return;
    }

  g_autofree char *list = list_names (names);

  /* Translators: names of guardrails. */
  exos_memo_add_line (lines, g_strdup_printf (_ ("Watch %s for 7 days after launch"), list));
}

static void
add_launch (GPtrArray *lines, const ExosReport *report)
{
  add_switch_off (lines, report);
  add (lines, _ ("Roll out in steps: 10% → 50% → 100%"));
  add_watch (lines, report);
  add (lines, _ ("Record hypothesis, result and decision"));
}

/* What was not shown to be safe is watched while few people see it. */
static void
add_careful_launch (GPtrArray *lines, const ExosReport *report)
{
  add_switch_off (lines, report);
  add (lines, _ ("Roll out in small steps: 5% → 25% → 100%"));
  add_watch (lines, report);
  add (lines, _ ("Stop the roll-out when a guardrail gets worse"));
}

static void
add_fix_split (GPtrArray *lines)
{
  add (lines, _ ("Check assignment, redirects and logging"));
  add (lines, _ ("Check bot filtering"));
  add (lines, _ ("Re-run after the fix; do not reweight"));
}

/* Name of the guardrail that the verdict is about, or NULL. */
static char *
name_worst (const ExosReport *report, guint states)
{
  const ExosTreatment *treatment = exos_report_headline (report);
  const ExosGuardrailResult *worst = exos_memo_worst_guardrail (report, treatment, states);

  return worst != NULL ? exos_memo_metric (report, worst->metric) : NULL;
}

static void
add_find_cause (GPtrArray *lines, const ExosReport *report)
{
  g_autofree char *name = name_worst (report, EXOS_GUARDRAIL_BAD);

  if (name != NULL)
    exos_memo_add_line (lines, g_strdup_printf (_ ("Find what drives ‘%s’"), name));
}

static void
add_prove (GPtrArray *lines, const ExosReport *report)
{
  add_find_cause (lines, report);
  add (lines, _ ("Collect more users until harm past the limit is shown or ruled out"));
  add (lines, _ ("Or accept the risk with a written reason"));
}

static void
add_trade_off (GPtrArray *lines, const ExosReport *report)
{
  add_find_cause (lines, report);
  add (lines, _ ("Fix, then re-run"));
  add (lines, _ ("Or accept the trade-off with a written reason"));
}

static void
add_collect (GPtrArray *lines, const ExosReport *report, guint days)
{
  add_find_cause (lines, report);
  if (exos_memo_add_needed (lines, report, days))
    return;
  add (lines, _ ("Set the smallest effect worth shipping to see how many users are needed"));
  add (lines, exos_memo_until_then (report));
  add (lines, _ ("Or stop if an effect this small is not worth it"));
}

static void
add_stop (GPtrArray *lines)
{
  add (lines, _ ("Stop the test"));
  add (lines, _ ("Keep control unless there is another reason to ship"));
  add (lines, _ ("Record the learning"));
}

static void
add_turn_off (GPtrArray *lines, const ExosReport *report)
{
  g_autofree char *arm = exos_memo_arm (report, exos_report_headline (report));

  if (!exos_memo_has_several (report))
    add (lines, _ ("Turn the treatment off now"));
  else if (report->decision.verdict == EXOS_VERDICT_ROLLBACK)
    add_switch_off (lines, report);
  else
    exos_memo_add_line (lines, g_strdup_printf (_ ("Turn “%s” off now"), arm));
}

static void
add_verify (GPtrArray *lines)
{
  add (lines, _ ("Check that conversions are logged alike in every group"));
  add (lines, _ ("Compare with another source, and look for bots and double counts"));
  add (lines, _ ("Then say that the effect was verified"));
}

/* What is lost can be found again; who was assigned, no more. */
static void
add_repair_data (GPtrArray *lines)
{
  add (lines, _ ("Find out in logging and export why the groups differ"));
  add (lines, _ ("Repair it, and open the file again"));
  add (lines, _ ("Decide once the data of every group are whole"));
}

static void
add_explain_groups (GPtrArray *lines)
{
  add (lines, _ ("Check that users were assigned at random"));
  add (lines, _ ("Look for leftovers of an earlier experiment"));
  add (lines, _ ("Re-run after the fix, with new groups"));
}

/* A harm has its guardrail as the cause to look for; a loss the conversion. */
static void
add_roll_back (GPtrArray *lines, const ExosReport *report, gboolean is_loss)
{
  g_autofree char *name =
      is_loss ? exos_memo_primary (report) : name_worst (report, EXOS_GUARDRAIL_SEVERE);

  add_turn_off (lines, report);
  if (name != NULL)
    exos_memo_add_line (lines, g_strdup_printf (_ ("Find what made ‘%s’ worse"), name));
  else
    add (lines, _ ("Find the cause of the drop in conversion"));
  add (lines, _ ("Fix and re-run with the same guardrails"));
}

static void
add_check_primary (GPtrArray *lines, const ExosReport *report)
{
  g_autofree char *metric = exos_memo_primary (report);

  exos_memo_add_line (
      lines, metric == NULL
                 ? g_strdup (_ ("Check that conversions are logged in every group"))
                 : g_strdup_printf (_ ("Check that ‘%s’ is logged in every group"), metric));
  add (lines, _ ("Export the file again"));
  add (lines, _ ("Read it here again"));
}

static char *
say_what_to_give (const ExosReport *report, ExosMeasure measure, const char *name)
{
  if (measure == EXOS_MEASURE_RATE && report->experiment->source.shape == EXOS_SHAPE_UNITS)
    return g_strdup_printf (_ ("Write 0 or 1 as ‘%s’ in every row"), name);
  if (measure == EXOS_MEASURE_RATE)
    return g_strdup_printf (_ ("Give the counts of ‘%s’ for every group"), name);
  return g_strdup_printf (
      _ ("Give ‘%s’ limits in per cent of control, and its sums for every group"), name);
}

static void
add_judge (GPtrArray *lines, const ExosReport *report)
{
  const ExosGuardrailResult *worst = exos_memo_worst_guardrail (
      report, exos_report_headline (report), EXOS_GUARDRAIL_NOT_COMPUTABLE);
  g_autofree char *name = worst != NULL ? exos_memo_metric (report, worst->metric) : NULL;

  if (name != NULL)
    exos_memo_add_line (lines, say_what_to_give (report, worst->measure, name));
  add (lines, _ ("Read it here again"));
  add (lines, _ ("Or leave it out with a written reason"));
}

static void
add_actions (GPtrArray *lines, const ExosReport *report, guint days)
{
  switch (exos_memo_code (report))
    {
    case EXOS_CODE_L1:
    case EXOS_CODE_L2:
      add_launch (lines, report);
      break;
    case EXOS_CODE_H1:
      exos_memo_add_fix (lines, report);
      break;
    case EXOS_CODE_H2:
    case EXOS_CODE_H3:
      add_fix_split (lines);
      break;
    case EXOS_CODE_TRUST:
      (exos_memo_doubt (report).is_of_the_data ? add_repair_data : add_explain_groups) (lines);
      break;
    case EXOS_CODE_DIRECTION:
      exos_memo_add_say_direction (lines, report);
      break;
    case EXOS_CODE_VERIFY:
      add_verify (lines);
      break;
    case EXOS_CODE_LAUNCH_CONDITIONAL:
      add_careful_launch (lines, report);
      break;
    case EXOS_CODE_H4:
    case EXOS_CODE_RISK:
      add_trade_off (lines, report);
      break;
    case EXOS_CODE_HARM_UNCONFIRMED:
    case EXOS_CODE_UNPROVEN:
      add_prove (lines, report);
      break;
    case EXOS_CODE_H5:
    case EXOS_CODE_OTHER:
      add_collect (lines, report, days);
      break;
    case EXOS_CODE_EARLY:
      exos_memo_add_early (lines, report);
      break;
    case EXOS_CODE_RERUN:
      exos_memo_add_rerun (lines);
      break;
    case EXOS_CODE_H6:
    case EXOS_CODE_TRIVIAL:
      add_stop (lines);
      break;
    case EXOS_CODE_R1:
    case EXOS_CODE_R3:
    case EXOS_CODE_HARM:
      add_roll_back (lines, report, FALSE);
      break;
    case EXOS_CODE_R2:
    case EXOS_CODE_LITERAL_LOSS:
      add_roll_back (lines, report, TRUE);
      break;
    case EXOS_CODE_PRIMARY_NOT_COMPUTABLE:
      add_check_primary (lines, report);
      break;
    case EXOS_CODE_GUARDRAIL_NOT_COMPUTABLE:
      add_judge (lines, report);
      break;
    }
}

char **
exos_words_actions (const ExosReport *report, guint days)
{
  GPtrArray *lines = g_ptr_array_new ();

  add_actions (lines, report, days);
  return exos_memo_end_lines (lines);
}
