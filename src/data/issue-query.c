// SPDX-License-Identifier: MIT
/* The sentences about rows of users without the lines they are in: they were summed elsewhere, by a
 * query of exos --sql, or others of the same kind were left out. */
#include "data/issue-words.h"

#include "data/format.h"
#include "data/language.h"

static char *
format_share (const ExosIssue *issue)
{
  return exos_format_rate (issue->other > 0 ? (double) issue->number / (double) issue->other : 0.0,
                           1);
}

char *
exos_issue_describe_query (const ExosIssue *issue, const ExosIssueWords *w)
{
  g_autofree char *share = format_share (issue);
  g_autofree char *share_of_users = exos_format_rate (issue->p, 1);

  if (issue->lines[0] > 0)
    return NULL;

  /* clang-format off */
  switch ((int) issue->code)
    {
    case EXOS_ISSUE_ROWS_WITHOUT_GROUP:
      return g_strdup_printf (NG_ ("%s row has no “%s” and was left out.", "%s rows have no “%s” and were left out.", issue->number), w->number, w->column);
    case EXOS_ISSUE_ROWS_WITHOUT_ID:
      return g_strdup_printf (NG_ ("%s row has no user id, so nobody can say whose it is: it was left out.", "%s rows have no user id, so nobody can say whose they are: they were left out.", issue->number), w->number);
    case EXOS_ISSUE_USERS_REPEATED:
      return g_strdup_printf (NG_ ("%s user has several rows in one group (duplicates): one row counts.", "%s users have several rows in one group (duplicates): one row of each counts.", issue->number), w->number);
    case EXOS_ISSUE_USERS_IN_SEVERAL_GROUPS:
      return g_strdup_printf (NG_ ("%s user (%s) is in several groups and was left out.", "%s users (%s) are in several groups and were left out.", issue->number), w->number, share_of_users);
    case EXOS_ISSUE_VALUES_MISSING:
      return g_strdup_printf (NG_ ("“%s” is missing for %s user (%s), who was not counted for it.", "“%s” is missing for %s users (%s), who were not counted for it.", issue->number), w->column, w->number, share);
    case EXOS_ISSUE_VALUES_UNREADABLE:
      return g_strdup_printf (NG_ ("“%s” is not a number in %s row (%s), which was not counted for it.", "“%s” is not a number in %s rows (%s), which were not counted for it.", issue->number), w->column, w->number, share);
    case EXOS_ISSUE_VALUES_NOT_READ:
      return g_strdup_printf (NG_ ("“%s” is not a number in %s row (%s): too many to leave out.", "“%s” is not a number in %s rows (%s): too many to leave out.", issue->number), w->column, w->number, share);
    default:
      return NULL;
    }
  /* clang-format on */
}
