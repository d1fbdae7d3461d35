// SPDX-License-Identifier: MIT
#include "data/row-candidates.h"

#include <math.h>

#define MIN_PARTS 2

static gsize
get_row (const ExosRowNumbers *numbers, guint at)
{
  return g_array_index (numbers->rows, gsize, at);
}

static void
look_beside (const ExosRowNumbers *numbers, guint position, ExosRowCandidate *candidates)
{
  const guint at = g_array_index (numbers->left, guint, position);
  ExosRowCandidate *it = &candidates[get_row (numbers, at)];
  ExosRowSpan span;

  *it = (ExosRowCandidate) { EXOS_NO_ROW, 0, exos_row_numbers_is_empty (numbers, at) };
  if (!exos_row_numbers_find_above (numbers, position, &span) &&
      !exos_row_numbers_find_below (numbers, position, &span))
    return;
  it->part = get_row (numbers, g_array_index (numbers->left, guint, span.from));
  it->n_parts = span.to - span.from;
}

static void
free_rows (gpointer rows)
{
  g_array_unref (rows);
}

GHashTable *
exos_row_candidates_by_place (const ExosPlaces *places,
                              const ExosRowNumbers *numbers,
                              guint dimension)
{
  GHashTable *by_place = g_hash_table_new_full (NULL, NULL, NULL, free_rows);

  for (guint i = 0; i < numbers->left->len; i++)
    {
      const guint at = g_array_index (numbers->left, guint, i);
      gpointer place = GINT_TO_POINTER (exos_places_get (places, get_row (numbers, at), dimension));
      GArray *rows = g_hash_table_lookup (by_place, place);

      if (rows == NULL)
        {
          rows = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (by_place, place, rows);
        }
      g_array_append_val (rows, at);
    }

  return by_place;
}

/* Half of all users: only then it is worth a closer look. */
static gboolean
is_half (const ExosRowNumbers *numbers, guint at, double users)
{
  return fabs (2.0 * exos_row_numbers_users (numbers, at) - users) <= 1e-6 * users;
}

static void
look_at_place (const ExosRowNumbers *numbers, const GArray *rows, ExosRowCandidate *candidates)
{
  const guint first = g_array_index (rows, guint, 0);
  double users = 0.0;

  for (guint i = 0; i < rows->len; i++)
    users += exos_row_numbers_users (numbers, g_array_index (rows, guint, i));
  for (guint i = 0; i < rows->len; i++)
    {
      const guint at = g_array_index (rows, guint, i);
      ExosRowCandidate *it = &candidates[get_row (numbers, at)];

      if (it->part != EXOS_NO_ROW || !is_half (numbers, at, users) ||
          !exos_row_numbers_is_sum_of (numbers, at, rows, MIN_PARTS))
        continue;
      it->part = get_row (numbers, at != first ? first : g_array_index (rows, guint, 1));
      it->n_parts = rows->len - 1;
    }
}

void
exos_row_candidates_find (const ExosPlaces *places,
                          const ExosRowNumbers *numbers,
                          ExosRowCandidate *candidates)
{
  for (guint i = 0; i < numbers->left->len; i++)
    look_beside (numbers, i, candidates);

  for (guint i = 0; i < places->dimensions->len; i++)
    {
      g_autoptr (GHashTable) by_place = exos_row_candidates_by_place (places, numbers, i);
      GHashTableIter iter;
      gpointer rows;

      g_hash_table_iter_init (&iter, by_place);
      while (g_hash_table_iter_next (&iter, NULL, &rows))
        look_at_place (numbers, rows, candidates);
    }
}
