// SPDX-License-Identifier: MIT
#pragma once

#include "data/rows-plan.h"
#include "data/rows/sums.h"
#include "data/sheet.h"

G_BEGIN_DECLS

/* What keeps the values of a rate from saying what it is. */
typedef enum
{
  EXOS_RATE_IS_KNOWN,
  EXOS_RATE_HAS_OTHERS, /* some are neither 0 nor 1: too few for a mean, so that nobody knows what
                         * they mean */
  EXOS_RATE_ONLY_ONES,  /* and rows without a value: whether those are the 0 nobody knows */
  EXOS_RATE_ONLY_ZEROS, /* the same of the 1 */
} ExosRateFault;

/* One number of the plan as a metric. */
typedef struct
{
  guint number; /* of the plan */
  gsize column; /* of the file */
  gboolean is_rate;
  guint64 n_others; /* of an outcome: rows in which it is neither 0 nor 1 */
  ExosRateFault fault;
  gboolean is_primary; /* it decides, as far as columns say */
  guint pair;          /* of the plan, EXOS_ROWS_MAX_PAIRS: no covariate */
  guint64 n_without;   /* rows without a value */
} ExosRowsMetric;

/* What the parts that turn rows into a sheet share. */
typedef struct
{
  const ExosShapeInput *input;
  const ExosRowSums *rows;
  ExosRowsHead head; /* what the mapping in force wants */
  GArray *metrics;   /* of ExosRowsMetric, in the order of the file */
  guint64 n_used;    /* rows that were not left out */
} ExosRowsPivot;

static inline ExosRowsMetric *
exos_rows_metric (const ExosRowsPivot *self, guint i)
{
  return &g_array_index (self->metrics, ExosRowsMetric, i);
}

/* The column of the file that it is. */
static inline const ExosColumn *
exos_rows_column (const ExosRowsPivot *self, const ExosRowsMetric *metric)
{
  return &self->input->columns->columns[metric->column];
}

/* What the mapping wants and was summed; a covariate is no metric. */
void exos_rows_list_metrics (ExosRowsPivot *self);

/* What each column of the file is used for; what is used for nothing is said. */
void exos_rows_use_columns (const ExosRowsPivot *self);

/* Says which metric decides, as far as the columns tell. */
void exos_rows_choose_primary (const ExosRowsPivot *self);

/* The user said that it is a guardrail. */
gboolean exos_rows_is_said_guardrail (const ExosRowsPivot *self, const ExosRowsMetric *metric);

/* The sums: a column for the users, one an outcome, and those of each other metric. */
ExosSheet *exos_rows_to_sheet (const ExosRowsPivot *self);

/* Of all rows, or of one cell. */
guint64 exos_rows_count (const ExosRowsPivot *self, guint place);
guint64 exos_rows_count_of (const ExosRowsCell *cell, guint place);

/* Rows of a cell that have a value of a number. */
guint64 exos_rows_n_values (const ExosRowsCell *cell, guint number);

/* The value that users without a covariate are given, near the mean of all others: as it is the
 * same in all groups, and who lacks one was settled before the experiment, nothing is biased. */
typedef struct
{
  ExosInt128 value; /* in units of 10^-decimals */
  unsigned decimals;
} ExosRowsFill;

/* FALSE when there is none, or it is too large. */
gboolean exos_rows_find_fill (const ExosRowsPivot *self, guint pair, ExosRowsFill *fill);

/* Turns the sums of the covariate, its squares and its products with the metric over the rows that
 * have both into those over all rows of the cell that have the metric. */
void exos_rows_fill (const ExosRowSums *rows,
                     const ExosRowsCell *cell,
                     guint pair,
                     ExosRowsFill fill,
                     ExosWideSum sums[3]);

/* How a number was capped. */
ExosMetricCap exos_rows_find_cap (const ExosRowsPivot *self, guint number);

/* FALSE, with an issue, when what was read is no experiment at all. */
gboolean exos_rows_check_file (const ExosRowsPivot *self);

/* What was wrong with rows and values, and with users that came again. */
void exos_rows_report (const ExosRowsPivot *self);

/* Users with events that were left out for want of a time: whether they are more of one group. */
void exos_rows_report_lacking (const ExosRowsPivot *self);

/* Users of whom the first of several rows counts: the same. */
void exos_rows_report_repeats (const ExosRowsPivot *self);

/* Users with several rows, or in several groups; and rows that no column says to be of users, but
 * of something else: sessions, orders. */
void exos_rows_report_users (const ExosRowsPivot *self);

/* A finding as an issue, with its lines; without them it is of the rows that count. column may be
 * NULL. */
ExosIssue *exos_rows_issue_new (const ExosRowsPivot *self,
                                ExosIssueCode code,
                                const ExosRowsFinding *finding,
                                const char *column);

/* Whether a metric is what the experiment is decided by. */
gboolean exos_rows_decides (const ExosRowsPivot *self, const ExosRowsMetric *metric);

/* Says so when values of one that decides, or may be a guardrail, are missing by group. */
void exos_rows_report_gaps (const ExosRowsPivot *self, const ExosRowsMetric *metric);

/* Which values were capped, and which were not, though somebody asked for it. */
void exos_rows_report_caps (const ExosRowsPivot *self);

G_END_DECLS
