// SPDX-License-Identifier: MIT
/* What is said of capped metrics, and how one says that they shall be. */
#include "capping-fixture.h"

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
      const ExosIssue *issue = fixture_find_issue (report, cases[i].code);

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
          exos_issue_dup_message (fixture_find_issue (report, EXOS_ISSUE_VALUES_CAPPED));
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
  g_autofree char *note =
      exos_issue_dup_message (fixture_find_issue (report, EXOS_ISSUE_VALUES_CAPPED));

  g_assert_cmpstr (said, ==,
                   "Values of ‘spent’ are capped at −200.10 and 599.10 (90% quantile of all groups "
                   "together); users capped: control 100 (20.00%), treatment 100 (20.00%).");
  g_assert_cmpstr (
      note, ==,
      "“spent” is capped at −200.10 and 599.10, the 90% quantile of all groups "
      "together and its counterpart below: 200 of 1,000 values (20.00%) were outside.");
}

/* A quantile of 0 is a cap. */
static void
test_capped_at_0 (void)
{
  static const char *const cappings[] = { "spent:0.9", NULL };
  GString *text = g_string_new ("user_id,variant,spent\n");

  for (int i = 0; i < 1000; i++)
    g_string_append_printf (text, "%d,%s,%d\n", i, i % 2 ? "treatment" : "control",
                            i % 40 < 2 ? i % 7 + 2 : 0);

  g_autofree char *csv = g_string_free (text, FALSE);
  g_autoptr (ExosReport) report = report_rows (csv, cappings);
  const ExosIssue *issue = fixture_find_issue (report, EXOS_ISSUE_VALUES_CAPPED);

  g_assert_nonnull (issue);
  g_assert_cmpstr (issue->value, ==, "0");
  g_assert_null (issue->extra);
  g_assert_cmpuint (issue->number, ==, 50);
  g_assert_cmpuint (issue->other, ==, 1000);
  g_assert_cmpfloat (issue->p, ==, 0.9);
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
#define ADD(name, func) g_test_add_func ("/capping-said/" name, func)
  ADD ("not-capped", test_not_capped);
  ADD ("words", test_words);
  ADD ("both-ends", test_both_ends);
  ADD ("capped-at-0", test_capped_at_0);
  ADD ("json", test_json);
  ADD ("option", test_option);
  ADD ("last-word", test_last_word);
  return g_test_run ();
}
