// SPDX-License-Identifier: MIT
#include "data/row-labels.h"

#include "data/aliases.h"

static gsize
get_column (const ExosPlaces *self, guint dimension)
{
  return g_array_index (self->dimensions, ExosDimension, dimension).column;
}

gsize
exos_places_find_total_column (const ExosPlaces *self, gsize row)
{
  for (guint i = 0; i < self->dimensions->len; i++)
    {
      g_autofree char *name = exos_places_dup_name (self, row, get_column (self, i));

      if (name[0] != '\0' && (exos_label_is_total (name) || exos_label_is_subtotal (name)))
        return get_column (self, i);
    }

  return EXOS_NO_COLUMN;
}

int
exos_places_find_difference (const ExosPlaces *self, gsize row, gsize part)
{
  for (guint i = 0; i < self->dimensions->len; i++)
    if (exos_places_get (self, row, i) != exos_places_get (self, part, i))
      return (int) i;
  return -1;
}

static const char *
skip_digits (const char *text)
{
  while (g_ascii_isdigit (*text))
    text++;
  return text;
}

/* "2024 03" and "2024 03 01" are not written alike, 1 and 12 are. */
static gboolean
are_written_alike (const char *a, const char *b)
{
  while (*a != '\0' && *b != '\0')
    {
      if (g_ascii_isdigit (*a) && g_ascii_isdigit (*b))
        {
          a = skip_digits (a);
          b = skip_digits (b);
        }
      else if (*a++ != *b++)
        return FALSE;
    }

  return *a == *b;
}

gboolean
exos_places_is_day_of (const ExosPlaces *self, gsize row, gsize part)
{
  const int dimension = exos_places_find_difference (self, row, part);

  if (dimension < 0)
    return FALSE;

  const gsize column = get_column (self, (guint) dimension);
  g_autofree char *name = exos_places_dup_name (self, row, column);
  g_autofree char *other = exos_places_dup_name (self, part, column);

  return self->input->roles[column] == EXOS_ROLE_DATE && g_ascii_isdigit (name[0]) &&
         are_written_alike (name, other);
}
