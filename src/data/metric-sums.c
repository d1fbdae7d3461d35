// SPDX-License-Identifier: MIT
#include "data/metric-sums.h"

#include "data/import-limits.h"
#include "data/number.h"

/* The totals of one group, and what kept them from being read. */
typedef struct
{
  const ExosMetricSource *source;
  gsize arm;
  ExosDoubleDouble totals[EXOS_N_SUMS];
} Group;

static const ExosMetric *
get_metric (const ExosMetricSource *source)
{
  return &source->experiment->metrics[source->metric];
}

static const ExosSheetCell *
get_cell (const Group *group, int part)
{
  return exos_sheet_cell (group->source->sheet, (guint) group->arm, group->source->parts[part]);
}

static const char *
get_label (const Group *group)
{
  return group->source->experiment->arms[group->arm].name;
}

static void
add_issue (const Group *group, ExosIssue *issue)
{
  g_ptr_array_add (group->source->experiment->issues, issue);
}

static gboolean
is_covariate (const ExosMetricSource *source, int part)
{
  return source->kind == EXOS_METRIC_MEAN && part >= EXOS_SUM_X;
}

/* What a cell that holds no total is called where the metric decides. */
static ExosIssueCode
code_of_bad_cell (const ExosMetricSource *source, const ExosSheetCell *cell)
{
  guint64 count;

  switch (exos_parse_count (cell->text, cell->length, source->decimal_comma, &count))
    {
    case EXOS_NUMBER_EMPTY:
      return EXOS_ISSUE_MISSING_VALUE;
    case EXOS_NUMBER_AMBIGUOUS:
      return EXOS_ISSUE_AMBIGUOUS_NUMBER;
    case EXOS_NUMBER_PERCENT:
      return EXOS_ISSUE_RATE_NOT_COUNT;
    case EXOS_NUMBER_OK:
    case EXOS_NUMBER_THOUSANDS:
    case EXOS_NUMBER_NOT_A_NUMBER:
    case EXOS_NUMBER_FRACTION:
    case EXOS_NUMBER_NEGATIVE:
    case EXOS_NUMBER_TOO_LARGE:
      return EXOS_ISSUE_NOT_A_NUMBER;
    }

  g_assert_not_reached ();
}

static void
report_bad_cell (const Group *group, int part)
{
  const ExosMetricSource *source = group->source;
  const ExosSheetCell *cell = get_cell (group, part);
  ExosIssueCode code =
      cell->text != NULL ? code_of_bad_cell (source, cell) : EXOS_ISSUE_MISSING_VALUE;
  ExosIssue *issue;

  if (cell->is_said || source->experiment->issues->len >= EXOS_MAX_ISSUES)
    return;
  if (is_covariate (source, part))
    code = EXOS_ISSUE_COVARIATE_NOT_USED;
  else if (!source->is_primary)
    code = code == EXOS_ISSUE_MISSING_VALUE ? EXOS_ISSUE_GUARDRAIL_MISSING
                                            : EXOS_ISSUE_GUARDRAIL_UNREADABLE;

  issue = exos_issue_new (code, cell->line,
                          exos_sheet_column (source->sheet, source->parts[part])->name,
                          get_label (group), cell->text != NULL ? cell->text : "");
  issue->number = code == EXOS_ISSUE_GUARDRAIL_MISSING || code == EXOS_ISSUE_GUARDRAIL_UNREADABLE;
  add_issue (group, issue);
}

static gboolean
read_part (Group *group, int part)
{
  const ExosSheetCell *cell = get_cell (group, part);

  if (cell->is_sum)
    {
      group->totals[part] = cell->sum;
      return TRUE;
    }
  return cell->text != NULL && !cell->is_said &&
         exos_parse_exact (cell->text, cell->length, group->source->decimal_comma,
                           &group->totals[part]);
}

static gboolean
read_silently (Group *group, int from, int to)
{
  for (int part = from; part < to; part++)
    if (!read_part (group, part))
      return FALSE;
  return TRUE;
}

/* Every part that cannot be read is named. */
static gboolean
read_parts (Group *group, int from, int to)
{
  gboolean has_all = TRUE;

  for (int part = from; part < to; part++)
    if (!read_part (group, part))
      {
        report_bad_cell (group, part);
        has_all = FALSE;
      }

  return has_all;
}

static ExosPairSums
pair_sums_of (const Group *group)
{
  return (ExosPairSums) {
    .n = exos_metric_users (group->source, group->arm),
    .y = group->totals[EXOS_SUM_Y],
    .yy = group->totals[EXOS_SUM_YY],
    .x = group->totals[EXOS_SUM_X],
    .xx = group->totals[EXOS_SUM_XX],
    .xy = group->totals[EXOS_SUM_XY],
  };
}

gboolean
exos_read_pair_sums (const ExosMetricSource *source, gsize arm, ExosPairSums *sums)
{
  Group group = { .source = source, .arm = arm };
  const gboolean is_ratio = source->kind == EXOS_METRIC_RATIO;
  const gboolean has_pair =
      source->parts[EXOS_SUM_X] != G_MAXUINT && read_silently (&group, EXOS_SUM_X, EXOS_N_SUMS);

  if (!read_silently (&group, EXOS_SUM_Y, EXOS_SUM_X) || (is_ratio && !has_pair))
    return FALSE;
  if (!has_pair)
    group.totals[EXOS_SUM_X] = group.totals[EXOS_SUM_XX] = group.totals[EXOS_SUM_XY] =
        (ExosDoubleDouble) { 0.0, 0.0 };
  *sums = pair_sums_of (&group);
  return TRUE;
}

