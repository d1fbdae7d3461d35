// SPDX-License-Identifier: MIT
#include "memo/json-write.h"
#include "memo/render.h"

#include "data/language.h"
#include "memo/parts.h"
#include "memo/words.h"
#include "stats/exact.h"

/* New members may come, those there are keep their meaning: "decision" is the recommendation of the
 * rules, with what its owner decided instead as "override"; "memo" is what people wrote, "settings"
 * what makes the memo again. */
#define SCHEMA 1

static void
write_split (JsonBuilder *builder, const ExosReport *report)
{
  if (report->weights == NULL)
    {
      exos_json_null (builder, "split");
      return;
    }

  exos_json_open (builder, "split");
  for (gsize arm = 0; arm < report->experiment->n_arms; arm++)
    exos_json_count (builder, report->experiment->arms[arm].name, report->weights[arm]);
  json_builder_end_object (builder);
}

static void
write_limits (JsonBuilder *builder,
              const char *column,
              const char *direction,
              ExosGuardrailLimits limits)
{
  exos_json_open (builder, column);
  exos_json_text (builder, "direction", direction);
  exos_json_number (builder, "worse", exos_ratio_value (limits.worse));
  exos_json_number (builder, "severe", exos_ratio_value (limits.severe));
  exos_json_number (builder, "margin", exos_ratio_value (limits.margin));
  exos_json_flag (builder, "is_relative", limits.is_relative);
  json_builder_end_object (builder);
}

static const char *
direction_id (ExosDirection direction)
{
  switch (direction)
    {
    case EXOS_DIRECTION_LOWER:
      return "lower";
    case EXOS_DIRECTION_HIGHER:
      return "higher";
    }

  g_assert_not_reached ();
}

/* What the rules used; of data that no rule has seen, what the settings say. */
static void
write_guardrails (JsonBuilder *builder, const ExosReport *report)
{
  const ExosTreatment *treatment = exos_report_headline (report);
  const GPtrArray *plans = report->plan->guardrails;

  exos_json_open (builder, "guardrails");
  for (gsize i = 0; treatment != NULL && i < report->n_guardrails; i++)
    {
      const ExosGuardrailResult *it = &treatment->guardrails[i];

      write_limits (
          builder, report->experiment->metrics[it->metric].name, direction_id (it->direction),
          (ExosGuardrailLimits) { it->worse, it->severe, it->margin, it->has_relative_limits });
    }
  for (guint i = 0; treatment == NULL && i < plans->len; i++)
    {
      const ExosGuardrailPlan it =
          exos_guardrail_resolve (report->plan, g_ptr_array_index (plans, i));

      write_limits (builder, it.column, it.has_direction ? direction_id (it.direction) : NULL,
                    (ExosGuardrailLimits) { it.worse, it.severe,
                                            it.has_margin ? it.margin : it.worse, it.is_relative });
    }
  json_builder_end_object (builder);
}

/* As a fraction, like every effect; null when nobody said one. */
static void
write_smallest_effect (JsonBuilder *builder, ExosRatio effect)
{
  if (effect.numerator > 0)
    exos_json_number (builder, "smallest_effect", exos_ratio_value (effect));
  else
    exos_json_null (builder, "smallest_effect");
}

