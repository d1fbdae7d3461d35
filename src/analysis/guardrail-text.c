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
#define POINTS (1u << FALSE)
#define RELATIVE (1u << TRUE)

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

/* What is given, as texts or understood. */
typedef struct
{
  const char *worse, *severe, *margin; /* NULL: not given */
  ExosRatio low, high, bound;
  guint units; /* the bits 1 << is_relative seen */
} Given;

static gboolean
parse_one (const char *text, ExosRatio *limit, guint *units)
{
  gboolean is_relative = FALSE;

  if (text == NULL)
    return TRUE;
  if (!exos_parse_limit (text, limit, &is_relative))
    return FALSE;
  *units |= 1u << is_relative;
  return TRUE;
}

static gboolean
parse_all (Given *given)
{
  return parse_one (given->worse, &given->low, &given->units) &&
         parse_one (given->severe, &given->high, &given->units) &&
         parse_one (given->margin, &given->bound, &given->units);
}

static void
apply (ExosGuardrailPlan *self, const ExosPlan *plan, const Given *given)
{
  const gboolean is_relative = given->units == RELATIVE;

  if (self->is_relative != is_relative)
    {
      self->is_relative = is_relative;
      exos_guardrail_use_unit (plan, self);
    }

  self->has_limits = self->has_limits || given->worse != NULL || given->severe != NULL;
  if (given->worse != NULL)
    self->worse = given->low;
  if (given->severe != NULL)
    self->severe = given->high;
  else if (exos_compare_ratios (self->severe, self->worse) < 0)
    self->severe = self->worse;
  self->has_margin = self->has_margin || given->margin != NULL;
  if (given->margin != NULL)
    self->margin = given->bound;
  else if (!self->has_margin)
    self->margin = self->worse;
}

gboolean
exos_guardrail_set_limits (ExosGuardrailPlan *self,
                           const ExosPlan *plan,
                           const char *worse,
                           const char *severe,
                           const char *margin,
                           GError **error)
{
  Given given = { .worse = worse, .severe = severe, .margin = margin };
  ExosGuardrailPlan changed = exos_guardrail_resolve (plan, self);

  if (!parse_all (&given))
    return refuse (error, _ ("A limit is a number of percentage points, like 0.1, or a share of "
                             "control, like 5%."));
  if (worse == NULL && severe == NULL)
    given.units |= self->is_relative ? RELATIVE : POINTS;
  if (given.units == (POINTS | RELATIVE))
    return refuse (error,
                   _ ("Give all limits of a guardrail in percentage points, or all of them in "
                      "per cent of control."));

  apply (&changed, plan, &given);
  if (exos_compare_ratios (changed.severe, changed.worse) < 0)
    return refuse (error, _ ("The severe limit of a guardrail is not below the other."));
  *self = changed;
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

/* What is not said is as in the policy file, which way is better, too. */
static void
use_policy (ExosGuardrailPlan *guardrail, const ExosPlan *plan)
{
  const ExosGuardrailPlan *policy = exos_plan_find_policy_guardrail (plan, guardrail->column);

  exos_guardrail_use_defaults (plan, guardrail);
  if (guardrail->has_direction || policy == NULL)
    return;
  guardrail->has_direction = policy->has_direction;
  guardrail->direction = policy->direction;
}

static gboolean
parse_guardrail (ExosGuardrailPlan *guardrail, const ExosPlan *plan, char **words, GError **error)
{
  guint n_words = g_strv_length (words);
  const char *margin = take_margin (words, &n_words);
  const char *last = take_limit (words, &n_words);
  const char *first = last != NULL ? take_limit (words, &n_words) : NULL;

  guardrail->has_direction = exos_take_direction (words, &n_words, &guardrail->direction);
  guardrail->column = n_words > 0 ? exos_join_words (words, n_words) : g_strdup ("");
  use_policy (guardrail, plan);
  if (guardrail->column[0] == '\0')
    return refuse (error, _ ("Use COLUMN, COLUMN:lower or COLUMN:higher, with limits in "
                             "percentage points like COLUMN:lower:0.1:0.3 or of control like "
                             "COLUMN:lower:5%:10%, the severe one not below the other, and with "
                             ":ni=0.05 for a margin of non-inferiority in the same unit."));
  return exos_guardrail_set_limits (guardrail, plan, first != NULL ? first : last,
                                    first != NULL ? last : NULL, margin, error);
}

gboolean
exos_plan_add_guardrail (ExosPlan *self, const char *text, GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, ":", -1);
  ExosGuardrailPlan guardrail = { 0 };

  if (!parse_guardrail (&guardrail, self, words, error))
    {
      g_free (guardrail.column);
      return FALSE;
    }

  g_ptr_array_add (self->guardrails, g_memdup2 (&guardrail, sizeof guardrail));
  return TRUE;
}
