// SPDX-License-Identifier: MIT
#include "memo/json-read.h"

#include <math.h>

#include "data/format.h"
#include "data/language.h"

#define MAX_DEPTH 64 /* the parser calls itself for every level */
#define KEY_CHARS 60

/* Whether brackets outside of strings go deeper than that. */
static gboolean
is_too_deep (const char *text, gsize length)
{
  gboolean is_string = FALSE;
  int depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (is_string && text[i] == '\\')
        i++;
      else if (text[i] == '"')
        is_string = !is_string;
      else if (!is_string && (text[i] == '{' || text[i] == '['))
        depth++;
      else if (!is_string && (text[i] == '}' || text[i] == ']'))
        depth--;
      if (depth > MAX_DEPTH)
        return TRUE;
    }

  return FALSE;
}

JsonObject *
exos_json_parse (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root = NULL;

  if (g_utf8_validate (text, (gssize) length, NULL) && !is_too_deep (text, length) &&
      json_parser_load_from_data (parser, text, (gssize) length, NULL))
    root = json_parser_get_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    return json_object_ref (json_node_get_object (root));

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("This is no JSON object."));
  return NULL;
}

gboolean
exos_json_refuse (const char *key, GError **error)
{
  g_autofree char *shown = exos_visible_text (key, KEY_CHARS);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _ ("“%s” is no setting that can be read."), shown);
  return FALSE;
}

static JsonNode *
find (JsonObject *object, const char *key, JsonNodeType type)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, key) : NULL;

  return node != NULL && json_node_get_node_type (node) == type ? node : NULL;
}

JsonObject *
exos_json_find_object (JsonObject *object, const char *key)
{
  JsonNode *node = find (object, key, JSON_NODE_OBJECT);

  return node != NULL ? json_node_get_object (node) : NULL;
}

JsonArray *
exos_json_find_array (JsonObject *object, const char *key)
{
  JsonNode *node = find (object, key, JSON_NODE_ARRAY);

  return node != NULL ? json_node_get_array (node) : NULL;
}

const char *
exos_json_find_text (JsonObject *object, const char *key)
{
  JsonNode *node = find (object, key, JSON_NODE_VALUE);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

double
exos_json_find_number (JsonObject *object, const char *key)
{
  JsonNode *node = find (object, key, JSON_NODE_VALUE);
  const GType type = node != NULL ? json_node_get_value_type (node) : G_TYPE_INVALID;

  return type == G_TYPE_DOUBLE || type == G_TYPE_INT64 ? json_node_get_double (node) : NAN;
}

gint64
exos_json_find_whole (JsonObject *object, const char *key)
{
  JsonNode *node = find (object, key, JSON_NODE_VALUE);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node)
                                                                         : 0;
}

gboolean
exos_json_is_null (JsonObject *object, const char *key)
{
  return find (object, key, JSON_NODE_NULL) != NULL;
}
