// SPDX-License-Identifier: MIT
/* Welch's comparison of two means. Expected numbers are R 4.2.2's unless said otherwise. */
#include "stats/means.h"
#include "stats/normal-posterior.h"

#include <glib.h>
#include <gsl/gsl_errno.h>
#include <math.h>

static ExosMoments
moments (guint64 n, double mean, double variance)
{
  return (ExosMoments) { .n = n, .mean = { mean, 0.0 }, .variance = variance };
}

static ExosMoments
moments_of_values (const double *values, gsize n)
{
  ExosRunning running = { 0 };

  for (gsize i = 0; i < n; i++)
    exos_running_add (&running, values[i]);
  return exos_moments_of_running (running);
}

static ExosMeanComparison
compare (ExosMoments control, ExosMoments treatment)
{
  return exos_compare_means (&control, &treatment, 0.05);
}

static void
assert_close (double got, double wanted, double relative)
{
  g_assert_cmpfloat_with_epsilon (got, wanted, relative * fabs (wanted));
}

/* Student (1908), Biometrika 6:1: hours of sleep gained; t.test (extra ~ group, data = sleep). */
static void
test_sleep (void)
{
  const double first[] = { 0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0 };
  const double second[] = { 1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4 };
  const ExosMeanComparison it =
      compare (moments_of_values (first, 10), moments_of_values (second, 10));

  assert_close (it.mean_c, 0.75, 1e-15);
  assert_close (it.mean_t, 2.33, 1e-15);
  assert_close (it.se, 0.84909101723876201, 1e-14);
  assert_close (it.t, 1.8608134674868531, 1e-14);
  assert_close (it.df, 17.776473516178498, 1e-13);
  assert_close (it.p, 0.079394140187358173, 1e-13);
  assert_close (it.log10_p, log10 (0.079394140187358173), 1e-13);
  assert_close (it.ci.low, -0.20548323071171018, 1e-12);
  assert_close (it.ci.high, 3.3654832307117104, 1e-13);
  assert_close (it.rel_diff, 1.58 / 0.75, 1e-14);
}

/* Groups that make all types of Fieller's set, with both signs of the control mean. */
static const struct
{
  guint64 n_c;
  double mean_c, variance_c;
  guint64 n_t;
  double mean_t, variance_t;
  ExosFiellerType type;
} groups[] = {
  { 100, 10.0, 25.0, 120, 11.0, 30.0, EXOS_FIELLER_BOUNDED },
  { 100, -10.0, 25.0, 120, 11.0, 30.0, EXOS_FIELLER_BOUNDED },
  { 100, 1.0, 25.0, 120, 0.9, 1.0, EXOS_FIELLER_BOUNDED },
  { 5000, 1.0, 1e-6, 70, 1.00001, 1e-9, EXOS_FIELLER_BOUNDED },
  { 10000, 10.0, 1.0, 12000, 9.99, 1.5, EXOS_FIELLER_BOUNDED },
  { 300, -7.0, 20.0, 200, -6.1, 30.0, EXOS_FIELLER_BOUNDED },
  { 100, 0.9, 25.0, 120, 11.0, 30.0, EXOS_FIELLER_EXCLUSIVE },
  { 100, -0.9, 25.0, 120, 11.0, 30.0, EXOS_FIELLER_EXCLUSIVE },
  { 100, 0.9, 25.0, 120, -11.0, 30.0, EXOS_FIELLER_EXCLUSIVE },
  { 2, 294.34, 1915.4, 2, 250.08, 72.8, EXOS_FIELLER_EXCLUSIVE },
  { 100, 0.0, 25.0, 120, 11.0, 30.0, EXOS_FIELLER_EXCLUSIVE },
  { 100, 0.9, 25.0, 120, 0.1, 30.0, EXOS_FIELLER_UNBOUNDED },
  { 100, 0.0, 25.0, 120, 0.1, 30.0, EXOS_FIELLER_UNBOUNDED },
  { 100, 0.9, 25.0, 120, 0.0, 0.0, EXOS_FIELLER_UNBOUNDED },
  { 100, 10.0, 0.0, 120, 11.0, 30.0, EXOS_FIELLER_BOUNDED },
  { 100, 10.0, 25.0, 120, 11.0, 0.0, EXOS_FIELLER_BOUNDED },
  { 100, 10.0, 0.0, 120, 11.0, 0.0, EXOS_FIELLER_BOUNDED },
  { 100, 0.0, 0.0, 120, 11.0, 30.0, EXOS_FIELLER_UNDEFINED },
  { 100, 0.0, 0.0, 120, 0.0, 0.0, EXOS_FIELLER_UNDEFINED },
};

