// SPDX-License-Identifier: MIT
#include "data/metric-objection.h"

#include "data/metric-names.h"

static const ExosIssueCode codes[] = {
  [EXOS_GROUP_NUMBER_RATE] = EXOS_ISSUE_RATE_NOT_JUDGED,
  [EXOS_GROUP_NUMBER_AVERAGE] = EXOS_ISSUE_MEAN_NOT_JUDGED,
  [EXOS_GROUP_NUMBER_AMOUNT] = EXOS_ISSUE_TOTAL_METRIC,
};

static ExosValue *
get_value (const ExosMetricSource *source, guint arm)
{
  const ExosExperiment *experiment = source->experiment;

  return &experiment->values[arm * experiment->n_metrics + source->metric];
}

/* How many rows of the file were added up. */
static guint
count_rows (const ExosMetricSource *source, guint arm)
{
  const GArray *lines = exos_sheet_arm (source->sheet, arm)->lines;

  return lines != NULL ? lines->len : 1;
}

/* A per cent is at most a hundred, of each row. */
static gboolean
could_be_per_cents (const ExosMetricSource *source)
{
  for (guint arm = 0; arm < source->experiment->n_arms; arm++)
    if (get_value (source, arm)->total > 100.0 * count_rows (source, arm))
      return FALSE;
  return TRUE;
}

gboolean
exos_metric_is_no_count (const ExosMetricSource *source, ExosIssueCode *code)
{
  const ExosMetric *metric = &source->experiment->metrics[source->metric];
  const ExosGroupNumber number = exos_metric_name_group_number (metric->name);

  if (exos_source_is_of_users (&source->experiment->source) || metric->is_chosen ||
      number == EXOS_GROUP_NUMBER_ANY)
    return FALSE;
  *code = codes[number];
  return number != EXOS_GROUP_NUMBER_RATE || could_be_per_cents (source);
}

gboolean
exos_metric_could_harm (const ExosMetricSource *source)
{
  const char *name = source->experiment->metrics[source->metric].name;

  for (guint arm = 0; arm < source->experiment->n_arms; arm++)
    if (get_value (source, arm)->state == EXOS_VALUE_COUNT)
      return exos_metric_name_kind (name) == EXOS_METRIC_NAME_HARM;
  return FALSE;
}

void
exos_metric_total_means (const ExosMetricSource *source)
{
  for (guint arm = 0; arm < source->experiment->n_arms; arm++)
    {
      ExosValue *value = get_value (source, arm);

      if (count_rows (source, arm) > 1)
        value->state = EXOS_VALUE_UNREADABLE;
      else
        value->total *= (double) value->users;
    }
}
