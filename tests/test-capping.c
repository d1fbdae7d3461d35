// SPDX-License-Identifier: MIT
/* Capped metrics on their way from a file of rows to an experiment. */
#include "capping-fixture.h"

#include "chunked-stream.h"
#include "data/data-file.h"

/* (4000 − 1) 0.99 = 3959.01. The ten above 10 000 are left out of the others' count of four for
 * each value: number 3959 from 0 is 992, so is the next one. */
static void
test_experiment (void)
{
  static const char *const cappings[] = { "spent:0.99", NULL };
  g_autofree char *csv = make_rows ("");
  g_autoptr (ExosReport) report = report_rows (csv, cappings);
  gsize place;
  const ExosMetric *spent = find_metric (report->experiment, "spent", &place);

  g_assert_cmpuint (spent->cap.quantile, ==, 990000000);
  g_assert_false (spent->cap.has_lower);
  g_assert_cmpfloat (spent->cap.upper, ==, 992.0);
  g_assert_cmpuint (spent->covariate_cap.quantile, ==, 0);
  g_assert_cmpuint (exos_experiment_value (report->experiment, 0, place)->capped, ==, 12);
  g_assert_cmpuint (exos_experiment_value (report->experiment, 1, place)->capped, ==, 26);
  g_assert_cmpuint (find_metric (report->experiment, "visits", &place)->cap.quantile, ==, 0);
}

/* Whoever looks for users with several rows, and whoever does not. */
static void
test_without_unit_check (void)
{
  static const char *const cappings[] = { "spent:0.99", NULL };
  g_autofree char *csv = make_rows ("");
  g_autoptr (ExosPlan) plan = make_plan (cappings);
  gsize place;

  plan->skips_unit_check = TRUE;

  g_autoptr (ExosReport) report = fixture_report (csv, plan);

  g_assert_cmpfloat (find_metric (report->experiment, "spent", &place)->cap.upper, ==, 992.0);
  g_assert_cmpuint (exos_experiment_value (report->experiment, 1, place)->capped, ==, 26);
}

/* All means, but no covariate and no rate. */
static void
test_all_metrics (void)
{
  static const char *const cappings[] = { "0.9", "visits:0.75", NULL };
  g_autofree char *csv = make_rows ("");
  g_autoptr (ExosReport) report = report_rows (csv, cappings);
  gsize place;

  g_assert_cmpuint (find_metric (report->experiment, "spent", &place)->cap.quantile, ==, 900000000);
  g_assert_cmpuint (report->experiment->metrics[place].covariate_cap.quantile, ==, 0);
  g_assert_cmpuint (find_metric (report->experiment, "visits", &place)->cap.quantile, ==,
                    750000000);
  g_assert_cmpuint (find_metric (report->experiment, "bought", &place)->cap.quantile, ==, 0);
  g_assert_null (fixture_find_issue (report, EXOS_ISSUE_VALUES_NOT_CAPPED));
}

static void
test_covariate (void)
{
  static const char *const cappings[] = { "pre_spent:0.9", NULL };
  g_autofree char *csv = make_rows ("");
  g_autoptr (ExosReport) report = report_rows (csv, cappings);
  gsize place;
  const ExosMetric *spent = find_metric (report->experiment, "spent", &place);

  g_assert_cmpuint (spent->cap.quantile, ==, 0);
  g_assert_cmpuint (spent->covariate_cap.quantile, ==, 900000000);
  g_assert_cmpfloat (spent->covariate_cap.upper, ==, 449.1);
  g_assert_null (exos_words_capping (report, place));

  g_autofree char *method = exos_words_method (report);

  g_assert_nonnull (strstr (method, "The covariate of ‘spent’ is capped at 449.10."));
}

