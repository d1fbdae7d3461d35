// SPDX-License-Identifier: MIT
/* The sentences about files with one row a user. */
#include "data/issue-words.h"

#include "data/format.h"
#include "data/language.h"
#include "data/rows-plan.h"
#include "data/source-files.h"

/* "14, 34, …": where the first of so many stand. */
static char *
list_lines (const ExosIssue *issue)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (; n < EXOS_ISSUE_MAX_LINES && issue->lines[n] > 0; n++)
    {
      g_autofree char *line = exos_source_files_say_line (issue->files, issue->lines[n]);

      g_string_append_printf (text, "%s%s", n > 0 ? ", " : "", line);
    }
  if (n == EXOS_ISSUE_MAX_LINES && issue->number > n)
    g_string_append (text, ", …");
  return g_string_free (text, FALSE);
}

/* number: why. */
static char *
say_not_capped (const ExosIssue *issue, const ExosIssueWords *w)
{
  /* clang-format off */
  if (issue->number == EXOS_NOT_CAPPED_NO_ROWS && issue->column == NULL)
    return g_strdup (_ ("Nothing was capped: that needs a file with one row per user or event."));
  if (issue->number == EXOS_NOT_CAPPED_NO_ROWS)
    return g_strdup_printf (_ ("“%s” was not capped: that needs a file with one row per user or event."), w->column);
  if (issue->number == EXOS_NOT_CAPPED_OUTCOME)
    return g_strdup_printf (_ ("“%s” was not capped: its values are 0 and 1."), w->column);
  return g_strdup_printf (_ ("“%s” was not capped: it is not used as a number."), w->column);
  /* clang-format on */
}

