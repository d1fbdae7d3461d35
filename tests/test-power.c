// SPDX-License-Identifier: MIT
/* Power of tests of rates and means, and on the way. Expected numbers are R 4.2.2's unless said
 * otherwise. */
#include "stats/conditional-power.h"
#include "stats/power-t.h"
#include "stats/power.h"
#include "stats/proportions.h"

#include <glib.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#define HUGE_COUNT (G_GUINT64_CONSTANT (1) << 62)
#define CRITICAL 1.9599639845400545 /* two-sided quantile of 0.05 */

/* power.prop.test (n, p1, p2, strict = TRUE)$power */
static void
test_rates (void)
{
  g_assert_cmpfloat_with_epsilon (exos_rate_power (0.1, 0.11, 5000, 5000, 0.05), 0.3712533377715187,
                                  1e-12);
  g_assert_cmpfloat_with_epsilon (exos_rate_power (0.1, 0.09, 5000, 5000, 0.05),
                                  0.39957473012723993, 1e-12);
  g_assert_cmpfloat_with_epsilon (exos_rate_power (0.5, 0.75, 50, 50, 0.05), 0.74016719345361115,
                                  1e-12);
}

static void
test_equal_rates (void)
{
  const double alphas[] = { 0.5, 0.1, 0.05, 0.01, 1e-6, 1e-12 };

  for (gsize i = 0; i < G_N_ELEMENTS (alphas); i++)
    {
      g_assert_cmpfloat_with_epsilon (exos_rate_power (0.1, 0.1, 500, 20, alphas[i]) / alphas[i],
                                      1.0, 1e-9);
      g_assert_cmpfloat_with_epsilon (
          exos_rate_power (0.99, 0.99, HUGE_COUNT, 3, alphas[i]) / alphas[i], 1.0, 1e-9);
    }
}

