// SPDX-License-Identifier: MIT
/* Results of exos --sql as files: their rows add up without being asked for, since they hold
 * different users, and what the query left out is said. */
#include "data/import.h"

#include <string.h>

#include "data/language.h"
#include "experiment-text.h"

#define HEAD "exos_shape,variant,users,conversions"
#define ROW "\nunit_sums,"

/* What experiment_to_line() tells, then the strata: "kr 10/1 12/3; us 20/2 22/4". */
typedef struct
{
  const char *name;
  const char *csv;
  const char *told;
  const char *strata;
} Case;

/* clang-format off */
static const Case cases[] = {
  { "a-row-a-group", HEAD ROW "control,10,1" ROW "treatment,12,3\n", "*control 10/1; treatment 12/3 |", "" },
  { "rows-add-up", HEAD ",date" ROW "control,10,1,1" ROW "treatment,12,3,1" ROW "control,20,2,2" ROW "treatment,22,4,2\n", "*control 30/3; treatment 34/7 |", "date 1 10/1 12/3; 2 20/2 22/4" },
  { "segments-are-kept", HEAD ",segment" ROW "control,10,1,kr" ROW "control,20,2,us" ROW "treatment,12,3,kr" ROW "treatment,22,4,us\n", "*control 30/3; treatment 34/7 |", "segment kr 10/1 12/3; us 20/2 22/4" },
  { "days-of-a-segment-add-up", HEAD ",segment,date" ROW "control,10,1,kr,1" ROW "control,20,2,us,1" ROW "control,1,0,kr,2" ROW "treatment,12,3,kr,1" ROW "treatment,22,4,us,1" ROW "treatment,2,1,us,2\n", "*control 31/3; treatment 36/8 |", "segment kr 11/1 12/3; us 20/2 24/5 | date 1 30/3 34/7; 2 1/0 2/1" },
  { "no-segment-is-a-total", HEAD ",segment" ROW "control,10,1,kr" ROW "control,20,3,us" ROW "control,30,4,All" ROW "treatment,12,3,kr" ROW "treatment,22,4,us" ROW "treatment,34,7,All\n", "*control 60/8; treatment 68/14 |", "segment kr 10/1 12/3; us 20/3 22/4; All 30/4 34/7" },
  { "nor-is-an-empty-one", HEAD ",segment" ROW "control,10,1,kr" ROW "control,20,3," ROW "treatment,12,3,kr" ROW "treatment,22,4,\n", "*control 30/4; treatment 34/7 |", "segment kr 10/1 12/3;  20/3 22/4" },
  { "nor-a-group", HEAD ROW "control,10,1" ROW "treatment,12,3" ROW "all,22,4\n", "*control 10/1; treatment 12/3; all 22/4 |", "" },
  { "it-is-no-other-shape", HEAD ",metric" ROW "control,10,1,a" ROW "treatment,12,3,a" ROW "control,20,2,b\n", "*control 30/3; treatment 12/3 |", "" },
  { "capitals-of-snowflake", "EXOS_SHAPE,VARIANT,USERS,CONVERSIONS,DATE" ROW "control,10,1,1" ROW "treatment,12,3,1" ROW "control,20,2,2\n", "*control 30/3; treatment 12/3 |", "DATE 1 10/1 12/3; 2 20/2 0/0" },
  { "another-word", "exos_shape,variant,users,conversions,date\nsums,control,10,1,1\nsums,treatment,12,3,1\nsums,control,20,2,2\n", "blocked | E04@4:date", "" },
  { "not-every-row", HEAD ",date" ROW "control,10,1,1" ROW "treatment,12,3,1\n,control,20,2,2\n", "blocked | E04@4:date", "" },
  { "without-the-header", "variant,users,conversions,date\ncontrol,10,1,1\ntreatment,12,3,1\ncontrol,20,2,2\n", "blocked | E04@4:date", "" },
  { "users-with-a-value", HEAD ",conversions_n" ROW "control,1000,10,990" ROW "treatment,1000,30,992\n", "*control 990/10; treatment 992/30 | W27@0:conversions", "" },
  { "users-with-a-value-of-the-first-column", "conversions,conversions_n,exos_shape,variant,users\n10,990,unit_sums,control,1000\n30,992,unit_sums,treatment,1000\n", "*control 990/10; treatment 992/30 | W27@0:conversions", "" },
  { "values-lost-in-one-group", HEAD ",conversions_n" ROW "control,1000,10,990" ROW "treatment,1000,30,900\n", "*control 990/10; treatment 900/30 | W27@0:conversions W31@0:conversions", "" },
  { "lost-where-it-does-not-decide", HEAD ",crash,crash_n" ROW "control,1000,10,5,990" ROW "treatment,1000,30,6,900\n", "*control 1000/10 crash=5; treatment 1000/30 crash=6 | W27@0:crash", "" },
  { "nothing-is-missing", HEAD ",conversions_n" ROW "control,10,1,10" ROW "treatment,12,3,12\n", "*control 10/1; treatment 12/3 |", "" },
  { "strata-of-users-with-a-value", HEAD ",conversions_n,segment" ROW "control,10,1,9,kr" ROW "control,20,2,18,us" ROW "treatment,12,3,11,kr" ROW "treatment,22,4,22,us\n", "*control 27/3; treatment 33/7 | W27@0:conversions", "segment kr 9/1 11/3; us 18/2 22/4" },
  { "means-add-up", "exos_shape,variant,users,revenue_sum,revenue_sum_sq,revenue_n,date" ROW "control,10,1.5,10,9,1" ROW "treatment,12,3.25,11,12,1" ROW "control,20,2.5,20,20,2" ROW "treatment,22,4,21,22,2\n", "*control 29/0 revenue=4s; treatment 34/0 revenue=7.25s | W27@0:revenue", "date 1 9/0 12/0; 2 20/0 22/0" },
  { "what-was-left-out", HEAD ",exos_rows_without_group,exos_rows_without_user,exos_users_in_several_groups,exos_repeated_users" ROW "control,10,1,1,2,3,4" ROW "treatment,12,3,1,2,3,4\n", "*control 10/1; treatment 12/3 | W25@0:variant W26@0:variant W30@0:variant W29@0:variant", "" },
  { "thousands-were-left-out", HEAD ",exos_repeated_users,conversions_n" ROW "control,\"10,000\",1,\"1,000\",\"9,990\"" ROW "treatment,12000,3,\"1,000\",12000\n", "*control 9990/1; treatment 12000/3 | W29@0:variant W27@0:conversions W31@0:conversions", "" },
  { "nothing-was-left-out", HEAD ",exos_rows_without_group,exos_rows_without_user,exos_users_in_several_groups,exos_repeated_users" ROW "control,10,1,0,0,0,0" ROW "treatment,12,3,0,0,0,0\n", "*control 10/1; treatment 12/3 |", "" },
  { "no-column-of-users", "exos_shape,variant,conversions,conversions_n,date" ROW "control,10,100,1" ROW "treatment,12,100,1" ROW "control,20,200,2\n", "blocked | E01@1:users", "" },
  { "an-outcome-that-is-none", HEAD ",crash" ROW "control,10,,1" ROW "treatment,12,3,1\n", "blocked | E10@2:conversions", "" },
  { "a-guardrail-that-is-none", HEAD ",crash,date" ROW "control,10,1,,1" ROW "treatment,12,3,1,1" ROW "control,20,2,2,2\n", "*control 30/3 crash=-; treatment 12/3 crash=1 | W09@2:crash", "date 1 10/1 12/3; 2 20/2 0/0" },
};
/* clang-format on */

