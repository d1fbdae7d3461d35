// SPDX-License-Identifier: MIT
/* Files with one row a user: what is read of them, and what is said of them. */
#include "data/data-file.h"

#include <string.h>

#include "data/language.h"
#include "experiment-text.h"
#include "unit-rows-cases.h"
#include "unit-rows-fixture.h"

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_auto (GStrv) settings = g_strsplit (c->setting != NULL ? c->setting : "", ",", -1);
  ExosColumnRole roles[MAX_ROLES];
  ExosColumnRole *pointers[MAX_ROLES];
  const ExosMapping mapping = read_settings (settings, roles, pointers);
  g_autoptr (ExosDataFile) file = read_chunks (c->csv, strlen (c->csv), 7, &mapping);
  g_autoptr (ExosExperiment) experiment = exos_data_file_understand (file, &mapping);
  g_autofree char *told = experiment_to_line (experiment);

  g_assert_cmpstr (told, ==, c->told);
}

/* More segments than are told apart. */
static void
test_too_many_segments (void)
{
  g_autoptr (GString) csv = g_string_new ("user_id,variant,converted,segment\n");

  for (guint i = 0; i < 2500; i++)
    g_string_append_printf (csv, "%u,%s,%u,s%u\n", i, i % 2 ? "treatment" : "control", i % 3 == 0,
                            i / 2);

  g_autoptr (ExosExperiment) experiment = understand_rows (csv->str, 0);

  g_assert_true (has_issue (experiment, EXOS_ISSUE_BREAKDOWN_NOT_USED));
  g_assert_cmpuint (experiment->strata[EXOS_STRATA_SEGMENTS].n, ==, 0);
  g_assert_true (experiment->has_counts);
  g_assert_cmpuint (experiment->arms[0].users, ==, 1250);
}

/* So many rows of another number below 3000 of an outcome. */
static ExosExperiment *
understand_with_others (guint n_others)
{
  g_autoptr (GString) others = g_string_new (NULL);

  for (guint i = 0; i < n_others; i++)
    g_string_append_printf (others, "x%u,control,7,1,web,2026-01-01\n", i);

  g_autofree char *csv = make_rows (3000, FALSE, others->str);

  return understand_rows (csv, 0);
}

/* Outcomes that are none, far below the head. */
static void
test_late_numbers_make_a_mean (void)
{
  g_autoptr (ExosExperiment) experiment = understand_with_others (200);

  g_assert_cmpstr (experiment->primary, ==, "converted");
  g_assert_cmpint (experiment->primary_metric, ==, 0);
  g_assert_cmpint (experiment->metrics[0].kind, ==, EXOS_METRIC_MEAN);
}

/* "1.0" as programs write it that have no whole numbers with missing ones. */
static void
test_outcomes_with_decimals (void)
{
  g_autoptr (GString) csv = g_string_new ("user_id,variant,converted\n");

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (csv, "u%u,%s,%s\n", i, i % 2 ? "treatment" : "control",
                            i % 10 < 3 ? "1.0" : "0.0");

  g_autoptr (ExosExperiment) experiment = understand_rows (csv->str, 0);

  g_assert_true (experiment->has_counts);
  g_assert_cmpuint (experiment->arms[0].conversions, ==, 80);
  g_assert_cmpuint (experiment->arms[1].conversions, ==, 40);
}

/* What a name does not call good or bad is shown, and judged only when somebody says so. */
static void
test_outcomes_without_a_meaning_are_no_guardrails (void)
{
  g_autoptr (GString) csv = g_string_new ("user_id,variant,converted,mobile,refunded\n");

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (csv, "u%u,%s,%u,%u,%u\n", i, i % 2 ? "treatment" : "control",
                            i % 10 < 3, i % 7 == 0, i % 50 == 0);

  g_autoptr (ExosExperiment) experiment = understand_rows (csv->str, 0);

  g_assert_cmpuint (experiment->n_metrics, ==, 2);
  g_assert_true (experiment->metrics[0].is_neutral);
  g_assert_false (experiment->metrics[1].is_neutral);
}

/* All who were assigned are of the split, with an outcome or without. */
static void
test_split_is_of_all_assigned (void)
{
  g_autoptr (GString) csv = g_string_new ("user_id,variant,converted\n");

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (csv, "u%u,%s,%s\n", i, i % 2 ? "treatment" : "control",
                            i % 20 == 0  ? ""
                            : i % 10 < 3 ? "1"
                                         : "0");

  g_autoptr (ExosExperiment) experiment = understand_rows (csv->str, 0);

  g_assert_cmpuint (experiment->arms[0].users, ==, 180);
  g_assert_cmpuint (exos_arm_assigned (&experiment->arms[0]), ==, 200);
  g_assert_cmpuint (exos_arm_assigned (&experiment->arms[1]), ==, 200);
}

