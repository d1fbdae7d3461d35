// SPDX-License-Identifier: MIT
/* Rows of users that are of no user of the experiment: by their group, or by their day. */
#include "data/data-file.h"

#include <string.h>

#include "data/language.h"
#include "experiment-text.h"
#include "unit-rows-fixture.h"

#define HEAD "user_id,variant,date,converted\n"
#define ROW(id, group, day, value) id "," group "," day "," value "\n"
#define FOUR                                 \
  ROW ("1", "A", "2026-01-05 10:00:00", "1") \
  ROW ("2", "B", "2026-01-06 10:00:00", "0") \
  ROW ("3", "A", "2026-01-04 10:00:00", "0") ROW ("4", "B", "2026-01-07 10:00:00", "1")

/* Told as in import-cases.h. */
static const struct
{
  const char *name;
  const char *csv;
  const char *start;
  const char *told;
} cases[] = {
  { "null-is-no-group", HEAD FOUR ROW ("5", "NULL", "2026-01-05", "1"), NULL,
    "*A 2/1; B 2/1 | W25@6:variant" },
  { "not-set-is-no-group", HEAD FOUR ROW ("5", "(not set)", "2026-01-05", "1"), NULL,
    "*A 2/1; B 2/1 | W25@6:variant" },
  { "many-of-none-are-a-group", HEAD FOUR ROW ("5", "None", "2026-01-05", "1"), NULL,
    "*A 2/1; B 2/1; None 1/1 |" },
  { "none-is-one-of-two", "user_id,variant,converted\n1,none,1\n2,discount,0\n3,none,0\n", NULL,
    "blocked | E02@0:variant" },
  { "many-of-all-are-a-group", HEAD FOUR ROW ("5", "all", "2026-01-05", "1"), NULL,
    "*A 2/1; B 2/1; all 1/1 |" },
  { "before-the-start", HEAD FOUR, "2026-01-05", "*A 1/1; B 2/1 | W39@4:date" },
  { "the-day-of-the-start-is-kept", HEAD FOUR, "2026-01-05T23:00", "*A 1/1; B 2/1 | W39@4:date" },
  { "the-day-of-the-start-is-that-of-its-zone", HEAD FOUR, "2026-01-05T00:00:00+09:00",
    "*A 1/1; B 2/1 | W39@4:date" },
  { "all-after-the-start", HEAD FOUR, "2025-12-31", "*A 2/1; B 2/1 |" },
  { "all-before-the-start", HEAD FOUR, "2026-03-01", "blocked | E41@0:- W39@2:date" },
  { "no-day", "user_id,variant,converted\n1,A,1\n2,B,0\n3,A,0\n4,B,1\n", "2026-01-05",
    "blocked | E44@0:-" },
  { "a-time-where-there-is-no-date",
    "user_id,variant,created_at,converted\n1,A,2026-01-05 "
    "10:00,1\n2,B,2026-01-04 10:00,0\n3,A,2026-01-06 10:00,0\n4,B,2026-01-06 10:00,0\n",
    "2026-01-05", "*A 2/1; B 1/0 | W39@3:created_at" },
  { "days-that-are-none",
    "user_id,variant,date,converted\n1,A,week 1,1\n2,B,week 2,0\n3,A,week 1,0\n", "2026-01-05",
    "blocked | E44@2:date" },
  { "days-as-people-write-them",
    "user_id,variant,date,converted\n1,A,04/01/2026 10:00,1\n2,B,20/01/2026,0\n3,A,06/01/2026 "
    "09:00,0\n4,B,05/01/2026,1\n",
    "2026-01-05", "*A 1/0; B 2/1 | W39@2:date" },
  { "korean-days",
    "user_id,variant,date,converted\n1,A,2026. 1. 4. 오후 3:12,1\n2,B,2026. 1. 20. 오전 "
    "1:00,0\n3,A,2026. 1. 5. 오전 1:00,0\n4,B,2026. 1. 5. 오후 9:00,1\n",
    "2026-01-05", "*A 1/0; B 2/1 | W39@2:date" },
  { "totals-have-no-users", "variant,users,conversions\nA,100,10\nB,100,20\n", "2026-01-05",
    "blocked | E44@0:-" },
};

static void
test_case (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  const ExosMapping mapping = { .start = cases[i].start };
  g_autoptr (ExosDataFile) file = read_chunks (cases[i].csv, strlen (cases[i].csv), 7, &mapping);
  g_autoptr (ExosExperiment) experiment = exos_data_file_understand (file, &mapping);
  g_autofree char *told = experiment_to_line (experiment);

  g_assert_cmpstr (told, ==, cases[i].told);
}

