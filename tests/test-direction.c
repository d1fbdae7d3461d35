// SPDX-License-Identifier: MIT
/* Which way a mean is better: what its name says, and that nothing is decided where nobody says it.
 */
#include "fixture.h"

#include <gsl/gsl_errno.h>
#include <string.h>

#include "data/directions.h"
#include "data/language.h"
#include "memo/doc.h"
#include "memo/render.h"
#include "memo/words.h"

#define UNKNOWN (-1)
#define LOWER EXOS_DIRECTION_LOWER
#define HIGHER EXOS_DIRECTION_HIGHER

static const struct
{
  const char *name;
  int direction;
} names[] = {
  { "revenue", HIGHER },
  { "Net Revenue", HIGHER },
  { "매출", HIGHER },
  { "순매출", HIGHER },
  { "orders", HIGHER },
  { "구매 금액", HIGHER },
  { "orderValue", HIGHER },
  { "AverageOrderValue", HIGHER },
  { "revenue/orders", HIGHER },
  { "revenue/cost", HIGHER },
  { "revenue_per_ticket", HIGHER },
  { "sales_per_second", HIGHER },
  { "시간당 매출", HIGHER },
  { "매출_시간당", HIGHER },
  { "bookings", HIGHER },
  { "판매액", HIGHER },
  { "CSAT", HIGHER },
  { "load time", LOWER },
  { "loadTime", LOWER },
  { "page_load_ms", LOWER },
  { "응답 시간", LOWER },
  { "latency", LOWER },
  { "cost/order", LOWER },
  { "cost per order", LOWER },
  { "p95", LOWER },
  { "session load time", LOWER },
  { "errors/sessions", LOWER },
  { "bugs", LOWER },
  { "operating_expenses", LOWER },
  { "score", UNKNOWN },
  { "y", UNKNOWN },
  { "value", UNKNOWN },
  { "watch time", UNKNOWN },
  { "session duration", UNKNOWN },
  { "time on site", UNKNOWN },
  { "체류 시간", UNKNOWN },
  { "점수", UNKNOWN },
  { "disorder", UNKNOWN },
  { "", UNKNOWN },
  { "/", UNKNOWN },
  { "refunded revenue", UNKNOWN },
  { "revenue_after_refunds", UNKNOWN },
  { "환불 제외 매출", UNKNOWN },
  { "순매출(환불차감)", UNKNOWN },
  { "취소율제외매출", UNKNOWN },
  { "구독 해지", UNKNOWN },
  { "불만족", UNKNOWN },
  { "ticket_sales", HIGHER },
  { "average_ticket", UNKNOWN },
  { "first_time_purchases", UNKNOWN },
  { "second_purchases", HIGHER },
  { "on_time_deliveries", UNKNOWN },
  { "전환 시간", UNKNOWN },
  { "purchase duration", UNKNOWN },
  { "time_saved", UNKNOWN },
  { "wait_time_saved", UNKNOWN },
  { "screen_time", UNKNOWN },
  { "crash_free_sessions", UNKNOWN },
  { "churn_prevented", UNKNOWN },
  { "cost_savings", UNKNOWN },
  { "abandoned_cart_revenue", UNKNOWN },
  { "비용 절감", UNKNOWN },
  { "non_purchases", UNKNOWN },
  { "rageClicks", UNKNOWN },
  { "time to purchase", UNKNOWN },
  { "clicks_to_purchase", UNKNOWN },
  { "steps_per_purchase", UNKNOWN },
  { "time to churn", UNKNOWN },
  { "Ladedauer", UNKNOWN },
  { "lifetime", UNKNOWN },
  { "churned", LOWER },
  { "uninstalled", LOWER },
  { "crashed", LOWER },
  { "이탈여부", LOWER },
  { "churned_users_reactivated", UNKNOWN },
  { "complaint_resolved", UNKNOWN },
  { "weight_loss", UNKNOWN },
  { "이탈 방어", UNKNOWN },
};

static void
test_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      ExosDirection direction = HIGHER;
      const gboolean is_known = exos_find_primary_direction (names[i].name, &direction);

      g_test_message ("%s", names[i].name);
      g_assert_cmpint (is_known ? (int) direction : UNKNOWN, ==, names[i].direction);
    }
}

/* A mean of 5, and another one, each with a standard error of 0.1; errors of 10 users, and others.
 */