static void
write_plan (JsonBuilder *builder, const ExosReport *report)
{
  const ExosPlan *plan = report->plan;
  const ExosExperiment *experiment = report->experiment;
  const gboolean has_control = experiment->control >= 0;

  exos_json_open (builder, "plan");
  exos_json_text (builder, "name", report->name);
  exos_json_text (builder, "control",
                  has_control ? experiment->arms[experiment->control].name : plan->control);
  exos_json_text (builder, "primary", experiment->primary);
  exos_json_text (builder, "measure", exos_json_measure_id (report->measure));
  exos_json_text (builder, "primary_direction", direction_id (report->primary_direction));
  exos_json_flag (builder, "is_direction_assumed", report->is_direction_assumed);
  write_split (builder, report);
  exos_json_number (builder, "alpha", plan->alpha);
  exos_json_text (builder, "ci", exos_ci_id (plan->ci));
  exos_json_text (builder, "exact", exos_exact_id (plan->exact));
  exos_json_text (builder, "policy", exos_policy_id (plan->policy));
  exos_json_policy_file (builder, plan);
  exos_json_text (builder, "correction", exos_correction_id (plan->correction));
  exos_json_count (builder, "min_users", plan->min_users);
  write_smallest_effect (builder, plan->smallest_effect);
  exos_json_number (builder, "power", plan->power);
  exos_json_known_count (builder, "daily_users", plan->daily_users);
  exos_json_number (builder, "relative_worse", exos_ratio_value (plan->relative_worse));
  exos_json_number (builder, "relative_severe", exos_ratio_value (plan->relative_severe));
  exos_json_text (builder, "start", plan->start);
  exos_json_cappings (builder, plan);
  exos_json_flag (builder, "sums_rows", plan->sums_rows);
  exos_json_flag (builder, "skips_unit_check", plan->skips_unit_check);
  exos_json_flag (builder, "is_verified", plan->is_verified);
  exos_json_plan_looks (builder, plan);
  write_guardrails (builder, report);
  json_builder_end_object (builder);
}

static void
write_value (JsonBuilder *builder, const ExosExperiment *experiment, gsize arm, gsize metric)
{
  const char *key = experiment->metrics[metric].name;
  const ExosValue *value = exos_experiment_value (experiment, arm, metric);

  switch (value->state)
    {
    case EXOS_VALUE_COUNT:
      exos_json_count (builder, key, value->count);
      return;
    case EXOS_VALUE_TOTAL:
      exos_json_number (builder, key, value->total);
      return;
    case EXOS_VALUE_SUMS:
      exos_json_sums (builder, experiment, arm, metric);
      return;
    case EXOS_VALUE_EMPTY:
    case EXOS_VALUE_UNREADABLE:
      exos_json_null (builder, key);
      return;
    }
}

/* Where not all users of a group have a value of a metric: how many do. Others have no such member.
 */
static void
write_own_users (JsonBuilder *builder, const ExosExperiment *experiment, gsize arm)
{
  gboolean is_open = FALSE;

  for (gsize metric = 0; metric < experiment->n_metrics; metric++)
    {
      const ExosValue *value = exos_experiment_value (experiment, arm, metric);

      if (value->users == experiment->arms[arm].users)
        continue;
      if (!is_open)
        exos_json_open (builder, "guardrail_users");
      is_open = TRUE;
      exos_json_count (builder, experiment->metrics[metric].name, value->users);
    }
  if (is_open)
    json_builder_end_object (builder);
}

static void
write_counts (JsonBuilder *builder, const ExosExperiment *experiment, gsize arm)
{
  exos_json_count (builder, "users", experiment->arms[arm].users);
  if (experiment->primary_metric < 0)
    exos_json_count (builder, "conversions", experiment->arms[arm].conversions);
  else
    exos_json_null (builder, "conversions");
  exos_json_open (builder, "guardrails");
  for (gsize metric = 0; metric < experiment->n_metrics; metric++)
    write_value (builder, experiment, arm, metric);
  json_builder_end_object (builder);
  write_own_users (builder, experiment, arm);
}

/* Without counts only the names were read for certain. */
static void
write_no_counts (JsonBuilder *builder)
{
  exos_json_null (builder, "users");
  exos_json_null (builder, "conversions");
  exos_json_open (builder, "guardrails");
  json_builder_end_object (builder);
}

