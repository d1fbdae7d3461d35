// SPDX-License-Identifier: MIT
#include "data/tally.h"

#include <math.h>
#include <string.h>

#include "data/aliases.h"
#include "data/number.h"
#include "data/text.h"

/* How the cells of one metric look, over all groups. */
typedef struct
{
  guint n_counts; /* whole numbers up to the users of their group */
  guint n_above;  /* whole numbers above them */
  guint n_fractions;
  guint n_bad; /* empty or unreadable */
} Look;

static void
add_issue (ExosExperiment *experiment, ExosIssue *issue)
{
  g_ptr_array_add (experiment->issues, issue);
}

static ExosValue
read_value (const ExosSheetCell *cell, gboolean decimal_comma)
{
  ExosValue value = { .state = EXOS_VALUE_UNREADABLE, .line = cell->line };
  ExosNumberState state;

  if (cell->text == NULL)
    return (ExosValue) { .state = EXOS_VALUE_EMPTY, .line = cell->line };

  state = exos_parse_count (cell->text, cell->length, decimal_comma, &value.count);
  if (state <= EXOS_NUMBER_THOUSANDS)
    value.state = EXOS_VALUE_COUNT;
  else if (state == EXOS_NUMBER_EMPTY)
    value.state = EXOS_VALUE_EMPTY;
  else if (state == EXOS_NUMBER_FRACTION || state == EXOS_NUMBER_TOO_LARGE)
    value.state = exos_parse_decimal (cell->text, cell->length, decimal_comma, &value.total)
                      ? EXOS_VALUE_TOTAL
                      : EXOS_VALUE_UNREADABLE;
  if (value.state == EXOS_VALUE_COUNT)
    value.total = (double) value.count;
  return value;
}

/* Where the users of a group are not known, nothing can be said to be above them. */
static gboolean
is_above_users (const ExosExperiment *experiment, gsize arm, const ExosValue *value)
{
  const guint64 users = experiment->arms[arm].users;

  return value->state == EXOS_VALUE_COUNT && users > 0 && value->count > users;
}

static Look
look_at (const ExosExperiment *experiment, gsize metric)
{
  Look look = { 0 };

  for (gsize arm = 0; arm < experiment->n_arms; arm++)
    {
      const ExosValue *value = exos_experiment_value (experiment, arm, metric);

      look.n_above += is_above_users (experiment, arm, value);
      look.n_counts += value->state == EXOS_VALUE_COUNT && !is_above_users (experiment, arm, value);
      look.n_fractions += value->state == EXOS_VALUE_TOTAL;
      look.n_bad += value->state == EXOS_VALUE_EMPTY || value->state == EXOS_VALUE_UNREADABLE;
    }

  return look;
}

/* "revenue_sum" of "revenue_sum_sq"; the caller frees. NULL: the name has no such end. */
static char *
without_suffix (const char *name, const char *suffix)
{
  g_autofree char *normalized = exos_normalize_name (name, -1);

  return g_str_has_suffix (normalized, suffix)
             ? g_strndup (normalized, strlen (normalized) - strlen (suffix))
             : NULL;
}

/* The metric whose name is base and suffix, -1 without one. */
static int
find_metric (const ExosExperiment *experiment, const char *base, const char *suffix)
{
  g_autofree char *name = g_strconcat (base, suffix, NULL);

  for (gsize i = 0; i < experiment->n_metrics; i++)
    if (exos_names_match (experiment->metrics[i].name, name))
      return (int) i;
  return -1;
}

static gboolean
is_number (const ExosValue *value)
{
  return value->state == EXOS_VALUE_COUNT || value->state == EXOS_VALUE_TOTAL;
}

/* n values cannot have a smaller sum of squares than that of n equal ones (Cauchy-Schwarz); a part
 * in 10^14 is left for the rounding of whoever summed. */
static void
check_squares (ExosExperiment *experiment, gsize sum, gsize squares)
{
  for (gsize arm = 0; arm < experiment->n_arms; arm++)
    {
      const ExosValue *sum_value = exos_experiment_value (experiment, arm, sum);
      const ExosValue *squares_value = exos_experiment_value (experiment, arm, squares);
      const double s = sum_value->total;
      const double ss = squares_value->total;
      const double n = (double) experiment->arms[arm].users;

      if (is_number (sum_value) && is_number (squares_value) && n > 0.0 &&
          ss - s * (s / n) < -1e-14 * ss)
        add_issue (experiment,
                   exos_issue_new (EXOS_ISSUE_IMPOSSIBLE_SQUARES,
                                   exos_experiment_value (experiment, arm, squares)->line,
                                   experiment->metrics[sum].name, experiment->arms[arm].name,
                                   NULL));
    }
}

