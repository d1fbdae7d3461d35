// SPDX-License-Identifier: MIT
/* What is said of looks, in both languages. */
#include "words-fixture.h"

#include "data/language.h"
#include "memo/words.h"

typedef struct
{
  const char *path;
  ExosMonitoring monitoring;
  guint64 planned;
  guint64 looks[2];
  guint64 users; /* a group */
  guint64 counts[2];
  guint64 harm[2];
  const char *code;
  const char *sentence[2]; /* English, Korean */
  const char *action[2];   /* the first */
  const char *method;      /* a part of it */
} Case;

#define FIXED EXOS_MONITORING_FIXED
#define OBF EXOS_MONITORING_OBF
#define POCOCK EXOS_MONITORING_POCOCK
#define ANY EXOS_MONITORING_ANY

/* clang-format off */
static const Case cases[] = {
  { "early", FIXED, 20000, { 0 }, 4000, { 400, 470 }, { 10, 10 }, "EARLY",
    { "Don’t ship yet. Only 8,000 of 20,000 planned users are in.",
      "아직 출시하지 않습니다. 계획한 사용자 20,000명 중 8,000명만 모였습니다." },
    { "Collect 12,000 more users", "사용자 12,000명 추가 수집" },
    "One look, planned at 20,000 users." },
  { "one-missing", FIXED, 8001, { 0 }, 4000, { 400, 470 }, { 10, 10 }, "EARLY",
    { "Don’t ship yet. Only 8,000 of 8,001 planned users are in.",
      "아직 출시하지 않습니다. 계획한 사용자 8,001명 중 8,000명만 모였습니다." },
    { "Collect 1 more user", "사용자 1명 추가 수집" }, "One look, planned at 8,001 users." },
  { "look-that-does-not-decide", OBF, 20000, { 4000 }, 4000, { 400, 470 }, { 10, 10 }, "EARLY",
    { "Don’t ship yet. 8,000 of 20,000 planned users are in, and this look does not decide yet.",
      "아직 출시하지 않습니다. 계획한 사용자 20,000명 중 8,000명이 모였고, 이번 확인으로는 아직 판정할 수 없습니다." },
    { "Collect 12,000 more users", "사용자 12,000명 추가 수집" },
    "Planned looks, O’Brien–Fleming-like spending (Lan–DeMets): look 2, at 40% of 20,000 users, decides beyond "
    "z = ±3.36, seen 2.51; p-value and interval hold over all looks." },
  { "look-that-decides", POCOCK, 20000, { 4000 }, 4000, { 470, 400 }, { 10, 10 }, "R2",
    { "Stop and restore control. Conversion fell by 1.75 pp.",
      "중단하고 대조군으로 되돌립니다. 전환율이 1.75%p 내렸습니다." },
    { "Turn the treatment off now", "실험군 노출 즉시 중단" },
    "look 2, at 40% of 20,000 users, decides beyond z = ±2.43, seen −2.51;" },
  { "harm-before-the-end", OBF, 20000, { 0 }, 4000, { 400, 410 }, { 10, 50 }, "HARM",
    { "Don’t ship. Turn the treatment off: ‘guardrail_a’ got worse by 1.00 pp, past the 0.3 pp severe limit, "
      "before the planned users are in.", NULL },
    { "Turn the treatment off now", "실험군 노출 즉시 중단" }, "Rule HARM." },
  { "any-not-begun", ANY, 0, { 0 }, 4000, { 9, 410 }, { 10, 10 }, "EARLY",
    { "Don’t ship yet. A look needs 100 users in each group, 10 of them with a conversion and 10 without.",
      "아직 출시하지 않습니다. 결과를 확인하려면 그룹마다 사용자 100명이 필요하고, 그중 전환한 사용자와 "
      "전환하지 않은 사용자가 각각 10명 이상이어야 합니다." },
    { "Collect users until a look is possible", "결과를 확인할 수 있을 때까지 사용자 수집" },
    "Looks at any time, α = 0.05: p-value and 95% interval are an asymptotic confidence sequence and hold at every look." },
  { "planned-without-users", OBF, 0, { 0 }, 4000, { 400, 420 }, { 10, 10 }, "H5",
    { "Don’t ship yet. The effect (+0.50 pp) could still be zero.",
      "아직 출시하지 않습니다. 효과(+0.50%p)가 0일 가능성을 배제할 수 없습니다." },
    { NULL, NULL }, "Planned looks need the planned users, which are not given" },
  { "ended", OBF, 8000, { 4000 }, 4000, { 400, 420 }, { 10, 10 }, "RERUN",
    { "Don’t ship yet. The planned users are in, and the effect (+0.50 pp) could still be zero.",
      "아직 출시하지 않습니다. 계획한 사용자가 모두 모였지만 효과(+0.50%p)가 0일 가능성을 배제할 수 없습니다." },
    { "Do not add users to this test: it ends as planned", "이 실험에 사용자를 더 모으지 않고 계획대로 종료" },
    "look 2, at 100% of 8,000 users," },
};
/* clang-format on */

