// SPDX-License-Identifier: MIT
/* What a guardrail is held to, as people type it. */
#include "analysis/guardrail-text.h"

#include <gio/gio.h>
#include <string.h>

#include "analysis/plan-words.h"
#include "data/language.h"
#include "data/number.h"
#include "stats/exact.h"

#define MARGIN "ni="

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, message);
  return FALSE;
}

gboolean
exos_parse_limit (const char *text, ExosRatio *limit, gboolean *is_relative)
{
  const gboolean has_sign = g_str_has_suffix (text, "%");
  g_autofree char *number = g_strndup (text, strlen (text) - (has_sign ? 1 : 0));

  if (!exos_parse_ratio (number, 100, limit))
    return FALSE;
  *is_relative = has_sign;
  return TRUE;
}

/* One unit for all that is given: the bits 1 << is_relative seen. */
static gboolean
parse_all (const char *const texts[3], ExosRatio limits[3], guint *units)
{
  *units = 0;
  for (gsize i = 0; i < 3; i++)
    {
      gboolean is_relative = FALSE;

      if (texts[i] == NULL)
        continue;
      if (!exos_parse_limit (texts[i], &limits[i], &is_relative))
        return FALSE;
      *units |= 1u << is_relative;
    }

  return TRUE;
}

gboolean
exos_guardrail_set_limits (ExosGuardrailPlan *self,
                           const ExosPlan *plan,
                           const char *worse,
                           const char *severe,
                           const char *margin,
                           GError **error)
{
  const char *const texts[] = { worse, severe, margin };
  ExosRatio limits[3];
  guint units;

  if (!parse_all (texts, limits, &units))
    return refuse (error, _ ("A limit is a number of percentage points, like 0.1, or a share of "
                             "control, like 5%."));
  if (units == 3 || (units == 2 && worse == NULL && severe == NULL))
    return refuse (error,
                   _ ("Give all limits of a guardrail in percentage points, or all of them in "
                      "per cent of control."));

  const gboolean is_relative = units == 2;
  const ExosRatio usual = is_relative ? plan->relative_severe : plan->severe;
  ExosRatio low = is_relative ? plan->relative_worse : plan->worse;
  ExosRatio high = usual;

  if (worse != NULL)
    low = limits[0];
  if (severe != NULL)
    high = limits[1];
  else if (exos_compare_ratios (usual, low) < 0)
    high = low;
  if (exos_compare_ratios (high, low) < 0)
    return refuse (error, _ ("The severe limit of a guardrail is not below the other."));

  self->is_relative = is_relative;
  self->worse = low;
  self->severe = high;
  self->has_margin = margin != NULL;
  self->margin = margin != NULL ? limits[2] : low;
  return TRUE;
}

static gboolean
is_limit (const char *word)
{
  ExosRatio limit;
  gboolean is_relative;

  return exos_parse_limit (word, &limit, &is_relative);
}

/* Lends the last word when it is a limit beside the name. */
static const char *
take_limit (char **words, guint *n_words)
{
  if (*n_words < 2 || !is_limit (words[*n_words - 1]))
    return NULL;
  *n_words -= 1;
  return words[*n_words];
}

/* A margin that is none is for exos_guardrail_set_limits() to refuse. */
static const char *
take_margin (char **words, guint *n_words)
{
  if (*n_words < 2 || !g_str_has_prefix (words[*n_words - 1], MARGIN))
    return NULL;
  *n_words -= 1;
  return words[*n_words] + strlen (MARGIN);
}

static gboolean
take_limits (ExosGuardrailPlan *guardrail, const ExosPlan *plan, char **words, guint *n_words)
{
  const char *margin = take_margin (words, n_words);
  const char *last = take_limit (words, n_words);
  const char *first = last != NULL ? take_limit (words, n_words) : NULL;

  return exos_guardrail_set_limits (guardrail, plan, first != NULL ? first : last,
                                    first != NULL ? last : NULL, margin, NULL);
}

gboolean
exos_plan_add_guardrail (ExosPlan *self, const char *text, GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, ":", -1);
  guint n_words = g_strv_length (words);
  ExosGuardrailPlan guardrail = { 0 };
  const gboolean is_held = take_limits (&guardrail, self, words, &n_words);

  guardrail.has_direction = exos_take_direction (words, &n_words, &guardrail.direction);
  guardrail.column = n_words > 0 ? exos_join_words (words, n_words) : g_strdup ("");

  if (guardrail.column[0] == '\0' || !is_held)
    {
      g_free (guardrail.column);
      return refuse (error, _ ("Use COLUMN, COLUMN:lower or COLUMN:higher, with limits in "
                               "percentage points like COLUMN:lower:0.1:0.3 or of control like "
                               "COLUMN:lower:5%:10%, the severe one not below the other, and with "
                               ":ni=0.05 for a margin of non-inferiority in the same unit."));
    }

  g_ptr_array_add (self->guardrails, g_memdup2 (&guardrail, sizeof guardrail));
  return TRUE;
}
