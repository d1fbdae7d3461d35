// SPDX-License-Identifier: MIT
/* Events that were left out, since nobody knows when they were or they name no group, in one group
 * more than in another: by users, since the events of one are no chances of their own. */
#include "data/missing-values.h"
#include "data/rows-events.h"
#include "data/rows-parts.h"

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

/* What events lacked that were left out: by its column; NULL: none did. */
static const char *
lacking_column (const ExosRowsPivot *self, ExosRowsFindingKind kind, int column)
{
  return self->rows->findings[kind].count > 0 ? self->input->columns->columns[column].name : NULL;
}

static void
report_differing (const ExosRowsPivot *self,
                  const ExosCount *counts,
                  const char *const *labels,
                  guint n)
{
  const ExosRowsPlan *plan = &self->rows->plan;
  const char *time = plan->has_start ? lacking_column (self, EXOS_ROWS_NO_TIME, plan->time) : NULL;
  const char *group = lacking_column (self, EXOS_ROWS_NO_GROUP, plan->by[EXOS_ROWS_BY_GROUP]);
  ExosIssue *issue = exos_report_missing_values (self->input, EXOS_ISSUE_EVENTS_DIFFER,
                                                 time != NULL ? time : group, counts, labels, n);

  if (issue == NULL)
    return;
  issue->number = group != NULL;
  issue->extra = time != NULL ? g_strdup (group) : NULL;
}

void
exos_rows_report_lacking (const ExosRowsPivot *self)
{
  const ExosRowSums *rows = self->rows;
  const guint n_labels = rows->n_labels[EXOS_ROWS_BY_GROUP];
  g_autofree ExosCount *counts = g_new (ExosCount, n_labels);
  g_autofree const char **labels = g_new (const char *, n_labels);
  guint n = 0;

  if (!exos_rows_plan_is_events (&rows->plan))
    return;
  for (guint i = 0; i < n_labels; i++)
    {
      const ExosRowsLabel *label = &rows->labels[EXOS_ROWS_BY_GROUP][i];
      const guint64 n_users = count_users (rows, i);

      if (n_users == 0)
        continue;
      counts[n] = (ExosCount) { .users = n_users + label->n_lost, .events = label->n_lacking };
      labels[n++] = label->text;
    }
  report_differing (self, counts, labels, n);
}
