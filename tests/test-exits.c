// SPDX-License-Identifier: MIT
/* What follows from a boundary: chances of crossing it, p-values, power. */
#include "looks-fixture.h"
#include "stats/conditional-power.h"
#include "stats/proportions.h"
#include "stats/tails.h"

#include <gsl/gsl_errno.h>

/* Nested integrate () of R 4.2.2 over the joint normal density; the boundary is not one of a
 * spending function, the looks are not equally spaced. */
static const struct
{
  double drift;
  double stop[3];
  double power;
} exits_of_three[] = {
  { 0.0, { 0.00373162660076808, 0.0146311436068648, 0.0367373059313072 }, 0.02755003806947 },
  { 2.5, { 0.0629323714490894, 0.236300982546136, 0.403192193194728 }, 0.702403172814338 },
  { -1.0, { 0.00961209317005549, 0.0430809942614645, 0.120980094150941 }, 0.17150012994304 },
  { 6.0, { 0.6503758367842, 0.32991487835719, 0.0196796074746951 }, 0.999970322304737 },
};

static void
test_exits (void)
{
  const double t[] = { 0.3, 0.55, 1.0 };
  const double z[] = { 2.9, 2.4, 2.0 };

  for (gsize i = 0; i < G_N_ELEMENTS (exits_of_three); i++)
    {
      const ExosExits it = exos_exit_probabilities (t, z, 3, exits_of_three[i].drift);

      g_assert_cmpint (it.status, ==, EXOS_LOOKS_OK);
      for (gsize k = 0; k < 3; k++)
        g_assert_cmpfloat_with_epsilon (it.stop[k], exits_of_three[i].stop[k], 1e-12);
      g_assert_cmpfloat_with_epsilon (it.power, exits_of_three[i].power, 1e-12);
    }
}

/* Critical values as if increments were independent, Phi^-1 (1 - increment / 2), waste alpha. */
static void
test_independent_increments_waste_alpha (void)
{
  const struct
  {
    gsize n;
    double error;
  } wasteful[] = { { 5, 0.034 }, { 20, 0.021 } };

  for (gsize i = 0; i < G_N_ELEMENTS (wasteful); i++)
    {
      double t[20];
      double z[20];
      double spent = 0.0;
      double sum = 0.0;

      for (gsize k = 0; k < wasteful[i].n; k++)
        {
          const double before = spent;

          t[k] = (double) (k + 1) / (double) wasteful[i].n;
          spent = exos_alpha_spent (pocock, t[k], ALPHA);
          z[k] = exos_two_sided_quantile (spent - before);
        }

      const ExosExits exits = exos_exit_probabilities (t, z, wasteful[i].n, 0.0);

      for (gsize k = 0; k < wasteful[i].n; k++)
        sum += exits.stop[k];
      g_assert_cmpfloat_with_epsilon (sum, wasteful[i].error, 5e-4);
    }
}

/* Jennison and Turnbull (2000), tables 2.2 and 2.4: how much more information five looks need than
 * one for a power of 0.8, R_P = 1.229 and R_B = 1.028. */
static void
test_published_power (void)
{
  const double needed = exos_two_sided_quantile (ALPHA) + exos_two_sided_quantile (2.0 * 0.2);
  const double c_p = 2.4131762;
  const double c_b = 2.0400732;
  double flat[5];
  double steep[5];

  for (gsize k = 0; k < 5; k++)
    {
      flat[k] = c_p;
      steep[k] = c_b / sqrt (fifths[k]);
    }
  g_assert_cmpfloat_with_epsilon (
      exos_exit_probabilities (fifths, flat, 5, needed * sqrt (1.229)).power, 0.8, 2e-4);
  g_assert_cmpfloat_with_epsilon (
      exos_exit_probabilities (fifths, steep, 5, needed * sqrt (1.028)).power, 0.8, 2e-4);
}

static void
test_sign_of_drift (void)
{
  const ExosBoundary boundary = find_boundary (fifths, 5, pocock);
  const ExosExits up = exos_exit_probabilities (fifths, boundary.z, 5, 1.7);
  const ExosExits down = exos_exit_probabilities (fifths, boundary.z, 5, -1.7);

  g_assert_cmpfloat (up.power, ==, down.power);
  for (gsize k = 0; k < 5; k++)
    g_assert_cmpfloat (up.stop[k], ==, down.stop[k]);
}

