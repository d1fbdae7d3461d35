// SPDX-License-Identifier: MIT
#include "data/missing-values.h"

#include "data/format.h"
#include "stats/multiplicity.h"

#define MAX_P 0.001
#define MAX_LISTED 8

static char *
list_shares (const ExosCount *counts, const char *const *labels, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n && i < MAX_LISTED; i++)
    {
      g_autofree char *share =
          exos_format_rate ((double) counts[i].events / (double) counts[i].users, 1);

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", labels[i], share);
    }

  return g_string_free (text, FALSE);
}

ExosIssue *
exos_report_missing_values (const ExosShapeInput *input,
                            ExosIssueCode code,
                            const char *column,
                            const ExosCount *counts,
                            const char *const *labels,
                            guint n)
{
  const double p = exos_test_omnibus (counts, n).p;

  if (!(p < MAX_P))
    return NULL;

  g_autofree char *shares = list_shares (counts, labels, n);
  ExosIssue *issue = exos_issue_new (code, 0, column, NULL, shares);

  issue->p = p;
  exos_shape_add_issue (input, issue);
  return issue;
}
