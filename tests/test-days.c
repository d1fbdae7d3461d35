// SPDX-License-Identifier: MIT
/* The effect day by day: what adds up, what drifts, and which days there are. The statistics
 * themselves have reference values: test-strata-path. */
#include "fixture.h"

#include <gsl/gsl_errno.h>
#include <math.h>

#define assert_close(a, b) g_assert_cmpfloat_with_epsilon (a, b, 1e-12 * fmax (1.0, fabs (b)))

typedef struct
{
  const char *name;
  guint64 users; /* of each group */
  guint64 conversions[2];
} Day;

static ExosReport *
report_of (const Day *days, gsize n, ExosPlan *plan)
{
  g_autoptr (GString) csv = g_string_new ("date,variant,users,conversions\n");

  for (gsize i = 0; i < n; i++)
    for (int arm = 0; arm < 2; arm++)
      g_string_append_printf (csv, "%s,%s,%" G_GUINT64_FORMAT ",%" G_GUINT64_FORMAT "\n",
                              days[i].name, arm == 0 ? "control" : "treatment", days[i].users,
                              days[i].conversions[arm]);

  plan->sums_rows = TRUE;
  return fixture_report (csv->str, plan);
}

static const Day three[] = {
  { "2026-03-02", 1000, { 100, 140 } },
  { "2026-03-01", 50, { 3, 9 } },
  { "2026-03-05", 4000, { 420, 480 } },
};

/* Up to the last day it is what all users say, and what looks at any time say of them. */
static void
test_last_day_is_the_whole (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->monitoring = EXOS_MONITORING_ANY;

  g_autoptr (ExosReport) report = report_of (three, G_N_ELEMENTS (three), plan);
  const ExosTreatment *treatment = &report->treatments[0];
  const ExosDay *last = &treatment->days->days[2];

  g_assert_cmpuint (treatment->days->n, ==, 3);
  g_assert_cmpuint (last->so_far.control.users, ==, 5050);
  g_assert_cmpuint (last->so_far.treatment.events, ==, 629);
  assert_close (last->difference, treatment->estimate.difference);
  assert_close (last->se, treatment->estimate.se);
  assert_close (last->ci.low, treatment->ci.low);
  assert_close (last->ci.high, treatment->ci.high);
  assert_close (last->p, treatment->p_adjusted);
}

/* One after the other, however they stand in the file; the first has too few users. */
static void
test_days_add_up (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  g_autoptr (ExosReport) report = report_of (three, G_N_ELEMENTS (three), plan);
  const ExosDays *days = report->treatments[0].days;

  g_assert_cmpuint (days->days[0].counts.control.users, ==, 50);
  g_assert_true (isnan (days->days[0].ci.low));
  g_assert_true (isnan (days->days[0].p));
  g_assert_cmpuint (days->days[1].so_far.control.users, ==, 1050);
  g_assert_cmpuint (days->days[1].so_far.treatment.events, ==, 149);
  assert_close (days->days[1].effect.difference, 0.04);
  assert_close (days->days[1].difference, (149.0 - 103.0) / 1050.0);
  g_assert_true (isfinite (days->days[1].ci.low));
  assert_close (days->running.p, fmin (days->days[1].p, days->days[2].p));
  assert_close (days->running.ci.low, fmax (days->days[1].ci.low, days->days[2].ci.low));
  assert_close (days->running.ci.high, fmin (days->days[1].ci.high, days->days[2].ci.high));
}

/* The covariate takes part with the theta of all users. */
static void
test_means (void)
{
  static const char csv[] =
      "variant,date,users,x_sum,x_sum_sq,x_pre_sum,x_pre_sum_sq,x_pre_sum_prod\n"
      "control,2026-03-01,500,1000,2600,900,2100,2200\n"
      "treatment,2026-03-01,500,1100,2900,950,2200,2400\n"
      "control,2026-03-02,400,700,2600,600,2000,1500\n"
      "treatment,2026-03-02,400,900,2900,640,1900,1700\n";
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->sums_rows = TRUE;

  g_autoptr (ExosReport) report = fixture_report (csv, plan);
  const ExosTreatment *treatment = &report->treatments[0];
  const ExosDays *days = treatment->days;

  g_assert_cmpint (treatment->cuped.status, ==, EXOS_CUPED_ADJUSTED);
  assert_close (days->days[0].effect.difference, 0.2 - treatment->cuped.theta * 0.1);
  assert_close (days->days[0].difference, days->days[0].effect.difference);
  assert_close (days->days[1].difference, treatment->estimate.difference);
  assert_close (days->days[1].se, treatment->estimate.se);
}

