// SPDX-License-Identifier: MIT
#include "reference-json.h"

#include <math.h>

static JsonNode *
double_to_node (double value)
{
  JsonNode *node = json_node_new (isnan (value) ? JSON_NODE_NULL : JSON_NODE_VALUE);

  if (isinf (value))
    json_node_set_string (node, value > 0.0 ? "Infinity" : "-Infinity");
  else if (!isnan (value))
    json_node_set_double (node, value);
  return node;
}

void
reference_set_double (JsonObject *object, const char *key, double value)
{
  json_object_set_member (object, key, double_to_node (value));
}

void
reference_add_double (JsonArray *array, double value)
{
  json_array_add_element (array, double_to_node (value));
}

void
reference_set_doubles (JsonObject *object, const char *key, const double *values, gsize n)
{
  JsonArray *array = json_array_sized_new ((guint) n);

  for (gsize i = 0; i < n; i++)
    reference_add_double (array, values[i]);
  json_object_set_array_member (object, key, array);
}

void
reference_set_interval (JsonObject *object, const char *key, ExosInterval interval)
{
  const double ends[] = { interval.low, interval.high };

  if (isnan (interval.low) && isnan (interval.high))
    json_object_set_null_member (object, key);
  else
    reference_set_doubles (object, key, ends, G_N_ELEMENTS (ends));
}

static char *
dup_decimal_text (JsonNode *node)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);
  return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, json_node_get_double (node)));
}

double
reference_get_decimal (JsonNode *node)
{
  g_autofree char *text = dup_decimal_text (node);

  return g_ascii_strtod (text, NULL);
}

static gsize
count_decimals (JsonNode *node)
{
  g_autofree char *text = dup_decimal_text (node);
  const char *point = strchr (text, '.');

  return point != NULL ? strlen (point + 1) : 0;
}

guint64 *
reference_dup_weights (JsonArray *split, gsize n)
{
  guint64 *weights = g_new (guint64, n);
  gsize decimals = 0;

  for (gsize i = 0; i < n && split != NULL; i++)
    decimals = MAX (decimals, count_decimals (json_array_get_element (split, (guint) i)));
  for (gsize i = 0; i < n; i++)
    weights[i] =
        split == NULL
            ? 1
            : (guint64) llround (reference_get_decimal (json_array_get_element (split, (guint) i)) *
                                 pow (10.0, (double) decimals));
  return weights;
}

static void
append_object (GString *text, JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;
  const char *separator = "";

  g_string_append_c (text, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      g_autoptr (JsonNode) key = json_node_init_string (json_node_alloc (), name);
      g_autofree char *key_text = json_to_string (key, FALSE);

      g_string_append_printf (text, "%s%s:", separator, key_text);
      reference_append_json (text, member);
      separator = ",";
    }
  g_string_append_c (text, '}');
}

static void
append_array (GString *text, JsonArray *array)
{
  g_string_append_c (text, '[');
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      reference_append_json (text, json_array_get_element (array, i));
    }
  g_string_append_c (text, ']');
}

void
reference_append_json (GString *text, JsonNode *node)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (JSON_NODE_HOLDS_OBJECT (node))
    append_object (text, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    append_array (text, json_node_get_array (node));
  else if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    g_string_append (text, g_ascii_dtostr (buffer, sizeof buffer, json_node_get_double (node)));
  else
    {
      g_autofree char *value = json_to_string (node, FALSE);

      g_string_append (text, value);
    }
}
