// SPDX-License-Identifier: MIT
#pragma once

#include "data/import.h"
#include "data/sql-dialect.h"

G_BEGIN_DECLS

/* The query that sums a table of one row a user where it is: a row a group, segment and day, with a
 * column exos_shape that says so (see unit-sums.h). table: "schema.table"; of the mapping counts
 * what it says of columns and of what decides. NULL, with G_IO_ERROR_INVALID_ARGUMENT and a message
 * for people, when that makes no query. The caller frees. */
char *exos_sql_query (const ExosSqlDialect *dialect,
                      const char *table,
                      const ExosMapping *mapping,
                      GError **error);

G_END_DECLS
