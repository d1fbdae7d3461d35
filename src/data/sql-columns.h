// SPDX-License-Identifier: MIT
#pragma once

#include "data/import.h"

G_BEGIN_DECLS

/* What a query of rows takes from a table; all names are headers, lent. Of a table of events the
 * outcomes are events, and the values are at most one column and what it was before the start. */
typedef struct
{
  const char *group;
  const char *unit;     /* NULL: every row is another user */
  const char *date;     /* NULL */
  const char *event;    /* NULL: the rows are users */
  const char *start;    /* of the experiment, as in the mapping; of events only */
  char *value_before;   /* owned: the header that the value has before the start */
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