/* Rows that were left out: number, lines. */
static char *
describe_rows (const ExosIssue *issue, const ExosIssueWords *w, const char *lines)
{
  /* clang-format off */
  switch ((int) issue->code)
    {
    case EXOS_ISSUE_ROWS_SHORT:
      return g_strdup_printf (NG_ ("%s row has fewer values than the header and was left out (line %s).", "%s rows have fewer values than the header and were left out (lines %s).", issue->number), w->number, lines);
    case EXOS_ISSUE_ROWS_LONG:
      return g_strdup_printf (NG_ ("%s row has more values than the header and was left out (line %s).", "%s rows have more values than the header and were left out (lines %s).", issue->number), w->number, lines);
    case EXOS_ISSUE_ROWS_WITHOUT_GROUP:
      return g_strdup_printf (NG_ ("%s row has no “%s” and was left out (line %s).", "%s rows have no “%s” and were left out (lines %s).", issue->number), w->number, w->column, lines);
    case EXOS_ISSUE_EVENTS_WITHOUT_GROUP:
      return g_strdup_printf (NG_ ("%s event has no “%s” and was left out, whoever did it (line %s). Write the group of its user on every event.", "%s events have no “%s” and were left out, whoever did them (lines %s). Write the group of their user on every event.", issue->number), w->number, w->column, lines);
    case EXOS_ISSUE_ROWS_WITHOUT_ID:
      return g_strdup_printf (NG_ ("%s row has no “%s”, so nobody can say whose it is: it was left out (line %s).", "%s rows have no “%s”, so nobody can say whose they are: they were left out (lines %s).", issue->number), w->number, w->column, lines);
    case EXOS_ISSUE_EVENTS_WITHOUT_TIME:
      return issue->other == 0
        ? g_strdup_printf (NG_ ("%s event has no time that could be read in “%s” (line %s).", "%s events have no time that could be read in “%s” (lines %s).", issue->number), w->number, w->column, lines)
        : g_strdup_printf (NG_ ("%s event has no time that could be read in “%s”, so nobody can say whether it came before the start: it was left out (line %s).", "%s events have no time that could be read in “%s”, so nobody can say whether they came before the start: they were left out (lines %s).", issue->number), w->number, w->column, lines);
    case EXOS_ISSUE_LONE_QUOTE:
      return g_strdup_printf (NG_ ("A quote stands inside the text in %s row (line %s: “%s”). It was read as it is.", "Quotes stand inside the text in %s rows (lines %s; first “%s”). They were read as they are.", issue->number), w->number, lines, w->value);
    case EXOS_ISSUE_EVENTS_WITHOUT_NAME:
      return g_strdup_printf (NG_ ("%s event has no name in “%s” and counts as a visit alone (line %s).", "%s events have no name in “%s” and count as visits alone (first line %s).", issue->number), w->number, w->column, lines);
    case EXOS_ISSUE_EVENTS_JOINED:
      return g_strdup_printf (NG_ ("%s event is called “%s” in “%s”, which another name is but for capitals or signs: it counts as that (line %s).", "%s events are called “%s” or the like in “%s”, which another name is but for capitals or signs: they count as that (first line %s).", issue->number), w->number, w->value, w->column, lines);
    case EXOS_ISSUE_EVENTS_OTHER:
      return g_strdup_printf (NG_ ("“%s” has more names than can be told apart: %s event of another name counts as a visit alone (line %s). Name the events that matter.", "“%s” has more names than can be told apart: %s events of other names count as visits alone (first line %s). Name the events that matter.", issue->number), w->column, w->number, lines);
    case EXOS_ISSUE_ROWS_OF_NO_GROUP:
      return issue->other > 0
        ? g_strdup_printf (NG_ ("%s user has “%s” as the “%s”, which is no group, and was left out (line %s).", "%s users have “%s” as their “%s”, which is no group, and were left out (first line %s).", issue->number), w->number, w->variant, w->column, lines)
        : g_strdup_printf (NG_ ("%s row has “%s” as its “%s”, which is no group: it was left out (line %s).", "%s rows have “%s” as their “%s”, which is no group: they were left out (first line %s).", issue->number), w->number, w->variant, w->column, lines);
    case EXOS_ISSUE_ROWS_BEFORE_START:
      return g_strdup_printf (NG_ ("%s row is of a day before the start (%s) by its “%s” and was left out (line %s).", "%s rows are of days before the start (%s) by their “%s” and were left out (first line %s).", issue->number), w->number, w->value, w->column, lines);
    case EXOS_ISSUE_NOTHING_SINCE_START:
      return g_strdup_printf (_ ("All events are before the start of the experiment, %s: nothing after it is in the file."), w->value);
    case EXOS_ISSUE_START_NOT_USED:
      return issue->number > 0
        ? g_strdup_printf (_ ("Line %s, %s: “%s” may have the day or the month first, and no date of the file settles which, so rows before the start (%s) cannot be left out. Write the dates as year-month-day (2026-04-25)."), w->line, w->column, w->value, w->extra)
        : issue->value != NULL
        ? g_strdup_printf (_ ("Line %s, %s: “%s” is no day, so rows before the start (%s) cannot be left out."), w->line, w->column, w->value, w->extra)
        : issue->column != NULL
        ? g_strdup_printf (_ ("“%s” has too many different days, so rows before the start (%s) cannot be left out."), w->column, w->extra)
        : g_strdup_printf (_ ("No column says when users were exposed, so what was before the start (%s) cannot be left out."), w->extra);
    case EXOS_ISSUE_ROWS_UNUSABLE:
      return g_strdup_printf (NG_ ("The %s row of the file could not be used.", "None of the %s rows of the file could be used.", issue->number), w->number);
    default:
      return NULL;
    }
  /* clang-format on */
}

/* A rate whose values are all the same, value, where there are any. */
static char *
say_one_sided (const ExosIssue *issue, const ExosIssueWords *w)
{
  const gboolean has_ones = g_str_equal (w->value, "1");

  /* clang-format off */
  if (issue->other == 0)
    return has_ones
      ? g_strdup_printf (_ ("“%s” has only 1 and blanks: write 0 where it did not happen."), w->column)
      : g_strdup_printf (_ ("“%s” has only 0 and blanks: write 1 where it happened."), w->column);
  return has_ones
    ? g_strdup_printf (_ ("“%s” has only 1 and cells that could not be read: write 0 where it did not happen."), w->column)
    : g_strdup_printf (_ ("“%s” has only 0 and cells that could not be read: write 1 where it happened."), w->column);
  /* clang-format on */
}

