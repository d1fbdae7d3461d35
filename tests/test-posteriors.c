// SPDX-License-Identifier: MIT
/* P(best) of several groups whose means are adjusted by a covariate. */
#include "means-fixture.h"

#include <gsl/gsl_errno.h>
#include <math.h>

#include "stats/cuped.h"
#include "stats/normal-posterior.h"
#include "stats/random.h"

#define HEAD "variant,users,mpg_sum,mpg_sum_sq,mpg_pre_sum,mpg_pre_sum_sq,mpg_pre_prod\n"

/* R's data set mtcars: mpg as the metric, ten times wt (which has no three decimals, like
 * thousands) as the covariate, by cyl. */
static const char *const cars[] = {
  "control,11,293.3,8023.83,251.43,6071.4069,6520.847\n",
  "six,7,138.2,2741.14,218.2,6877.795,4286.71\n",
  "eight,14,211.4,3277.34,559.89,23140.9051,8289.971\n",
};

/* Groups whose slopes and covariates differ, so that no two pairs agree on an adjustment. */
static const Means uneven = {
  "spend",
  EXOS_METRIC_MEAN,
  EXOS_DIRECTION_HIGHER,
  TRUE,
  { { "control", 1000, 10.0, 4.0, 7.0, 3.0, 0.8 },
    { "blue", 1010, 10.1, 4.2, 6.9, 3.1, 0.6 },
    { "green", 980, 10.3, 3.9, 7.4, 2.5, 0.9 } },
};

/* The rows of file in one of their n! orders. */
static char *
arrange (const char *const *file, gsize n, gsize order)
{
  GString *csv = g_string_new (HEAD);
  gboolean used[8] = { FALSE };

  for (gsize left = n; left > 0; left--)
    {
      gsize skip = order % left;
      gsize row = 0;

      order /= left;
      while (used[row] || skip-- > 0)
        row++;
      used[row] = TRUE;
      g_string_append (csv, file[row]);
    }
  return g_string_free (csv, FALSE);
}

static ExosReport *
report_of (const char *csv, const char *primary)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  g_assert_true (exos_plan_set_primary (plan, primary, NULL));
  return fixture_report (csv, plan);
}

static double
p_best_of (const ExosReport *report, const char *name)
{
  for (gsize i = 0; i < report->n_treatments; i++)
    if (g_str_equal (exos_report_arm (report, &report->treatments[i])->name, name))
      return report->treatments[i].p_best;
  g_assert_cmpstr (exos_report_control (report)->name, ==, name);
  return report->control_p_best;
}

static void
assert_close (double got, double wanted)
{
  g_assert_cmpfloat_with_epsilon (got, wanted, 1e-9 * wanted);
}

/* R 4.2.2: theta of lm (mpg ~ factor (cyl) + wt), mean () and var () of mpg - theta (wt - mean
 * (wt)) by cyl, then integrate () of each normal density times the distributions of the others. */
static void
test_agrees_with_lm (void)
{
  g_autofree char *csv = arrange (cars, G_N_ELEMENTS (cars), 0);
  g_autoptr (ExosReport) higher = report_of (csv, "mpg:higher");
  g_autoptr (ExosReport) lower = report_of (csv, "mpg:lower");

  assert_close (p_best_of (higher, "control"), 9.9992978800739818e-01);
  assert_close (p_best_of (higher, "six"), 7.0175495766728626e-05);
  assert_close (p_best_of (higher, "eight"), 3.6496835160484331e-08);
  assert_close (p_best_of (lower, "six"), 4.3013674358966473e-03);
  assert_close (p_best_of (lower, "eight"), 9.9569851680590871e-01);
}

/* The same by hand: one theta from the sums of squares and products within the groups (-36.873860
 * over 11.502963), and one mean of the covariate, 102.952 over 32 cars. */
