// SPDX-License-Identifier: MIT
/* Whose rows the rows of a batch are: of nobody, of a user to check, or of one to look at again. */
#include "data/rows/part-private.h"

/* As it stands in the file, in quotes or not. */
static inline ExosIdCell
get_id (const ExosPart *self, const ExosBatch *batch, size_t row)
{
  const uint32_t *end = batch->ends + row * self->plan->n_columns + self->plan->unit;
  const uint32_t start = end[-1] + 1;

  return (ExosIdCell) { batch->text + start, end[0] - start };
}

/* Whether somebody is surely named: by a text that begins with a visible character but a quote. */
static inline bool
has_unit (ExosIdCell id)
{
  return (id.length > 0) & ((unsigned) *id.text - '#' <= '~' - '#');
}

void
exos_part_find_starts (ExosPart *self)
{
  for (unsigned byte = 0; byte < sizeof self->starts_id; byte++)
    self->starts_id[byte] = (char) byte != self->plan->delimiter &&
                            has_unit ((ExosIdCell) { (const char[]) { (char) byte }, 1 });
}

/* Whether all rows of a batch have somebody, told by the first byte of each id. */
static gboolean
have_units (const ExosPart *self, const ExosBatch *batch)
{
  const size_t step = self->plan->n_columns;
  const size_t n_rows = batch->n_rows;
  const char *text = batch->text + 1;
  const uint32_t *before = batch->ends + self->plan->unit - 1;
  uint8_t are_there = 1;

  for (size_t row = 0; row < n_rows; row++, before += step)
    are_there &= self->starts_id[(uint8_t) text[(int32_t) *before]];
  return are_there;
}

gboolean
exos_part_find_nobody (ExosPart *self, const ExosBatch *batch)
{
  uint8_t any = 0;

  if (G_LIKELY (have_units (self, batch)))
    return FALSE;
  for (size_t row = 0; row < batch->n_rows; row++)
    {
      const ExosIdCell id = get_id (self, batch, row);

      self->is_nobody[row] = !has_unit (id) && exos_id_is_empty (id.text, id.length);
      any |= self->is_nobody[row];
    }
  return any != 0;
}

/* The ids of the rows that are not left out, and which rows these are. */
static size_t
collect_ids (const ExosPart *self, const ExosBatch *batch, ExosIdCell *ids, uint16_t *rows)
{
  size_t n = 0;

  for (size_t row = 0; row < batch->n_rows; row++)
    {
      ids[n] = get_id (self, batch, row);
      rows[n] = (uint16_t) row;
      n += self->cells_of[row] != 0;
    }
  return n;
}

static const char *
get_row (const ExosPart *self, const ExosBatch *batch, size_t row, gsize *length)
{
  const uint32_t *ends = batch->ends + row * self->plan->n_columns;
  const uint32_t start = ends[-1] + 1;

  *length = ends[self->plan->n_columns - 1] - start;
  return batch->text + start;
}

/* Lines are counted on from suspect to suspect. */
static void
look_at_rows (const ExosPart *self, const ExosBatch *batch, const uint16_t *rows, size_t n)
{
  const char *before = NULL;
  guint64 line = 0;

  for (size_t i = 0; i < n; i++)
    {
      gsize length;
      const char *text = get_row (self, batch, rows[i], &length);

      line = before == NULL
                 ? exos_part_line (self, batch, rows[i])
                 : line + self->scanner->count (before, (gsize) (text - before)).newlines;
      exos_unit_check_look_raw (self->check, text, length, line);
      before = text;
    }
}

void
exos_part_check_units (ExosPart *self, const ExosBatch *batch)
{
  ExosIdCell ids[EXOS_BATCH_ROWS];
  uint16_t rows[EXOS_BATCH_ROWS];
  uint16_t places[EXOS_BATCH_ROWS];
  const size_t n = collect_ids (self, batch, ids, rows);

  if (!self->looks_again)
    {
      exos_ids_add_cells (self->ids, ids, n);
      return;
    }

  const size_t n_repeated = exos_ids_list_repeated (self->ids, ids, n, places);

  for (size_t i = 0; i < n_repeated; i++)
    places[i] = rows[places[i]];
  look_at_rows (self, batch, places, n_repeated);
}
