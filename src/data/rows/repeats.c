// SPDX-License-Identifier: MIT
#include "data/rows/repeats-private.h"

#include <string.h>

#include "data/rows/part.h"
#include "data/text.h"

static void
use (ExosRepeats *self, int column)
{
  if (column < 0 || column >= EXOS_MAX_COLUMNS || self->is_used[column])
    return;
  self->is_used[column] = TRUE;
  self->n_used++;
}

ExosRepeats *
exos_repeats_new (const ExosRowsPlan *plan, gsize max_bytes)
{
  ExosRepeats *self = g_new0 (ExosRepeats, 1);

  self->plan = *plan;
  self->max_bytes = max_bytes > 0 ? max_bytes : EXOS_REPEATS_MAX_BYTES;
  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->removed = g_ptr_array_new ();
  self->kept = g_ptr_array_new ();
  self->mixed = g_ptr_array_new ();
  pthread_mutex_init (&self->lock, NULL);
  use (self, plan->unit);
  for (guint by = 0; by < EXOS_ROWS_N_BY; by++)
    use (self, plan->by[by]);
  for (guint i = 0; i < plan->n_numbers; i++)
    {
      use (self, (int) plan->numbers[i].column);
      self->is_number[plan->numbers[i].column] = TRUE;
    }
  return self;
}

void
exos_repeats_free (ExosRepeats *self)
{
  g_ptr_array_unref (self->mixed);
  g_ptr_array_unref (self->kept);
  g_ptr_array_unref (self->removed);
  g_ptr_array_unref (self->rows);
  pthread_mutex_destroy (&self->lock);
  g_free (self);
}

static gsize
measure (const ExosRepeats *self, const ExosRecord *record)
{
  gsize bytes = sizeof (ExosRepeatsRow) + self->n_used * sizeof (ExosRepeatsCell);

  for (gsize i = 0; i < record->n_kept; i++)
    if (self->is_used[i])
      bytes += record->cells[i].length;
  return bytes;
}

static ExosRepeatsName
find_name (const char *text, gsize start, gsize end)
{
  const char *name = text + start;
  gsize length = end - start;

  exos_trim (&name, &length);
  return (ExosRepeatsName) { (guint32) (name - text), (guint32) length };
}

static ExosRepeatsRow *
row_new (const ExosRepeats *self, const ExosRecord *record, gsize bytes)
{
  ExosRepeatsRow *row = g_malloc0 (bytes);
  char *text = exos_repeats_text (self, row);
  gsize end = 0;
  guint n = 0;

  row->line = record->line;
  row->n_kept = record->n_kept;
  row->n_cells = record->n_cells;
  for (gsize i = 0; i < record->n_kept; i++)
    {
      const ExosCell *cell = &record->cells[i];

      if (!self->is_used[i])
        continue;
      if (cell->length > 0)
        memcpy (text + end, cell->text, cell->length);
      end += cell->length;
      if ((int) i == self->plan.unit)
        row->unit = find_name (text, end - cell->length, end);
      if ((int) i == self->plan.by[EXOS_ROWS_BY_GROUP])
        row->group = find_name (text, end - cell->length, end);
      row->cells[n++] = (ExosRepeatsCell) { (guint32) end, cell->was_quoted != FALSE,
                                            cell->has_lone_quote != FALSE };
    }

  return row;
}

/* Counts past the limit, too: it must not depend on the order whether the rows are too many. */
static void
keep (ExosRepeats *self, ExosRepeatsRow *row, gsize bytes)
{
  pthread_mutex_lock (&self->lock);
  self->bytes += bytes + sizeof (gpointer);
  if (self->bytes <= self->max_bytes)
    g_ptr_array_add (self->rows, g_steal_pointer (&row));
  pthread_mutex_unlock (&self->lock);
  g_free (row);
}

static gboolean
has_needed (const ExosRepeats *self, const ExosRecord *record)
{
  for (gsize i = record->n_kept; i < EXOS_MAX_COLUMNS; i++)
    if (self->is_used[i])
      return FALSE;
  return TRUE;
}

void
exos_repeats_add (ExosRepeats *self, const ExosRecord *record)
{
  if (!has_needed (self, record))
    return;

  const gsize bytes = measure (self, record);

  keep (self, row_new (self, record, bytes), bytes);
}

typedef struct
{
  ExosRepeats *repeats;
  guint64 line;
} Raw;

static void
add_with_line (const ExosRecord *record, gpointer data)
{
  const Raw *raw = data;
  ExosRecord moved = *record;

  moved.line = raw->line;
  exos_repeats_add (raw->repeats, &moved);
}

void
exos_repeats_add_raw (ExosRepeats *self, const char *text, gsize length, guint64 line)
{
  Raw raw = { self, line };
  g_autoptr (ExosCsv) csv = exos_csv_new (self->plan.delimiter, add_with_line, &raw);

  if (exos_csv_push (csv, text, length, NULL))
    exos_csv_finish (csv);
}

void
exos_repeats_set_lines (ExosRepeats *self, const guint64 *first_lines)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      ExosRepeatsRow *row = g_ptr_array_index (self->rows, i);

      row->line = exos_rows_line (row->line, first_lines);
    }
}
