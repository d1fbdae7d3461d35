// SPDX-License-Identifier: MIT
/* Which guardrail is the worst: harms of different units and limits are ranked beside their severe
 * limits, wherever they are ranked. */
#include "analysis/tipping.h"
#include "fixture.h"
#include "memo/parts.h"
#include "memo/words.h"

#include <gsl/gsl_errno.h>
#include <math.h>
#include <string.h>

#define HEAD "variant,users,conversions,crash,"
#define CONTROL "control,10000,1000,100,"
#define LOAD "load_sum,load_sum_sq\n"

static ExosReport *
judge (const char *csv, const char *guardrail)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  GError *error = NULL;

  exos_plan_add_guardrail (plan, "crash:lower:0.1:0.3", &error);
  g_assert_no_error (error);
  exos_plan_add_guardrail (plan, guardrail, &error);
  g_assert_no_error (error);
  return fixture_report (csv, plan);
}

static const struct
{
  const char *name;
  const char *guardrail; /* the second, beside crash with its usual limits */
  const char *head, *control, *x, *y;
} ties[] = {
  { "own-limits", "cancel:lower:3:5", "cancel\n", "100\n", "108,100\n", "100,130\n" },
  { "shares-of-control", "cancel:lower:20%:50%", "cancel\n", "100\n", "108,100\n", "100,112\n" },
  { "a-mean", "load:lower:5%:10%", LOAD, "20000,50000\n", "108,20000,50000\n",
    "100,20200,50804\n" },
  { "a-limit-of-0", "cancel:lower:0:0", "cancel\n", "100\n", "100,100\n", "108,20\n" },
};

/* Both launch and gain the same: y risks less, though its harm is the larger number. */
static void
test_less_risk_goes_first (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ties); i++)
    for (int order = 0; order < 2; order++)
      {
        g_autofree char *x = g_strconcat ("x,10000,1200,", ties[i].x, NULL);
        g_autofree char *y = g_strconcat ("y,10000,1200,", ties[i].y, NULL);
        g_autofree char *csv = g_strconcat (HEAD, ties[i].head, CONTROL, ties[i].control,
                                            order == 0 ? x : y, order == 0 ? y : x, NULL);
        g_autoptr (ExosReport) report = judge (csv, ties[i].guardrail);

        g_test_message ("%s", ties[i].name);
        g_assert_cmpint (report->treatments[0].verdict, ==, EXOS_VERDICT_LAUNCH);
        g_assert_cmpint (report->treatments[1].verdict, ==, EXOS_VERDICT_LAUNCH);
        g_assert_cmpstr (exos_report_arm (report, exos_report_headline (report))->name, ==, "y");
      }
}

/* Sums that a group does not have are judged of nobody. */
static void
test_sums_are_missing (void)
{
  static const char *const sums[][2] = {
    { "20000,50000", "20100,50400" },
    { ",", "20100,50400" },
    { "20000,50000", "," },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_autofree char *csv = g_strdup_printf (HEAD LOAD CONTROL "%s\ntreatment,10000,1200,100,%s\n",
                                              sums[i][0], sums[i][1]);
      g_autoptr (ExosReport) report = judge (csv, "load:lower:5%:10%");
      const ExosGuardrailResult *it = &report->treatments[0].guardrails[1];

      g_test_message ("%s", csv);
      g_assert_cmpuint (report->n_guardrails, ==, 2);
      g_assert_cmpint (it->measure, ==, EXOS_MEASURE_MEAN);
      g_assert_cmpint (it->by_limits == EXOS_GUARDRAIL_NOT_COMPUTABLE, ==, i > 0);
    }
}

/* The mean may be worse by a twentieth, half of its limit; the crashes by nearly all of theirs. */
static const char with_a_mean[] = HEAD LOAD CONTROL "20000,50000\n"
                                                    "treatment,10000,1200,100,20800,53264\n";

static void
test_memo_names_it_first (void)
{
  g_autoptr (ExosReport) report = judge (with_a_mean, "load:lower:5%:10%");
  const ExosTreatment *treatment = exos_report_headline (report);
  g_autofree gsize *order = exos_memo_sort_guardrails (report, treatment);
  g_auto (GStrv) risks = exos_words_risks (report, 0);
  g_autofree char *text = g_strjoinv ("\n", risks);

  g_test_message ("%s", text);
  g_assert_cmpint (treatment->verdict, ==, EXOS_VERDICT_LAUNCH);
  g_assert_cmpstr (report->experiment->metrics[treatment->guardrails[order[0]].metric].name, ==,
                   "crash");
  g_assert_nonnull (strstr (text, "Worst plausible case: crash"));
}