static ExosReport *
report_of_case (const Case *c)
{
  const FixtureArm arms[] = {
    { CONTROL, c->users, c->counts[0], { c->harm[0] } },
    { TREATMENT, c->users, c->counts[1], { c->harm[1] } },
  };
  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, 2, 1);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->monitoring = c->monitoring;
  plan->planned_users = c->planned;
  for (gsize i = 0; i < G_N_ELEMENTS (c->looks); i++)
    exos_plan_add_look (plan, c->looks[i]);
  return exos_report_new (plan, experiment);
}

static void
check_language (const Case *c, const ExosReport *report, int language)
{
  g_auto (GStrv) actions = exos_words_actions (report, 0);

  if (c->sentence[language] != NULL)
    assert_text (exos_words_sentence (report), c->sentence[language]);
  if (c->action[language] != NULL)
    g_assert_cmpstr (actions[0], ==, c->action[language]);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (ExosReport) report = report_of_case (c);
  g_autofree char *method = exos_words_method (report);

  g_assert_cmpstr (report->decision.rule->code, ==, c->code);
  g_test_message ("%s", method);
  g_assert_nonnull (strstr (method, c->method));
  check_language (c, report, 0);
  exos_language_use ("ko");
  check_language (c, report, 1);
  exos_language_use ("en");
}

/* A plan without looks says nothing of them, and the run length stays a risk. */
static void
test_peeking_is_said_where_looks_were_taken (void)
{
  const Case once = { NULL,       FIXED, 0,     { 0 }, 5000, { 500, 520 },
                      { 10, 10 }, NULL,  { 0 }, { 0 }, NULL };
  const Case thrice = { NULL,       FIXED, 0,     { 2500, 5000 }, 5000, { 500, 520 },
                        { 10, 10 }, NULL,  { 0 }, { 0 },          NULL };
  g_autoptr (ExosReport) a = report_of_case (&once);
  g_autoptr (ExosReport) b = report_of_case (&thrice);
  g_autofree char *without = join (exos_words_risks (a, 0));
  g_autofree char *with = join (exos_words_risks (b, 0));

  g_assert_null (exos_words_peeking (a));
  g_assert_null (strstr (without, "false alarm"));
  assert_text (exos_words_peeking (b),
               "Who looks at these 3 moments with the plain test sees a false alarm in 11.3% of "
               "experiments without an effect, not in 5%.");
  g_assert_nonnull (strstr (with, "false alarm in 11.3%"));
  g_assert_nonnull (strstr (with, "Fixed-horizon test"));
}

/* Where looks are planned the test is not a fixed-horizon one. */
static void
test_planned_looks_are_no_fixed_horizon (void)
{
  g_autoptr (ExosReport) report = report_of_case (&cases[2]);
  g_autofree char *risks = join (exos_words_risks (report, 0));
  g_auto (GStrv) evidence = exos_words_evidence (report);

  g_assert_null (strstr (risks, "Fixed-horizon"));
  g_assert_null (strstr (risks, "false alarm"));
  g_assert_nonnull (strstr (evidence[2], "(all looks) · not significant"));
}

/* Who may look at any time need not wait. */
static void
test_any_time_does_not_ask_to_wait (void)
{
  const Case c = { NULL, ANY, 0, { 0 }, 5000, { 500, 520 }, { 10, 10 }, NULL, { 0 }, { 0 }, NULL };
  g_autoptr (ExosReport) report = report_of_case (&c);
  g_autofree char *actions = join (exos_words_actions (report, 0));

  g_assert_nonnull (strstr (actions, "Look again at any time"));
  g_assert_null (strstr (actions, "Do not re-decide"));
}

/* Rows that are days tell how many more of them it takes. */
static void
test_days_are_counted (void)
{
  static const char *const days[] = { "2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04" };
  const FixtureArm arms[] = { { CONTROL, 4000, 400, { 0 } }, { TREATMENT, 4000, 420, { 0 } } };
  ExosCount counts[8];
  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, 2, 0);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->planned_users = 20001;
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    counts[i] = (ExosCount) { 1000, 100 };
  fixture_add_strata (experiment, EXOS_STRATA_DAYS, "date", days, counts, 4);

  g_autoptr (ExosReport) report = exos_report_new (plan, experiment);
  g_auto (GStrv) actions = exos_words_actions (report, 0);
  g_autofree char *method = exos_words_method (report);

  g_assert_cmpstr (actions[0], ==, "Collect 12,001 more users, about 7 more days");
  g_assert_nonnull (strstr (method,
                            "SRM day by day: sequential multinomial test (Lindon–Malek), over "
                            "4 days p > 0.99"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/words-looks/", cases[i].path, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/words-looks/peeking-is-said-where-looks-were-taken",
                   test_peeking_is_said_where_looks_were_taken);
  g_test_add_func ("/words-looks/planned-looks-are-no-fixed-horizon",
                   test_planned_looks_are_no_fixed_horizon);
  g_test_add_func ("/words-looks/any-time-does-not-ask-to-wait",
                   test_any_time_does_not_ask_to_wait);
  g_test_add_func ("/words-looks/days-are-counted", test_days_are_counted);
  return g_test_run ();
}