static ExosMeanComparison
compare_group (gsize i)
{
  return compare (moments (groups[i].n_c, groups[i].mean_c, groups[i].variance_c),
                  moments (groups[i].n_t, groups[i].mean_t, groups[i].variance_t));
}

static gboolean
holds (ExosInterval interval, double value)
{
  return interval.low <= value && value <= interval.high;
}

/* The test, the interval and Fieller's set never contradict each other. */
static void
test_coherence (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      const ExosMeanComparison it = compare_group (i);
      const ExosFieller *fieller = &it.fieller;

      g_test_message ("group %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (fieller->type, ==, groups[i].type);
      g_assert_cmpint (it.p < 0.05, ==, !holds (it.ci, 0.0));
      if (fieller->type == EXOS_FIELLER_BOUNDED)
        g_assert_cmpint (holds (fieller->interval, 0.0), ==, holds (it.ci, 0.0));
      else if (fieller->type == EXOS_FIELLER_EXCLUSIVE)
        g_assert_cmpint (holds (fieller->interval, 0.0), ==, !holds (it.ci, 0.0));
      else
        g_assert_true (isnan (fieller->interval.low) && isnan (fieller->interval.high));
      if (fieller->type == EXOS_FIELLER_UNBOUNDED)
        g_assert_true (holds (it.ci, 0.0));
    }
}

/* At an end r of Fieller's set the statistic of m_t - (1 + r) m_c is just critical. */
static void
assert_critical (gsize i, const ExosMeanComparison *it, double end)
{
  const double ratio = 1.0 + end;
  const double v_c = groups[i].variance_c / (double) groups[i].n_c;
  const double v_t = groups[i].variance_t / (double) groups[i].n_t;
  const double se = sqrt (v_t + ratio * ratio * v_c);

  assert_close (fabs (it->mean_t - ratio * it->mean_c) / se, it->critical, 1e-9);
}

static void
test_fieller_ends (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      const ExosMeanComparison it = compare_group (i);

      if (isnan (it.fieller.interval.low) || it.is_degenerate)
        continue;
      assert_critical (i, &it, it.fieller.interval.low);
      assert_critical (i, &it, it.fieller.interval.high);
    }
}

/* Also with alpha next to p, where 0 is an end of both but for rounding. */
static void
test_coherence_at_the_edge (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    for (int nudge = -20; nudge <= 20; nudge++)
      {
        const ExosMoments c = moments (groups[i].n_c, groups[i].mean_c, groups[i].variance_c);
        const ExosMoments t = moments (groups[i].n_t, groups[i].mean_t, groups[i].variance_t);
        const double p = exos_compare_means (&c, &t, 0.05).p;
        const ExosMeanComparison it = exos_compare_means (&c, &t, p * (1.0 + nudge * 1e-15));

        if (it.fieller.type != EXOS_FIELLER_BOUNDED || it.is_degenerate || it.mean_t == 0.0)
          continue;
        g_assert_cmpint (holds (it.fieller.interval, 0.0), ==, holds (it.ci, 0.0));
        assert_critical (i, &it, it.fieller.interval.low);
        assert_critical (i, &it, it.fieller.interval.high);
      }
}

/* On the way through g = 1 one end leaves for infinity and comes back from the other side; at 1
 * itself the set is a half-line. v_t is so small that df and the critical value stay. */
