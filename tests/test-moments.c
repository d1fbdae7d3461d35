// SPDX-License-Identifier: MIT
/* Means and variances from values and from totals. */
#include "stats/moments.h"

#include <glib.h>
#include <math.h>

static ExosDoubleDouble
decimal (gint64 digits, int exponent)
{
  return exos_double_double_from_decimal (digits, exponent);
}

static ExosSums
sums (guint64 n, ExosDoubleDouble sum, ExosDoubleDouble sum_sq)
{
  return (ExosSums) { n, sum, sum_sq };
}

/* 0.1 is no double, but ten of these are 1 to 31 digits. */
static void
test_decimals (void)
{
  const ExosDoubleDouble tenth = decimal (1, -1);
  const ExosDoubleDouble again = exos_double_double_multiply (tenth, decimal (10, 0));
  ExosDoubleDouble sum = { 0 };

  g_assert_cmpfloat (tenth.hi, ==, 0.1);
  g_assert_cmpfloat_with_epsilon (tenth.lo, -5.5511151231257827e-18, 1e-32);
  g_assert_cmpfloat (again.hi, ==, 1.0);
  g_assert_cmpfloat_with_epsilon (again.lo, 0.0, 1e-31);
  for (int i = 0; i < 10; i++)
    sum = exos_double_double_add (sum, tenth);
  g_assert_cmpfloat (exos_double_double_difference (sum, decimal (1, 0)), ==, 0.0);
}

/* 2^53 + 1, and 10^30 / 3 three times over. */
static void
test_long_decimals (void)
{
  const ExosDoubleDouble odd = decimal (G_GINT64_CONSTANT (9007199254740993), 0);
  const ExosDoubleDouble third = exos_double_double_divide (decimal (1, 30), decimal (3, 0));
  const ExosDoubleDouble whole = exos_double_double_multiply (third, decimal (3, 0));

  g_assert_cmpfloat (exos_double_double_difference (odd, decimal (9007199254740992, 0)), ==, 1.0);
  g_assert_cmpfloat (whole.hi, ==, 1e30);
  g_assert_cmpfloat_with_epsilon (whole.lo - decimal (1, 30).lo, 0.0, 1.0);
}

/* What is left when the high parts cancel is still two doubles long. */
static void
test_cancellation (void)
{
  const ExosDoubleDouble left = exos_double_double_add ((ExosDoubleDouble) { 1.0, 0x1p-60 },
                                                        (ExosDoubleDouble) { -1.0, 0x1p-120 });

  g_assert_cmpfloat (left.hi, ==, 0x1p-60);
  g_assert_cmpfloat (left.lo, ==, 0x1p-120);
}

static void
test_decimal_range (void)
{
  g_assert_true (isnan (decimal (1, 400).hi));
  g_assert_true (isnan (decimal (1, 309).hi));
  g_assert_true (isnan (decimal (1, G_MAXINT).hi));
  g_assert_cmpfloat (decimal (1, G_MININT).hi, ==, 0.0);
  g_assert_cmpfloat (decimal (0, 0).hi, ==, 0.0);
  g_assert_cmpfloat (decimal (-25, 1).hi, ==, -250.0);
}

/* NIST StRD, univariate: the values follow from the definition of each set. LRE is the number of
 * digits that agree with the certified ones. */
static const struct
{
  const char *name;
  double first, low, high;
  guint pairs;
  double mean, deviation;
  double digits;
} nist[] = {
  { "NumAcc1", 10000001.0, 10000003.0, 10000002.0, 1, 10000002.0, 1.0, 14.0 },
  { "NumAcc2", 1.2, 1.1, 1.3, 500, 1.2, 0.1, 14.0 },
  { "NumAcc3", 1000000.2, 1000000.1, 1000000.3, 500, 1000000.2, 0.1, 8.0 },
  { "NumAcc4", 10000000.2, 10000000.1, 10000000.3, 500, 10000000.2, 0.1, 7.0 },
};

static double
agreeing_digits (double got, double certified)
{
  return got == certified ? 17.0 : -log10 (fabs (got - certified) / fabs (certified));
}

static void
test_nist (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (nist); i++)
    {
      ExosRunning running = { 0 };

      exos_running_add (&running, nist[i].first);
      for (guint j = 0; j < nist[i].pairs; j++)
        {
          exos_running_add (&running, nist[i].low);
          exos_running_add (&running, nist[i].high);
        }

      const ExosMoments moments = exos_moments_of_running (running);
      const double mean = agreeing_digits (moments.mean.hi, nist[i].mean);
      const double deviation = agreeing_digits (sqrt (moments.variance), nist[i].deviation);

      g_test_message ("%s: %.1f digits of the mean, %.1f of the deviation", nist[i].name, mean,
                      deviation);
      g_assert_cmpfloat (mean, >=, 14.0);
      g_assert_cmpfloat (deviation, >=, nist[i].digits);
    }
}

