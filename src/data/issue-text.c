// SPDX-License-Identifier: MIT
/* The sentence of every issue. Texts of the file are made safe and short before they are put in. */
#include "data/issue-words.h"

#include "data/experiment.h"
#include "data/format.h"
#include "data/import.h"
#include "data/language.h"
#include "data/source-files.h"

#define MAX_SHOWN 60

static char *
show (const char *text)
{
  return exos_visible_text (text != NULL ? text : "", MAX_SHOWN);
}

static const char *
role_of (const ExosIssue *issue)
{
  const char *id = issue->extra != NULL ? issue->extra : issue->value;
  ExosRole role;

  return id != NULL && exos_role_from_id (id, &role) ? exos_role_label (role) : "";
}

/* As exact as the number of a broken split. */
static char *
say_p (double p)
{
  g_autofree char *number = exos_format_srm_p (p);

  return g_ascii_isdigit (number[0]) ? g_strdup_printf (_ ("p = %s"), number)
                                     : g_strdup_printf (_ ("p %s"), number);
}

static ExosIssueWords
words_of (const ExosIssue *issue)
{
  return (ExosIssueWords) {
    .line = exos_source_files_say_line (issue->files, issue->line),
    .column = show (issue->column),
    .variant = show (issue->variant),
    .value = exos_visible_text (issue->value != NULL ? issue->value : "", 4 * MAX_SHOWN),
    .number = exos_format_count (issue->number),
    .other = exos_format_count (issue->other),
    .p = issue->code == EXOS_ISSUE_HUGE_EFFECT ? exos_format_relative (issue->p)
                                               : exos_format_srm_p (issue->p),
    .p_value = say_p (issue->p),
    .extra = show (issue->extra),
    .role = role_of (issue),
  };
}

