// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

#include "data/issue.h"
#include "data/role.h"
#include "data/source-files.h"
#include "stats/count.h"
#include "stats/ratio.h"

G_BEGIN_DECLS

typedef enum
{
  EXOS_SHAPE_AGGREGATE, /* one row a group */
  EXOS_SHAPE_WIDE,      /* one row, a column a group and quantity */
  EXOS_SHAPE_METRIC_ROWS,
  EXOS_SHAPE_METRIC_LONG, /* a row a group and metric */
  EXOS_SHAPE_UNITS,
  EXOS_SHAPE_EVENTS,
  EXOS_SHAPE_UNIT_SUMS, /* rows of units that a query summed: see unit-sums.h */
  EXOS_SHAPE_UNKNOWN,
} ExosShape;

/* Where the data came from, and how its bytes were read. */
typedef struct
{
  char *file;       /* display name, UTF-8 */
  GPtrArray *files; /* of ExosSourceFile, in the order in which they were read; NULL: not a file */
  char *sha256;     /* of the bytes of the file, packed as they are; of several: of their text as it
                     * was joined */
  gboolean hashes_sums; /* of rows sha256 is that of their sums instead */
  guint64 bytes;        /* on disk, of all files */
  guint64 rows;         /* data rows, header and blank lines not counted */
  ExosShape shape;
  gboolean has_other_unit; /* a row is a session, an order: a user may have several */
  const char *encoding;    /* "UTF-8", "UTF-16LE", "UTF-16BE", "CP949", "ISO-8859-1" */
  char delimiter;
} ExosSource;

typedef enum
{
  EXOS_VALUE_COUNT,      /* count holds it */
  EXOS_VALUE_TOTAL,      /* total holds it: a decimal, or a count above users */
  EXOS_VALUE_SUMS,       /* sums hold it: a mean or ratio that can be compared */
  EXOS_VALUE_EMPTY,      /* nothing there */
  EXOS_VALUE_UNREADABLE, /* something that is no number */
} ExosValueState;

typedef struct
{
  ExosValueState state;
  guint64 count;
  double total;   /* the same as a double when COUNT; of SUMS the sum of the metric */
  guint64 users;  /* of the group that have a value, and are counted among */
  guint64 capped; /* of those whose value was */
  guint64 line;
} ExosValue;

typedef enum
{
  EXOS_METRIC_COUNT, /* users affected: a rate that can be judged */
  EXOS_METRIC_TOTAL, /* revenue and the like: shown per user, never judged */
  EXOS_METRIC_MEAN,  /* sum and sum of squares: a mean per user */
  EXOS_METRIC_RATIO, /* two sums with their squares and their product: clicks a view */
} ExosMetricKind;

typedef enum
{
  EXOS_DIRECTION_LOWER, /* lower is better */
  EXOS_DIRECTION_HIGHER,
} ExosDirection;

/* The values of a metric that were extreme counted as less so, of all groups alike. */
typedef struct
{
  guint quantile; /* parts of EXOS_ROWS_QUANTILE_PARTS: share of values that are at most upper; 0:
                     nothing was capped */
  gboolean has_lower;
  double lower; /* of metrics with values below 0: as large a share is at least that */
  double upper;
} ExosMetricCap;

/* Every count or number column beside users and conversions. */
typedef struct
{
  char *name;
  ExosMetricKind kind;
  ExosDirection direction;       /* guessed from the name, or given by the file */
  gboolean is_direction_assumed; /* of the one that decides: neither given nor said by its name */
  gboolean is_neutral;           /* of a COUNT: more of it is neither better nor worse */
  gboolean is_chosen;            /* the user gave its column the role of a guardrail, or it could
                                  * be a harm: it is judged, whatever it looks like */
  gboolean has_covariate; /* of a MEAN: its sums hold the same users before the experiment, too */
  ExosMetricCap cap;
  ExosMetricCap covariate_cap;
} ExosMetric;

/* One group. */
typedef struct
{
  char *name; /* as in the file, trimmed */
  guint64 line;
  guint64 users;       /* that have a value of the primary metric */
  guint64 conversions; /* 0 when a mean or ratio decides: then they are a metric, if the file has
                          them */
  guint64 assigned;    /* users with a value of the primary metric or without; 0: as many */
} ExosArm;

/* By what the users of rows that were added up can be told apart. */
typedef enum
{
  EXOS_STRATA_SEGMENTS,
  EXOS_STRATA_DAYS,
  EXOS_N_STRATA,
} ExosStrataKind;

/* The groups within the segments of a file, or within its days: each of the two for itself, also
 * where a file has both. */
typedef struct
{
  char *column; /* header */
  char **names; /* n of them, as in the file and in its order; "": users of whom it is not known */
  gsize n;      /* 2 or more; 0: there are none, and nothing else is set */
  ExosCount *counts;  /* counts[stratum * n_arms + arm]: users with a value of the primary metric,
                       * and conversions where these decide, else 0 */
  guint64 *assigned;  /* the same place: users with a value or without */
  ExosPairSums *sums; /* the same place: of the mean or ratio that decides, with its covariate as
                       * in the sums of the experiment; NULL where conversions do */
} ExosStrata;

