// SPDX-License-Identifier: MIT
#include "analysis/policy-file.h"

#include <string.h>

/* A fraction in hundredths, exactly: 1/1000 is 0.1. Limits are made of decimals, so that it ends;
 * one that would not is cut. */
#define MAX_DECIMALS 12
#define EFFECT "smallest-effect"

static void
print_hundredths (GString *text, ExosRatio ratio)
{
  const unsigned __int128 scaled = (unsigned __int128) ratio.numerator * 100;
  unsigned __int128 rest = scaled % ratio.denominator;

  g_string_append_printf (text, "%" G_GUINT64_FORMAT, (guint64) (scaled / ratio.denominator));
  for (int i = 0; i < MAX_DECIMALS && rest != 0; i++)
    {
      rest *= 10;
      g_string_append_printf (text, "%s%u", i == 0 ? "." : "", (guint) (rest / ratio.denominator));
      rest %= ratio.denominator;
    }
}

static void
print_limit (GString *text, const char *key, ExosRatio limit, gboolean is_relative)
{
  g_string_append_printf (text, "%s = ", key);
  print_hundredths (text, limit);
  g_string_append (text, is_relative ? "%\n" : "\n");
}

/* The shortest that reads back. */
static void
print_alpha (GString *text, double alpha)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.15g", alpha);
  if (g_ascii_strtod (number, NULL) != alpha)
    g_ascii_dtostr (number, sizeof number, alpha);
  g_string_append_printf (text, "alpha = %s\n", number);
}

char *
exos_policy_print_settings (const ExosPlan *plan, gboolean has_effect)
{
  GString *text = g_string_new (NULL);
  const ExosPolicy policy =
      plan->policy == EXOS_POLICY_LITERAL ? EXOS_POLICY_STANDARD : plan->policy;

  g_string_append_printf (text, "based-on = %s\n", exos_policy_id (policy));
  print_alpha (text, plan->alpha);
  g_string_append_printf (text, "correction = %s\n", exos_correction_id (plan->correction));
  g_string_append_printf (text, "ci = %s\n", exos_ci_id (plan->ci));
  g_string_append_printf (text, "exact = %s\n", exos_exact_id (plan->exact));
  if (has_effect)
    print_limit (text, EFFECT, plan->smallest_effect, FALSE);
  g_string_append_printf (text, "min-users = %" G_GUINT64_FORMAT "\n", plan->min_users);
  print_limit (text, "worse", plan->worse, FALSE);
  print_limit (text, "severe", plan->severe, FALSE);
  print_limit (text, "relative-worse", plan->relative_worse, TRUE);
  print_limit (text, "relative-severe", plan->relative_severe, TRUE);
  return g_string_free (text, FALSE);
}

gboolean
exos_policy_departs (const ExosPlan *plan)
{
  const char *said = plan->policy_settings;

  if (said == NULL)
    return FALSE;

  g_autofree char *present = exos_policy_print_settings (plan, strstr (said, EFFECT) != NULL);

  for (guint i = 0; i < plan->guardrails->len; i++)
    {
      const ExosGuardrailPlan *own = g_ptr_array_index (plan->guardrails, i);
      const ExosGuardrailPlan *it = exos_plan_find_policy_guardrail (plan, own->column);

      if (it != NULL && !exos_guardrail_is_held_alike (own, it))
        return TRUE;
    }

  return !g_str_equal (said, present);
}

/* What a section's name cannot hold stands for itself as any character. */
static char *
dup_section_name (const char *column)
{
  GString *name = g_string_new (NULL);

  for (const char *c = column; *c != '\0'; c = g_utf8_next_char (c))
    {
      const gunichar character = g_utf8_get_char (c);

      if (character == '[' || character == ']' || g_unichar_iscntrl (character))
        g_string_append_c (name, '?');
      else
        g_string_append_unichar (name, character);
    }

  return g_string_free (name, FALSE);
}

/* Limits that nobody set are those of [policy]. */
static void
print_limits (GString *text, const ExosGuardrailPlan *it)
{
  if (it->has_limits)
    {
      print_limit (text, "worse", it->worse, it->is_relative);
      print_limit (text, "severe", it->severe, it->is_relative);
    }
  if (it->has_margin)
    print_limit (text, "margin", it->margin, it->is_relative);
}

static void
print_guardrails (GString *text, const GPtrArray *guardrails, GHashTable *names)
{
  for (guint i = 0; i < guardrails->len; i++)
    {
      const ExosGuardrailPlan *it = g_ptr_array_index (guardrails, i);
      char *name = dup_section_name (it->column);

      if (it->is_off || name[0] == '\0' || g_hash_table_contains (names, name))
        {
          g_free (name);
          continue;
        }

      g_hash_table_add (names, name);
      g_string_append_printf (text, "\n[guardrail \"%s\"]\n", name);
      if (it->has_direction)
        g_string_append_printf (text, "direction = %s\n",
                                it->direction == EXOS_DIRECTION_HIGHER ? "higher" : "lower");
      print_limits (text, it);
    }
}

char *
exos_policy_print (const ExosPlan *plan)
{
  GString *text = g_string_new ("[policy]\n");
  g_autofree char *settings = exos_policy_print_settings (plan, TRUE);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (plan->policy_name != NULL && plan->policy_name[0] != '\0')
    g_string_append_printf (text, "name = %s\n", plan->policy_name);
  g_string_append (text, settings);
  print_guardrails (text, plan->guardrails, names);
  print_guardrails (text, plan->policy_guardrails, names);
  return g_string_free (text, FALSE);
}