static void
test_power_rises (void)
{
  const ExosBoundary boundary = find_boundary (fifths, 5, obrien_fleming);
  double before = 0.0;

  for (double drift = 0.0; drift <= EXOS_MAX_DRIFT; drift += 0.5)
    {
      const double power = exos_exit_probabilities (fifths, boundary.z, 5, drift).power;

      g_assert_cmpfloat (power, >=, before - 1e-13);
      g_assert_cmpfloat (power, <=, 1.0 + 1e-13);
      before = power;
    }
  g_assert_cmpfloat_with_epsilon (before, 1.0, 1e-13);
}

/* Information may be in any unit. */
static void
test_scale_of_information (void)
{
  const double z[] = { 3.1, 2.6, 2.3, 2.2, 2.1 };
  double users[5];

  for (gsize k = 0; k < 5; k++)
    users[k] = 40000.0 * fifths[k];

  const ExosExits a = exos_exit_probabilities (fifths, z, 5, 3.0);
  const ExosExits b = exos_exit_probabilities (users, z, 5, 3.0 / 200.0);

  for (gsize k = 0; k < 5; k++)
    g_assert_cmpfloat_with_epsilon (a.stop[k], b.stop[k], 1e-13);
}

/* Looks that cannot stop, wherever they are, change nothing (Chapman and Kolmogorov), also under
 * the largest drift. */
static void
test_look_that_cannot_stop (void)
{
  const double t[] = { 0.01, 0.2, 0.31, 0.4, 0.6, 0.601, 0.8, 0.9, 1.0 };
  const double drifts[] = { 0.0, 2.0, EXOS_MAX_DRIFT };
  const ExosBoundary boundary = find_boundary (fifths, 5, pocock);
  const double *z = boundary.z;
  const double with[] = { INFINITY, z[0], INFINITY, z[1], z[2], INFINITY, z[3], INFINITY, z[4] };
  const gsize places[] = { 1, 3, 4, 6, 8 };

  for (gsize i = 0; i < G_N_ELEMENTS (drifts); i++)
    {
      const ExosExits a = exos_exit_probabilities (fifths, z, 5, drifts[i]);
      const ExosExits b = exos_exit_probabilities (t, with, 9, drifts[i]);

      g_assert_cmpfloat_with_epsilon (a.power, b.power, 1e-12);
      g_assert_cmpfloat (b.stop[0], ==, 0.0);
      for (gsize k = 0; k < 5; k++)
        g_assert_cmpfloat_with_epsilon (a.stop[k], b.stop[places[k]], 1e-12);
    }
}

/* The mass that a large drift carries far out is kept by a look that cannot stop. */
static void
test_late_look_that_cannot_stop (void)
{
  const double t[] = { 0.9, 1.0 };
  const double z[] = { INFINITY, 19.0 };

  for (double drift = 0.0; drift <= EXOS_MAX_DRIFT; drift += 4.0)
    g_assert_cmpfloat_with_epsilon (exos_exit_probabilities (t, z, 2, drift).power,
                                    exos_normal_sf (19.0 - drift), 1e-13);
}

static void
test_stagewise_p (void)
{
  const ExosBoundary it = find_boundary (fifths, 5, pocock);

  g_assert_cmpfloat_with_epsilon (exos_stagewise_p (fifths, it.z, 1, 3.0),
                                  2.0 * exos_normal_sf (3.0), 1e-15);
  for (gsize k = 0; k < 5; k++)
    {
      const double at = exos_stagewise_p (fifths, it.z, k + 1, it.z[k]);

      g_assert_cmpfloat_with_epsilon (at, it.cumulative_alpha[k], 1e-13);
      g_assert_cmpfloat (exos_stagewise_p (fifths, it.z, k + 1, it.z[k] + 1e-6), <, at);
      g_assert_cmpfloat (exos_stagewise_p (fifths, it.z, k + 1, -it.z[k]), ==, at);
      g_assert_cmpfloat_with_epsilon (exos_stagewise_p (fifths, it.z, k + 1, 0.0), 1.0, 1e-13);
    }
  /* Whoever stops earlier has the stronger evidence. */
  g_assert_cmpfloat (exos_stagewise_p (fifths, it.z, 3, 99.0), ==,
                     exos_stagewise_p (fifths, it.z, 2, it.z[1]));
  g_assert_true (isnan (exos_stagewise_p (fifths, it.z, 0, 2.0)));
  g_assert_true (isnan (exos_stagewise_p (fifths, it.z, EXOS_MAX_LOOKS + 1, 2.0)));
  g_assert_true (isnan (exos_stagewise_p (fifths, it.z, 2, NAN)));
}

