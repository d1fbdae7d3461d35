// SPDX-License-Identifier: MIT
#include "data/rows/repeats.h"

#include <pthread.h>
#include <string.h>

#include "data/import.h"
#include "data/rows/careful.h"
#include "data/text.h"

/* A cell that is kept: where it ends in the text, where the one before does it starts. */
typedef struct
{
  guint32 end;
  guint8 was_quoted;
  guint8 has_lone_quote;
} KeptCell;

/* A row of a suspect, in one block with its cells and their text. */
typedef struct
{
  guint64 line;
  gsize n_kept; /* as in its record */
  guint64 n_cells;
  guint32 unit; /* which of the cells that are kept */
  guint32 group;
  KeptCell cells[];
} Row;

struct ExosRepeats
{
  ExosRowsPlan plan;
  gboolean is_used[EXOS_MAX_COLUMNS]; /* by the plan */
  guint n_used;
  gsize max_bytes;

  pthread_mutex_t lock; /* of the rest */
  gsize bytes;
  GPtrArray *rows;
};

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
  pthread_mutex_init (&self->lock, NULL);
  use (self, plan->unit);
  for (guint by = 0; by < EXOS_ROWS_N_BY; by++)
    use (self, plan->by[by]);
  for (guint i = 0; i < plan->n_numbers; i++)
    use (self, (int) plan->numbers[i].column);
  return self;
}

void
exos_repeats_free (ExosRepeats *self)
{
  g_ptr_array_unref (self->rows);
  pthread_mutex_destroy (&self->lock);
  g_free (self);
}

static char *
row_text (const ExosRepeats *self, Row *row)
{
  return (char *) &row->cells[self->n_used];
}

static gsize
measure (const ExosRepeats *self, const ExosRecord *record)
{
  gsize bytes = sizeof (Row) + self->n_used * sizeof (KeptCell);

  for (gsize i = 0; i < record->n_kept; i++)
    if (self->is_used[i])
      bytes += record->cells[i].length;
  return bytes;
}

static Row *
row_new (const ExosRepeats *self, const ExosRecord *record, gsize bytes)
{
  Row *row = g_malloc0 (bytes);
  char *text = row_text (self, row);
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
        row->unit = n;
      if ((int) i == self->plan.by[EXOS_ROWS_BY_GROUP])
        row->group = n;
      row->cells[n++] =
          (KeptCell) { (guint32) end, cell->was_quoted != FALSE, cell->has_lone_quote != FALSE };
    }

  return row;
}

/* Counts past the limit, too: it must not depend on the order whether the rows are too many. */
static void
keep (ExosRepeats *self, Row *row, gsize bytes)
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

/* A cell's text, lent. */
static const char *
get_text (const ExosRepeats *self, Row *row, guint cell, gsize *length)
{
  const gsize start = cell > 0 ? row->cells[cell - 1].end : 0;
  const char *text = row_text (self, row) + start;

  *length = row->cells[cell].end - start;
  exos_trim (&text, length);
  return text;
}

static int
compare_cells (const ExosRepeats *self, Row *a, guint cell_a, Row *b, guint cell_b)
{
  gsize length_a;
  gsize length_b;
  const char *text_a = get_text (self, a, cell_a, &length_a);
  const char *text_b = get_text (self, b, cell_b, &length_b);
  const int order = memcmp (text_a, text_b, MIN (length_a, length_b));

  return order != 0 ? order : (length_a > length_b) - (length_a < length_b);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer repeats)
{
  const ExosRepeats *self = repeats;
  Row *left = *(Row *const *) a;
  Row *right = *(Row *const *) b;
  const int order = compare_cells (self, left, left->unit, right, right->unit);

  return order != 0 ? order : (left->line > right->line) - (left->line < right->line);
}

static gboolean
names_match (const ExosRepeats *self, Row *a, Row *b)
{
  gsize length_a;
  gsize length_b;
  const char *text_a = get_text (self, a, a->group, &length_a);
  const char *text_b = get_text (self, b, b->group, &length_b);

  if (!g_utf8_validate (text_a, (gssize) length_a, NULL) ||
      !g_utf8_validate (text_b, (gssize) length_b, NULL))
    return FALSE;

  g_autofree char *name_a = g_strndup (text_a, length_a);
  g_autofree char *name_b = g_strndup (text_b, length_b);

  return exos_names_match (name_a, name_b);
}

