// SPDX-License-Identifier: MIT
/* Which numbers of rows are metrics, which one decides, and what each column is used for. */
#include "data/rows-parts.h"

#include <string.h>

#include "data/aliases.h"
#include "data/metric-names.h"
#include "data/rows-look.h"

/* Of the rows of a rate, so many in a hundred may hold another number; with more it is none. */
#define MAX_OTHERS 5

guint64
exos_rows_count_of (const ExosRowsCell *cell, guint place)
{
  return cell->sums[place].words[0];
}

guint64
exos_rows_count (const ExosRowsPivot *self, guint place)
{
  guint64 n = 0;

  for (guint i = 0; i < self->rows->n_cells; i++)
    n += exos_rows_count_of (&self->rows->cells[i], place);
  return n;
}

guint64
exos_rows_n_values (const ExosRowsCell *cell, guint number)
{
  const guint first = exos_row_sums_number (number);

  return cell->n_rows - exos_rows_count_of (cell, first + EXOS_CELL_MISSING) -
         exos_rows_count_of (cell, first + EXOS_CELL_UNREADABLE);
}

/* Whether all values together are so many. */
static gboolean
adds_up_to (const ExosRowsPivot *self, guint number, guint64 n)
{
  static const ExosWideSum zero = { { 0 } };
  ExosWideSum rest = exos_wide_sum_scale (-(ExosInt128) n, EXOS_WIDE_DECIMALS);

  for (guint i = 0; i < self->rows->n_cells; i++)
    exos_wide_sum_add_sum (
        &rest, &self->rows->cells[i].sums[exos_row_sums_number (number) + EXOS_CELL_SUM]);
  return memcmp (&rest, &zero, sizeof rest) == 0;
}

/* What never happened, and is missing of a few, is rare; what is blank for most may be written only
 * where it did not. */
static ExosRateFault
find_fault (const ExosRowsPivot *self, const ExosRowsMetric *metric)
{
  const guint64 n_values = self->n_used - metric->n_without;

  if (metric->n_others > 0)
    return EXOS_RATE_HAS_OTHERS;
  if (metric->n_without == 0 || n_values == 0)
    return EXOS_RATE_IS_KNOWN;
  if (adds_up_to (self, metric->number, n_values))
    return EXOS_RATE_ONLY_ONES;
  return metric->n_without >= n_values && adds_up_to (self, metric->number, 0)
             ? EXOS_RATE_ONLY_ZEROS
             : EXOS_RATE_IS_KNOWN;
}

/* Whether its values are those of a rate, but for a few mistakes. */
static gboolean
is_rate (const ExosRowsPivot *self, const ExosRowsMetric *metric)
{
  const guint twos = exos_row_sums_number (metric->number) + EXOS_CELL_TWOS;

  return self->rows->plan.numbers[metric->number].is_outcome &&
         metric->n_others * 100 <= self->n_used * MAX_OTHERS &&
         !exos_rows_are_counts (self->n_used - metric->n_without, metric->n_others,
                                exos_rows_count (self, twos));
}

static ExosRowsMetric
make_metric (const ExosRowsPivot *self, guint number)
{
  const ExosRowsPlan *plan = &self->rows->plan;
  const guint first = exos_row_sums_number (number);
  ExosRowsMetric metric = {
    .number = number,
    .column = plan->numbers[number].column,
    .pair = exos_rows_plan_find_pair (plan, number),
    .n_others = exos_rows_count (self, first + EXOS_CELL_OTHERS),
    .n_without = exos_rows_count (self, first + EXOS_CELL_MISSING) +
                 exos_rows_count (self, first + EXOS_CELL_UNREADABLE),
  };

  metric.is_rate = is_rate (self, &metric);
  if (metric.is_rate)
    metric.fault = find_fault (self, &metric);
  return metric;
}

/* An event that the user wants nothing of. */
static gboolean
is_unwanted (const ExosColumn *column)
{
  return column->is_given && column->has_role && !exos_role_counts (column->role);
}

/* What the mapping wants and was summed; a covariate is no metric. */
void
exos_rows_list_metrics (ExosRowsPivot *self)
{
  const ExosRowsPlan *wanted = &self->head.plan;

  self->metrics = g_array_new (FALSE, FALSE, sizeof (ExosRowsMetric));
  for (guint i = 0; i < wanted->n_numbers; i++)
    {
      const guint number = exos_rows_plan_find (&self->rows->plan, wanted->numbers[i].column);

      if (self->head.metrics[i] != EXOS_NO_METRIC || number == EXOS_ROWS_MAX_NUMBERS ||
          is_unwanted (&self->input->columns->columns[wanted->numbers[i].column]))
        continue;

      const ExosRowsMetric metric = make_metric (self, number);

      g_array_append_val (self->metrics, metric);
    }
}

gboolean
exos_rows_is_said_guardrail (const ExosRowsPivot *self, const ExosRowsMetric *metric)
{
  const ExosColumn *column = exos_rows_column (self, metric);

  return column->is_given && column->has_role && column->role == EXOS_ROLE_GUARDRAIL;
}

static ExosMetricNameKind
kind_of (const ExosRowsPivot *self, const ExosRowsMetric *metric)
{
  return exos_metric_name_kind (exos_rows_column (self, metric)->name);
}

static gboolean
could_decide (const ExosRowsPivot *self, const ExosRowsMetric *metric)
{
  const ExosColumn *column = exos_rows_column (self, metric);

  return metric->is_rate && !(column->has_role && column->role != EXOS_ROLE_CONVERSIONS) &&
         !exos_name_is_guardrail (column->normalized);
}

