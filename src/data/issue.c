// SPDX-License-Identifier: MIT
#include "data/issue.h"

#include <string.h>

#include "data/source-files.h"

#define INFO EXOS_LEVEL_INFO
#define WARNING EXOS_LEVEL_WARNING
#define BLOCKED EXOS_LEVEL_BLOCKED

#define NO_FIX EXOS_FIX_NONE
#define CHOOSE_COLUMN EXOS_FIX_CHOOSE_COLUMN
#define CHOOSE_CONTROL EXOS_FIX_CHOOSE_CONTROL
#define SUM_ROWS EXOS_FIX_SUM_ROWS
#define SHOW EXOS_FIX_SHOW
#define IGNORE_COLUMN EXOS_FIX_IGNORE_COLUMN
#define CHECK_SPLIT EXOS_FIX_CHECK_SPLIT
#define CHOOSE_DIRECTION EXOS_FIX_CHOOSE_DIRECTION
#define OPEN_ANOTHER EXOS_FIX_OPEN_ANOTHER

/* clang-format off */
static const struct
{
  const char *id;
  ExosLevel level;
  ExosFix fix;
} codes[] = {
  [EXOS_ISSUE_MISSING_COLUMN]       = { "E01", BLOCKED, CHOOSE_COLUMN },
  [EXOS_ISSUE_NO_CONTROL]           = { "E02", BLOCKED, CHOOSE_CONTROL },
  [EXOS_ISSUE_ONE_GROUP]            = { "E03", BLOCKED, NO_FIX },
  [EXOS_ISSUE_DUPLICATE_GROUP]      = { "E04", BLOCKED, SUM_ROWS },
  [EXOS_ISSUE_NOT_A_NUMBER]         = { "E05", BLOCKED, SHOW },
  [EXOS_ISSUE_NOT_WHOLE]            = { "E06", BLOCKED, SHOW },
  [EXOS_ISSUE_NEGATIVE]             = { "E07", BLOCKED, SHOW },
  [EXOS_ISSUE_ZERO_USERS]           = { "E08", BLOCKED, NO_FIX },
  [EXOS_ISSUE_CONVERSIONS_GT_USERS] = { "E09", BLOCKED, NO_FIX },
  [EXOS_ISSUE_MISSING_VALUE]        = { "E10", BLOCKED, SHOW },
  [EXOS_ISSUE_HEADER_ONLY]          = { "E12", BLOCKED, OPEN_ANOTHER },
  [EXOS_ISSUE_RAGGED_LINE]          = { "E13", BLOCKED, SHOW },
  [EXOS_ISSUE_OPEN_QUOTE]           = { "E14", BLOCKED, SHOW },
  [EXOS_ISSUE_DUPLICATE_HEADER]     = { "E15", BLOCKED, NO_FIX },
  [EXOS_ISSUE_SUM_WITHOUT_SQUARES]  = { "E16", BLOCKED, IGNORE_COLUMN },
  [EXOS_ISSUE_IMPOSSIBLE_SQUARES]   = { "E17", BLOCKED, IGNORE_COLUMN },
  [EXOS_ISSUE_GUARDRAIL_GT_USERS]   = { "E18", WARNING, IGNORE_COLUMN },
  [EXOS_ISSUE_TOO_LARGE]            = { "E19", BLOCKED, SHOW },
  [EXOS_ISSUE_AMBIGUOUS_NUMBER]     = { "E20", BLOCKED, SHOW },
  [EXOS_ISSUE_RATE_NOT_COUNT]       = { "E21", BLOCKED, NO_FIX },
  [EXOS_ISSUE_NO_HEADER]            = { "E22", BLOCKED, NO_FIX },
  [EXOS_ISSUE_AMBIGUOUS_COLUMNS]    = { "E23", BLOCKED, CHOOSE_COLUMN },
  [EXOS_ISSUE_SHAPE_UNITS]          = { "E24", BLOCKED, OPEN_ANOTHER },
  [EXOS_ISSUE_SHAPE_NO_OUTCOME]     = { "E25", BLOCKED, OPEN_ANOTHER },
  [EXOS_ISSUE_SHAPE_UNKNOWN]        = { "E26", BLOCKED, OPEN_ANOTHER },
  [EXOS_ISSUE_SEVERAL_EXPERIMENTS]  = { "E27", BLOCKED, NO_FIX },
  [EXOS_ISSUE_DIMENSION_ROWS]       = { "E28", BLOCKED, SUM_ROWS },
  [EXOS_ISSUE_SECOND_TABLE]         = { "E29", BLOCKED, OPEN_ANOTHER },
  [EXOS_ISSUE_TOO_MANY_COLUMNS]     = { "E30", BLOCKED, OPEN_ANOTHER },
  [EXOS_ISSUE_TOO_MANY_ROWS]        = { "E31", BLOCKED, OPEN_ANOTHER },
  [EXOS_ISSUE_TOTAL_ROW]            = { "E32", BLOCKED, NO_FIX },
  [EXOS_ISSUE_NUL_BYTE]             = { "E33", BLOCKED, SHOW },
  [EXOS_ISSUE_UNKNOWN_COLUMN]       = { "E34", BLOCKED, CHOOSE_COLUMN },
  [EXOS_ISSUE_UNKNOWN_GROUP]        = { "E35", BLOCKED, CHOOSE_CONTROL },
  [EXOS_ISSUE_BAD_SPLIT]            = { "E36", BLOCKED, CHECK_SPLIT },
  [EXOS_ISSUE_ZERO_WEIGHT_TRAFFIC]  = { "E37", BLOCKED, CHECK_SPLIT },
  [EXOS_ISSUE_TOO_MANY_GROUPS]      = { "E38", BLOCKED, NO_FIX },
  [EXOS_ISSUE_NOT_A_COUNT]          = { "E39", BLOCKED, NO_FIX },
  [EXOS_ISSUE_PRIMARY_NOT_COMPUTABLE] = { "E40", BLOCKED, NO_FIX },
  [EXOS_ISSUE_ROWS_UNUSABLE]        = { "E41", BLOCKED, OPEN_ANOTHER },
  [EXOS_ISSUE_VALUES_NOT_READ]      = { "E42", BLOCKED, SHOW },
  [EXOS_ISSUE_NOT_A_ROW_A_USER]     = { "E43", BLOCKED, OPEN_ANOTHER },
  [EXOS_ISSUE_START_NOT_USED]       = { "E44", BLOCKED, NO_FIX },
  [EXOS_ISSUE_NOTHING_SINCE_START]  = { "E45", BLOCKED, NO_FIX },
  [EXOS_ISSUE_RUNNING_TOTALS]       = { "E46", BLOCKED, SHOW },
  [EXOS_ISSUE_OUTCOME_UNKNOWN]      = { "E47", BLOCKED, SHOW },
  [EXOS_ISSUE_SRM_WARNING]          = { "S01", WARNING, CHECK_SPLIT },
  [EXOS_ISSUE_SRM_BLOCKED]          = { "S02", BLOCKED, CHECK_SPLIT },
  [EXOS_ISSUE_SMALL_SAMPLE]         = { "W01", WARNING, NO_FIX },
  [EXOS_ISSUE_FEW_EVENTS]           = { "W02", WARNING, NO_FIX },
  [EXOS_ISSUE_ZERO_BASELINE]        = { "W03", WARNING, NO_FIX },
  [EXOS_ISSUE_HUGE_EFFECT]          = { "W05", WARNING, NO_FIX },
  [EXOS_ISSUE_ALL_CONVERTED]        = { "W06", WARNING, NO_FIX },
  [EXOS_ISSUE_TOTAL_METRIC]         = { "W07", WARNING, NO_FIX },
  [EXOS_ISSUE_GUARDRAIL_UNREADABLE] = { "W08", WARNING, SHOW },
  [EXOS_ISSUE_GUARDRAIL_MISSING]    = { "W09", WARNING, SHOW },
  [EXOS_ISSUE_LONE_QUOTE]           = { "W10", WARNING, NO_FIX },
  [EXOS_ISSUE_ENCODING_GUESSED]     = { "W11", WARNING, NO_FIX },
  [EXOS_ISSUE_ESTIMATED_COUNTS]     = { "W12", WARNING, NO_FIX },
  [EXOS_ISSUE_TOTAL_ROW_LEFT_OUT]   = { "W13", WARNING, NO_FIX },
  [EXOS_ISSUE_MEAN_NOT_JUDGED]      = { "W14", WARNING, IGNORE_COLUMN },
  [EXOS_ISSUE_ILL_CONDITIONED]      = { "W15", WARNING, NO_FIX },
  [EXOS_ISSUE_COVARIATE_UNBALANCED] = { "W16", WARNING, NO_FIX },
  [EXOS_ISSUE_SEGMENTS_UNBALANCED]  = { "W17", WARNING, NO_FIX },
  [EXOS_ISSUE_SEGMENT_SPLIT]        = { "W41", WARNING, NO_FIX },
  [EXOS_ISSUE_LIMITS_NEEDED]        = { "W18", WARNING, NO_FIX },
  [EXOS_ISSUE_COVARIATE_NOT_USED]   = { "W19", WARNING, NO_FIX },
  [EXOS_ISSUE_RATIO_NOT_USED]       = { "W20", WARNING, NO_FIX },
  [EXOS_ISSUE_METRIC_NOT_COMPUTABLE] = { "W21", WARNING, NO_FIX },
  [EXOS_ISSUE_DIRECTION_ASSUMED]    = { "W22", WARNING, CHOOSE_DIRECTION },
  [EXOS_ISSUE_ROWS_SHORT]           = { "W23", WARNING, SHOW },
  [EXOS_ISSUE_ROWS_LONG]            = { "W24", WARNING, SHOW },
  [EXOS_ISSUE_ROWS_WITHOUT_GROUP]   = { "W25", WARNING, SHOW },
  [EXOS_ISSUE_ROWS_WITHOUT_ID]      = { "W26", WARNING, SHOW },
  [EXOS_ISSUE_EVENTS_WITHOUT_TIME]  = { "W34", WARNING, SHOW },
  [EXOS_ISSUE_EVENTS_OTHER]         = { "W35", WARNING, SHOW },
  [EXOS_ISSUE_VALUES_MISSING]       = { "W27", WARNING, SHOW },
  [EXOS_ISSUE_VALUES_UNREADABLE]    = { "W28", WARNING, SHOW },
  [EXOS_ISSUE_VALUES_NOT_OUTCOME]   = { "W36", WARNING, SHOW },
  [EXOS_ISSUE_VALUES_ONE_SIDED]     = { "W47", WARNING, NO_FIX },
  [EXOS_ISSUE_USERS_REPEATED]       = { "W29", WARNING, SHOW },
  [EXOS_ISSUE_USERS_IN_SEVERAL_GROUPS] = { "W30", WARNING, SHOW },
  [EXOS_ISSUE_USERS_SUSPECTED]      = { "W33", WARNING, NO_FIX },
  [EXOS_ISSUE_MISSING_DIFFERS]      = { "W31", WARNING, NO_FIX },
  [EXOS_ISSUE_REPEATS_DIFFER]       = { "W50", WARNING, NO_FIX },
  [EXOS_ISSUE_EVENTS_DIFFER]        = { "W42", WARNING, NO_FIX },
  [EXOS_ISSUE_METRICS_LEFT_OUT]     = { "W32", WARNING, NO_FIX },
  [EXOS_ISSUE_VALUES_NOT_CAPPED]    = { "W37", WARNING, NO_FIX },
  [EXOS_ISSUE_ROWS_OF_NO_GROUP]     = { "W38", WARNING, SHOW },
  [EXOS_ISSUE_ROWS_BEFORE_START]    = { "W39", WARNING, SHOW },
  [EXOS_ISSUE_EVENTS_WITHOUT_NAME]  = { "W40", WARNING, SHOW },
  [EXOS_ISSUE_EVENTS_WITHOUT_GROUP] = { "W43", WARNING, SHOW },
  [EXOS_ISSUE_RATE_NOT_JUDGED]      = { "W49", WARNING, IGNORE_COLUMN },
  [EXOS_ISSUE_ROWS_NOT_USERS]       = { "W51", WARNING, NO_FIX },
  [EXOS_ISSUE_LABELS_CLEANED]       = { "W04", INFO, NO_FIX },
  [EXOS_ISSUE_COLUMN_GUESSED]       = { "I01", INFO, NO_FIX },
  [EXOS_ISSUE_CONTROL_GUESSED]      = { "I02", INFO, NO_FIX },
  [EXOS_ISSUE_COLUMN_IGNORED]       = { "I03", INFO, NO_FIX },
  [EXOS_ISSUE_LINES_SKIPPED]        = { "I04", INFO, NO_FIX },
  [EXOS_ISSUE_THOUSANDS_READ]       = { "I05", INFO, NO_FIX },
  [EXOS_ISSUE_SHAPE_GUESSED]        = { "I06", INFO, NO_FIX },
  [EXOS_ISSUE_PRIMARY_GUESSED]      = { "I07", INFO, NO_FIX },
  [EXOS_ISSUE_COUNTS_FROM_MEANS]    = { "I08", INFO, NO_FIX },
  [EXOS_ISSUE_ENCODING]             = { "I09", INFO, NO_FIX },
  [EXOS_ISSUE_DIRECTION_GUESSED]    = { "I10", INFO, NO_FIX },
  [EXOS_ISSUE_ROWS_SUMMED]          = { "I11", INFO, NO_FIX },
  [EXOS_ISSUE_COVARIATE_OF_RATE]    = { "I12", INFO, NO_FIX },
  [EXOS_ISSUE_SUMS_FROM_SPREAD]     = { "I13", INFO, NO_FIX },
  [EXOS_ISSUE_USERS_SAMPLED]        = { "I14", INFO, NO_FIX },
  [EXOS_ISSUE_BREAKDOWN_NOT_USED]   = { "I15", INFO, NO_FIX },
  [EXOS_ISSUE_COVARIATE_FILLED]     = { "I16", INFO, NO_FIX },
  [EXOS_ISSUE_VALUES_CAPPED]        = { "I17", INFO, NO_FIX },
  [EXOS_ISSUE_EVENTS_JOINED]        = { "I18", INFO, NO_FIX },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (codes) == EXOS_N_ISSUES);

