// SPDX-License-Identifier: MIT
/* Capped metrics on their way from a file of rows to what is said of them. */
#include "json-fixture.h"

#include <string.h>

#include "analysis/plan-options.h"
#include "chunked-stream.h"
#include "data/data-file.h"
#include "data/language.h"
#include "memo/words.h"

#define N 4000

/* Whole numbers whose quantiles anybody can tell: of 4000 users number i spent i % 1000, but every
 * 400th ten thousand more; before it half of that. */
static char *
make_rows (const char *quote)
{
  GString *text = g_string_new ("user_id,variant,spent,pre_spent,visits,bought\n");

  for (guint i = 0; i < N; i++)
    g_string_append_printf (text, "u%u,%s,%u,%u,%u,%u%s\n", i, i % 2 ? "treatment" : "control",
                            i % 1000 + (i % 400 == 1 ? 10000 : 0), i % 1000 / 2, i % 7, i % 3 == 0,
                            i == 17 ? quote : "");
  return g_string_free (text, FALSE);
}

static ExosPlan *
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

static ExosReport *
report_rows (const char *csv, const char *const *cappings)
{
  g_autoptr (ExosPlan) plan = make_plan (cappings);

  return fixture_report (csv, plan);
}

static const ExosMetric *
find_metric (const ExosExperiment *experiment, const char *name, gsize *place)
{
  for (*place = 0; *place < experiment->n_metrics; ++*place)
    if (g_str_equal (experiment->metrics[*place].name, name))
      return &experiment->metrics[*place];
  g_assert_not_reached ();
}

static const ExosIssue *
find_issue (const ExosReport *report, ExosIssueCode code)
{
  for (guint i = 0; i < report->issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (report->issues, i);

      if (issue->code == code)
        return issue;
    }

  return NULL;
}

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
  g_assert_null (find_issue (report, EXOS_ISSUE_VALUES_NOT_CAPPED));
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
  const char *const texts[] = { csv, stray };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GInputStream) stream = chunked_stream_new (texts[i], strlen (texts[i]), 5000);
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

/* What cannot be done is said. */
static void
test_not_capped (void)
{
  static const char *const rate[] = { "bought:0.99", NULL };
  static const char *const label[] = { "variant:0.99", NULL };
  static const char *const stranger[] = { "nothing:0.99", NULL };
  static const char *const any[] = { "0.99", NULL };
  static const char sums[] = "variant,users,conversions,spent_sum,spent_sum_sq\n"
                             "control,1000,100,5000,90000\ntreatment,1000,120,5100,91000\n";
  g_autofree char *csv = make_rows ("");
  const struct
  {
    const char *text;
    const char *const *cappings;
    ExosIssueCode code;
    const char *message;
  } cases[] = {
    { csv, rate, EXOS_ISSUE_VALUES_NOT_CAPPED, "“bought” was not capped: its values are 0 and 1." },
    { csv, label, EXOS_ISSUE_VALUES_NOT_CAPPED,
      "“variant” was not capped: it is not used as a number." },
    { csv, stranger, EXOS_ISSUE_UNKNOWN_COLUMN,
      "There is no column “nothing” that can be used so." },
    { sums, any, EXOS_ISSUE_VALUES_NOT_CAPPED,
      "Nothing was capped: that needs a file with one row per user or event." },
    { sums, rate, EXOS_ISSUE_VALUES_NOT_CAPPED,
      "“bought” was not capped: that needs a file with one row per user or event." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ExosReport) report = report_rows (cases[i].text, cases[i].cappings);
      const ExosIssue *issue = find_issue (report, cases[i].code);

      g_assert_nonnull (issue);

      g_autofree char *message = exos_issue_dup_message (issue);

      g_assert_cmpstr (message, ==, cases[i].message);
    }
}

static void
test_words (void)
{
  static const char *const cappings[] = { "0.99", NULL };
  static const char *const languages[] = { "en", "ko" };
  static const char *const sentences[] = {
    "Values of ‘spent’ are capped at 992.00 (99% quantile of all groups together); users capped: "
    "control 12 (0.60%), treatment 26 (1.30%).",
    "‘spent’ 값의 상한은 992.00입니다(모든 그룹을 합친 99% 분위수). 상한이 적용된 사용자: control "
    "12명(0.60%), treatment 26명(1.30%).",
  };
  static const char *const notes[] = {
    "“spent” is capped at 992.00, the 99% quantile of all groups together: 38 of 4,000 values "
    "(0.95%) were above it.",
    "“spent”의 상한은 992.00입니다(모든 그룹을 합친 99% 분위수). 값 4,000개 중 38개(0.95%)가 이를 "
    "넘었습니다.",
  };
  static const char *const values[] = { "capped mean ‘spent’", "‘spent’ 상한 적용" };
  g_autofree char *csv = make_rows ("");

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      exos_language_use (languages[i]);

      g_autoptr (ExosReport) report = report_rows (csv, cappings);
      g_autofree char *method = exos_words_method (report);
      g_autofree char *note =
          exos_issue_dup_message (find_issue (report, EXOS_ISSUE_VALUES_CAPPED));
      g_auto (GStrv) evidence = exos_words_evidence (report);
      g_autofree char *all = g_strjoinv ("\n", evidence);

      g_assert_nonnull (strstr (method, sentences[i]));
      g_assert_null (strstr (method, "visits"));
      g_assert_cmpstr (note, ==, notes[i]);
      g_assert_nonnull (strstr (all, values[i]));
    }

  exos_language_use ("en");
}

