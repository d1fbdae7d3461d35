// SPDX-License-Identifier: MIT
/* Rows that were summed, but are of no user of the experiment, by their labels. */
#include "data/rows-left-out.h"

#include <string.h>

#include "data/aliases.h"
#include "data/rows-events.h"
#include "data/rows/time-formats.h"
#include "data/rows/time.h"
#include "data/text.h"

/* With more rows a group called "all" is one. */
#define MAX_TOTAL 0.05

#define DAY (G_TIME_SPAN_DAY)

typedef struct
{
  const ExosShapeInput *input;
  const ExosRowSums *rows;
  gboolean *is_left_out[EXOS_ROWS_N_BY]; /* by label; NULL: none */
} LeftOut;

static guint64
count_rows (const ExosRowSums *rows, ExosRowsBy by, guint label)
{
  guint64 n = 0;

  for (guint i = 0; i < rows->n_cells; i++)
    if (rows->cells[i].labels[by] == label)
      n += rows->cells[i].n_rows;
  return n;
}

static gboolean
names_no_group (const char *normalized)
{
  static const char *const words[] = { "none",         "na",         "",
                                       "unknown",      "nil",        "not assigned",
                                       "not_assigned", "unassigned", NULL };

  return g_strv_contains (words, normalized);
}

/* Whether a label is no group, where others are. */
static gboolean
is_no_group (const ExosRowSums *rows, guint label)
{
  g_autofree char *name = exos_normalize_name (rows->labels[EXOS_ROWS_BY_GROUP][label].text, -1);

  if (names_no_group (name))
    return TRUE;
  return exos_label_is_total (name) &&
         (double) count_rows (rows, EXOS_ROWS_BY_GROUP, label) <= MAX_TOTAL * (double) rows->n_rows;
}

static void
report_group (const LeftOut *self, guint label)
{
  const ExosRowsLabel *it = &self->rows->labels[EXOS_ROWS_BY_GROUP][label];
  const int column = self->rows->plan.by[EXOS_ROWS_BY_GROUP];
  ExosIssue *issue = exos_issue_new (EXOS_ISSUE_ROWS_OF_NO_GROUP, it->line,
                                     self->input->columns->columns[column].name, it->text, NULL);

  issue->number = count_rows (self->rows, EXOS_ROWS_BY_GROUP, label);
  issue->lines[0] = it->line;
  exos_shape_add_issue (self->input, issue);
}

/* Two groups have to be left: where there are only "none" and "discount" these are two. */
static void
find_groups (LeftOut *self)
{
  const ExosRowSums *rows = self->rows;
  const guint n = rows->n_labels[EXOS_ROWS_BY_GROUP];
  g_autofree gboolean *is_none = g_new0 (gboolean, n);
  guint n_groups = 0;

  for (guint i = 0; i < n; i++)
    if (count_rows (rows, EXOS_ROWS_BY_GROUP, i) > 0)
      {
        is_none[i] = is_no_group (rows, i);
        n_groups += !is_none[i];
      }
  if (n_groups < 2 || rows->is_cut[EXOS_ROWS_BY_GROUP])
    return;

  for (guint i = 0; i < n; i++)
    if (is_none[i])
      report_group (self, i);
  self->is_left_out[EXOS_ROWS_BY_GROUP] = g_steal_pointer (&is_none);
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

static ExosDateOrder
find_date_order (const ExosRowSums *rows)
{
  ExosDateOrder order = EXOS_DATE_ORDER_UNKNOWN;

  for (guint i = 0; i < rows->n_labels[EXOS_ROWS_BY_DAY] && order == 0; i++)
    order = exos_time_find_order (rows->labels[EXOS_ROWS_BY_DAY][i].text,
                                  rows->labels[EXOS_ROWS_BY_DAY][i].length);
  return order;
}

/* FALSE, with an issue, when a label is no day. */
static gboolean
compare_days (LeftOut *self, gint64 start, gboolean *is_before)
{
  const ExosRowSums *rows = self->rows;
  const ExosDateOrder order = find_date_order (rows);

  for (guint i = 0; i < rows->n_labels[EXOS_ROWS_BY_DAY]; i++)
    {
      const ExosRowsLabel *label = &rows->labels[EXOS_ROWS_BY_DAY][i];
      gint64 day;

      if (!exos_time_parse_any (label->text, label->length, order, &day))
        {
          refuse_start (self, label);
          return FALSE;
        }
      is_before[i] = day < start;
    }

  return TRUE;
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
      const guint64 n = is_before[i] ? count_rows (self->rows, EXOS_ROWS_BY_DAY, i) : 0;

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
  gint64 start;

  if (said == NULL || !exos_time_parse (said, strlen (said), &start))
    return;
  if (rows->plan.by[EXOS_ROWS_BY_DAY] < 0 || rows->is_cut[EXOS_ROWS_BY_DAY])
    {
      refuse_start (self, NULL);
      return;
    }

  is_before = g_new0 (gboolean, rows->n_labels[EXOS_ROWS_BY_DAY]);
  if (!compare_days (self, start - ((start % DAY) + DAY) % DAY, is_before))
    return;
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
  rows->cells = cells;
  rows->n_cells = n;
  for (int by = 0; by < EXOS_ROWS_N_BY; by++)
    g_free (self.is_left_out[by]);
  return cells;
}
