// SPDX-License-Identifier: MIT
#include "data/row-subtotals.h"

#include <math.h>
#include <string.h>

#include "data/aliases.h"
#include "data/row-candidates.h"
#include "data/row-labels.h"
#include "data/rows/label-text.h"
#include "data/rows/left-out.h"

#define MAX_ROUNDS 8 /* totals of totals */
#define MAX_LOOKS 10000000
#define MIN_USERS 10.0
#define CHANCE_BITS 10.0 /* one in a thousand that any row of the file is a sum by chance */

/* A day that is written like the others must be a sum beyond doubt. */
#define MIN_DAY_PARTS 3
#define MIN_DAY_USERS 100.0

/* What was found of the rows at the same place of all groups. */
typedef struct
{
  guint n_found;
  double bits;
  gboolean has_users;
  gboolean is_doubted;
} Proof;

typedef struct
{
  const ExosPlaces *places;
  const GPtrArray *groups;
  ExosRowNumbers *numbers; /* of the groups */
  guint *identities;       /* of the rows: which are the same of different groups */
  guint n_identities;
  guint n_required; /* groups that must agree */
  gboolean *is_left;
  gboolean *is_named;
  ExosRowCandidate *candidates;
  ExosRowFate *fates;
  gsize *columns;
  guint64 n_looks;
} Search;

static void
search_clear (Search *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    exos_row_numbers_clear (&self->numbers[i]);
  g_free (self->numbers);
  g_free (self->identities);
  g_free (self->is_left);
  g_free (self->is_named);
  g_free (self->candidates);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static const GArray *
get_group (const Search *self, guint group)
{
  return g_ptr_array_index (self->groups, group);
}

static gsize
get_row (const Search *self, guint group, guint row)
{
  return g_array_index (get_group (self, group), gsize, row);
}

static gsize
get_column (const Search *self, guint dimension)
{
  return g_array_index (self->places->dimensions, ExosDimension, dimension).column;
}

static ExosRole
get_role (const ExosPlaces *places, gsize column)
{
  return places->input->roles[column];
}

gboolean
exos_places_is_apart (const ExosPlaces *self, const GArray *rows)
{
  for (gsize i = 0; i < self->input->columns->n_columns; i++)
    {
      g_autofree char *name = exos_places_dup_name (self, g_array_index (rows, gsize, 0), i);

      if (get_role (self, i) == EXOS_ROLE_GROUP &&
          (exos_label_is_total (name) || exos_rows_names_no_group (name, strlen (name)) ||
           exos_rows_means_no_group (name)))
        return TRUE;
      if (get_role (self, i) == EXOS_ROLE_METRIC && exos_shape_names_role (name, EXOS_ROLE_RATE))
        return TRUE;
    }

  return FALSE;
}

/* Rows at the same places, the first of them and the second, are the same of each group. */
static void
identify_group (Search *self, guint group, GHashTable *numbers)
{
  g_autoptr (GHashTable) times = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < get_group (self, group)->len; i++)
    {
      const gsize row = get_row (self, group, i);
      GString *key = g_string_new (NULL);
      gpointer number;

      for (guint j = 0; j < self->places->dimensions->len; j++)
        g_string_append_printf (key, "%d ", exos_places_get (self->places, row, j));

      const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (times, key->str)) + 1;

      g_hash_table_insert (times, g_strdup (key->str), GUINT_TO_POINTER (n));
      g_string_append_printf (key, "(%u)", n);
      if (!g_hash_table_lookup_extended (numbers, key->str, NULL, &number))
        {
          number = GUINT_TO_POINTER (self->n_identities++);
          g_hash_table_insert (numbers, g_strdup (key->str), number);
        }
      self->identities[row] = GPOINTER_TO_UINT (number);
      g_string_free (key, TRUE);
    }
}

static void
search_init (Search *self)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->numbers = g_new0 (ExosRowNumbers, self->groups->len);
  self->identities = g_new0 (guint, self->places->n_rows);
  self->is_left = g_new0 (gboolean, self->places->n_rows);
  self->is_named = g_new0 (gboolean, self->places->n_rows);
  self->candidates = g_new0 (ExosRowCandidate, self->places->n_rows);
  for (gsize row = 0; row < self->places->n_rows; row++)
    {
      self->columns[row] = exos_places_find_total_column (self->places, row);
      self->is_named[row] = self->columns[row] != EXOS_NO_COLUMN;
      self->is_left[row] = !self->is_named[row];
    }
  for (guint i = 0; i < self->groups->len; i++)
    {
      exos_row_numbers_init (&self->numbers[i], self->places->input, get_group (self, i));
      exos_row_numbers_set_left (&self->numbers[i], self->is_left);
      identify_group (self, i, numbers);
      self->n_required += !exos_places_is_apart (self->places, get_group (self, i));
    }
}

static void
add_proof (const Search *self, guint group, guint at, Proof *proof)
{
  const ExosRowNumbers *numbers = &self->numbers[group];
  const gsize row = get_row (self, group, at);
  const ExosRowCandidate *it = &self->candidates[row];
  const double users = exos_row_numbers_users (numbers, at);

  proof->n_found++;
  if (it->part == EXOS_NO_ROW)
    return;
  proof->bits += exos_row_numbers_bits (numbers, at);
  proof->has_users |= users >= MIN_USERS;
  proof->is_doubted |= exos_places_is_day_of (self->places, row, it->part) &&
                       (it->n_parts < MIN_DAY_PARTS || users < MIN_DAY_USERS);
}

