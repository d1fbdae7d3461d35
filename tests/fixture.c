// SPDX-License-Identifier: MIT
#include "fixture.h"

#include <gio/gio.h>
#include <string.h>

#include "data/import.h"

ExosExperiment *
fixture_experiment (const FixtureArm *arms, gsize n_arms, gsize n_guardrails)
{
  ExosExperiment *experiment = exos_experiment_new ();

  experiment->source.file = g_strdup ("fixture.csv");
  experiment->source.sha256 = g_strnfill (64, '0');
  experiment->arms = g_new0 (ExosArm, n_arms);
  experiment->n_arms = n_arms;
  experiment->metrics = g_new0 (ExosMetric, n_guardrails);
  experiment->n_metrics = n_guardrails;
  experiment->values = g_new0 (ExosValue, n_arms * n_guardrails);
  experiment->control = 0;
  experiment->has_counts = TRUE;
  for (gsize metric = 0; metric < n_guardrails; metric++)
    experiment->metrics[metric].name = g_strdup_printf ("guardrail_%c", 'a' + (int) metric);

  for (gsize arm = 0; arm < n_arms; arm++)
    {
      experiment->arms[arm] = (ExosArm) { .name = g_strdup (arms[arm].name),
                                          .line = arm + 2,
                                          .users = arms[arm].users,
                                          .conversions = arms[arm].conversions };
      for (gsize metric = 0; metric < n_guardrails; metric++)
        experiment->values[arm * n_guardrails + metric] =
            (ExosValue) { .state = EXOS_VALUE_COUNT,
                          .count = arms[arm].guardrails[metric],
                          .total = (double) arms[arm].guardrails[metric],
                          .users = arms[arm].users,
                          .line = arm + 2 };
    }

  return experiment;
}

void
fixture_add_strata (ExosExperiment *experiment,
                    ExosStrataKind kind,
                    const char *column,
                    const char *const *names,
                    const ExosCount *counts,
                    gsize n)
{
  ExosStrata *strata = &experiment->strata[kind];
  const gsize n_counts = n * experiment->n_arms;

  g_assert_cmpuint (strata->n, ==, 0);
  *strata = (ExosStrata) {
    .column = g_strdup (column),
    .names = g_new0 (char *, n),
    .n = n,
    .counts = g_memdup2 (counts, n_counts * sizeof *counts),
    .assigned = g_new (guint64, n_counts),
  };
  for (gsize i = 0; i < n; i++)
    strata->names[i] = g_strdup (names[i]);
  for (gsize i = 0; i < n_counts; i++)
    strata->assigned[i] = counts[i].users;
}

ExosExperiment *
fixture_import (const char *csv, const ExosPlan *plan)
{
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (csv, (gssize) strlen (csv), NULL);
  const ExosMapping mapping = exos_plan_mapping (plan);
  g_autoptr (GError) error = NULL;
  ExosExperiment *experiment =
      exos_import_stream (stream, "fixture.csv", strlen (csv), &mapping, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return experiment;
}

ExosReport *
fixture_report (const char *csv, const ExosPlan *plan)
{
  g_autoptr (ExosPlan) used = plan != NULL ? exos_plan_ref (plan) : exos_plan_new ();
  g_autoptr (ExosExperiment) experiment = fixture_import (csv, used);

  return exos_report_new (used, experiment);
}

const ExosIssue *
fixture_find_issue (const ExosReport *report, ExosIssueCode code)
{
  for (guint i = 0; i < report->issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (report->issues, i);

      if (issue->code == code)
        return issue;
    }

  return NULL;
}
