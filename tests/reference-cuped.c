// SPDX-License-Identifier: MIT
#include "reference-answers.h"

#include "reference-json.h"
#include "reference-means.h"
#include "stats/cuped.h"

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

JsonObject *
reference_answer_cuped (JsonObject *line)
{
  JsonObject *input = json_object_get_object_member (line, "input");
  const ExosPairedSums c = read_group (input, "control");
  const ExosPairedSums t = read_group (input, "treatment");
  const ExosCuped it = exos_adjust_by_covariate (&c, &t, EXOS_THETA_WITHIN);
  const ExosCuped merged = exos_adjust_by_covariate (&c, &t, EXOS_THETA_MERGED);
  JsonObject *result = reference_answer_moments (input, &it.control, &it.treatment);

  reference_set_double (result, "theta", it.theta);
  reference_set_double (result, "theta_total", merged.theta);
  reference_set_double (result, "variance_reduction", it.variance_reduction);
  reference_set_double (result, "unadjusted_diff", it.unadjusted_difference);
  return result;
}
