// SPDX-License-Identifier: MIT
/* The settings of a plan by the names that people type: the command line's options. */
#include "analysis/plan-options.h"

#include <gio/gio.h>
#include <string.h>

#include "data/language.h"
#include "data/number.h"

#define MAX_USERS (G_GUINT64_CONSTANT (1) << 53) /* whole as a double */

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

static gboolean
parse_users (const char *option, const char *text, guint64 *users, GError **error)
{
  return g_ascii_string_to_unsigned (text, 10, 1, MAX_USERS, users, NULL) ||
         refuse (option, text, _ ("a whole number of users of all groups, like 20000"), error);
}

static gboolean
set_looks (ExosPlan *self, const char *text, GError **error)
{
  return exos_monitoring_from_id (text, &self->monitoring) ||
         refuse ("looks", text, "fixed, obf, pocock, any", error);
}

static gboolean
set_planned_users (ExosPlan *self, const char *text, GError **error)
{
  return parse_users ("planned-users", text, &self->planned_users, error);
}

/* The same look twice is one look. */
static gboolean
add_look (ExosPlan *self, const char *text, GError **error)
{
  guint64 users;

  if (!parse_users ("look", text, &users, error))
    return FALSE;
  if (exos_plan_add_look (self, users) || exos_plan_has_look (self, users))
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               _ ("look=%s: a plan remembers at most %d looks."), text, EXOS_MAX_PLAN_LOOKS);
  return FALSE;
}

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
  { "looks", set_looks },
  { "planned-users", set_planned_users },
  { "look", add_look },
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