/* The only outcome that says it is what users were to do; NULL: none, or several. */
static ExosRowsMetric *
find_gain (const ExosRowsPivot *self)
{
  ExosRowsMetric *only = NULL;

  for (guint i = 0; i < self->metrics->len; i++)
    {
      ExosRowsMetric *metric = exos_rows_metric (self, i);

      if (!could_decide (self, metric) || kind_of (self, metric) != EXOS_METRIC_NAME_GAIN)
        continue;
      if (only != NULL)
        return NULL;
      only = metric;
    }

  return only;
}

/* The only metric that is neither a guardrail nor who users are, if that is an outcome. */
static ExosRowsMetric *
find_only (const ExosRowsPivot *self)
{
  ExosRowsMetric *only = NULL;

  for (guint i = 0; i < self->metrics->len; i++)
    {
      ExosRowsMetric *metric = exos_rows_metric (self, i);

      if (kind_of (self, metric) == EXOS_METRIC_NAME_ATTRIBUTE ||
          exos_rows_is_said_guardrail (self, metric) ||
          (metric->is_rate && !could_decide (self, metric)) ||
          exos_name_is_guardrail (exos_rows_column (self, metric)->normalized))
        continue;
      if (only != NULL)
        return NULL;
      only = metric;
    }

  return only != NULL && only->is_rate ? only : NULL;
}

/* The conversions, by role, else the only outcome that could be them. Of events only a few names
 * say so, which have the role by now. */
static ExosRowsMetric *
find_primary (const ExosRowsPivot *self)
{
  const gsize said = exos_columns_find (self->input->columns, EXOS_ROLE_CONVERSIONS);
  ExosRowsMetric *gain;

  for (guint i = 0; i < self->metrics->len; i++)
    if (exos_rows_metric (self, i)->column == said)
      return exos_rows_metric (self, i);
  if (exos_mapping_primary (self->input->mapping) != NULL)
    return NULL;
  gain = self->rows->number_names == NULL ? find_gain (self) : NULL;
  return gain != NULL ? gain : find_only (self);
}

/* What the user said of a column must not be forgotten: where rows have no use for it, that is an
 * error, unless it would not have been counted anyway. */
static void
leave_column (const ExosShapeInput *input, gsize i)
{
  const ExosColumn *column = &input->columns->columns[i];
  const gboolean is_unheard = column->is_given && column->has_role &&
                              column->role != EXOS_ROLE_IGNORE && column->role != EXOS_ROLE_RATE &&
                              column->role != EXOS_ROLE_STATISTIC;

  exos_shape_use (input, i, EXOS_ROLE_IGNORE);
  if (is_unheard)
    exos_shape_add_issue (input,
                          exos_issue_new (EXOS_ISSUE_UNKNOWN_COLUMN, exos_shape_header_line (input),
                                          column->name, NULL, exos_role_id (column->role)));
  else if (!column->is_given)
    exos_shape_ignored (input, i);
}

/* What each column of the file is used for; what is used for nothing is said. */
void
exos_rows_use_columns (const ExosRowsPivot *self)
{
  const ExosShapeInput *input = self->input;
  const ExosRowsPlan *plan = &self->head.plan;
  const ExosRole roles[] = { EXOS_ROLE_GROUP, EXOS_ROLE_SEGMENT, EXOS_ROLE_DATE };
  g_autofree gboolean *is_used = g_new0 (gboolean, input->columns->n_columns);

  for (int by = 0; by < EXOS_ROWS_N_BY; by++)
    if (plan->by[by] >= 0)
      {
        is_used[plan->by[by]] = TRUE;
        if (input->roles[plan->by[by]] != EXOS_ROLE_EXPERIMENT)
          exos_shape_use (input, (gsize) plan->by[by], roles[by]);
      }
  if (plan->unit >= 0)
    is_used[plan->unit] = TRUE;
  if (plan->event >= 0)
    is_used[plan->event] = TRUE;
  if (plan->time >= 0)
    is_used[plan->time] = TRUE;
  for (guint i = 0; i < plan->n_numbers; i++)
    {
      is_used[plan->numbers[i].column] = TRUE;
      exos_shape_use (input, plan->numbers[i].column,
                      self->head.metrics[i] != EXOS_NO_METRIC ? EXOS_ROLE_VALUE
                                                              : EXOS_ROLE_GUARDRAIL);
    }
  for (gsize i = 0; i < input->columns->n_columns; i++)
    if (!is_used[i])
      leave_column (input, i);
}

void
exos_rows_choose_primary (const ExosRowsPivot *self)
{
  ExosRowsMetric *primary = find_primary (self);
  ExosExperiment *experiment = self->input->experiment;

  exos_shape_note_use (self->input, (gsize) self->head.plan.by[EXOS_ROWS_BY_GROUP],
                       EXOS_ROLE_GROUP);
  if (primary == NULL)
    return;
  primary->is_primary = TRUE;
  if (exos_mapping_primary (self->input->mapping) == NULL)
    exos_shape_note_use (self->input, primary->column, EXOS_ROLE_CONVERSIONS);
  if (primary->is_rate)
    exos_shape_use (self->input, primary->column, EXOS_ROLE_CONVERSIONS);
  else
    experiment->primary = g_strdup (exos_rows_column (self, primary)->name);
}