/* How far a file could be understood: each step needs the one before. */
typedef enum
{
  EXOS_STAGE_NONE,
  EXOS_STAGE_COLUMNS, /* groups, users and conversions were found */
  EXOS_STAGE_GROUPS,  /* the groups were told apart and their cells looked at */
  EXOS_STAGE_COUNTS,  /* users and conversions of every group are numbers */
} ExosStage;

#define EXOS_MAX_PREVIEW_ROWS 5

/* One column of the file, as a person sees it. */
typedef struct
{
  char *name;          /* header as in the file, trimmed */
  ExosRole role;       /* what it is used for in the end; IGNORE when for nothing */
  gboolean is_given;   /* the user said so */
  gboolean is_guessed; /* neither said by the user nor one of the plain well-known names */
  gboolean is_number;  /* the cells shown are numbers */
  gboolean is_made;    /* no column of the file: an event of its rows, or their values before */
  char *part_of;       /* name of the mean or ratio that these are sums of, or NULL */
} ExosPreviewColumn;

/* What a file says, as sufficient statistics: groups x metrics. Immutable once imported, counted
 * atomically. When has_counts is FALSE a Blocked issue says why and only source, issues, the head
 * of the table and what could be read of arms are meaningful. */
typedef struct
{
  ExosSource source;
  char *name;         /* of the experiment, when the file gives one, else NULL */
  char *primary;      /* header of the conversions column or name of the metric; NULL unknown */
  int primary_metric; /* index into metrics of the mean or ratio that decides; -1: conversions do */
  gboolean is_rate_lower; /* fewer of the conversions that decide are better, as the file or their
                           * name says ("churned"); FALSE: more are */
  char **candidates; /* names of what could be the primary metric: of rows the outcomes or events,
                        then means and ratios, each in file order; NULL when the file could not
                        be understood so far */
  ExosArm *arms;     /* in file order */
  gsize n_arms;
  ExosMetric *metrics; /* in file order */
  gsize n_metrics;
  ExosValue *values;  /* values[arm * n_metrics + metric] */
  ExosPairSums *sums; /* the same place; of metrics in state SUMS, else zero. y is the metric or the
                       * numerator, x the covariate or the denominator. NULL without any */

  ExosStrata strata[EXOS_N_STRATA]; /* where rows were added up */

  GDate first_day; /* of what was counted, where its rows say their days; not valid otherwise */
  GDate last_day;

  int control;         /* index into arms, -1 unknown */
  gboolean has_counts; /* users and conversions of every arm were read, control is known */
  ExosStage stage;
  guint64 units;     /* rows of users, each looked for among the others; 0: that was not done */
  double unit_share; /* of the users that were looked at: 1, or the sample of so large a file */
  GPtrArray *issues; /* of ExosIssue, in file order */

  /* The head of the table, also when the data is blocked; empty when no header was found. */
  ExosPreviewColumn *columns; /* in file order, at most EXOS_MAX_COLUMNS */
  gsize n_columns;
  char **cells; /* cells[row * n_columns + column], safe to show, at most 200 characters, "" where
                 * the row is short */
  guint64 *preview_lines; /* of the rows shown */
  gsize n_preview_rows;   /* at most EXOS_MAX_PREVIEW_ROWS */
} ExosExperiment;

/* Users who were assigned to a group: the traffic split is about them. */
static inline guint64
exos_arm_assigned (const ExosArm *self)
{
  return MAX (self->assigned, self->users);
}

ExosExperiment *exos_experiment_new (void);
ExosExperiment *exos_experiment_ref (const ExosExperiment *self);
void exos_experiment_unref (ExosExperiment *self);

const ExosValue *exos_experiment_value (const ExosExperiment *self, gsize arm, gsize metric);

/* Lends the sums of a value in state SUMS. */
const ExosPairSums *exos_experiment_sums (const ExosExperiment *self, gsize arm, gsize metric);

/* Lends the text of a cell of the head. */
const char *exos_experiment_preview (const ExosExperiment *self, gsize row, gsize column);

/* Whether rows of users or of events were summed, here or by a query, so that segments are kept. */
gboolean exos_source_is_of_users (const ExosSource *self);

/* One row a user in the file, or in what its events were added up to. */
static inline gboolean
exos_shape_has_users (ExosShape shape)
{
  return shape == EXOS_SHAPE_UNITS || shape == EXOS_SHAPE_EVENTS;
}

/* Lends the name of what decides: of the mean or ratio, or of the outcome or event that counts as
 * conversion. NULL where that is called conversion itself, or is not known. */
const char *exos_experiment_primary_name (const ExosExperiment *self);

const char *exos_shape_id (ExosShape shape); /* "aggregate", "units", "events", ... */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosExperiment, exos_experiment_unref)

G_END_DECLS
