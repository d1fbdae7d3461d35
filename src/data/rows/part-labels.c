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
  if (exos_quantiles_leaves_out (self->quantiles, by, text, length))
    return EXOS_KEY_LEFT_OUT;
  return exos_row_sums_add_label (self->sums, by, text, length, exos_part_line (self, batch, row))
         << shifts[by];
}

/* The same, remembered for the next row with this text while there is room. */
static uint32_t
find_label (ExosPart *self, ExosRowsBy by, const ExosBatch *batch, size_t row)
{
  const ExosFixedCell cell = exos_batch_cell (self, batch, row, (unsigned) self->plan->by[by]);
  size_t length = (size_t) (cell.end - cell.start);
  const ExosLabelSlot *slot;
  uint32_t value;

  if (by == EXOS_ROWS_BY_DAY && length > 10 && starts_with_day (cell.start))
    length = 10;
  slot = exos_labels_find (self->texts[by], cell.start, length);
  if (slot != NULL)
    return slot->value;
  value = understand (self, by, batch, row, cell.start, length);
  exos_labels_add (self->texts[by], cell.start, length, value);
  return value;
}

/* What the labels of a row are together. A row that is left out teaches nothing. */
static uint32_t
find_key (ExosPart *self, const ExosBatch *batch, size_t row)
{
  uint32_t key = 0;

  for (int by = 0; by < EXOS_ROWS_N_BY && (key & EXOS_KEY_LEFT_OUT) == 0; by++)
    if (self->texts[by] != NULL)
      key |= find_label (self, (ExosRowsBy) by, batch, row);
  return key;
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

/* The cell of a row, by each of its labels. */
static uint32_t
find_cell (ExosPart *self, const ExosBatch *batch, size_t row)
{
  const uint32_t key = find_key (self, batch, row);
  uint32_t cell;

  if ((key & EXOS_KEY_LEFT_OUT) != 0)
    return 0;
  cell = exos_cells_find (&self->cells, key);
  return cell > 0 ? cell : exos_cells_add (&self->cells, key);
}

/* What combinations are looked for with. */
static ExosComboRows
get_combo_rows (const ExosPart *self, const ExosBatch *batch)
{
  ExosComboRows rows = { .text = batch->text,
                         .ends = batch->ends,
                         .step = self->plan->n_columns,
                         .n_rows = batch->n_rows,
                         .is_plain = batch->is_plain,
                         .has_day = self->plan->by[EXOS_ROWS_BY_DAY] >= 0 };

  for (int by = 0; by < EXOS_ROWS_N_BY; by++)
    if (self->plan->by[by] >= 0)
      rows.columns[rows.n_columns++] = (unsigned) self->plan->by[by];
  return rows;
}

/* Whether all rows whose labels start as these do have the same: a time of day is cut off only
 * where a day stands before it. */
static gboolean
is_memorable (const ExosPart *self, const ExosBatch *batch, size_t row)
{
  const int day = self->plan->by[EXOS_ROWS_BY_DAY];

  if (day < 0)
    return TRUE;

  const ExosFixedCell cell = exos_batch_cell (self, batch, row, (unsigned) day);

  return cell.end - cell.start < EXOS_COMBO_DAY_BYTES || starts_with_day (cell.start);
}

/* A row whose combination does not stand where it should. */
static G_NO_INLINE uint32_t
find_other (ExosPart *self, const ExosBatch *batch, const ExosComboRows *rows, size_t row)
{
  ExosCombo combo;
  const gboolean is_short = exos_combo_read (rows, row, &combo);
  uint32_t cell = is_short ? exos_combos_find_further (self->combos, &combo) : 0;

  if (cell > 0)
    return cell;
  cell = find_cell (self, batch, row);
  combo.cell = cell;
  if (cell == 0)
    leave_out (self, batch, row);
  else if (is_short && is_memorable (self, batch, row))
    exos_combos_add (self->combos, &combo);
  return cell;
}

/* All rows of a batch in which some have no user. */
static void
find_users (ExosPart *self, const ExosBatch *batch, const ExosComboRows *rows)
{
  for (size_t row = 0; row < batch->n_rows; row++)
    {
      self->cells_of[row] = 0;
      if (self->is_nobody[row])
        leave_out (self, batch, row);
      else
        self->cells_of[row] = find_other (self, batch, rows, row);
    }
}

void
exos_part_find_cells (ExosPart *self, const ExosBatch *batch)
{
  const ExosComboRows rows = get_combo_rows (self, batch);
  uint16_t others[EXOS_BATCH_ROWS];
  size_t n_others;

  if (self->cells.n_cells + batch->n_rows > self->cells.max)
    exos_part_flush (self);
  if (self->plan->unit >= 0 && exos_part_find_nobody (self, batch))
    {
      find_users (self, batch, &rows);
      return;
    }

  n_others = self->scanner->combos (self->combos, &rows, self->cells_of, others);
  for (size_t i = 0; i < n_others; i++)
    self->cells_of[others[i]] = find_other (self, batch, &rows, others[i]);
}
