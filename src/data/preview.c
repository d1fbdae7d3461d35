// SPDX-License-Identifier: MIT
#include "data/preview.h"

#include "data/format.h"
#include "data/number.h"

#define MAX_SHOWN 200

/* Whether the metric that a column became counts users. One that is there under no such name is a
 * sum with its sum of squares. */
static gboolean
is_judged (const ExosExperiment *experiment, const char *name)
{
  for (gsize i = 0; i < experiment->n_metrics; i++)
    if (g_str_equal (experiment->metrics[i].name, name))
      return experiment->metrics[i].kind == EXOS_METRIC_COUNT;
  return experiment->n_metrics == 0;
}

/* In a row a group, a column that turned out to hold totals is no guardrail. */
static ExosRole
find_role (const ExosShapeInput *input, gsize i)
{
  const ExosColumn *column = &input->columns->columns[i];
  const ExosRole role = input->roles[i];
  const gboolean is_metric = role == EXOS_ROLE_GUARDRAIL && !column->is_given &&
                             input->experiment->source.shape == EXOS_SHAPE_AGGREGATE;

  return is_metric && !is_judged (input->experiment, column->name) ? EXOS_ROLE_VALUE : role;
}

/* Names that mean one thing: the seed's own for what is computed with, the usual ones for what only
 * describes the rows. */
static gboolean
is_well_known (const ExosColumn *column, ExosRole role)
{
  const ExosAlias *alias = exos_find_alias (column->normalized);
  const ExosAliasStrength needed =
      role <= EXOS_ROLE_CONVERSIONS ? EXOS_ALIAS_EXACT : EXOS_ALIAS_STRONG;

  if (role == EXOS_ROLE_GUARDRAIL)
    return exos_name_is_guardrail (column->normalized);
  return alias != NULL && alias->role == role && alias->strength >= needed;
}

static gboolean
is_number (const ExosField *field, gboolean decimal_comma)
{
  guint64 count;
  double value;
  const ExosNumberState state =
      exos_parse_count (field->text, field->length, decimal_comma, &count);

  return (state != EXOS_NUMBER_EMPTY && state != EXOS_NUMBER_NOT_A_NUMBER) ||
         exos_parse_decimal (field->text, field->length, decimal_comma, &value);
}

/* Every cell that is shown and not empty, and at least one. */
static gboolean
shows_numbers (const ExosShapeInput *input, gsize n_rows, gsize column)
{
  gboolean has_number = FALSE;

  for (gsize row = input->first; row < input->first + n_rows; row++)
    {
      const ExosField *field = exos_table_cell (input->table, row, column);

      if (field == NULL || exos_field_is_blank (field))
        continue;
      if (!is_number (field, input->experiment->source.delimiter == ';'))
        return FALSE;
      has_number = TRUE;
    }

  return has_number;
}

static ExosPreviewColumn
show_column (const ExosShapeInput *input, gsize n_rows, gsize i)
{
  const ExosColumn *column = &input->columns->columns[i];
  const ExosRole role = find_role (input, i);

  return (ExosPreviewColumn) {
    .name = g_strdup (column->name),
    .role = role,
    .is_given = column->is_given,
    .is_guessed = role != EXOS_ROLE_IGNORE && !column->is_given && !is_well_known (column, role),
    .is_number = shows_numbers (input, n_rows, i),
  };
}

void
exos_show_head (const ExosShapeInput *input)
{
  ExosExperiment *experiment = input->experiment;
  const gsize n_columns = MIN (input->columns->n_columns, EXOS_MAX_COLUMNS);
  const gsize n_rows = MIN (input->end - input->first, EXOS_MAX_PREVIEW_ROWS);

  experiment->n_columns = n_columns;
  experiment->n_preview_rows = n_rows;
  experiment->columns = g_new (ExosPreviewColumn, n_columns);
  experiment->cells = g_new (char *, n_rows *n_columns);
  experiment->preview_lines = g_new (guint64, n_rows);
  for (gsize i = 0; i < n_columns; i++)
    experiment->columns[i] = show_column (input, n_rows, i);

  for (gsize row = 0; row < n_rows; row++)
    {
      experiment->preview_lines[row] = exos_table_row (input->table, input->first + row)->line;
      for (gsize i = 0; i < n_columns; i++)
        {
          g_autofree char *text = exos_table_dup_text (input->table, input->first + row, i);

          experiment->cells[row * n_columns + i] = exos_visible_text (text, MAX_SHOWN);
        }
    }
}
