// SPDX-License-Identifier: MIT
/* How numbers of rows were capped, in what is said of them. */
#include "data/rows-parts.h"

#include "data/text.h"

static double
as_double (ExosInt128 value)
{
  ExosWideSum sum = { { 0 } };
  char digits[100];

  exos_wide_sum_add (&sum, value);
  exos_wide_sum_print (&sum, EXOS_WIDE_DECIMALS, digits);
  return g_ascii_strtod (digits, NULL);
}

ExosMetricCap
exos_rows_find_cap (const ExosRowsPivot *self, guint number)
{
  const ExosRowsCap *cap = &self->rows->caps[number];

  if (!cap->is_capped)
    return (ExosMetricCap) { .quantile = 0 };
  return (ExosMetricCap) {
    .quantile = self->rows->plan.numbers[number].quantile,
    .has_lower = cap->has_lower,
    .lower = cap->has_lower ? as_double (cap->lower) : 0.0,
    .upper = as_double (cap->upper),
  };
}

static const char *
get_name (const ExosRowsPivot *self, guint number)
{
  return self->input->columns->columns[self->rows->plan.numbers[number].column].name;
}

static guint64
count_values (const ExosRowsPivot *self, guint number)
{
  guint64 n = 0;

  for (guint i = 0; i < self->rows->n_cells; i++)
    n += exos_rows_n_values (&self->rows->cells[i], number);
  return n;
}

static void
report_capped (const ExosRowsPivot *self, guint number)
{
  const ExosMetricCap cap = exos_rows_find_cap (self, number);
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  ExosIssue *issue;

  issue = exos_issue_new (EXOS_ISSUE_VALUES_CAPPED, 0, get_name (self, number), NULL,
                          g_ascii_dtostr (digits, sizeof digits, cap.upper));
  if (cap.has_lower)
    issue->extra = g_strdup (g_ascii_dtostr (digits, sizeof digits, cap.lower));
  issue->number = exos_rows_count (self, exos_row_sums_number (number) + EXOS_CELL_CAPPED);
  issue->other = count_values (self, number);
  issue->p = (double) cap.quantile / EXOS_ROWS_QUANTILE_PARTS;
  exos_shape_add_issue (self->input, issue);
}

/* The column that the user means, of those that are no numbers, too. */
static gsize
find_column (const ExosRowsPivot *self, const char *metric)
{
  const ExosColumns *columns = self->input->columns;
  gsize i = 0;

  while (i < columns->n_columns && !exos_names_match (columns->columns[i].name, metric))
    i++;
  return i;
}

static void
report_not_capped (const ExosRowsPivot *self, const ExosCapping *capping)
{
  const gsize column = find_column (self, capping->metric);
  const guint number = exos_rows_plan_find (&self->rows->plan, column);

  if (column == self->input->columns->n_columns)
    exos_shape_add_issue (self->input, exos_issue_new (EXOS_ISSUE_UNKNOWN_COLUMN,
                                                       exos_shape_header_line (self->input),
                                                       capping->metric, NULL, NULL));
  else if (number == EXOS_ROWS_MAX_NUMBERS)
    exos_report_not_capped (self->input->experiment, capping->metric, EXOS_NOT_CAPPED_NO_NUMBER);
  else if (self->rows->plan.numbers[number].is_outcome)
    exos_report_not_capped (self->input->experiment, capping->metric, EXOS_NOT_CAPPED_OUTCOME);
}

void
exos_report_not_capped (ExosExperiment *experiment, const char *metric, ExosNotCapped why)
{
  ExosIssue *issue = exos_issue_new (EXOS_ISSUE_VALUES_NOT_CAPPED, 0, metric, NULL, NULL);

  issue->number = (guint64) why;
  g_ptr_array_add (experiment->issues, issue);
}

void
exos_rows_report_caps (const ExosRowsPivot *self)
{
  const ExosMapping *mapping = self->input->mapping;

  for (guint i = 0; i < self->head.plan.n_numbers; i++)
    {
      const guint number =
          exos_rows_plan_find (&self->rows->plan, self->head.plan.numbers[i].column);

      if (number < EXOS_ROWS_MAX_NUMBERS && self->rows->caps[number].is_capped)
        report_capped (self, number);
    }
  for (gsize i = 0; i < mapping->n_cappings; i++)
    if (mapping->cappings[i]->metric != NULL)
      report_not_capped (self, mapping->cappings[i]);
}
