// SPDX-License-Identifier: MIT
/* The first block of a file as if it were all of it, to be looked at while the rest is read: what
 * its columns are used for is found by the same functions, on the same records. */
#include "data/reader-head.h"

#include "data/rows-events.h"
#include "data/rows-labels.h"
#include "data/rows/careful.h"

/* The complete records of the block. */
static gboolean
push (const ExosPass *pass, ExosRecordFunc func, gpointer user_data)
{
  g_autoptr (ExosCsv) csv = exos_csv_new (pass->reading->delimiter, func, user_data);

  return exos_pass_push (pass, csv, NULL);
}

static void
sum_users (const ExosPass *pass, const ExosRowsHead *rows, ExosReading *head)
{
  ExosCarefulRows careful = { .sums = exos_row_sums_new (&rows->plan),
                              .first_line = rows->first_line };

  head->rows = careful.sums;
  if (push (pass, exos_careful_rows_add, &careful))
    exos_row_sums_sort (head->rows);
  else
    g_clear_pointer (&head->rows, exos_row_sums_free);
}

static void
sum_events (const ExosPass *pass, const ExosRowsHead *rows, ExosReading *head)
{
  g_auto (ExosRowsEvents) called = { .known = NULL };

  exos_rows_events_init (&called, rows, head->table, head->n_head_rows, pass->order->mapping);

  g_autoptr (ExosEvents) events = exos_events_new (&rows->plan, &called.names);
  g_autoptr (ExosEventsPart) part = exos_events_part_new (events);
  ExosCarefulEvents careful = { part, rows->first_line };

  if (!push (pass, exos_careful_events_add, &careful) || !exos_events_part_finish (part))
    return;
  head->rows = exos_events_sums (events, NULL);
  head->users = exos_rows_events_to_users (head->rows, head->table, head->n_head_rows);
}

void
exos_pass_sum_head (const ExosPass *self, const ExosRowsHead *rows, ExosReading *head)
{
  (exos_rows_plan_is_events (&rows->plan) ? sum_events : sum_users) (self, rows, head);
  if (head->rows != NULL)
    exos_rows_decode (head->rows, self->head_encoding);
}
