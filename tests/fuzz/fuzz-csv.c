// SPDX-License-Identifier: MIT
/* Any bytes through the import: whole and in blocks they give the same, and it is sound. */
#include <stdint.h>
#include <stdlib.h>

#include "../chunked-stream.h"
#include "../experiment-text.h"
#include "data/language.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Not g_error(): it ends by SIGTRAP, for which libFuzzer keeps no file. */
#define REQUIRE(condition)                           \
  if (!(condition))                                  \
    {                                                \
      g_printerr ("%s does not hold\n", #condition); \
      abort ();                                      \
    }

static gboolean
is_text (const char *text)
{
  return text == NULL || g_utf8_validate (text, -1, NULL);
}

static void
check_issue (const ExosIssue *issue)
{
  g_autofree char *message = exos_issue_dup_message (issue);
  g_autofree char *hint = exos_issue_dup_hint (issue);

  REQUIRE (is_text (issue->column) && is_text (issue->variant));
  REQUIRE (is_text (issue->value) && is_text (issue->extra));
  REQUIRE (message != NULL && message[0] != '\0');
  REQUIRE (is_text (message) && is_text (hint));
}

static gboolean
is_blocked (const ExosExperiment *experiment)
{
  for (guint i = 0; i < experiment->issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (experiment->issues, i);

      if (exos_issue_level (issue->code) == EXOS_LEVEL_BLOCKED)
        return TRUE;
    }

  return FALSE;
}

static void
check_arm (const ExosExperiment *experiment, gsize index)
{
  const ExosArm *arm = &experiment->arms[index];

  REQUIRE (arm->name != NULL && is_text (arm->name));
  REQUIRE (arm->users <= G_MAXINT64 && arm->conversions <= G_MAXINT64);
  REQUIRE (is_blocked (experiment) || (arm->users > 0 && arm->conversions <= arm->users));
}

/* What is said to be computable is. */
static void
check_values (const ExosExperiment *experiment, gsize arm)
{
  for (gsize i = 0; i < experiment->n_metrics; i++)
    {
      const ExosValueState state = exos_experiment_value (experiment, arm, i)->state;
      const ExosMetric *metric = &experiment->metrics[i];

      REQUIRE (state != EXOS_VALUE_SUMS || metric->kind >= EXOS_METRIC_MEAN);
      REQUIRE (!experiment->has_counts || experiment->primary_metric != (int) i ||
               state == EXOS_VALUE_SUMS);
      if (state != EXOS_VALUE_SUMS)
        continue;

      const ExosPairSums *sums = exos_experiment_sums (experiment, arm, i);

      REQUIRE (sums->n == experiment->arms[arm].users);
      REQUIRE (metric->kind == EXOS_METRIC_RATIO
                   ? exos_moments_of_ratio (*sums).state == EXOS_MOMENTS_OK
                   : exos_moments_of_sums ((ExosSums) { sums->n, sums->y, sums->yy }).state ==
                         EXOS_MOMENTS_OK);
    }
}

/* Strata add up to their groups. */
static void
check_strata_of (const ExosExperiment *experiment, const ExosStrata *strata)
{
  for (gsize arm = 0; strata->n > 0 && arm < experiment->n_arms; arm++)
    {
      guint64 users = 0;
      guint64 events = 0;
      guint64 assigned = 0;

      for (gsize i = 0; i < strata->n; i++)
        {
          const gsize place = i * experiment->n_arms + arm;

          REQUIRE (is_text (strata->names[i]) &&
                   strata->counts[place].events <= strata->counts[place].users);
          users += strata->counts[place].users;
          events += strata->counts[place].events;
          assigned += strata->assigned[place];
        }
      REQUIRE (!experiment->has_counts ||
               (users == experiment->arms[arm].users &&
                events == experiment->arms[arm].conversions &&
                assigned == MAX (experiment->arms[arm].assigned, users)));
    }
}

static void
check_strata (const ExosExperiment *experiment)
{
  for (gsize kind = 0; kind < EXOS_N_STRATA; kind++)
    check_strata_of (experiment, &experiment->strata[kind]);
}

static void
check_experiment (const ExosExperiment *experiment)
{
  const ExosSource *source = &experiment->source;

  REQUIRE (source->file != NULL && source->sha256 != NULL && source->encoding != NULL);
  REQUIRE (is_text (source->file) && is_text (experiment->name) && is_text (experiment->primary));
  REQUIRE (experiment->n_arms <= EXOS_MAX_ARMS);
  REQUIRE (experiment->control < (int) experiment->n_arms);
  REQUIRE (experiment->has_counts || is_blocked (experiment));
  REQUIRE (!experiment->has_counts || (experiment->control >= 0 && experiment->n_arms >= 2));

  for (gsize i = 0; i < experiment->n_metrics; i++)
    REQUIRE (experiment->metrics[i].name != NULL && is_text (experiment->metrics[i].name));
  for (gsize i = 0; i < experiment->n_arms; i++)
    {
      check_arm (experiment, i);
      check_values (experiment, i);
    }
  check_strata (experiment);
  for (guint i = 0; i < experiment->issues->len; i++)
    check_issue (g_ptr_array_index (experiment->issues, i));
}

static void
check_import (const uint8_t *data, size_t size, const ExosMapping *mapping)
{
  g_autoptr (GInputStream) stream = chunked_stream_new (data, size, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosExperiment) experiment =
      exos_import_stream (stream, "fuzz.csv", size, mapping, NULL, NULL, NULL, &error);

  REQUIRE ((experiment == NULL) == (error != NULL));
  REQUIRE (error == NULL || is_text (error->message));
  if (experiment != NULL)
    check_experiment (experiment);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const gsize chunks[] = { 1, 7, 61 };
  static const ExosMapping summed = { .sums_rows = TRUE };
  static guint n_runs = 0;

  exos_language_use (n_runs++ % 2 == 0 ? "en" : "ko");
  check_import (data, size, NULL);
  check_import (data, size, &summed);

  g_autofree char *whole = experiment_text_of_bytes (data, size, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (chunks); i++)
    {
      g_autofree char *text = experiment_text_of_bytes (data, size, chunks[i]);

      if (!g_str_equal (text, whole))
        g_printerr ("whole:\n%s\nin blocks of %" G_GSIZE_FORMAT ":\n%s", whole, chunks[i], text);
      REQUIRE (g_str_equal (text, whole));
    }

  return 0;
}
