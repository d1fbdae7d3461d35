// SPDX-License-Identifier: MIT
#include "data/columns.h"

#include <string.h>

#include "data/issue.h"
#include "data/sum-names.h"
#include "data/text.h"
#include "data/unit-sums.h"

static void
name_columns (ExosColumns *self, const ExosTable *table)
{
  self->n_columns = exos_table_row (table, self->header)->n_kept;
  self->columns = g_new0 (ExosColumn, self->n_columns);
  for (gsize i = 0; i < self->n_columns; i++)
    {
      self->columns[i].name = exos_table_dup_text (table, self->header, i);
      self->columns[i].normalized = exos_normalize_name (self->columns[i].name, -1);
    }
}

/* The column that the user means: the header as it stands, else the same after normalising. */
static ExosColumn *
find_named (ExosColumns *self, const char *header)
{
  for (gsize i = 0; i < self->n_columns; i++)
    if (g_str_equal (self->columns[i].name, header))
      return &self->columns[i];
  for (gsize i = 0; i < self->n_columns; i++)
    if (exos_names_match (self->columns[i].name, header))
      return &self->columns[i];
  return NULL;
}

/* FALSE when there is no such column. Several columns of one name can only be ignored. */
static gboolean
give_role (ExosColumns *self, const ExosColumnRole *given)
{
  ExosColumn *first = find_named (self, given->column);

  for (gsize i = 0; first != NULL && i < self->n_columns; i++)
    {
      ExosColumn *column = &self->columns[i];

      if (column != first &&
          (given->role != EXOS_ROLE_IGNORE || !g_str_equal (column->normalized, first->normalized)))
        continue;
      column->has_role = TRUE;
      column->is_given = TRUE;
      column->role = given->role;
      column->is_value |= given->role == EXOS_ROLE_VALUE;
    }

  return first != NULL;
}

static void
apply_mapping (ExosColumns *self, const ExosMapping *mapping, GPtrArray *issues)
{
  const gboolean is_long = exos_columns_find (self, EXOS_ROLE_METRIC) != EXOS_NO_COLUMN;

  for (gsize i = 0; i < mapping->n_columns; i++)
    {
      const gboolean is_found = give_role (self, mapping->columns[i]);

      /* With a row a metric, conversions names a metric: a value, not a header; and what decides
       * may be a mean, whose name is a part of a header. */
      if (!is_found && mapping->columns[i]->role != EXOS_ROLE_PRIMARY &&
          (!is_long || mapping->columns[i]->role != EXOS_ROLE_CONVERSIONS))
        g_ptr_array_add (issues, exos_issue_new (EXOS_ISSUE_UNKNOWN_COLUMN, self->line,
                                                 mapping->columns[i]->column, NULL,
                                                 exos_role_id (mapping->columns[i]->role)));
    }
}

const char *
exos_mapping_primary (const ExosMapping *mapping)
{
  for (gsize i = 0; mapping->primary == NULL && i < mapping->n_columns; i++)
    if (mapping->columns[i]->role == EXOS_ROLE_PRIMARY)
      return mapping->columns[i]->column;
  return mapping->primary;
}

static gboolean
is_sum (const ExosColumn *column)
{
  g_autofree char *base = NULL;

  return exos_sum_name_parse (column->normalized, &base) != EXOS_SUM_NAME_NONE;
}

/* A column of counts that decides is conversions; a sum stays a part of its mean. */
static void
apply_primary (ExosColumns *self, const ExosMapping *mapping)
{
  const char *primary = exos_mapping_primary (mapping);
  ExosColumn *named = primary != NULL ? find_named (self, primary) : NULL;

  for (gsize i = 0; i < self->n_columns; i++)
    self->columns[i].has_role &= self->columns[i].role != EXOS_ROLE_PRIMARY;
  if (named == NULL)
    return;
  named->has_role = !is_sum (named);
  named->role = EXOS_ROLE_CONVERSIONS;
  named->is_given = TRUE;
  for (gsize i = 0; named->has_role && i < self->n_columns; i++)
    if (&self->columns[i] != named && self->columns[i].role == EXOS_ROLE_CONVERSIONS)
      self->columns[i].has_role = FALSE;
}

static void
apply_aliases (ExosColumns *self)
{
  for (gsize i = 0; i < self->n_columns; i++)
    {
      ExosColumn *column = &self->columns[i];
      const ExosAlias *alias = exos_find_alias (column->normalized);

      if (exos_unit_sums_parse (column->normalized, NULL))
        {
          column->has_role = TRUE;
          column->role = EXOS_ROLE_IGNORE;
          column->is_exact = TRUE;
        }
      if (alias == NULL)
        continue;
      column->has_role = TRUE;
      column->role = alias->role;
      column->is_exact = alias->strength == EXOS_ALIAS_EXACT;
      column->is_estimate = alias->is_estimate;
    }
}