/* Values below 0 have a cap of their own. */
static void
test_both_ends (void)
{
  static const char *const cappings[] = { "spent:0.9", NULL };
  GString *text = g_string_new ("user_id,variant,spent\n");

  for (int i = 0; i < 1000; i++)
    g_string_append_printf (text, "%d,%s,%d\n", i, i % 2 ? "treatment" : "control", i - 300);

  g_autofree char *csv = g_string_free (text, FALSE);
  g_autoptr (ExosReport) report = report_rows (csv, cappings);
  g_autofree char *said = exos_words_capping (report, 0);
  g_autofree char *note = exos_issue_dup_message (find_issue (report, EXOS_ISSUE_VALUES_CAPPED));

  g_assert_cmpstr (said, ==,
                   "Values of ‘spent’ are capped at −200.10 and 599.10 (90% quantile of all groups "
                   "together); users capped: control 100 (20.00%), treatment 100 (20.00%).");
  g_assert_cmpstr (
      note, ==,
      "“spent” is capped at −200.10 and 599.10, the 90% quantile of all groups "
      "together and its counterpart below: 200 of 1,000 values (20.00%) were outside.");
}

static void
test_json (void)
{
  static const char *const cappings[] = { "spent:0.99", "pre_spent:0.9", NULL };
  g_autofree char *csv = make_rows ("");
  g_autoptr (ExosReport) report = report_rows (csv, cappings);
  g_autofree char *text = render (report);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = parse (text, parser);
  JsonObject *plan = json_object_get_object_member (root, "plan");
  JsonArray *said = json_object_get_array_member (plan, "winsorise");
  JsonObject *arm =
      json_array_get_object_element (json_object_get_array_member (root, "variants"), 1);
  JsonObject *spent =
      json_object_get_object_member (json_object_get_object_member (arm, "guardrails"), "spent");
  JsonObject *cap = json_object_get_object_member (spent, "cap");

  g_assert_cmpuint (json_array_get_length (said), ==, 2);
  g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (said, 0), "metric"), ==,
      "spent");
  g_assert_cmpfloat (
      json_object_get_double_member (json_array_get_object_element (said, 0), "quantile"), ==,
      0.99);
  g_assert_cmpfloat (json_object_get_double_member (cap, "upper"), ==, 992.0);
  g_assert_false (json_object_has_member (cap, "lower"));
  g_assert_true (json_object_has_member (spent, "pre_cap"));
  g_assert_cmpint (json_object_get_int_member (spent, "capped_users"), ==, 26);
  g_assert_cmpfloat (json_object_get_double_member (spent, "capped_share"), ==, 0.013);
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

static void
test_option (void)
{
  static const char *const good[] = { "0.999",      "0.5001",  ".95",
                                      "spent:0.99", "a:b:0.9", "0.999999999" };
  static const char *const bad[] = { "",      "1",    "0.5",          "0",         "-0.9", "99",
                                     "spent", ":0.9", "0.9999999999", "spent:0.9x" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (ExosPlan) plan = exos_plan_new ();

      g_assert_true (exos_plan_set_option (plan, "winsorise", good[i], NULL));
      g_assert_cmpuint (plan->cappings->len, ==, 1);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (ExosPlan) plan = exos_plan_new ();
      g_autoptr (GError) error = NULL;

      g_assert_false (exos_plan_set_option (plan, "winsorise", bad[i], &error));
      g_assert_nonnull (error);
      g_assert_cmpuint (plan->cappings->len, ==, 0);
    }
}

/* The last word on a metric holds. */
static void
test_last_word (void)
{
  static const char *const cappings[] = { "spent:0.9", "0.95", "Spent:0.99", "0.999", NULL };
  g_autoptr (ExosPlan) plan = make_plan (cappings);

  g_assert_cmpuint (plan->cappings->len, ==, 2);
  g_assert_cmpuint (exos_plan_get_capping (plan, "spent"), ==, 990000000);
  g_assert_cmpuint (exos_plan_get_capping (plan, "visits"), ==, 999000000);
  exos_plan_forget_capping (plan, "SPENT");
  g_assert_cmpuint (exos_plan_get_capping (plan, "spent"), ==, 999000000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
#define ADD(name, func) g_test_add_func ("/capping/" name, func)
  ADD ("experiment", test_experiment);
  ADD ("all-metrics", test_all_metrics);
  ADD ("covariate", test_covariate);
  ADD ("careful-reader", test_careful_reader);
  ADD ("when-to-read-again", test_when_to_read_again);
  ADD ("pipes", test_pipes);
  ADD ("not-capped", test_not_capped);
  ADD ("words", test_words);
  ADD ("both-ends", test_both_ends);
  ADD ("json", test_json);
  ADD ("events", test_events);
  ADD ("events-before-the-start", test_events_before_the_start);
  ADD ("option", test_option);
  ADD ("last-word", test_last_word);
  return g_test_run ();
}