/* A group without users has been spoken of. */
static void
report_state (const Group *group, ExosMomentsState state)
{
  const ExosMetricSource *source = group->source;
  const gboolean is_impossible = state == EXOS_MOMENTS_IMPOSSIBLE;
  const ExosIssueCode code = !source->is_primary ? EXOS_ISSUE_METRIC_NOT_COMPUTABLE
                             : is_impossible     ? EXOS_ISSUE_IMPOSSIBLE_SQUARES
                                                 : EXOS_ISSUE_PRIMARY_NOT_COMPUTABLE;
  const ExosSheetCell *squares = get_cell (group, EXOS_SUM_YY);
  ExosIssue *issue;

  if (source->experiment->arms[group->arm].users == 0)
    return;

  issue = exos_issue_new (code, squares->line, get_metric (source)->name, get_label (group),
                          squares->text != NULL ? squares->text : "");
  issue->number = (guint64) state;
  issue->other = source->kind == EXOS_METRIC_RATIO;
  add_issue (group, issue);
}

static ExosMomentsState
find_state (const ExosMetricSource *source, const ExosPairSums *sums)
{
  return source->kind == EXOS_METRIC_RATIO
             ? exos_moments_of_ratio (*sums).state
             : exos_moments_of_sums ((ExosSums) { sums->n, sums->y, sums->yy }).state;
}

static void
read_group (Group *group)
{
  const ExosMetricSource *source = group->source;
  ExosExperiment *experiment = source->experiment;
  const gsize place = group->arm * experiment->n_metrics + source->metric;
  ExosValue *value = &experiment->values[place];
  const int n_parts = source->kind == EXOS_METRIC_RATIO ? EXOS_N_SUMS : EXOS_SUM_X;

  *value = (ExosValue) { EXOS_VALUE_UNREADABLE, .users = exos_metric_users (source, group->arm),
                         .line = get_cell (group, EXOS_SUM_Y)->line };
  if (!read_parts (group, 0, n_parts))
    return;

  const ExosPairSums sums = pair_sums_of (group);
  const ExosMomentsState state = find_state (source, &sums);

  if (state != EXOS_MOMENTS_OK)
    {
      report_state (group, state);
      return;
    }

  value->state = EXOS_VALUE_SUMS;
  value->total = sums.y.hi;
  experiment->sums[place] = sums;
}

/* Of the covariate it does not matter that it sums to 0. */
static gboolean
is_possible_covariate (const ExosPairSums *sums)
{
  const ExosMomentsState state = exos_moments_of_ratio (*sums).state;

  return state == EXOS_MOMENTS_OK || state == EXOS_MOMENTS_NO_DENOMINATOR;
}

static void
report_covariate (const Group *group)
{
  ExosIssue *issue = exos_issue_new (
      EXOS_ISSUE_COVARIATE_NOT_USED, get_cell (group, EXOS_SUM_XX)->line,
      exos_sheet_column (group->source->sheet, group->source->parts[EXOS_SUM_XX])->name,
      get_label (group), NULL);

  issue->number = 1;
  add_issue (group, issue);
}

/* Adds the covariate to the sums of a group that has them. */
static gboolean
read_covariate (Group *group)
{
  ExosExperiment *experiment = group->source->experiment;
  const gsize place = group->arm * experiment->n_metrics + group->source->metric;
  ExosPairSums sums = experiment->sums[place];

  if (!read_parts (group, EXOS_SUM_X, EXOS_N_SUMS))
    return FALSE;
  if (experiment->values[place].state != EXOS_VALUE_SUMS)
    return FALSE;

  sums.x = group->totals[EXOS_SUM_X];
  sums.xx = group->totals[EXOS_SUM_XX];
  sums.xy = group->totals[EXOS_SUM_XY];
  if (!is_possible_covariate (&sums))
    {
      report_covariate (group);
      return FALSE;
    }

  experiment->sums[place] = sums;
  return TRUE;
}

/* One that only some groups have adjusts nothing. */
static void
forget_covariate (const ExosMetricSource *source)
{
  const ExosDoubleDouble none = { 0.0, 0.0 };
  ExosExperiment *experiment = source->experiment;

  for (gsize arm = 0; arm < experiment->n_arms; arm++)
    {
      ExosPairSums *sums = &experiment->sums[arm * experiment->n_metrics + source->metric];

      sums->x = none;
      sums->xx = none;
      sums->xy = none;
    }
}

static void
read_covariates (const ExosMetricSource *source)
{
  gboolean has_all = TRUE;

  for (gsize arm = 0; arm < source->experiment->n_arms; arm++)
    {
      Group group = { .source = source, .arm = arm };

      has_all &= read_covariate (&group);
    }

  source->experiment->metrics[source->metric].has_covariate = has_all;
  if (!has_all)
    forget_covariate (source);
}

void
exos_read_metric_sums (const ExosMetricSource *source)
{
  ExosExperiment *experiment = source->experiment;

  experiment->metrics[source->metric].kind = source->kind;
  if (experiment->sums == NULL)
    experiment->sums = g_new0 (ExosPairSums, experiment->n_arms * experiment->n_metrics);
  for (gsize arm = 0; arm < experiment->n_arms; arm++)
    {
      Group group = { .source = source, .arm = arm };

      read_group (&group);
    }
  if (source->kind == EXOS_METRIC_MEAN && source->parts[EXOS_SUM_X] != G_MAXUINT)
    read_covariates (source);
}
