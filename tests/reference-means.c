// SPDX-License-Identifier: MIT
#include "reference-means.h"

#include "data/number.h"
#include "reference-json.h"
#include "stats/means.h"
#include "stats/normal-posterior.h"
#include "stats/ratio.h"

#include <math.h>
#include <string.h>

static const char *const fieller_types[] = { NULL, "bounded", "exclusive", "unbounded" };

/* "-29578.83" with all of its digits. */
static ExosDoubleDouble
read_exact (const char *text)
{
  ExosDoubleDouble value = { NAN, 0.0 };

  g_assert_true (exos_parse_exact (text, strlen (text), FALSE, &value));
  return value;
}

static ExosDoubleDouble
get_element (JsonArray *array, guint i)
{
  return read_exact (json_array_get_string_element (array, i));
}

static ExosDoubleDouble
get_member (JsonObject *object, const char *key)
{
  return read_exact (json_object_get_string_member (object, key));
}

static void
set_fieller (JsonObject *result, const ExosFieller *fieller)
{
  const ExosInterval none = { NAN, NAN };
  const gboolean is_bounded = fieller->type == EXOS_FIELLER_BOUNDED;

  reference_set_double (result, "fieller_g", fieller->g);
  reference_set_interval (result, "rel_ci_fieller", is_bounded ? fieller->interval : none);
  json_object_set_string_member (result, "fieller_type", fieller_types[fieller->type]);
  if (fieller->type == EXOS_FIELLER_EXCLUSIVE)
    reference_set_interval (result, "fieller_excluded", fieller->interval);
}

static void
set_posterior (JsonObject *result, const ExosMeanComparison *it)
{
  const ExosPosterior posterior = exos_normal_posterior (it->abs_diff, it->se);

  reference_set_double (result, "p_t_gt_c", posterior.p_t_gt_c);
  reference_set_double (result, "loss_t", posterior.loss_t);
  reference_set_double (result, "loss_c", posterior.loss_c);
}

JsonObject *
reference_answer_moments (JsonObject *input, const ExosMoments *c, const ExosMoments *t)
{
  const double alpha = reference_get_decimal (json_object_get_member (input, "alpha"));
  const ExosMeanComparison it = exos_compare_means (c, t, alpha);
  JsonObject *result = json_object_new ();

  reference_set_double (result, "mean_c", it.mean_c);
  reference_set_double (result, "mean_t", it.mean_t);
  reference_set_double (result, "abs_diff", it.abs_diff);
  reference_set_double (result, "se", it.se);
  reference_set_double (result, "t", it.t);
  reference_set_double (result, "df", it.df);
  reference_set_double (result, "p", it.p);
  reference_set_double (result, "log10_p", it.log10_p);
  reference_set_double (result, "crit", it.critical);
  reference_set_interval (result, "ci", it.ci);
  reference_set_double (result, "rel_diff", it.rel_diff);
  reference_set_double (result, "rel_se_delta", it.rel_se_delta);
  reference_set_interval (result, "rel_ci_delta", it.rel_ci_delta);
  set_fieller (result, &it.fieller);
  set_posterior (result, &it);
  reference_set_double (result, "var_c", c->variance);
  reference_set_double (result, "var_t", t->variance);
  return result;
}

static ExosMoments
moments_of_totals (JsonObject *input, const char *group)
{
  JsonArray *totals = json_object_get_array_member (input, group);

  return exos_moments_of_sums ((ExosSums) {
      .n = (guint64) json_array_get_int_element (totals, 0),
      .sum = get_element (totals, 1),
      .sum_sq = get_element (totals, 2),
  });
}

JsonObject *
reference_answer_means (JsonObject *line)
{
  JsonObject *input = json_object_get_object_member (line, "input");
  const ExosMoments c = moments_of_totals (input, "control");
  const ExosMoments t = moments_of_totals (input, "treatment");

  return reference_answer_moments (input, &c, &t);
}