ExosIssue *
exos_issue_new (
    ExosIssueCode code, guint64 line, const char *column, const char *variant, const char *value)
{
  const ExosIssue issue = {
    .code = code,
    .line = line,
    .column = g_strdup (column),
    .variant = g_strdup (variant),
    .value = g_strdup (value),
  };

  return g_memdup2 (&issue, sizeof issue);
}

ExosIssue *
exos_issue_copy (const ExosIssue *self)
{
  ExosIssue *copy =
      exos_issue_new (self->code, self->line, self->column, self->variant, self->value);

  copy->number = self->number;
  copy->other = self->other;
  copy->p = self->p;
  copy->extra = g_strdup (self->extra);
  copy->files = self->files != NULL ? g_ptr_array_ref (self->files) : NULL;
  memcpy (copy->lines, self->lines, sizeof copy->lines);
  return copy;
}

void
exos_issue_free (ExosIssue *self)
{
  g_free (self->column);
  g_free (self->variant);
  g_free (self->value);
  g_free (self->extra);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self);
}

void
exos_issue_place (ExosIssue *self, GPtrArray *files)
{
  g_clear_pointer (&self->files, g_ptr_array_unref);
  self->files = files != NULL && files->len > 1 ? g_ptr_array_ref (files) : NULL;
}

guint64
exos_issue_shown_line (const ExosIssue *self)
{
  return exos_source_file_line (exos_source_files_find (self->files, self->line), self->line);
}

const char *
exos_issue_shown_file (const ExosIssue *self)
{
  const ExosSourceFile *file = exos_source_files_find (self->files, self->line);

  return file != NULL ? file->name : NULL;
}

const char *
exos_issue_id (ExosIssueCode code)
{
  return codes[code].id;
}

ExosLevel
exos_issue_level (ExosIssueCode code)
{
  return codes[code].level;
}

gboolean
exos_issue_is_of_role (const ExosIssue *self, ExosRole role)
{
  return g_strcmp0 (self->extra != NULL ? self->extra : self->value, exos_role_id (role)) == 0;
}

ExosFix
exos_issue_fix (const ExosIssue *self)
{
  const ExosFix fix = codes[self->code].fix;

  return fix == CHOOSE_COLUMN && exos_issue_is_of_role (self, EXOS_ROLE_PRIMARY)
             ? EXOS_FIX_CHOOSE_METRIC
             : fix;
}