static char *
dup_csv (const char *metric, double mean, int n_errors)
{
  return g_strdup_printf ("variant,users,%s_sum,%s_sum_sq,error\ncontrol,1000,5000,29995,10\n"
                          "treatment,1000,%.1f,%.3f,%d\n",
                          metric, metric, 1000.0 * mean, 1000.0 * mean * mean + 4995.0, n_errors);
}

static ExosReport *
report_of (const char *csv, const char *primary, ExosPolicy policy, guint64 percent)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->policy = policy;
  plan->smallest_effect = (ExosRatio) { percent, 100 };
  if (primary != NULL)
    g_assert_true (exos_plan_set_primary (plan, primary, NULL));
  return fixture_report (csv, plan);
}

static guint
count_issues (const ExosReport *report, ExosIssueCode code)
{
  guint n = 0;

  for (guint i = 0; i < report->issues->len; i++)
    n += ((const ExosIssue *) g_ptr_array_index (report->issues, i))->code == code;
  return n;
}

typedef struct
{
  const char *name;
  const char *metric;
  const char *primary;
  double mean;
  int n_errors;
  guint64 percent; /* smallest effect worth shipping */
  const char *codes[EXOS_N_POLICIES];
  gboolean is_assumed;
} Case;

#define ALL(code)          \
  {                        \
    code, code, code, code \
  }

/* Codes of standard, literal, evidence, strict. */
/* clang-format off */
static const Case cases[] = {
  { "more-of-a-score-asks",        "score",   NULL,           5.5,  10, 0,  ALL ("DIRECTION"), TRUE },
  { "less-of-a-score-asks",        "score",   NULL,           4.5,  10, 0,  ALL ("DIRECTION"), TRUE },
  { "named-without-its-direction", "score",   "score",        5.5,  10, 0,  ALL ("DIRECTION"), TRUE },
  { "higher-is-said",              "score",   "score:higher", 5.5,  10, 0,  { "L1", "L1", EXOS_CODE_CONDITIONAL, "UNPROVEN" }, FALSE },
  { "lower-is-said",               "score",   "score:lower",  5.5,  10, 0,  { "R2", "LITERAL-LOSS", "R2", "R2" }, FALSE },
  { "name-says-higher",            "revenue", NULL,           5.5,  10, 0,  { "L1", "L1", EXOS_CODE_CONDITIONAL, "UNPROVEN" }, FALSE },
  { "name-says-lower",             "latency", NULL,           5.5,  10, 0,  { "R2", "LITERAL-LOSS", "R2", "R2" }, FALSE },
  { "no-effect-is-no-question",    "score",   NULL,           5.1,  10, 0,  ALL ("H5"), TRUE },
  { "small-both-ways-is-flat",     "score",   NULL,           5.05, 10, 6,  ALL ("H6"), TRUE },
  { "small-one-way-is-not-flat",   "score",   NULL,           4.9,  10, 5,  ALL ("H5"), TRUE },
  { "small-is-flat-when-said",     "score",   "score:higher", 4.9,  10, 5,  ALL ("H6"), FALSE },
  { "severe-harm-rolls-back",      "score",   NULL,           5.5,  90, 0,  { "R1", "R1", "R3", "R3" }, TRUE },
  { "worse-guardrail-asks-first",  "score",   NULL,           5.5,  12, 0,  ALL ("DIRECTION"), TRUE },
};
/* clang-format on */

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *csv = dup_csv (c->metric, c->mean, c->n_errors);

  for (int policy = 0; policy < EXOS_N_POLICIES; policy++)
    {
      g_autoptr (ExosReport) report = report_of (csv, c->primary, (ExosPolicy) policy, c->percent);

      g_test_message ("%s", exos_policy_id ((ExosPolicy) policy));
      g_assert_cmpint (report->measure, ==, EXOS_MEASURE_MEAN);
      g_assert_cmpint (report->is_direction_assumed, ==, c->is_assumed);
      g_assert_cmpuint (count_issues (report, EXOS_ISSUE_DIRECTION_ASSUMED), ==, c->is_assumed);
      g_assert_cmpstr (report->decision.rule->code, ==, c->codes[policy]);
      if (c->is_assumed)
        g_assert_cmpint (report->decision.by_policy[policy], !=, EXOS_VERDICT_LAUNCH);
    }
}

