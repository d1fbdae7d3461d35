// SPDX-License-Identifier: MIT
/* Whether what a file begins with is a row of the table another file began. */
#include "data/part-row.h"

#include <string.h>

#include "data/columns.h"
#include "data/text.h"

/* Labels and shapes of a column show in so many rows. */
#define MAX_PEERS 500

static const char *
skip_digits (const char *at)
{
  while (g_ascii_isdigit (*at))
    at++;
  return at;
}

/* Alike but for their digits, however many: u7 and u797, days and times; labels without any. */
static gboolean
is_same_but_digits (const char *a, const char *b)
{
  while (*a != '\0' && *b != '\0')
    {
      if (g_ascii_isdigit (*a) != g_ascii_isdigit (*b) ||
          (!g_ascii_isdigit (*a) && g_ascii_tolower (*a) != g_ascii_tolower (*b)))
        return FALSE;
      a = g_ascii_isdigit (*a) ? skip_digits (a) : a + 1;
      b = g_ascii_isdigit (*b) ? skip_digits (b) : b + 1;
    }

  return *a == *b;
}

static gboolean
has_digit (const char *text)
{
  return strpbrk (text, "0123456789") != NULL;
}

/* Letters and digits at the same places, as in UUIDs and other ids of one length. */
static gboolean
is_same_shape (const char *a, const char *b)
{
  if (!has_digit (a) || !has_digit (b))
    return FALSE;
  for (; *a != '\0' && *b != '\0'; a++, b++)
    if (g_ascii_isalnum (*a) != g_ascii_isalnum (*b) || (!g_ascii_isalnum (*a) && *a != *b))
      return FALSE;
  return *a == *b;
}

static gboolean
is_like_column (const char *text, guint column, const ExosTable *peers, gsize first)
{
  const gsize end = MIN (exos_table_n_rows (peers), first + MAX_PEERS);
  gboolean is_like = FALSE;

  for (gsize row = first; row < end && !is_like; row++)
    {
      g_autofree char *peer = exos_table_dup_text (peers, row, column);

      is_like = is_same_but_digits (text, peer) || is_same_shape (text, peer);
    }

  return is_like;
}

gboolean
exos_part_row_is_like (const ExosTable *table, gsize row, const ExosTable *peers, gsize first)
{
  const guint n_kept = exos_table_row (table, row)->n_kept;
  guint n_like = 0;
  guint n_unlike = 0;

  for (guint i = 0; i < n_kept; i++)
    {
      g_autofree char *text = exos_table_dup_text (table, row, i);
      const gboolean is_like = text[0] != '\0' && is_like_column (text, i, peers, first);

      n_like += is_like;
      n_unlike += text[0] != '\0' && !is_like;
    }

  return n_like > n_unlike;
}

guint
exos_part_row_n_known (const ExosTable *table, gsize row)
{
  guint n_known = 0;

  for (guint i = 0; i < exos_table_row (table, row)->n_kept; i++)
    {
      g_autofree char *text = exos_table_dup_text (table, row, i);
      g_autofree char *name = exos_normalize_name (text, -1);

      n_known += exos_find_alias (name) != NULL;
    }

  return n_known;
}
