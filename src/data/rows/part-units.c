// SPDX-License-Identifier: MIT
/* Whose rows these are: a row without a user is left out, the ids of the others are checked. */
#include "data/rows/id-text.h"
#include "data/rows/part-private.h"

/* As it stands in the file, without the return of CRLF. */
static ExosIdCell
get_id (const ExosBatch *batch, const ExosFixedColumn *column, size_t row)
{
  const ExosFixedCell cell = exos_fixed_cell (column, row, true);
  size_t length = (size_t) (cell.end - cell.start);

  length -= !batch->is_plain && length > 0 && cell.end[-1] == '\r';
  return (ExosIdCell) { cell.start, length };
}

static gboolean
is_nobody (ExosIdText *room, ExosIdCell id)
{
  const char *text = id.text;
  size_t length = id.length;

  return !exos_id_is_plain (text, length) && exos_id_text_read (room, &text, &length) &&
         length == 0;
}

/* The ids of the rows that are summed. */
static size_t
list_ids (ExosPart *self, const ExosBatch *batch)
{
  const ExosFixedColumn column = exos_batch_column (self, batch, (unsigned) self->plan->unit);
  size_t n = 0;

  for (size_t row = 0; row < batch->n_rows; row++)
    {
      const ExosIdCell id = get_id (batch, &column, row);

      if (self->cells_of[row] == 0)
        continue;
      if (G_UNLIKELY (is_nobody (&self->id_text, id)))
        {
          self->cells_of[row] = 0;
          exos_part_note (self, &self->sums->findings[EXOS_ROWS_NO_UNIT], batch, row,
                          (ExosFixedCell) { id.text, id.text });
          continue;
        }
      self->ids[n] = id;
      self->id_rows[n++] = (uint16_t) row;
    }

  return n;
}

static void
look (ExosPart *self, const ExosBatch *batch, size_t n)
{
  const size_t step = self->plan->n_columns;
  uint16_t places[EXOS_BATCH_ROWS];
  const size_t n_suspects = exos_ids_list_repeated (self->writer, self->ids, n, places);

  for (size_t i = 0; i < n_suspects; i++)
    {
      const size_t row = self->id_rows[places[i]];
      const uint32_t start = batch->ends[(ptrdiff_t) (row * step) - 1] + 1;

      exos_unit_check_look_raw (self->check, batch->text + start,
                                batch->ends[(row + 1) * step - 1] + 1 - start,
                                exos_part_line (self, batch, row));
    }
}

void
exos_part_find_units (ExosPart *self, const ExosBatch *batch)
{
  size_t n;

  if (self->plan->unit < 0)
    return;
  n = list_ids (self, batch);
  if (self->looks)
    look (self, batch, n);
  else if (self->writer != NULL)
    exos_ids_add_cells (self->writer, self->ids, n);
}

void
exos_part_check_units (ExosPart *self, ExosUnitCheck *check, guint thread, gboolean looks)
{
  self->check = check;
  self->writer = exos_unit_check_writer (check, thread);
  self->looks = looks;
}
