// SPDX-License-Identifier: MIT
#include "memo/json-write.h"
#include "memo/simulation.h"

#define SCHEMA 1

static void
write_harms (JsonBuilder *builder, const ExosSimulation *self)
{
  const ExosReport *report = self->report;

  exos_json_open_array (builder, "guardrails");
  for (gsize i = 0; i < report->n_guardrails; i++)
    {
      const gsize metric = report->treatments[0].guardrails[i].metric;

      exos_json_open (builder, NULL);
      exos_json_text (builder, "name", report->experiment->metrics[metric].name);
      exos_json_number (builder, "true_harm", self->harms[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_outcomes (JsonBuilder *builder, const ExosSimulation *self, gsize effect, ExosPolicy policy)
{
  static const char *const ids[] = { "launch", "conditional_launch", "hold", "rollback" };

  exos_json_open (builder, exos_policy_id (policy));
  for (int outcome = 0; outcome < EXOS_N_OUTCOMES; outcome++)
    exos_json_number (builder, ids[outcome],
                      exos_simulation_share (self, effect, policy, (ExosOutcome) outcome));
  exos_json_number (builder, "users", exos_simulation_users (self, effect, policy));
  json_builder_end_object (builder);
}

static void
write_effect (JsonBuilder *builder, const ExosSimulation *self, gsize effect)
{
  exos_json_open (builder, NULL);
  exos_json_number (builder, "true_effect", self->effects[effect].effect);
  exos_json_flag (builder, "is_observed", self->effects[effect].is_observed);
  for (int policy = 0; policy < EXOS_N_POLICIES; policy++)
    write_outcomes (builder, self, effect, (ExosPolicy) policy);
  json_builder_end_object (builder);
}

char *
exos_render_simulation_json (const ExosSimulation *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  exos_json_open (builder, NULL);
  exos_json_count (builder, "simulation_schema", SCHEMA);
  exos_json_text (builder, "policy", exos_policy_id (self->report->plan->policy));
  exos_json_count (builder, "seed", self->seed);
  exos_json_count (builder, "replicates", self->n_replicates);
  exos_json_number (builder, "control_rate", exos_report_headline (self->report)->estimate.value_c);
  write_harms (builder, self);
  exos_json_open_array (builder, "looks");
  for (gsize i = 0; i < self->n_looks; i++)
    exos_json_count (builder, NULL, self->looks[i]);
  json_builder_end_array (builder);
  exos_json_open_array (builder, "effects");
  for (gsize i = 0; i < self->n_effects; i++)
    write_effect (builder, self, i);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return exos_json_finish (builder);
}
