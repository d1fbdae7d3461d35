// SPDX-License-Identifier: MIT
/* What stands beside the verdict and decides nothing: chances of every group, and segments. */
#include "fixture.h"

#include <gsl/gsl_errno.h>

#include "data/language.h"
#include "memo/words.h"

#define SEVERAL "variant,users,conversions\ncontrol,1000,100\nblue,1000,110\ngreen,1000,140\n"
#define MEANS                                                                           \
  "variant,users,sales_sum,sales_sum_sq\ncontrol,100,1000,10990\nblue,100,1020,11395\n" \
  "green,100,1010,11192\n"
#define SEGMENTS                                                                  \
  "variant,users,conversions,country\ncontrol,1000,100,kr\ncontrol,3000,600,us\n" \
  "treatment,1100,140,kr\ntreatment,2900,640,us\n"
#define TINY                                                                 \
  "variant,users,conversions,country\ncontrol,1000,100,kr\ncontrol,1,0,us\n" \
  "treatment,1000,140,kr\ntreatment,1,0,us\n"

static void
test_best (void)
{
  g_autoptr (ExosReport) rates = fixture_report (SEVERAL, NULL);
  g_autoptr (ExosReport) means = fixture_report (MEANS, NULL);
  g_autofree char *of_rates = exos_words_bayes (rates);
  g_autofree char *of_means = exos_words_bayes (means);

  g_assert_nonnull (strstr (of_rates, "\nChance to be the best: control 0.2% · blue 2.1% · "
                                      "green 97.6%"));
  g_assert_nonnull (strstr (of_means, "\nChance to be the best: control "));
  g_assert_null (strstr (of_means, "nan"));
}

static void
test_one_treatment_has_no_list (void)
{
  g_autoptr (ExosReport) report =
      fixture_report ("variant,users,conversions\ncontrol,1000,100\ntreatment,1000,120\n", NULL);
  g_autofree char *text = exos_words_bayes (report);

  g_assert_null (strstr (text, "best"));
}

static void
test_strata (void)
{
  static const struct
  {
    const char *csv;
    const char *language;
    const char *wanted;
  } cases[] = {
    { SEGMENTS, "en", "Weighted by “country”: +2.24 pp, p = 0.009; variance −1.2%." },
    { SEGMENTS, "ko", "“country”별 가중: +2.24%p, p값 0.009, 분산 −1.2%." },
    { TINY, "en", "Not weighted by “country”: a part of it has too few users." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *before = exos_language_use (cases[i].language);
      g_autoptr (ExosPlan) plan = exos_plan_new ();

      plan->sums_rows = TRUE;

      g_autoptr (ExosReport) report = fixture_report (cases[i].csv, plan);
      g_autofree char *method = exos_words_method (report);

      g_assert_nonnull (strstr (method, cases[i].wanted));
      exos_language_use (before);
    }
}

/* The name is that of the method line, and there is one where nothing could be tested. */
static void
test_names_of_tests (void)
{
  const struct
  {
    const char *csv;
    ExosMonitoring monitoring;
    const char *wanted;
  } cases[] = {
    { SEVERAL, EXOS_MONITORING_FIXED, "two-proportion z-test, two-sided, α 0.05" },
    { SEVERAL, EXOS_MONITORING_ANY, "confidence sequence, α 0.05" },
    { "variant,users,conversions\ncontrol,1000,100\nblue,1000,110\ngreen,1010,0\nred,1005,1\n",
      EXOS_MONITORING_FIXED, "two-proportion z-test, two-sided, α 0.05" },
    { "variant,users,conversions\ncontrol,1000,2\nblue,1000,3\ngreen,1010,90\n",
      EXOS_MONITORING_FIXED,
      "two-proportion z-test, Fisher’s exact test where an expected count is below 5, two-sided, "
      "α 0.05" },
    { "variant,users,conversions\ncontrol,100,1\nblue,100,3\n", EXOS_MONITORING_FIXED,
      "Fisher’s exact test, two-sided, α 0.05" },
    { MEANS, EXOS_MONITORING_FIXED, "Welch’s t-test, two-sided, α 0.05" },
    { "variant,users,y_sum,y_sum_sq\ncontrol,100,1000,10990\nblue,100,1020,11395\n",
      EXOS_MONITORING_FIXED, "Welch’s t-test (df = 198), two-sided, α 0.05" },
    { "variant,users,y_sum,y_sum_sq\ncontrol,100,1000,10990\nblue,900,9180,102555\n",
      EXOS_MONITORING_FIXED, "Welch’s t-test, two-sided, α 0.05" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ExosPlan) plan = exos_plan_new ();

      plan->monitoring = cases[i].monitoring;

      g_autoptr (ExosReport) report = fixture_report (cases[i].csv, plan);
      g_autofree char *test = exos_words_test (report);

      g_assert_cmpstr (test, ==, cases[i].wanted);
    }
}

/* As they were typed. */
static void
test_limits (void)
{
  static const struct
  {
    const char *text, *wanted;
  } cases[] = {
    { "crash", "worse > 0.1 pp · severe > 0.3 pp" },
    { "crash:5%:10%", "worse > 5% · severe > 10% of control" },
    { "crash:5%:10%:ni=8%", "worse > 5% · severe > 10% of control · margin 8%" },
    { "crash:ni=0.05", "worse > 0.1 pp · severe > 0.3 pp · margin 0.05 pp" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ExosPlan) plan = exos_plan_new ();

      g_assert_true (exos_plan_add_guardrail (plan, cases[i].text, NULL));

      g_autofree char *limits = exos_words_limits (g_ptr_array_index (plan->guardrails, 0));

      g_assert_cmpstr (limits, ==, cases[i].wanted);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/words-extras/best", test_best);
  g_test_add_func ("/words-extras/one-treatment-has-no-list", test_one_treatment_has_no_list);
  g_test_add_func ("/words-extras/strata", test_strata);
  g_test_add_func ("/words-extras/names-of-tests", test_names_of_tests);
  g_test_add_func ("/words-extras/limits", test_limits);
  return g_test_run ();
}
