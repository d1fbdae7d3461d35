// SPDX-License-Identifier: MIT
/* Policy files. What is not understood is refused: a slip of the pen must not weaken a policy. */
#include "analysis/policy-file.h"

#include <string.h>

#include "analysis/guardrail-text.h"
#include "analysis/plan-options.h"
#include "analysis/policy-lines.h"
#include "data/format.h"
#include "data/language.h"

#define POLICY "policy"
#define GUARDRAIL "guardrail "
#define MAX_SHOWN 60
#define MAX_NAME 200

/* Keys of [policy] in the order in which they are set: a severe limit after the other. */
static const struct
{
  const char *key;
  const char *option;
} policy_keys[] = {
  { "based-on", "policy" },
  { "alpha", "alpha" },
  { "correction", "correction" },
  { "ci", "ci" },
  { "exact", "exact" },
  { "smallest-effect", "smallest-effect" },
  { "min-users", "min-users" },
  { "worse", "worse" },
  { "severe", "severe" },
  { "relative-worse", "relative-worse" },
  { "relative-severe", "relative-severe" },
};

static const char *const guardrail_keys[] = { "direction", "worse", "severe", "margin" };

static gboolean
is_policy_key (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (policy_keys); i++)
    if (g_str_equal (policy_keys[i].key, key))
      return TRUE;

  return g_str_equal (key, "name");
}

static gboolean
is_guardrail_key (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (guardrail_keys); i++)
    if (g_str_equal (guardrail_keys[i], key))
      return TRUE;

  return FALSE;
}

/* The name in: guardrail "name"; NULL when it is no such group. */
static char *
dup_guardrail_name (const char *group)
{
  const gsize length = strlen (group);
  const gsize start = strlen (GUARDRAIL "\"");

  if (!g_str_has_prefix (group, GUARDRAIL "\"") || length < start + 2 || group[length - 1] != '"')
    return NULL;
  return g_strndup (group + start, length - start - 1);
}

/* Says where; takes the rest. */
static gboolean
refuse_at (GError **error, guint line, const char *word, char *rest)
{
  g_autofree char *what = rest;
  g_autofree char *shown = exos_visible_text (word, MAX_SHOWN);
  g_autofree char *number = exos_format_count (line);

  /* Translators: number of a line, a key or section of a policy file, what is wrong with it. */
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("Line %s, “%s”: %s"), number, shown,
               what);
  return FALSE;
}

static gboolean
check_keys (GKeyFile *file, ExosPolicyLines *lines, const char *group, GError **error)
{
  const gboolean is_policy = g_str_equal (group, POLICY);
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);

  for (gsize i = 0; keys != NULL && keys[i] != NULL; i++)
    if (is_policy ? !is_policy_key (keys[i]) : !is_guardrail_key (keys[i]))
      return refuse_at (error, exos_policy_lines_find (lines, group, keys[i]), keys[i],
                        g_strdup (_ ("A policy has no such key.")));

  return TRUE;
}

static gboolean
check_groups (GKeyFile *file, ExosPolicyLines *lines, GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (gsize i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *name = dup_guardrail_name (groups[i]);

      if (!g_str_equal (groups[i], POLICY) && name == NULL)
        return refuse_at (error, exos_policy_lines_find (lines, groups[i], NULL), groups[i],
                          g_strdup (_ ("A policy has the sections [policy] and [guardrail "
                                       "\"name\"].")));
      if (!check_keys (file, lines, groups[i], error))
        return FALSE;
    }

  if (g_key_file_has_group (file, POLICY))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("This is no policy: it has no section [policy]."));
  return FALSE;
}

/* What is not said is as in a new plan, whatever this one had. */
static void
reset (ExosPlan *plan)
{
  g_autoptr (ExosPlan) usual = exos_plan_new ();

  plan->alpha = usual->alpha;
  plan->ci = usual->ci;
  plan->exact = usual->exact;
  plan->policy = usual->policy;
  plan->correction = usual->correction;
  plan->worse = usual->worse;
  plan->severe = usual->severe;
  plan->relative_worse = usual->relative_worse;
  plan->relative_severe = usual->relative_severe;
  plan->min_users = usual->min_users;
  g_ptr_array_set_size (plan->policy_guardrails, 0);
}

void
exos_policy_forget (ExosPlan *plan)
{
  reset (plan);
  g_clear_pointer (&plan->policy_name, g_free);
  g_clear_pointer (&plan->policy_digest, g_free);
  g_clear_pointer (&plan->policy_settings, g_free);
}

static char *
dup_value (GKeyFile *file, const char *group, const char *key)
{
  char *value = g_key_file_get_value (file, group, key, NULL);

  return value != NULL ? g_strstrip (value) : NULL;
}

/* A worse limit that alone would move the severe one says less than it does. */
static gboolean
has_pair (GKeyFile *file, ExosPolicyLines *lines, const char *low, const char *high, GError **error)
{
  if (!g_key_file_has_key (file, POLICY, low, NULL) ||
      g_key_file_has_key (file, POLICY, high, NULL))
    return TRUE;
  return refuse_at (error, exos_policy_lines_find (lines, POLICY, low), low,
                    g_strdup_printf (_ ("Give “%s” as well."), high));
}