static void
test_fieller_pole (void)
{
  const ExosMoments t = moments (1000000000, 3.0, 1e-9);
  const ExosMoments wide = moments (100, 1.0, 100.0);
  const double critical = exos_compare_means (&wide, &t, 0.05).critical;
  const double shifts[] = { 1e-9, 0.0, -1e-9 };

  for (gsize i = 0; i < G_N_ELEMENTS (shifts); i++)
    {
      const ExosMeanComparison it = compare (moments (100, critical * (1.0 + shifts[i]), 100.0), t);
      const ExosInterval ends = it.fieller.interval;
      const gboolean is_bounded = it.fieller.type == EXOS_FIELLER_BOUNDED;

      if (shifts[i] != 0.0)
        g_assert_cmpint (is_bounded, ==, shifts[i] > 0.0);
      g_assert_cmpfloat (is_bounded ? ends.high : -ends.low, >, 1e8);
      g_assert_cmpfloat_with_epsilon (is_bounded ? ends.low : ends.high,
                                      3.0 / (2.0 * critical) - 1.0, 1e-8);
    }
}

static void
test_no_variance (void)
{
  const ExosMeanComparison equal = compare (moments (100, 10.0, 0.0), moments (90, 10.0, 0.0));
  const ExosMeanComparison apart = compare (moments (100, 10.0, 0.0), moments (90, 11.0, 0.0));

  g_assert_true (equal.is_degenerate && apart.is_degenerate);
  g_assert_cmpfloat (equal.p, ==, 1.0);
  g_assert_cmpfloat (equal.log10_p, ==, 0.0);
  g_assert_cmpfloat (apart.p, ==, 0.0);
  g_assert_cmpfloat (apart.log10_p, ==, -INFINITY);
  g_assert_true (isnan (apart.t) && isnan (apart.df));
  g_assert_cmpfloat (apart.ci.low, ==, 1.0);
  g_assert_cmpfloat (apart.ci.high, ==, 1.0);
  assert_close (apart.fieller.interval.low, 0.1, 1e-15);
  assert_close (apart.fieller.interval.high, 0.1, 1e-15);
}

/* 0.3 over three users and 0.2 over two are the same mean, whatever the quotients round to. */
static void
test_equal_decimals (void)
{
  const ExosSums three = { 3, exos_double_double_from_decimal (3, -1),
                           exos_double_double_from_decimal (3, -2) };
  const ExosSums two = { 2, exos_double_double_from_decimal (2, -1),
                         exos_double_double_from_decimal (2, -2) };
  const ExosMeanComparison it = compare (exos_moments_of_sums (three), exos_moments_of_sums (two));

  g_assert_true (it.is_degenerate);
  g_assert_cmpfloat (it.abs_diff, ==, 0.0);
  g_assert_cmpfloat (it.p, ==, 1.0);
}

/* With one group without variance the other one alone gives the degrees of freedom. */
static void
test_one_variance (void)
{
  const ExosMeanComparison it = compare (moments (100, 10.0, 0.0), moments (90, 11.0, 4.0));

  assert_close (it.df, 89.0, 1e-14);
  assert_close (it.se, sqrt (4.0 / 90.0), 1e-15);
  g_assert_cmpfloat (it.fieller.g, ==, 0.0);
}

static void
test_refused (void)
{
  const ExosMeanComparison it = compare (moments (1, 10.0, NAN), moments (90, 11.0, 4.0));

  g_assert_cmpfloat (it.abs_diff, ==, 1.0);
  g_assert_true (isnan (it.se) && isnan (it.t) && isnan (it.p) && isnan (it.log10_p));
  g_assert_true (isnan (it.ci.low) && isnan (it.ci.high));
  g_assert_cmpint (it.fieller.type, ==, EXOS_FIELLER_UNDEFINED);
}

static void
test_no_control_mean (void)
{
  const ExosMeanComparison it = compare (moments (10, 0.0, 2.8), moments (12, 0.4, 2.5));

  g_assert_true (isnan (it.rel_diff) && isnan (it.rel_se_delta) && isnan (it.rel_ci_delta.low));
  g_assert_cmpfloat (it.fieller.g, ==, INFINITY);
  g_assert_false (isnan (it.p));
}

