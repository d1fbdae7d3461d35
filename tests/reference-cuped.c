// SPDX-License-Identifier: MIT
#include "reference-answers.h"

#include "reference-json.h"
#include "stats/cuped.h"
#include "stats/tails.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

static double *
dup_decimals (JsonObject *object, const char *key, guint *n)
{
  JsonArray *values = json_object_get_array_member (object, key);
  double *decimals;

  *n = json_array_get_length (values);
  decimals = g_new (double, *n);
  for (guint i = 0; i < *n; i++)
    decimals[i] = reference_get_decimal (json_array_get_element (values, i));
  return decimals;
}

static ExosPairedSums
sum_users (JsonObject *group)
{
  guint n;
  g_autofree double *x = dup_decimals (group, "x", &n);
  g_autofree double *y = dup_decimals (group, "y", &n);
  ExosPairedSums sums = { .n = n };

  for (guint i = 0; i < n; i++)
    {
      sums.sum_x += x[i];
      sums.sum_y += y[i];
    }
  for (guint i = 0; i < n; i++)
    {
      const double dx = x[i] - sums.sum_x / n;
      const double dy = y[i] - sums.sum_y / n;

      sums.ss_xx += dx * dx;
      sums.ss_yy += dy * dy;
      sums.ss_xy += dx * dy;
    }
  return sums;
}

/* The sum of products less the product of sums over n. */
static double
centre (JsonObject *group, const char *products, const char *a, const char *b)
{
  const long double sum_a = reference_get_decimal (json_object_get_member (group, a));
  const long double sum_b = reference_get_decimal (json_object_get_member (group, b));
  const long double n = json_object_get_int_member (group, "n");

  return (double) (reference_get_decimal (json_object_get_member (group, products)) -
                   sum_a * sum_b / n);
}

/* Users one by one, or n and sums. */
static ExosPairedSums
read_group (JsonObject *input, const char *name)
{
  JsonObject *group = json_object_get_object_member (input, name);

  if (!json_object_has_member (group, "n"))
    return sum_users (group);
  return (ExosPairedSums) {
    .n = (guint64) json_object_get_int_member (group, "n"),
    .sum_x = reference_get_decimal (json_object_get_member (group, "sx")),
    .sum_y = reference_get_decimal (json_object_get_member (group, "sy")),
    .ss_xx = centre (group, "sxx", "sx", "sx"),
    .ss_yy = centre (group, "syy", "sy", "sy"),
    .ss_xy = centre (group, "sxy", "sx", "sy"),
  };
}

/* gsl_cdf_tdist_Q() has 8 digits from 30 to 100 degrees of freedom. */
static double
two_sided_t_p (double t, double df)
{
  return gsl_sf_beta_inc (0.5 * df, 0.5, df / (df + t * t));
}

static void
set_around (JsonObject *result, const char *key, double centre_of, double half_width)
{
  reference_set_interval (result, key,
                          (ExosInterval) { centre_of - half_width, centre_of + half_width });
}

/* TODO means: stands in for the comparison of two means in src/stats, section c; every key that it
 * sets is one of the kind "means". */
static void
set_welch (JsonObject *result, ExosCupedGroup c, ExosCupedGroup t, double alpha)
{
  const double v_c = c.variance / (double) c.n;
  const double v_t = t.variance / (double) t.n;
  const double difference = t.mean - c.mean;
  const double se = sqrt (v_c + v_t);
  const double z = difference / se;
  const double df = (v_c + v_t) * (v_c + v_t) /
                    (v_c * v_c / ((double) c.n - 1.0) + v_t * v_t / ((double) t.n - 1.0));
  const double p = two_sided_t_p (z, df);
  const double crit = gsl_cdf_tdist_Qinv (0.5 * alpha, df);
  const double ratio = t.mean / c.mean;
  const double rel_se = hypot (sqrt (v_t), ratio * sqrt (v_c)) / fabs (c.mean);
  const double g = crit * crit * v_c / (c.mean * c.mean);
  const double fieller =
      crit / fabs (c.mean) * sqrt (v_t * (1.0 - g) + ratio * ratio * v_c) / (1.0 - g);

  reference_set_double (result, "mean_c", c.mean);
  reference_set_double (result, "mean_t", t.mean);
  reference_set_double (result, "abs_diff", difference);
  reference_set_double (result, "se", se);
  reference_set_double (result, "t", z);
  reference_set_double (result, "df", df);
  reference_set_double (result, "p", p);
  reference_set_double (result, "log10_p", log10 (p));
  reference_set_double (result, "crit", crit);
  set_around (result, "ci", difference, crit * se);
  reference_set_double (result, "rel_diff", difference / c.mean);
  reference_set_double (result, "rel_se_delta", rel_se);
  set_around (result, "rel_ci_delta", difference / c.mean, crit * rel_se);
  reference_set_double (result, "fieller_g", g);
  set_around (result, "rel_ci_fieller", ratio / (1.0 - g) - 1.0, g < 1.0 ? fieller : NAN);
  json_object_set_string_member (result, "fieller_type", g < 1.0 ? "bounded" : "exclusive");
  reference_set_double (result, "p_t_gt_c", exos_normal_sf (-z));
  reference_set_double (result, "loss_t",
                        se * (gsl_ran_ugaussian_pdf (z) - z * exos_normal_sf (z)));
  reference_set_double (result, "loss_c",
                        se * (gsl_ran_ugaussian_pdf (z) + z * exos_normal_sf (-z)));
}

JsonObject *
reference_answer_cuped (JsonObject *line)
{
  JsonObject *input = json_object_get_object_member (line, "input");
  const double alpha = reference_get_decimal (json_object_get_member (input, "alpha"));
  const ExosPairedSums c = read_group (input, "control");
  const ExosPairedSums t = read_group (input, "treatment");
  const ExosCuped it = exos_adjust_by_covariate (&c, &t, EXOS_THETA_WITHIN);
  const ExosCuped merged = exos_adjust_by_covariate (&c, &t, EXOS_THETA_MERGED);
  JsonObject *result = json_object_new ();

  set_welch (result, it.control, it.treatment, alpha);
  reference_set_double (result, "theta", it.theta);
  reference_set_double (result, "theta_total", merged.theta);
  reference_set_double (result, "variance_reduction", it.variance_reduction);
  reference_set_double (result, "unadjusted_diff", it.unadjusted_difference);
  return result;
}
