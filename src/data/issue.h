// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

#include "data/role.h"

G_BEGIN_DECLS

typedef enum
{
  EXOS_LEVEL_INFO,
  EXOS_LEVEL_WARNING,
  EXOS_LEVEL_BLOCKED,
} ExosLevel;

/* What can be said of the data. The level belongs to the code (issue.c has the table); codes are
 * never given a new meaning, since memos and scripts hold them. I codes are notes: a guess, a
 * clean-up.
 */
typedef enum
{
  EXOS_ISSUE_MISSING_COLUMN,       /* E01 value = role; of primary, extra = role, value = metrics */
  EXOS_ISSUE_NO_CONTROL,           /* E02 value = list of labels */
  EXOS_ISSUE_ONE_GROUP,            /* E03 variant */
  EXOS_ISSUE_DUPLICATE_GROUP,      /* E04 variant, value = lines, column = date/segment or NULL */
  EXOS_ISSUE_NOT_A_NUMBER,         /* E05 */
  EXOS_ISSUE_NOT_WHOLE,            /* E06 */
  EXOS_ISSUE_NEGATIVE,             /* E07 */
  EXOS_ISSUE_ZERO_USERS,           /* E08 */
  EXOS_ISSUE_CONVERSIONS_GT_USERS, /* E09 variant, number = conversions, other = users */
  EXOS_ISSUE_MISSING_VALUE,        /* E10 */
  EXOS_ISSUE_HEADER_ONLY,          /* E12 (E11, an empty file, is a GError) */
  EXOS_ISSUE_RAGGED_LINE,          /* E13 number = values, other = header's */
  EXOS_ISSUE_OPEN_QUOTE,           /* E14 */
  EXOS_ISSUE_DUPLICATE_HEADER,     /* E15 */
  EXOS_ISSUE_SUM_WITHOUT_SQUARES,  /* E16 column, value = the missing one */
  EXOS_ISSUE_IMPOSSIBLE_SQUARES,   /* E17 of the metric that decides; other 1: a ratio */
  EXOS_ISSUE_GUARDRAIL_GT_USERS,   /* E18 warning */
  EXOS_ISSUE_TOO_LARGE,            /* E19 above 2^63 - 1 */
  EXOS_ISSUE_AMBIGUOUS_NUMBER,     /* E20 10.000 */
  EXOS_ISSUE_RATE_NOT_COUNT,       /* E21 8.02% or a rate column instead of counts */
  EXOS_ISSUE_NO_HEADER,            /* E22 the first line looks like data */
  EXOS_ISSUE_AMBIGUOUS_COLUMNS,    /* E23 two columns could be the role: value = both */
  EXOS_ISSUE_SHAPE_UNITS,          /* E24 one row a user or an event; number = rows */
  EXOS_ISSUE_SHAPE_NO_OUTCOME, /* E25 exposures only; column, extra = a word of one that may be more
                                */
  EXOS_ISSUE_SHAPE_UNKNOWN,    /* E26 value = which shape was seen */
  EXOS_ISSUE_SEVERAL_EXPERIMENTS, /* E27 column, value = the names */
  EXOS_ISSUE_DIMENSION_ROWS,      /* E28 rows broken down by column */
  EXOS_ISSUE_SECOND_TABLE,        /* E29 another table starts at line */
  EXOS_ISSUE_TOO_MANY_COLUMNS,    /* E30 number, other = limit */
  EXOS_ISSUE_TOO_MANY_ROWS,       /* E31 number, other = limit */
  EXOS_ISSUE_TOTAL_ROW, /* E32 a total row that is not the sum of the groups; number 1: of rows */
  EXOS_ISSUE_NUL_BYTE,  /* E33 */
  EXOS_ISSUE_UNKNOWN_COLUMN,      /* E34 a column named in the settings is not in the file */
  EXOS_ISSUE_UNKNOWN_GROUP,       /* E35 the control named in the settings is not in the file */
  EXOS_ISSUE_BAD_SPLIT,           /* E36 the split does not name every group once */
  EXOS_ISSUE_ZERO_WEIGHT_TRAFFIC, /* E37 users in a group planned at 0 % */
  EXOS_ISSUE_TOO_MANY_GROUPS,     /* E38 number (0: not known), other = limit */
  EXOS_ISSUE_NOT_A_COUNT,         /* E39 the metric is a mean or a total; conversions need counts */
  EXOS_ISSUE_PRIMARY_NOT_COMPUTABLE, /* E40 column, variant, number = ExosMomentsState; other: as
                                        E17 */
  EXOS_ISSUE_ROWS_UNUSABLE,          /* E41 number = rows, all of which were left out */
  EXOS_ISSUE_VALUES_NOT_READ,        /* E42 as W28, of the metric that decides: too many */
  EXOS_ISSUE_NOT_A_ROW_A_USER,       /* E43 column of ids, number = users with several rows */
  EXOS_ISSUE_START_NOT_USED,      /* E44 column or NULL, value = a day that is none or NULL, extra =
                                     the start */
  EXOS_ISSUE_NOTHING_SINCE_START, /* E45 column, value = the start: all events are before it */
  EXOS_ISSUE_RUNNING_TOTALS,      /* E46 column of days, number = rows, lines */
  EXOS_ISSUE_OUTCOME_UNKNOWN,     /* E47 as W36 or W47, of the metric that decides */
  EXOS_ISSUE_SRM_WARNING,         /* S01 */
  EXOS_ISSUE_SRM_BLOCKED,         /* S02 */
  EXOS_ISSUE_SMALL_SAMPLE,        /* W01 */
  EXOS_ISSUE_FEW_EVENTS,          /* W02 */
  EXOS_ISSUE_ZERO_BASELINE,       /* W03 */
  EXOS_ISSUE_HUGE_EFFECT,         /* W05 */
  EXOS_ISSUE_ALL_CONVERTED,       /* W06 no variation: every user converted */
  EXOS_ISSUE_TOTAL_METRIC,        /* W07 not a count of users: shown per user, not judged */
  EXOS_ISSUE_GUARDRAIL_UNREADABLE, /* W08 line, column, value; number 1 without other: of a sum */
  EXOS_ISSUE_GUARDRAIL_MISSING,    /* W09 number 1: of a sum */
  EXOS_ISSUE_LONE_QUOTE,           /* W10 */
  EXOS_ISSUE_ENCODING_GUESSED,     /* W11 not UTF-8, not CP949: read as Latin-1 */
  EXOS_ISSUE_ESTIMATED_COUNTS,   /* W12 GA4-like estimates of users, or units that are not users */
  EXOS_ISSUE_TOTAL_ROW_LEFT_OUT, /* W13 equals the sum of the groups; number: so many of other rows;
                                  * other, extra = so many of groups and their lines, or 0 */
  EXOS_ISSUE_MEAN_NOT_JUDGED,    /* W14 a mean without its spread: shown, not compared */
  EXOS_ISSUE_ILL_CONDITIONED,    /* W15 column, variant: the variance may be rounding of the file */
  EXOS_ISSUE_COVARIATE_UNBALANCED, /* W16 column, variant, p: groups differed before the start */
  EXOS_ISSUE_SEGMENTS_UNBALANCED,  /* W17 column, variant, p: split differs between segments */
  EXOS_ISSUE_SEGMENT_SPLIT,        /* W41 column, variant = the segment, value and extra as S01, p,
                                      number = other segments */
  EXOS_ISSUE_LIMITS_NEEDED,        /* W18 column: a mean is judged by limits in per cent alone */
  EXOS_ISSUE_COVARIATE_NOT_USED,   /* W19 column, value = the missing ones; or line, column, variant
                                    */
  EXOS_ISSUE_RATIO_NOT_USED,       /* W20 column of products, value = the missing ones or NULL */
  EXOS_ISSUE_METRIC_NOT_COMPUTABLE, /* W21 of one that does not decide: as E17 and E40 */
  EXOS_ISSUE_DIRECTION_ASSUMED, /* W22 column: nobody says which way the primary metric is better */
  EXOS_ISSUE_ROWS_SHORT,        /* W23 number = rows left out, other = all, lines */
  EXOS_ISSUE_ROWS_LONG,         /* W24 as W23 */
  EXOS_ISSUE_ROWS_WITHOUT_GROUP,      /* W25 as W23, column */
  EXOS_ISSUE_ROWS_WITHOUT_ID,         /* W26 as W25 */
  EXOS_ISSUE_VALUES_MISSING,          /* W27 column, number = rows, other = all, lines */
  EXOS_ISSUE_VALUES_UNREADABLE,       /* W28 as W27, value = the first */
  EXOS_ISSUE_VALUES_NOT_OUTCOME,      /* W36 as W28: neither 0 nor 1 */
  EXOS_ISSUE_VALUES_ONE_SIDED,        /* W47 column, value = 0 or 1: all that was read; number 0,
                                         other = rows that could not be read: all others are blank */
  EXOS_ISSUE_USERS_REPEATED,          /* W29 column, number = users, p = their share, lines, value =
                                         the first id, other = users whose rows differ */
  EXOS_ISSUE_USERS_IN_SEVERAL_GROUPS, /* W30 as W29, other = groups, extra = the one that comes
                                         first in most of them, or NULL */
  EXOS_ISSUE_USERS_SUSPECTED,      /* W33 as E43: counted once a row, no second look was possible */
  EXOS_ISSUE_EVENTS_WITHOUT_TIME,  /* W34 as W25, other = there is a start */
  EXOS_ISSUE_EVENTS_OTHER,         /* W35 as W25, other = limit */
  EXOS_ISSUE_MISSING_DIFFERS,      /* W31 column, p, value = shares: values are missing by group */
  EXOS_ISSUE_REPEATS_DIFFER,       /* W50 as W31, column of ids: users with several rows by group */
  EXOS_ISSUE_EVENTS_DIFFER,        /* W42 as W31, column of what events lacked that were left out:
                                      of times; number = 1: of groups, or extra is that, too */
  EXOS_ISSUE_METRICS_LEFT_OUT,     /* W32 number, value = their columns, other = limit */
  EXOS_ISSUE_VALUES_NOT_CAPPED,    /* W37 column or NULL, number = ExosNotCapped */
  EXOS_ISSUE_ROWS_OF_NO_GROUP,     /* W38 column, variant, number = rows, lines;
                                      other = they are users */
  EXOS_ISSUE_ROWS_BEFORE_START,    /* W39 as W23, column, value = the start */
  EXOS_ISSUE_EVENTS_WITHOUT_NAME,  /* W40 as W25 */
  EXOS_ISSUE_EVENTS_WITHOUT_GROUP, /* W43 as W25 */
  EXOS_ISSUE_RATE_NOT_JUDGED,      /* W49 column of rates whose counts are not in the file */
  EXOS_ISSUE_ROWS_NOT_USERS,       /* W51 column of sessions or the like; there is none of users */
  EXOS_ISSUE_LABELS_CLEANED,       /* W04 info */
  EXOS_ISSUE_COLUMN_GUESSED,       /* I01 column, value = role */
  EXOS_ISSUE_CONTROL_GUESSED,      /* I02 variant */
  EXOS_ISSUE_COLUMN_IGNORED,       /* I03 column, value = why */
  EXOS_ISSUE_LINES_SKIPPED,        /* I04 number of lines above the header */
  EXOS_ISSUE_THOUSANDS_READ,       /* I05 "10,000" read as 10000 */
  EXOS_ISSUE_SHAPE_GUESSED,        /* I06 value = wide, metric rows, ... */
  EXOS_ISSUE_PRIMARY_GUESSED,      /* I07 value = metric chosen as primary */
  EXOS_ISSUE_COUNTS_FROM_MEANS,    /* I08 conversions = round (users x mean) of a 0/1 metric */
  EXOS_ISSUE_ENCODING,             /* I09 value = CP949 or UTF-16 */
  EXOS_ISSUE_DIRECTION_GUESSED,    /* I10 column taken as higher is better; number 1: lower */
  EXOS_ISSUE_ROWS_SUMMED,          /* I11 variant, number = rows that were added up to it */
  EXOS_ISSUE_COVARIATE_OF_RATE,    /* I12 column: the covariate of conversions has no use */
  EXOS_ISSUE_SUMS_FROM_SPREAD,     /* I13 column: sums made from users, mean and its spread */
  EXOS_ISSUE_USERS_SAMPLED, /* I14 column of ids, p = share of users looked at for repetitions */
  EXOS_ISSUE_BREAKDOWN_NOT_USED, /* I15 column: too many segments or days */
  EXOS_ISSUE_COVARIATE_FILLED, /* I16 column, number of other users had no value: they got the mean
                                */
  EXOS_ISSUE_VALUES_CAPPED, /* I17 column, value = the cap, extra = the one from below or NULL, p =
                               quantile, number = rows whose value was capped, other = of all */
  EXOS_ISSUE_EVENTS_JOINED, /* I18 column, number = rows, value = their name, lines */
  EXOS_N_ISSUES,
} ExosIssueCode;

