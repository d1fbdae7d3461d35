// SPDX-License-Identifier: MIT
#include "memo/json-write.h"

void
exos_json_plan_looks (JsonBuilder *builder, const ExosPlan *plan)
{
  exos_json_text (builder, "monitoring", exos_monitoring_id (plan->monitoring));
  if (plan->planned_users > 0)
    exos_json_count (builder, "planned_users", plan->planned_users);
  else
    exos_json_null (builder, "planned_users");
  exos_json_known_count (builder, "planned_looks", plan->planned_looks);
  exos_json_open_array (builder, "looks");
  for (guint i = 0; i < plan->looks->len; i++)
    exos_json_count (builder, NULL, g_array_index (plan->looks, guint64, i));
  json_builder_end_array (builder);
}

static void
write_boundary (JsonBuilder *builder, const ExosSequential *sequential)
{
  exos_json_open_array (builder, "boundary");
  for (gsize i = 0; i < sequential->n_looks; i++)
    {
      const ExosLook *look = &sequential->looks[i];

      exos_json_open (builder, NULL);
      exos_json_count (builder, "users", look->users);
      exos_json_number (builder, "information", look->information);
      exos_json_number (builder, "critical_z", look->critical);
      exos_json_number (builder, "alpha_spent", look->spent);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_treatment (JsonBuilder *builder, const ExosReport *report, const ExosTreatment *treatment)
{
  const ExosSequential *sequential = &treatment->sequential;

  exos_json_open (builder, exos_report_arm (report, treatment)->name);
  exos_json_flag (builder, "early", treatment->readiness == EXOS_DATA_EARLY);
  exos_json_number (builder, "alpha", sequential->alpha);
  exos_json_number (builder, "z", sequential->z);
  exos_json_number (builder, "p", treatment->p_adjusted);
  exos_json_interval (builder, "ci", treatment->ci);
  exos_json_flag (builder, "significant", treatment->is_significant);
  exos_json_number (builder, "p_nominal", treatment->estimate.p);
  exos_json_number (builder, "p_stagewise", sequential->p_stagewise);
  exos_json_number (builder, "p_repeated", sequential->p_repeated);
  exos_json_number (builder, "conditional_power", sequential->conditional_power);
  exos_json_count (builder, "look", sequential->now + 1);
  write_boundary (builder, sequential);
  json_builder_end_object (builder);
}

/* How the looks are judged may differ from what the plan says: planned ones need planned users. */
void
exos_json_looks (JsonBuilder *builder, const ExosReport *report)
{
  const ExosMonitoring monitoring = exos_plan_effective_monitoring (report->plan);
  const gboolean is_planned = report->plan->planned_users > 0 || report->plan->looks->len > 0;

  if (monitoring == EXOS_MONITORING_FIXED && !is_planned)
    {
      exos_json_null (builder, "looks");
      return;
    }

  exos_json_open (builder, "looks");
  exos_json_text (builder, "monitoring", exos_monitoring_id (monitoring));
  exos_json_count (builder, "users", report->n_users);
  exos_json_number (builder, "peeking_error", report->peeking_error);
  exos_json_open (builder, "treatments");
  for (gsize i = 0; i < report->n_treatments; i++)
    write_treatment (builder, report, &report->treatments[i]);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}
