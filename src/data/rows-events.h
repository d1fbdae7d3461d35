// SPDX-License-Identifier: MIT
/* Tables with a row an event, before they are read and after: then they are tables with a row a
 * user, who has a column for each event and one or two for the sum of values. */
#pragma once

#include "data/rows-plan.h"
#include "data/rows/events.h"

G_BEGIN_DECLS

/* What events and values are called. */
typedef struct
{
  ExosEventsNames names; /* lent by what is below */
  char *value;
  char *value_before;
  GPtrArray *known; /* of char*, with a NULL at its end */
} ExosRowsEvents;

/* From the first n_rows records of a decoded table. encoding: of the file, if it is not the table's
 * own. mapping may be NULL. */
void exos_rows_events_init (ExosRowsEvents *self,
                            const ExosRowsHead *head,
                            const ExosTable *table,
                            gsize n_rows,
                            const ExosMapping *mapping);
void exos_rows_events_clear (ExosRowsEvents *self);

/* The head of the table that the sums are of: that of the file, with further columns at the end of
 * each row, which the numbers of the plan of rows get. Their names become UTF-8. The caller frees.
 */
ExosTable *exos_rows_events_to_users (ExosRowSums *rows, const ExosTable *table, gsize n_rows);

/* The further columns have the role that the user gave them, but for one that is likely what
 * decides, if nobody says so. */
void exos_rows_events_settle (ExosColumns *columns, const ExosRowsPlan *plan);

/* The numbers of the sums as those of a table of users. */
void exos_rows_events_head (ExosRowsHead *self, const ExosRowsPlan *plan);

/* More users with an outcome or an event is better or worse where its name says so, or that it is a
 * guardrail; any other is shown, and judged only if somebody asks for it: most are neither. */
void exos_rows_judge_by_name (ExosExperiment *experiment);

/* Of the columns of a table with a row an event, its head. */
gboolean exos_rows_plan_is_events (const ExosRowsPlan *plan);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExosRowsEvents, exos_rows_events_clear)

G_END_DECLS
