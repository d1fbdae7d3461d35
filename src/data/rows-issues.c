// SPDX-License-Identifier: MIT
/* What was wrong with rows, in numbers: each finding becomes an issue. */
#include "data/rows-events.h"
#include "data/rows-parts.h"

#include <string.h>

/* Of the values of what decides, so many in a hundred may be no numbers. */
#define MAX_UNREADABLE 5

#define MAX_LISTED 8

ExosIssue *
exos_rows_issue_new (const ExosRowsPivot *self,
                     ExosIssueCode code,
                     const ExosRowsFinding *finding,
                     const char *column)
{
  ExosIssue *issue = exos_issue_new (code, finding->lines[0], column, NULL, finding->value);

  issue->number = finding->count;
  issue->other = finding->lines[0] > 0 ? self->rows->n_rows : self->n_used;
  memcpy (issue->lines, finding->lines, sizeof issue->lines);
  return issue;
}

static const char *
get_name (const ExosRowsPivot *self, int column)
{
  return column >= 0 ? self->input->columns->columns[column].name : NULL;
}

static void
report_rows (const ExosRowsPivot *self, ExosRowsFindingKind kind, ExosIssueCode code, int column)
{
  const ExosRowsFinding *finding = &self->rows->findings[kind];

  if (finding->count > 0)
    exos_shape_add_issue (self->input,
                          exos_rows_issue_new (self, code, finding, get_name (self, column)));
}

/* Few such cells are left out; many are a column that was misread. */
static void
report_unreadable (const ExosRowsPivot *self, const ExosRowsMetric *metric)
{
  const ExosRowsFinding *finding = &self->rows->unreadable[metric->number];
  const gboolean is_too_many =
      finding->count * 100 > self->n_used * MAX_UNREADABLE || metric->n_without == self->n_used;

  if (finding->count == 0)
    return;
  exos_shape_add_issue (self->input,
                        exos_rows_issue_new (self,
                                             is_too_many && exos_rows_decides (self, metric)
                                                 ? EXOS_ISSUE_VALUES_NOT_READ
                                                 : EXOS_ISSUE_VALUES_UNREADABLE,
                                             finding, get_name (self, (int) metric->column)));
}

static void
report_missing (const ExosRowsPivot *self, const ExosRowsMetric *metric)
{
  const ExosRowsFinding *finding = &self->rows->missing[metric->number];

  if (finding->count > 0)
    exos_shape_add_issue (self->input,
                          exos_rows_issue_new (self, EXOS_ISSUE_VALUES_MISSING, finding,
                                               get_name (self, (int) metric->column)));
}

/* Some values are neither 0 nor 1. */
static ExosIssue *
describe_others (const ExosRowsPivot *self, const ExosRowsMetric *metric)
{
  ExosIssue *issue =
      exos_rows_issue_new (self, EXOS_ISSUE_VALUES_NOT_OUTCOME, &self->rows->others[metric->number],
                           get_name (self, (int) metric->column));

  issue->number = metric->n_others;
  issue->other = self->n_used;
  return issue;
}

/* All values are the same, and some are not there. */
static ExosIssue *
describe_one_sided (const ExosRowsPivot *self, const ExosRowsMetric *metric)
{
  ExosIssue *issue =
      exos_issue_new (EXOS_ISSUE_VALUES_ONE_SIDED, 0, get_name (self, (int) metric->column), NULL,
                      metric->fault == EXOS_RATE_ONLY_ONES ? "1" : "0");

  issue->other = self->rows->unreadable[metric->number].count;
  return issue;
}

/* A rate that its values do not tell has none. */
static void
report_fault (const ExosRowsPivot *self, const ExosRowsMetric *metric)
{
  ExosIssue *issue;

  if (metric->fault == EXOS_RATE_IS_KNOWN)
    return;
  issue =
      (metric->fault == EXOS_RATE_HAS_OTHERS ? describe_others : describe_one_sided) (self, metric);
  if (exos_rows_decides (self, metric))
    issue->code = EXOS_ISSUE_OUTCOME_UNKNOWN;
  exos_shape_add_issue (self->input, issue);
}

/* Cells that are empty may be what a value is written for elsewhere. */
static gboolean
is_one_sided (const ExosRowsMetric *metric)
{
  return metric->fault == EXOS_RATE_ONLY_ONES || metric->fault == EXOS_RATE_ONLY_ZEROS;
}

/* Users without the values of a covariate: so many of those with the metric. */
static void
report_filled (const ExosRowsPivot *self, const ExosRowsMetric *metric)
{
  if (metric->is_rate || metric->pair == EXOS_ROWS_MAX_PAIRS)
    return;

  const guint pair = exos_row_sums_pair (&self->rows->plan, metric->pair);
  const guint64 n_values = self->n_used - metric->n_without;
  const guint covariate = self->rows->plan.pairs[metric->pair][1];
  ExosIssue *issue;

  if (exos_rows_count (self, pair + EXOS_CELL_PAIR_ROWS) == n_values)
    return;
  issue = exos_issue_new (EXOS_ISSUE_COVARIATE_FILLED, 0,
                          get_name (self, (int) self->rows->plan.numbers[covariate].column), NULL,
                          NULL);
  issue->number = n_values - exos_rows_count (self, pair + EXOS_CELL_PAIR_ROWS);
  issue->other = n_values;
  exos_shape_add_issue (self->input, issue);
}

