// SPDX-License-Identifier: MIT
/* Users and days that a test needs. Expected numbers are R 4.2.2's unless said otherwise. */
#include "stats/power.h"
#include "stats/sample-size.h"

#include <glib.h>
#include <gsl/gsl_errno.h>
#include <math.h>

static const ExosTestDemand usual = { .ratio = 1.0, .alpha = 0.05, .power = 0.8 };

static const ExosSizeMethod methods[] = {
  EXOS_SIZE_POOLED,
  EXOS_SIZE_UNPOOLED,
  EXOS_SIZE_ARCSINE,
};

/* power.prop.test (p1, p2, power, tol = 1e-15)$n */
static void
test_pooled (void)
{
  const ExosTestDemand high = { 1.0, 0.05, 0.9 };
  const ExosSampleSize size = exos_users_for_rates (0.2, 0.25, usual, EXOS_SIZE_POOLED);

  g_assert_cmpint (size.fault, ==, EXOS_DESIGN_OK);
  g_assert_cmpfloat_with_epsilon (size.exact_control, 1093.7390457661654, 1e-8);
  g_assert_cmpuint (size.control, ==, 1094);
  g_assert_cmpuint (size.treatment, ==, 1094);
  g_assert_cmpfloat_with_epsilon (
      exos_users_for_rates (0.5, 0.75, high, EXOS_SIZE_POOLED).exact_control, 76.7, 0.05);
}

/* Chow, Shao and Wang (2008), section 4.2, page 92: 70 a group. */
static void
test_unpooled (void)
{
  const ExosSampleSize size = exos_users_for_rates (0.65, 0.85, usual, EXOS_SIZE_UNPOOLED);

  g_assert_cmpfloat_with_epsilon (size.exact_control, 69.658807642348123, 1e-11);
  g_assert_cmpuint (size.control, ==, 70);
}

/* asin (sqrt (1/2)) and asin (sqrt (3/4)) are pi/4 and pi/3. */
static void
test_arcsine (void)
{
  g_assert_cmpfloat_with_epsilon (exos_effect_size_h (0.5, 0.75), G_PI / 6.0, 1e-15);
  g_assert_cmpfloat_with_epsilon (exos_effect_size_h (0.75, 0.5), -G_PI / 6.0, 1e-15);
  g_assert_cmpfloat_with_epsilon (exos_effect_size_h (0.0, 1.0), G_PI, 1e-15);
  g_assert_cmpfloat_with_epsilon (exos_effect_size_h (1.0, 0.25), -2.0 * G_PI / 3.0, 1e-15);
  g_assert_cmpfloat (exos_effect_size_h (0.3, 0.3), ==, 0.0);
  g_assert_cmpfloat (exos_effect_size_h (0.0, 0.0), ==, 0.0);
  g_assert_cmpfloat_with_epsilon (
      exos_users_for_rates (0.5, 0.75, usual, EXOS_SIZE_ARCSINE).exact_control, 57.258560516443715,
      1e-11);
}

/* Rates a millionth of their size apart: two arcsines subtracted would keep nine digits. */
static void
test_arcsine_of_close_rates (void)
{
  const double p = 0.25;
  const double step = 0x1p-22;
  const double slope = 1.0 / sqrt (p * (1.0 - p));
  const double curvature = -0.5 * (1.0 - 2.0 * p) * slope * slope * slope;

  g_assert_cmpfloat_with_epsilon (exos_effect_size_h (p, p + step) / step,
                                  slope + 0.5 * curvature * step, 1e-12);
}

/* Chow, Shao and Wang (2008), section 3.2, page 61: 63 a group; then unequal by arithmetic. */
static void
test_means (void)
{
  const ExosTestDemand half = { 0.5, 0.05, 0.8 };
  const ExosSampleSize size = exos_users_for_means (10.0, 10.0, 5.0, usual);
  const ExosSampleSize unequal = exos_users_for_means (2.0, 3.0, -1.5, half);

  g_assert_cmpfloat_with_epsilon (size.exact_control, 62.791037874792686, 1e-11);
  g_assert_cmpuint (size.control, ==, 63);
  g_assert_cmpfloat_with_epsilon (unequal.exact_control, 76.744601846968834, 1e-11);
  g_assert_cmpuint (unequal.control, ==, 77);
  g_assert_cmpuint (unequal.treatment, ==, 39);
}

