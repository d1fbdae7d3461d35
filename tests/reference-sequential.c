// SPDX-License-Identifier: MIT
#include "reference-answers.h"

#include "reference-json.h"

#include <math.h>

/* Sample ratio mismatch looked at after each day: p is the smallest seen so far (Ville). */
JsonObject *
reference_answer_srm_days (JsonObject *line)
{
  JsonObject *input = json_object_get_object_member (line, "input");
  JsonArray *days = json_object_get_array_member (input, "days");
  JsonArray *split = json_object_get_array_member (input, "split");
  const guint n = json_array_get_length (split);
  g_autofree guint64 *weights = reference_dup_weights (split, n);
  g_autofree guint64 *users = g_new0 (guint64, n);
  JsonObject *result = json_object_new ();
  JsonArray *answers = json_array_new ();
  double ln_p = 0.0;

  for (guint day = 0; day < json_array_get_length (days); day++)
    {
      JsonObject *answer = json_object_new ();
      JsonArray *total = json_array_new ();

      for (guint i = 0; i < n; i++)
        {
          users[i] +=
              (guint64) json_array_get_int_element (json_array_get_array_element (days, day), i);
          json_array_add_int_element (total, (gint64) users[i]);
        }

      const double ln_bf10 = exos_srm_ln_bayes_factor (users, weights, n);

      ln_p = fmin (ln_p, -ln_bf10);
      json_object_set_array_member (answer, "cum", total);
      reference_set_double (answer, "ln_bf10", ln_bf10);
      reference_set_double (answer, "p_seq", exp (ln_p));
      reference_set_double (answer, "log10_p_seq", ln_p / G_LN10);
      json_object_set_string_member (answer, "status",
                                     reference_srm_status (exos_srm_status (exp (ln_p))));
      json_array_add_object_element (answers, answer);
    }
  json_object_set_array_member (result, "days", answers);
  return result;
}
