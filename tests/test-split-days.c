// SPDX-License-Identifier: MIT
/* The traffic split day by day: what a lucky total hides, and what days do not change. */
#include "fixture.h"

#include <math.h>

#define MOST_DAYS 8

typedef struct
{
  const char *path;
  const char *days[MOST_DAYS];
  ExosCount users[MOST_DAYS]; /* of control, of treatment: in users and events */
  ExosSrmStatus status;
  double p; /* over the days */
} Case;

/* clang-format off */
static const Case cases[] = {
  { "/split-days/even", { "2026-03-01", "2026-03-02" }, { { 5000, 5000 }, { 5000, 5000 } }, EXOS_SRM_OK, 1.0 },
  { "/split-days/one-day-is-no-sequence", { "2026-03-01" }, { { 5000, 5000 } }, EXOS_SRM_OK, NAN },
  { "/split-days/a-broken-day-stays-broken", { "2026-03-01", "2026-03-02" },
    { { 6000, 4000 }, { 4000, 6000 } }, EXOS_SRM_BLOCKED, 0.0 },
};
/* clang-format on */

static ExosExperiment *
experiment_of (const Case *c)
{
  FixtureArm arms[] = { { .name = "control" }, { .name = "treatment" } };
  ExosCount counts[2 * MOST_DAYS] = { { 0 } };
  gsize n = 0;

  while (n < MOST_DAYS && c->days[n] != NULL)
    {
      arms[0].users += c->users[n].users;
      arms[1].users += c->users[n].events;
      counts[2 * n].users = c->users[n].users;
      counts[2 * n + 1].users = c->users[n].events;
      n++;
    }

  ExosExperiment *self = fixture_experiment (arms, 2, 0);

  fixture_add_strata (self, EXOS_STRATA_DAYS, "day", c->days, counts, n);
  return self;
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  g_autoptr (ExosExperiment) experiment = experiment_of (c);
  g_autoptr (ExosReport) report = exos_report_new (plan, experiment);

  g_assert_cmpint (report->srm.status, ==, c->status);
  if (isnan (c->p))
    g_assert_true (isnan (report->srm_running_p));
  else
    g_assert_cmpfloat_with_epsilon (report->srm_running_p, c->p, 1e-12);
  g_assert_cmpfloat (report->srm.p, >, 0.9); /* the total is even */
  g_assert_cmpfloat (report->srm.p_used, ==,
                     c->status == EXOS_SRM_OK ? report->srm.p : report->srm_running_p);
}

/* The order of two days counts: what comes first is looked at alone. */
static void
test_order_counts (void)
{
  static const Case first = { NULL, { "1", "2" }, { { 5300, 4700 }, { 50000, 50600 } }, 0, 0.0 };
  static const Case last = { NULL, { "1", "2" }, { { 50000, 50600 }, { 5300, 4700 } }, 0, 0.0 };
  static const Case swapped = {
    NULL, { "2026-03-02", "2026-03-01" }, { { 50000, 50600 }, { 5300, 4700 } }, 0, 0.0
  };
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  g_autoptr (ExosExperiment) a = experiment_of (&first);
  g_autoptr (ExosExperiment) b = experiment_of (&last);
  g_autoptr (ExosReport) early = exos_report_new (plan, a);
  g_autoptr (ExosReport) late = exos_report_new (plan, b);

  g_autoptr (ExosExperiment) c = experiment_of (&swapped);
  g_autoptr (ExosReport) sorted = exos_report_new (plan, c);

  g_assert_cmpfloat (sorted->srm_running_p, ==, early->srm_running_p);
  g_assert_cmpfloat (early->srm.p, ==, late->srm.p);
  g_assert_cmpfloat (early->srm_running_p, <, late->srm_running_p);
  g_assert_cmpint (early->srm.status, ==, EXOS_SRM_BLOCKED);

  const ExosIssue *issue = g_ptr_array_index (early->issues, 0);

  g_assert_cmpint (issue->code, ==, EXOS_ISSUE_SRM_BLOCKED);
  g_assert_cmpstr (issue->variant, ==, "1");
  g_assert_cmpint (late->srm.status, ==, EXOS_SRM_OK);
}

/* The last day's Bayes factor is that of the whole, which p_seq has. */
static void
test_never_above_the_whole (void)
{
  static const Case c = {
    NULL, { "1", "2", "3" }, { { 5200, 4800 }, { 5200, 4800 }, { 5250, 4750 } }, 0, 0.0
  };
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  g_autoptr (ExosExperiment) experiment = experiment_of (&c);
  g_autoptr (ExosReport) report = exos_report_new (plan, experiment);

  g_assert_cmpfloat_with_epsilon (report->srm_running_p / report->srm.p_seq, 1.0, 1e-12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_case);
  g_test_add_func ("/split-days/order-counts", test_order_counts);
  g_test_add_func ("/split-days/never-above-the-whole", test_never_above_the_whole);
  return g_test_run ();
}