/* The pooled size is the smallest that has the power; beyond it the far tail adds nothing here. */
static void
test_size_gives_the_power (void)
{
  const double rates[][2] = { { 0.1, 0.11 }, { 0.1, 0.09 }, { 0.02, 0.025 }, { 0.9, 0.93 } };
  const double ratios[] = { 0.1, 0.5, 1.0, 2.0, 9.0 };

  for (gsize i = 0; i < G_N_ELEMENTS (rates); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (ratios); j++)
      {
        const ExosTestDemand demand = { ratios[j], 0.01, 0.9 };
        const double *p = rates[i];
        const ExosSampleSize size = exos_users_for_rates (p[0], p[1], demand, EXOS_SIZE_POOLED);

        g_assert_cmpfloat (exos_rate_power (p[0], p[1], size.control, size.treatment, 0.01), >=,
                           0.9);
        g_assert_cmpfloat (exos_rate_power (p[0], p[1], size.control - 1, size.treatment - 1, 0.01),
                           <, 0.9);
        g_assert_cmpuint (size.treatment, ==, (guint64) ceil (ratios[j] * size.exact_control));
      }
}

/* Naming the groups or the outcomes the other way round is the same test. */
static void
test_mirrors (void)
{
  const ExosTestDemand demand = { 0.25, 0.05, 0.9 };
  const ExosTestDemand swapped = { 4.0, 0.05, 0.9 };

  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      const double n = exos_users_for_rates (0.1, 0.13, demand, methods[i]).exact_control;
      const double other = exos_users_for_rates (0.13, 0.1, swapped, methods[i]).exact_control;
      const double failures = exos_users_for_rates (0.9, 0.87, demand, methods[i]).exact_control;

      g_assert_cmpfloat_with_epsilon (other / (0.25 * n), 1.0, 1e-13);
      g_assert_cmpfloat_with_epsilon (failures / n, 1.0, 1e-12);
    }
  g_assert_cmpfloat_with_epsilon (
      exos_users_for_means (2.0, 3.0, 0.1, demand).exact_control,
      4.0 * exos_users_for_means (3.0, 2.0, -0.1, swapped).exact_control, 1e-8);
}

static void
assert_refused (ExosSampleSize size, ExosDesignFault fault)
{
  g_assert_cmpint (size.fault, ==, fault);
  g_assert_true (isnan (size.exact_control));
  g_assert_cmpuint (size.control, ==, 0);
  g_assert_cmpuint (size.treatment, ==, 0);
}

