// SPDX-License-Identifier: MIT
/* Which looks a plan has, and what is decided at them: planned ones, at any time, and those that
 * were taken although one was planned. */
#include "monitoring-fixture.h"

#include <math.h>

#include "analysis/plan-options.h"
#include "stats/equal-looks.h"

typedef struct
{
  const char *path;
  ExosMonitoring monitoring;
  guint64 planned;
  guint64 users; /* a group */
  guint64 control;
  guint64 treated;
  ExosDataState readiness;
  const char *code;
} Case;

#define FIXED EXOS_MONITORING_FIXED
#define OBF EXOS_MONITORING_OBF
#define ANY EXOS_MONITORING_ANY
#define USABLE EXOS_DATA_USABLE
#define EARLY EXOS_DATA_EARLY
#define ENDED EXOS_DATA_ENDED

/* clang-format off */
static const Case cases[] = {
  { "/looks/case/no-plan",                    FIXED, 0,     4000, 400, 470,  USABLE, "L2" },
  { "/looks/case/no-plan-unclear",            FIXED, 0,     4000, 400, 420,  USABLE, "H5" },
  { "/looks/case/fixed-early-win-waits",      FIXED, 10000, 4000, 400, 470,  EARLY,  "EARLY" },
  { "/looks/case/fixed-clear-win-waits",      FIXED, 10000, 4000, 400, 600,  EARLY,  "EARLY" },
  { "/looks/case/fixed-early-loss-waits",     FIXED, 10000, 4000, 470, 400,  EARLY,  "EARLY" },
  { "/looks/case/fixed-loss-of-p-0.004",       FIXED, 10000, 4000, 480, 400,  EARLY,  "EARLY" },
  { "/looks/case/fixed-clear-loss-stops",     FIXED, 10000, 4000, 600, 400,  USABLE, "R2" },
  { "/looks/case/fixed-at-the-end",           FIXED, 8000,  4000, 400, 470,  ENDED,  "L2" },
  { "/looks/case/fixed-one-missing",          FIXED, 8001,  4000, 400, 470,  EARLY,  "EARLY" },
  { "/looks/case/fixed-unclear-at-the-end",   FIXED, 8000,  4000, 400, 420,  ENDED,  "RERUN" },
  { "/looks/case/planned-not-crossed",        OBF,   10000, 3000, 300, 345,  EARLY,  "EARLY" },
  { "/looks/case/planned-crossed",            OBF,   10000, 3000, 300, 390,  USABLE, "L2" },
  { "/looks/case/planned-crossed-down",       OBF,   10000, 3000, 390, 300,  USABLE, "R2" },
  { "/looks/case/planned-overrun",            OBF,   10000, 6000, 600, 690,  ENDED,  "L2" },
  { "/looks/case/planned-end-unclear",        OBF,   10000, 5000, 500, 510,  ENDED,  "RERUN" },
  { "/looks/case/planned-far-too-early",      OBF,   1000000, 3000, 300, 390, EARLY, "EARLY" },
  { "/looks/case/planned-without-users",      OBF,   0,     3000, 300, 345,  USABLE, "H5" },
  { "/looks/case/any-not-crossed",            ANY,   10000, 3000, 300, 345,  EARLY,  "EARLY" },
  { "/looks/case/any-crossed",                ANY,   10000, 3000, 300, 420,  USABLE, "L2" },
  { "/looks/case/any-goes-on-past-the-end",   ANY,   5000,  3000, 300, 345,  USABLE, "H5" },
  { "/looks/case/any-without-an-end",         ANY,   0,     3000, 300, 345,  USABLE, "H5" },
  { "/looks/case/any-with-nine-conversions",  ANY,   0,     3000, 9,   100,  EARLY,  "EARLY" },
  { "/looks/case/any-with-ten-conversions",   ANY,   0,     3000, 10,  100,  USABLE, "L2" },
  { "/looks/case/any-with-99-users",          ANY,   0,     99,   10,  80,   EARLY,  "EARLY" },
};
/* clang-format on */

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (ExosPlan) plan = plan_with (c->monitoring, c->planned, NULL, 0);
  g_autoptr (ExosReport) report = judge_pair (plan, c->users, c->control, c->treated);

  g_assert_cmpint (report->treatments[0].readiness, ==, c->readiness);
  g_assert_cmpstr (report->decision.rule->code, ==, c->code);
}

/* Looks with as many users as now, or with more, are not before this one; nor are such that see the
 * same as another. */