static ExosMoments
moments_of_values (JsonArray *values)
{
  ExosRunning running = { 0 };

  for (guint i = 0; i < json_array_get_length (values); i++)
    exos_running_add (&running, reference_get_decimal (json_array_get_element (values, i)));
  return exos_moments_of_running (running);
}

JsonObject *
reference_answer_raw_means (JsonObject *line)
{
  JsonObject *input = json_object_get_object_member (line, "input");
  const ExosMoments c = moments_of_values (json_object_get_array_member (input, "control"));
  const ExosMoments t = moments_of_values (json_object_get_array_member (input, "treatment"));

  return reference_answer_moments (input, &c, &t);
}

static ExosPairSums
pair_sums_of_totals (JsonObject *totals)
{
  return (ExosPairSums) {
    .n = (guint64) json_object_get_int_member (totals, "n"),
    .y = get_member (totals, "sy"),
    .x = get_member (totals, "sx"),
    .yy = get_member (totals, "syy"),
    .xx = get_member (totals, "sxx"),
    .xy = get_member (totals, "sxy"),
  };
}

static ExosPairSums
pair_sums_of_user (ExosDoubleDouble y, ExosDoubleDouble x)
{
  return (ExosPairSums) {
    .n = 1,
    .y = y,
    .x = x,
    .yy = exos_double_double_multiply (y, y),
    .xx = exos_double_double_multiply (x, x),
    .xy = exos_double_double_multiply (x, y),
  };
}

static ExosPairSums
pair_sums_of_users (JsonArray *ys, JsonArray *xs)
{
  ExosPairSums sums = { 0 };

  for (guint i = 0; i < json_array_get_length (xs); i++)
    sums =
        exos_pair_sums_merge (sums, pair_sums_of_user (get_element (ys, i), get_element (xs, i)));
  return sums;
}

/* A group of the kind "ratio" gives its users or its totals. */
static ExosMoments
moments_of_group (JsonObject *input, const char *group)
{
  JsonObject *object = json_object_get_object_member (input, group);

  if (json_object_has_member (object, "n"))
    return exos_moments_of_ratio (pair_sums_of_totals (object));
  return exos_moments_of_ratio (pair_sums_of_users (json_object_get_array_member (object, "y"),
                                                    json_object_get_array_member (object, "x")));
}

JsonObject *
reference_answer_ratio (JsonObject *line)
{
  JsonObject *input = json_object_get_object_member (line, "input");
  const ExosMoments c = moments_of_group (input, "control");
  const ExosMoments t = moments_of_group (input, "treatment");
  JsonObject *result = reference_answer_moments (input, &c, &t);

  reference_set_double (result, "var_ratio_c", c.variance / (double) c.n);
  reference_set_double (result, "var_ratio_t", t.variance / (double) t.n);
  return result;
}

/* NIST's lag-1 autocorrelation, certified with the univariate sets; the product has no use for it.
 */
static double
lag1_autocorrelation (JsonArray *values, const ExosMoments *moments)
{
  double sum = 0.0;
  double before = 0.0;

  for (guint i = 0; i < json_array_get_length (values); i++)
    {
      const double value = reference_get_decimal (json_array_get_element (values, i));
      const double centred =
          exos_double_double_difference ((ExosDoubleDouble) { value, 0.0 }, moments->mean);

      sum += before * centred;
      before = centred;
    }
  return sum / (moments->variance * ((double) moments->n - 1.0));
}

JsonObject *
reference_answer_univariate (JsonObject *line)
{
  JsonObject *input = json_object_get_object_member (line, "input");
  JsonArray *values = json_object_get_array_member (input, "values");
  const ExosMoments moments = moments_of_values (values);
  JsonObject *result = json_object_new ();

  json_object_set_int_member (result, "n", (gint64) moments.n);
  reference_set_double (result, "mean", moments.mean.hi);
  reference_set_double (result, "sd", sqrt (moments.variance));
  reference_set_double (result, "lag1_autocorr", lag1_autocorrelation (values, &moments));
  return result;
}