/* A quote where none may be leaves the file to the careful reader; wide characters, too. */
static void
test_careful_reader (void)
{
  static const char *const cappings[] = { "spent:0.99", "pre_spent:0.95", NULL };
  g_autoptr (ExosPlan) plan = make_plan (cappings);
  const ExosMapping mapping = exos_plan_mapping (plan);
  g_autofree char *csv = make_rows ("");
  g_autofree char *stray = make_rows ("\"");
  gsize length;
  g_autofree char *utf16 = g_convert (csv, -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);
  g_autofree char *marked = g_malloc (length + 2);
  const char *const texts[] = { csv, stray, marked };
  const gsize lengths[] = { strlen (csv), strlen (stray), length + 2 };
  g_autoptr (ExosExperiment) first = NULL;

  memcpy (marked, "\xff\xfe", 2);
  memcpy (marked + 2, utf16, length);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GInputStream) stream =
          g_memory_input_stream_new_from_data (texts[i], (gssize) lengths[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (ExosDataFile) file =
          exos_data_file_read_stream (stream, "rows.csv", lengths[i], &mapping, NULL, NULL, &error);

      g_assert_no_error (error);

      g_autoptr (ExosExperiment) experiment = exos_data_file_understand (file, &mapping);

      if (first == NULL)
        first = g_steal_pointer (&experiment);
      else
        for (gsize arm = 0; arm < 2; arm++)
          for (gsize j = 0; j < 1; j++)
            {
              const ExosPairSums *a = exos_experiment_sums (first, arm, j);
              const ExosPairSums *b = exos_experiment_sums (experiment, arm, j);

              g_assert_cmpfloat (a->y.hi, ==, b->y.hi);
              g_assert_cmpfloat (a->yy.hi, ==, b->yy.hi);
              g_assert_cmpfloat (a->x.hi, ==, b->x.hi);
              g_assert_cmpfloat (a->xy.hi, ==, b->xy.hi);
              g_assert_cmpfloat (first->metrics[j].covariate_cap.upper, ==,
                                 experiment->metrics[j].covariate_cap.upper);
            }
    }
}

/* Sums of other values need the file again. */
static void
test_when_to_read_again (void)
{
  static const char *const capped[] = { "spent:0.99", NULL };
  static const char *const other[] = { "spent:0.999", NULL };
  static const char *const rate[] = { "bought:0.99", NULL };
  static const char *const none[] = { NULL };
  const char *const *const lists[] = { capped, other, rate, none };
  const gboolean serves[][4] = {
    { TRUE, FALSE, FALSE, FALSE },
    { FALSE, TRUE, FALSE, FALSE },
    { FALSE, FALSE, TRUE, TRUE },
    { FALSE, FALSE, TRUE, TRUE },
  };
  g_autofree char *csv = make_rows ("");

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (ExosPlan) plan = make_plan (lists[i]);
      const ExosMapping mapping = exos_plan_mapping (plan);
      g_autoptr (GInputStream) stream =
          g_memory_input_stream_new_from_data (csv, (gssize) strlen (csv), NULL);
      g_autoptr (ExosDataFile) file =
          exos_data_file_read_stream (stream, "rows.csv", 0, &mapping, NULL, NULL, NULL);

      for (gsize j = 0; j < G_N_ELEMENTS (lists); j++)
        {
          g_autoptr (ExosPlan) wanted = make_plan (lists[j]);
          const ExosMapping asked = exos_plan_mapping (wanted);

          g_assert_cmpint (exos_data_file_serves (file, &asked), ==, serves[i][j]);
        }
    }
}

static void
test_pipes (void)
{
  static const char *const cappings[] = { "spent:0.99", NULL };
  g_autoptr (ExosPlan) plan = make_plan (cappings);
  const ExosMapping mapping = exos_plan_mapping (plan);
  g_autofree char *csv = make_rows ("");
  g_autofree char *stray = make_rows ("\"");
  g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", csv, NULL);
  gsize length;
  g_autofree char *utf16 = g_convert (marked, -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);
  const char *const texts[] = { csv, stray, utf16 };
  const gsize lengths[] = { strlen (csv), strlen (stray), length };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GInputStream) stream = chunked_stream_new (texts[i], lengths[i], 5000);
      g_autoptr (GError) error = NULL;

      g_assert_null (
          exos_data_file_read_stream (stream, "rows.csv", 0, &mapping, NULL, NULL, &error));
      g_assert_error (error, EXOS_IMPORT_ERROR, EXOS_IMPORT_ERROR_LIMIT);
    }

  /* What is all in the first block has been read already. */
  g_autofree char *few = g_strndup (csv, (gsize) (strstr (csv, "u900,") - csv));
  g_autoptr (GInputStream) stream = chunked_stream_new (few, strlen (few), 5000);
  g_autoptr (ExosDataFile) file =
      exos_data_file_read_stream (stream, "rows.csv", 0, &mapping, NULL, NULL, NULL);

  g_assert_nonnull (file);
}

