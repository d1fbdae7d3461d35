// SPDX-License-Identifier: MIT
#include "data/rows/sums-parts.h"

#include <string.h>

#define MAX_CELLS 65536
#define MAX_CELL_BYTES (8 * 1024 * 1024) /* of all cells */
#define MAX_LABEL_BYTES 4096             /* of one */
#define MAX_TEXT_BYTES (1024 * 1024)     /* of all of a kind */
#define OTHERS "…"

/* The sums, and what finds their labels and cells. */
typedef struct
{
  ExosRowSums sums;                   /* first: what others have is a pointer to it */
  GHashTable *labels[EXOS_ROWS_N_BY]; /* text → 1 + place */
  guint label_room[EXOS_ROWS_N_BY];
  gsize text_bytes[EXOS_ROWS_N_BY];
  GHashTable *cells; /* places of labels as one number → 1 + place */
  guint cell_room;
  guint max_cells;
} Sums;

static const guint max_labels[EXOS_ROWS_N_BY] = {
  [EXOS_ROWS_BY_GROUP] = EXOS_ROWS_MAX_GROUPS,
  [EXOS_ROWS_BY_SEGMENT] = EXOS_ROWS_MAX_LABELS,
  [EXOS_ROWS_BY_DAY] = EXOS_ROWS_MAX_LABELS,
};

guint
exos_row_sums_number (guint number)
{
  return number * EXOS_CELL_N_OF_NUMBER;
}

guint
exos_row_sums_pair (const ExosRowsPlan *plan, guint pair)
{
  return plan->n_numbers * EXOS_CELL_N_OF_NUMBER + pair * EXOS_CELL_N_OF_PAIR;
}

static gsize
cell_bytes (const ExosRowSums *self)
{
  return sizeof (ExosRowsCell) + self->n_places * sizeof (ExosWideSum);
}

ExosRowSums *
exos_row_sums_new (const ExosRowsPlan *plan)
{
  Sums *own = g_new0 (Sums, 1);
  ExosRowSums *self = &own->sums;

  self->plan = *plan;
  self->n_places = exos_row_sums_pair (plan, plan->n_pairs);
  own->max_cells = (guint) MIN (MAX_CELLS, MAX_CELL_BYTES / cell_bytes (self));
  own->cells = g_hash_table_new (NULL, NULL);
  for (guint by = 0; by < EXOS_ROWS_N_BY; by++)
    own->labels[by] =
        g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  return self;
}

static void
clear_labels (Sums *own, ExosRowsBy by)
{
  ExosRowSums *self = &own->sums;

  g_hash_table_remove_all (own->labels[by]);
  for (guint i = 0; i < self->n_labels[by]; i++)
    g_free (self->labels[by][i].text);
  self->n_labels[by] = 0;
  own->text_bytes[by] = 0;
}

void
exos_row_sums_free (ExosRowSums *self)
{
  Sums *own = (Sums *) self;

  for (guint by = 0; by < EXOS_ROWS_N_BY; by++)
    {
      clear_labels (own, by);
      g_hash_table_unref (own->labels[by]);
      g_free (self->labels[by]);
    }
  g_hash_table_unref (own->cells);
  for (guint i = 0; i < self->n_cells; i++)
    g_free (self->cells[i].sums);
  g_free (self->cells);
  for (guint i = 0; i < EXOS_ROWS_N_FINDINGS; i++)
    g_free (self->findings[i].value);
  for (guint i = 0; i < EXOS_ROWS_MAX_NUMBERS; i++)
    {
      g_free (self->missing[i].value);
      g_free (self->unreadable[i].value);
      g_free (self->others[i].value);
    }
  g_strfreev (self->number_names);
  g_free (own);
}

static guint
find_label (const Sums *own, ExosRowsBy by, const char *text, gsize length)
{
  g_autoptr (GBytes) key = g_bytes_new_static (text, length);

  return GPOINTER_TO_UINT (g_hash_table_lookup (own->labels[by], key));
}

static void
index_label (Sums *own, ExosRowsBy by, guint place)
{
  const ExosRowsLabel *label = &own->sums.labels[by][place];

  g_hash_table_insert (own->labels[by], g_bytes_new_static (label->text, label->length),
                       GUINT_TO_POINTER (place + 1));
}

/* The list owns the label from now on, and finds it. */
static guint
append_label (Sums *own, ExosRowsBy by, const ExosRowsLabel *label)
{
  ExosRowSums *self = &own->sums;
  const guint place = self->n_labels[by]++;

  if (place == own->label_room[by])
    {
      own->label_room[by] = MAX (4, 2 * place);
      self->labels[by] = g_renew (ExosRowsLabel, self->labels[by], own->label_room[by]);
    }
  self->labels[by][place] = *label;
  own->text_bytes[by] += label->length;
  index_label (own, by, place);
  return place;
}

static char *
copy_text (const char *text, gsize length)
{
  char *copy = g_malloc (length + 1);

  if (length > 0)
    memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}

void
exos_row_sums_add_cell (ExosRowSums *self,
                        const ExosRowsCell *other,
                        const guint labels[EXOS_ROWS_N_BY])
{
  ExosRowsCell *cell = exos_row_sums_cell (self, labels);

  cell->n_rows += other->n_rows;
  for (guint i = 0; i < self->n_places; i++)
    exos_wide_sum_add_sum (&cell->sums[i], &other->sums[i]);
}