/* Labels that differ in case name one group, as they do in the table that is made of the sums. */
static gboolean
are_of_one_group (const ExosRepeats *self, Row *a, Row *b)
{
  return compare_cells (self, a, a->group, b, b->group) == 0 || names_match (self, a, b);
}

/* Rows of one user, the first first. */
typedef struct
{
  Row *const *rows;
  gsize n;
} User;

/* The row that shows that the user is in several groups; 0: in one. */
static gsize
find_other_group (const ExosRepeats *self, const User *user)
{
  for (gsize i = 1; i < user->n; i++)
    if (!are_of_one_group (self, user->rows[0], user->rows[i]))
      return i;
  return 0;
}

static void
unsum (const ExosRepeats *self, Row *row, ExosCarefulRows *removed)
{
  g_autofree ExosCell *cells = g_new0 (ExosCell, row->n_kept);
  const char *text = row_text (self, row);
  const ExosRecord record = { row->line, cells, row->n_kept, row->n_cells };
  gsize start = 0;
  guint n = 0;

  for (gsize i = 0; i < row->n_kept; i++)
    {
      cells[i].text = text + start;
      if (!self->is_used[i])
        continue;
      cells[i].length = row->cells[n].end - start;
      cells[i].was_quoted = row->cells[n].was_quoted;
      cells[i].has_lone_quote = row->cells[n].has_lone_quote;
      start = row->cells[n++].end;
    }
  exos_careful_rows_add (&record, removed);
}

/* What is found out, until all of it is. */
typedef struct
{
  ExosRowsFinding findings[EXOS_ROWS_N_FINDINGS];
  ExosCarefulRows removed;
} Outcome;

static void
settle (const ExosRepeats *self, const User *user, Outcome *outcome)
{
  const gsize other = find_other_group (self, user);
  ExosRowsFinding *finding =
      &outcome->findings[other > 0 ? EXOS_ROWS_IN_SEVERAL_GROUPS : EXOS_ROWS_REPEATED];
  gsize length;
  const char *id = get_text (self, user->rows[0], user->rows[0]->unit, &length);

  if (user->n < 2)
    return;
  finding->users++;
  if (other > 0)
    exos_rows_finding_add (finding, user->n, user->rows[other]->line, id, length);
  for (gsize i = other > 0 ? 0 : 1; i < user->n; i++)
    {
      if (other == 0)
        exos_rows_finding_add (finding, 1, user->rows[i]->line, id, length);
      unsum (self, user->rows[i], &outcome->removed);
    }
}

static void
settle_all (ExosRepeats *self, Outcome *outcome)
{
  Row **rows = (Row **) self->rows->pdata;
  const gsize n = self->rows->len;

  g_ptr_array_sort_with_data (self->rows, compare_rows, self);
  for (gsize i = 0, end; i < n; i = end)
    {
      for (end = i + 1;
           end < n && compare_cells (self, rows[i], rows[i]->unit, rows[end], rows[end]->unit) == 0;
           end++)
        ;
      settle (self, &(User) { rows + i, end - i }, outcome);
    }
}

gboolean
exos_repeats_remove (ExosRepeats *self, ExosRowSums *sums)
{
  g_autoptr (ExosRowSums) removed = exos_row_sums_new (&self->plan);
  Outcome outcome = { .removed = { .sums = removed } };
  gboolean is_done = self->bytes <= self->max_bytes;

  if (is_done)
    {
      settle_all (self, &outcome);
      is_done = exos_row_sums_subtract (sums, removed);
    }
  for (guint i = 0; i < EXOS_ROWS_N_FINDINGS; i++)
    {
      if (is_done)
        exos_rows_finding_merge (&sums->findings[i], &outcome.findings[i]);
      g_free (outcome.findings[i].value);
    }
  return is_done;
}
