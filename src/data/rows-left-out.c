// SPDX-License-Identifier: MIT
/* Rows that were summed, but are of no user of the experiment, by their labels. */
#include "data/rows-left-out.h"

#include <string.h>

#include "data/rows-events.h"
#include "data/rows/left-out.h"
#include "data/rows/time-formats.h"
#include "data/rows/time.h"

typedef struct
{
  const ExosShapeInput *input;
  const ExosRowSums *rows;
  gboolean *is_left_out[EXOS_ROWS_N_BY]; /* by label; NULL: none */
} LeftOut;

static void
report_group (const LeftOut *self, guint label)
{
  const ExosRowsLabel *it = &self->rows->labels[EXOS_ROWS_BY_GROUP][label];
  const int column = self->rows->plan.by[EXOS_ROWS_BY_GROUP];
  ExosIssue *issue = exos_issue_new (EXOS_ISSUE_ROWS_OF_NO_GROUP, it->line,
                                     self->input->columns->columns[column].name, it->text, NULL);

  issue->number = exos_rows_count_label (self->rows, EXOS_ROWS_BY_GROUP, label);
  issue->other = exos_rows_plan_is_events (&self->rows->plan);
  issue->lines[0] = it->line;
  exos_shape_add_issue (self->input, issue);
}

static void
find_groups (LeftOut *self)
{
  gboolean *is_none = exos_rows_find_no_groups (self->rows, self->input->mapping->control);

  for (guint i = 0; is_none != NULL && i < self->rows->n_labels[EXOS_ROWS_BY_GROUP]; i++)
    if (is_none[i])
      report_group (self, i);
  self->is_left_out[EXOS_ROWS_BY_GROUP] = is_none;
}

/* A day if one knew what comes first: "02/04/2026". */
static gboolean
is_day_in_some_order (const ExosRowsLabel *label)
{
  gint64 day;

  return exos_time_parse_any (label->text, label->length, EXOS_DATE_DAY_FIRST, &day) &&
         exos_time_find_order (label->text, label->length) == EXOS_DATE_ORDER_UNKNOWN;
}

/* No row can be told to be before the start; value: a day that is none, or NULL. */
static void
refuse_start (const LeftOut *self, const ExosRowsLabel *label)
{
  const int column = self->rows->plan.by[EXOS_ROWS_BY_DAY];
  ExosIssue *issue =
      exos_issue_new (EXOS_ISSUE_START_NOT_USED, label != NULL ? label->line : 0,
                      column >= 0 ? self->input->columns->columns[column].name : NULL, NULL,
                      label != NULL ? label->text : NULL);

  issue->extra = g_strdup (self->input->mapping->start);
  issue->number = label != NULL && is_day_in_some_order (label);
  exos_shape_add_issue (self->input, issue);
}

static void
report_days (const LeftOut *self, const gboolean *is_before)
{
  const int column = self->rows->plan.by[EXOS_ROWS_BY_DAY];
  ExosIssue *issue =
      exos_issue_new (EXOS_ISSUE_ROWS_BEFORE_START, 0, self->input->columns->columns[column].name,
                      NULL, self->input->mapping->start);

  for (guint i = 0; i < self->rows->n_labels[EXOS_ROWS_BY_DAY]; i++)
    {
      const guint64 n = is_before[i] ? exos_rows_count_label (self->rows, EXOS_ROWS_BY_DAY, i) : 0;

      issue->number += n;
      if (n > 0 && issue->lines[0] == 0)
        issue->lines[0] = self->rows->labels[EXOS_ROWS_BY_DAY][i].line;
    }

  issue->line = issue->lines[0];
  issue->other = self->rows->n_rows;
  if (issue->number > 0)
    exos_shape_add_issue (self->input, issue);
  else
    exos_issue_free (issue);
}

/* By whole days, as rows are told apart: those of the day of the start are kept. */
static void
find_days (LeftOut *self)
{
  const char *said = self->input->mapping->start;
  const ExosRowSums *rows = self->rows;
  g_autofree gboolean *is_before = NULL;
  const ExosRowsLabel *no_day;
  gint64 start;

  if (said == NULL || !exos_time_parse_day (said, strlen (said), &start))
    return;
  is_before = exos_rows_find_days_before (rows, start, &no_day);
  if (is_before == NULL)
    {
      refuse_start (self, no_day);
      return;
    }
  report_days (self, is_before);
  self->is_left_out[EXOS_ROWS_BY_DAY] = g_steal_pointer (&is_before);
}

static gboolean
is_left_out (const LeftOut *self, const ExosRowsCell *cell)
{
  for (int by = 0; by < EXOS_ROWS_N_BY; by++)
    if (self->is_left_out[by] != NULL && self->is_left_out[by][cell->labels[by]])
      return TRUE;
  return FALSE;
}

/* Of what rows have no value only its number can be told; which lines are left is not known. */
static void
forget (ExosRowsFinding *finding, guint64 n)
{
  if (n == 0)
    return;
  finding->count -= MIN (n, finding->count);
  memset (finding->lines, 0, sizeof finding->lines);
}

static void
forget_values (ExosRowSums *rows, const ExosRowsCell *cell)
{
  for (guint i = 0; i < rows->plan.n_numbers; i++)
    {
      const ExosWideSum *sums = &cell->sums[exos_row_sums_number (i)];

      forget (&rows->missing[i], sums[EXOS_CELL_MISSING].words[0]);
      forget (&rows->unreadable[i], sums[EXOS_CELL_UNREADABLE].words[0]);
      forget (&rows->others[i], sums[EXOS_CELL_OTHERS].words[0]);
    }
}

ExosRowsCell *
exos_rows_leave_out (ExosRowSums *rows, const ExosShapeInput *input)
{
  LeftOut self = { .input = input, .rows = rows };
  ExosRowsCell *cells = g_new (ExosRowsCell, rows->n_cells);
  guint n = 0;

  find_groups (&self);
  if (!exos_rows_plan_is_events (&rows->plan))
    find_days (&self);
  for (guint i = 0; i < rows->n_cells; i++)
    if (!is_left_out (&self, &rows->cells[i]))
      cells[n++] = rows->cells[i];
    else
      forget_values (rows, &rows->cells[i]);
  rows->cells = cells;
  rows->n_cells = n;
  for (int by = 0; by < EXOS_ROWS_N_BY; by++)
    g_free (self.is_left_out[by]);
  return cells;
}
