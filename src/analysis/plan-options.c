// SPDX-License-Identifier: MIT
/* The settings of a plan by the names that people type: the command line's options. */
#include "analysis/plan-options.h"

#include <gio/gio.h>
#include <string.h>

#include "analysis/guardrail-text.h"
#include "data/language.h"
#include "data/number.h"
#include "data/rows/time.h"
#include "stats/exact.h"

#define MAX_MIN_USERS 1000000000
#define MAX_USERS (G_GUINT64_CONSTANT (1) << 53) /* whole as a double */

gboolean
exos_refuse_value (const char *option, const char *text, const char *allowed, GError **error)
{
  /* Translators: the name of a setting or an option, its value, what may stand there. */
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _ ("%s=%s: use %s."), option, text,
               allowed);
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
set_start (ExosPlan *self, const char *text, GError **error)
{
  gint64 time;

  if (!exos_time_parse (text, strlen (text), &time))
    return exos_refuse_value ("start", text, _ ("a day or a time, like 2024-03-01"), error);
  g_free (self->start);
  self->start = g_strdup (text);
  return TRUE;
}

static gboolean
set_alpha (ExosPlan *self, const char *text, GError **error)
{
  char *end = NULL;
  const double alpha = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !(alpha >= 0.0001 && alpha <= 0.5))
    return exos_refuse_value ("alpha", text, "0.0001 … 0.5", error);
  self->alpha = alpha;
  return TRUE;
}

static gboolean
set_smallest_effect (ExosPlan *self, const char *text, GError **error)
{
  ExosRatio effect;

  if (!exos_parse_ratio (text, 100, &effect) || effect.numerator >= effect.denominator)
    return exos_refuse_value ("smallest-effect", text, _ ("percentage points, like 0.5"), error);
  self->smallest_effect = effect;
  return TRUE;
}

static gboolean
set_min_users (ExosPlan *self, const char *text, GError **error)
{
  guint64 users = 0;

  if (!g_ascii_string_to_unsigned (text, 10, 1, MAX_MIN_USERS, &users, NULL))
    return exos_refuse_value ("min-users", text, "1 … 1000000000", error);
  self->min_users = users;
  return TRUE;
}

/* "5" and "5%" are the same where only shares of control can be meant. */
static gboolean
parse_limit (const char *text, gboolean is_relative, ExosRatio *limit)
{
  gboolean has_sign = FALSE;

  return exos_parse_limit (text, limit, &has_sign) && (is_relative || !has_sign);
}

/* Lifts the severe limit when it would be below. */
static gboolean
set_low (const char *option,
         const char *text,
         gboolean is_relative,
         ExosRatio *low,
         ExosRatio *high,
         GError **error)
{
  ExosRatio limit;

  if (!parse_limit (text, is_relative, &limit))
    return exos_refuse_value (
        option, text,
        is_relative ? _ ("shares of control, like 10%") : _ ("percentage points, like 0.5"), error);
  *low = limit;
  if (exos_compare_ratios (*high, *low) < 0)
    *high = *low;
  return TRUE;
}

static gboolean
set_high (const char *option,
          const char *text,
          gboolean is_relative,
          ExosRatio low,
          ExosRatio *high,
          GError **error)
{
  ExosRatio limit;

  if (!parse_limit (text, is_relative, &limit) || exos_compare_ratios (limit, low) < 0)
    return exos_refuse_value (option, text,
                              is_relative
                                  ? _ ("shares of control, like 30%, not below the other limit")
                                  : _ ("percentage points, like 0.5, not below the other limit"),
                              error);
  *high = limit;
  return TRUE;
}

static gboolean
set_worse (ExosPlan *self, const char *text, GError **error)
{
  return set_low ("worse", text, FALSE, &self->worse, &self->severe, error);
}

static gboolean
set_severe (ExosPlan *self, const char *text, GError **error)
{
  return set_high ("severe", text, FALSE, self->worse, &self->severe, error);
}

static gboolean
set_relative_worse (ExosPlan *self, const char *text, GError **error)
{
  return set_low ("relative-worse", text, TRUE, &self->relative_worse, &self->relative_severe,
                  error);
}

static gboolean
set_relative_severe (ExosPlan *self, const char *text, GError **error)
{
  return set_high ("relative-severe", text, TRUE, self->relative_worse, &self->relative_severe,
                   error);
}

/* More than any alpha. */
static gboolean
set_power (ExosPlan *self, const char *text, GError **error)
{
  char *end = NULL;
  const double power = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !(power > 0.5 && power < 1.0))
    return exos_refuse_value ("power", text, _ ("a number above 0.5 and below 1, like 0.8"), error);
  self->power = power;
  return TRUE;
}

static gboolean
set_daily_users (ExosPlan *self, const char *text, GError **error)
{
  guint64 users;

  if (!g_ascii_string_to_unsigned (text, 10, 1, MAX_USERS, &users, NULL))
    return exos_refuse_value ("daily-users", text, _ ("a number of users, like 1000"), error);
  self->daily_users = users;
  return TRUE;
}

#define DEFINE_CHOICE(name, allowed)                                            \
  static gboolean set_##name (ExosPlan *self, const char *text, GError **error) \
  {                                                                             \
    return exos_##name##_from_id (text, &self->name) ||                         \
           exos_refuse_value (#name, text, allowed, error);                     \
  }

DEFINE_CHOICE (ci, "score, mn, agresti-caffo, newcombe, wald")
DEFINE_CHOICE (exact, "auto, never, always")
DEFINE_CHOICE (policy, "standard, evidence, strict, literal")
DEFINE_CHOICE (correction, "dunnett, holm, bonferroni, hochberg, bh, none")

static gboolean
parse_users (const char *option, const char *text, guint64 *users, GError **error)
{
  return g_ascii_string_to_unsigned (text, 10, 1, MAX_USERS, users, NULL) ||
         exos_refuse_value (option, text, _ ("a whole number of users of all groups, like 20000"),
                            error);
}

static gboolean
set_looks (ExosPlan *self, const char *text, GError **error)
{
  return exos_monitoring_from_id (text, &self->monitoring) ||
         exos_refuse_value ("looks", text, "fixed, obf, pocock, any", error);
}

static gboolean
set_planned_users (ExosPlan *self, const char *text, GError **error)
{
  return parse_users ("planned-users", text, &self->planned_users, error);
}

static gboolean
set_planned_looks (ExosPlan *self, const char *text, GError **error)
{
  guint64 looks;

  if (!g_ascii_string_to_unsigned (text, 10, 1, EXOS_MAX_PLAN_LOOKS, &looks, NULL))
    return exos_refuse_value ("planned-looks", text, _ ("a number of looks from 1 to 60, like 5"),
                              error);
  self->planned_looks = (guint) looks;
  return TRUE;
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
  { "start", set_start },
  { "split", exos_plan_set_split },
  { "column", exos_plan_add_column },
  { "winsorise", exos_plan_add_capping },
  { "guardrail", exos_plan_add_guardrail },
  { "alpha", set_alpha },
  { "ci", set_ci },
  { "exact", set_exact },
  { "policy", set_policy },
  { "smallest-effect", set_smallest_effect },
  { "power", set_power },
  { "daily-users", set_daily_users },
  { "correction", set_correction },
  { "min-users", set_min_users },
  { "worse", set_worse },
  { "severe", set_severe },
  { "relative-worse", set_relative_worse },
  { "relative-severe", set_relative_severe },
  { "looks", set_looks },
  { "planned-users", set_planned_users },
  { "planned-looks", set_planned_looks },
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