typedef struct
{
  const char *path;
  guint n;
  guint64 users;
  int first; /* conversions of the treatment more than of the control, on the first day */
  int step;  /* and how many more on each day after it */
  gboolean has_drift;
} DriftCase;

/* clang-format off */
static const DriftCase drifts[] = {
  { "/days/wears-off", 10, 5000, 300, -25, TRUE },
  { "/days/grows", 10, 5000, 0, 25, TRUE },
  { "/days/steady", 10, 5000, 100, 0, FALSE },
  { "/days/six-days-are-too-few", 6, 5000, 300, -45, FALSE },
  { "/days/a-drift-beside-a-large-effect", 10, 500000, 50000, -250, FALSE },
};
/* clang-format on */

static void
test_drift (gconstpointer data)
{
  const DriftCase *c = data;
  Day days[10];
  char names[10][16];
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  for (guint i = 0; i < c->n; i++)
    {
      const guint64 base = c->users / 10;

      g_snprintf (names[i], sizeof names[i], "2026-03-%02u", i + 1);
      days[i] = (Day) { names[i],
                        c->users,
                        { base, (guint64) ((gint64) base + c->first + (int) i * c->step) } };
    }

  g_autoptr (ExosReport) report = report_of (days, c->n, plan);

  g_assert_cmpint (report->treatments[0].days->has_drift, ==, c->has_drift);
  g_assert_cmpuint (report->treatments[0].days->n_in_trend, ==, c->n);
}

/* Seven days that drift, and three that hide it; then seven of so few events that their own
 * spread means nothing, which alone would drift. */
static void
test_small_days_prove_nothing (void)
{
  g_autoptr (GString) csv = g_string_new ("date,variant,users,conversions\n");
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  for (guint i = 0; i < 12; i++)
    g_string_append_printf (csv, "2026-03-%02u,control,400,2\n2026-03-%02u,treatment,400,%u\n",
                            i + 1, i + 1, i < 6 ? 7 : 1);
  plan->sums_rows = TRUE;

  g_autoptr (ExosReport) report = fixture_report (csv->str, plan);
  const ExosDays *days = report->treatments[0].days;

  g_assert_true (days->trend.is_drift);
  g_assert_false (days->has_drift);
}

/* What few users leave open ends where a difference of rates does. */
static void
test_no_rate_differs_by_more_than_all (void)
{
  static const Day ups[] = { { "2026-03-01", 100, { 10, 90 } }, { "2026-03-02", 100, { 10, 90 } } };
  static const Day downs[] = { { "2026-03-01", 100, { 90, 10 } },
                               { "2026-03-02", 100, { 90, 10 } } };
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->planned_users = 20000;

  g_autoptr (ExosReport) up = report_of (ups, G_N_ELEMENTS (ups), plan);
  g_autoptr (ExosReport) down = report_of (downs, G_N_ELEMENTS (downs), plan);
  const ExosInterval high = up->treatments[0].days->days[0].ci;
  const ExosInterval low = down->treatments[0].days->days[0].ci;

  g_assert_cmpfloat (high.high, ==, 1.0);
  g_assert_cmpfloat (high.low, >, -1.0);
  g_assert_cmpfloat (low.low, ==, -1.0);
  g_assert_cmpfloat (low.high, <, 1.0);
}

typedef struct
{
  const char *path;
  const char *days[5];
  guint n;
  guint n_calendar;
  guint n_weekdays;
} CalendarCase;

/* clang-format off */
static const CalendarCase calendars[] = {
  { "/days/from-first-to-last", { "2026-03-02", "2026-03-03", "2026-03-09" }, 3, 8, 2 },
  { "/days/without-a-weekend", { "20260302", "20260303", "20260304", "20260305", "20260306" }, 5, 5, 5 },
  { "/days/without-zeros", { "2026/3/10", "2026/3/9" }, 2, 2, 2 },
  { "/days/weeks-are-no-dates", { "2026-W10", "2026-W09" }, 2, 0, 0 },
  { "/days/empty-is-no-day", { "2026-03-02", "", "2026-03-03" }, 2, 2, 2 },
};
/* clang-format on */

