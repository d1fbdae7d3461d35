// SPDX-License-Identifier: MIT
#include <math.h>
#include <string.h>

#include "data/format.h"
#include "data/language.h"
#include "memo/kept.h"

static const char *
say_state (const char *id)
{
  for (guint bit = 0; id != NULL && bit < 10; bit++)
    if (strcmp (exos_guardrail_state_id ((ExosGuardrailState) (1u << bit)), id) == 0)
      return exos_guardrail_state_label ((ExosGuardrailState) (1u << bit));

  return exos_guardrail_state_label (EXOS_GUARDRAIL_NOT_COMPUTABLE);
}

static char *
say_level (double value, gboolean is_rate)
{
  return is_rate ? exos_format_rate (value, 2) : exos_format_mean (value);
}

/* Policies that judge by proof see another state. */
static const char *
find_state (JsonObject *plan, JsonObject *guardrail)
{
  static const char *const by_proof[] = { "evidence", "strict", NULL };
  const char *policy = exos_json_find_text (plan, "policy");

  return exos_json_find_text (
      guardrail, policy != NULL && g_strv_contains (by_proof, policy) ? "state_by_proof" : "state");
}

char *
exos_kept_say_guardrail (JsonObject *plan, JsonObject *guardrail)
{
  const gboolean is_rate = g_strcmp0 (exos_json_find_text (guardrail, "measure"), "rate") == 0;
  const double control = exos_json_find_number (guardrail, "rate_c");
  const double treated = exos_json_find_number (guardrail, "rate_t");
  const char *state = say_state (find_state (plan, guardrail));

  if (!isfinite (control) || !isfinite (treated))
    return g_strdup (state);

  g_autofree char *before = say_level (control, is_rate);
  g_autofree char *after = say_level (treated, is_rate);

  /* Translators: a guardrail: value of control and of treatment, state. */
  return g_strdup_printf (_ ("%1$s → %2$s · %3$s"), before, after, state);
}
