// SPDX-License-Identifier: MIT
/* A file of rows, and its report with metrics that are capped. */
#pragma once

#include "fixture.h"
#include "json-fixture.h"

#include <string.h>

#include "analysis/plan-options.h"
#include "data/language.h"
#include "memo/words.h"

#define N 4000

/* Whole numbers whose quantiles anybody can tell: of 4000 users number i spent i % 1000, but every
 * 400th ten thousand more; before it half of that. */
static inline char *
make_rows (const char *quote)
{
  GString *text = g_string_new ("user_id,variant,spent,pre_spent,visits,bought\n");

  for (guint i = 0; i < N; i++)
    g_string_append_printf (text, "u%u,%s,%u,%u,%u,%u%s\n", i, i % 2 ? "treatment" : "control",
                            i % 1000 + (i % 400 == 1 ? 10000 : 0), i % 1000 / 2, i % 7, i % 3 == 0,
                            i == 17 ? quote : "");
  return g_string_free (text, FALSE);
}

static inline ExosPlan *
make_plan (const char *const *cappings)
{
  ExosPlan *plan = exos_plan_new ();
  g_autoptr (GError) error = NULL;

  exos_plan_set_option (plan, "primary", "spent", &error);
  for (gsize i = 0; error == NULL && cappings[i] != NULL; i++)
    exos_plan_set_option (plan, "winsorise", cappings[i], &error);
  g_assert_no_error (error);
  return plan;
}

static inline ExosReport *
report_rows (const char *csv, const char *const *cappings)
{
  g_autoptr (ExosPlan) plan = make_plan (cappings);

  return fixture_report (csv, plan);
}

static inline const ExosMetric *
find_metric (const ExosExperiment *experiment, const char *name, gsize *place)
{
  for (*place = 0; *place < experiment->n_metrics; ++*place)
    if (g_str_equal (experiment->metrics[*place].name, name))
      return &experiment->metrics[*place];
  g_assert_not_reached ();
}
