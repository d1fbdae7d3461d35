// SPDX-License-Identifier: MIT
#include "reference-answers.h"

#include "reference-json.h"
#include "stats/conditional-power.h"
#include "stats/power-t.h"
#include "stats/power.h"
#include "stats/proportions.h"
#include "stats/sample-size.h"

static double
get_decimal (JsonObject *input, const char *key)
{
  return reference_get_decimal (json_object_get_member (input, key));
}

static guint64
get_count (JsonObject *input, const char *key)
{
  return (guint64) json_object_get_int_member (input, key);
}

static ExosTestDemand
get_demand (JsonObject *input)
{
  return (ExosTestDemand) {
    .ratio = get_decimal (input, "ratio"),
    .alpha = get_decimal (input, "alpha"),
    .power = get_decimal (input, "power"),
  };
}

static void
set_rates (JsonObject *result, JsonObject *input, ExosTestDemand demand)
{
  const double p1 = get_decimal (input, "p1");
  const double p2 = get_decimal (input, "p2");
  const ExosSampleSize size = exos_users_for_rates (p1, p2, demand, EXOS_SIZE_POOLED);

  reference_set_double (result, "n_fleiss", size.exact_control);
  reference_set_double (result, "n_unpooled",
                        exos_users_for_rates (p1, p2, demand, EXOS_SIZE_UNPOOLED).exact_control);
  reference_set_double (result, "n_arcsine",
                        exos_users_for_rates (p1, p2, demand, EXOS_SIZE_ARCSINE).exact_control);
  reference_set_double (result, "h", exos_effect_size_h (p1, p2));
  json_object_set_int_member (result, "n_control", (gint64) size.control);
  json_object_set_int_member (result, "n_treatment", (gint64) size.treatment);
  reference_set_double (result, "power_at_n",
                        exos_rate_power (p1, p2, size.control, size.treatment, demand.alpha));
}

static double
detectable (JsonObject *input, ExosTestDemand demand, ExosRateSide side)
{
  return exos_detectable_difference (get_decimal (input, "p1"), get_count (input, "mde_n1"),
                                     get_count (input, "mde_n2"), demand.alpha, demand.power, side);
}

static double
conditional_power (JsonObject *input, double alpha)
{
  const double z = get_decimal (input, "z_now");
  const double t = get_decimal (input, "t_now");

  return exos_conditional_power (z, t, exos_trend_drift (z, t), exos_two_sided_quantile (alpha));
}

JsonObject *
reference_answer_power (JsonObject *line)
{
  JsonObject *input = json_object_get_object_member (line, "input");
  JsonObject *result = json_object_new ();
  const ExosTestDemand demand = get_demand (input);
  const double sd = get_decimal (input, "sd");
  const ExosSampleSize means = exos_users_for_means (sd, sd, get_decimal (input, "delta"), demand);

  set_rates (result, input, demand);
  reference_set_double (result, "mde_up", detectable (input, demand, EXOS_RATE_ABOVE));
  reference_set_double (result, "mde_down", detectable (input, demand, EXOS_RATE_BELOW));
  reference_set_double (result, "n_normal", means.exact_control);
  reference_set_double (result, "power_t",
                        exos_t_power (get_decimal (input, "d"), get_count (input, "n1"),
                                      get_count (input, "n2"), demand.alpha));
  reference_set_double (result, "cond_power", conditional_power (input, demand.alpha));
  return result;
}