#define EXOS_ISSUE_MAX_LINES 5

/* What a person can do about an issue where the data is shown. Belongs to the code, as the level
 * does. */
typedef enum
{
  EXOS_FIX_NONE,
  EXOS_FIX_CHOOSE_COLUMN,  /* say which column has the role */
  EXOS_FIX_CHOOSE_METRIC,  /* say which metric is the primary one */
  EXOS_FIX_CHOOSE_CONTROL, /* say which group is the control */
  EXOS_FIX_SUM_ROWS,       /* add up the rows of one group */
  EXOS_FIX_SHOW,           /* look at the cell: the issue has a line */
  EXOS_FIX_IGNORE_COLUMN,
  EXOS_FIX_CHECK_SPLIT,
  EXOS_FIX_CHOOSE_DIRECTION, /* say which way the primary metric is better */
  EXOS_FIX_OPEN_ANOTHER,     /* this file cannot be used */
  EXOS_N_FIXES,
} ExosFix;

/* One finding, as values; the words are made when they are shown, in the language of the reader.
 * Texts are as they stand in the file. line counts physical lines from 1, 0 is none. */
typedef struct
{
  ExosIssueCode code;
  guint64 line;     /* in the table as it was read */
  GPtrArray *files; /* of ExosSourceFile, when several were read as one table; else NULL */
  char *column;
  char *variant;
  char *value;
  guint64 number;
  guint64 other;
  double p;    /* S01, S02; W05: the relative effect */
  char *extra; /* S01, S02: the planned split; value: the observed one, of variant the one up to
                * that day */
  guint64
      lines[EXOS_ISSUE_MAX_LINES]; /* of many rows: the first, line is one of them; 0: no more */
} ExosIssue;

