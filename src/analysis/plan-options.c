// SPDX-License-Identifier: MIT
/* The settings of a plan by the names that people type: the command line's options. */
#include "analysis/plan-options.h"

#include <gio/gio.h>
#include <string.h>

#include "data/language.h"
#include "data/number.h"

static gboolean
refuse (const char *option, const char *text, const char *allowed, GError **error)
{
  /* Translators: the name of a setting, its value, what may stand there. */
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _ ("%s=%s: use one of %s."), option,
               text, allowed);
  return FALSE;
}

static gboolean
set_name (ExosPlan *self, const char *text, GError **error)
{
  exos_plan_set_name (self, text);
  return TRUE;
}

static gboolean
set_control (ExosPlan *self, const char *text, GError **error)
{
  exos_plan_set_control (self, text);
  return TRUE;
}

static gboolean
set_alpha (ExosPlan *self, const char *text, GError **error)
{
  char *end = NULL;
  const double alpha = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !(alpha >= 0.0001 && alpha <= 0.5))
    return refuse ("alpha", text, "0.0001 … 0.5", error);
  self->alpha = alpha;
  return TRUE;
}

static gboolean
set_smallest_effect (ExosPlan *self, const char *text, GError **error)
{
  ExosRatio effect;

  if (!exos_parse_ratio (text, 100, &effect) || effect.numerator >= effect.denominator)
    return refuse ("smallest-effect", text, _ ("percentage points, like 0.5"), error);
  self->smallest_effect = effect;
  return TRUE;
}

#define DEFINE_CHOICE(name, allowed)                                                          \
  static gboolean set_##name (ExosPlan *self, const char *text, GError **error)               \
  {                                                                                           \
    return exos_##name##_from_id (text, &self->name) || refuse (#name, text, allowed, error); \
  }

DEFINE_CHOICE (ci, "score, mn, agresti-caffo, newcombe, wald")
DEFINE_CHOICE (exact, "auto, never, always")
DEFINE_CHOICE (policy, "standard, evidence, strict, literal")
DEFINE_CHOICE (correction, "dunnett, holm, bonferroni, hochberg, bh, none")

static const struct
{
  const char *option;
  gboolean (*set) (ExosPlan *self, const char *text, GError **error);
} options[] = {
  { "name", set_name },
  { "control", set_control },
  { "primary", exos_plan_set_primary },
  { "split", exos_plan_set_split },
  { "column", exos_plan_add_column },
  { "guardrail", exos_plan_add_guardrail },
  { "alpha", set_alpha },
  { "ci", set_ci },
  { "exact", set_exact },
  { "policy", set_policy },
  { "smallest-effect", set_smallest_effect },
  { "correction", set_correction },
};

gboolean
exos_plan_set_option (ExosPlan *self, const char *option, const char *text, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    if (g_str_equal (options[i].option, option))
      return options[i].set (self, text, error);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("There is no setting “%s”."), option);
  return FALSE;
}
