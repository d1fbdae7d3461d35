// SPDX-License-Identifier: MIT
/* What to say on the command line against an issue. */
#include "data/issue.h"

#include "data/language.h"

char *
exos_issue_dup_hint (const ExosIssue *self)
{
  switch ((int) self->code)
    {
    case EXOS_ISSUE_NO_CONTROL:
    case EXOS_ISSUE_UNKNOWN_GROUP:
      return g_strdup (_ ("Name it with --control=NAME."));
    case EXOS_ISSUE_MISSING_COLUMN:
    case EXOS_ISSUE_AMBIGUOUS_COLUMNS:
      return exos_issue_is_of_role (self, EXOS_ROLE_PRIMARY)
                 ? g_strdup (_ ("Name it with --primary=METRIC."))
             : exos_issue_is_of_role (self, EXOS_ROLE_GROUP) && self->extra != NULL
                 ? g_strdup (_ ("Name it with --column=group=HEADER."))
                 : g_strdup (
                       _ ("Name it with --column=ROLE=HEADER, like --column=users=visitors."));
    case EXOS_ISSUE_START_NOT_USED:
      return g_strdup (_ ("Name it with --column=date=HEADER, or leave --start out."));
    case EXOS_ISSUE_NOT_A_COUNT:
      return g_strdup (_ ("Name it with --column=conversions=METRIC."));
    case EXOS_ISSUE_DIRECTION_ASSUMED:
      return g_strdup (_ ("Say it with --primary=METRIC:higher or --primary=METRIC:lower."));
    case EXOS_ISSUE_OUTCOME_UNKNOWN:
    case EXOS_ISSUE_VALUES_NOT_OUTCOME:
      return self->number > 0
                 ? g_strdup (_ ("If it is a count, say so with --column=value=HEADER."))
                 : NULL;
    case EXOS_ISSUE_BAD_SPLIT:
      return g_strdup (_ ("Give a part for each group with --split=, or by name: "
                          "--split=control=50,treatment=50."));
    case EXOS_ISSUE_DUPLICATE_GROUP:
    case EXOS_ISSUE_DIMENSION_ROWS:
      return g_strdup (_ ("--sum-rows adds the rows up. It counts users twice who are in more than "
                          "one."));
    default:
      return NULL;
    }
}