/* More guardrails than are looked at. The last has the smallest harm, and the smallest limit. */
static ExosReport *
judge_many (const char *last)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  g_autoptr (GString) csv = g_string_new ("variant,users,conversions");
  g_autofree char *guardrail = g_strconcat ("crash:lower:", last, NULL);

  for (int i = 0; i < EXOS_TIPPING_MAX_GUARDRAILS; i++)
    {
      g_autofree char *wide = g_strdup_printf ("m%02d:lower:5:10", i);

      g_string_append_printf (csv, ",m%02d", i);
      g_assert_true (exos_plan_add_guardrail (plan, wide, NULL));
    }
  g_string_append (csv, ",crash\ncontrol,10000,1000");
  for (int i = 0; i < EXOS_TIPPING_MAX_GUARDRAILS; i++)
    g_string_append (csv, ",200");
  g_string_append (csv, ",100\ntreatment,10000,1200");
  for (int i = 0; i < EXOS_TIPPING_MAX_GUARDRAILS; i++)
    g_string_append (csv, ",230");
  g_string_append (csv, ",100\n");
  g_assert_true (exos_plan_add_guardrail (plan, guardrail, NULL));
  return fixture_report (csv->str, plan);
}

static void
test_tipping_looks_at_it (void)
{
  static const char *const limits[] = { "0.1:0.3", "10%:30%", "0:0" };

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autoptr (ExosReport) report = judge_many (limits[i]);
      g_autoptr (ExosTipping) tipping = exos_tipping_new (report, EXOS_TIPPING_GUARDRAILS);
      guint n_left_out = 0;

      g_test_message ("%s", limits[i]);
      for (gsize j = 0; j < report->n_guardrails; j++)
        n_left_out += !tipping->guardrails[j].is_judged;
      g_assert_cmpuint (n_left_out, ==, 1);
      g_assert_true (tipping->guardrails[EXOS_TIPPING_MAX_GUARDRAILS].is_judged);
    }
}

static void
test_multiples (void)
{
  static const struct
  {
    ExosRatio severe;
    gboolean is_relative;
    double control, harm, expected;
  } cases[] = {
    { { 3, 1000 }, FALSE, 0.5, 0.0015, 0.5 }, { { 1, 10 }, TRUE, 200.0, 30.0, 1.5 },
    { { 1, 10 }, TRUE, -200.0, 30.0, 1.5 },   { { 1, 10 }, TRUE, 200.0, -10.0, -0.5 },
    { { 0, 1 }, FALSE, 0.5, 1e-9, INFINITY }, { { 0, 1 }, FALSE, 0.5, -1e-9, -INFINITY },
    { { 1, 10 }, TRUE, 0.0, 0.0, 0.0 },       { { 1, 10 }, TRUE, 0.0, 0.01, INFINITY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ExosGuardrailResult guardrail = { .severe = cases[i].severe,
                                              .has_relative_limits = cases[i].is_relative,
                                              .test.rate_c = cases[i].control };
      const double seen = exos_guardrail_severity (&guardrail, cases[i].harm);

      if (isfinite (cases[i].expected))
        g_assert_cmpfloat_with_epsilon (seen, cases[i].expected, 1e-12);
      else
        g_assert_cmpfloat (seen, ==, cases[i].expected);
    }
}

/* A third decimal where the limit of a rare event is below a tenth of a point, in whatever unit it
 * was given. */
static void
test_decimals (void)
{
  static const struct
  {
    gboolean is_relative;
    ExosRatio worse;
    double rate;
    int decimals;
  } limits[] = {
    { TRUE, { 1, 8 }, 0.008, 2 },     { TRUE, { 1, 8 }, 0.0076, 3 },
    { TRUE, { 1, 8 }, 0.0084, 2 },    { TRUE, { 1, 100 }, 0.5, 2 },
    { FALSE, { 1, 1000 }, 0.008, 2 }, { FALSE, { 1, 1250 }, 0.008, 3 },
    { TRUE, { 2, 3 }, 0.0012, 3 },    { FALSE, { 1, 1250 }, 0.02, 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      const ExosGuardrailResult it = { .has_relative_limits = limits[i].is_relative,
                                       .worse = limits[i].worse,
                                       .test = { .rate_c = limits[i].rate,
                                                 .rate_t = limits[i].rate } };

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpint (exos_guardrail_decimals (&it), ==, limits[i].decimals);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/guardrail-severity/multiples-of-the-limit", test_multiples);
  g_test_add_func ("/guardrail-severity/less-risk-goes-first", test_less_risk_goes_first);
  g_test_add_func ("/guardrail-severity/sums-are-missing", test_sums_are_missing);
  g_test_add_func ("/guardrail-severity/memo-names-it-first", test_memo_names_it_first);
  g_test_add_func ("/guardrail-severity/tipping-looks-at-it", test_tipping_looks_at_it);
  g_test_add_func ("/guardrail-severity/decimals-are-those-of-the-limit", test_decimals);
  return g_test_run ();
}