/* All texts are copied; any of column, variant, value may be NULL. */
ExosIssue *exos_issue_new (
    ExosIssueCode code, guint64 line, const char *column, const char *variant, const char *value);
ExosIssue *exos_issue_copy (const ExosIssue *self);
void exos_issue_free (ExosIssue *self);

/* Says of which files (ExosSourceFile) the table was made, so that lines are said as those of a
 * file. NULL, or one: lines are said as they are. */
void exos_issue_place (ExosIssue *self, GPtrArray *files);

/* The line to show, in its file, and the name of that file when there are several; else NULL. */
guint64 exos_issue_shown_line (const ExosIssue *self);
const char *exos_issue_shown_file (const ExosIssue *self);

/* Whether it is about the column or metric of a role. */
gboolean exos_issue_is_of_role (const ExosIssue *self, ExosRole role);

const char *exos_issue_id (ExosIssueCode code); /* "E09" */
ExosLevel exos_issue_level (ExosIssueCode code);
ExosFix exos_issue_fix (const ExosIssue *self);

/* One sentence with line, column and value, in exos_language(). */
char *exos_issue_dup_message (const ExosIssue *self);

/* What to do about it, or NULL: names the option of exos where there is one. */
char *exos_issue_dup_hint (const ExosIssue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosIssue, exos_issue_free)

G_END_DECLS
