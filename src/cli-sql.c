// SPDX-License-Identifier: MIT
/* The query for a warehouse, in place of memos of files. */
#include "cli.h"

#include <string.h>

#include "analysis/plan-options.h"
#include "data/sql.h"

/* "duckdb, postgres, …" */
static char *
list_dialects (void)
{
  GString *list = g_string_new (NULL);

  for (gsize i = 0; exos_sql_dialect (i) != NULL; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", exos_sql_dialect (i)->id);
  return g_string_free (list, FALSE);
}

GBytes *
exos_command_sql (const ExosCommand *self, GError **error)
{
  const ExosSqlDialect *dialect = exos_sql_dialect_from_id (self->sql);
  const ExosMapping mapping = exos_plan_mapping (self->plan);
  g_autofree char *dialects = list_dialects ();
  char *query;

  if (dialect == NULL)
    {
      exos_refuse_value ("--sql", self->sql, dialects, error);
      return NULL;
    }

  query = exos_sql_query (dialect, self->table, &mapping, error);
  return query != NULL ? g_bytes_new_take (query, strlen (query)) : NULL;
}
