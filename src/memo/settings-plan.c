// SPDX-License-Identifier: MIT
#include "memo/settings-plan.h"

#include <stddef.h>

#include "memo/json-write.h"
#include "memo/settings-fields.h"

static const char *
exos_direction_id (ExosDirection direction)
{
  return direction == EXOS_DIRECTION_LOWER ? "lower" : "higher";
}

static gboolean
exos_direction_from_id (const char *id, ExosDirection *direction)
{
  *direction = g_str_equal (id, "lower") ? EXOS_DIRECTION_LOWER : EXOS_DIRECTION_HIGHER;
  return g_str_equal (id, exos_direction_id (*direction));
}

DEFINE_CHOICE (ExosDirection, direction)
DEFINE_CHOICE (ExosCiMethod, ci)
DEFINE_CHOICE (ExosExactMode, exact)
DEFINE_CHOICE (ExosPolicy, policy)
DEFINE_CHOICE (ExosCorrection, correction)
DEFINE_CHOICE (ExosMonitoring, monitoring)
DEFINE_CHOICE (ExosRole, role)

#define PLAN(kind, member) FIELD (ExosPlan, kind, member)
#define GUARDRAIL(kind, member) FIELD (ExosGuardrailPlan, kind, member)

/* Every field of a plan that is no list. */
static const ExosJsonField plan_fields[] = {
  PLAN (TEXT, name),
  PLAN (TEXT, control),
  PLAN (TEXT, primary),
  PLAN (FLAG, has_primary_direction),
  CHOICE (ExosPlan, direction, primary_direction),
  PLAN (FLAG, no_guardrails),
  PLAN (FLAG, sums_rows),
  PLAN (TEXT, start),
  PLAN (FLAG, skips_unit_check),
  PLAN (NUMBER, alpha),
  CHOICE (ExosPlan, ci, ci),
  CHOICE (ExosPlan, exact, exact),
  CHOICE (ExosPlan, policy, policy),
  CHOICE (ExosPlan, correction, correction),
  PLAN (RATIO, worse),
  PLAN (RATIO, severe),
  PLAN (RATIO, relative_worse),
  PLAN (RATIO, relative_severe),
  PLAN (RATIO, smallest_effect),
  PLAN (NUMBER, power),
  PLAN (COUNT, daily_users),
  PLAN (COUNT, min_users),
  PLAN (TEXT, policy_name),
  PLAN (TEXT, policy_digest),
  PLAN (TEXT, policy_settings),
  PLAN (FLAG, is_verified),
  CHOICE (ExosPlan, monitoring, monitoring),
  PLAN (COUNT, planned_users),
  PLAN (SMALL, planned_looks),
};

static const ExosJsonField guardrail_fields[] = {
  GUARDRAIL (TEXT, column),
  GUARDRAIL (FLAG, has_direction),
  CHOICE (ExosGuardrailPlan, direction, direction),
  GUARDRAIL (FLAG, has_limits),
  GUARDRAIL (RATIO, worse),
  GUARDRAIL (RATIO, severe),
  GUARDRAIL (FLAG, is_relative),
  GUARDRAIL (FLAG, is_off),
  GUARDRAIL (FLAG, has_margin),
  GUARDRAIL (RATIO, margin),
};

static const ExosJsonField column_fields[] = {
  CHOICE (ExosColumnRole, role, role),
  FIELD (ExosColumnRole, TEXT, column),
};

static const ExosJsonField capping_fields[] = {
  FIELD (ExosCapping, TEXT, metric),
  FIELD (ExosCapping, SMALL, quantile),
};

static const ExosJsonField part_fields[] = {
  FIELD (ExosSplitPart, TEXT, name),
  FIELD (ExosSplitPart, COUNT, weight),
};

static void
write_object (JsonBuilder *builder, const ExosJsonField *fields, gsize n_fields, gconstpointer self)
{
  exos_json_open (builder, NULL);
  exos_json_write_fields (builder, fields, n_fields, self);
  json_builder_end_object (builder);
}

static void
write_pointers (JsonBuilder *builder,
                const char *key,
                const GPtrArray *items,
                const ExosJsonField *fields,
                gsize n_fields)
{
  exos_json_open_array (builder, key);
  for (guint i = 0; i < items->len; i++)
    write_object (builder, fields, n_fields, g_ptr_array_index (items, i));
  json_builder_end_array (builder);
}