/* Where rows were left out, the lines of the others are not known. */
static char *
say_others (const ExosIssue *issue, const ExosIssueWords *w, const char *share, const char *lines)
{
  /* clang-format off */
  if (lines[0] != '\0')
    return g_strdup_printf (NG_ ("“%s” is neither 0 nor 1 in %s row (%s; line %s: “%s”), so it cannot be judged as a rate. Correct it in the file.", "“%s” is neither 0 nor 1 in %s rows (%s; lines %s; first “%s”), so it cannot be judged as a rate. Correct them in the file.", issue->number), w->column, w->number, share, lines, w->value);
  return g_strdup_printf (NG_ ("“%s” is neither 0 nor 1 in %s row (%s), so it cannot be judged as a rate. Correct it in the file.", "“%s” is neither 0 nor 1 in %s rows (%s), so it cannot be judged as a rate. Correct them in the file.", issue->number), w->column, w->number, share);
  /* clang-format on */
}

/* Rows of an aggregated table that count users once more: number, lines. */
static char *
describe_totals (const ExosIssue *issue, const ExosIssueWords *w, const char *lines)
{
  /* clang-format off */
  switch ((int) issue->code)
    {
    case EXOS_ISSUE_TOTAL_ROW_LEFT_OUT:
      return issue->number == 1
        ? g_strdup_printf (_ ("Line %s, %s: “%s” is the sum of other rows and was left out."), w->line, w->column, w->variant)
        : g_strdup_printf (_ ("%s rows are sums of other rows and were left out (lines %s; first “%s” of “%s”)."), w->number, lines, w->variant, w->column);
    case EXOS_ISSUE_RUNNING_TOTALS:
      return g_strdup_printf (_ ("The rows of every group look like running totals by “%s” (lines %s): from row to row no count falls. Added up, they would count the same users again and again. Keep the last row of each group; if every row has users of its own, add them up in the file."), w->column, lines);
    default:
      return NULL;
    }
  /* clang-format on */
}

/* Values of a column: number of rows, other: of so many. */
static char *
describe_values (const ExosIssue *issue, const ExosIssueWords *w, const char *lines)
{
  g_autofree char *share =
      exos_format_rate (issue->other > 0 ? (double) issue->number / (double) issue->other : 0.0, 1);

  /* clang-format off */
  switch ((int) issue->code)
    {
    case EXOS_ISSUE_VALUES_MISSING:
      return g_strdup_printf (NG_ ("“%s” is missing in %s row (%s), which was not counted for it (line %s).", "“%s” is missing in %s rows (%s), which were not counted for it (lines %s).", issue->number), w->column, w->number, share, lines);
    case EXOS_ISSUE_VALUES_UNREADABLE:
      return g_strdup_printf (NG_ ("“%s” is not a number in %s row (%s), which was not counted for it (line %s: “%s”).", "“%s” is not a number in %s rows (%s), which were not counted for it (lines %s; first “%s”).", issue->number), w->column, w->number, share, lines, w->value);
    case EXOS_ISSUE_VALUES_NOT_READ:
      return g_strdup_printf (NG_ ("“%s” is not a number in %s row (%s; line %s: “%s”): too many to leave out.", "“%s” is not a number in %s rows (%s; lines %s; first “%s”): too many to leave out.", issue->number), w->column, w->number, share, lines, w->value);
    case EXOS_ISSUE_VALUES_NOT_OUTCOME:
      return say_others (issue, w, share, lines);
    case EXOS_ISSUE_VALUES_ONE_SIDED:
      return say_one_sided (issue, w);
    case EXOS_ISSUE_OUTCOME_UNKNOWN:
      return issue->number > 0 ? say_others (issue, w, share, lines) : say_one_sided (issue, w);
    case EXOS_ISSUE_MISSING_DIFFERS:
      return g_strdup_printf (_ ("Values of “%s” are missing more often in one group than in another (%s): %s. The comparison may be biased."), w->column, w->p_value, w->value);
    case EXOS_ISSUE_EVENTS_DIFFER:
      return issue->number == 0
        ? g_strdup_printf (_ ("Events without a time in “%s” were left out of more users in one group than in another (%s): %s. The comparison may be biased."), w->column, w->p_value, w->value)
        : issue->extra == NULL
        ? g_strdup_printf (_ ("Events without a “%s” were left out of more users in one group than in another (%s): %s. The comparison may be biased."), w->column, w->p_value, w->value)
        : g_strdup_printf (_ ("Events without a time in “%s” or without a “%s” were left out of more users in one group than in another (%s): %s. The comparison may be biased."), w->column, w->extra, w->p_value, w->value);
    case EXOS_ISSUE_COVARIATE_FILLED:
      return g_strdup_printf (NG_ ("“%s” is missing for %s of %s users, who was given the mean of the others.", "“%s” is missing for %s of %s users, who were given the mean of the others.", issue->number), w->column, w->number, w->other);
    default:
      return NULL;
    }
  /* clang-format on */
}