/* Sums of users: every user has seven events, whose values come to the user's number. */
static void
test_events (void)
{
  static const char *const cappings[] = { "spent:0.9", NULL };
  GString *text = g_string_new ("user_id,variant,event,timestamp,spent\n");
  gsize place;

  for (guint event = 0; event < 7; event++)
    for (guint i = 0; i < 1001; i++)
      g_string_append_printf (text, "u%u,%s,visit,2024-03-0%u,%u\n", i,
                              i % 2 ? "treatment" : "control", 1 + event, event == 3 ? i : 0);

  g_autofree char *csv = g_string_free (text, FALSE);
  g_autoptr (ExosReport) report = report_rows (csv, cappings);
  const ExosMetric *spent = find_metric (report->experiment, "spent", &place);

  g_assert_cmpint (report->experiment->source.shape, ==, EXOS_SHAPE_EVENTS);
  g_assert_cmpfloat (spent->cap.upper, ==, 900.0);
  g_assert_cmpuint (exos_experiment_value (report->experiment, 0, place)->capped, ==, 50);
  g_assert_cmpuint (exos_experiment_value (report->experiment, 1, place)->capped, ==, 50);
  /* 0 to 900 in steps of 2, and 50 times 900. */
  g_assert_cmpfloat (exos_experiment_sums (report->experiment, 0, place)->y.hi, ==, 247950.0);
  g_assert_cmpfloat (exos_experiment_sums (report->experiment, 1, place)->y.hi, ==, 247500.0);
}

/* What users did before the start is a covariate, which is capped by its own name alone. */
static void
test_events_before_the_start (void)
{
  static const char *const cappings[] = { "0.9", NULL };
  g_autoptr (ExosPlan) plan = make_plan (cappings);
  GString *text = g_string_new ("user_id,variant,event,timestamp,spent\n");

  for (guint event = 0; event < 2; event++)
    for (guint i = 0; i < 1001; i++)
      g_string_append_printf (text, "u%u,%s,visit,2024-03-0%u,%u\n", i,
                              i % 2 ? "treatment" : "control", 1 + event, event == 0 ? i * 3 : i);

  g_autofree char *csv = g_string_free (text, FALSE);

  g_assert_true (exos_plan_set_option (plan, "start", "2024-03-02", NULL));

  g_autoptr (ExosReport) report = fixture_report (csv, plan);
  gsize place;
  const ExosMetric *spent = find_metric (report->experiment, "spent", &place);

  g_assert_true (spent->has_covariate);
  g_assert_cmpfloat (spent->cap.upper, ==, 900.0);
  g_assert_cmpuint (spent->covariate_cap.quantile, ==, 0);
  /* Three times 0 to 1000 in steps of 2. */
  g_assert_cmpfloat (exos_experiment_sums (report->experiment, 0, place)->x.hi, ==, 751500.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
#define ADD(name, func) g_test_add_func ("/capping/" name, func)
  ADD ("experiment", test_experiment);
  ADD ("all-metrics", test_all_metrics);
  ADD ("without-unit-check", test_without_unit_check);
  ADD ("covariate", test_covariate);
  ADD ("careful-reader", test_careful_reader);
  ADD ("when-to-read-again", test_when_to_read_again);
  ADD ("pipes", test_pipes);
  ADD ("events", test_events);
  ADD ("events-before-the-start", test_events_before_the_start);
  return g_test_run ();
}