/* pnorm () of R 4.2.2. */
static void
test_conditional_power (void)
{
  const double at_end = exos_two_sided_quantile (ALPHA);

  g_assert_cmpfloat_with_epsilon (exos_conditional_power (1.0, 0.5, 1.0 / sqrt (0.5), at_end),
                                  0.2201150933605273, 1e-14);
  g_assert_cmpfloat_with_epsilon (exos_conditional_power (-0.4, 0.3, 2.8, 2.0310320433100597),
                                  0.3643887068082164, 1e-14);
  g_assert_cmpfloat_with_epsilon (exos_conditional_power (2.2, 0.9, 0.0, 1.96), 0.6561343574428,
                                  1e-13);
  g_assert_cmpfloat (exos_conditional_power (-1.3, 0.4, -1.0, 2.0), ==,
                     exos_conditional_power (1.3, 0.4, 1.0, 2.0));
  g_assert_cmpfloat (exos_conditional_power (3.0, 0.5, 3.0, INFINITY), ==, 0.0);
  g_assert_true (isnan (exos_conditional_power (1.0, 1.0, 1.0, 1.96)));
}

/* Averaged over what may be seen at t, it is the power of the one final look. */
static void
test_conditional_power_averages (void)
{
  const double drift = 2.0;
  const double t = 0.35;
  const double step = 0.01;
  double sum = 0.0;

  for (double z = -9.0; z < 11.0; z += step)
    sum += exp (-0.5 * pow (z - drift * sqrt (t), 2.0)) *
           exos_conditional_power (z, t, drift, 1.96) * step / sqrt (2.0 * G_PI);
  g_assert_cmpfloat_with_epsilon (
      sum, exos_normal_sf (1.96 - drift) + exos_normal_sf (1.96 + drift), 1e-12);
}

static void
test_information (void)
{
  g_assert_cmpfloat_with_epsilon (exos_information_fraction (300, 300, 1000, 1000), 0.3, 1e-15);
  g_assert_cmpfloat_with_epsilon (exos_information_fraction (100, 900, 500, 500), 0.36, 1e-15);
  g_assert_cmpfloat_with_epsilon (exos_information_fraction (100, 900, 200, 1800), 0.5, 1e-15);
  g_assert_cmpfloat (exos_information_fraction (0, 900, 500, 500), ==, 0.0);
  g_assert_true (isnan (exos_information_fraction (10, 900, 0, 500)));
}

static void
test_refused_exits (void)
{
  const double negative[] = { 2.0, -0.1, 2.0, 2.0, 2.0 };
  const double undefined[] = { 2.0, NAN, 2.0, 2.0, 2.0 };
  const double fine[] = { 2.0, 2.0, 2.0, 2.0, 2.0 };
  const ExosExits far = exos_exit_probabilities (fifths, fine, 5, 1.01 * EXOS_MAX_DRIFT);

  g_assert_cmpint (exos_exit_probabilities (fifths, negative, 5, 0.0).status, ==,
                   EXOS_LOOKS_BAD_BOUNDARY);
  g_assert_cmpint (exos_exit_probabilities (fifths, undefined, 5, 0.0).status, ==,
                   EXOS_LOOKS_BAD_BOUNDARY);
  g_assert_cmpint (exos_exit_probabilities (fifths, fine, 5, NAN).status, ==, EXOS_LOOKS_BAD_DRIFT);
  g_assert_cmpint (far.status, ==, EXOS_LOOKS_BAD_DRIFT);
  g_assert_true (isnan (far.power));
  g_assert_true (isnan (far.stop[0]));
}

int
main (int argc, char **argv)
{
  gsl_set_error_handler_off ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exits/agree-with-nested-integrals", test_exits);
  g_test_add_func ("/exits/independent-increments-waste-alpha",
                   test_independent_increments_waste_alpha);
  g_test_add_func ("/exits/power-agrees-with-published-inflation", test_published_power);
  g_test_add_func ("/exits/the-sign-of-the-drift-mirrors", test_sign_of_drift);
  g_test_add_func ("/exits/power-rises-with-the-drift", test_power_rises);
  g_test_add_func ("/exits/information-may-be-in-any-unit", test_scale_of_information);
  g_test_add_func ("/exits/a-look-that-cannot-stop-changes-nothing", test_look_that_cannot_stop);
  g_test_add_func ("/exits/a-late-look-that-cannot-stop-loses-nothing",
                   test_late_look_that_cannot_stop);
  g_test_add_func ("/exits/what-is-no-boundary-is-refused", test_refused_exits);
  g_test_add_func ("/exits/stagewise-p/is-alpha-spent-at-the-boundary", test_stagewise_p);
  g_test_add_func ("/exits/conditional-power/agrees-with-its-formula", test_conditional_power);
  g_test_add_func ("/exits/conditional-power/averages-to-power", test_conditional_power_averages);
  g_test_add_func ("/exits/information/is-harmonic", test_information);
  return g_test_run ();
}
