// SPDX-License-Identifier: MIT
#include "memo/difference.h"

#include <math.h>

#define DIGITS 1e-9

typedef struct
{
  GPtrArray *differences;
  gboolean has_other_words;
} Comparison;

static void compare_nodes (Comparison *self, const char *path, JsonNode *before, JsonNode *after);

/* What differs where nothing was decided otherwise: another name of the same file, and what the
 * memo was made again with. */
static gboolean
is_left_out (const char *path)
{
  static const char *const patterns[] = { "source.file", "source.files[*].name", "settings" };

  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    if (g_pattern_match_simple (patterns[i], path))
      return TRUE;
  return FALSE;
}

/* Sentences; what is a single word says what was decided, or found. */
static gboolean
is_prose (const char *text)
{
  return g_utf8_strchr (text, -1, ' ') != NULL;
}

static gboolean
are_same_texts (const Comparison *self, const char *before, const char *after)
{
  if (g_str_equal (before, after))
    return TRUE;
  if (!self->has_other_words || !is_prose (before) || !is_prose (after))
    return FALSE;

  g_autofree char *a = exos_numbers_of (before);
  g_autofree char *b = exos_numbers_of (after);

  return g_str_equal (a, b);
}

static gboolean
are_same_numbers (double a, double b)
{
  return a == b || fabs (a - b) <= DIGITS * fmax (fabs (a), fabs (b));
}

static gboolean
is_number (JsonNode *node)
{
  return json_node_get_value_type (node) == G_TYPE_INT64 ||
         json_node_get_value_type (node) == G_TYPE_DOUBLE;
}

static gboolean
are_same_values (const Comparison *self, JsonNode *before, JsonNode *after)
{
  const GType type = json_node_get_value_type (before);

  if (type == G_TYPE_INT64 && json_node_get_value_type (after) == type)
    return json_node_get_int (before) == json_node_get_int (after);
  if (is_number (before) && is_number (after))
    return are_same_numbers (json_node_get_double (before), json_node_get_double (after));
  if (type != json_node_get_value_type (after))
    return FALSE;
  return type == G_TYPE_STRING
             ? are_same_texts (self, json_node_get_string (before), json_node_get_string (after))
             : json_node_get_boolean (before) == json_node_get_boolean (after);
}

static char *
show_node (JsonNode *node)
{
  if (node == NULL)
    return g_strdup ("");
  if (JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup ("{…}");
  if (JSON_NODE_HOLDS_ARRAY (node))
    return g_strdup ("[…]");
  if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    return g_strdup_printf ("%.12g", json_node_get_double (node));
  return json_node_get_value_type (node) == G_TYPE_STRING ? g_strdup (json_node_get_string (node))
                                                          : json_to_string (node, FALSE);
}

static void
add (Comparison *self, const char *path, JsonNode *before, JsonNode *after)
{
  g_autofree char *a = show_node (before);
  g_autofree char *b = show_node (after);

  exos_difference_add (self->differences, path, a, b);
}

/* One of them may be NULL: members come and go with versions, and with nothing else. */
static void
compare_members (Comparison *self, const char *path, JsonNode *before, JsonNode *after)
{
  if (is_left_out (path))
    return;
  if (before != NULL && after != NULL)
    compare_nodes (self, path, before, after);
  else if (!self->has_other_words)
    add (self, path, before, after);
}

static void
compare_objects (Comparison *self, const char *path, JsonObject *before, JsonObject *after)
{
  g_autoptr (GList) olds = json_object_get_members (before);
  g_autoptr (GList) news = json_object_get_members (after);

  for (GList *it = olds; it != NULL; it = it->next)
    {
      g_autofree char *inner = g_strconcat (path, path[0] != '\0' ? "." : "", it->data, NULL);

      compare_members (self, inner, json_object_get_member (before, it->data),
                       json_object_get_member (after, it->data));
    }
  for (GList *it = news; it != NULL; it = it->next)
    if (!json_object_has_member (before, it->data))
      {
        g_autofree char *inner = g_strconcat (path, path[0] != '\0' ? "." : "", it->data, NULL);

        compare_members (self, inner, NULL, json_object_get_member (after, it->data));
      }
}

static void
compare_arrays (Comparison *self, const char *path, JsonArray *before, JsonArray *after)
{
  const guint n_before = json_array_get_length (before), n_after = json_array_get_length (after);

  for (guint i = 0; i < MAX (n_before, n_after); i++)
    {
      g_autofree char *inner = g_strdup_printf ("%s[%u]", path, i);

      compare_members (self, inner, i < n_before ? json_array_get_element (before, i) : NULL,
                       i < n_after ? json_array_get_element (after, i) : NULL);
    }
}

static void
compare_nodes (Comparison *self, const char *path, JsonNode *before, JsonNode *after)
{
  const JsonNodeType type = json_node_get_node_type (before);

  if (type != json_node_get_node_type (after))
    add (self, path, before, after);
  else if (type == JSON_NODE_OBJECT)
    compare_objects (self, path, json_node_get_object (before), json_node_get_object (after));
  else if (type == JSON_NODE_ARRAY)
    compare_arrays (self, path, json_node_get_array (before), json_node_get_array (after));
  else if (type == JSON_NODE_VALUE && !are_same_values (self, before, after))
    add (self, path, before, after);
}

GPtrArray *
exos_compare_json (JsonObject *before, JsonObject *after, gboolean has_other_words)
{
  Comparison self = { exos_differences_new (), has_other_words };

  compare_objects (&self, "", before, after);
  return self.differences;
}
