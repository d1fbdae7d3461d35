// SPDX-License-Identifier: MIT
/* What to do about a file that cannot be judged as it is. */
#include "data/language.h"
#include "memo/parts.h"

/* Whether all that blocks can be settled by one of fixes, a set of bits. */
static gboolean
needs_only (const ExosReport *report, guint fixes)
{
  for (guint i = 0; i < report->issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (report->issues, i);

      if (exos_issue_level (issue->code) == EXOS_LEVEL_BLOCKED &&
          (fixes & 1u << exos_issue_fix (issue)) == 0)
        return FALSE;
    }

  return TRUE;
}

/* Nothing is wrong with a file of which only a choice is missing, or whose rows can be added up. */
void
exos_memo_add_fix (GPtrArray *lines, const ExosReport *report)
{
  const guint choices = 1u << EXOS_FIX_CHOOSE_METRIC | 1u << EXOS_FIX_CHOOSE_CONTROL;

  if (needs_only (report, choices))
    {
      exos_memo_add_line (lines, g_strdup (_ ("Answer the listed questions")));
      return;
    }
  exos_memo_add_line (lines, g_strdup (_ ("Fix the listed problems")));
  if (needs_only (report, choices | 1u << EXOS_FIX_SUM_ROWS))
    return;
  exos_memo_add_line (lines, g_strdup (_ ("Export the file again")));
  exos_memo_add_line (lines, g_strdup (_ ("Read it here again")));
}
