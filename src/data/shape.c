// SPDX-License-Identifier: MIT
#include "data/shape.h"

#include "data/import-limits.h"
#include "data/sum-names.h"
#include "data/text.h"

void
exos_shape_add_issue (const ExosShapeInput *input, ExosIssue *issue)
{
  g_ptr_array_add (input->experiment->issues, issue);
}

void
exos_shape_forget_counts (const ExosShapeInput *input)
{
  for (gsize i = 0; i < input->columns->n_columns; i++)
    if (input->roles[i] <= EXOS_ROLE_GUARDRAIL || input->roles[i] == EXOS_ROLE_VALUE)
      input->roles[i] = EXOS_ROLE_IGNORE;
}

void
exos_shape_use (const ExosShapeInput *input, gsize column, ExosRole role)
{
  if (column != EXOS_NO_COLUMN)
    input->roles[column] = role;
}

ExosRole
exos_shape_role_of_kind (ExosSheetKind kind)
{
  static const ExosRole roles[] = { EXOS_ROLE_USERS, EXOS_ROLE_CONVERSIONS, EXOS_ROLE_GUARDRAIL };

  return roles[kind];
}

gboolean
exos_shape_can_sum (const ExosShapeInput *input)
{
  return input->mapping->sums_rows &&
         (input->end - input->first) * input->columns->n_columns <= EXOS_MAX_SHEET_CELLS;
}

guint64
exos_shape_header_line (const ExosShapeInput *input)
{
  return exos_table_row (input->table, input->columns->header)->line;
}

void
exos_shape_missing (const ExosShapeInput *input, ExosRole role)
{
  static const char *const names[] = { "variant", "users", "conversions" };

  exos_shape_add_issue (input,
                        exos_issue_new (EXOS_ISSUE_MISSING_COLUMN, exos_shape_header_line (input),
                                        names[role], NULL, exos_role_id (role)));
}

void
exos_shape_guessed (const ExosShapeInput *input, ExosShape shape, const char *words)
{
  input->experiment->source.shape = shape;
  exos_shape_add_issue (input, exos_issue_new (EXOS_ISSUE_SHAPE_GUESSED, 0, NULL, NULL, words));
}

const char *
exos_shape_chosen_metric (const ExosShapeInput *input)
{
  const gsize header = exos_columns_find (input->columns, EXOS_ROLE_CONVERSIONS);

  if (header != EXOS_NO_COLUMN && input->columns->columns[header].is_given)
    return NULL;
  for (gsize i = 0; i < input->mapping->n_columns; i++)
    if (input->mapping->columns[i]->role == EXOS_ROLE_CONVERSIONS)
      return input->mapping->columns[i]->column;
  return NULL;
}

/* Once: the columns may have said so already. */
void
exos_shape_unknown_metric (const ExosShapeInput *input, const char *metric)
{
  const GPtrArray *issues = input->experiment->issues;

  for (guint i = 0; i < issues->len; i++)
    if (((const ExosIssue *) g_ptr_array_index (issues, i))->code == EXOS_ISSUE_UNKNOWN_COLUMN)
      return;
  exos_shape_add_issue (input,
                        exos_issue_new (EXOS_ISSUE_UNKNOWN_COLUMN, exos_shape_header_line (input),
                                        metric, NULL, exos_role_id (EXOS_ROLE_CONVERSIONS)));
}

void
exos_shape_ignored (const ExosShapeInput *input, gsize column)
{
  const char *name = input->columns->columns[column].name;
  ExosIssue *issue = exos_issue_new (EXOS_ISSUE_COLUMN_IGNORED, exos_shape_header_line (input),
                                     name[0] != '\0' ? name : NULL, NULL, NULL);

  issue->number = column + 1;
  exos_shape_add_issue (input, issue);
}

void
exos_shape_note_use (const ExosShapeInput *input, gsize i, ExosRole role)
{
  const ExosColumn *column = &input->columns->columns[i];

  if (!column->is_given && !column->is_exact)
    exos_shape_add_issue (input,
                          exos_issue_new (EXOS_ISSUE_COLUMN_GUESSED, exos_shape_header_line (input),
                                          column->name, NULL, exos_role_id (role)));
}

static void
add_limit_issue (const ExosShapeInput *input, ExosIssueCode code, guint64 n, guint64 limit)
{
  ExosIssue *issue = exos_issue_new (code, 0, NULL, NULL, NULL);

  issue->number = n;
  issue->other = limit;
  exos_shape_add_issue (input, issue);
}

static gboolean
is_past (const ExosShapeInput *input, ExosIssueCode code, gsize n, gsize limit)
{
  if (n > limit)
    add_limit_issue (input, code, n, limit);
  return n > limit;
}

gboolean
exos_shape_has_too_many_groups (const ExosShapeInput *input, gsize n_groups)
{
  return is_past (input, EXOS_ISSUE_TOO_MANY_GROUPS, n_groups, EXOS_MAX_ARMS);
}

gboolean
exos_shape_has_too_many_metrics (const ExosShapeInput *input, gsize n_metrics)
{
  return is_past (input, EXOS_ISSUE_TOO_MANY_COLUMNS, n_metrics, EXOS_MAX_COLUMNS);
}

gboolean
exos_shape_names_role (const char *name, ExosRole role)
{
  g_autofree char *normalized = exos_normalize_name (name, -1);
  const ExosAlias *alias = exos_find_alias (normalized);

  return alias != NULL && alias->role == role;
}

