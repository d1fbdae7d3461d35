// SPDX-License-Identifier: MIT
/* Counts, roles and statistics. */
#include "torture.h"

#include <math.h>

#define RELATIVE_TOLERANCE 1e-9
#define ABSOLUTE_TOLERANCE 1e-15

static gboolean
is_null (JsonObject *object, const char *member)
{
  return !json_object_has_member (object, member) || json_object_get_null_member (object, member);
}

/* Whole numbers to the last digit, others within the tolerance; null is only null. */
static gboolean
is_same_number (JsonNode *actual, JsonNode *wanted)
{
  if (actual == NULL || JSON_NODE_HOLDS_NULL (actual) || JSON_NODE_HOLDS_NULL (wanted))
    return actual != NULL && JSON_NODE_HOLDS_NULL (actual) && JSON_NODE_HOLDS_NULL (wanted);
  if (!JSON_NODE_HOLDS_VALUE (actual))
    return FALSE;
  if (json_node_get_value_type (wanted) == G_TYPE_INT64 &&
      json_node_get_value_type (actual) == G_TYPE_INT64)
    return json_node_get_int (actual) == json_node_get_int (wanted);

  const double a = json_node_get_double (actual);
  const double b = json_node_get_double (wanted);

  return fabs (a - b) <= MAX (ABSOLUTE_TOLERANCE, RELATIVE_TOLERANCE * MAX (fabs (a), fabs (b)));
}

/* Where z is 0 / 0 for others, nothing speaks against equal groups: z = 0, p = 1. */
static gboolean
is_no_evidence (const char *key, JsonNode *actual, JsonNode *wanted)
{
  static const struct
  {
    const char *key;
    double value;
  } values[] = { { "z", 0.0 }, { "p_z", 1.0 } };

  if (!JSON_NODE_HOLDS_NULL (wanted) || actual == NULL || !JSON_NODE_HOLDS_VALUE (actual))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    if (g_str_equal (values[i].key, key))
      return json_node_get_double (actual) == values[i].value;

  return FALSE;
}

static char *
show (JsonNode *node)
{
  return node != NULL ? json_to_string (node, FALSE) : g_strdup ("nothing");
}

/* actual[key] against wanted[wanted_key], when the manifest has one. */
static void
check_number (const Torture *self,
              JsonObject *actual,
              const char *key,
              JsonObject *wanted,
              const char *wanted_key)
{
  JsonNode *wanted_node = wanted != NULL ? json_object_get_member (wanted, wanted_key) : NULL;
  JsonNode *node = actual != NULL ? json_object_get_member (actual, key) : NULL;

  if (wanted_node == NULL || is_same_number (node, wanted_node))
    return;
  if (is_no_evidence (key, node, wanted_node))
    return;

  g_autofree char *shown = show (node);
  g_autofree char *wanted_shown = show (wanted_node);

  torture_unmet (self, "%s is %s, wanted %s", key, shown, wanted_shown);
}

static JsonObject *
find_variant (const Torture *self, const char *name)
{
  JsonArray *variants = torture_array (self->answer, "variants");

  for (guint i = 0; variants != NULL && i < json_array_get_length (variants); i++)
    {
      JsonObject *variant = json_array_get_object_element (variants, i);

      if (g_strcmp0 (torture_text (variant, "name"), name) == 0)
        return variant;
    }

  return NULL;
}

static void
check_guardrails (const Torture *self, JsonObject *variant, JsonObject *wanted)
{
  JsonObject *guardrails = torture_object (variant, "guardrails");
  g_autoptr (GList) names = wanted != NULL ? json_object_get_members (wanted) : NULL;

  for (GList *it = names; it != NULL; it = it->next)
    check_number (self, guardrails, it->data, wanted, it->data);
}

static void
check_variant (const Torture *self, JsonObject *wanted)
{
  const char *name = torture_text (wanted, "variant");
  JsonObject *variant = find_variant (self, name);

  if (variant == NULL)
    {
      torture_unmet (self, "no variant %s", name);
      return;
    }
  if (!torture_is_readable (self) && is_null (variant, "users"))
    return;

  check_number (self, variant, "users", wanted, "users");
  check_number (self, variant, "conversions", wanted, "conversions");
  check_guardrails (self, variant, torture_object (wanted, "guardrails"));
}