static gboolean
set_policy (ExosPlan *plan, GKeyFile *file, ExosPolicyLines *lines, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (policy_keys); i++)
    {
      const char *key = policy_keys[i].key;
      g_autofree char *value = dup_value (file, POLICY, key);
      g_autoptr (GError) problem = NULL;

      if (value != NULL && !exos_plan_set_option (plan, policy_keys[i].option, value, &problem))
        {
          g_autofree char *message = exos_visible_text (problem->message, 0);

          return refuse_at (error, exos_policy_lines_find (lines, POLICY, key), key,
                            g_steal_pointer (&message));
        }
    }

  if (plan->policy == EXOS_POLICY_LITERAL)
    return refuse_at (error, exos_policy_lines_find (lines, POLICY, "based-on"), "based-on",
                      g_strdup (_ ("Use standard, evidence or strict.")));
  return has_pair (file, lines, "worse", "severe", error) &&
         has_pair (file, lines, "relative-worse", "relative-severe", error);
}

static gboolean
read_direction (const char *text, ExosGuardrailPlan *guardrail)
{
  guardrail->has_direction = text != NULL;
  guardrail->direction =
      g_strcmp0 (text, "higher") == 0 ? EXOS_DIRECTION_HIGHER : EXOS_DIRECTION_LOWER;
  return text == NULL || g_str_equal (text, "lower") || g_str_equal (text, "higher");
}

static gboolean
add_guardrail (
    ExosPlan *plan, GKeyFile *file, ExosPolicyLines *lines, const char *group, GError **error)
{
  g_autofree char *direction = dup_value (file, group, "direction");
  g_autofree char *worse = dup_value (file, group, "worse");
  g_autofree char *severe = dup_value (file, group, "severe");
  g_autofree char *margin = dup_value (file, group, "margin");
  ExosGuardrailPlan guardrail = { 0 };
  g_autoptr (GError) problem = NULL;

  if (!read_direction (direction, &guardrail))
    return refuse_at (error, exos_policy_lines_find (lines, group, "direction"), "direction",
                      g_strdup (_ ("Use lower or higher.")));
  if (!exos_guardrail_set_limits (&guardrail, plan, worse, severe, margin, &problem))
    return refuse_at (error, exos_policy_lines_find (lines, group, NULL), group,
                      g_strdup (problem->message));

  guardrail.column = dup_guardrail_name (group);
  g_ptr_array_add (plan->policy_guardrails, g_memdup2 (&guardrail, sizeof guardrail));
  return TRUE;
}

static gboolean
set_guardrails (ExosPlan *plan, GKeyFile *file, ExosPolicyLines *lines, GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (gsize i = 0; groups[i] != NULL; i++)
    if (!g_str_equal (groups[i], POLICY) && !add_guardrail (plan, file, lines, groups[i], error))
      return FALSE;

  return TRUE;
}

static void
set_source (ExosPlan *plan, GKeyFile *file, GBytes *bytes, const char *name)
{
  g_autofree char *given = dup_value (file, POLICY, "name");
  const char *text = given != NULL && given[0] != '\0' ? given : name;

  g_free (plan->policy_name);
  g_free (plan->policy_digest);
  g_free (plan->policy_settings);
  plan->policy_name = exos_visible_text (text != NULL ? text : "", MAX_NAME);
  plan->policy_settings =
      exos_policy_print_settings (plan, g_key_file_has_key (file, POLICY, "smallest-effect", NULL));
  plan->policy_digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/* Key files are UTF-8 without NULs; other editors' byte order mark is none of it. */
static GKeyFile *
load (GBytes *bytes, const char **text, gsize *size, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  *text = g_bytes_get_data (bytes, size);
  if (*size >= 3 && memcmp (*text, "\xEF\xBB\xBF", 3) == 0)
    {
      *text += 3;
      *size -= 3;
    }
  if (*size == 0 || *size > EXOS_POLICY_FILE_MAX || !g_utf8_validate_len (*text, *size, NULL) ||
      !g_key_file_load_from_data (file, *text, *size, G_KEY_FILE_KEEP_TRANSLATIONS, NULL))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("This is no policy file: a text of sections like [policy] with lines "
                              "like alpha = 0.05."));
      return NULL;
    }

  return g_steal_pointer (&file);
}

ExosPlan *
exos_policy_apply (const ExosPlan *plan, GBytes *bytes, const char *name, GError **error)
{
  const char *text;
  gsize size;
  guint twice;
  g_autofree char *word = NULL;
  g_autoptr (GKeyFile) file = load (bytes, &text, &size, error);

  if (file == NULL)
    return NULL;

  g_autoptr (ExosPolicyLines) lines = exos_policy_lines_new (text, size, &twice, &word);
  g_autoptr (ExosPlan) changed = exos_plan_copy (plan);

  if (twice > 0)
    {
      refuse_at (error, twice, word, g_strdup (_ ("This is there twice.")));
      return NULL;
    }

  reset (changed);
  if (!check_groups (file, lines, error) || !set_policy (changed, file, lines, error) ||
      !set_guardrails (changed, file, lines, error))
    return NULL;
  set_source (changed, file, bytes, name);
  return g_steal_pointer (&changed);
}
