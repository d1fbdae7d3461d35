// SPDX-License-Identifier: MIT
/* Where the cells of events stand: in a batch of the fast reader, or in a record of the careful
 * one. */
#include "data/rows/events-part.h"

#include <string.h>

#include "data/rows/records.h"
#include "data/rows/value.h"

/* Nothing stands in any cell of a row. */
static gboolean
is_blank (const ExosEventsPart *self, const ExosEventsBatch *batch, const guint32 *ends)
{
  for (guint i = 0; i < self->events->plan.n_columns; i++)
    {
      const ExosEventsCell cell =
          exos_events_cell (batch->text + (guint32) (ends[(gssize) i - 1] + 1),
                            batch->text + ends[i], batch->is_plain);

      if (!exos_rows_is_blank (cell.text, cell.length))
        return FALSE;
    }

  return TRUE;
}

static void
leave_out (ExosEventsPart *self, const ExosEventsBatch *batch, const guint32 *ends, guint64 line)
{
  if (is_blank (self, batch, ends))
    self->findings->n_rows--;
  else
    exos_events_part_leave_out (self, EXOS_ROWS_NO_GROUP, line);
}

/* One that is not as usual. */
static void
add_row (ExosEventsPart *self, const ExosEventsBatch *batch, gsize i, guint64 line)
{
  const guint32 *ends = batch->ends + i * self->events->plan.n_columns;
  ExosEventsCell cells[EXOS_EVENTS_N_USES] = { 0 };
  const ExosEventsRow row = { .cells = cells, .line = line, .is_escaped = !batch->is_plain };

  for (guint use = 0; use < EXOS_EVENTS_N_USES; use++)
    if (self->columns[use] >= 0)
      {
        const guint32 *at = ends + self->columns[use];

        cells[use] = exos_events_cell (batch->text + (guint32) (at[-1] + 1), batch->text + *at,
                                       batch->is_plain);
      }
  if (exos_events_part_add_row (self, &row) == EXOS_ROWS_NO_GROUP)
    leave_out (self, batch, ends, line);
}

static gsize
count_newlines (const char *text, const char *end)
{
  gsize n = 0;

  for (; text < end; text++)
    n += *text == '\n';
  return n;
}

/* The line of each row. Returns that of the next one. */
static guint64
set_lines (const ExosEventsPart *self, const ExosEventsBatch *batch, guint64 line)
{
  const guint n_columns = self->events->plan.n_columns;
  const guint32 *ends = batch->ends;
  const char *start = batch->text + (guint32) (ends[-1] + 1);
  const char *end = batch->text + ends[batch->n_rows * n_columns - 1] + 1;
  const gboolean is_a_row_a_line = batch->is_plain || count_newlines (start, end) == batch->n_rows;

  for (gsize i = 0; i < batch->n_rows; i++, ends += n_columns)
    {
      self->batch->events[i].line = line;
      line += is_a_row_a_line ? 1
                              : count_newlines (batch->text + (guint32) (ends[-1] + 1),
                                                batch->text + ends[n_columns - 1] + 1);
    }
  return line;
}

/* The usual rows are moved together, and the others added. Returns how many the first are. */
static gsize
set_odd_apart (ExosEventsPart *self, const ExosEventsBatch *batch)
{
  ExosEventsColumns *columns = self->batch;
  gsize n = 0;

  for (gsize i = 0; i < batch->n_rows; i++)
    {
      if (columns->is_odd[i])
        add_row (self, batch, i, columns->events[i].line);
      columns->keys[n] = columns->keys[i];
      columns->events[n] = columns->events[i];
      n += !columns->is_odd[i];
    }
  return n;
}

static guint64
add_batch (ExosEventsPart *self, const ExosEventsBatch *batch, guint64 line)
{
  ExosEventsColumns *columns = self->batch;
  const guint64 next_line = set_lines (self, batch, line);
  gsize n = batch->n_rows;

  exos_events_part_read (self, batch);
  if (memchr (columns->is_odd, TRUE, n) != NULL)
    n = set_odd_apart (self, batch);
  for (gsize i = 0; i < n; i++)
    self->n_seen[columns->events[i].event]++;
  self->has_failed |= !exos_users_add (self->writer, columns->keys, columns->events, n);
  return next_line;
}

gboolean
exos_events_part_add (ExosEventsPart *self, ExosEventsBatch *batch)
{
  const gsize n_rows = batch->n_rows;
  ExosEventsBatch some = *batch;
  guint64 first;
  guint64 line;

  self->has_failed |= !exos_events_pack_line (batch->line, &first);
  self->findings->n_rows += n_rows;
  line = first;
  for (gsize done = 0; done < n_rows; done += some.n_rows)
    {
      some.n_rows = MIN (n_rows - done, EXOS_EVENTS_AT_ONCE);
      line = add_batch (self, &some, line);
      some.ends += some.n_rows * self->events->plan.n_columns;
    }
  batch->line += line - first;
  self->has_failed |= !exos_events_pack_line (batch->line, &line);
  return !self->has_failed;
}

/* The cells one after the other, with margins. */
static void
copy_cells (ExosEventsPart *self, const ExosRecord *record, ExosEventsCell cells[])
{
  static const guint8 margin[EXOS_EVENTS_MARGIN];
  gsize starts[EXOS_EVENTS_N_USES];

  g_byte_array_set_size (self->record, 0);
  g_byte_array_append (self->record, margin, sizeof margin);
  for (guint use = 0; use < EXOS_EVENTS_N_USES; use++)
    {
      const int column = self->columns[use];

      starts[use] = self->record->len;
      cells[use].length = column >= 0 ? record->cells[column].length : 0;
      if (cells[use].length > 0)
        g_byte_array_append (self->record, (const guint8 *) record->cells[column].text,
                             (guint) cells[use].length);
      g_byte_array_append (self->record, margin, sizeof margin);
    }
  for (guint use = 0; use < EXOS_EVENTS_N_USES; use++)
    cells[use].text = (const char *) self->record->data + starts[use];
}

void
exos_careful_events_add (const ExosRecord *record, gpointer events)
{
  const ExosCarefulEvents *self = events;
  ExosEventsPart *part = self->part;
  const guint n_columns = part->events->plan.n_columns;
  ExosEventsCell cells[EXOS_EVENTS_N_USES];
  const ExosEventsRow row = { .cells = cells, .line = record->line, .is_escaped = FALSE };

  if (record->line < self->first_line || exos_rows_record_is_blank (record))
    return;

  part->findings->n_rows++;
  exos_rows_record_note_quotes (part->findings->findings, record);
  if (record->n_cells != n_columns)
    {
      exos_events_part_leave_out (
          part, record->n_cells < n_columns ? EXOS_ROWS_SHORT : EXOS_ROWS_LONG, record->line);
      return;
    }

  copy_cells (part, record, cells);
  if (exos_events_part_add_row (part, &row) == EXOS_ROWS_NO_GROUP)
    exos_events_part_leave_out (part, EXOS_ROWS_NO_GROUP, record->line);
}