/* A total of few rows among many, and what is said of it. */
static void
test_a_total_is_no_group (void)
{
  g_autoptr (GString) csv = g_string_new ("user_id,variant,converted\n");

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (csv, "%u,%s,%u\n", i, i % 2 ? "A" : "B", i % 3 == 0);
  g_string_append (csv, "total,Total,1\n");

  g_autoptr (ExosExperiment) experiment = understand_rows (csv->str, 0);
  const ExosIssue *issue = NULL;

  for (guint i = 0; i < experiment->issues->len; i++)
    if (((ExosIssue *) g_ptr_array_index (experiment->issues, i))->code ==
        EXOS_ISSUE_ROWS_OF_NO_GROUP)
      issue = g_ptr_array_index (experiment->issues, i);
  g_assert_nonnull (issue);

  g_autofree char *message = exos_issue_dup_message (issue);

  g_assert_cmpstr (message, ==,
                   "1 row has “Total” as its “variant”, which is no group: it was left out (line "
                   "202).");
  g_assert_cmpuint (experiment->n_arms, ==, 2);
  g_assert_cmpuint (experiment->arms[0].users, ==, 100);
}

/* Few users of "None" beside two groups, and whether somebody says that they are one. */
static void
test_few_of_none_are_no_group (void)
{
  static const struct
  {
    const char *control;
    guint n_arms;
  } said[] = { { "A", 2 }, { NULL, 2 }, { "None", 3 }, { "none", 3 } };
  g_autoptr (GString) csv = g_string_new ("user_id,variant,converted\n");

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (csv, "%u,%s,%u\n", i, i < 4 ? "None" : i % 2 ? "A" : "B", i % 3 == 0);
  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    {
      const ExosMapping mapping = { .control = said[i].control };
      g_autoptr (ExosDataFile) file = read_chunks (csv->str, csv->len, 0, &mapping);
      g_autoptr (ExosExperiment) experiment = exos_data_file_understand (file, &mapping);

      g_assert_cmpuint (experiment->n_arms, ==, said[i].n_arms);
      g_assert_true (experiment->has_counts);
    }
}

/* The same sums serve every start. */
static void
test_another_start_needs_no_reading (void)
{
  const ExosMapping none = { .start = NULL };
  const ExosMapping late = { .start = "2026-01-05" };
  g_autoptr (ExosDataFile) file = read_chunks (HEAD FOUR, strlen (HEAD FOUR), 0, &none);

  g_assert_true (exos_data_file_serves (file, &late));

  g_autoptr (ExosExperiment) all = exos_data_file_understand (file, &none);
  g_autoptr (ExosExperiment) some = exos_data_file_understand (file, &late);
  g_autoptr (ExosExperiment) again = exos_data_file_understand (file, &none);

  g_assert_cmpuint (all->arms[0].users, ==, 2);
  g_assert_cmpuint (some->arms[0].users + some->arms[1].users, ==, 3);
  g_assert_cmpuint (again->arms[0].users, ==, 2);
}

/* 400 users who spent 1 to 400, and more rows. */
static GString *
make_spending (const char *more, const char *line_end)
{
  GString *csv = g_string_new ("user_id,variant,date,spent\n");

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (csv, "%u,%s,2026-01-0%u,%u\n", i, i % 2 ? "A" : "B", 5 + i % 3, 1 + i);
  g_string_append (csv, more);
  g_string_replace (csv, "\n", line_end, 0);
  return csv;
}