/* Makes the cells anew after their labels became others; those that became one are added up. */
static void
gather_cells (Sums *own)
{
  ExosRowSums *self = &own->sums;
  const guint n_cells = self->n_cells;
  ExosRowsCell *cells = g_steal_pointer (&self->cells);

  self->n_cells = 0;
  own->cell_room = 0;
  g_hash_table_remove_all (own->cells);
  for (guint i = 0; i < n_cells; i++)
    {
      exos_row_sums_add_cell (self, &cells[i], cells[i].labels);
      g_free (cells[i].sums);
    }
  g_free (cells);
}

/* All labels of a kind become one. */
static void
cut_labels (Sums *own, ExosRowsBy by)
{
  ExosRowSums *self = &own->sums;
  ExosRowsLabel others = { .text = g_strdup (OTHERS),
                           .length = strlen (OTHERS),
                           .line = G_MAXUINT64 };

  for (guint i = 0; i < self->n_labels[by]; i++)
    others.line = MIN (others.line, self->labels[by][i].line);
  clear_labels (own, by);
  append_label (own, by, &others);
  self->is_cut[by] = true;
}

void
exos_row_sums_cut (ExosRowSums *self, ExosRowsBy first)
{
  Sums *own = (Sums *) self;

  for (guint by = first; by < EXOS_ROWS_N_BY; by++)
    if (self->plan.by[by] >= 0 && !self->is_cut[by])
      cut_labels (own, by);
  gather_cells (own);
}

static gboolean
is_full (const Sums *own, ExosRowsBy by, gsize length)
{
  return own->sums.n_labels[by] >= max_labels[by] || length > MAX_LABEL_BYTES ||
         own->text_bytes[by] + length > MAX_TEXT_BYTES;
}

guint
exos_row_sums_add_label (
    ExosRowSums *self, ExosRowsBy by, const char *text, gsize length, guint64 line)
{
  Sums *own = (Sums *) self;
  const guint found = self->is_cut[by] ? 1 : find_label (own, by, text, length);
  guint place = 0;

  if (found > 0)
    place = found - 1;
  else if (is_full (own, by, length))
    exos_row_sums_cut (self, by);
  else
    return append_label (
        own, by,
        &(ExosRowsLabel) { .text = copy_text (text, length), .length = length, .line = line });

  self->labels[by][place].line = MIN (self->labels[by][place].line, line);
  return place;
}

/* Gives up days, then segments; FALSE when there is nothing to give up. */
static gboolean
cut_finest (ExosRowSums *self)
{
  for (guint by = EXOS_ROWS_N_BY - 1; by > EXOS_ROWS_BY_GROUP; by--)
    if (self->plan.by[by] >= 0 && !self->is_cut[by])
      {
        exos_row_sums_cut (self, by);
        return TRUE;
      }

  return FALSE;
}

/* A number of its own for each cell. */
static guint
cell_key (const guint places[EXOS_ROWS_N_BY])
{
  guint key = 0;

  for (guint by = 0; by < EXOS_ROWS_N_BY; by++)
    key = key * EXOS_ROWS_MAX_LABELS + places[by];
  return key;
}

void
exos_row_sums_index (ExosRowSums *self)
{
  Sums *own = (Sums *) self;

  g_hash_table_remove_all (own->cells);
  for (guint i = 0; i < self->n_cells; i++)
    g_hash_table_insert (own->cells, GUINT_TO_POINTER (cell_key (self->cells[i].labels)),
                         GUINT_TO_POINTER (i + 1));
  for (guint by = 0; by < EXOS_ROWS_N_BY; by++)
    {
      g_hash_table_remove_all (own->labels[by]);
      for (guint i = 0; i < self->n_labels[by]; i++)
        index_label (own, by, i);
    }
}

static ExosRowsCell *
append_cell (Sums *own, const guint places[EXOS_ROWS_N_BY])
{
  ExosRowSums *self = &own->sums;
  ExosRowsCell *cell;

  if (self->n_cells == own->cell_room)
    {
      own->cell_room = MAX (4, 2 * self->n_cells);
      self->cells = g_renew (ExosRowsCell, self->cells, own->cell_room);
    }
  cell = &self->cells[self->n_cells++];
  *cell = (ExosRowsCell) { .sums = g_new0 (ExosWideSum, self->n_places) };
  memcpy (cell->labels, places, sizeof cell->labels);
  return cell;
}

ExosRowsCell *
exos_row_sums_cell (ExosRowSums *self, const guint labels[EXOS_ROWS_N_BY])
{
  Sums *own = (Sums *) self;
  guint places[EXOS_ROWS_N_BY];

  for (guint by = 0; by < EXOS_ROWS_N_BY; by++)
    places[by] = self->is_cut[by] ? 0 : labels[by];

  const gpointer key = GUINT_TO_POINTER (cell_key (places));
  const guint found = GPOINTER_TO_UINT (g_hash_table_lookup (own->cells, key));

  if (found > 0)
    return &self->cells[found - 1];
  if (self->n_cells >= own->max_cells && cut_finest (self))
    return exos_row_sums_cell (self, labels);

  g_hash_table_insert (own->cells, key, GUINT_TO_POINTER (self->n_cells + 1));
  return append_cell (own, places);
}
