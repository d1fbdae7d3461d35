// SPDX-License-Identifier: MIT
/* Rows of users are judged as an aggregated file of the same sums: the same numbers to the last
 * digit, whatever is missing. */
#include "json-fixture.h"

#include <math.h>

#include "data/language.h"

#define N 2400

/* What a user did; amounts in cents. */
typedef struct
{
  gboolean is_treated;
  gboolean converted;
  gboolean has_refund;
  gboolean refunded;
  gboolean has_spent;
  gint64 spent;
  gint64 before;
  gboolean is_mobile;
} User;

/* The same users in every test. */
static User
make_user (guint i)
{
  const guint mixed = i * 2654435761u >> 7;

  return (User) {
    .is_treated = mixed % 2,
    .converted = mixed % 100 < 20 + (mixed % 2) * 4,
    .has_refund = i % 11 != 0,
    .refunded = mixed % 37 == 0,
    .has_spent = i % 13 != 0,
    .spent = (gint64) (mixed / 3 % 20000) - 500,
    .before = mixed / 5 % 15000,
    .is_mobile = i % 3 == 0,
  };
}

static void
append_cents (GString *text, gint64 cents)
{
  const gint64 size = cents < 0 ? -cents : cents;

  g_string_append_printf (text, "%s%" G_GINT64_FORMAT ".%02d", cents < 0 ? "-" : "", size / 100,
                          (int) (size % 100));
}

