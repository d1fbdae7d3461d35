// SPDX-License-Identifier: MIT
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How one warehouse writes what others write otherwise. */
typedef struct
{
  const char *id;   /* as typed: "duckdb" */
  const char *name; /* "DuckDB" */
  const char *text_type;
  const char *decimal_type;    /* the widest whose squares and sums are exact */
  char name_quote;             /* around identifiers */
  gboolean has_name_backslash; /* escapes inside quoted identifiers; else quotes are doubled */
  gboolean has_text_backslash; /* the same inside string literals */
  gboolean has_micros;         /* decimal_type has six decimals, others are rounded away */
  gsize max_name;              /* bytes of an identifier, 0: no limit that matters */
} ExosSqlDialect;

/* All of them in turn, NULL past the end; NULL for an id that is not known. */
const ExosSqlDialect *exos_sql_dialect (gsize index);
const ExosSqlDialect *exos_sql_dialect_from_id (const char *id);

/* Any text as one identifier, string literal. The caller frees. */
char *exos_sql_quote_name (const ExosSqlDialect *self, const char *name);
char *exos_sql_quote_text (const ExosSqlDialect *self, const char *text);

/* "schema.table" quoted part by part. NULL, with G_IO_ERROR_INVALID_ARGUMENT, for one that is no
 * name. The caller frees. */
char *exos_sql_quote_table (const ExosSqlDialect *self, const char *table, GError **error);

/* Whether a name is text of one line that can stand in a query: UTF-8, not empty, no control
 * characters. */
gboolean exos_sql_is_name (const char *name);

G_END_DECLS
