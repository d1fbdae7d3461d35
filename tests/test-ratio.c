// SPDX-License-Identifier: MIT
/* Ratios of sums over users. Expected numbers are R 4.2.2's: t.test () of the linearised values
 * R + (y - R x) / mean (x) of each group. */
#include "stats/means.h"
#include "stats/ratio.h"

#include <glib.h>
#include <gsl/gsl_errno.h>
#include <math.h>

typedef struct
{
  double x;
  double y;
} User;

static const User control[] = { { 3, 1 }, { 5, 2 }, { 2, 0 }, { 8, 5 },
                                { 1, 0 }, { 4, 1 }, { 6, 4 }, { 2, 1 } };
static const User treatment[] = { { 4, 2 }, { 4, 1 }, { 1, 1 }, { 6, 4 },
                                  { 3, 0 }, { 9, 7 }, { 2, 2 } };

static ExosPairSums
totals (guint64 n, double y, double x, double yy, double xx, double xy)
{
  return (ExosPairSums) {
    n, { y, 0.0 }, { x, 0.0 }, { yy, 0.0 }, { xx, 0.0 }, { xy, 0.0 },
  };
}

static ExosPairSums
sum_users (const User *users, gsize n)
{
  ExosPairSums sums = { 0 };

  for (gsize i = 0; i < n; i++)
    {
      const double x = users[i].x;
      const double y = users[i].y;

      sums = exos_pair_sums_merge (sums, totals (1, y, x, y * y, x * x, x * y));
    }
  return sums;
}

static void
assert_close (double got, double wanted, double relative)
{
  g_assert_cmpfloat_with_epsilon (got, wanted, relative * fabs (wanted));
}

static void
test_linearised (void)
{
  const ExosMoments c = exos_moments_of_ratio (sum_users (control, G_N_ELEMENTS (control)));
  const ExosMoments t = exos_moments_of_ratio (sum_users (treatment, G_N_ELEMENTS (treatment)));
  const ExosMeanComparison it = exos_compare_means (&c, &t, 0.05);

  assert_close (it.mean_c, 14.0 / 31.0, 1e-15);
  assert_close (it.mean_t, 17.0 / 29.0, 1e-15);
  assert_close (c.variance, 0.051955195697460349, 1e-14);
  assert_close (t.variance, 0.088192670239975346, 1e-14);
  assert_close (it.t, 0.97405747829020939, 1e-13);
  assert_close (it.df, 11.223700038004537, 1e-13);
  assert_close (it.p, 0.35055407403184946, 1e-13);
  assert_close (it.ci.low, -0.16879734692219869, 1e-13);
  assert_close (it.ci.high, 0.43798533357403419, 1e-13);
}

/* Users with one view each: the mean of y, in every digit. */
static void
test_ones (void)
{
  const ExosMoments ratio = exos_moments_of_ratio (totals (100, 1100, 100, 12595, 100, 1100));
  const ExosMoments mean =
      exos_moments_of_sums ((ExosSums) { 100, { 1100.0, 0.0 }, { 12595.0, 0.0 } });

  g_assert_cmpfloat (ratio.mean.hi, ==, mean.mean.hi);
  g_assert_cmpfloat (ratio.variance, ==, mean.variance);
}

/* y counted in thousands, or x: the ratio follows and its relative error stays. */
static void
test_units (void)
{
  const ExosPairSums sums = sum_users (control, G_N_ELEMENTS (control));
  const ExosMoments it = exos_moments_of_ratio (sums);
  const ExosMoments other =
      exos_moments_of_ratio (totals (sums.n, 1000 * sums.y.hi, -8 * sums.x.hi, 1e6 * sums.yy.hi,
                                     64 * sums.xx.hi, -8000 * sums.xy.hi));

  assert_close (other.mean.hi, -125.0 * it.mean.hi, 1e-15);
  assert_close (other.variance, 15625.0 * it.variance, 1e-14);
}

/* y = 2 x for every user: no variance at all. y = 3 x + 1 is exact too, but not proportional. */
static void
test_proportional (void)
{
  const ExosMoments twice = exos_moments_of_ratio (totals (3, 12, 6, 56, 14, 28));
  const ExosMoments line = exos_moments_of_ratio (totals (3, 21, 6, 165, 14, 48));

  g_assert_cmpint (twice.state, ==, EXOS_MOMENTS_OK);
  g_assert_cmpfloat (twice.variance, ==, 0.0);
  g_assert_cmpint (line.state, ==, EXOS_MOMENTS_OK);
  g_assert_cmpfloat (line.variance, >, 0.0);
}

/* { n, y, x, yy, xx, xy } of no users: x is 1, 2, 3 and y 2, 4, 6 but for one total. */
static const struct
{
  const char *name;
  double n, y, x, yy, xx, xy;
  ExosMomentsState state;
} refusals[] = {
  { "too few", 1, 2, 1, 4, 1, 2, EXOS_MOMENTS_TOO_FEW },
  { "numerator squares too small", 3, 12, 6, 47, 14, 28, EXOS_MOMENTS_IMPOSSIBLE },
  { "denominator squares too small", 3, 12, 6, 56, 11, 28, EXOS_MOMENTS_IMPOSSIBLE },
  { "denominator alone too small", 3, 12, 6, 80, 11, 28, EXOS_MOMENTS_IMPOSSIBLE },
  { "product too large", 3, 12, 6, 56, 14, 28.001, EXOS_MOMENTS_IMPOSSIBLE },
  { "product too small", 3, 12, 6, 56, 14, 19.999, EXOS_MOMENTS_IMPOSSIBLE },
  { "smallest product", 3, 12, 6, 56, 14, 20, EXOS_MOMENTS_OK },
  { "product of a constant", 3, 12, 6, 56, 12, 24.1, EXOS_MOMENTS_IMPOSSIBLE },
  /* x = 10^8, 10^8 + 1, 10^8 + 2: as a double its squares lose 1, half of what they are for. */
  { "squares that were rounded", 3, 3, 300000003, 5, (double) 30000000600000005, 300000001,
    EXOS_MOMENTS_OK },
  { "no denominator", 3, 12, 0, 56, 14, 4, EXOS_MOMENTS_NO_DENOMINATOR },
  { "no numerator", 3, 0, 6, 0, 14, 0, EXOS_MOMENTS_OK },
  { "not finite", 3, 12, 6, 56, 14, INFINITY, EXOS_MOMENTS_NOT_FINITE },
};

static void
test_refusals (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      const ExosMoments it =
          exos_moments_of_ratio (totals ((guint64) refusals[i].n, refusals[i].y, refusals[i].x,
                                         refusals[i].yy, refusals[i].xx, refusals[i].xy));

      g_test_message ("%s", refusals[i].name);
      g_assert_cmpint (it.state, ==, refusals[i].state);
      g_assert_cmpint (isnan (it.variance), ==, refusals[i].state != EXOS_MOMENTS_OK);
    }
}

int
main (int argc, char **argv)
{
  gsl_set_error_handler_off ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ratio/agrees-with-linearised-values", test_linearised);
  g_test_add_func ("/ratio/of-ones-is-the-mean", test_ones);
  g_test_add_func ("/ratio/units-scale-it", test_units);
  g_test_add_func ("/ratio/proportional-users-have-no-variance", test_proportional);
  g_test_add_func ("/ratio/impossible-totals-are-refused", test_refusals);
  return g_test_run ();
}