/* A row a day is no row a user. */
static void
test_rows_of_days_are_refused (void)
{
  g_autoptr (GString) csv = g_string_new ("user_id,variant,converted\n");

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (csv, "u%u,%s,%u\n", i / 3, i / 3 % 2 ? "treatment" : "control",
                            i % 10 < 3);

  g_autoptr (ExosExperiment) experiment = understand_rows (csv->str, 0);

  g_assert_true (has_issue (experiment, EXOS_ISSUE_NOT_A_ROW_A_USER));
  g_assert_false (experiment->has_counts);
}

/* Sessions beside ids are what each user did. */
static void
test_sessions_are_not_users_beside_ids (void)
{
  g_autoptr (GString) csv = g_string_new ("user_id,variant,converted,sessions\n");

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (csv, "u%u,%s,%u,%u\n", i, i % 2 ? "treatment" : "control", i % 10 < 3,
                            i % 4);

  g_autoptr (ExosExperiment) experiment = understand_rows (csv->str, 0);

  g_assert_true (experiment->has_counts);
  g_assert_cmpint (experiment->source.shape, ==, EXOS_SHAPE_UNITS);
  g_assert_cmpuint (experiment->arms[0].users, ==, 200);
}

/* Whatever stands in its first rows. */
static void
test_a_named_guardrail_is_never_dropped (void)
{
  g_autoptr (GString) csv = g_string_new ("user_id,variant,converted,guardrail_refund\n");

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (csv, "u%u,%s,%u,%s\n", i, i % 2 ? "treatment" : "control", i % 10 < 3,
                            i < 8        ? "-"
                            : i % 4 == 0 ? "1"
                                         : "0");

  g_autoptr (ExosExperiment) experiment = understand_rows (csv->str, 0);

  g_assert_cmpuint (experiment->n_metrics, ==, 1);
  g_assert_cmpint (experiment->metrics[0].kind, ==, EXOS_METRIC_COUNT);
  g_assert_cmpuint (exos_experiment_value (experiment, 0, 0)->users, ==, 196);
}

/* Lost in one group more than in the other. */
static void
test_missing_by_group (void)
{
  g_autoptr (GString) csv = g_string_new (HEAD "\n");
  g_autoptr (GString) even = g_string_new (HEAD "\n");

  for (guint i = 0; i < 2000; i++)
    {
      const char *group = i % 2 ? "treatment" : "control";
      const char *value = i % 8 < 2 ? "0" : "1";

      g_string_append_printf (csv, "%u,%s,%s\n", i, group, i % 2 && i % 20 < 3 ? "" : value);
      g_string_append_printf (even, "%u,%s,%s\n", i, group, i % 20 < 2 ? "" : value);
    }

  g_autoptr (ExosExperiment) differs = understand_rows (csv->str, 0);
  g_autoptr (ExosExperiment) same = understand_rows (even->str, 0);

  g_assert_true (has_issue (differs, EXOS_ISSUE_MISSING_DIFFERS));
  g_assert_false (has_issue (same, EXOS_ISSUE_MISSING_DIFFERS));
  g_assert_true (has_issue (same, EXOS_ISSUE_VALUES_MISSING));
}

/* A few cells that are no numbers are left out; one in ten is a column that was misread. */
static void
test_few_unreadable_values (void)
{
  static const guint every[] = { 40, 10 };
  static const char *const cells[] = { "?", "0", "1" };

  for (gsize i = 0; i < G_N_ELEMENTS (every); i++)
    {
      g_autoptr (GString) csv = g_string_new (HEAD "\n");

      for (guint row = 0; row < 2000; row++)
        g_string_append_printf (csv, "%u,%s,%s\n", row, row % 2 ? "treatment" : "control",
                                cells[row % every[i] == 3 ? 0 : 1 + row / 2 % 2]);

      g_autoptr (ExosExperiment) experiment = understand_rows (csv->str, 0);

      g_assert_true (has_issue (experiment, i == 0 ? EXOS_ISSUE_VALUES_UNREADABLE
                                                   : EXOS_ISSUE_VALUES_NOT_READ));
      g_assert_cmpint (experiment->has_counts, ==, i == 0);
      g_assert_cmpuint (experiment->arms[0].users + experiment->arms[1].users, ==,
                        2000 - 2000 / every[i]);
    }
}