/* Before the planned end a loss may roll back, but not one that may be a gain. */
static void
test_early (void)
{
  static const struct
  {
    const char *primary;
    const char *code;
  } early[] = { { "score:higher", "R2" }, { "score", "EARLY" }, { "score:lower", "EARLY" } };
  g_autofree char *csv = dup_csv ("score", 4.0, 10);

  for (gsize i = 0; i < G_N_ELEMENTS (early); i++)
    {
      g_autoptr (ExosPlan) plan = exos_plan_new ();

      plan->planned_users = 100000;
      g_assert_true (exos_plan_set_primary (plan, early[i].primary, NULL));

      g_autoptr (ExosReport) report = fixture_report (csv, plan);

      g_assert_cmpstr (report->decision.rule->code, ==, early[i].code);
    }
}

/* A question of conversions nobody asks. */
static void
test_conversions_are_known (void)
{
  g_autoptr (ExosReport) report =
      report_of ("variant,users,conversions\ncontrol,1000,100\ntreatment,1000,150\n", NULL, 0, 0);

  g_assert_false (report->is_direction_assumed);
  g_assert_cmpint (report->decision.verdict, ==, EXOS_VERDICT_LAUNCH);
}

static void
assert_says (const char *text, const char *part, gboolean is_said)
{
  if ((strstr (text, part) != NULL) != is_said)
    g_test_fail_printf ("“%s” %s\n%s", part, is_said ? "is missing" : "is there", text);
}

/* Parts of the memo, and whether it has them where the direction is assumed and where it is said.
 */
static const struct
{
  const char *language;
  const char *part;
  gboolean is_assumed;
  gboolean is_known;
} parts[] = {
  { "en", "higher is better (assumed)", TRUE, FALSE },
  { "en", "Hold — which way is better?", TRUE, FALSE },
  { "en", "Higher ‘score’ was only assumed to be better.", TRUE, FALSE },
  { "en", "--primary=NAME:higher or :lower", TRUE, FALSE },
  { "en", "Rule DIRECTION", TRUE, FALSE },
  { "en", "▲ Launch", FALSE, TRUE },
  { "en", "\"is_direction_assumed\" : true", TRUE, FALSE },
  { "en", "\"is_direction_assumed\" : false", FALSE, TRUE },
  { "ko", "높을수록 좋음(가정)", TRUE, FALSE },
  { "ko", "▲ 출시", FALSE, TRUE },
};

static void
test_memo (void)
{
  g_autofree char *csv = dup_csv ("score", 5.5, 10);
  static const char *const primaries[] = { "score", "score:higher" };

  for (gsize i = 0; i < 2; i++)
    for (gsize part = 0; part < G_N_ELEMENTS (parts); part++)
      {
        exos_language_use (parts[part].language);

        g_autoptr (ExosReport) report = report_of (csv, primaries[i], EXOS_POLICY_STANDARD, 0);
        g_autoptr (ExosDoc) doc = exos_doc_new (report, NULL);
        g_autofree char *markdown = exos_render_markdown (doc);
        g_autofree char *json = exos_render_json (report, doc);
        g_autofree char *both = g_strconcat (markdown, json, NULL);

        assert_says (both, parts[part].part,
                     i == 0 ? parts[part].is_assumed : parts[part].is_known);
      }
  exos_language_use ("en");
}

/* Nothing is better, worse or lost: it is higher or lower. */
static void
test_chances (void)
{
  g_autofree char *csv = dup_csv ("score", 5.5, 10);
  g_autoptr (ExosReport) assumed = report_of (csv, "score", EXOS_POLICY_STANDARD, 0);
  g_autoptr (ExosReport) said = report_of (csv, "score:higher", EXOS_POLICY_STANDARD, 0);
  g_autofree char *unsure = exos_words_bayes (assumed);
  g_autofree char *sure = exos_words_bayes (said);

  g_assert_true (g_str_has_suffix (unsure, " chance the treatment is higher"));
  g_assert_nonnull (strstr (sure, "better · expected loss"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  exos_language_use ("en");
  g_test_add_func ("/direction/names", test_names);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/direction/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/direction/early", test_early);
  g_test_add_func ("/direction/conversions", test_conversions_are_known);
  g_test_add_func ("/direction/memo", test_memo);
  g_test_add_func ("/direction/chances", test_chances);
  return g_test_run ();
}