/* The hardest of them as decimals: nothing is lost. Sums and squares of 1001 values in tenths. */
static void
test_exact_totals (void)
{
  const gint64 low = 100000001, middle = 100000002, high = 100000003;
  const gint64 sum = middle + 500 * (low + high);
  ExosSums all = sums (1, decimal (middle, -1), decimal (middle * middle, -2));

  for (int i = 0; i < 500; i++)
    {
      all = exos_sums_merge (all, sums (1, decimal (low, -1), decimal (low * low, -2)));
      all = exos_sums_merge (all, sums (1, decimal (high, -1), decimal (high * high, -2)));
    }

  const ExosMoments moments = exos_moments_of_sums (all);

  g_assert_cmpuint (moments.n, ==, 1001);
  g_assert_cmpfloat (exos_double_double_difference (all.sum, decimal (sum, -1)), ==, 0.0);
  g_assert_cmpfloat (moments.mean.hi, ==, 10000000.2);
  g_assert_cmpfloat_with_epsilon (moments.variance, 0.01, 1e-14);
  g_assert_true (moments.is_ill_conditioned);
}

/* Totals as a file gives them. { n, sum in hundredths, sum of squares in 10^-4 } */
static const struct
{
  const char *name;
  guint64 n;
  gint64 sum;
  gint64 sum_sq;
  double variance;
  double condition;
  gboolean is_ill_conditioned;
  ExosMomentsState state;
} totals[] = {
  { "one hundred tens", 100, 100000, 100000000, 0.0, INFINITY, FALSE, EXOS_MOMENTS_OK },
  { "three tenths", 3, 30, 300, 0.0, INFINITY, FALSE, EXOS_MOMENTS_OK },
  { "zeros", 7, 0, 0, 0.0, INFINITY, FALSE, EXOS_MOMENTS_OK },
  { "1 and 3", 2, 400, 100000, 2.0, 5.0, FALSE, EXOS_MOMENTS_OK },
  { "-1 and 3", 2, 200, 100000, 8.0, 1.25, FALSE, EXOS_MOMENTS_OK },
  /* 10^7 and 10^7 + 0.01: the centred squares are half of 10^-4. */
  { "a cent apart", 2, 2000000001, 2000000002000000001, 5e-5, 4.000000004e18, TRUE,
    EXOS_MOMENTS_OK },
  /* Short by one in the last of 19 digits, which no double has. */
  { "short by rounding", 2, 2000000000, 1999999999999999999, 0.0, INFINITY, TRUE, EXOS_MOMENTS_OK },
  { "short by more", 2, 2000000000, 1999999999999900000, NAN, NAN, FALSE, EXOS_MOMENTS_IMPOSSIBLE },
  { "negative squares", 5, 0, -1, NAN, NAN, FALSE, EXOS_MOMENTS_IMPOSSIBLE },
  { "squares of nothing", 5, 100, 0, NAN, NAN, FALSE, EXOS_MOMENTS_IMPOSSIBLE },
  { "one user", 1, 500, 250000, NAN, NAN, FALSE, EXOS_MOMENTS_TOO_FEW },
  { "nobody", 0, 0, 0, NAN, NAN, FALSE, EXOS_MOMENTS_TOO_FEW },
};

/* Two doubles hold 31 digits; the condition says how many of them the variance lacks. */
static void
assert_same (double got, double wanted, double relative)
{
  if (isnan (wanted))
    g_assert_true (isnan (got));
  else if (wanted == 0.0 || isinf (wanted))
    g_assert_cmpfloat (got, ==, wanted);
  else
    g_assert_cmpfloat_with_epsilon (got, wanted, relative * fabs (wanted));
}

static void
test_totals (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (totals); i++)
    {
      const ExosMoments moments = exos_moments_of_sums (
          sums (totals[i].n, decimal (totals[i].sum, -2), decimal (totals[i].sum_sq, -4)));

      const double lost = isfinite (moments.condition) ? 1e-15 + 1e-31 * moments.condition : 0.0;

      g_test_message ("%s", totals[i].name);
      g_assert_cmpint (moments.state, ==, totals[i].state);
      assert_same (moments.variance, totals[i].variance, lost);
      assert_same (moments.condition, totals[i].condition, lost);
      g_assert_cmpint (moments.is_ill_conditioned, ==, totals[i].is_ill_conditioned);
      assert_same (moments.mean.hi, totals[i].n > 0 ? totals[i].sum / 100.0 / totals[i].n : NAN,
                   1e-15);
    }
}

