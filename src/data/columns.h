// SPDX-License-Identifier: MIT
#pragma once

#include "data/aliases.h"
#include "data/table.h"

G_BEGIN_DECLS

#define EXOS_NO_COLUMN G_MAXSIZE

/* One column: its header as in the file and what it is used for. */
typedef struct
{
  char *name; /* trimmed */
  char *normalized;
  gboolean has_role; /* role is meaningful; else the column is still to be looked at */
  ExosRole role;
  gboolean is_given;    /* the user said so */
  gboolean is_value;    /* the user said that it has numbers, whatever it looks like; what decides
                         * may be said beside */
  gboolean is_exact;    /* the seed's own name */
  gboolean is_estimate; /* may not count users */
} ExosColumn;

/* Lends the name of the metric that the user says decides: a header, or a name of a metric; else
 * NULL. */
const char *exos_mapping_primary (const ExosMapping *mapping);

/* The header row and the roles that it gives. */
typedef struct
{
  gsize header; /* row index in the table */
  guint64 line; /* of the header in the file */
  ExosColumn *columns;
  gsize n_columns;
} ExosColumns;

/* The row that names the columns: within the first 50, the first with two known names, or with the
 * names of a table turned on its side; else the first that is no comment. */
gsize exos_find_header (const ExosTable *table);

/* Names the columns and gives roles; what is unclear or doubled becomes an issue (of ExosIssue). */
ExosColumns *exos_columns_new (const ExosTable *table,
                               const ExosMapping *mapping,
                               GPtrArray *issues);
void exos_columns_free (ExosColumns *self);

/* The only column with a role, EXOS_NO_COLUMN without one. */
gsize exos_columns_find (const ExosColumns *self, ExosRole role);

/* A column by its normalised header. */
gsize exos_columns_find_name (const ExosColumns *self, const char *normalized);

/* What each column is used for, as far as the headers tell: IGNORE without a role. */
ExosRole *exos_columns_dup_roles (const ExosColumns *self);

/* Whether the header row holds no names at all, but numbers. */
gboolean exos_header_is_data (const ExosTable *table, gsize header);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosColumns, exos_columns_free)

G_END_DECLS
