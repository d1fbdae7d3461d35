// SPDX-License-Identifier: MIT
#include "data/metric-sums.h"

#include <string.h>

#include "data/aliases.h"
#include "data/directions.h"
#include "data/import-limits.h"
#include "data/metric-objection.h"
#include "data/number.h"
#include "data/text.h"

/* How the cells of one metric look, over all groups. */
typedef struct
{
  guint n_counts;  /* whole numbers up to the users of their group, or sums with such */
  guint n_pointed; /* those of them that are written like 12.0 */
  guint n_above;   /* whole numbers above the users */
  guint n_fractions;
  guint n_bad; /* empty or unreadable */
} Look;

static void
add_issue (ExosExperiment *experiment, ExosIssue *issue)
{
  g_ptr_array_add (experiment->issues, issue);
}

static ExosValue *
get_value (const ExosMetricSource *source, gsize arm)
{
  return &source->experiment->values[arm * source->experiment->n_metrics + source->metric];
}

static const ExosSheetCell *
get_cell (const ExosMetricSource *source, gsize arm)
{
  return exos_sheet_cell (source->sheet, (guint) arm, source->column);
}

static ExosMetric *
get_metric (const ExosMetricSource *source)
{
  return &source->experiment->metrics[source->metric];
}

static ExosValue
read_value (const ExosSheetCell *cell, gboolean decimal_comma)
{
  ExosValue value = { .state = EXOS_VALUE_UNREADABLE, .line = cell->line };
  ExosNumberState state;

  if (cell->is_sum)
    return (ExosValue) { .state = EXOS_VALUE_TOTAL, .total = cell->sum.hi, .line = cell->line };
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
is_above_users (const ExosValue *value)
{
  return value->state == EXOS_VALUE_COUNT && value->users > 0 && value->count > value->users;
}

static Look
look_at (const ExosMetricSource *source)
{
  const ExosExperiment *experiment = source->experiment;
  Look look = { 0 };

  for (gsize arm = 0; arm < experiment->n_arms; arm++)
    {
      const ExosValue *value = get_value (source, arm);
      const gboolean is_above = is_above_users (value);
      const gboolean is_count = value->state == EXOS_VALUE_COUNT && !is_above;

      look.n_above += is_above;
      look.n_counts += is_count || get_cell (source, arm)->is_mixed;
      look.n_pointed += is_count && strchr (get_cell (source, arm)->text, '.') != NULL;
      look.n_fractions += value->state == EXOS_VALUE_TOTAL;
      look.n_bad += value->state == EXOS_VALUE_EMPTY || value->state == EXOS_VALUE_UNREADABLE;
    }

  return look;
}

/* Totals are shown per user, whole or not. */
static void
make_totals (const ExosMetricSource *source)
{
  get_metric (source)->kind = EXOS_METRIC_TOTAL;
  for (gsize arm = 0; arm < source->experiment->n_arms; arm++)
    if (get_value (source, arm)->state == EXOS_VALUE_COUNT)
      get_value (source, arm)->state = EXOS_VALUE_TOTAL;
}

static void
report_metric (const ExosMetricSource *source, ExosIssueCode code, guint64 line)
{
  add_issue (source->experiment,
             exos_issue_new (code, line, get_metric (source)->name, NULL, NULL));
}

static void
report_cell (const ExosMetricSource *source, ExosIssueCode code, gsize arm)
{
  const ExosSheetCell *cell = get_cell (source, arm);

  if (!cell->is_said && source->experiment->issues->len < EXOS_MAX_ISSUES)
    add_issue (source->experiment, exos_issue_new (code, cell->line, get_metric (source)->name,
                                                   source->experiment->arms[arm].name,
                                                   cell->text != NULL ? cell->text : ""));
}

/* Cells that hold no number at all. */
static void
report_bad_cells (const ExosMetricSource *source)
{
  for (gsize arm = 0; arm < source->experiment->n_arms; arm++)
    if (get_value (source, arm)->state == EXOS_VALUE_EMPTY)
      report_cell (source, EXOS_ISSUE_GUARDRAIL_MISSING, arm);
    else if (get_value (source, arm)->state == EXOS_VALUE_UNREADABLE)
      report_cell (source, EXOS_ISSUE_GUARDRAIL_UNREADABLE, arm);
}

/* Counts above the users of their group; one is enough to say. */
static void
report_above (const ExosMetricSource *source)
{
  ExosExperiment *experiment = source->experiment;
  gboolean is_said = FALSE;

  for (gsize arm = 0; arm < experiment->n_arms; arm++)
    {
      ExosValue *value = get_value (source, arm);

      if (!is_above_users (value))
        continue;
      if (!is_said)
        {
          ExosIssue *issue =
              exos_issue_new (EXOS_ISSUE_GUARDRAIL_GT_USERS, value->line, get_metric (source)->name,
                              experiment->arms[arm].name, get_cell (source, arm)->text);

          issue->number = value->count;
          issue->other = value->users;
          add_issue (experiment, issue);
        }
      is_said = TRUE;
      value->state = EXOS_VALUE_TOTAL;
    }
}

/* Where the first decimal stands. */
static guint64
line_of_fraction (const ExosMetricSource *source)
{
  for (gsize arm = 0; arm < source->experiment->n_arms; arm++)
    if (get_value (source, arm)->state == EXOS_VALUE_TOTAL)
      return get_value (source, arm)->line;
  return source->line;
}

/* A decimal among counts of users is a mistake in one cell, not a total. */
static void
refuse_fractions (const ExosMetricSource *source)
{
  for (gsize arm = 0; arm < source->experiment->n_arms; arm++)
    if (get_value (source, arm)->state == EXOS_VALUE_TOTAL)
      get_value (source, arm)->state = EXOS_VALUE_UNREADABLE;
}

/* A column of totals is no guardrail; a column of counts with a bad cell is one that cannot be
 * judged, which is not the same: dropping it would let a harm pass. */
static void
judge_by_look (const ExosMetricSource *source)
{
  const Look look = look_at (source);
  const gboolean has_plain_counts = look.n_counts > look.n_pointed;

  if (look.n_fractions > 0 && !has_plain_counts && look.n_bad == 0)
    {
      report_metric (source, EXOS_ISSUE_TOTAL_METRIC, line_of_fraction (source));
      make_totals (source);
      return;
    }

  refuse_fractions (source);
  report_bad_cells (source);
  report_above (source);
  if (look.n_above == source->experiment->n_arms)
    get_metric (source)->kind = EXOS_METRIC_TOTAL;
}

/* Shown, but compared with nothing. */
static void
leave_unjudged (const ExosMetricSource *source, ExosIssueCode code)
{
  report_bad_cells (source);
  report_metric (source, code, source->line);
  make_totals (source);
}

static void
make_unreadable (const ExosMetricSource *source)
{
  for (gsize arm = 0; arm < source->experiment->n_arms; arm++)
    get_value (source, arm)->state = EXOS_VALUE_UNREADABLE;
}

static void
judge_metric (const ExosMetricSource *source)
{
  const ExosSheetHint hint = exos_sheet_column (source->sheet, source->column)->hint;
  ExosIssueCode objection;

  if (hint == EXOS_SHEET_HINT_OTHER_USERS)
    make_unreadable (source);
  else if (source->kind != EXOS_METRIC_COUNT)
    exos_read_metric_sums (source);
  else if (hint == EXOS_SHEET_HINT_MEAN)
    leave_unjudged (source, EXOS_ISSUE_MEAN_NOT_JUDGED);
  else if (hint == EXOS_SHEET_HINT_TOTAL ||
           g_str_has_suffix (source->names[source->column], " sum"))
    leave_unjudged (source, EXOS_ISSUE_TOTAL_METRIC);
  else if (exos_metric_is_no_count (source, &objection))
    {
      get_metric (source)->is_chosen = exos_metric_could_harm (source);
      leave_unjudged (source, objection);
      if (objection != EXOS_ISSUE_TOTAL_METRIC)
        exos_metric_total_means (source);
    }
  else
    judge_by_look (source);
}

static void
report_direction (const ExosMetricSource *source)
{
  const gboolean is_lower = get_metric (source)->direction == EXOS_DIRECTION_LOWER;
  ExosIssue *issue;

  if (is_lower != source->is_primary)
    return;
  issue = exos_issue_new (EXOS_ISSUE_DIRECTION_GUESSED, source->line, get_metric (source)->name,
                          NULL, NULL);
  issue->number = is_lower;
  add_issue (source->experiment, issue);
}

/* Of a guardrail. */
static ExosDirection
guess_direction (const char *normalized)
{
  const ExosAlias *alias = exos_find_alias (normalized);

  if (alias != NULL && alias->role == EXOS_ROLE_CONVERSIONS && alias->strength > EXOS_ALIAS_WEAK)
    return EXOS_DIRECTION_HIGHER;
  return exos_guess_direction (normalized);
}

/* What decides is shown as better when it is higher, where nothing says which way it is; but then
 * it decides nothing. */
static void
find_direction (const ExosMetricSource *source)
{
  ExosMetric *metric = get_metric (source);
  const ExosSheetColumn *column = exos_sheet_column (source->sheet, source->column);
  g_autofree char *name = exos_normalize_name (metric->name, -1);

  if (column->has_direction)
    {
      metric->direction = column->direction;
      return;
    }

  metric->direction = source->is_primary ? EXOS_DIRECTION_HIGHER : guess_direction (name);
  metric->is_direction_assumed =
      source->is_primary && !exos_find_primary_direction (metric->name, &metric->direction);
  report_direction (source);
}

static void
read_arm (const ExosMetricSource *source, gsize arm)
{
  ExosValue *value = get_value (source, arm);

  *value = read_value (get_cell (source, arm), source->decimal_comma);
  value->users = exos_metric_users (source, arm);
}

static void
name_metric (ExosMetricSource *source, const char *primary)
{
  ExosMetric *metric = get_metric (source);

  metric->name = exos_metric_dup_name (source);
  metric->is_chosen = exos_sheet_column (source->sheet, source->column)->is_chosen;
  source->is_primary =
      source->kind != EXOS_METRIC_COUNT && primary != NULL && g_str_equal (metric->name, primary);
  if (source->is_primary)
    source->experiment->primary_metric = (int) source->metric;
  find_direction (source);
}

void
exos_tally_metrics (const ExosTally *self)
{
  ExosExperiment *experiment = self->experiment;
  g_auto (GStrv) names = exos_metric_names (self->sheet);
  const ExosMetricSource common = {
    .sheet = self->sheet,
    .line = self->line,
    .decimal_comma = self->decimal_comma,
    .experiment = experiment,
    .names = names,
    .users = self->users,
  };
  g_autoptr (GArray) sources = exos_metric_sources (&common);

  experiment->n_metrics = sources->len;
  experiment->metrics = g_new0 (ExosMetric, sources->len);
  experiment->values = g_new0 (ExosValue, sources->len * experiment->n_arms);
  exos_metric_report_strays (&common);
  for (guint i = 0; i < sources->len; i++)
    {
      ExosMetricSource *source = &g_array_index (sources, ExosMetricSource, i);

      name_metric (source, self->primary);
      for (gsize arm = 0; arm < experiment->n_arms; arm++)
        read_arm (source, arm);
      judge_metric (source);
      exos_metric_read_caps (source);
    }
}