static void
test_not_finite (void)
{
  const ExosDoubleDouble huge = { 1e200, 0.0 };
  const ExosDoubleDouble none = { NAN, NAN };

  g_assert_cmpint (exos_moments_of_sums (sums (9, huge, huge)).state, ==, EXOS_MOMENTS_NOT_FINITE);
  g_assert_cmpint (exos_moments_of_sums (sums (9, none, huge)).state, ==, EXOS_MOMENTS_NOT_FINITE);
  g_assert_cmpint (exos_moments_of_sums (sums (9, huge, none)).state, ==, EXOS_MOMENTS_NOT_FINITE);
}

static void
fill (ExosRunning *running, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    exos_running_add (running, 1e6 + (i * 7919 % 1000) / 8.0);
}

/* However the rows are cut between workers, the moments are those of all of them. */
static void
test_merge (void)
{
  const guint cuts[] = { 0, 1, 2, 500, 1998, 1999, 2000 };
  ExosRunning whole = { 0 };

  fill (&whole, 0, 2000);
  const ExosMoments wanted = exos_moments_of_running (whole);

  for (gsize i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      ExosRunning first = { 0 };
      ExosRunning second = { 0 };

      fill (&first, 0, cuts[i]);
      fill (&second, cuts[i], 2000);

      const ExosMoments moments = exos_moments_of_running (exos_running_merge (first, second));

      g_assert_cmpuint (moments.n, ==, 2000);
      g_assert_cmpfloat (moments.mean.hi, ==, wanted.mean.hi);
      g_assert_cmpfloat_with_epsilon (moments.variance, wanted.variance, 1e-12 * wanted.variance);
    }
}

/* Eighths and their squares are exact, so both ways lead to the same variance. */
static void
test_values_agree_with_totals (void)
{
  ExosRunning running = { 0 };
  ExosSums all = { 0 };

  fill (&running, 0, 2000);
  for (guint i = 0; i < 2000; i++)
    {
      const ExosDoubleDouble x = { 1e6 + (i * 7919 % 1000) / 8.0, 0.0 };

      all = exos_sums_merge (all, sums (1, x, exos_double_double_multiply (x, x)));
    }

  const ExosMoments values = exos_moments_of_running (running);
  const ExosMoments wanted = exos_moments_of_sums (all);

  g_assert_cmpfloat (values.mean.hi, ==, wanted.mean.hi);
  assert_same (values.variance, wanted.variance, 1e-15);
  g_assert_cmpfloat_with_epsilon (values.condition / wanted.condition, 1.0, 1e-14);
  g_assert_false (values.is_ill_conditioned);
}

static void
test_equal_values (void)
{
  ExosRunning running = { 0 };

  g_assert_cmpint (exos_moments_of_running (running).state, ==, EXOS_MOMENTS_TOO_FEW);
  g_assert_true (isnan (exos_moments_of_running (running).mean.hi));
  exos_running_add (&running, 0.1);
  g_assert_cmpint (exos_moments_of_running (running).state, ==, EXOS_MOMENTS_TOO_FEW);
  g_assert_cmpfloat (exos_moments_of_running (running).mean.hi, ==, 0.1);
  for (int i = 0; i < 99; i++)
    exos_running_add (&running, 0.1);
  g_assert_cmpfloat (exos_moments_of_running (running).variance, ==, 0.0);
  g_assert_false (exos_moments_of_running (running).is_ill_conditioned);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/moments/decimals-are-kept", test_decimals);
  g_test_add_func ("/moments/decimals-longer-than-a-double", test_long_decimals);
  g_test_add_func ("/moments/cancellation-keeps-what-is-left", test_cancellation);
  g_test_add_func ("/moments/decimals-out-of-range", test_decimal_range);
  g_test_add_func ("/moments/values/certified-by-nist", test_nist);
  g_test_add_func ("/moments/values/merge-in-any-parts", test_merge);
  g_test_add_func ("/moments/values/agree-with-their-totals", test_values_agree_with_totals);
  g_test_add_func ("/moments/values/equal-ones-have-no-variance", test_equal_values);
  g_test_add_func ("/moments/totals/lose-nothing", test_exact_totals);
  g_test_add_func ("/moments/totals/are-computed-or-refused", test_totals);
  g_test_add_func ("/moments/totals/not-finite", test_not_finite);
  return g_test_run ();
}
