// SPDX-License-Identifier: MIT
/* What would change the verdict, in words and in JSON. */
#include "json-fixture.h"

#include <gsl/gsl_errno.h>

#include "data/language.h"
#include "memo/words.h"

#define HEAD "variant,users,conversions,guardrail_cancel\n"
#define TWO "variant,users,conversions\n"

/* clang-format off */
static const struct
{
  const char *path;
  const char *csv;
  const char *en; /* lines of the card */
  const char *ko;
  const char *memo; /* the line of the memo, or NULL */
} cases[] = {
  { "launch", HEAD "control,10000,1200,120\ntreatment,10050,1320,118\n",
    "23 fewer conversions in “treatment” and this would be Hold.\n"
    "13 more ‘guardrail_cancel’ in “treatment” and this would be Hold.\n"
    "More users at these rates, up to 100 times as many, would not change this.",
    "“treatment”의 전환이 23건 적으면 판정은 보류입니다.\n"
    "“treatment”의 ‘guardrail_cancel’ 지표가 13건 많으면 판정은 보류입니다.\n"
    "이 비율 그대로라면 사용자가 100배까지 늘어도 판정은 바뀌지 않습니다.",
    "Tipping point: 23 fewer conversions in “treatment” and this would be Hold." },
  { "hold", TWO "control,10000,1200\ntreatment,10000,1250\n",
    "42 more conversions in “treatment” and this would be Launch.\n"
    "139 fewer conversions in “treatment” and this would be Rollback.\n"
    "With about 3.4 times the users, at these rates, this would be Launch.",
    "“treatment”의 전환이 42건 많으면 판정은 출시입니다.\n"
    "“treatment”의 전환이 139건 적으면 판정은 롤백입니다.\n"
    "이 비율 그대로 사용자가 약 3.4배이면 판정은 출시입니다.",
    "Tipping point: 42 more conversions in “treatment” and this would be Launch." },
  { "one-event", HEAD "control,10000,1200,120\ntreatment,10000,1320,151\n",
    "29 fewer conversions in “treatment” and this would be Hold.\n"
    "1 fewer ‘guardrail_cancel’ in “treatment” and this would be Hold.\n"
    "More users at these rates, up to 100 times as many, would not change this.\n"
    "If rule R1 did not apply, rule L1 would: Launch.",
    NULL,
    "Tipping point: 1 fewer ‘guardrail_cancel’ in “treatment” and this would be Hold." },
  { "several", TWO "control,10000,1200\nb,10000,1300\nc,10000,1380\n",
    "77 fewer conversions in “c” and this group by itself would be Hold.\n"
    "More users at these rates, up to 100 times as many, would not change this.",
    NULL,
    "Tipping point: 77 fewer conversions in “c” and this group by itself would be Hold." },
  { "nothing-does", TWO "control,20,10\ntreatment,2,1\n",
    "No other number of conversions in “treatment” would change this.\n"
    "More users at these rates, up to 100 times as many, would not change this.",
    "“treatment”의 전환 수가 달라져도 판정은 바뀌지 않습니다.\n"
    "이 비율 그대로라면 사용자가 100배까지 늘어도 판정은 바뀌지 않습니다.",
    NULL },
  { "blocked", TWO "control,10000,1200\ntreatment,5000,700\n",
    "No other number of events or users would change this: the data check comes first.",
    "이벤트나 사용자 수가 달라져도 판정은 바뀌지 않습니다. 데이터 점검이 먼저입니다.",
    NULL },
};
/* clang-format on */

static void
assert_lines (const ExosReport *report, const char *language, const char *wanted)
{
  exos_language_use (language);

  g_autoptr (ExosTipping) tipping = exos_tipping_new (report, EXOS_TIPPING_ALL);
  g_auto (GStrv) lines = exos_words_tipping (tipping);
  g_autofree char *seen = g_strjoinv ("\n", lines);

  if (wanted != NULL)
    g_assert_cmpstr (seen, ==, wanted);
  exos_language_use ("en");
}

static ExosReport *
report_of (gsize i)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  if (g_str_equal (cases[i].path, "nothing-does"))
    g_assert_true (exos_plan_set_split (plan, "10:1", NULL));
  return fixture_report (cases[i].csv, plan);
}

static void
test_lines (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (ExosReport) report = report_of (i);
  g_autofree char *memo = exos_words_nearest_tipping (report);

  assert_lines (report, "en", cases[i].en);
  assert_lines (report, "ko", cases[i].ko);
  g_assert_cmpstr (memo, ==, cases[i].memo);
}

static JsonObject *
tipping_of (const ExosReport *report, JsonParser *parser)
{
  g_autofree char *text = render (report);
  JsonObject *root = parse (text, parser);

  assert_strict (text);
  g_assert_true (json_object_has_member (root, "tipping"));
  return json_object_get_null_member (root, "tipping")
             ? NULL
             : json_object_get_object_member (root, "tipping");
}

static void
test_json (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (ExosReport) report = report_of (2);
  JsonObject *tipping = tipping_of (report, parser);
  JsonObject *fewer =
      json_object_get_object_member (json_object_get_object_member (tipping, "primary"), "fewer");
  JsonObject *guardrail = json_object_get_object_member (
      json_object_get_object_member (tipping, "guardrails"), "guardrail_cancel");

  g_assert_cmpstr (json_object_get_string_member (tipping, "treatment"), ==, "treatment");
  g_assert_cmpint (json_object_get_int_member (fewer, "events"), ==, 29);
  g_assert_cmpstr (json_object_get_string_member (fewer, "code"), ==, "HARM");
  g_assert_true (json_object_get_null_member (guardrail, "more"));
  g_assert_cmpstr (
      json_object_get_string_member (json_object_get_object_member (guardrail, "fewer"), "code"),
      ==, "H4");
  g_assert_cmpstr (
      json_object_get_string_member (json_object_get_object_member (tipping, "next_rule"), "code"),
      ==, "L1");
  g_assert_true (json_object_get_null_member (tipping, "users"));
}

static void
test_json_without_numbers (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (ExosReport) report = report_of (5);

  g_assert_null (tipping_of (report, parser));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/words-tipping/", cases[i].path, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_lines);
    }
  g_test_add_func ("/words-tipping/json", test_json);
  g_test_add_func ("/words-tipping/json-has-none-of-blocked-data", test_json_without_numbers);
  return g_test_run ();
}