/* Only who counts is told to have no value. */
static void
test_values_of_rows_left_out_are_not_missing (void)
{
  g_autoptr (GString) csv =
      make_spending ("a,A,2026-01-02,\nb,B,2026-01-06,\nc,A,2026-01-03,\nd,B,2026-01-01,x\n"
                     "e,A,2026-01-07,x\nf,B,2026-01-02,7\n",
                     "\n");
  static const struct
  {
    const char *start;
    const char *told;
  } starts[] = {
    { NULL,
      "“spent” is missing in 3 rows (0.7%), which were not counted for it (lines 402, 403, 404).|"
      "“spent” is not a number in 2 rows (0.5%), which were not counted for it (lines 405, 406; "
      "first “x”).|" },
    { "2026-01-05", "“spent” is missing for 1 user (0.2%), who was not counted for it.|"
                    "“spent” is not a number in 1 row (0.2%), which was not counted for it.|" },
    { "2026-01-07", "“spent” is not a number in 1 row (0.7%), which was not counted for it.|" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      const ExosMapping mapping = { .start = starts[i].start };
      g_autoptr (ExosDataFile) file = read_chunks (csv->str, csv->len, 0, &mapping);
      g_autoptr (ExosExperiment) experiment = exos_data_file_understand (file, &mapping);
      g_autoptr (GString) told = g_string_new (NULL);

      for (guint issue = 0; issue < experiment->issues->len; issue++)
        {
          const ExosIssue *it = g_ptr_array_index (experiment->issues, issue);
          g_autofree char *message = exos_issue_dup_message (it);

          if (g_strcmp0 (it->column, "spent") == 0)
            g_string_append_printf (told, "%s|", message);
        }
      g_assert_cmpstr (told->str, ==, starts[i].told);
    }
}

static double
find_cap (const char *more, const char *line_end, const char *start)
{
  ExosCapping capping = { (char *) "spent", 990000000 };
  ExosCapping *const cappings[] = { &capping };
  const ExosMapping mapping = { .start = start, .cappings = cappings, .n_cappings = 1 };
  g_autoptr (GString) csv = make_spending (more, line_end);
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (csv->str, (gssize) csv->len, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosDataFile) file =
      exos_data_file_read_stream (stream, "rows.csv", csv->len, &mapping, NULL, NULL, &error);

  g_assert_no_error (error);

  g_autoptr (ExosExperiment) experiment = exos_data_file_understand (file, &mapping);

  g_assert_cmpuint (experiment->arms[0].users + experiment->arms[1].users, ==, 400);
  g_assert_cmpuint (experiment->metrics[0].cap.quantile, ==, capping.quantile);
  return experiment->metrics[0].cap.upper;
}

/* (400 − 1) 0.99 = 395.01 whatever those spent who are no users of the experiment, fast and where
 * other line ends need care; one of them is a user twice. */
static void
test_who_is_left_out_makes_no_caps (void)
{
  static const char *const line_ends[] = { "\n", "\r" };
  static const char early[] = "a,A,2026-01-01,9000\nb,B,2026-01-04,9000\nc,A,2026-01-02,\n"
                              "d,B,2026-01-02,8999.5\ne,A,2026-01-03,9000\na,A,2026-01-01,7\n"
                              "f,B,2026-01-03,9000\ng,A,2026-01-03,9000\nh,B,2026-01-03,9000\n";
  static const char none[] = "a,Total,2026-01-05,9000\nb,unknown,2026-01-06,9000\n"
                             "c,none,2026-01-06,9000\nd,Total,2026-01-06,9000\n"
                             "e,none,2026-01-06,9000\nf,unknown,2026-01-06,9000\n";

  for (guint i = 0; i < G_N_ELEMENTS (line_ends); i++)
    {
      g_assert_cmpfloat (find_cap ("", line_ends[i], NULL), ==, 396.01);
      g_assert_cmpfloat (find_cap (early, line_ends[i], "2026-01-05T01:00+09:00"), ==, 396.01);
      g_assert_cmpfloat (find_cap (none, line_ends[i], NULL), ==, 396.01);
      g_assert_cmpfloat (find_cap (none, line_ends[i], "2026-01-05"), ==, 396.01);
    }
}

/* Capped values are those of one start. */
static void
test_another_start_needs_other_caps (void)
{
  ExosCapping capping = { (char *) "spent", 990000000 };
  ExosCapping *const cappings[] = { &capping };
  const ExosMapping none = { .cappings = cappings, .n_cappings = 1 };
  const ExosMapping late = { .start = "2026-01-06", .cappings = cappings, .n_cappings = 1 };
  g_autoptr (GString) csv = make_spending ("", "\n");

  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (csv->str, (gssize) csv->len, NULL);
  g_autoptr (ExosDataFile) file =
      exos_data_file_read_stream (stream, "rows.csv", csv->len, &none, NULL, NULL, NULL);

  g_assert_true (exos_data_file_serves (file, &none));
  g_assert_false (exos_data_file_serves (file, &late));
}

/* Days of Korean spreadsheets are told apart as days, however many times there are. */
static void
test_many_times_are_few_days (void)
{
  const ExosMapping mapping = { .start = "2026-01-02" };
  g_autoptr (GString) csv = g_string_new ("user_id,variant,date,converted\n");

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (csv, "%u,%s,2026. 1. %u. 오후 %u:%02u:%02u,%u\n", i, i % 2 ? "A" : "B",
                            1 + i / 2 % 3, 1 + i % 11, i % 60, i / 60, i % 5 == 0);

  g_autoptr (ExosDataFile) file = read_chunks (csv->str, csv->len, 0, &mapping);
  g_autoptr (ExosExperiment) experiment = exos_data_file_understand (file, &mapping);

  g_assert_true (experiment->has_counts);
  g_assert_cmpuint (experiment->arms[0].users + experiment->arms[1].users, ==, 2000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/rows-left-out/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/rows-left-out/many-times-are-few-days", test_many_times_are_few_days);
  g_test_add_func ("/rows-left-out/who-is-left-out-makes-no-caps",
                   test_who_is_left_out_makes_no_caps);
  g_test_add_func ("/rows-left-out/values-of-rows-left-out-are-not-missing",
                   test_values_of_rows_left_out_are_not_missing);
  g_test_add_func ("/rows-left-out/another-start-needs-other-caps",
                   test_another_start_needs_other_caps);
  g_test_add_func ("/rows-left-out/a-total-is-no-group", test_a_total_is_no_group);
  g_test_add_func ("/rows-left-out/few-of-none-are-no-group", test_few_of_none_are_no_group);
  g_test_add_func ("/rows-left-out/another-start-needs-no-reading",
                   test_another_start_needs_no_reading);
  return g_test_run ();
}
