// SPDX-License-Identifier: MIT
#include "data/rows/repeats-private.h"

#include <string.h>

#include "data/rows/careful.h"
#include "data/text.h"

/* A cell's text, lent. */
static const char *
get_text (const ExosRepeats *self, ExosRepeatsRow *row, guint cell, gsize *length)
{
  const gsize start = cell > 0 ? row->cells[cell - 1].end : 0;
  const char *text = exos_repeats_text (self, row) + start;

  *length = row->cells[cell].end - start;
  exos_trim (&text, length);
  return text;
}

static int
compare_cells (
    const ExosRepeats *self, ExosRepeatsRow *a, guint cell_a, ExosRepeatsRow *b, guint cell_b)
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
  ExosRepeatsRow *left = *(ExosRepeatsRow *const *) a;
  ExosRepeatsRow *right = *(ExosRepeatsRow *const *) b;
  const int order = compare_cells (self, left, left->unit, right, right->unit);

  return order != 0 ? order : (left->line > right->line) - (left->line < right->line);
}

static gboolean
names_match (const ExosRepeats *self, ExosRepeatsRow *a, ExosRepeatsRow *b)
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
are_of_one_group (const ExosRepeats *self, ExosRepeatsRow *a, ExosRepeatsRow *b)
{
  return compare_cells (self, a, a->group, b, b->group) == 0 || names_match (self, a, b);
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

static void
unsum (const ExosRepeats *self, ExosRepeatsRow *row, ExosCarefulRows *removed)
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
  ExosRepeatsRow **rows = (ExosRepeatsRow **) self->rows->pdata;
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
