// SPDX-License-Identifier: MIT
#include "data/rows/repeats-private.h"

#include <string.h>

#include "data/rows/careful.h"
#include "data/rows/label-text.h"

static int
compare_names (const ExosRepeats *self,
               ExosRepeatsRow *a,
               ExosRepeatsName name_a,
               ExosRepeatsRow *b,
               ExosRepeatsName name_b)
{
  const int order =
      memcmp (exos_repeats_text (self, a) + name_a.start,
              exos_repeats_text (self, b) + name_b.start, MIN (name_a.length, name_b.length));

  return order != 0 ? order : (name_a.length > name_b.length) - (name_a.length < name_b.length);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer repeats)
{
  const ExosRepeats *self = repeats;
  ExosRepeatsRow *left = *(ExosRepeatsRow *const *) a;
  ExosRepeatsRow *right = *(ExosRepeatsRow *const *) b;
  const int order = compare_names (self, left, left->unit, right, right->unit);

  return order != 0 ? order : (left->line > right->line) - (left->line < right->line);
}

/* Labels that differ in case name one group, as they do in the table that is made of the sums. */
static gboolean
are_of_one_group (const ExosRepeats *self, ExosRepeatsRow *a, ExosRepeatsRow *b)
{
  return exos_rows_texts_match (exos_repeats_text (self, a) + a->group.start, a->group.length,
                                exos_repeats_text (self, b) + b->group.start, b->group.length);
}

/* Rows of one user, the first first. */
typedef struct
{
  ExosRepeatsRow *const *rows;
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

/* The text of the cell behind so many others that are kept. */
static ExosRepeatsName
cell_text (const ExosRepeatsRow *row, guint n)
{
  const guint32 start = n > 0 ? row->cells[n - 1].end : 0;

  return (ExosRepeatsName) { start, row->cells[n].end - start };
}

static gboolean
have_same_numbers (const ExosRepeats *self, ExosRepeatsRow *a, ExosRepeatsRow *b)
{
  guint n = 0;

  for (gsize i = 0; i < MIN (a->n_kept, b->n_kept); i++)
    {
      if (!self->is_used[i])
        continue;
      if (self->is_number[i] && compare_names (self, a, cell_text (a, n), b, cell_text (b, n)) != 0)
        return FALSE;
      n++;
    }

  return TRUE;
}

static gboolean
are_unlike (const ExosRepeats *self, const User *user)
{
  for (gsize i = 1; i < user->n; i++)
    if (!have_same_numbers (self, user->rows[0], user->rows[i]))
      return TRUE;
  return FALSE;
}

static void
visit (const ExosRepeats *self, ExosRepeatsRow *row, ExosRecordFunc func, gpointer user_data)
{
  g_autofree ExosCell *cells = g_new0 (ExosCell, row->n_kept);
  const char *text = exos_repeats_text (self, row);
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
  func (&record, user_data);
}

void
exos_repeats_visit_removed (ExosRepeats *self, ExosRecordFunc func, gpointer user_data)
{
  for (guint i = 0; i < self->removed->len; i++)
    visit (self, g_ptr_array_index (self->removed, i), func, user_data);
}

static void
settle (ExosRepeats *self, const User *user, ExosRowsFinding *findings)
{
  const gsize other = find_other_group (self, user);
  ExosRowsFinding *finding =
      &findings[other > 0 ? EXOS_ROWS_IN_SEVERAL_GROUPS : EXOS_ROWS_REPEATED];
  const char *id = exos_repeats_text (self, user->rows[0]) + user->rows[0]->unit.start;
  const gsize length = user->rows[0]->unit.length;

  if (user->n < 2)
    return;
  finding->users++;
  if (other > 0)
    exos_rows_finding_add (finding, user->n, user->rows[other]->line, id, length);
  g_ptr_array_add (other > 0 ? self->mixed : self->kept, user->rows[0]);
  self->n_unlike += other == 0 && are_unlike (self, user);
  for (gsize i = other > 0 ? 0 : 1; i < user->n; i++)
    {
      if (other == 0)
        exos_rows_finding_add (finding, 1, user->rows[i]->line, id, length);
      g_ptr_array_add (self->removed, user->rows[i]);
    }
}

static void
settle_all (ExosRepeats *self, ExosRowsFinding *findings)
{
  ExosRepeatsRow **rows = (ExosRepeatsRow **) self->rows->pdata;
  const gsize n = self->rows->len;

  g_ptr_array_sort_with_data (self->rows, compare_rows, self);
  for (gsize i = 0, end; i < n; i = end)
    {
      for (end = i + 1;
           end < n && compare_names (self, rows[i], rows[i]->unit, rows[end], rows[end]->unit) == 0;
           end++)
        ;
      settle (self, &(User) { rows + i, end - i }, findings);
    }
}

/* FALSE: the sums do not have the rows. */
static gboolean
take_out (ExosRepeats *self, ExosRowSums *sums)
{
  g_autoptr (ExosRowSums) removed = exos_row_sums_new (&self->plan);
  ExosCarefulRows rows = { .sums = removed };

  exos_repeats_visit_removed (self, exos_careful_rows_add, &rows);
  return exos_row_sums_subtract (sums, removed);
}

/* The group of a row, which has a label there. */
static ExosRowsLabel *
find_group (const ExosRepeats *self, ExosRowSums *sums, ExosRepeatsRow *row)
{
  const guint place = exos_row_sums_add_label (sums, EXOS_ROWS_BY_GROUP,
                                               exos_repeats_text (self, row) + row->group.start,
                                               row->group.length, row->line);

  return &sums->labels[EXOS_ROWS_BY_GROUP][place];
}

/* Which groups the users with several rows are of. */
static void
count_by_group (const ExosRepeats *self, ExosRowSums *sums)
{
  for (guint i = 0; i < self->kept->len; i++)
    find_group (self, sums, g_ptr_array_index (self->kept, i))->n_repeated++;
  for (guint i = 0; i < self->mixed->len; i++)
    find_group (self, sums, g_ptr_array_index (self->mixed, i))->n_mixed++;
  sums->n_unlike = self->n_unlike;
}

gboolean
exos_repeats_remove (ExosRepeats *self, ExosRowSums *sums)
{
  ExosRowsFinding findings[EXOS_ROWS_N_FINDINGS] = { { 0 } };
  gboolean is_done = self->bytes <= self->max_bytes;

  if (is_done)
    {
      settle_all (self, findings);
      is_done = take_out (self, sums);
    }
  if (is_done)
    count_by_group (self, sums);
  else
    g_ptr_array_set_size (self->removed, 0);
  for (guint i = 0; i < EXOS_ROWS_N_FINDINGS; i++)
    {
      if (is_done)
        exos_rows_finding_merge (&sums->findings[i], &findings[i]);
      g_free (findings[i].value);
    }
  return is_done;
}