static void
write_variants (JsonBuilder *builder, const ExosExperiment *experiment)
{
  exos_json_open_array (builder, "variants");
  for (gsize arm = 0; arm < experiment->n_arms; arm++)
    {
      const gboolean is_control = (int) arm == experiment->control;
      const char *role = experiment->control < 0 ? NULL : is_control ? "control" : "treatment";

      exos_json_open (builder, NULL);
      exos_json_text (builder, "name", experiment->arms[arm].name);
      exos_json_text (builder, "role", role);
      if (experiment->has_counts)
        write_counts (builder, experiment, arm);
      else
        write_no_counts (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_health (JsonBuilder *builder, const ExosReport *report)
{
  static const char *const statuses[] = { "healthy", "warning", "blocked" };

  exos_json_open (builder, "health");
  exos_json_text (builder, "status", statuses[report->health]);
  exos_json_open_array (builder, "issues");
  for (guint i = 0; i < report->issues->len; i++)
    exos_json_issue (builder, g_ptr_array_index (report->issues, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* Every rule of the policy, in order, and whether the headline treatment matches it. */
static void
write_trace (JsonBuilder *builder, const ExosReport *report)
{
  gsize n_rules;
  const ExosRule *rules = exos_rules (&n_rules);
  const ExosTreatment *treatment = exos_report_headline (report);
  const ExosPolicy policy = report->plan->policy;
  const ExosDataState data = exos_report_treatment_state (report, treatment);
  const ExosPrimaryState primary =
      treatment != NULL ? treatment->primary : EXOS_PRIMARY_NOT_COMPUTABLE;
  const guint guardrails =
      treatment != NULL ? treatment->guardrail_states : (guint) EXOS_GUARDRAIL_NONE;

  exos_json_open_array (builder, "trace");
  for (gsize i = 0; i < n_rules; i++)
    if (rules[i].policies & (1u << policy))
      {
        exos_json_open (builder, NULL);
        exos_json_text (builder, "rule", rules[i].id);
        exos_json_flag (builder, "matched",
                        exos_rule_matches (&rules[i], policy, data, primary, guardrails));
        json_builder_end_object (builder);
      }
  json_builder_end_array (builder);
}

static void
write_by_policy (JsonBuilder *builder, const ExosDecision *decision)
{
  exos_json_text (builder, "literal", exos_verdict_id (decision->by_policy[EXOS_POLICY_LITERAL]));
  exos_json_open (builder, "by_policy");
  for (int policy = 0; policy < EXOS_N_POLICIES; policy++)
    exos_json_text (builder, exos_policy_id ((ExosPolicy) policy),
                    exos_verdict_id (decision->by_policy[policy]));
  json_builder_end_object (builder);
}

static void
write_decision (JsonBuilder *builder, const ExosReport *report, const ExosDoc *doc)
{
  const ExosDecision *decision = &report->decision;
  g_auto (GStrv) evidence = exos_words_evidence (report);
  g_auto (GStrv) actions = exos_words_actions (report, exos_memo_edits_days (doc->edits));
  g_autofree char *sentence = exos_words_sentence (report);
  const ExosTreatment *treatment =
      decision->treatment >= 0 ? &report->treatments[decision->treatment] : NULL;

  exos_json_open (builder, "decision");
  exos_json_text (builder, "verdict", exos_verdict_id (decision->verdict));
  exos_json_text (builder, "code", decision->rule->code);
  exos_json_text (builder, "treatment",
                  treatment != NULL ? exos_report_arm (report, treatment)->name : NULL);
  exos_json_text (builder, "sentence", sentence);
  exos_json_texts (builder, "evidence", evidence);
  exos_json_texts (builder, "risks", doc->risks);
  exos_json_texts (builder, "next_actions", actions);
  write_trace (builder, report);
  write_by_policy (builder, decision);
  exos_json_override (builder, doc->edits);
  json_builder_end_object (builder);
}

static JsonBuilder *
build (const ExosReport *report, const ExosDoc *doc)
{
  const char *before = exos_language_use (doc->language);
  JsonBuilder *builder = json_builder_new ();

  exos_json_open (builder, NULL);
  exos_json_count (builder, "schema", SCHEMA);
  exos_json_source (builder, &report->experiment->source);
  write_plan (builder, report);
  write_variants (builder, report->experiment);
  write_health (builder, report);
  exos_json_result (builder, report);
  exos_json_power (builder, report, exos_memo_edits_days (doc->edits));
  write_decision (builder, report, doc);
  exos_json_tipping (builder, report);
  exos_json_memo (builder, doc->edits);
  exos_json_settings (builder, "settings", report, doc);
  json_builder_end_object (builder);
  exos_language_use (before);
  return builder;
}

char *
exos_render_json (const ExosReport *report, const ExosDoc *doc)
{
  g_autoptr (JsonBuilder) builder = build (report, doc);

  return exos_json_finish (builder);
}

char *
exos_render_json_line (const ExosReport *report, const ExosDoc *doc)
{
  g_autoptr (JsonBuilder) builder = build (report, doc);

  return exos_json_finish_line (builder);
}
