// SPDX-License-Identifier: MIT
#include "data/row-totals.h"

#include "data/aliases.h"
#include "data/number.h"
#include "data/row-sums.h"

#define ONLY 0         /* the dimension */
#define MIN_COMPARED 2 /* quantities: one alone is the sum of others by chance */

static gboolean
find_users (const ExosShapeInput *input, gsize *column)
{
  for (*column = 0; *column < input->columns->n_columns; (*column)++)
    if (input->roles[*column] == EXOS_ROLE_USERS)
      return TRUE;
  return FALSE;
}

static guint64
read_count (const ExosPlaces *self, gsize row, gsize column)
{
  const ExosField *field = exos_table_cell (self->input->table, self->input->first + row, column);
  const gboolean decimal_comma = self->input->experiment->source.delimiter == ';';
  guint64 count = 0;

  if (field == NULL ||
      exos_parse_count (field->text, field->length, decimal_comma, &count) > EXOS_NUMBER_THOUSANDS)
    return 0;
  return count;
}

/* No part is larger than the whole. FALSE when the largest is not alone, as of two equal parts. */
static gboolean
find_largest (const ExosPlaces *self, const GArray *rows, gsize column, gsize *largest)
{
  guint64 most = 0;
  gboolean is_alone = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const gsize row = g_array_index (rows, gsize, i);
      const guint64 users = read_count (self, row, column);

      if (users < most)
        continue;
      is_alone = users > most;
      most = users;
      *largest = row;
    }

  return is_alone;
}

/* All rows but one. FALSE when another stands at the same place. */
static gboolean
list_others (const ExosPlaces *self, const GArray *rows, gsize one, GArray *others)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const gsize row = g_array_index (rows, gsize, i);

      if (row == one)
        continue;
      if (exos_places_get (self, row, ONLY) == exos_places_get (self, one, ONLY))
        return FALSE;
      g_array_append_val (others, row);
    }

  return TRUE;
}

static gboolean
is_total (const ExosPlaces *self, const GArray *rows, gsize row)
{
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (gsize));

  if (!list_others (self, rows, row, others))
    return FALSE;

  const ExosPartsVerdict verdict = exos_compare_with_parts (self->input, row, others);

  return verdict.is_sum && verdict.n_compared >= MIN_COMPARED;
}

/* A day is a day, whatever it counts. */
static gboolean
may_be_total (const ExosPlaces *self, gsize row)
{
  const gsize column = g_array_index (self->dimensions, ExosDimension, ONLY).column;
  g_autofree char *name = exos_places_dup_name (self, row, column);

  return self->input->roles[column] != EXOS_ROLE_DATE || !g_ascii_isdigit (name[0]);
}

/* "Total" among the groups, which may have one row or one of each part; or none that is left. */
static gboolean
is_total_group (const ExosPlaces *self, const GArray *rows)
{
  if (rows->len == 0)
    return TRUE;
  for (gsize i = 0; i < self->input->columns->n_columns; i++)
    if (self->input->roles[i] == EXOS_ROLE_GROUP)
      {
        g_autofree char *name = exos_places_dup_name (self, g_array_index (rows, gsize, 0), i);

        return exos_label_is_total (name);
      }

  return FALSE;
}

static gboolean
is_counted (ExosRole role)
{
  return role != EXOS_ROLE_GROUP && role != EXOS_ROLE_DATE && role != EXOS_ROLE_SEGMENT;
}

/* 3,000 is 1,000 and 2,000 in many a made-up file: numbers that all end with a 0 prove nothing. */
static gboolean
is_round (const ExosPlaces *self, gsize row)
{
  for (gsize i = 0; i < self->input->columns->n_columns; i++)
    if (is_counted (self->input->roles[i]) && read_count (self, row, i) % 10 != 0)
      return FALSE;
  return TRUE;
}

/* The place that is the total in every group; FALSE without. place: below 0 when called. */
static gboolean
find_place (const ExosPlaces *self, const GPtrArray *groups, gsize column, int *place)
{
  gboolean is_proof = FALSE;

  for (guint i = 0; i < groups->len; i++)
    {
      const GArray *rows = g_ptr_array_index (groups, i);
      gsize row = 0;

      if (is_total_group (self, rows))
        continue;
      if (!find_largest (self, rows, column, &row) || !may_be_total (self, row) ||
          (*place >= 0 && exos_places_get (self, row, ONLY) != *place) ||
          !is_total (self, rows, row))
        return FALSE;
      *place = exos_places_get (self, row, ONLY);
      is_proof = is_proof || !is_round (self, row);
    }

  return is_proof;
}

void
exos_places_find_total (ExosPlaces *self, const GPtrArray *groups)
{
  gsize column;
  int place = -1;

  if (self->dimensions->len == 1 && !self->has_wholes && find_users (self->input, &column) &&
      find_place (self, groups, column, &place))
    exos_places_make_total (self, ONLY, place);
}
