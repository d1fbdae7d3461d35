// SPDX-License-Identifier: MIT
#include "memo/doubt.h"

#include "data/language.h"

/* Groups that were not alike before come first: what else is wrong may be for that. */
static const ExosIssueCode before[] = {
  EXOS_ISSUE_COVARIATE_UNBALANCED,
  EXOS_ISSUE_SEGMENTS_UNBALANCED,
  EXOS_ISSUE_SEGMENT_SPLIT,
};

/* clang-format off */
static const struct
{
  ExosIssueCode code;
  const char *says;
  gboolean is_of_the_data;
} doubts[] = {
  { EXOS_ISSUE_MISSING_DIFFERS, N_ ("Values are missing more often in one group than in another, and not by chance."), TRUE },
  { EXOS_ISSUE_REPEATS_DIFFER, N_ ("Users have several rows more often in one group than in another, and not by chance."), TRUE },
  { EXOS_ISSUE_EVENTS_DIFFER, N_ ("Events were left out more often in one group than in another, and not by chance."), TRUE },
  { EXOS_ISSUE_USERS_IN_SEVERAL_GROUPS, N_ ("Too many users were in several groups: who is left may not be like who was assigned."), FALSE },
};
/* clang-format on */

static gboolean
has_issue (const GPtrArray *issues, ExosIssueCode code)
{
  for (guint i = 0; i < issues->len; i++)
    if (((const ExosIssue *) g_ptr_array_index (issues, i))->code == code)
      return TRUE;
  return FALSE;
}

static gboolean
were_alike_before (const ExosReport *report)
{
  for (gsize i = 0; i < G_N_ELEMENTS (before); i++)
    if (has_issue (report->issues, before[i]))
      return FALSE;
  return TRUE;
}

ExosDoubt
exos_memo_doubt (const ExosReport *report)
{
  for (gsize i = 0; i < G_N_ELEMENTS (doubts) && were_alike_before (report); i++)
    if (has_issue (report->experiment->issues, doubts[i].code))
      return (ExosDoubt) { _ (doubts[i].says), doubts[i].is_of_the_data };
  return (ExosDoubt) {
    _ ("The groups were not alike before the experiment began, and not by chance."), FALSE
  };
}