/* segments: with their column. */
static char *
make_rows (gboolean has_segments)
{
  GString *text =
      g_string_new (has_segments ? "user_id,variant,segment,converted,refunded,spent,pre_spent\n"
                                 : "user_id,variant,converted,refunded,spent,pre_spent\n");

  for (guint i = 0; i < N; i++)
    {
      const User user = make_user (i);

      g_string_append_printf (text, "u%u,%s,%s%d,%s,", i, user.is_treated ? "treatment" : "control",
                              !has_segments    ? ""
                              : user.is_mobile ? "mobile,"
                                               : "web,",
                              user.converted,
                              !user.has_refund ? ""
                              : user.refunded  ? "yes"
                                               : "no");
      if (user.has_spent)
        append_cents (text, user.spent);
      g_string_append_c (text, ',');
      append_cents (text, user.before);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

/* Sums over users of one kind; squares and products in 10^-4. */
typedef struct
{
  guint64 users, conversions, refund_n, refunds, spent_n;
  gint64 y, yy, x, xx, xy;
} Sums;

static void
add_user (Sums *sums, const User *user)
{
  sums->users++;
  sums->conversions += user->converted;
  sums->refund_n += user->has_refund;
  sums->refunds += user->has_refund && user->refunded;
  if (!user->has_spent)
    return;
  sums->spent_n++;
  sums->y += user->spent;
  sums->yy += user->spent * user->spent;
  sums->x += user->before;
  sums->xx += user->before * user->before;
  sums->xy += user->spent * user->before;
}

static void
append_squares (GString *text, gint64 squares)
{
  g_string_append_printf (text, ",%" G_GINT64_FORMAT ".%04d", squares / 10000,
                          (int) (squares % 10000));
}

static void
append_sums (GString *text, const char *group, const char *segment, const Sums *sums)
{
  g_string_append_printf (text,
                          "%s%s,%" G_GUINT64_FORMAT ",%" G_GUINT64_FORMAT ",%" G_GUINT64_FORMAT
                          ",%" G_GUINT64_FORMAT ",",
                          group, segment, sums->users, sums->conversions, sums->refunds,
                          sums->refund_n);
  append_cents (text, sums->y);
  append_squares (text, sums->yy);
  g_string_append_c (text, ',');
  append_cents (text, sums->x);
  append_squares (text, sums->xx);
  append_squares (text, sums->xy);
  g_string_append_printf (text, ",%" G_GUINT64_FORMAT "\n", sums->spent_n);
}

/* The same users as a row a group, in the order in which groups and segments come in the rows. */
static char *
make_table (gboolean has_segments)
{
  static const char *const segments[] = { ",mobile", ",web" };
  GString *text = g_string_new ("variant");
  const gboolean first = make_user (0).is_treated;

  g_string_append (text, has_segments ? ",segment" : "");
  g_string_append (text,
                   ",users,converted,refunded,refunded_n,spent_sum,spent_sum_sq,spent_pre_sum,"
                   "spent_pre_sum_sq,spent_pre_prod,spent_n\n");
  for (int group = 0; group < 2; group++)
    for (int segment = 0; segment < (has_segments ? 2 : 1); segment++)
      {
        const gboolean is_treated = first ? group == 0 : group == 1;
        Sums sums = { 0 };

        for (guint i = 0; i < N; i++)
          {
            const User user = make_user (i);

            if (user.is_treated == is_treated &&
                (!has_segments || user.is_mobile == (segment == 0)))
              add_user (&sums, &user);
          }
        append_sums (text, is_treated ? "treatment" : "control",
                     has_segments ? segments[segment] : "", &sums);
      }
  return g_string_free (text, FALSE);
}

/* What says where the numbers came from, and what was noted of it. */
static void
forget_source (JsonObject *answer)
{
  json_object_remove_member (answer, "source");
  json_object_remove_member (answer, "settings");
  json_object_remove_member (answer, "health");
  json_object_remove_member (json_object_get_object_member (answer, "plan"), "sums_rows");
  json_object_remove_member (json_object_get_object_member (answer, "decision"), "risks");
}

static char *
answer_of (const char *csv, const ExosPlan *plan)
{
  g_autoptr (ExosReport) report = fixture_report (csv, plan);
  g_autofree char *json = render (report);
  g_autoptr (JsonParser) parser = json_parser_new ();

  for (guint i = 0; !report->experiment->has_counts && i < report->issues->len; i++)
    {
      g_autofree char *message = exos_issue_dup_message (g_ptr_array_index (report->issues, i));

      g_test_message ("%s", message);
    }
  g_assert_true (report->experiment->has_counts);
  forget_source (parse (json, parser));
  return json_to_string (json_parser_get_root (parser), TRUE);
}

typedef struct
{
  const char *name;
  const char *primary; /* NULL: conversions */
  gboolean has_segments;
} Case;

static const Case cases[] = {
  { "conversions", NULL, FALSE },
  { "mean-with-covariate", "spent", FALSE },
  { "outcome-that-some-lack", "refunded", FALSE },
  { "segments", NULL, TRUE },
  { "mean-by-segment", "spent", TRUE },
};

static void
test_same_as_sums (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *rows = make_rows (c->has_segments);
  g_autofree char *table = make_table (c->has_segments);
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  g_autoptr (ExosPlan) sums = NULL;

  plan->primary = g_strdup (c->primary);
  sums = exos_plan_copy (plan);
  sums->sums_rows = c->has_segments;

  g_autofree char *one = answer_of (rows, plan);
  g_autofree char *two = answer_of (table, sums);

  g_assert_cmpstr (one, ==, two);
}

/* A rate is a rate of those who have a value. */
static void
test_guardrail_of_those_who_have_one (void)
{
  g_autofree char *rows = make_rows (FALSE);
  g_autoptr (ExosReport) report = fixture_report (rows, NULL);
  const ExosGuardrailResult *guardrail = &report->treatments[0].guardrails[0];
  guint64 n = 0;
  guint64 events = 0;

  for (guint i = 0; i < N; i++)
    {
      const User user = make_user (i);

      n += user.is_treated && user.has_refund;
      events += user.is_treated && user.has_refund && user.refunded;
    }

  g_assert_cmpstr (report->experiment->metrics[guardrail->metric].name, ==, "refunded");
  g_assert_cmpfloat (guardrail->test.rate_t, ==, (double) events / (double) n);
}

/* A mean is one of those who have a value, also where conversions decide among all. */
static void
test_mean_of_those_who_have_one (void)
{
  g_autofree char *rows = make_rows (FALSE);
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  g_autoptr (ExosExperiment) experiment = fixture_import (rows, plan);
  Sums sums = { 0 };

  for (guint i = 0; i < N; i++)
    {
      const User user = make_user (i);

      if (user.is_treated == g_str_equal (experiment->arms[0].name, "treatment"))
        add_user (&sums, &user);
    }

  g_assert_cmpuint (experiment->arms[0].users, ==, sums.users);
  g_assert_cmpuint (exos_experiment_sums (experiment, 0, 1)->n, ==, sums.spent_n);
  g_assert_cmpuint (exos_experiment_value (experiment, 0, 1)->users, ==, sums.spent_n);
  g_assert_cmpuint (exos_experiment_value (experiment, 0, 0)->users, ==, sums.refund_n);
}

/* As many users have an outcome in both groups, but not as many were assigned. */
static void
test_split_is_that_of_all_assigned (void)
{
  g_autoptr (GString) rows = g_string_new ("user_id,variant,converted\n");
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  for (guint i = 0; i < 4400; i++)
    g_string_append_printf (rows, "%u,%s,%s\n", i, i < 2000 ? "control" : "treatment",
                            i >= 4000   ? ""
                            : i % 5 > 0 ? "0"
                                        : "1");

  g_autoptr (ExosExperiment) experiment = fixture_import (rows->str, plan);
  g_autoptr (ExosReport) report = exos_report_new (plan, experiment);

  g_assert_cmpuint (experiment->arms[0].users, ==, experiment->arms[1].users);
  g_assert_cmpfloat (report->srm.p, <, 1e-5);
  g_assert_cmpint (report->decision.verdict, ==, EXOS_VERDICT_HOLD);
}

/* Users without a value from before count with the mean of the others: whole numbers, so that the
 * mean, 4, is exact. */
static void
test_covariates_are_filled (void)
{
  static const char rows[] = "user_id,variant,spent,pre_spent\n"
                             "1,control,10,3\n2,control,20,5\n3,control,30,\n"
                             "4,treatment,11,2\n5,treatment,21,6\n6,treatment,31,4\n";
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  g_autoptr (ExosExperiment) experiment = fixture_import (rows, plan);
  const ExosPairSums *control = exos_experiment_sums (experiment, 0, 0);

  g_assert_true (experiment->metrics[0].has_covariate);
  g_assert_cmpuint (control->n, ==, 3);
  g_assert_cmpfloat (control->y.hi, ==, 60);
  g_assert_cmpfloat (control->x.hi, ==, 3 + 5 + 4);
  g_assert_cmpfloat (control->xx.hi, ==, 9 + 25 + 16);
  g_assert_cmpfloat (control->xy.hi, ==, 30 + 100 + 120);
}

/* The same with negative values and means between decimals: near the mean of the others. */
static void
test_covariates_are_filled_near_the_mean (void)
{
  static const char rows[] = "user_id,variant,spent,pre_spent\n"
                             "1,control,10.5,-3\n2,control,-20,-5.25\n3,control,30,\n"
                             "4,treatment,11,-2\n5,treatment,21,\n6,treatment,31,-4\n";
  const double mean = (-3 - 5.25 - 2 - 4) / 4;
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  g_autoptr (ExosExperiment) experiment = fixture_import (rows, plan);
  const ExosPairSums *control = exos_experiment_sums (experiment, 0, 0);

  g_assert_cmpfloat_with_epsilon (control->x.hi, -8.25 + mean, 1e-6);
  g_assert_cmpfloat_with_epsilon (control->xx.hi, 9 + 5.25 * 5.25 + mean * mean, 1e-5);
  g_assert_cmpfloat_with_epsilon (control->xy.hi, -31.5 + 105 + 30 * mean, 1e-4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/rows-as-sums/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_same_as_sums);
    }
  g_test_add_func ("/rows-as-sums/guardrail-of-those-who-have-one",
                   test_guardrail_of_those_who_have_one);
  g_test_add_func ("/rows-as-sums/split-is-that-of-all-assigned",
                   test_split_is_that_of_all_assigned);
  g_test_add_func ("/rows-as-sums/mean-of-those-who-have-one", test_mean_of_those_who_have_one);
  g_test_add_func ("/rows-as-sums/covariates-are-filled", test_covariates_are_filled);
  g_test_add_func ("/rows-as-sums/covariates-are-filled-near-the-mean",
                   test_covariates_are_filled_near_the_mean);
  return g_test_run ();
}