/* How strongly a name claims a role, -1 not at all. */
static int
claim (const char *name, ExosRole role)
{
  g_autofree char *normalized = exos_normalize_name (name, -1);
  const ExosAlias *alias = exos_find_alias (normalized);

  return alias != NULL && alias->role == role ? (int) alias->strength : -1;
}

static void
report_ambiguous (const ExosShapeInput *input, ExosRole role, const char *one, const char *other)
{
  ExosIssue *issue = exos_issue_new (EXOS_ISSUE_AMBIGUOUS_COLUMNS, exos_shape_header_line (input),
                                     NULL, NULL, NULL);

  issue->value = g_strdup_printf ("“%s”, “%s”", one, other);
  issue->extra = g_strdup (exos_role_id (role));
  exos_shape_add_issue (input, issue);
}

/* The name that has a role, G_MAXUINT for none. */
static guint
pick_name (const ExosShapeInput *input, const GPtrArray *names, ExosRole role)
{
  guint picked = G_MAXUINT;
  guint rival = G_MAXUINT;
  int strongest = -1;

  for (guint i = 0; i < names->len; i++)
    {
      const int strength = claim (g_ptr_array_index (names, i), role);

      if (strength < 0 || strength < strongest)
        continue;
      rival = strength == strongest ? i : G_MAXUINT;
      picked = strength == strongest ? picked : i;
      strongest = strength;
    }

  if (rival != G_MAXUINT)
    report_ambiguous (input, role, g_ptr_array_index (names, picked),
                      g_ptr_array_index (names, rival));
  return picked;
}

static guint
find_name (const GPtrArray *names, const char *name)
{
  for (guint i = 0; name != NULL && i < names->len; i++)
    if (exos_names_match (g_ptr_array_index (names, i), name))
      return i;
  return G_MAXUINT;
}

static gboolean
is_sum (const char *name)
{
  g_autofree char *normalized = exos_normalize_name (name, -1);
  g_autofree char *base = NULL;

  return exos_sum_name_parse (normalized, &base) != EXOS_SUM_NAME_NONE;
}

/* The same for conversions, which the user may have named, or another count that decides. */
static guint
pick_conversions (const ExosShapeInput *input, const GPtrArray *names)
{
  const char *chosen = exos_shape_chosen_metric (input);
  const char *primary = exos_mapping_primary (input->mapping);
  const guint decides = find_name (names, primary);
  const guint found = find_name (names, chosen);

  if (decides != G_MAXUINT && !is_sum (primary))
    return decides;
  if (found != G_MAXUINT)
    return found;
  if (chosen == NULL)
    return pick_name (input, names, EXOS_ROLE_CONVERSIONS);

  exos_shape_unknown_metric (input, chosen);
  return G_MAXUINT;
}

void
exos_shape_add_columns (const ExosShapeInput *input, ExosSheet *sheet, const GPtrArray *names)
{
  const guint users = pick_name (input, names, EXOS_ROLE_USERS);
  const guint conversions = pick_conversions (input, names);

  for (guint i = 0; i < names->len; i++)
    exos_sheet_add_column (sheet,
                           i == users         ? EXOS_SHEET_USERS
                           : i == conversions ? EXOS_SHEET_CONVERSIONS
                                              : EXOS_SHEET_METRIC,
                           g_ptr_array_index (names, i));
}

/* Rows that were counted but not kept: past their number, or past the memory for them. */
static gboolean
refuse_too_many_rows (const ExosShapeInput *input)
{
  if (exos_table_n_rows (input->table) == exos_table_n_seen (input->table))
    return FALSE;
  add_limit_issue (input, EXOS_ISSUE_TOO_MANY_ROWS, exos_table_n_seen (input->table) - input->first,
                   EXOS_MAX_ROWS);
  return TRUE;
}

typedef ExosSheet *(*Pivot) (const ExosShapeInput *input);

/* Of what a table shows by its headers; NULL: a row a group, or a row a user. */
static Pivot
find_pivot (const ExosShapeInput *input)
{
  static const struct
  {
    gboolean (*matches) (const ExosShapeInput *input);
    Pivot pivot;
  } shapes[] = {
    { exos_is_pulse, exos_pivot_pulse }, { exos_is_long, exos_pivot_long },
    { exos_is_tidy, exos_pivot_tidy },   { exos_is_metric_rows, exos_pivot_metric_rows },
    { exos_is_wide, exos_pivot_wide },
  };

  for (gsize i = 0; !input->are_parts && i < G_N_ELEMENTS (shapes); i++)
    if (shapes[i].matches (input))
      return shapes[i].pivot;
  return NULL;
}

gboolean
exos_shape_is_units (const ExosShapeInput *input)
{
  return find_pivot (input) == NULL && (exos_has_unit_rows (input) || exos_has_event_rows (input));
}

ExosSheet *
exos_shape_to_sheet (const ExosShapeInput *input)
{
  if (!exos_shape_check_experiments (input))
    return NULL;

  const Pivot pivot = find_pivot (input);

  if (pivot != NULL)
    return refuse_too_many_rows (input) ? NULL : pivot (input);
  if (exos_refuse_units (input) || refuse_too_many_rows (input))
    return NULL;
  return exos_pivot_rows (input);
}