/* How strong a column's claim on its role is: what the user says, then the seed's own name, then
 * the usual names, then the doubtful ones. */
static int
claim (const ExosColumn *column)
{
  const ExosAlias *alias = exos_find_alias (column->normalized);

  return column->is_given ? 3 : alias != NULL ? 2 - (EXOS_ALIAS_EXACT - (int) alias->strength) : 0;
}

static char *
join_names (const ExosColumns *self, ExosRole role, int strength)
{
  GString *names = g_string_new (NULL);

  for (gsize i = 0; i < self->n_columns; i++)
    if (self->columns[i].has_role && self->columns[i].role == role &&
        claim (&self->columns[i]) == strength)
      g_string_append_printf (names, "%s“%s”", names->len > 0 ? ", " : "", self->columns[i].name);
  return g_string_free (names, FALSE);
}

/* A role that only one column can have: the strongest claim wins, equals are asked about, and the
 * rest become ordinary columns. */
static void
settle_role (ExosColumns *self, ExosRole role, GPtrArray *issues)
{
  int strongest = -1;
  guint n_strongest = 0;

  for (gsize i = 0; i < self->n_columns; i++)
    if (self->columns[i].has_role && self->columns[i].role == role)
      {
        const int strength = claim (&self->columns[i]);

        n_strongest = strength > strongest ? 1 : n_strongest + (strength == strongest);
        strongest = MAX (strongest, strength);
      }

  if (n_strongest > 1 && strongest < 2)
    {
      ExosIssue *issue =
          exos_issue_new (EXOS_ISSUE_AMBIGUOUS_COLUMNS, self->line, NULL, NULL, NULL);

      issue->value = join_names (self, role, strongest);
      issue->extra = g_strdup (exos_role_id (role));
      g_ptr_array_add (issues, issue);
    }
  for (gsize i = 0; i < self->n_columns; i++)
    if (self->columns[i].has_role && self->columns[i].role == role &&
        claim (&self->columns[i]) < strongest)
      self->columns[i].has_role = FALSE;
}

static gboolean
is_ignored (const ExosColumn *column)
{
  return column->is_given && column->role == EXOS_ROLE_IGNORE;
}

static void
report_duplicates (const ExosColumns *self, GPtrArray *issues)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < self->n_columns; i++)
    if (self->columns[i].normalized[0] != '\0' && !is_ignored (&self->columns[i]) &&
        !g_hash_table_add (seen, self->columns[i].normalized))
      g_ptr_array_add (issues, exos_issue_new (EXOS_ISSUE_DUPLICATE_HEADER, self->line,
                                               self->columns[i].name, NULL, NULL));
}

ExosColumns *
exos_columns_new (const ExosTable *table, const ExosMapping *mapping, GPtrArray *issues)
{
  static const ExosRole single[] = { EXOS_ROLE_GROUP, EXOS_ROLE_USERS, EXOS_ROLE_CONVERSIONS };
  ExosColumns *self = g_new0 (ExosColumns, 1);

  self->header = exos_find_header (table);
  self->line = exos_table_row (table, self->header)->line;
  name_columns (self, table);
  apply_aliases (self);
  apply_mapping (self, mapping, issues);
  apply_primary (self, mapping);
  report_duplicates (self, issues);
  for (gsize i = 0; i < G_N_ELEMENTS (single); i++)
    settle_role (self, single[i], issues);
  return self;
}

void
exos_columns_free (ExosColumns *self)
{
  for (gsize i = 0; i < self->n_columns; i++)
    {
      g_free (self->columns[i].name);
      g_free (self->columns[i].normalized);
    }
  g_free (self->columns);
  g_free (self);
}

gsize
exos_columns_find (const ExosColumns *self, ExosRole role)
{
  for (gsize i = 0; i < self->n_columns; i++)
    if (self->columns[i].has_role && self->columns[i].role == role)
      return i;
  return EXOS_NO_COLUMN;
}

gsize
exos_columns_find_name (const ExosColumns *self, const char *normalized)
{
  for (gsize i = 0; i < self->n_columns; i++)
    if (g_str_equal (self->columns[i].normalized, normalized))
      return i;
  return EXOS_NO_COLUMN;
}

ExosRole *
exos_columns_dup_roles (const ExosColumns *self)
{
  ExosRole *roles = g_new (ExosRole, self->n_columns);

  for (gsize i = 0; i < self->n_columns; i++)
    roles[i] = self->columns[i].has_role ? self->columns[i].role : EXOS_ROLE_IGNORE;
  return roles;
}
