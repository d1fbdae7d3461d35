// SPDX-License-Identifier: MIT
/* Rows of events are summed by user as they stream by: the fast way, or carefully. */
#include "data/reader-pass.h"
#include "data/rows-events.h"

static gboolean
read_carefully (ExosPass *self,
                const ExosRowsHead *head,
                const ExosRowsEvents *called,
                GError **error)
{
  g_autoptr (ExosEvents) events = exos_events_new (&head->plan, &called->names);
  g_autoptr (ExosEventsPart) part = exos_events_part_new (events);
  ExosCarefulEvents careful = { part, head->first_line };

  if (!exos_pass_parse (self, exos_careful_events_add, &careful, error))
    return FALSE;
  if (!exos_events_part_finish (part))
    {
      exos_events_set_error (error);
      return FALSE;
    }
  self->reading->rows = exos_events_sums (events, NULL);
  return TRUE;
}

/* FALSE without an error: they have to be read carefully. */
static gboolean
read_fast (ExosPass *self, const ExosRowsHead *head, const ExosRowsEvents *called, GError **error)
{
  ExosRowsRun run = exos_pass_run (self, head);
  g_autoptr (GInputStream) nothing = g_memory_input_stream_new ();

  run.events = &called->names;
  self->reading->rows =
      exos_rows_run (&run, self->is_last ? nothing : self->stream, self->cancellable, error);
  return self->reading->rows != NULL;
}

static gboolean
read_any (ExosPass *self, const ExosRowsHead *head, const ExosRowsEvents *called, GError **error)
{
  GError *local = NULL;

  if (self->converter == NULL && read_fast (self, head, called, &local))
    return TRUE;
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  return (self->converter != NULL || exos_pass_rewind_rows (self, error)) &&
         read_carefully (self, head, called, error);
}

gboolean
exos_pass_read_events (ExosPass *self, const ExosRowsHead *head, GError **error)
{
  ExosReading *reading = self->reading;
  g_auto (ExosRowsEvents) called = { .known = NULL };

  exos_rows_events_init (&called, head, reading->table, reading->n_head_rows, self->order->mapping);
  if (!read_any (self, head, &called, error))
    return FALSE;
  reading->users = exos_rows_events_to_users (reading->rows, reading->table, reading->n_head_rows);
  return TRUE;
}
