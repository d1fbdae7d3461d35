// SPDX-License-Identifier: MIT
/* Capped values in the JSON: what was asked for, and what it did. */
#include "data/rows/plan.h"
#include "memo/json-write.h"

static double
as_share (guint quantile)
{
  return (double) quantile / EXOS_ROWS_QUANTILE_PARTS;
}

void
exos_json_cappings (JsonBuilder *builder, const ExosPlan *plan)
{
  exos_json_open_array (builder, "winsorise");
  for (guint i = 0; i < plan->cappings->len; i++)
    {
      const ExosCapping *it = g_ptr_array_index (plan->cappings, i);

      exos_json_open (builder, NULL);
      exos_json_text (builder, "metric", it->metric);
      exos_json_number (builder, "quantile", as_share (it->quantile));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_cap (JsonBuilder *builder, const char *key, const ExosMetricCap *cap)
{
  if (cap->quantile == 0)
    return;
  exos_json_open (builder, key);
  exos_json_number (builder, "quantile", as_share (cap->quantile));
  exos_json_number (builder, "upper", cap->upper);
  if (cap->has_lower)
    exos_json_number (builder, "lower", cap->lower);
  json_builder_end_object (builder);
}

void
exos_json_caps (JsonBuilder *builder, const ExosExperiment *experiment, gsize arm, gsize metric)
{
  const ExosMetric *it = &experiment->metrics[metric];
  const ExosValue *value = exos_experiment_value (experiment, arm, metric);

  write_cap (builder, "cap", &it->cap);
  write_cap (builder, "pre_cap", &it->covariate_cap);
  if (it->cap.quantile == 0)
    return;
  exos_json_count (builder, "capped_users", value->capped);
  exos_json_number (builder, "capped_share",
                    (double) value->capped / (double) MAX (value->users, 1));
}