static ExosExperiment *
import (const char *csv)
{
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (csv, (gssize) strlen (csv), NULL);
  g_autoptr (GError) error = NULL;
  ExosExperiment *experiment =
      exos_import_stream (stream, "sums.csv", strlen (csv), NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return experiment;
}

static void
append_strata (GString *told, const ExosStrata *strata, gsize n_arms)
{
  g_string_append_printf (told, "%s%s", told->len > 0 ? " | " : "", strata->column);
  for (gsize i = 0; i < strata->n; i++)
    {
      g_string_append_printf (told, "%s %s", i > 0 ? ";" : "", strata->names[i]);
      for (gsize arm = 0; arm < n_arms; arm++)
        {
          const ExosCount *count = &strata->counts[i * n_arms + arm];

          g_string_append_printf (told, " %" G_GUINT64_FORMAT "/%" G_GUINT64_FORMAT, count->users,
                                  count->events);
        }
    }
}

/* Segments, then days. */
static char *
strata_to_line (const ExosExperiment *experiment)
{
  GString *told = g_string_new (NULL);

  for (gsize kind = 0; kind < EXOS_N_STRATA; kind++)
    if (experiment->strata[kind].n > 0)
      append_strata (told, &experiment->strata[kind], experiment->n_arms);
  return g_string_free (told, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (ExosExperiment) experiment = import (c->csv);
  g_autofree char *told = experiment_to_line (experiment);
  g_autofree char *strata = strata_to_line (experiment);

  g_assert_cmpstr (told, ==, c->told);
  g_assert_cmpstr (strata, ==, c->strata);
}

static void
test_shape (void)
{
  g_autoptr (ExosExperiment) experiment = import (HEAD ROW "control,10,1" ROW "treatment,12,3\n");

  g_assert_cmpstr (exos_shape_id (experiment->source.shape), ==, "unit_sums");
}

/* They are no metrics, and nobody needs to be told that they are ignored. */
static void
test_own_columns_are_nothing_to_speak_of (void)
{
  g_autoptr (ExosExperiment) experiment = import (
      HEAD ",exos_rows_without_group,exos_users_in_several_groups,exos_repeated_users"
           ",exos_rows_without_user" ROW "control,10,1,0,0,0,0" ROW "treatment,12,3,0,0,0,0\n");

  g_assert_cmpuint (experiment->n_metrics, ==, 0);
  for (guint i = 0; i < experiment->issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (experiment->issues, i);

      g_assert_cmpint (issue->code, !=, EXOS_ISSUE_COLUMN_IGNORED);
    }
}

/* No sentence speaks of lines, which nobody knows. */
static void
test_sentences (void)
{
  static const struct
  {
    ExosIssueCode code;
    const char *message;
  } sentences[] = {
    { EXOS_ISSUE_ROWS_WITHOUT_GROUP, "5 rows have no “variant” and were left out." },
    { EXOS_ISSUE_ROWS_WITHOUT_ID, "5 rows have no user id, so nobody can say whose they are: they "
                                  "were left out." },
    { EXOS_ISSUE_USERS_REPEATED, "5 users have several rows in one group (duplicates): one row of "
                                 "each counts." },
    { EXOS_ISSUE_USERS_IN_SEVERAL_GROUPS, "5 users (4.8%) are in several groups and were left "
                                          "out." },
    { EXOS_ISSUE_VALUES_MISSING,
      "“variant” is missing for 5 users (5.0%), who were not counted for "
      "it." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autoptr (ExosIssue) issue = exos_issue_new (sentences[i].code, 0, "variant", NULL, NULL);

      issue->number = 5;
      issue->other = 100;
      issue->p = 5.0 / 105.0;

      g_autofree char *message = exos_issue_dup_message (issue);

      g_assert_cmpstr (message, ==, sentences[i].message);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/query-sums/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/query-sums/shape", test_shape);
  g_test_add_func ("/query-sums/own-columns", test_own_columns_are_nothing_to_speak_of);
  g_test_add_func ("/query-sums/sentences", test_sentences);
  return g_test_run ();
}