/* Nothing speaks against it. */
static gboolean
can_be_sum (const ExosRowCandidate *candidate)
{
  return candidate->part != EXOS_NO_ROW || candidate->is_empty;
}

static Proof *
collect_proofs (const Search *self)
{
  Proof *proofs = g_new0 (Proof, MAX (self->n_identities, 1));

  for (guint i = 0; i < self->groups->len; i++)
    {
      const GArray *left = self->numbers[i].left;

      if (exos_places_is_apart (self->places, get_group (self, i)))
        continue;
      for (guint j = 0; j < left->len; j++)
        {
          const guint at = g_array_index (left, guint, j);
          const gsize row = get_row (self, i, at);

          if (can_be_sum (&self->candidates[row]))
            add_proof (self, i, at, &proofs[self->identities[row]]);
        }
    }

  return proofs;
}

/* A sum that no label calls one is called after what tells it from a part of it. */
static void
name_sum (Search *self, gsize row, gsize part)
{
  if (self->is_named[row] || part == EXOS_NO_ROW)
    return;

  const int dimension = exos_places_find_difference (self->places, row, part);

  if (dimension >= 0)
    self->columns[row] = get_column (self, (guint) dimension);
}

static void
leave_out (Search *self, gsize row)
{
  self->is_left[row] = FALSE;
  self->fates[row] = EXOS_ROW_LEFT_OUT;
}

static gboolean
is_proof (const Search *self, const Proof *proof)
{
  return proof->n_found == self->n_required && proof->has_users && !proof->is_doubted &&
         proof->bits >= CHANCE_BITS + log2 ((double) self->places->n_rows);
}

/* Once more for all rows that are left; FALSE: none is a sum. */
static gboolean
search_round (Search *self)
{
  g_autofree Proof *proofs = NULL;
  gboolean has_found = FALSE;

  for (guint i = 0; i < self->groups->len; i++)
    exos_row_candidates_find (self->places, &self->numbers[i], self->candidates);
  proofs = collect_proofs (self);
  for (gsize row = 0; row < self->places->n_rows; row++)
    if (self->is_left[row] && can_be_sum (&self->candidates[row]) &&
        is_proof (self, &proofs[self->identities[row]]))
      {
        name_sum (self, row, self->candidates[row].part);
        leave_out (self, row);
        has_found = TRUE;
      }

  for (guint i = 0; has_found && i < self->groups->len; i++)
    exos_row_numbers_set_left (&self->numbers[i], self->is_left);
  return has_found;
}

static gboolean
is_sum_at_place (const Search *self, guint group, guint at, guint dimension)
{
  const ExosRowNumbers *numbers = &self->numbers[group];
  const int place = exos_places_get (self->places, get_row (self, group, at), dimension);
  g_autoptr (GHashTable) by_place = exos_row_candidates_by_place (self->places, numbers, dimension);
  const GArray *rows = g_hash_table_lookup (by_place, GINT_TO_POINTER (place));

  return rows != NULL && exos_row_numbers_is_sum_of (numbers, at, rows, 1);
}

static gboolean
is_sum (const Search *self, guint group, guint at, gboolean is_subtotal)
{
  ExosRowSpan span;

  if (exos_row_numbers_find_anywhere (&self->numbers[group], at, is_subtotal ? 1 : 2, &span))
    return TRUE;
  for (guint i = 0; is_subtotal && i < self->places->dimensions->len; i++)
    if (is_sum_at_place (self, group, at, i))
      return TRUE;
  return FALSE;
}

/* Of "Total" and "All" it is seen later whether they are the sum of what they contain. Where all
 * rows are totals there is nothing that they could count twice. */
static void
judge_named (Search *self, guint group)
{
  const ExosRowNumbers *numbers = &self->numbers[group];

  for (guint at = 0; numbers->left->len > 0 && at < get_group (self, group)->len; at++)
    {
      const gsize row = get_row (self, group, at);

      if (!self->is_named[row])
        continue;

      g_autofree char *name = exos_places_dup_name (self->places, row, self->columns[row]);
      const gboolean is_subtotal = !exos_label_is_total (name);

      if (exos_row_numbers_is_empty (numbers, at))
        continue;
      if (self->n_looks < MAX_LOOKS && is_sum (self, group, at, is_subtotal))
        leave_out (self, row);
      else if (is_subtotal)
        self->fates[row] = EXOS_ROW_REFUSED;
      self->n_looks += (guint64) numbers->left->len * (numbers->n_columns + 1);
    }
}

/* Where nothing tells a row from its parts. */
static gsize
find_any_column (const Search *self)
{
  if (self->places->dimensions->len > 0)
    return get_column (self, 0);
  for (gsize i = 0; i < self->places->input->columns->n_columns; i++)
    if (get_role (self->places, i) == EXOS_ROLE_GROUP)
      return i;
  return 0;
}

static void
name_columns (const Search *self)
{
  for (gsize row = 0; row < self->places->n_rows; row++)
    if (self->columns[row] == EXOS_NO_COLUMN)
      self->columns[row] = find_any_column (self);
}

void
exos_places_find_subtotals (const ExosPlaces *self,
                            const GPtrArray *groups,
                            ExosRowFate *fates,
                            gsize *columns)
{
  g_auto (Search) search = { self, groups, .fates = fates, .columns = columns };

  search_init (&search);
  for (guint i = 0; i < MAX_ROUNDS && search_round (&search); i++)
    ;
  for (guint i = 0; i < groups->len; i++)
    judge_named (&search, i);
  name_columns (&search);
}
