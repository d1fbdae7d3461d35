// SPDX-License-Identifier: MIT
/* Where the cells of events stand: in a batch of the fast reader, or in a record of the careful
 * one. */
#include "data/rows/events-part.h"

#include <string.h>

#include "data/rows/records.h"
#include "data/rows/value.h"

/* Without the quotes around it, and without the return of CRLF. */
static inline ExosEventsCell
batch_cell (const char *start, const char *end, gboolean is_plain)
{
  if (is_plain)
    return (ExosEventsCell) { start, (gsize) (end - start) };

  end -= end > start && end[-1] == '\r';

  const gboolean is_quoted = end > start + 1 && *start == '"';

  return (ExosEventsCell) { start + is_quoted, (gsize) (end - start) - 2 * (gsize) is_quoted };
}

static gsize
count_lines (const char *text, const char *end)
{
  gsize n = 1;

  for (; (text = memchr (text, '\n', (gsize) (end - text))) != NULL; text++)
    n++;
  return n;
}

/* Nothing stands in any cell of a row. */
static gboolean
is_blank (const ExosEventsPart *self, const ExosEventsBatch *batch, const guint32 *ends)
{
  for (guint i = 0; i < self->events->plan.n_columns; i++)
    {
      const ExosEventsCell cell = batch_cell (batch->text + (guint32) (ends[(gssize) i - 1] + 1),
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

static inline __attribute__ ((always_inline)) guint64
add_batch (ExosEventsPart *self, const ExosEventsBatch *batch, guint64 line, gboolean is_plain)
{
  const guint n_columns = self->events->plan.n_columns;
  const guint32 *ends = batch->ends;
  ExosEventsCell cells[EXOS_EVENTS_N_USES] = { 0 };
  ExosEventsRow row = { .cells = cells, .line = line, .is_escaped = !is_plain };

  for (gsize i = 0; i < batch->n_rows; i++, ends += n_columns)
    {
      for (guint use = 0; use < EXOS_EVENTS_N_USES; use++)
        if (self->columns[use] >= 0)
          {
            const guint32 *at = ends + self->columns[use];

            cells[use] =
                batch_cell (batch->text + (guint32) (at[-1] + 1), batch->text + *at, is_plain);
          }

      if (G_UNLIKELY (exos_events_part_add_row (self, &row) == EXOS_ROWS_NO_GROUP))
        leave_out (self, batch, ends, row.line);
      row.line += is_plain ? 1
                           : count_lines (batch->text + (guint32) (ends[-1] + 1),
                                          batch->text + ends[n_columns - 1]);
    }

  return row.line - line;
}

gboolean
exos_events_part_add (ExosEventsPart *self, ExosEventsBatch *batch)
{
  guint64 line;
  guint64 last;

  self->has_failed |= !exos_events_pack_line (batch->line, &line);
  self->findings->n_rows += batch->n_rows;
  batch->line +=
      batch->is_plain ? add_batch (self, batch, line, TRUE) : add_batch (self, batch, line, FALSE);
  self->has_failed |= !exos_events_pack_line (batch->line, &last);
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
