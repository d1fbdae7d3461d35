// SPDX-License-Identifier: MIT
/* Which group, segment and day each row of a batch is of. Texts are looked up as they stand in the
 * file; only a new one is understood. */
#include "data/rows/part-private.h"

#include "data/rows/label-text.h"

/* Bits of a key: 7 of the group, 10 of the segment, 10 of the day. */
static const unsigned shifts[EXOS_ROWS_N_BY] = { 0, 7, 17 };

G_STATIC_ASSERT (EXOS_ROWS_MAX_GROUPS <= 1 << 7 && EXOS_ROWS_MAX_LABELS <= 1 << 10);

void
exos_part_key_to_labels (uint32_t key, guint labels[EXOS_ROWS_N_BY])
{
  for (int by = EXOS_ROWS_N_BY - 1; by >= 0; by--)
    {
      labels[by] = key >> shifts[by];
      key &= ((uint32_t) 1 << shifts[by]) - 1;
    }
}

/* Whether a day stands before a time, so that the day alone can be looked up: these bytes follow
 * each other from the dash to the 9. */
static inline bool
starts_with_day (const char *text)
{
  bool is_day = text[10] == 'T' || text[10] == ' ';

  for (int i = 0; i < 10; i++)
    is_day &= (unsigned char) (text[i] - '-') <= '9' - '-';
  return is_day;
}

/* What a text adds to the key of its row. */
static uint32_t
understand (
    ExosPart *self, ExosRowsBy by, const ExosBatch *batch, size_t row, const char *start, gsize n)
{
  gsize length = n;
  g_autofree char *copy = exos_part_dup_text (start, &length);
  const char *text = copy;

  exos_rows_label_text (by, &text, &length);
  if (by == EXOS_ROWS_BY_GROUP && exos_rows_names_no_group (text, length))
    return EXOS_KEY_LEFT_OUT;
  return exos_row_sums_add_label (self->sums, by, text, length, exos_part_line (self, batch, row))
         << shifts[by];
}

/* The same, remembered for the next row with this text while there is room. A row that is left out
 * teaches nothing. */
static G_NO_INLINE uint32_t
learn (
    ExosPart *self, ExosRowsBy by, const ExosBatch *batch, size_t row, const char *start, gsize n)
{
  uint32_t value;

  if ((self->keys[row] & EXOS_KEY_LEFT_OUT) != 0)
    return EXOS_KEY_LEFT_OUT;
  value = understand (self, by, batch, row, start, n);
  exos_labels_add (self->texts[by], start, n, value);
  return value;
}

static inline __attribute__ ((always_inline)) void
find_labels_with (ExosPart *self, const ExosBatch *batch, ExosRowsBy by, bool is_day, bool is_plain)
{
  const ExosLabels *texts = self->texts[by];
  ExosFixedColumn column = exos_batch_column (self, batch, (unsigned) self->plan->by[by]);
  const size_t n_rows = column.n_rows;
  const size_t step = column.step;

  for (size_t row = 0; row < n_rows; row++, column.ends += step)
    {
      const ExosFixedCell cell = exos_fixed_cell (&column, 0, is_plain);
      size_t length = (size_t) (cell.end - cell.start);

      if (is_day && length > 10 && starts_with_day (cell.start))
        length = 10;

      const ExosLabelSlot *slot = exos_labels_find (texts, cell.start, length);

      self->keys[row] |=
          G_LIKELY (slot != NULL) ? slot->value : learn (self, by, batch, row, cell.start, length);
    }
}

static void
find_labels (ExosPart *self, const ExosBatch *batch, ExosRowsBy by)
{
  if (!batch->is_plain)
    find_labels_with (self, batch, by, by == EXOS_ROWS_BY_DAY, false);
  else if (by == EXOS_ROWS_BY_DAY)
    find_labels_with (self, batch, by, true, true);
  else
    find_labels_with (self, batch, by, false, true);
}

/* A row without a group or user, which is no row at all when it is blank. */
static void
leave_out (ExosPart *self, const ExosBatch *batch, size_t row)
{
  const ExosFixedCell group =
      exos_batch_cell (self, batch, row, (unsigned) self->plan->by[EXOS_ROWS_BY_GROUP]);
  const ExosRowsFindingKind kind =
      exos_rows_names_no_group (group.start, (size_t) (group.end - group.start))
          ? EXOS_ROWS_NO_GROUP
          : EXOS_ROWS_NO_UNIT;

  if (exos_part_is_blank (self, batch, row))
    self->sums->n_rows--;
  else
    exos_part_note (self, &self->sums->findings[kind], batch, row,
                    (ExosFixedCell) { batch->text, batch->text });
}

/* The cell of a new key. */
static G_NO_INLINE uint32_t
add_cell (ExosPart *self, const ExosBatch *batch, size_t row)
{
  const uint32_t key = self->keys[row];
  const uint32_t found = exos_cells_find (&self->cells, key);

  if ((key & EXOS_KEY_LEFT_OUT) != 0)
    {
      leave_out (self, batch, row);
      return 0;
    }

  return found > 0 ? found : exos_cells_add (&self->cells, key);
}

void
exos_part_find_cells (ExosPart *self, const ExosBatch *batch)
{
  if (self->cells.n_cells + batch->n_rows > self->cells.max)
    exos_part_flush (self);
  memset (self->keys, 0, batch->n_rows * sizeof self->keys[0]);
  if (self->plan->unit >= 0)
    exos_part_find_nobody (self, batch);
  for (int by = 0; by < EXOS_ROWS_N_BY; by++)
    if (self->texts[by] != NULL)
      find_labels (self, batch, (ExosRowsBy) by);

  for (size_t row = 0; row < batch->n_rows; row++)
    {
      const uint32_t cell = exos_cells_find (&self->cells, self->keys[row]);

      self->cells_of[row] = G_LIKELY (cell > 0) ? cell : add_cell (self, batch, row);
    }
}
