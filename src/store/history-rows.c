// SPDX-License-Identifier: MIT
#include "store/history-rows.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "memo/json-read.h"

char *
exos_row_join (char *const *texts)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (gsize i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      g_autofree char *valid = g_utf8_make_valid (texts[i], -1);

      json_builder_add_string_value (builder, valid);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* What is no list of texts is an empty one: the hash of the row says that it was changed. */
char **
exos_row_split (const char *json)
{
  g_autofree char *object = g_strdup_printf ("{\"a\":%s}", json != NULL ? json : "[]");
  g_autoptr (JsonObject) parsed = exos_json_parse (object, strlen (object), NULL);
  JsonArray *array = exos_json_find_array (parsed, "a");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (json_node_get_value_type (node) == G_TYPE_STRING)
        g_strv_builder_add (builder, json_node_get_string (node));
    }
  return g_strv_builder_end (builder);
}

char *
exos_row_dup_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *seconds = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");

  return g_strdup_printf ("%s.%03dZ", seconds, g_date_time_get_microsecond (now) / 1000);
}

static gboolean
read_verdict (sqlite3_stmt *row, int column, ExosVerdict *verdict)
{
  const char *id = (const char *) sqlite3_column_text (row, column);

  return id != NULL && exos_verdict_from_id (id, verdict);
}

ExosRecord *
exos_row_read (sqlite3_stmt *row)
{
  g_autoptr (ExosRecord) self = g_new0 (ExosRecord, 1);

  if (!read_verdict (row, 3, &self->verdict) || !read_verdict (row, 4, &self->recommended))
    return NULL;
  self->id = sqlite3_column_int64 (row, 0);
  self->saved = exos_database_dup_text (row, 1);
  self->experiment = exos_database_dup_text (row, 2);
  self->rule = exos_database_dup_text (row, 5);
  self->is_overridden = sqlite3_column_int (row, 6) != 0;
  self->reason = exos_database_dup_text (row, 7);
  self->owner = exos_database_dup_text (row, 8);
  self->files = exos_row_split ((const char *) sqlite3_column_text (row, 9));
  self->uris = exos_row_split ((const char *) sqlite3_column_text (row, 10));
  self->sha256 = exos_database_dup_text (row, 11);
  self->version = exos_database_dup_text (row, 12);
  self->schema = sqlite3_column_int (row, 13);
  return g_steal_pointer (&self);
}

char *
exos_row_hash (sqlite3_stmt *row, const char *previous)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (sum, (const guchar *) previous, (gssize) strlen (previous));
  for (int i = 0; i < EXOS_ROW_N_HASHED; i++)
    {
      const guchar *text = sqlite3_column_text (row, i);
      const int length = sqlite3_column_bytes (row, i);
      g_autofree char *head = text != NULL ? g_strdup_printf ("|%d:", length) : g_strdup ("|-");

      g_checksum_update (sum, (const guchar *) head, (gssize) strlen (head));
      if (text != NULL)
        g_checksum_update (sum, text, length);
    }

  return g_strdup (g_checksum_get_string (sum));
}

char *
exos_row_fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_casefold (normal != NULL ? normal : "", -1);
}

/* Line by line, so that no word is found across two texts. */
char *
exos_row_make_needle (const ExosRecord *record)
{
  g_autofree char *files = g_strjoinv ("\n", record->files);
  const char *const texts[] = { record->experiment, files, record->owner, record->reason };
  g_autoptr (GString) lines = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      g_string_append_printf (lines, "%s\n", texts[i]);
  return exos_row_fold (lines->str);
}
