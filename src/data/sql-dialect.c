// SPDX-License-Identifier: MIT
#include "data/sql-dialect.h"

#include <string.h>

#include "data/language.h"

/* A product of two DECIMAL(18,6) is one of (36,12) or (37,12), and a sum of those is one of (38,12)
 * in every warehouse that ends at 38 digits; what does not fit is an error of theirs, or NULL. */
/* clang-format off */
static const ExosSqlDialect dialects[] = {
  { "duckdb", "DuckDB", "VARCHAR", "DECIMAL(18, 6)", '"', FALSE, FALSE, TRUE, 0 },
  { "postgres", "PostgreSQL", "TEXT", "NUMERIC", '"', FALSE, FALSE, FALSE, 63 },
  { "bigquery", "BigQuery", "STRING", "BIGNUMERIC", '`', TRUE, TRUE, FALSE, 300 },
  { "snowflake", "Snowflake", "VARCHAR", "NUMBER(18, 6)", '"', FALSE, TRUE, TRUE, 255 },
  { "spark", "Spark", "STRING", "DECIMAL(18, 6)", '`', FALSE, TRUE, TRUE, 0 },
  { "trino", "Trino", "VARCHAR", "DECIMAL(18, 6)", '"', FALSE, FALSE, TRUE, 0 },
};
/* clang-format on */

const ExosSqlDialect *
exos_sql_dialect (gsize index)
{
  return index < G_N_ELEMENTS (dialects) ? &dialects[index] : NULL;
}

const ExosSqlDialect *
exos_sql_dialect_from_id (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dialects); i++)
    if (g_str_equal (dialects[i].id, id))
      return &dialects[i];
  return NULL;
}

static char *
quote (const char *text, char mark, gboolean has_backslash)
{
  GString *quoted = g_string_new (NULL);

  g_string_append_c (quoted, mark);
  for (const char *p = text; *p != '\0'; p++)
    {
      if (has_backslash && (*p == mark || *p == '\\'))
        g_string_append_c (quoted, '\\');
      else if (*p == mark)
        g_string_append_c (quoted, mark);
      g_string_append_c (quoted, *p);
    }
  g_string_append_c (quoted, mark);
  return g_string_free (quoted, FALSE);
}

char *
exos_sql_quote_name (const ExosSqlDialect *self, const char *name)
{
  return quote (name, self->name_quote, self->has_name_backslash);
}

char *
exos_sql_quote_text (const ExosSqlDialect *self, const char *text)
{
  return quote (text, '\'', self->has_text_backslash);
}

gboolean
exos_sql_is_name (const char *name)
{
  if (name[0] == '\0' || !g_utf8_validate (name, -1, NULL))
    return FALSE;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

char *
exos_sql_quote_table (const ExosSqlDialect *self, const char *table, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (table, ".", -1);
  gboolean is_name = parts[0] != NULL;

  for (gsize i = 0; parts[i] != NULL && is_name; i++)
    {
      char *quoted = exos_sql_quote_name (self, parts[i]);

      is_name = exos_sql_is_name (parts[i]);
      g_free (parts[i]);
      parts[i] = quoted;
    }
  if (is_name)
    return g_strjoinv (".", parts);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _ ("--table=%s: use %s."), table,
               _ ("a name like users or schema.users"));
  return NULL;
}