/* Cents instead of units, and sums of 10^150: powers of two change no digit. */
static void
test_unit (void)
{
  const double scales[] = { 0x1p-400, 0x1p-7, 0x1p200, 0x1p400 };

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (scales); j++)
      {
        const double s = scales[j];
        const ExosMeanComparison it = compare_group (i);
        const ExosMeanComparison scaled =
            compare (moments (groups[i].n_c, s * groups[i].mean_c, s * s * groups[i].variance_c),
                     moments (groups[i].n_t, s * groups[i].mean_t, s * s * groups[i].variance_t));

        g_assert_cmpint (scaled.fieller.type, ==, it.fieller.type);
        g_assert_true (scaled.p == it.p || (isnan (scaled.p) && isnan (it.p)));
        g_assert_cmpfloat (scaled.ci.low, ==, s * it.ci.low);
        if (!isnan (it.fieller.interval.low))
          {
            assert_close (scaled.fieller.interval.low, it.fieller.interval.low, 1e-13);
            assert_close (scaled.fieller.interval.high, it.fieller.interval.high, 1e-13);
          }
      }
}

static void
test_exchange (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      const ExosMeanComparison it = compare_group (i);
      const ExosMeanComparison back =
          compare (moments (groups[i].n_t, groups[i].mean_t, groups[i].variance_t),
                   moments (groups[i].n_c, groups[i].mean_c, groups[i].variance_c));

      g_assert_cmpfloat (back.abs_diff, ==, -it.abs_diff);
      g_assert_cmpfloat (back.p, ==, it.p);
      g_assert_cmpfloat (back.ci.low, ==, -it.ci.high);
    }
}

/* pnorm (1.3) and 2 (dnorm (0.65) - 0.65 pnorm (0.65, lower.tail = FALSE)) */
static void
test_posterior (void)
{
  const ExosPosterior it = exos_normal_posterior (1.3, 2.0);

  assert_close (exos_normal_posterior (2.6, 2.0).p_t_gt_c, 0.9031995154143897, 1e-15);
  assert_close (it.loss_t, 0.31074477528820438, 1e-14);
  assert_close (it.loss_c - it.loss_t, 1.3, 1e-14);
  assert_close (exos_normal_posterior (-1.3, 2.0).loss_c, it.loss_t, 1e-15);
  g_assert_cmpfloat (exos_normal_posterior (100.0, 1.0).loss_t, ==, 0.0);
  g_assert_cmpfloat (exos_normal_posterior (100.0, 1.0).loss_c, ==, 100.0);
}

static void
test_posterior_without_error (void)
{
  g_assert_cmpfloat (exos_normal_posterior (2.0, 0.0).p_t_gt_c, ==, 1.0);
  g_assert_cmpfloat (exos_normal_posterior (2.0, 0.0).loss_c, ==, 2.0);
  g_assert_cmpfloat (exos_normal_posterior (0.0, 0.0).p_t_gt_c, ==, 0.5);
  g_assert_cmpfloat (exos_normal_posterior (-2.0, 0.0).p_t_gt_c, ==, 0.0);
  g_assert_cmpfloat (exos_normal_posterior (-2.0, 0.0).loss_t, ==, 2.0);
  g_assert_cmpfloat (exos_normal_posterior (-2.0, 0.0).loss_c, ==, 0.0);
  g_assert_true (isnan (exos_normal_posterior (1.0, NAN).p_t_gt_c));
  g_assert_true (isnan (exos_normal_posterior (1.0, NAN).loss_t));
}

int
main (int argc, char **argv)
{
  gsl_set_error_handler_off ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/means/sleep-of-student", test_sleep);
  g_test_add_func ("/means/test-and-intervals-agree", test_coherence);
  g_test_add_func ("/means/test-and-intervals-agree-at-the-edge", test_coherence_at_the_edge);
  g_test_add_func ("/means/fieller/ends-are-just-critical", test_fieller_ends);
  g_test_add_func ("/means/fieller/one-end-passes-infinity", test_fieller_pole);
  g_test_add_func ("/means/no-variance-is-degenerate", test_no_variance);
  g_test_add_func ("/means/equal-decimals-are-equal", test_equal_decimals);
  g_test_add_func ("/means/variance-in-one-group-only", test_one_variance);
  g_test_add_func ("/means/refused-groups-give-no-number", test_refused);
  g_test_add_func ("/means/control-mean-of-0-has-no-relative-change", test_no_control_mean);
  g_test_add_func ("/means/unit-changes-nothing", test_unit);
  g_test_add_func ("/means/exchange-of-groups-changes-the-sign", test_exchange);
  g_test_add_func ("/means/posterior", test_posterior);
  g_test_add_func ("/means/posterior/without-error", test_posterior_without_error);
  return g_test_run ();
}