/* Users with several rows; other: so many of them have rows that differ. */
static char *
say_repeated (const ExosIssue *issue, const ExosIssueWords *w, const char *lines)
{
  /* clang-format off */
  g_autofree char *repeated = g_strdup_printf (NG_ ("%s user has several rows in one group (duplicates): the first row counts (line %s: “%s”).", "%s users have several rows in one group (duplicates): the first row of each counts (lines %s; first “%s”).", issue->number), w->number, lines, w->value);

  if (issue->other == 0)
    return g_steal_pointer (&repeated);

  g_autofree char *unlike = g_strdup_printf (NG_ ("The rows of %s user differ in their values.", "The rows of %s users differ in their values.", issue->other), w->other);
  /* clang-format on */

  return g_strconcat (repeated, " ", unlike, NULL);
}

/* extra: the group that comes first in most of them. */
static char *
say_mixed (const ExosIssue *issue, const ExosIssueWords *w, const char *share, const char *lines)
{
  /* clang-format off */
  g_autofree char *mixed = issue->other == 2
    ? g_strdup_printf (NG_ ("%s user (%s) is in both groups and was left out (line %s: “%s”).", "%s users (%s) are in both groups and were left out (lines %s; first “%s”).", issue->number), w->number, share, lines, w->value)
    : g_strdup_printf (NG_ ("%s user (%s) is in several groups and was left out (line %s: “%s”).", "%s users (%s) are in several groups and were left out (lines %s; first “%s”).", issue->number), w->number, share, lines, w->value);
  /* clang-format on */

  if (issue->extra == NULL)
    return g_steal_pointer (&mixed);

  g_autofree char *first = g_strdup_printf (_ ("“%s” comes first in most of them."), w->extra);

  return g_strconcat (mixed, " ", first, NULL);
}