static void
test_calendar (gconstpointer data)
{
  const CalendarCase *c = data;
  Day days[5];
  gsize n = 0;
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  for (; n < 5 && c->days[n] != NULL; n++)
    days[n] = (Day) { c->days[n], 1000 + n, { 100, 110 } };

  g_autoptr (ExosReport) report = report_of (days, n, plan);
  const ExosDays *it = report->treatments[0].days;

  g_assert_cmpuint (it->n, ==, c->n);
  g_assert_cmpuint (it->n_calendar, ==, c->n_calendar);
  g_assert_cmpuint (exos_days_n_weekdays (it), ==, c->n_weekdays);
  if (c->n_calendar > 0)
    g_assert_cmpuint (it->days[0].julian, <, it->days[1].julian);
}

/* 2026-03-02 is a Monday. */
static void
test_weekday (void)
{
  const Day days[] = { { "2026-03-02", 1000, { 100, 110 } }, { "2026-03-08", 1000, { 100, 110 } } };
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  g_autoptr (ExosReport) report = report_of (days, 2, plan);

  g_assert_cmphex (report->treatments[0].days->weekdays, ==, 1u << 0 | 1u << 6);
}

/* A segment beside it takes no day away. */
static void
test_beside_segments (void)
{
  static const char csv[] = "date,country,variant,users,conversions\n"
                            "2026-03-01,kr,control,1000,100\n2026-03-01,kr,treatment,1000,120\n"
                            "2026-03-01,us,control,500,100\n2026-03-01,us,treatment,500,90\n"
                            "2026-03-02,kr,control,900,100\n2026-03-02,kr,treatment,900,120\n";
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->sums_rows = TRUE;

  g_autoptr (ExosReport) report = fixture_report (csv, plan);
  const ExosTreatment *it = &report->treatments[0];

  g_assert_cmpuint (it->days->n, ==, 2);
  g_assert_cmpuint (it->days->days[0].counts.control.users, ==, 1500);
  g_assert_cmpuint (it->segments->n, ==, 2);
  g_assert_cmpuint (it->segments->segments[0].counts.treatment.users, ==, 1900);
}

/* Who never came after the start was assigned before it, the groups on different days: these users
 * are of no day, and of no split of days. */
static void
test_days_after_the_start (void)
{
  g_autoptr (GString) csv = g_string_new ("user_id,time,variant,event\n");
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (csv, "old%u,2026-02-%sT10:00:00Z,%s,seen\n", i, i < 500 ? "20" : "25",
                            i < 500 ? "control" : "treatment");
  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (csv, "u%u,2026-03-%02uT10:00:00Z,%s,%s\n", i, 1 + i / 2 % 5,
                            i % 2 == 0 ? "control" : "treatment",
                            i % 24 == 2 ? "purchase" : "seen");
  plan->start = g_strdup ("2026-03-01");

  g_autoptr (ExosReport) report = fixture_report (csv->str, plan);

  g_assert_cmpint (report->experiment->source.shape, ==, EXOS_SHAPE_EVENTS);
  g_assert_cmpuint (report->srm.n, ==, 4000);
  g_assert_cmpuint (exos_n_days (report->experiment), ==, 5);
  g_assert_cmpfloat (report->srm_running_p, >, 0.9);
  g_assert_cmpint (report->srm.status, ==, EXOS_SRM_OK);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/days/last-day-is-the-whole", test_last_day_is_the_whole);
  g_test_add_func ("/days/days-add-up", test_days_add_up);
  g_test_add_func ("/days/means", test_means);
  for (gsize i = 0; i < G_N_ELEMENTS (drifts); i++)
    g_test_add_data_func (drifts[i].path, &drifts[i], test_drift);
  g_test_add_func ("/days/small-days-prove-nothing", test_small_days_prove_nothing);
  g_test_add_func ("/days/no-rate-differs-by-more-than-all", test_no_rate_differs_by_more_than_all);
  for (gsize i = 0; i < G_N_ELEMENTS (calendars); i++)
    g_test_add_data_func (calendars[i].path, &calendars[i], test_calendar);
  g_test_add_func ("/days/weekday", test_weekday);
  g_test_add_func ("/days/beside-segments", test_beside_segments);
  g_test_add_func ("/days/after-the-start", test_days_after_the_start);
  return g_test_run ();
}
