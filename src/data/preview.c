// SPDX-License-Identifier: MIT
#include "data/preview.h"

#include "data/covariate-names.h"
#include "data/format.h"
#include "data/import-limits.h"
#include "data/number.h"
#include "data/sum-names.h"
#include "data/text.h"

#include <string.h>

#define MAX_SHOWN 200

/* Whether the metric that a column became counts users. One that is there under no such name is a
 * sum with its sum of squares; of a sum that is known without looking at metrics. */
static gboolean
is_judged (const ExosExperiment *experiment, const ExosColumn *column)
{
  const char *name = column->name;
  g_autofree char *base = NULL;

  if (exos_sum_name_parse (column->normalized, &base) != EXOS_SUM_NAME_NONE)
    return FALSE;
  for (gsize i = 0; i < experiment->n_metrics; i++)
    if (g_str_equal (experiment->metrics[i].name, name))
      return experiment->metrics[i].kind == EXOS_METRIC_COUNT;
  return experiment->n_metrics == 0;
}

/* The metric that a column of this name is a part of, -1 without one. A ratio has its products, a
 * mean the rest. */
static int
find_whole (const ExosExperiment *experiment, const ExosColumn *column)
{
  g_autofree char *base = NULL;
  const ExosSumName what = !exos_shape_has_users (experiment->source.shape)
                               ? exos_sum_name_parse (column->normalized, &base)
                               : EXOS_SUM_NAME_NONE;
  const ExosMetricKind kind = what == EXOS_SUM_NAME_PRODUCT ? EXOS_METRIC_RATIO : EXOS_METRIC_MEAN;

  for (gsize i = 0; what != EXOS_SUM_NAME_NONE && i < experiment->n_metrics; i++)
    {
      g_autofree char *name = exos_normalize_name (experiment->metrics[i].name, -1);

      if (experiment->metrics[i].kind == kind && g_str_equal (g_strdelimit (name, "/", ' '), base))
        return (int) i;
    }

  return -1;
}

/* Whether the column stands for what decides: of a mean its sum, of a ratio its products. */
static gboolean
is_primary (const ExosShapeInput *input, gsize i)
{
  const ExosColumn *column = &input->columns->columns[i];
  const ExosExperiment *experiment = input->experiment;
  const char *said = exos_mapping_primary (input->mapping);
  g_autofree char *base = NULL;
  const ExosSumName what = exos_sum_name_parse (column->normalized, &base);

  if (what == EXOS_SUM_NAME_SUM || what == EXOS_SUM_NAME_PRODUCT)
    return experiment->primary_metric >= 0 &&
           find_whole (experiment, column) == experiment->primary_metric;
  return said != NULL && input->roles[i] == EXOS_ROLE_CONVERSIONS &&
         exos_names_match (column->name, said);
}

static gboolean
is_row_a_group (const ExosShapeInput *input)
{
  const ExosShape shape = input->experiment->source.shape;

  return shape == EXOS_SHAPE_AGGREGATE || shape == EXOS_SHAPE_UNIT_SUMS;
}

/* The mean that a column of users' values became, -1 without one. */
static int
find_mean (const ExosExperiment *experiment, const char *name)
{
  for (gsize i = 0; i < experiment->n_metrics; i++)
    if (experiment->metrics[i].kind == EXOS_METRIC_MEAN &&
        g_str_equal (experiment->metrics[i].name, name))
      return (int) i;
  return -1;
}

/* The metric whose covariate a column of users' values is, -1 without one. */
static int
find_covariate (const ExosShapeInput *input, gsize i)
{
  const ExosExperiment *experiment = input->experiment;
  const guint n = (guint) experiment->n_metrics;
  g_auto (GStrv) names = g_new0 (char *, n + 2);
  g_autofree guint *metrics = g_new (guint, n + 1);

  if (!exos_shape_has_users (experiment->source.shape) || input->roles[i] != EXOS_ROLE_VALUE)
    return -1;
  for (guint metric = 0; metric < n; metric++)
    names[metric] = exos_normalize_name (experiment->metrics[metric].name, -1);
  names[n] = g_strdup (input->columns->columns[i].normalized);
  exos_covariate_names_match ((const char *const *) names, n + 1, metrics);
  return metrics[n] != EXOS_NO_METRIC ? (int) metrics[n] : -1;
}

static gboolean
has_time_of_day (const ExosShapeInput *input, gsize column)
{
  g_autofree char *text = exos_table_dup_text (input->table, input->first, column);

  return strchr (text, ':') != NULL;
}

/* Also where the day of an event is that of its time. */
static gboolean
is_time_of_events (const ExosShapeInput *input, gsize i)
{
  const ExosColumn *column = &input->columns->columns[i];

  if (input->experiment->source.shape != EXOS_SHAPE_EVENTS || !column->has_role)
    return FALSE;
  return column->role == EXOS_ROLE_TIME ||
         (column->role == EXOS_ROLE_DATE && !column->is_given &&
          exos_columns_find (input->columns, EXOS_ROLE_TIME) == EXOS_NO_COLUMN &&
          has_time_of_day (input, i));
}

/* In a row a user, of the metric that decides; others are what they are used for. */
static ExosRole
find_unit_role (const ExosShapeInput *input, gsize i)
{
  const ExosColumn *column = &input->columns->columns[i];
  const int primary = input->experiment->primary_metric;
  const int mean = find_mean (input->experiment, column->name);

  if (is_primary (input, i) || (mean >= 0 && mean == primary))
    return EXOS_ROLE_PRIMARY;
  if (is_time_of_events (input, i))
    return EXOS_ROLE_TIME;
  return mean >= 0 && (!column->is_given || column->role == EXOS_ROLE_VALUE) ? EXOS_ROLE_VALUE
                                                                             : input->roles[i];
}

/* In a row a group, a column that turned out to hold totals is no guardrail. */
static ExosRole
find_role (const ExosShapeInput *input, gsize i)
{
  const ExosColumn *column = &input->columns->columns[i];
  const ExosRole role = input->roles[i];
  const gboolean is_aggregate = is_row_a_group (input);
  const gboolean is_sum = find_whole (input->experiment, column) >= 0;
  const gboolean is_metric =
      role == EXOS_ROLE_GUARDRAIL && (!column->is_given || is_sum) && is_aggregate;

  if (exos_shape_has_users (input->experiment->source.shape))
    return find_unit_role (input, i);
  if (is_aggregate && is_primary (input, i))
    return EXOS_ROLE_PRIMARY;
  /* Where a mean decides, conversions are a count among others. */
  if (is_aggregate && role == EXOS_ROLE_CONVERSIONS && input->experiment->primary_metric >= 0)
    return EXOS_ROLE_GUARDRAIL;
  return is_metric && !is_judged (input->experiment, column) ? EXOS_ROLE_VALUE : role;
}

/* Names that mean one thing, as those of sums do: the seed's own for what is computed with, the
 * usual ones for what only describes the rows. */
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
  const int covariate = find_covariate (input, i);
  const int whole = covariate >= 0 ? covariate : find_whole (input->experiment, column);

  return (ExosPreviewColumn) {
    .name = g_strdup (column->name),
    .role = role,
    .is_given = column->is_given,
    .is_guessed = role != EXOS_ROLE_IGNORE && !column->is_given && !is_well_known (column, role) &&
                  (whole < 0 || role == EXOS_ROLE_PRIMARY),
    .is_number = shows_numbers (input, n_rows, i),
    .is_made = i >= input->n_own,
    .part_of = covariate >= 0 || (whole >= 0 && is_row_a_group (input))
                   ? g_strdup (input->experiment->metrics[whole].name)
                   : NULL,
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