static void
test_one_adjustment_for_all (void)
{
  static const ExosPairedSums groups[] = {
    { 11, 25.143, 293.3, 3.2440281818181815, 203.38545454545451, -18.319109090909087 },
    { 7, 21.82, 138.2, 0.76189285714285693, 12.677142857142846, -2.1181428571428564 },
    { 14, 55.989, 211.4, 7.4970423571428579, 85.199999999999974, -16.4368 },
  };
  static const double means[] = { 23.677534760645983, 19.421952358674694, 17.606675080155096 };
  static const double variances[] = { 11.9272988647483675, 1.1544044927456636, 4.3737870818784632 };
  ExosMoments adjusted[3];

  g_assert_cmpint (exos_adjust_groups_by_covariate (groups, 3, adjusted), ==, EXOS_CUPED_ADJUSTED);
  for (gsize i = 0; i < 3; i++)
    {
      g_assert_cmpuint (adjusted[i].n, ==, groups[i].n);
      g_assert_cmpfloat_with_epsilon (adjusted[i].mean.hi, means[i], 1e-13 * means[i]);
      g_assert_cmpfloat_with_epsilon (adjusted[i].variance, variances[i], 1e-12 * variances[i]);
    }
}

/* Of two groups it is the adjustment that decides. */
static void
test_two_groups_are_a_pair (void)
{
  const ExosPairedSums groups[] = { exos_centre_sums (sums_of_moments (&uneven.arms[0])),
                                    exos_centre_sums (sums_of_moments (&uneven.arms[1])) };
  const ExosCuped pair = exos_adjust_by_covariate (&groups[0], &groups[1], EXOS_THETA_WITHIN);
  ExosMoments adjusted[2];

  g_assert_cmpint (exos_adjust_groups_by_covariate (groups, 2, adjusted), ==, EXOS_CUPED_ADJUSTED);
  assert_close (adjusted[0].mean.hi, pair.control.mean.hi);
  assert_close (adjusted[1].mean.hi, pair.treatment.mean.hi);
  assert_close (adjusted[0].variance, pair.control.variance);
  assert_close (adjusted[1].variance, pair.treatment.variance);
}

static void
test_order_of_rows_changes_no_digit (void)
{
  static const char *const rows[] = {
    "control,1000,10003.1,116043.7,7001.3,58020.9,79587.31\n",
    "blue,1003,10148.9,120099.1,6911.7,58172.3,78612.77\n",
    "green,1002,10311.4,122036.7,7401.9,61022.3,82511.71\n",
    "red,977,9831.7,112011.3,6801.1,55011.9,75001.19\n",
  };
  static const char *const names[] = { "control", "blue", "green", "red" };
  double wanted[G_N_ELEMENTS (names)];

  for (gsize order = 0; order < 24; order++)
    {
      g_autofree char *csv = arrange (rows, G_N_ELEMENTS (rows), order);
      g_autoptr (ExosReport) report = report_of (csv, "mpg");

      for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        {
          if (order == 0)
            wanted[i] = p_best_of (report, names[i]);
          g_assert_cmpfloat (wanted[i], >, 0.0);
          g_assert_cmpfloat (p_best_of (report, names[i]), ==, wanted[i]);
        }
    }
}

static void
test_order_of_groups_changes_no_digit (void)
{
  ExosRandom random = exos_random_stream (11, 0, 0);

  for (int round = 0; round < 50; round++)
    {
      ExosNormal groups[4];
      ExosNormal reversed[4];
      double p_best[4];
      double p_reversed[4];

      for (gsize i = 0; i < 4; i++)
        reversed[3 - i] = groups[i] =
            (ExosNormal) { exos_random_uniform (&random), 0.1 + exos_random_uniform (&random) };
      exos_best_normal_probabilities (groups, 4, p_best);
      exos_best_normal_probabilities (reversed, 4, p_reversed);
      for (gsize i = 0; i < 4; i++)
        g_assert_cmpfloat (p_best[i], ==, p_reversed[3 - i]);
    }
}

/* Two normal numbers: Box and Muller (1958). */
static void
draw_normals (ExosRandom *random, double *normals)
{
  const double radius = sqrt (-2.0 * log (exos_random_uniform (random)));
  const double angle = 2.0 * M_PI * exos_random_uniform (random);

  normals[0] = radius * cos (angle);
  normals[1] = radius * sin (angle);
}

/* A group's mean of the metric less its slope times its mean of the covariate, both drawn together
 * from their joint normal distribution. */
