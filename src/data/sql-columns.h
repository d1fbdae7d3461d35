// SPDX-License-Identifier: MIT
#pragma once

#include "data/import.h"

G_BEGIN_DECLS

/* What a query of rows with one user each takes from a table; all names are headers, lent. */
typedef struct
{
  const char *group;
  const char *unit;     /* NULL: every row is another user */
  const char *date;     /* NULL */
  GPtrArray *segments;  /* of const char * */
  GPtrArray *outcomes;  /* 0 or 1, yes or no; a conversion comes first */
  GPtrArray *values;    /* numbers */
  guint *metrics;       /* of each value: the value whose covariate it is, else EXOS_NO_METRIC */
  gboolean has_primary; /* a mean decides: */
  guint primary;        /* this value; else the first outcome does */
  gboolean has_conversions;
} ExosSqlColumns;

/* Sorts the columns that the user gives roles to. FALSE, with G_IO_ERROR_INVALID_ARGUMENT and a
 * message for people, when they make no query. The mapping outlives them. */
gboolean exos_sql_columns_init (ExosSqlColumns *self, const ExosMapping *mapping, GError **error);
void exos_sql_columns_clear (ExosSqlColumns *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExosSqlColumns, exos_sql_columns_clear)

G_END_DECLS
