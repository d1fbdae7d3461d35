// SPDX-License-Identifier: MIT
/* Repeated looks: group sequential designs and always-valid inference. */
#include "reference-answers.h"

#include "reference-json.h"
#include "stats/always-valid.h"
#include "stats/equal-looks.h"
#include "stats/group-sequential.h"

#include <math.h>

static double
get_decimal (JsonObject *input, const char *key)
{
  return reference_get_decimal (json_object_get_member (input, key));
}

static ExosSpending
read_spending (JsonObject *input)
{
  static const char *const names[] = {
    [EXOS_SPENDING_OBRIEN_FLEMING] = "obf",
    [EXOS_SPENDING_POCOCK] = "pocock",
    [EXOS_SPENDING_HWANG_SHIH_DECANI] = "hsd",
    [EXOS_SPENDING_POWER] = "power",
  };
  const char *name = json_object_get_string_member (input, "spending");
  ExosSpending spending = { .gamma = NAN };

  if (json_object_has_member (input, "gamma"))
    spending.gamma = get_decimal (input, "gamma");
  while (!g_str_equal (names[spending.function], name))
    spending.function++;
  return spending;
}

/* A look that cannot stop has no critical value in the cases. */
static void
set_critical_values (JsonObject *result, const ExosBoundary *boundary, gsize n)
{
  JsonArray *array = json_array_new ();

  for (gsize k = 0; k < n; k++)
    reference_add_double (array, isinf (boundary->z[k]) ? NAN : boundary->z[k]);
  json_object_set_array_member (result, "z", array);
}

static void
set_exits (JsonObject *result, const double *t, const double *z, gsize n, double drift)
{
  const ExosExits exits = exos_exit_probabilities (t, z, n, drift);

  reference_set_double (result, "power_at_drift", exits.power);
  reference_set_doubles (result, "stop_prob_at_drift", exits.stop, n);
}

JsonObject *
reference_answer_group_sequential (JsonObject *line)
{
  JsonObject *input = json_object_get_object_member (line, "input");
  JsonArray *looks = json_object_get_array_member (input, "t");
  const gsize n = json_array_get_length (looks);
  g_autofree double *t = g_new (double, n);
  JsonObject *result = json_object_new ();

  for (gsize k = 0; k < n; k++)
    t[k] = reference_get_decimal (json_array_get_element (looks, (guint) k));

  const ExosLookPlan plan = { t, n, get_decimal (input, "alpha"), read_spending (input) };
  const ExosBoundary boundary = exos_find_boundary (&plan);

  set_critical_values (result, &boundary, n);
  reference_set_doubles (result, "cum_alpha", boundary.cumulative_alpha, n);
  reference_set_doubles (result, "nominal_p", boundary.nominal_p, n);
  set_exits (result, t, boundary.z, n, get_decimal (input, "drift"));
  if (json_object_has_member (input, "obs"))
    {
      JsonObject *observed = json_object_get_object_member (input, "obs");
      const gsize look = (gsize) json_object_get_int_member (observed, "look");

      reference_set_double (result, "stagewise_p",
                            exos_stagewise_p (t, boundary.z, look, get_decimal (observed, "z")));
    }
  return result;
}

JsonObject *
reference_answer_classic (JsonObject *line)
{
  JsonObject *input = json_object_get_object_member (line, "input");
  const gboolean is_pocock = g_str_equal (json_object_get_string_member (input, "type"), "pocock");
  JsonObject *result = json_object_new ();

  reference_set_double (
      result, "C",
      exos_classic_constant (is_pocock ? EXOS_CLASSIC_POCOCK : EXOS_CLASSIC_OBRIEN_FLEMING,
                             (gsize) json_object_get_int_member (input, "K"),
                             get_decimal (input, "alpha")));
  return result;
}

JsonObject *
reference_answer_confidence_sequence (JsonObject *line)
{
  JsonObject *input = json_object_get_object_member (line, "input");
  const ExosConfidenceSequence it = exos_confidence_sequence (
      get_decimal (input, "diff"), get_decimal (input, "se"),
      (guint64) json_object_get_int_member (input, "n"), get_decimal (input, "alpha"),
      (guint64) json_object_get_int_member (input, "n_star"));
  JsonObject *result = json_object_new ();

  reference_set_double (result, "rho", it.rho);
  reference_set_double (result, "halfwidth", it.half_width);
  reference_set_interval (result, "ci", it.ci);
  reference_set_double (result, "ln_e", it.ln_e);
  reference_set_double (result, "p", it.p);
  return result;
}

JsonObject *
reference_answer_msprt (JsonObject *line)
{
  JsonObject *input = json_object_get_object_member (line, "input");
  const ExosMsprt it = exos_msprt (get_decimal (input, "diff"), get_decimal (input, "v"),
                                   get_decimal (input, "tau2"));
  JsonObject *result = json_object_new ();

  reference_set_double (result, "ln_lr", it.ln_lr);
  reference_set_double (result, "p", it.p);
  return result;
}