static void
write_lists (JsonBuilder *builder, const ExosPlan *plan)
{
  write_pointers (builder, "columns", plan->columns, column_fields, G_N_ELEMENTS (column_fields));
  write_pointers (builder, "guardrails", plan->guardrails, guardrail_fields,
                  G_N_ELEMENTS (guardrail_fields));
  write_pointers (builder, "policy_guardrails", plan->policy_guardrails, guardrail_fields,
                  G_N_ELEMENTS (guardrail_fields));
  write_pointers (builder, "cappings", plan->cappings, capping_fields,
                  G_N_ELEMENTS (capping_fields));
  exos_json_open_array (builder, "split");
  for (guint i = 0; i < plan->split->len; i++)
    write_object (builder, part_fields, G_N_ELEMENTS (part_fields),
                  &g_array_index (plan->split, ExosSplitPart, i));
  json_builder_end_array (builder);
  exos_json_open_array (builder, "looks");
  for (guint i = 0; i < plan->looks->len; i++)
    exos_json_count (builder, NULL, g_array_index (plan->looks, guint64, i));
  json_builder_end_array (builder);
}

void
exos_settings_write_plan (JsonBuilder *builder, const ExosPlan *plan)
{
  exos_json_open (builder, "plan");
  exos_json_write_fields (builder, plan_fields, G_N_ELEMENTS (plan_fields), plan);
  write_lists (builder, plan);
  json_builder_end_object (builder);
}

gboolean
exos_settings_know_all (JsonObject *object,
                        const ExosJsonField *fields,
                        gsize n_fields,
                        const char *const *others,
                        GError **error)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *it = members; it != NULL; it = it->next)
    {
      gboolean is_known = others != NULL && g_strv_contains (others, it->data);

      for (gsize i = 0; !is_known && i < n_fields; i++)
        is_known = g_str_equal (fields[i].key, it->data);
      if (!is_known)
        return exos_json_refuse (it->data, error);
    }

  return TRUE;
}

/* Reads the i-th object of a list into self, which is zero-initialised. */
static gboolean
read_object (JsonArray *array,
             guint i,
             const char *key,
             const ExosJsonField *fields,
             gsize n_fields,
             gpointer self,
             GError **error)
{
  JsonNode *node = json_array_get_element (array, i);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (object == NULL)
    return exos_json_refuse (key, error);
  return exos_settings_know_all (object, fields, n_fields, NULL, error) &&
         exos_json_read_fields (object, fields, n_fields, self, error);
}

/* A list of structs of that size, which its free function knows. */
static gboolean
read_pointers (JsonObject *object,
               const char *key,
               GPtrArray *items,
               const ExosJsonField *fields,
               gsize n_fields,
               gsize size,
               GError **error)
{
  JsonArray *array = exos_json_find_array (object, key);

  if (array == NULL)
    return exos_json_refuse (key, error);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_ptr_array_add (items, g_malloc0 (size));
      if (!read_object (array, i, key, fields, n_fields, items->pdata[i], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_split (JsonObject *object, GArray *split, GError **error)
{
  JsonArray *array = exos_json_find_array (object, "split");

  if (array == NULL)
    return exos_json_refuse ("split", error);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_array_set_size (split, i + 1);
      if (!read_object (array, i, "split", part_fields, G_N_ELEMENTS (part_fields),
                        &g_array_index (split, ExosSplitPart, i), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_looks (JsonObject *object, ExosPlan *plan, GError **error)
{
  JsonArray *array = exos_json_find_array (object, "looks");

  if (array == NULL)
    return exos_json_refuse ("looks", error);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (json_node_get_value_type (node) != G_TYPE_INT64 || json_node_get_int (node) <= 0 ||
          !exos_plan_add_look (plan, (guint64) json_node_get_int (node)))
        return exos_json_refuse ("looks", error);
    }

  return TRUE;
}

static gboolean
read_lists (JsonObject *object, ExosPlan *plan, GError **error)
{
  return read_pointers (object, "columns", plan->columns, column_fields,
                        G_N_ELEMENTS (column_fields), sizeof (ExosColumnRole), error) &&
         read_pointers (object, "guardrails", plan->guardrails, guardrail_fields,
                        G_N_ELEMENTS (guardrail_fields), sizeof (ExosGuardrailPlan), error) &&
         read_pointers (object, "policy_guardrails", plan->policy_guardrails, guardrail_fields,
                        G_N_ELEMENTS (guardrail_fields), sizeof (ExosGuardrailPlan), error) &&
         read_pointers (object, "cappings", plan->cappings, capping_fields,
                        G_N_ELEMENTS (capping_fields), sizeof (ExosCapping), error) &&
         read_split (object, plan->split, error) && read_looks (object, plan, error);
}

ExosPlan *
exos_settings_read_plan (JsonObject *object, GError **error)
{
  static const char *const lists[] = { "columns",  "guardrails", "policy_guardrails",
                                       "cappings", "split",      "looks",
                                       NULL };
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  if (exos_settings_know_all (object, plan_fields, G_N_ELEMENTS (plan_fields), lists, error) &&
      exos_json_read_fields (object, plan_fields, G_N_ELEMENTS (plan_fields), plan, error) &&
      read_lists (object, plan, error) && exos_settings_check_plan (plan, error))
    return g_steal_pointer (&plan);
  return NULL;
}