/* That of an outcome has no use. */
static void
report_covariates_of_rates (const ExosRowsPivot *self)
{
  for (guint i = 0; i < self->head.plan.n_numbers; i++)
    {
      const guint metric = self->head.metrics[i];

      if (metric != EXOS_NO_METRIC && self->head.plan.numbers[metric].is_outcome)
        exos_shape_add_issue (
            self->input,
            exos_issue_new (EXOS_ISSUE_COVARIATE_OF_RATE, exos_shape_header_line (self->input),
                            get_name (self, (int) self->head.plan.numbers[i].column), NULL, NULL));
    }
}

static void
report_left_out (const ExosRowsPivot *self)
{
  GString *names = g_string_new (NULL);
  const guint n = self->head.left_out != NULL ? self->head.left_out->len : 0;

  for (guint i = 0; i < n && i <= MAX_LISTED; i++)
    if (i == MAX_LISTED)
      g_string_append (names, ", …");
    else
      g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "",
                              get_name (self, (int) g_array_index (self->head.left_out, gsize, i)));

  if (n > 0)
    {
      ExosIssue *issue = exos_issue_new (EXOS_ISSUE_METRICS_LEFT_OUT,
                                         exos_shape_header_line (self->input), NULL, NULL, NULL);

      issue->number = n;
      issue->other = EXOS_ROWS_MAX_NUMBERS;
      issue->value = g_strdup (names->str);
      exos_shape_add_issue (self->input, issue);
    }
  g_string_free (names, TRUE);
}

/* Segments or days that could not all be told apart say nothing. */
static void
report_cut (const ExosRowsPivot *self)
{
  for (int by = EXOS_ROWS_BY_SEGMENT; by < EXOS_ROWS_N_BY; by++)
    if (self->rows->is_cut[by] && self->rows->plan.by[by] >= 0)
      exos_shape_add_issue (self->input,
                            exos_issue_new (EXOS_ISSUE_BREAKDOWN_NOT_USED,
                                            exos_shape_header_line (self->input),
                                            get_name (self, self->rows->plan.by[by]), NULL, NULL));
}

/* other: whether there is a start. */
static void
report_times (const ExosRowsPivot *self)
{
  const ExosRowsPlan *plan = &self->rows->plan;
  const ExosRowsFinding *finding = &self->rows->findings[EXOS_ROWS_NO_TIME];
  ExosIssue *issue;

  if (finding->count == 0)
    return;
  issue = exos_rows_issue_new (self, EXOS_ISSUE_EVENTS_WITHOUT_TIME, finding,
                               get_name (self, plan->time));
  issue->other = plan->has_start;
  exos_shape_add_issue (self->input, issue);
}

/* Rows whose quotes have been said, one by one, since they are shown. */
static guint64
count_said_quotes (const ExosRowsPivot *self)
{
  const GPtrArray *issues = self->input->experiment->issues;
  guint64 n = 0;
  guint64 last = 0;

  for (guint i = 0; i < issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (issues, i);

      if (issue->code != EXOS_ISSUE_LONE_QUOTE || issue->line == last ||
          issue->line < self->head.first_line)
        continue;
      last = issue->line;
      n++;
    }

  return n;
}

/* Those that are not: all together. */
static void
report_quotes (const ExosRowsPivot *self)
{
  if (self->rows->findings[EXOS_ROWS_LONE_QUOTES].count > count_said_quotes (self))
    report_rows (self, EXOS_ROWS_LONE_QUOTES, EXOS_ISSUE_LONE_QUOTE, -1);
}

void
exos_rows_report (const ExosRowsPivot *self)
{
  const ExosRowsPlan *plan = &self->rows->plan;

  report_rows (self, EXOS_ROWS_SHORT, EXOS_ISSUE_ROWS_SHORT, -1);
  report_rows (self, EXOS_ROWS_LONG, EXOS_ISSUE_ROWS_LONG, -1);
  report_rows (self, EXOS_ROWS_NO_GROUP,
               exos_rows_plan_is_events (plan) ? EXOS_ISSUE_EVENTS_WITHOUT_GROUP
                                               : EXOS_ISSUE_ROWS_WITHOUT_GROUP,
               plan->by[EXOS_ROWS_BY_GROUP]);
  report_rows (self, EXOS_ROWS_NO_UNIT, EXOS_ISSUE_ROWS_WITHOUT_ID, plan->unit);
  report_rows (self, EXOS_ROWS_OTHER_EVENTS, EXOS_ISSUE_EVENTS_OTHER, plan->event);
  report_rows (self, EXOS_ROWS_NAMELESS_EVENTS, EXOS_ISSUE_EVENTS_WITHOUT_NAME, plan->event);
  report_rows (self, EXOS_ROWS_JOINED_EVENTS, EXOS_ISSUE_EVENTS_JOINED, plan->event);
  report_quotes (self);
  report_times (self);
  exos_rows_report_lacking (self);
  exos_rows_report_users (self);
  report_cut (self);
  report_left_out (self);
  report_covariates_of_rates (self);
  for (guint i = 0; i < self->metrics->len; i++)
    {
      const ExosRowsMetric *metric = &g_array_index (self->metrics, ExosRowsMetric, i);

      if (!is_one_sided (metric))
        report_missing (self, metric);
      report_unreadable (self, metric);
      report_fault (self, metric);
      if (!is_one_sided (metric))
        exos_rows_report_gaps (self, metric);
      report_filled (self, metric);
    }
}