/* Of "02/04/2026" nobody knows the month unless another date tells. */
static void
test_start_among_days_of_either_order (void)
{
  static const char csv[] = "user_id,variant,converted,date\n1,control,1,02/04/2026\n"
                            "2,treatment,0,12/04/2026\n3,control,0,03/04/2026\n4,treatment,1,";
  const ExosMapping mapping = { .start = "2026-04-05" };
  static const char *const ends[] = { "01/04/2026", "soon", "13/04/2026" };
  static const char *const words[] = { "“02/04/2026” may have the day or the month first",
                                       "may have the day or the month first",
                                       "before the start (2026-04-05) by their “date”" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *text = g_strconcat (csv, ends[i], "\n", NULL);
      g_autoptr (ExosDataFile) file = read_chunks (text, strlen (text), 7, &mapping);
      g_autoptr (ExosExperiment) experiment = exos_data_file_understand (file, &mapping);
      gboolean is_said = FALSE;

      for (guint issue = 0; issue < experiment->issues->len; issue++)
        {
          g_autofree char *message =
              exos_issue_dup_message (g_ptr_array_index (experiment->issues, issue));

          is_said |= strstr (message, words[i]) != NULL;
        }
      g_assert_true (is_said);
    }
}

/* With numbers, share, lines and the first of them. */
static void
test_sentences (void)
{
  static const struct
  {
    const char *rows;
    ExosIssueCode code;
    const char *words;
  } said[] = {
    { "3,control,1\n", EXOS_ISSUE_USERS_REPEATED,
      "1 user has several rows in one group (duplicates): the first row counts (line 6: “3”). "
      "The rows of 1 user differ in their values." },
    { "3,treatment,1\n", EXOS_ISSUE_USERS_IN_SEVERAL_GROUPS,
      "1 user (25.0%) is in both groups and was left out (line 6: “3”)." },
    { "5,control,\n6,control,\n", EXOS_ISSUE_VALUES_MISSING,
      "“converted” is missing in 2 rows (33.3%), which were not counted for it (lines 6, 7)." },
    { "5\n6\n7\n8\n9\n10\n", EXOS_ISSUE_ROWS_SHORT,
      "6 rows have fewer values than the header and were left out (lines 6, 7, 8, 9, 10, …)." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autofree char *csv = g_strconcat (HEAD "\n" FOUR, said[i].rows, NULL);
      g_autoptr (ExosExperiment) experiment = understand_rows (csv, 0);
      gboolean is_said = FALSE;

      for (guint issue = 0; issue < experiment->issues->len; issue++)
        {
          const ExosIssue *it = g_ptr_array_index (experiment->issues, issue);
          g_autofree char *message = exos_issue_dup_message (it);

          if (it->code != said[i].code)
            continue;
          g_assert_cmpstr (message, ==, said[i].words);
          is_said = TRUE;
        }
      g_assert_true (is_said);
    }
}

/* What the window shows of the columns. */
static void
test_roles_of_columns (void)
{
  static const char csv[] =
      "user_id,variant,converted,left,spent,pre_spent,segment,country,date\n"
      "1,control,1,0,2,1,a,kr,1\n2,treatment,0,0,3,1,b,kr,1\n3,control,0,1,2,2,a,us,2\n";
  static const char *const roles[] = { "unit",  "group",   "conversions", "guardrail", "value",
                                       "value", "segment", "ignore",      "date" };
  g_autoptr (ExosExperiment) experiment = understand_rows (csv, 0);

  g_assert_cmpuint (experiment->n_columns, ==, G_N_ELEMENTS (roles));
  for (gsize i = 0; i < experiment->n_columns; i++)
    g_assert_cmpstr (exos_role_id (experiment->columns[i].role), ==, roles[i]);
  g_assert_cmpstr (experiment->columns[5].part_of, ==, "spent");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/unit-rows/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
#define ADD(name, func) g_test_add_func ("/unit-rows/" name, func)
  ADD ("too-many-segments", test_too_many_segments);
  ADD ("late-numbers-make-a-mean", test_late_numbers_make_a_mean);
  ADD ("outcomes-with-decimals", test_outcomes_with_decimals);
  g_test_add_func ("/unit-rows/start-among-days-of-either-order",
                   test_start_among_days_of_either_order);
  g_test_add_func ("/unit-rows/outcomes-without-a-meaning-are-no-guardrails",
                   test_outcomes_without_a_meaning_are_no_guardrails);
  ADD ("split-is-of-all-assigned", test_split_is_of_all_assigned);
  ADD ("rows-of-days-are-refused", test_rows_of_days_are_refused);
  g_test_add_func ("/unit-rows/sessions-are-not-users-beside-ids",
                   test_sessions_are_not_users_beside_ids);
  g_test_add_func ("/unit-rows/a-named-guardrail-is-never-dropped",
                   test_a_named_guardrail_is_never_dropped);
  ADD ("missing-by-group", test_missing_by_group);
  ADD ("few-unreadable-values", test_few_unreadable_values);
  ADD ("sentences", test_sentences);
  ADD ("roles-of-columns", test_roles_of_columns);
  return g_test_run ();
}
