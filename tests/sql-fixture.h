// SPDX-License-Identifier: MIT
/* Queries of a few words. */
#pragma once

#include "data/sql.h"

#include <string.h>

typedef struct
{
  ExosMapping mapping;
  ExosColumnRole columns[16];
  ExosColumnRole *pointers[16];
} Request;

/* "group=variant unit=id": roles and headers, divided by blanks. */
static inline void
request_init (Request *self, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  *self = (Request) { .mapping.columns = self->pointers };
  for (gsize i = 0; parts[i] != NULL; i++)
    {
      char *header = strchr (parts[i], '=');
      ExosColumnRole *column = &self->columns[self->mapping.n_columns];

      *header = '\0';
      g_assert_true (exos_role_from_id (parts[i], &column->role));
      column->column = g_strdup (header + 1);
      self->pointers[self->mapping.n_columns++] = column;
    }
}

static inline void
request_clear (Request *self)
{
  for (gsize i = 0; i < self->mapping.n_columns; i++)
    g_free (self->columns[i].column);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static inline char *
make_query_from (
    const char *dialect, const char *table, const char *words, const char *start, GError **error)
{
  g_auto (Request) request;

  request_init (&request, words);
  request.mapping.start = start;
  return exos_sql_query (exos_sql_dialect_from_id (dialect), table, &request.mapping, error);
}

static inline char *
make_query (const char *dialect, const char *table, const char *words, GError **error)
{
  return make_query_from (dialect, table, words, NULL, error);
}

/* A test of each dialect: "/sql/golden" to "/sql/golden/duckdb". */
static inline void
add_each (const char *prefix, GTestDataFunc test)
{
  for (gsize i = 0; exos_sql_dialect (i) != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s", prefix, exos_sql_dialect (i)->id);

      g_test_add_data_func (path, exos_sql_dialect (i), test);
    }
}