/* A sum with its sum of squares is a mean. TRUE when the metric is part of such a pair. */
static gboolean
judge_pair (ExosExperiment *experiment, gsize metric)
{
  ExosMetric *it = &experiment->metrics[metric];
  g_autofree char *base_of_squares = without_suffix (it->name, " sum sq");
  g_autofree char *base_of_sum = without_suffix (it->name, " sum");
  int other;

  if (base_of_squares != NULL)
    {
      other = find_metric (experiment, base_of_squares, " sum");
      it->kind = EXOS_METRIC_MEAN;
      if (other < 0)
        {
          g_autofree char *missing = g_strconcat (base_of_squares, "_sum", NULL);

          add_issue (experiment,
                     exos_issue_new (EXOS_ISSUE_SUM_WITHOUT_SQUARES, 0, it->name, NULL, missing));
        }
      return TRUE;
    }

  other = base_of_sum != NULL ? find_metric (experiment, base_of_sum, " sum sq") : -1;
  if (other < 0)
    return FALSE;
  it->kind = EXOS_METRIC_MEAN;
  check_squares (experiment, metric, (gsize) other);
  add_issue (experiment, exos_issue_new (EXOS_ISSUE_MEAN_NOT_JUDGED, 0, it->name, NULL, NULL));
  return TRUE;
}

static void
report_bad_cells (const ExosSheet *sheet, guint column, gsize metric, ExosExperiment *experiment)
{
  for (gsize arm = 0; arm < experiment->n_arms; arm++)
    {
      const ExosValue *value = exos_experiment_value (experiment, arm, metric);
      const ExosSheetCell *cell = exos_sheet_cell (sheet, (guint) arm, column);

      if (value->state == EXOS_VALUE_EMPTY)
        add_issue (experiment, exos_issue_new (EXOS_ISSUE_GUARDRAIL_MISSING, value->line,
                                               experiment->metrics[metric].name,
                                               experiment->arms[arm].name, ""));
      else if (value->state != EXOS_VALUE_COUNT)
        add_issue (experiment, exos_issue_new (EXOS_ISSUE_GUARDRAIL_UNREADABLE, value->line,
                                               experiment->metrics[metric].name,
                                               experiment->arms[arm].name, cell->text));
    }
}

static void
report_above (const ExosExperiment *experiment, gsize metric)
{
  for (gsize arm = 0; arm < experiment->n_arms; arm++)
    {
      const ExosValue *value = exos_experiment_value (experiment, arm, metric);

      if (is_above_users (experiment, arm, value))
        {
          g_ptr_array_add (experiment->issues,
                           exos_issue_new (EXOS_ISSUE_GUARDRAIL_GT_USERS, value->line,
                                           experiment->metrics[metric].name,
                                           experiment->arms[arm].name, NULL));
          return; /* one is enough to say */
        }
    }
}

/* A column of totals is no guardrail; a column of counts with a bad cell is one that cannot be
 * judged, which is not the same: dropping it would let a harm pass. */
static void
judge_metric (const ExosSheet *sheet, guint column, gsize metric, ExosExperiment *experiment)
{
  const Look look = look_at (experiment, metric);
  ExosMetric *it = &experiment->metrics[metric];

  it->kind = EXOS_METRIC_COUNT;
  if (judge_pair (experiment, metric))
    return;
  if (look.n_above > 0)
    report_above (experiment, metric);

  const gboolean is_total =
      look.n_counts == 0 && look.n_bad == 0 && look.n_above + look.n_fractions > 0;

  if (is_total)
    it->kind = EXOS_METRIC_TOTAL;
  if (is_total && look.n_fractions > 0)
    add_issue (experiment, exos_issue_new (EXOS_ISSUE_TOTAL_METRIC, 0, it->name, NULL, NULL));
  if (!is_total)
    report_bad_cells (sheet, column, metric, experiment);
}

static void
name_metric (ExosMetric *metric, const ExosSheetColumn *column, ExosExperiment *experiment)
{
  g_autofree char *normalized = exos_normalize_name (column->name, -1);

  metric->name = g_strdup (column->name);
  metric->direction = column->has_direction ? column->direction : exos_guess_direction (normalized);
  if (!column->has_direction && metric->direction == EXOS_DIRECTION_HIGHER)
    add_issue (experiment,
               exos_issue_new (EXOS_ISSUE_DIRECTION_GUESSED, 0, metric->name, NULL, NULL));
}

void
exos_tally_metrics (const ExosSheet *sheet, gboolean decimal_comma, ExosExperiment *experiment)
{
  g_autoptr (GArray) from = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint column = 0; column < sheet->columns->len; column++)
    if (exos_sheet_column (sheet, column)->kind == EXOS_SHEET_METRIC)
      g_array_append_val (from, column);

  experiment->n_metrics = from->len;
  experiment->metrics = g_new0 (ExosMetric, from->len);
  experiment->values = g_new0 (ExosValue, from->len * experiment->n_arms);
  for (guint metric = 0; metric < from->len; metric++)
    {
      const guint column = g_array_index (from, guint, metric);

      name_metric (&experiment->metrics[metric], exos_sheet_column (sheet, column), experiment);
      for (gsize arm = 0; arm < experiment->n_arms; arm++)
        experiment->values[arm * from->len + metric] =
            read_value (exos_sheet_cell (sheet, (guint) arm, column), decimal_comma);
    }

  for (guint metric = 0; metric < from->len; metric++)
    judge_metric (sheet, g_array_index (from, guint, metric), metric, experiment);
}