static void
check_role (const Torture *self, JsonObject *roles, const char *role)
{
  const char *name = torture_text (roles, role);
  JsonObject *variant = find_variant (self, name);
  const char *actual = variant != NULL ? torture_text (variant, "role") : NULL;

  if (torture_is_readable (self) && g_strcmp0 (actual, role) != 0)
    torture_unmet (self, "%s is %s, wanted %s", name, actual, role);
}

void
torture_check_variants (const Torture *self)
{
  JsonObject *expected = torture_object (self->entry, "expect");
  JsonArray *wanted = torture_array (expected, "variants");
  JsonArray *variants = torture_array (self->answer, "variants");
  JsonObject *roles = torture_object (expected, "roles");

  if (wanted == NULL || variants == NULL)
    return;
  if (json_array_get_length (variants) != json_array_get_length (wanted))
    torture_unmet (self, "%u variants, wanted %u", json_array_get_length (variants),
                   json_array_get_length (wanted));
  for (guint i = 0; i < json_array_get_length (wanted); i++)
    check_variant (self, json_array_get_object_element (wanted, i));
  if (roles != NULL)
    {
      check_role (self, roles, "control");
      check_role (self, roles, "treatment");
    }
}

/* What is said of the only treatment. */
static JsonObject *
find_of_treatment (JsonObject *result, const char *member)
{
  JsonObject *all = torture_object (result, member);
  g_autoptr (GList) names = all != NULL ? json_object_get_members (all) : NULL;

  return names != NULL ? torture_object (all, names->data) : NULL;
}

static void
check_primary (const Torture *self, JsonObject *result, JsonObject *wanted)
{
  static const struct
  {
    const char *key;
    const char *wanted;
  } keys[] = {
    { "abs_lift", "diff" },
    { "rel_lift", "rel_lift" },
    { "z", "z_pooled" },
    { "p_z", "p_z_pooled" },
  };
  JsonObject *primary = find_of_treatment (result, "primary");

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    check_number (self, primary, keys[i].key, wanted, keys[i].wanted);
}

static void
check_deltas (const Torture *self, JsonObject *result, JsonObject *wanted)
{
  JsonObject *guardrails = find_of_treatment (result, "guardrails");
  g_autoptr (GList) names = wanted != NULL ? json_object_get_members (wanted) : NULL;

  for (GList *it = names; it != NULL; it = it->next)
    check_number (self, torture_object (guardrails, it->data), "delta", wanted, it->data);
}

/* null is a guardrail that is there but cannot be judged. */
static gboolean
has_unusable_guardrail (JsonArray *variants)
{
  for (guint i = 0; variants != NULL && i < json_array_get_length (variants); i++)
    {
      JsonObject *guardrails =
          torture_object (json_array_get_object_element (variants, i), "guardrails");
      g_autoptr (GList) names = guardrails != NULL ? json_object_get_members (guardrails) : NULL;

      for (GList *it = names; it != NULL; it = it->next)
        if (json_object_get_null_member (guardrails, it->data))
          return TRUE;
    }

  return FALSE;
}

/* The commissioned rules are silent about guardrails that cannot be judged; then Hold is meant. */
static void
check_literal (const Torture *self, JsonObject *expected)
{
  const char *seed = torture_text (expected, "seed_rule_decision");
  const gboolean is_unjudged = has_unusable_guardrail (torture_array (expected, "variants"));
  const char *wanted = is_unjudged ? "Hold" : seed;
  const char *literal = torture_text (torture_object (self->answer, "decision"), "literal");

  if (seed != NULL && (literal == NULL || g_ascii_strcasecmp (literal, wanted) != 0))
    torture_unmet (self, "the literal rules say %s, wanted %s", literal, wanted);
}

void
torture_check_statistics (const Torture *self)
{
  JsonObject *expected = torture_object (self->entry, "expect");
  JsonObject *result = torture_object (self->answer, "result");

  if (expected == NULL || result == NULL)
    return;
  check_number (self, torture_object (result, "srm"), "p", torture_object (expected, "srm"), "p");
  if (!torture_is_readable (self))
    return;
  check_primary (self, result, torture_object (expected, "primary"));
  check_deltas (self, result, torture_object (expected, "guardrail_deltas"));
  check_literal (self, expected);
}
