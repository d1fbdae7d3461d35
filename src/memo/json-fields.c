// SPDX-License-Identifier: MIT
#include <math.h>

#include "memo/date-range.h"
#include "memo/json-read.h"
#include "memo/json-write.h"

#define AT(Type) ((Type *) at)
#define SEEN_AT(Type) ((const Type *) at)

static void
write_ratio (JsonBuilder *builder, const char *key, ExosRatio ratio)
{
  exos_json_open_array (builder, key);
  exos_json_count (builder, NULL, ratio.numerator);
  exos_json_count (builder, NULL, ratio.denominator);
  json_builder_end_array (builder);
}

static void
write_date (JsonBuilder *builder, const char *key, const GDate *date)
{
  char iso[16] = "";

  if (g_date_valid (date))
    g_date_strftime (iso, sizeof iso, "%Y-%m-%d", date);
  exos_json_text (builder, key, g_date_valid (date) ? iso : NULL);
}

static void
write_texts (JsonBuilder *builder, const char *key, char **texts)
{
  if (texts != NULL)
    exos_json_texts (builder, key, texts);
  else
    exos_json_null (builder, key);
}

static void
write_field (JsonBuilder *builder, const ExosJsonField *field, gconstpointer at)
{
  switch (field->kind)
    {
    case EXOS_JSON_FIELD_TEXT:
      exos_json_text (builder, field->key, *SEEN_AT (char *));
      return;
    case EXOS_JSON_FIELD_TEXTS:
      write_texts (builder, field->key, *(char ***) at);
      return;
    case EXOS_JSON_FIELD_FLAG:
      exos_json_flag (builder, field->key, *SEEN_AT (gboolean));
      return;
    case EXOS_JSON_FIELD_MARK:
      if (*SEEN_AT (gboolean))
        exos_json_flag (builder, field->key, TRUE);
      return;
    case EXOS_JSON_FIELD_NUMBER:
      exos_json_number (builder, field->key, *SEEN_AT (double));
      return;
    case EXOS_JSON_FIELD_COUNT:
      exos_json_count (builder, field->key, *SEEN_AT (guint64));
      return;
    case EXOS_JSON_FIELD_SMALL:
      exos_json_count (builder, field->key, *SEEN_AT (guint));
      return;
    case EXOS_JSON_FIELD_RATIO:
      write_ratio (builder, field->key, *SEEN_AT (ExosRatio));
      return;
    case EXOS_JSON_FIELD_DATE:
      write_date (builder, field->key, SEEN_AT (GDate));
      return;
    case EXOS_JSON_FIELD_CHOICE:
      exos_json_text (builder, field->key, field->get_id (at));
      return;
    }
}

void
exos_json_write_fields (JsonBuilder *builder,
                        const ExosJsonField *fields,
                        gsize n_fields,
                        gconstpointer self)
{
  for (gsize i = 0; i < n_fields; i++)
    write_field (builder, &fields[i], (const char *) self + fields[i].offset);
}

static gboolean
is_null (JsonNode *node)
{
  return json_node_get_node_type (node) == JSON_NODE_NULL;
}

/* NULL when it is none. */
static const char *
get_text (JsonNode *node)
{
  return json_node_get_node_type (node) == JSON_NODE_VALUE &&
                 json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gboolean
read_text (JsonNode *node, char **text)
{
  if (get_text (node) == NULL && !is_null (node))
    return FALSE;
  g_free (*text);
  *text = g_strdup (get_text (node));
  return TRUE;
}

static gboolean
read_texts (JsonNode *node, char ***texts)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL && !is_null (node))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *text = get_text (json_array_get_element (array, i));

      if (text == NULL)
        return FALSE;
      g_strv_builder_add (builder, text);
    }

  g_strfreev (*texts);
  *texts = array != NULL ? g_strv_builder_end (builder) : NULL;
  return TRUE;
}

static gboolean
read_flag (JsonNode *node, gboolean *flag)
{
  if (json_node_get_node_type (node) != JSON_NODE_VALUE ||
      json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return FALSE;
  *flag = json_node_get_boolean (node);
  return TRUE;
}

static gboolean
read_number (JsonNode *node, double *number)
{
  if (json_node_get_node_type (node) != JSON_NODE_VALUE ||
      json_node_get_value_type (node) != G_TYPE_DOUBLE || !isfinite (json_node_get_double (node)))
    return FALSE;
  *number = json_node_get_double (node);
  return TRUE;
}

static gboolean
read_count (JsonNode *node, guint64 max, guint64 *count)
{
  if (json_node_get_node_type (node) != JSON_NODE_VALUE ||
      json_node_get_value_type (node) != G_TYPE_INT64 || json_node_get_int (node) < 0 ||
      (guint64) json_node_get_int (node) > max)
    return FALSE;
  *count = (guint64) json_node_get_int (node);
  return TRUE;
}

static gboolean
read_small (JsonNode *node, guint *number)
{
  guint64 count;

  if (!read_count (node, G_MAXUINT, &count))
    return FALSE;
  *number = (guint) count;
  return TRUE;
}

static gboolean
read_ratio (JsonNode *node, ExosRatio *ratio)
{
  JsonArray *parts = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  ExosRatio read;

  if (parts == NULL || json_array_get_length (parts) != 2 ||
      !read_count (json_array_get_element (parts, 0), G_MAXINT64, &read.numerator) ||
      !read_count (json_array_get_element (parts, 1), G_MAXINT64, &read.denominator))
    return FALSE;
  if (read.denominator == 0 && read.numerator != 0)
    return FALSE;
  *ratio = read;
  return TRUE;
}

static gboolean
read_date (JsonNode *node, GDate *date)
{
  const char *text = get_text (node);

  if (is_null (node))
    {
      g_date_clear (date, 1);
      return TRUE;
    }
  return text != NULL && exos_parse_iso_date (text, date);
}

static gboolean
read_field (JsonNode *node, const ExosJsonField *field, gpointer at)
{
  switch (field->kind)
    {
    case EXOS_JSON_FIELD_TEXT:
      return read_text (node, AT (char *));
    case EXOS_JSON_FIELD_TEXTS:
      return read_texts (node, AT (char **));
    case EXOS_JSON_FIELD_FLAG:
    case EXOS_JSON_FIELD_MARK:
      return read_flag (node, AT (gboolean));
    case EXOS_JSON_FIELD_NUMBER:
      return read_number (node, AT (double));
    case EXOS_JSON_FIELD_COUNT:
      return read_count (node, G_MAXINT64, AT (guint64));
    case EXOS_JSON_FIELD_SMALL:
      return read_small (node, AT (guint));
    case EXOS_JSON_FIELD_RATIO:
      return read_ratio (node, AT (ExosRatio));
    case EXOS_JSON_FIELD_DATE:
      return read_date (node, AT (GDate));
    case EXOS_JSON_FIELD_CHOICE:
      return get_text (node) != NULL && field->set_id (at, get_text (node));
    }

  return FALSE;
}

gboolean
exos_json_read_fields (
    JsonObject *object, const ExosJsonField *fields, gsize n_fields, gpointer self, GError **error)
{
  for (gsize i = 0; i < n_fields; i++)
    {
      JsonNode *node = json_object_get_member (object, fields[i].key);

      if (node != NULL && !read_field (node, &fields[i], (char *) self + fields[i].offset))
        return exos_json_refuse (fields[i].key, error);
    }

  return TRUE;
}