static void
test_which_looks_are_before (void)
{
  const guint64 looks[] = { 1, 2000, 2001, 5999, 6000, 8000 };
  g_autoptr (ExosPlan) plan = plan_with (OBF, PLANNED, looks, G_N_ELEMENTS (looks));
  g_autoptr (ExosReport) report = judge_pair (plan, 3000, 300, 345);
  const ExosSequential *it = &report->treatments[0].sequential;

  g_assert_cmpuint (it->n_looks, ==, 3);
  g_assert_cmpuint (it->looks[0].users, ==, 2000);
  g_assert_cmpuint (it->looks[1].users, ==, 6000);
  g_assert_cmpuint (it->looks[2].users, ==, PLANNED);
}

/* As many looks as a plan can hold, as close as they may be. */
static void
test_many_looks (void)
{
  g_autoptr (ExosPlan) plan = plan_with (EXOS_MONITORING_POCOCK, 60000, NULL, 0);

  for (guint64 i = 0; i < EXOS_MAX_PLAN_LOOKS; i++)
    g_assert_true (exos_plan_add_look (plan, 20000 + i * 61));
  g_assert_false (exos_plan_add_look (plan, 50000));

  g_autoptr (ExosReport) report = judge_pair (plan, 15000, 1500, 1510);
  const ExosSequential *it = &report->treatments[0].sequential;

  g_assert_cmpuint (it->n_looks, ==, EXOS_MAX_PLAN_LOOKS + 2);
  g_assert_true (it->p_repeated > plan->alpha && it->p_repeated <= 1.0);
}

/* What peeking does to the plain test: the known errors of equal looks. */
static void
test_peeking_error (void)
{
  const guint64 looks[] = { 2000, 4000, 6000, 8000, 10000 };
  g_autoptr (ExosPlan) plan = plan_with (FIXED, 0, looks, 5);
  g_autoptr (ExosReport) fifth = judge_pair (plan, 5000, 500, 510);
  g_autoptr (ExosReport) first = judge_pair (plan, 1000, 100, 110);

  g_assert_cmpfloat_with_epsilon (fifth->peeking_error, exos_peeking_error (1.959963984540054, 5),
                                  1e-12);
  g_assert_cmpfloat_with_epsilon (fifth->peeking_error, 0.142, 5e-4);
  g_assert_true (isnan (first->peeking_error));
  g_assert_cmpstr (fifth->decision.rule->code, ==, "H5");
}

typedef struct
{
  const char *option;
  const char *text;
  gboolean is_accepted;
} OptionCase;

static const OptionCase option_cases[] = {
  { "looks", "obf", TRUE },
  { "looks", "pocock", TRUE },
  { "looks", "any", TRUE },
  { "looks", "fixed", TRUE },
  { "looks", "often", FALSE },
  { "planned-users", "20000", TRUE },
  { "planned-users", "0", FALSE },
  { "planned-users", "-1", FALSE },
  { "planned-users", "1e4", FALSE },
  { "planned-users", "99999999999999999999", FALSE },
  { "look", "5000", TRUE },
  { "look", "5,000", FALSE },
  { "look", "", FALSE },
};

static void
test_options (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (option_cases); i++)
    {
      const OptionCase *c = &option_cases[i];
      g_autoptr (ExosPlan) plan = exos_plan_new ();
      g_autoptr (ExosPlan) before = exos_plan_copy (plan);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s=%s", c->option, c->text);
      g_assert_cmpint (exos_plan_set_option (plan, c->option, c->text, &error), ==, c->is_accepted);
      if (!c->is_accepted)
        g_assert_true (error != NULL && exos_plan_equal (plan, before));
    }
}

/* Looks are a set in rising order. */
static void
test_looks_are_a_set (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  const char *const texts[] = { "3000", "1000", "2000", "1000" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_true (exos_plan_set_option (plan, "look", texts[i], NULL));
  g_assert_cmpuint (plan->looks->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (g_array_index (plan->looks, guint64, i), ==, 1000 * (i + 1));
  g_assert_true (exos_plan_remove_look (plan, 2000));
  g_assert_false (exos_plan_remove_look (plan, 2000));
  g_assert_false (exos_plan_has_look (plan, 2000));
  g_assert_true (exos_plan_has_look (plan, 3000));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_case);
  g_test_add_func ("/looks/which-looks-are-before", test_which_looks_are_before);
  g_test_add_func ("/looks/many-looks", test_many_looks);
  g_test_add_func ("/looks/peeking-error", test_peeking_error);
  g_test_add_func ("/looks/options", test_options);
  g_test_add_func ("/looks/looks-are-a-set", test_looks_are_a_set);

  return g_test_run ();
}