/* power.prop.test (n, p1, power, strict = TRUE)$p2 - p1, and for falls the root of its power. */
static void
test_detectable (void)
{
  static const struct
  {
    double base_rate;
    guint64 users;
    double power;
    double above;
    double below;
  } cases[] = {
    { 0.1, 5000, 0.8, 0.017439892851085076, 0.016185355658049155 },
    { 0.3, 1000, 0.9, 0.06830812473668052, 0.064135750592353713 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const double p = cases[i].base_rate;
      const guint64 n = cases[i].users;

      g_assert_cmpfloat_with_epsilon (
          exos_detectable_difference (p, n, n, 0.05, cases[i].power, EXOS_RATE_ABOVE),
          cases[i].above, 1e-12);
      g_assert_cmpfloat_with_epsilon (
          exos_detectable_difference (p, n, n, 0.05, cases[i].power, EXOS_RATE_BELOW),
          cases[i].below, 1e-12);
    }
}

/* Put back into the power formula of unequal groups, the difference gives the power asked for. */
static void
test_detectable_gives_the_power (void)
{
  const double n_c = 30458.0;
  const double n_t = 1000.0;
  const double d = exos_detectable_difference (0.1224, 30458, 1000, 0.01, 0.9, EXOS_RATE_ABOVE);
  const double fall = exos_detectable_difference (0.1224, 30458, 1000, 0.01, 0.9, EXOS_RATE_BELOW);
  const double p_t = 0.1224 + d;
  const double pooled = (n_c * 0.1224 + n_t * p_t) / (n_c + n_t);
  const double limit =
      exos_two_sided_quantile (0.01) * sqrt (pooled * (1.0 - pooled) * (1.0 / n_c + 1.0 / n_t));
  const double se = sqrt (0.1224 * 0.8776 / n_c + p_t * (1.0 - p_t) / n_t);
  const double power =
      0.5 * erfc ((limit - d) / se / G_SQRT2) + 0.5 * erfc ((limit + d) / se / G_SQRT2);

  g_assert_cmpfloat_with_epsilon (power, 0.9, 1e-12);
  g_assert_cmpfloat_with_epsilon (exos_rate_power (0.1224, p_t, 30458, 1000, 0.01), 0.9, 1e-12);
  g_assert_cmpfloat_with_epsilon (exos_rate_power (0.1224, 0.1224 - fall, 30458, 1000, 0.01), 0.9,
                                  1e-12);
}

/* Failures are as good as events: a rise from p is a fall from 1 - p. */
static void
test_rate_mirrors (void)
{
  const double bases[] = { 0.02, 0.25, 0.5, 0.9 };

  for (gsize i = 0; i < G_N_ELEMENTS (bases); i++)
    {
      const double p = bases[i];

      g_assert_cmpfloat_with_epsilon (
          exos_detectable_difference (p, 4000, 1000, 0.05, 0.8, EXOS_RATE_ABOVE),
          exos_detectable_difference (1.0 - p, 4000, 1000, 0.05, 0.8, EXOS_RATE_BELOW), 1e-13);
      g_assert_cmpfloat_with_epsilon (exos_rate_power (p, 0.4, 300, 700, 0.05),
                                      exos_rate_power (1.0 - p, 0.6, 300, 700, 0.05), 1e-13);
      g_assert_cmpfloat_with_epsilon (exos_rate_power (p, 0.4, 300, 700, 0.05),
                                      exos_rate_power (0.4, p, 700, 300, 0.05), 1e-13);
    }
}

static double
detectable (double base_rate, guint64 n_c, guint64 n_t, double alpha, double power)
{
  return exos_detectable_difference (base_rate, n_c, n_t, alpha, power, EXOS_RATE_ABOVE);
}

static void
test_unattainable (void)
{
  g_assert_true (isnan (detectable (0.999, 10, 10, 0.05, 0.8)));
  g_assert_true (isnan (exos_detectable_difference (0.001, 10, 10, 0.05, 0.8, EXOS_RATE_BELOW)));
  g_assert_cmpfloat (detectable (0.001, 10, 10, 0.05, 0.8), >, 0.0);
  g_assert_true (isnan (detectable (0.5, 1, 1, 0.05, 0.8)));
  g_assert_cmpfloat (detectable (0.1, HUGE_COUNT, HUGE_COUNT, 0.05, 0.8), >, 0.0);
}

static void
test_rate_refusals (void)
{
  const double outside[] = { 0.0, 1.0, -0.1, 1.1, NAN, INFINITY };

  for (gsize i = 0; i < G_N_ELEMENTS (outside); i++)
    {
      g_assert_true (isnan (detectable (outside[i], 10, 10, 0.05, 0.8)));
      g_assert_true (isnan (detectable (0.1, 1000, 1000, outside[i], 0.8)));
      g_assert_true (isnan (detectable (0.1, 1000, 1000, 0.05, outside[i])));
      g_assert_true (isnan (exos_rate_power (outside[i], 0.1, 10, 10, 0.05)));
      g_assert_true (isnan (exos_rate_power (0.1, outside[i], 10, 10, 0.05)));
      g_assert_true (isnan (exos_rate_power (0.1, 0.2, 10, 10, outside[i])));
    }
  for (guint i = 1; i < 100; i++)
    g_assert_true (isnan (detectable (0.1, 1000 * i, 1000, 0.01 * i, 0.01 * i)));
  g_assert_true (isnan (detectable (0.1, 0, 10, 0.05, 0.8)));
  g_assert_true (isnan (detectable (0.1, 10, 0, 0.05, 0.8)));
  g_assert_true (isnan (exos_rate_power (0.1, 0.2, 0, 10, 0.05)));
  g_assert_true (isnan (exos_rate_power (0.1, 0.2, 10, 0, 0.05)));
  g_assert_true (isfinite (exos_rate_power (0.1, 0.2, 1, 10, 0.05)));
  g_assert_true (isfinite (exos_rate_power (0.1, 0.2, 10, 1, 0.05)));
}

/* power.t.test (n, delta, strict = TRUE) for equal groups (n = 64 is Cohen's (1988) 0.80 of table
 * 2.3.5), otherwise integrate () over dchisq (), rel.tol = 1e-12. */
static void
test_t (void)
{
  static const struct
  {
    double d;
    guint64 n_c;
    guint64 n_t;
    double alpha;
    double power;
  } cases[] = {
    { 0.5, 10, 10, 0.05, 0.1850956562918028 },
    { 0.2, 400, 400, 0.05, 0.80649727880821731 },
    { 0.5, 64, 64, 0.05, 0.80145955792232759 },
    { 0.5, 2, 1, 0.05, 0.054092165138039439 },
    { 1.0, 2, 2, 0.01, 0.019801655896345957 },
    { 0.01, 100000, 200000, 0.05, 0.73303732609407857 },
    { 0.0001, 1000000000, 1000000000, 0.05, 0.60877948423210071 },
    { 0.3, 60, 8, 0.1, 0.20348158651048501 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const double power = exos_t_power (cases[i].d, cases[i].n_c, cases[i].n_t, cases[i].alpha);

      g_assert_cmpfloat_with_epsilon (power, cases[i].power, 2e-11);
      g_assert_cmpfloat_with_epsilon (
          exos_t_power (-cases[i].d, cases[i].n_t, cases[i].n_c, cases[i].alpha), power, 1e-15);
    }
}

/* Without a difference, t rejects as often as it should: the integral is Student's own tail. */
static void
test_t_without_difference (void)
{
  const guint64 users[] = { 2, 3, 5, 20, 50, 100, 1000, 1000000, 1000000000, HUGE_COUNT };
  const double alphas[] = { 0.9, 0.1, 0.05, 0.01, 0.001, 1e-6 };

  for (gsize i = 0; i < G_N_ELEMENTS (users); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (alphas); j++)
      g_assert_cmpfloat_with_epsilon (exos_t_power (0.0, users[i], 1, alphas[j]) / alphas[j], 1.0,
                                      1e-10);
}

/* One degree of freedom and a large critical value: the step of rejection is far narrower than the
 * density, wherever it is. Given t = (Z + nc) / |W|, power is the mean over Z of P (|W| < |Z + nc|
 * / c), one smooth integral of erf. */
static void
test_t_narrow_step (void)
{
  const double d[] = { 0.0, 1.0, 30.0, 1000.0, 2000.0 };
  const double alpha = 0.001;
  const double critical = 1.0 / tan (0.5 * alpha * G_PI);

  for (gsize i = 0; i < G_N_ELEMENTS (d); i++)
    {
      const double noncentrality = d[i] * sqrt (2.0 / 3.0);
      double sum = 0.0;

      for (int k = -10000; k <= 10000; k++)
        {
          const double z = 0.001 * k;

          sum += 0.001 * exp (-0.5 * z * z) / sqrt (2.0 * G_PI) *
                 erf (fabs (z + noncentrality) / critical / G_SQRT2);
        }
      g_assert_cmpfloat_with_epsilon (exos_t_power (d[i], 2, 1, alpha), sum, 1e-9);
    }
}

static void
test_t_is_normal_with_many_users (void)
{
  const double limit = exos_two_sided_quantile (0.05);
  const double noncentrality = 1e-4 * sqrt (0.5e10);

  g_assert_cmpfloat_with_epsilon (exos_t_power (1e-4, 10000000000, 10000000000, 0.05),
                                  0.5 * erfc ((limit - noncentrality) / G_SQRT2) +
                                      0.5 * erfc ((limit + noncentrality) / G_SQRT2),
                                  1e-9);
}

static void
test_t_refusals (void)
{
  g_assert_true (isnan (exos_t_power (0.5, 1, 1, 0.05)));
  g_assert_true (isnan (exos_t_power (0.5, 0, 10, 0.05)));
  g_assert_true (isnan (exos_t_power (0.5, 10, 0, 0.05)));
  g_assert_true (isnan (exos_t_power (0.5, 10, 10, 0.0)));
  g_assert_true (isnan (exos_t_power (0.5, 10, 10, 1.0)));
  g_assert_true (isnan (exos_t_power (0.5, 10, 10, NAN)));
  g_assert_true (isnan (exos_t_power (NAN, 10, 10, 0.05)));
  g_assert_true (isnan (exos_t_power (INFINITY, 10, 10, 0.05)));
  g_assert_cmpfloat_with_epsilon (exos_t_power (1e9, 10, 10, 0.05), 1.0, 1e-12);
}

/* pnorm () of the definition. */
static void
test_conditional (void)
{
  g_assert_cmpfloat_with_epsilon (exos_conditional_power (1.0, 0.5, 3.2415155, CRITICAL),
                                  0.69856924834945633, 1e-13);
  g_assert_cmpfloat_with_epsilon (
      exos_conditional_power (1.5, 0.4, exos_trend_drift (1.5, 0.4), CRITICAL), 0.70248446950022336,
      1e-13);
  g_assert_cmpfloat_with_epsilon (exos_conditional_power (-1.5, 0.4, 0.0, CRITICAL),
                                  0.095938151966852778, 1e-13);
}

/* Over all that may have been seen at a time, the mean conditional power is the power. */
static void
test_conditional_has_the_mean (void)
{
  const double times[] = { 0.0, 0.1, 0.5, 0.9 };
  const double drift = 2.8;
  const double power = exos_conditional_power (0.0, 0.0, drift, CRITICAL);

  g_assert_cmpfloat_with_epsilon (
      power, 0.5 * erfc ((exos_two_sided_quantile (0.05) - 2.8) / G_SQRT2), 1e-5);
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      double sum = 0.0;

      for (int k = -1000; k <= 1000; k++)
        {
          const double noise = 0.01 * k;
          const double z = drift * sqrt (times[i]) + noise;

          sum += 0.01 * exp (-0.5 * noise * noise) / sqrt (2.0 * G_PI) *
                 exos_conditional_power (z, times[i], drift, CRITICAL);
        }
      g_assert_cmpfloat_with_epsilon (sum, power, 1e-12);
    }
}

static void
test_conditional_mirrors (void)
{
  for (int i = -8; i <= 8; i++)
    {
      const double z = 0.5 * i;

      g_assert_cmpfloat (exos_conditional_power (z, 0.3, 2.0, CRITICAL), ==,
                         exos_conditional_power (-z, 0.3, -2.0, CRITICAL));
    }
}

static void
test_conditional_refusals (void)
{
  g_assert_true (isnan (exos_trend_drift (1.0, 0.0)));
  g_assert_true (isnan (exos_trend_drift (1.0, 1.1)));
  g_assert_true (isnan (exos_trend_drift (NAN, 0.5)));
  g_assert_cmpfloat (exos_trend_drift (-2.0, 0.25), ==, -4.0);
  g_assert_true (isnan (exos_conditional_power (1.0, 1.0, 2.0, CRITICAL)));
  g_assert_true (isnan (exos_conditional_power (1.0, -0.1, 2.0, CRITICAL)));
  g_assert_true (isnan (exos_conditional_power (1.0, NAN, 2.0, CRITICAL)));
  g_assert_true (isnan (exos_conditional_power (NAN, 0.5, 2.0, CRITICAL)));
  g_assert_true (isnan (exos_conditional_power (1.0, 0.5, INFINITY, CRITICAL)));
  g_assert_true (isnan (exos_conditional_power (1.0, 0.5, 2.0, 0.0)));
}

int
main (int argc, char **argv)
{
  gsl_set_error_handler_off ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/power/of-rates-agrees-with-power-prop-test", test_rates);
  g_test_add_func ("/power/of-equal-rates-is-alpha", test_equal_rates);
  g_test_add_func ("/power/detectable-difference-agrees-with-power-prop-test", test_detectable);
  g_test_add_func ("/power/detectable-difference-gives-the-power", test_detectable_gives_the_power);
  g_test_add_func ("/power/failures-mirror-events", test_rate_mirrors);
  g_test_add_func ("/power/unattainable-is-undefined", test_unattainable);
  g_test_add_func ("/power/rates-that-are-none-are-refused", test_rate_refusals);
  g_test_add_func ("/power-t/agrees-with-power-t-test", test_t);
  g_test_add_func ("/power-t/without-difference-is-alpha", test_t_without_difference);
  g_test_add_func ("/power-t/narrow-step-is-integrated", test_t_narrow_step);
  g_test_add_func ("/power-t/many-users-are-normal", test_t_is_normal_with_many_users);
  g_test_add_func ("/power-t/too-few-users-are-refused", test_t_refusals);
  g_test_add_func ("/conditional-power/agrees-with-pnorm", test_conditional);
  g_test_add_func ("/conditional-power/its-mean-is-the-power", test_conditional_has_the_mean);
  g_test_add_func ("/conditional-power/swapping-groups-mirrors", test_conditional_mirrors);
  g_test_add_func ("/conditional-power/finished-tests-are-refused", test_conditional_refusals);
  return g_test_run ();
}