static double
draw_adjusted (const MeansArm *arm, double theta, ExosRandom *random)
{
  const double root = sqrt ((double) arm->users);
  double normals[2];

  draw_normals (random, normals);
  return arm->mean + arm->sd / root * normals[0] -
         theta *
             (arm->x_mean + arm->x_sd / root *
                                (arm->correlation * normals[0] +
                                 sqrt (1.0 - arm->correlation * arm->correlation) * normals[1]));
}

static double
common_slope (const Means *means)
{
  double xx = 0.0;
  double xy = 0.0;

  for (gsize i = 0; i < 3; i++)
    {
      const MeansArm *arm = &means->arms[i];
      const double ss_xx = ((double) arm->users - 1.0) * arm->x_sd * arm->x_sd;

      xx += ss_xx;
      xy += ss_xx * arm->correlation * arm->sd / arm->x_sd;
    }
  return xy / xx;
}

#define DRAWS 400000

static void
test_agrees_with_simulation (void)
{
  g_autoptr (ExosReport) report = means_report (&uneven, NULL);
  const double theta = common_slope (&uneven);
  ExosRandom random = exos_random_stream (7, 0, 0);
  guint best[3] = { 0 };

  for (guint draw = 0; draw < DRAWS; draw++)
    {
      double highest = -INFINITY;
      gsize winner = 0;

      for (gsize i = 0; i < 3; i++)
        {
          const double mean = draw_adjusted (&uneven.arms[i], theta, &random);

          winner = mean > highest ? i : winner;
          highest = fmax (highest, mean);
        }
      best[winner]++;
    }

  for (gsize i = 0; i < 3; i++)
    {
      const double share = (double) best[i] / DRAWS;

      g_assert_cmpfloat (share, >, 0.001);
      g_assert_cmpfloat_with_epsilon (p_best_of (report, uneven.arms[i].name), share,
                                      4.0 * sqrt (share * (1.0 - share) / DRAWS));
    }
}

/* Where there is no common adjustment, no group is adjusted. */
static void
test_refused (void)
{
  Means constant = uneven;
  Means plain = uneven;
  ExosPairedSums groups[] = { { 10, 1.0, 2.0, 3.0, 4.0, 1.0 }, { 10, 1.0, 2.0, 3.0, 4.0, 1.0 } };
  ExosMoments adjusted[2];

  groups[1].ss_xy = 9.0;
  g_assert_cmpint (exos_adjust_groups_by_covariate (groups, 2, adjusted), ==,
                   EXOS_CUPED_IMPOSSIBLE);
  groups[1] = (ExosPairedSums) { 1, 1.0, 2.0, 0.0, 0.0, 0.0 };
  g_assert_cmpint (exos_adjust_groups_by_covariate (groups, 2, adjusted), ==, EXOS_CUPED_TOO_FEW);
  groups[0] = groups[1] = (ExosPairedSums) { 10, 1.0, 2.0, 1.0, 4.0, 2.0 };
  g_assert_cmpint (exos_adjust_groups_by_covariate (groups, 2, adjusted), ==, EXOS_CUPED_COLLINEAR);

  plain.has_covariate = FALSE;
  for (gsize i = 0; i < 3; i++)
    {
      constant.arms[i].x_mean = 7.0;
      constant.arms[i].x_sd = 0.0;
    }

  g_autoptr (ExosReport) of_constant = means_report (&constant, NULL);
  g_autoptr (ExosReport) of_plain = means_report (&plain, NULL);

  for (gsize i = 0; i < 3; i++)
    g_assert_cmpfloat (p_best_of (of_constant, uneven.arms[i].name), ==,
                       p_best_of (of_plain, uneven.arms[i].name));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/posteriors/agrees-with-lm", test_agrees_with_lm);
  g_test_add_func ("/posteriors/one-adjustment-for-all", test_one_adjustment_for_all);
  g_test_add_func ("/posteriors/two-groups-are-a-pair", test_two_groups_are_a_pair);
  g_test_add_func ("/posteriors/order-of-rows-changes-no-digit",
                   test_order_of_rows_changes_no_digit);
  g_test_add_func ("/posteriors/order-of-groups-changes-no-digit",
                   test_order_of_groups_changes_no_digit);
  g_test_add_func ("/posteriors/agrees-with-simulation", test_agrees_with_simulation);
  g_test_add_func ("/posteriors/refused", test_refused);
  return g_test_run ();
}
