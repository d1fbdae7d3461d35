// SPDX-License-Identifier: MIT
/* Users of whom something was left out, in one group more than in another: events, since nobody
 * knows when they were or they name no group, or all rows but the first. By users, since what is of
 * one is no chance of its own. */
#include "data/missing-values.h"
#include "data/rows-events.h"
#include "data/rows-parts.h"

#include <math.h>

typedef ExosCount (*CountFunc) (const ExosRowSums *rows, guint group, guint64 n_users);

/* Those who count: a label that is no group has none. */
static guint64
count_users (const ExosRowSums *rows, guint group)
{
  guint64 n = 0;

  for (guint i = 0; i < rows->n_cells; i++)
    if (rows->cells[i].labels[EXOS_ROWS_BY_GROUP] == group)
      n += rows->cells[i].n_rows;
  return n;
}

/* NULL: no group has more than another; lent. */
static ExosIssue *
report_by_group (const ExosRowsPivot *self, ExosIssueCode code, const char *column, CountFunc count)
{
  const ExosRowSums *rows = self->rows;
  const guint n_labels = rows->n_labels[EXOS_ROWS_BY_GROUP];
  g_autofree ExosCount *counts = g_new (ExosCount, n_labels);
  g_autofree const char **labels = g_new (const char *, n_labels);
  guint n = 0;

  for (guint i = 0; i < n_labels; i++)
    {
      const guint64 n_users = count_users (rows, i);

      if (n_users == 0)
        continue;
      counts[n] = count (rows, i, n_users);
      labels[n++] = rows->labels[EXOS_ROWS_BY_GROUP][i].text;
    }

  return exos_report_missing_values (self->input, code, column, counts, labels, n);
}

/* What events lacked that were left out: by its column; NULL: none did. */
static const char *
lacking_column (const ExosRowsPivot *self, ExosRowsFindingKind kind, int column)
{
  return self->rows->findings[kind].count > 0 ? self->input->columns->columns[column].name : NULL;
}

static ExosCount
count_lacking (const ExosRowSums *rows, guint group, guint64 n_users)
{
  const ExosRowsLabel *label = &rows->labels[EXOS_ROWS_BY_GROUP][group];

  return (ExosCount) { .users = n_users + label->n_lost, .events = label->n_lacking };
}

void
exos_rows_report_lacking (const ExosRowsPivot *self)
{
  const ExosRowsPlan *plan = &self->rows->plan;

  if (!exos_rows_plan_is_events (plan))
    return;

  const char *time = plan->has_start ? lacking_column (self, EXOS_ROWS_NO_TIME, plan->time) : NULL;
  const char *group = lacking_column (self, EXOS_ROWS_NO_GROUP, plan->by[EXOS_ROWS_BY_GROUP]);
  ExosIssue *issue =
      report_by_group (self, EXOS_ISSUE_EVENTS_DIFFER, time != NULL ? time : group, count_lacking);

  if (issue == NULL)
    return;
  issue->number = group != NULL;
  issue->extra = time != NULL ? g_strdup (group) : NULL;
}

/* Of a sample of the users, those who were looked at. */
static ExosCount
count_repeated (const ExosRowSums *rows, guint group, guint64 n_users)
{
  const guint64 n_repeated = rows->labels[EXOS_ROWS_BY_GROUP][group].n_repeated;
  const double n_looked_at = (double) n_users * CLAMP (rows->share_checked, 0.0, 1.0);

  return (ExosCount) { .users = MAX ((guint64) llround (n_looked_at), n_repeated),
                       .events = n_repeated };
}

void
exos_rows_report_repeats (const ExosRowsPivot *self)
{
  if (self->rows->findings[EXOS_ROWS_REPEATED].users > 0)
    report_by_group (self, EXOS_ISSUE_REPEATS_DIFFER,
                     self->input->columns->columns[self->rows->plan.unit].name, count_repeated);
}
