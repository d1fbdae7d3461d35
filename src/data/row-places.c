// SPDX-License-Identifier: MIT
#include "data/row-places.h"

#include "data/number.h"
#include "data/text.h"

/* What stands in a dimension: the number of its text, or one of these. */
#define IS_BLANK (-1)
#define IS_TOTAL (-2)

static gboolean
is_known_dimension (ExosRole role)
{
  return role == EXOS_ROLE_DATE || role == EXOS_ROLE_SEGMENT;
}

static const ExosDimension *
get_dimension (const ExosPlaces *self, guint i)
{
  return &g_array_index (self->dimensions, ExosDimension, i);
}

char *
exos_places_dup_name (const ExosPlaces *self, gsize row, gsize column)
{
  g_autofree char *text =
      exos_table_dup_text (self->input->table, self->input->first + row, column);

  return exos_normalize_name (text, -1);
}

/* An empty cell. Only in a column that is known to hold dates or segments it may mean everything;
 * one that a short row lacks means nothing. */
static gboolean
is_blank (const ExosPlaces *self, gsize row, gsize column)
{
  const ExosField *field = exos_table_cell (self->input->table, self->input->first + row, column);

  return field != NULL && exos_field_is_blank (field) &&
         is_known_dimension (self->input->roles[column]);
}

static int
find_place (ExosPlaces *self, gsize row, gsize column)
{
  g_autofree char *name = exos_places_dup_name (self, row, column);
  gpointer place;

  if (is_blank (self, row, column))
    return IS_BLANK;
  if (name[0] != '\0' && exos_label_is_total (name))
    return IS_TOTAL;
  if (g_hash_table_lookup_extended (self->texts, name, NULL, &place))
    return GPOINTER_TO_INT (place);

  place = GINT_TO_POINTER (g_hash_table_size (self->texts));
  g_hash_table_insert (self->texts, g_steal_pointer (&name), place);
  return GPOINTER_TO_INT (place);
}

/* Whether some rows are more of everything than others. */
static gboolean
has_wholes (ExosPlaces *self, gsize column)
{
  int least = G_MAXINT;
  int most = G_MININT;

  for (gsize row = 0; row < self->n_rows && least >= most; row++)
    {
      const int place = MIN (find_place (self, row, column), 0);

      least = MIN (least, place);
      most = MAX (most, place);
    }

  return least < most;
}

/* A column that is not used may break the rows down as well: it has a text in every row, and most
 * of them more than once. Numbers rather are something that the user does not want. */
static gboolean
looks_like_dimension (ExosPlaces *self, gsize column)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (gsize row = 0; row < self->n_rows; row++)
    {
      const ExosField *field =
          exos_table_cell (self->input->table, self->input->first + row, column);
      guint64 count;

      if (field == NULL ||
          exos_parse_count (field->text, field->length, FALSE, &count) != EXOS_NUMBER_NOT_A_NUMBER)
        return FALSE;
      g_hash_table_add (seen, GINT_TO_POINTER (find_place (self, row, column)));
    }

  return g_hash_table_size (seen) <= self->n_rows / 2;
}

static void
find_dimensions (ExosPlaces *self)
{
  for (gsize i = 0; i < self->input->columns->n_columns; i++)
    {
      const ExosRole role = self->input->roles[i];
      const gboolean is_unused = role == EXOS_ROLE_UNIT || role == EXOS_ROLE_IGNORE;

      if (!is_known_dimension (role) && !is_unused)
        continue;

      const ExosDimension dimension = { i, has_wholes (self, i) };

      self->has_wholes |= dimension.has_wholes;
      if (!is_unused || dimension.has_wholes || looks_like_dimension (self, i))
        g_array_append_val (self->dimensions, dimension);
    }
}

void
exos_places_init (ExosPlaces *self, const ExosShapeInput *input)
{
  *self = (ExosPlaces) {
    .input = input,
    .n_rows = input->end - input->first,
    .dimensions = g_array_new (FALSE, FALSE, sizeof (ExosDimension)),
    .texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };

  find_dimensions (self);
  self->places = g_new (int, MAX (self->n_rows * self->dimensions->len, 1));
  for (gsize row = 0; row < self->n_rows; row++)
    for (guint i = 0; i < self->dimensions->len; i++)
      self->places[row * self->dimensions->len + i] =
          find_place (self, row, get_dimension (self, i)->column);
}

void
exos_places_clear (ExosPlaces *self)
{
  g_clear_pointer (&self->dimensions, g_array_unref);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_clear_pointer (&self->places, g_free);
}

int
exos_places_get (const ExosPlaces *self, gsize row, guint dimension)
{
  return self->places[row * self->dimensions->len + dimension];
}

void
exos_places_make_total (ExosPlaces *self, guint dimension, int place)
{
  for (gsize row = 0; row < self->n_rows; row++)
    if (exos_places_get (self, row, dimension) == place)
      self->places[row * self->dimensions->len + dimension] = IS_TOTAL;
  g_array_index (self->dimensions, ExosDimension, dimension).has_wholes = TRUE;
  self->has_wholes = TRUE;
}

/* Where nobody is a part, nobody is the whole. */
static gboolean
is_whole (const ExosPlaces *self, gsize row, guint dimension)
{
  return get_dimension (self, dimension)->has_wholes && exos_places_get (self, row, dimension) < 0;
}

guint
exos_places_weight (const ExosPlaces *self, gsize row)
{
  guint weight = 0;

  for (guint i = 0; i < self->dimensions->len; i++)
    weight += is_whole (self, row, i) ? (guint) -exos_places_get (self, row, i) : 0;
  return weight;
}

gboolean
exos_places_is_named (const ExosPlaces *self, gsize row)
{
  for (guint i = 0; i < self->dimensions->len; i++)
    if (is_whole (self, row, i) && exos_places_get (self, row, i) == IS_TOTAL)
      return TRUE;
  return FALSE;
}

gsize
exos_places_whole_column (const ExosPlaces *self, gsize row)
{
  guint i = 0;

  while (!is_whole (self, row, i))
    i++;
  return get_dimension (self, i)->column;
}

ExosRelation
exos_places_relate (const ExosPlaces *self, gsize row, gsize other, gboolean by_wholes)
{
  ExosRelation relation = EXOS_ROWS_CONTAIN;

  for (guint i = 0; i < self->dimensions->len; i++)
    {
      const int one = exos_places_get (self, row, i);
      const int two = exos_places_get (self, other, i);

      if (by_wholes && !get_dimension (self, i)->has_wholes)
        continue;
      if (one >= 0 && two >= 0 && one != two)
        return EXOS_ROWS_APART;
      if (one >= 0 && two < 0)
        relation = EXOS_ROWS_OVERLAP;
    }

  return relation;
}