/* Users with several rows; p is their share. */
static char *
describe_users (const ExosIssue *issue, const ExosIssueWords *w, const char *lines)
{
  g_autofree char *share = exos_format_rate (issue->p, 1);

  /* clang-format off */
  switch ((int) issue->code)
    {
    case EXOS_ISSUE_USERS_REPEATED:
      return say_repeated (issue, w, lines);
    case EXOS_ISSUE_REPEATS_DIFFER:
      return g_strdup_printf (_ ("Users have several rows more often in one group than in another (%s): %s. The first row may not be what a user came to."), w->p_value, w->value);
    case EXOS_ISSUE_USERS_IN_SEVERAL_GROUPS:
      return say_mixed (issue, w, share, lines);
    case EXOS_ISSUE_ROWS_NOT_USERS:
      return g_strdup_printf (_ ("Each row is of one “%s”, not of one user, and no column says whose it is: users with several rows make the result look surer than it is."), w->column);
    case EXOS_ISSUE_USERS_SUSPECTED:
      return g_strdup_printf (NG_ ("%s user seems to have several rows, and all of them were counted: what comes from a pipe cannot be read a second time to leave them out. Save it as a file, and open that.", "%s users seem to have several rows, and all of them were counted: what comes from a pipe cannot be read a second time to leave them out. Save it as a file, and open that.", issue->number), w->number);
    case EXOS_ISSUE_NOT_A_ROW_A_USER:
      return issue->number > 0
        ? g_strdup_printf (NG_ ("%s user has several rows: this is not one row per user.", "%s users have several rows: this is not one row per user.", issue->number), w->number)
        : g_strdup_printf (_ ("Too many users (“%s”) have several rows: this is not one row per user."), w->column);
    case EXOS_ISSUE_USERS_SAMPLED:
      return issue->p > 0.0
        ? g_strdup_printf (_ ("Whether a user has several rows was checked for a sample of the users (%s)."), share)
        : g_strdup (_ ("Whether a user has several rows was not checked."));
    default:
      return NULL;
    }
  /* clang-format on */
}

static char *
describe_columns (const ExosIssue *issue, const ExosIssueWords *w)
{
  /* clang-format off */
  switch ((int) issue->code)
    {
    case EXOS_ISSUE_METRICS_LEFT_OUT:
      return g_strdup_printf (NG_ ("At most %s metrics are read from rows. Left out: %s.", "At most %s metrics are read from rows. Left out: %s.", issue->number), w->other, w->value);
    case EXOS_ISSUE_BREAKDOWN_NOT_USED:
      return g_strdup_printf (_ ("“%s” has too many different values and was not used."), w->column);
    default:
      return NULL;
    }
  /* clang-format on */
}

/* value: the cap, extra: the one from below. */
static char *
describe_caps (const ExosIssue *issue, const ExosIssueWords *w, const char *lines)
{
  if (issue->code == EXOS_ISSUE_VALUES_NOT_CAPPED)
    return say_not_capped (issue, w);
  if (issue->code != EXOS_ISSUE_VALUES_CAPPED)
    return NULL;

  const double n = (double) MAX (issue->other, 1);
  g_autofree char *share = exos_format_rate ((double) issue->number / n, 2);
  g_autofree char *quantile = exos_format_level (1.0 - issue->p);
  g_autofree char *upper = exos_format_mean (g_ascii_strtod (w->value, NULL));

  /* clang-format off */
  if (issue->extra == NULL)
    return g_strdup_printf (NG_ ("“%s” is capped at %s, the %s quantile of all groups together: %s of %s values (%s) was above it.", "“%s” is capped at %s, the %s quantile of all groups together: %s of %s values (%s) were above it.", issue->number), w->column, upper, quantile, w->number, w->other, share);

  g_autofree char *lower = exos_format_mean (g_ascii_strtod (w->extra, NULL));

  return g_strdup_printf (NG_ ("“%s” is capped at %s and %s, the %s quantile of all groups together and its counterpart below: %s of %s values (%s) was outside.", "“%s” is capped at %s and %s, the %s quantile of all groups together and its counterpart below: %s of %s values (%s) were outside.", issue->number), w->column, lower, upper, quantile, w->number, w->other, share);
  /* clang-format on */
}

char *
exos_issue_describe_rows (const ExosIssue *issue, const ExosIssueWords *w)
{
  static char *(*const describe[]) (const ExosIssue *, const ExosIssueWords *, const char *) = {
    describe_rows, describe_totals, describe_values, describe_users, describe_caps,
  };
  g_autofree char *lines = list_lines (issue);

  for (gsize i = 0; i < G_N_ELEMENTS (describe); i++)
    {
      char *message = describe[i](issue, w, lines);

      if (message != NULL)
        return message;
    }

  return describe_columns (issue, w);
}