static void
test_rate_refusals (void)
{
  static const struct
  {
    double rate_c;
    double rate_t;
    ExosTestDemand demand;
    ExosDesignFault fault;
  } cases[] = {
    { 0.0, 0.1, { 1.0, 0.05, 0.8 }, EXOS_DESIGN_NO_RATE },
    { 1.0, 0.1, { 1.0, 0.05, 0.8 }, EXOS_DESIGN_NO_RATE },
    { 0.1, 0.0, { 1.0, 0.05, 0.8 }, EXOS_DESIGN_NO_RATE },
    { 0.1, 1.0, { 1.0, 0.05, 0.8 }, EXOS_DESIGN_NO_RATE },
    { NAN, 0.1, { 1.0, 0.05, 0.8 }, EXOS_DESIGN_NO_RATE },
    { 0.1, NAN, { 1.0, 0.05, 0.8 }, EXOS_DESIGN_NO_RATE },
    { 0.1, 0.1, { 1.0, 0.05, 0.8 }, EXOS_DESIGN_NO_DIFFERENCE },
    { 0.1, 0.2, { 0.0, 0.05, 0.8 }, EXOS_DESIGN_NO_RATIO },
    { 0.1, 0.2, { -1.0, 0.05, 0.8 }, EXOS_DESIGN_NO_RATIO },
    { 0.1, 0.2, { INFINITY, 0.05, 0.8 }, EXOS_DESIGN_NO_RATIO },
    { 0.1, 0.2, { NAN, 0.05, 0.8 }, EXOS_DESIGN_NO_RATIO },
    { 0.1, 0.2, { 1.0, 0.0, 0.8 }, EXOS_DESIGN_NO_ALPHA },
    { 0.1, 0.2, { 1.0, 1.0, 0.8 }, EXOS_DESIGN_NO_ALPHA },
    { 0.1, 0.2, { 1.0, NAN, 0.8 }, EXOS_DESIGN_NO_ALPHA },
    { 0.1, 0.2, { 1.0, 0.05, 0.05 }, EXOS_DESIGN_NO_POWER },
    { 0.1, 0.2, { 1.0, 0.05, 1.0 }, EXOS_DESIGN_NO_POWER },
    { 0.1, 0.2, { 1.0, 0.05, NAN }, EXOS_DESIGN_NO_POWER },
    { 0.1, 0.1 + 1e-9, { 1.0, 0.05, 0.8 }, EXOS_DESIGN_TOO_MANY },
    { 0.1, 0.2, { 1e15, 0.05, 0.8 }, EXOS_DESIGN_TOO_MANY },
    { 0.1, 0.2, { 1e-15, 0.05, 0.8 }, EXOS_DESIGN_TOO_MANY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (methods); j++)
      assert_refused (
          exos_users_for_rates (cases[i].rate_c, cases[i].rate_t, cases[i].demand, methods[j]),
          cases[i].fault);
}

static void
test_mean_refusals (void)
{
  const double spreads[] = { 0.0, -1.0, NAN, INFINITY };
  const double differences[] = { 0.0, NAN, INFINITY };
  const ExosTestDemand no_power = { 1.0, 0.05, 0.01 };

  for (gsize i = 0; i < G_N_ELEMENTS (spreads); i++)
    {
      assert_refused (exos_users_for_means (spreads[i], 1.0, 0.1, usual), EXOS_DESIGN_NO_SPREAD);
      assert_refused (exos_users_for_means (1.0, spreads[i], 0.1, usual), EXOS_DESIGN_NO_SPREAD);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (differences); i++)
    assert_refused (exos_users_for_means (1.0, 1.0, differences[i], usual),
                    EXOS_DESIGN_NO_DIFFERENCE);
  assert_refused (exos_users_for_means (1.0, 1.0, 0.1, no_power), EXOS_DESIGN_NO_POWER);
  assert_refused (exos_users_for_means (1.0, 1.0, 1e-200, usual), EXOS_DESIGN_TOO_MANY);
  assert_refused (exos_users_for_means (1e300, 1.0, 1e-300, usual), EXOS_DESIGN_TOO_MANY);
}

/* A treatment that varies more than the null expects rejects that often with any users. */
static void
test_at_least_one_user (void)
{
  const ExosTestDemand little = { 0.01, 0.05, 0.1 };
  const ExosSampleSize size = exos_users_for_rates (0.01, 0.5, little, EXOS_SIZE_POOLED);

  g_assert_cmpfloat (size.exact_control, ==, 0.0);
  g_assert_cmpuint (size.control, ==, 1);
  g_assert_cmpuint (size.treatment, ==, 1);
  g_assert_cmpuint (exos_users_for_means (1.0, 1.0, 1e9, usual).control, ==, 1);
}

static void
test_duration (void)
{
  static const struct
  {
    guint64 users;
    guint64 users_a_day;
    guint64 days;
    guint64 weeks;
  } cases[] = {
    { 1, 1000, 1, 1 },
    { 1000, 1000, 1, 1 },
    { 1001, 1000, 2, 1 },
    { 7000, 1000, 7, 1 },
    { 7001, 1000, 8, 2 },
    { 14000, 1000, 14, 2 },
    { G_MAXUINT64, 1, G_MAXUINT64, G_MAXUINT64 / 7 + 1 },
    { G_MAXUINT64, G_MAXUINT64, 1, 1 },
  };
  ExosDuration duration = { 0, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (exos_duration_of (cases[i].users, cases[i].users_a_day, &duration));
      g_assert_cmpuint (duration.days, ==, cases[i].days);
      g_assert_cmpuint (duration.weeks, ==, cases[i].weeks);
    }
  g_assert_false (exos_duration_of (1000, 0, &duration));
  g_assert_false (exos_duration_of (0, 1000, &duration));
}

int
main (int argc, char **argv)
{
  gsl_set_error_handler_off ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample-size/pooled-agrees-with-power-prop-test", test_pooled);
  g_test_add_func ("/sample-size/unpooled-is-the-published-one", test_unpooled);
  g_test_add_func ("/sample-size/arcsine-of-known-angles", test_arcsine);
  g_test_add_func ("/sample-size/arcsine-of-close-rates-keeps-digits", test_arcsine_of_close_rates);
  g_test_add_func ("/sample-size/means-are-the-published-one", test_means);
  g_test_add_func ("/sample-size/is-the-smallest-with-the-power", test_size_gives_the_power);
  g_test_add_func ("/sample-size/swapping-groups-or-outcomes-mirrors", test_mirrors);
  g_test_add_func ("/sample-size/rates-that-are-none-are-refused", test_rate_refusals);
  g_test_add_func ("/sample-size/means-that-are-none-are-refused", test_mean_refusals);
  g_test_add_func ("/sample-size/is-at-least-one-user", test_at_least_one_user);
  g_test_add_func ("/duration/is-rounded-up-to-days-and-weeks", test_duration);
  return g_test_run ();
}