static void
words_clear (ExosIssueWords *words)
{
  char *const all[] = { words->line,  words->column, words->variant, words->value,  words->number,
                        words->other, words->p,      words->extra,   words->p_value };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    g_free (all[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExosIssueWords, words_clear)

/* Cells: line, column, value. */
static char *
describe_cell (const ExosIssue *issue, const ExosIssueWords *w)
{
  /* clang-format off */
  switch ((int) issue->code)
    {
    case EXOS_ISSUE_NOT_A_NUMBER:
      return g_strdup_printf (_ ("Line %s, %s: “%s” is not a number."), w->line, w->column, w->value);
    case EXOS_ISSUE_NOT_WHOLE:
      return g_strdup_printf (_ ("Line %s, %s: %s is not a whole number. Are these rates instead of counts?"), w->line, w->column, w->value);
    case EXOS_ISSUE_NEGATIVE:
      return g_strdup_printf (_ ("Line %s, %s: %s is negative."), w->line, w->column, w->value);
    case EXOS_ISSUE_TOO_LARGE:
      return g_strdup_printf (_ ("Line %s, %s: %s is too large for a count."), w->line, w->column, w->value);
    case EXOS_ISSUE_AMBIGUOUS_NUMBER:
      return issue->number > 0
        ? g_strdup_printf (_ ("Line %s, %s: “%s” can be read in two ways, as thousands or as a decimal. Write the values of this column without separators of thousands, or with another number of decimals."), w->line, w->column, w->value)
        : g_strdup_printf (_ ("Line %s, %s: “%s” can be read in two ways, with and without thousands. Write the count without separators."), w->line, w->column, w->value);
    case EXOS_ISSUE_RATE_NOT_COUNT:
      return issue->value == NULL
        ? g_strdup_printf (_ ("Line %s: “%s” holds rates. Counts are needed."), w->line, w->column)
        : g_strdup_printf (_ ("Line %s, %s: “%s” is a rate (%%). A count is needed."), w->line, w->column, w->value);
    case EXOS_ISSUE_MISSING_VALUE:
      return g_strdup_printf (_ ("Line %s, %s is empty."), w->line, w->column);
    case EXOS_ISSUE_NUL_BYTE:
      return g_strdup_printf (_ ("Line %s, %s: the value holds a NUL byte (0x00)."), w->line, w->column);
    case EXOS_ISSUE_GUARDRAIL_UNREADABLE:
      return issue->other > 0
        ? g_strdup_printf (_ ("Line %s: “%s” was counted among %s users of “%s”, conversions among %s. This guardrail cannot be judged."), w->line, w->column, w->number, w->variant, w->other)
        : issue->number > 0
        ? g_strdup_printf (_ ("Line %s, %s: “%s” is not a number. This metric cannot be compared."), w->line, w->column, w->value)
        : g_strdup_printf (_ ("Line %s, %s: “%s” is not a count. This guardrail cannot be judged."), w->line, w->column, w->value);
    case EXOS_ISSUE_GUARDRAIL_MISSING:
      return issue->number > 0
        ? g_strdup_printf (_ ("Line %s, %s is empty. This metric cannot be compared."), w->line, w->column)
        : g_strdup_printf (_ ("Line %s, %s is empty. This guardrail cannot be judged."), w->line, w->column);
    case EXOS_ISSUE_LONE_QUOTE:
      return issue->number > 0 ? NULL : g_strdup_printf (_ ("Line %s, %s: a quote stands inside the text. It was read as it is."), w->line, w->column);
    case EXOS_ISSUE_THOUSANDS_READ:
      return g_strdup_printf (_ ("Line %s, %s: “%s” was read as %s."), w->line, w->column, w->value, w->number);
    default:
      return NULL;
    }
  /* clang-format on */
}

/* Groups: their labels, sizes, and rows. */
static char *
describe_group (const ExosIssue *issue, const ExosIssueWords *w)
{
  /* clang-format off */
  switch ((int) issue->code)
    {
    case EXOS_ISSUE_NO_CONTROL:
      return g_strdup_printf (_ ("No group, or more than one, looks like the control. Choose it from: %s."), w->value);
    case EXOS_ISSUE_ONE_GROUP:
      return g_strdup_printf (_ ("Only one group, “%s”. At least two are needed: a control and a treatment."), w->variant);
    case EXOS_ISSUE_DUPLICATE_GROUP:
      return issue->number != 0
        ? g_strdup_printf (_ ("“%s” appears on lines %s (duplicate): the rows are split by “%s”. One row per group is needed."), w->variant, w->value, w->column)
        : g_strdup_printf (_ ("“%s” appears on lines %s (duplicate). One row per group is needed."), w->variant, w->value);
    case EXOS_ISSUE_ZERO_USERS:
      return g_strdup_printf (_ ("Line %s, %s: “%s” has 0 users."), w->line, w->column, w->variant);
    case EXOS_ISSUE_CONVERSIONS_GT_USERS:
      return g_strdup_printf (_ ("Line %s, %s: “%s” has more conversions (%s) than users (%s)."), w->line, w->column, w->variant, w->value, w->extra);
    case EXOS_ISSUE_UNKNOWN_GROUP:
      return g_strdup_printf (_ ("There is no group “%s”. The groups are: %s."), w->variant, w->value);
    case EXOS_ISSUE_TOO_MANY_GROUPS:
      return issue->number > 0
        ? g_strdup_printf (_ ("There are %s groups; at most %s can be compared."), w->number, w->other)
        : g_strdup_printf (_ ("There are more than %s groups; no more can be compared."), w->other);
    case EXOS_ISSUE_TOTAL_ROW:
      return issue->number != 0
        ? g_strdup_printf (_ ("Line %s, %s: “%s” looks like a total of other rows, but it is not their sum. Remove it."), w->line, w->column, w->variant)
        : g_strdup_printf (_ ("Line %s, %s: “%s” looks like a total row, but it is not the sum of the groups. Remove it."), w->line, w->column, w->variant);
    case EXOS_ISSUE_TOTAL_ROW_LEFT_OUT:
      return issue->number != 0
        ? g_strdup_printf (NG_ ("Line %s, %s: “%s” is the sum of other rows and was left out (%s row).", "Line %s, %s: “%s” is the sum of other rows and was left out (%s rows).", issue->number), w->line, w->column, w->variant, w->number)
        : issue->other > 1
        ? g_strdup_printf (_ ("The %s rows “%s” of “%s” are the total of the groups and were left out (lines %s)."), w->other, w->variant, w->column, w->extra)
        : g_strdup_printf (_ ("Line %s, %s: “%s” is the total of the groups and was left out."), w->line, w->column, w->variant);
    case EXOS_ISSUE_SMALL_SAMPLE:
      return g_strdup_printf (NG_ ("“%s” has only %s user. The result is unstable below %s.", "“%s” has only %s users. The result is unstable below %s.", issue->number), w->variant, w->number, w->other);
    case EXOS_ISSUE_ZERO_WEIGHT_TRAFFIC:
      return g_strdup_printf (NG_ ("“%s” has %s user, but 0%% of the traffic was planned for it.", "“%s” has %s users, but 0%% of the traffic was planned for it.", issue->number), w->variant, w->number);
    case EXOS_ISSUE_CONTROL_GUESSED:
      return g_strdup_printf (_ ("“%s” was taken as the control."), w->variant);
    case EXOS_ISSUE_LABELS_CLEANED:
      return g_strdup (_ ("Spaces and capitals in group names were ignored."));
    case EXOS_ISSUE_ROWS_SUMMED:
      return g_strdup_printf (NG_ ("“%s”: %s row was added up.", "“%s”: %s rows were added up.", issue->number), w->variant, w->number);
    case EXOS_ISSUE_BAD_SPLIT:
      return g_strdup_printf (_ ("The expected split has %s parts, but the file has %s groups, or the names differ."), w->number, w->other);
    case EXOS_ISSUE_SRM_WARNING:
      return issue->variant == NULL
        ? g_strdup_printf (_ ("SRM: traffic split %s, planned %s. Unlikely by chance (p = %s)."), w->value, w->extra, w->p)
        : g_strdup_printf (_ ("SRM: up to %s traffic split %s, planned %s. Unlikely by chance (p = %s)."), w->variant, w->value, w->extra, w->p);
    case EXOS_ISSUE_SRM_BLOCKED:
      return issue->variant == NULL
        ? g_strdup_printf (_ ("SRM: traffic split %s, planned %s. This does not happen by chance (p %s)."), w->value, w->extra, w->p)
        : g_strdup_printf (_ ("SRM: up to %s traffic split %s, planned %s. This does not happen by chance (p %s)."), w->variant, w->value, w->extra, w->p);
    default:
      return NULL;
    }
  /* clang-format on */
}

/* Columns and what they mean. */
static char *
describe_column (const ExosIssue *issue, const ExosIssueWords *w)
{
  /* clang-format off */
  switch ((int) issue->code)
    {
    case EXOS_ISSUE_MISSING_COLUMN:
      return exos_issue_is_of_role (issue, EXOS_ROLE_GROUP) && issue->extra != NULL
        ? g_strdup_printf (_ ("No column says by its name which group a row is of. One of these could: %s."), w->value)
        : issue->extra != NULL && issue->number == 2
        ? g_strdup_printf (_ ("No column of conversions, and all that could decide is a guardrail or who the users are: %s."), w->value)
        : issue->extra != NULL && issue->number > 0
        ? g_strdup_printf (_ ("All that could decide is who the users are, or was known before the experiment: %s."), w->value)
        : issue->extra != NULL
        ? g_strdup_printf (_ ("No column of conversions, and more than one metric could decide: %s."), w->value)
        : g_strdup_printf (_ ("No column is set as %s (“%s”)."), w->role, w->column);
    case EXOS_ISSUE_DUPLICATE_HEADER:
      return g_strdup_printf (_ ("Two columns are named “%s” (duplicate)."), w->column);
    case EXOS_ISSUE_AMBIGUOUS_COLUMNS:
      return g_strdup_printf (_ ("More than one column could be %s: %s."), w->role, w->value);
    case EXOS_ISSUE_UNKNOWN_COLUMN:
      return g_strcmp0 (issue->value, exos_role_id (EXOS_ROLE_PRIMARY)) == 0
        ? g_strdup_printf (_ ("There is no metric “%s” that could decide."), w->column)
        : g_strdup_printf (_ ("There is no column “%s” that can be used so."), w->column);
    case EXOS_ISSUE_NO_HEADER:
      return g_strdup (_ ("The first line looks like data. A header is needed, like variant,users,conversions."));
    case EXOS_ISSUE_GUARDRAIL_GT_USERS:
      return g_strdup_printf (_ ("“%s” is larger than users in “%s”. Counts must be users affected."), w->column, w->variant);
    case EXOS_ISSUE_TOTAL_METRIC:
      return g_strdup_printf (_ ("“%s” is not a count of users: it is shown per user and not judged."), w->column);
    case EXOS_ISSUE_RATE_NOT_JUDGED:
      return g_strdup_printf (_ ("“%s” holds rates, which cannot be judged without counts: add the number of users it happened to."), w->column);
    case EXOS_ISSUE_ESTIMATED_COUNTS:
      return g_strdup_printf (_ ("“%s” may be estimates, or not users: sample ratio and tests are less reliable."), w->column);
    case EXOS_ISSUE_NOT_A_COUNT:
      return g_strdup_printf (_ ("“%s” is not a metric of converted users. Choose one that counts users."), w->value);
    case EXOS_ISSUE_COLUMN_GUESSED:
      return g_strdup_printf (_ ("“%s” was taken as %s."), w->column, w->role);
    case EXOS_ISSUE_COLUMN_IGNORED:
      if (issue->column == NULL)
        return g_strdup_printf (_ ("Column %s has no name and was not used."), w->number);
      if (issue->value != NULL)
        return g_strdup_printf (NG_ ("%s row that “%s” breaks down was not used.", "%s rows that “%s” breaks down were not used.", issue->number), w->number, w->column);
      return g_strdup_printf (_ ("“%s” was not used."), w->column);
    case EXOS_ISSUE_PRIMARY_GUESSED:
      return g_strdup_printf (_ ("“%s” was taken as the primary metric."), w->value);
    case EXOS_ISSUE_COUNTS_FROM_MEANS:
      return g_strdup_printf (_ ("“%s”: counts were computed from users and mean."), w->column);
    case EXOS_ISSUE_DIRECTION_ASSUMED:
      return g_strdup_printf (_ ("Nothing says whether more or less of “%s” is better."), w->column);
    case EXOS_ISSUE_DIRECTION_GUESSED:
      return issue->number > 0
        ? g_strdup_printf (_ ("“%s”: lower was taken as better."), w->column)
        : g_strdup_printf (_ ("“%s”: higher was taken as better."), w->column);
    default:
      return NULL;
    }
  /* clang-format on */
}

/* The file as a whole, and the estimates. */
static char *
describe_table (const ExosIssue *issue, const ExosIssueWords *w)
{
  /* clang-format off */
  switch ((int) issue->code)
    {
    case EXOS_ISSUE_HEADER_ONLY:
      return g_strdup (_ ("There is a header but no data."));
    case EXOS_ISSUE_RAGGED_LINE:
      return g_strdup_printf (_ ("Line %s has %s values, but the header has %s."), w->line, w->number, w->other);
    case EXOS_ISSUE_OPEN_QUOTE:
      return g_strdup_printf (_ ("A quote opened on line %s is never closed."), w->line);
    case EXOS_ISSUE_SHAPE_UNITS:
      return g_strcmp0 (issue->value, exos_shape_id (EXOS_SHAPE_EVENTS)) == 0
        ? g_strdup_printf (NG_ ("The file has one row per event (%s row), but no column of users, of groups or of events.", "The file has one row per event (%s rows), but no column of users, of groups or of events.", issue->number), w->number)
        : g_strdup_printf (NG_ ("The file has one row per user (%s row), but no column of groups, or none of outcomes: 0 or 1, yes or no, or a number.", "The file has one row per user (%s rows), but no column of groups, or none of outcomes: 0 or 1, yes or no, or a number.", issue->number), w->number);
    case EXOS_ISSUE_SHAPE_NO_OUTCOME:
      if (issue->column != NULL)
        return g_strdup_printf (NG_ ("The file has one row per exposure (%s row) and no outcome column: “%s” in “%s” says neither yes nor no. Write 1 and 0.", "The file has one row per exposure (%s rows) and no outcome column: “%s” in “%s” says neither yes nor no. Write 1 and 0.", issue->number), w->number, w->extra, w->column);
      return g_strdup_printf (NG_ ("The file has one row per exposure (%s row) and no outcome column.", "The file has one row per exposure (%s rows) and no outcome column.", issue->number), w->number);
    case EXOS_ISSUE_SHAPE_UNKNOWN:
      return g_strdup_printf (_ ("The file looks like %s, but what it needs is not complete."), w->value);
    case EXOS_ISSUE_SEVERAL_EXPERIMENTS:
      return g_strdup_printf (_ ("The column “%s” holds several experiments: %s. Keep the rows of one."), w->column, w->value);
    case EXOS_ISSUE_DIMENSION_ROWS:
      return g_strdup_printf (_ ("The rows are broken down by “%s”. One row per group, or per group and metric, is needed."), w->column);
    case EXOS_ISSUE_SECOND_TABLE:
      return g_strdup_printf (_ ("Another table starts on line %s. Keep one table a file."), w->line);
    case EXOS_ISSUE_TOO_MANY_COLUMNS:
      return g_strdup_printf (_ ("The file has %s columns or metrics; at most %s are read."), w->number, w->other);
    case EXOS_ISSUE_TOO_MANY_ROWS:
      return g_strdup_printf (_ ("The file has %s rows; at most %s are read from an aggregated table."), w->number, w->other);
    case EXOS_ISSUE_ENCODING_GUESSED:
      return g_strdup (_ ("The text encoding is neither UTF-8 nor CP949. Names may look wrong; numbers are safe."));
    case EXOS_ISSUE_ENCODING:
      return g_strdup_printf (_ ("The text was read as %s."), w->value);
    case EXOS_ISSUE_LINES_SKIPPED:
      return g_strdup_printf (NG_ ("%s line above the header was skipped.", "%s lines above the header were skipped.", issue->number), w->number);
    case EXOS_ISSUE_SHAPE_GUESSED:
      return g_strdup_printf (_ ("The file was read as %s."), w->value);
    case EXOS_ISSUE_FEW_EVENTS:
      return g_strdup (_ ("An expected count is below 5: Fisher’s exact test is used."));
    case EXOS_ISSUE_ZERO_BASELINE:
      return g_strdup (_ ("Control has no conversions, so relative change is not defined."));
    case EXOS_ISSUE_ALL_CONVERTED:
      return g_strdup (_ ("Every user converted, so there is nothing to compare."));
    case EXOS_ISSUE_HUGE_EFFECT:
      return g_strdup_printf (_ ("Unusually large effect (%s relative). Check logging before acting."), w->p);
    case EXOS_ISSUE_ILL_CONDITIONED:
      return g_strdup_printf (_ ("The spread of “%s” in “%s” is tiny beside its size: the sums in the file have too few digits for it."), w->column, w->variant);
    case EXOS_ISSUE_COVARIATE_UNBALANCED:
      return g_strdup_printf (_ ("“%s” differed between control and “%s” before the experiment started (%s). Assignment or logging may be broken."), w->column, w->variant, w->p_value);
    case EXOS_ISSUE_SEGMENTS_UNBALANCED:
      return g_strdup_printf (_ ("The share of “%2$s” differs between the values of “%1$s” (%3$s). Assignment may depend on it."), w->column, w->variant, w->p_value);
    case EXOS_ISSUE_SEGMENT_SPLIT:
      return issue->number == 0
        ? g_strdup_printf (_ ("In “%2$s” of “%1$s” traffic split %3$s, planned %4$s (%5$s). Unlikely by chance."), w->column, w->variant, w->value, w->extra, w->p_value)
        : g_strdup_printf (NG_ ("In “%2$s” of “%1$s”, and in %6$s other, traffic split %3$s, planned %4$s (%5$s). Unlikely by chance.", "In “%2$s” of “%1$s”, and in %6$s others, traffic split %3$s, planned %4$s (%5$s). Unlikely by chance.", issue->number), w->column, w->variant, w->value, w->extra, w->p_value, w->number);
    case EXOS_ISSUE_LIMITS_NEEDED:
      return g_strdup_printf (_ ("“%s” is a mean. To judge it, give limits in per cent of the control’s, like 5%% and 10%%."), w->column);
    default:
      return NULL;
    }
  /* clang-format on */
}

char *
exos_issue_dup_message (const ExosIssue *self)
{
  static char *(*const describe[]) (const ExosIssue *, const ExosIssueWords *) = {
    describe_cell,
    describe_group,
    describe_column,
    describe_table,
    exos_issue_describe_sums,
    exos_issue_describe_query,
    exos_issue_describe_rows,
  };
  g_auto (ExosIssueWords) words = words_of (self);

  for (gsize i = 0; i < G_N_ELEMENTS (describe); i++)
    {
      char *message = describe[i](self, &words);

      if (message != NULL)
        return message;
    }

  g_return_val_if_reached (g_strdup (exos_issue_id (self->code)));
}
