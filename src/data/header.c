// SPDX-License-Identifier: MIT
/* Which row of a table names its columns. */
#include <string.h>

#include "data/columns.h"
#include "data/number.h"
#include "data/text.h"
#include "data/wide-names.h"

#define MAX_PREAMBLE 50

static gboolean
is_number (const char *text)
{
  double value;

  return exos_parse_decimal (text, strlen (text), FALSE, &value);
}

static gboolean
is_comment (const ExosTable *table, gsize row)
{
  g_autofree char *first = exos_table_dup_text (table, row, 0);

  return first[0] == '#' || (row == 0 && g_ascii_strncasecmp (first, "sep=", 4) == 0);
}

/* Headers in a row that say what they are. */
static guint
count_known_names (const ExosTable *table, gsize row)
{
  const guint n_kept = exos_table_row (table, row)->n_kept;
  guint n_known = 0;

  for (guint i = 0; i < n_kept; i++)
    {
      g_autofree char *text = exos_table_dup_text (table, row, i);
      g_autofree char *name = exos_normalize_name (text, -1);

      n_known += exos_find_alias (name) != NULL || exos_is_wide_name (text);
    }

  return n_known;
}

/* Labels of groups behind the first cell: "metric,control,treatment", but rows of data, too. */
static guint
count_labels (const ExosTable *table, gsize row)
{
  const guint n_kept = exos_table_row (table, row)->n_kept;
  guint n_labels = 0;

  for (guint i = 1; i < n_kept; i++)
    {
      g_autofree char *text = exos_table_dup_text (table, row, i);
      g_autofree char *name = exos_normalize_name (text, -1);

      n_labels += !is_number (text) && exos_find_alias (name) == NULL &&
                  exos_label_kind (name) != EXOS_LABEL_UNKNOWN;
    }

  return n_labels;
}

/* The first row of as many cells as the last one has that names something, or that shows labels;
 * what is above a table is narrower. n_rows: none. */
static gsize
find_poor_header (const ExosTable *table, gsize n_rows)
{
  const guint64 width = exos_table_row (table, n_rows - 1)->n_cells;

  for (gsize row = 0; width > 1 && row + 1 < n_rows; row++)
    if (!is_comment (table, row) && exos_table_row (table, row)->n_cells == width &&
        (count_known_names (table, row) > 0 || count_labels (table, row) > 1))
      return row;
  return n_rows;
}

gsize
exos_find_header (const ExosTable *table)
{
  const gsize n_rows = MIN (exos_table_n_rows (table), MAX_PREAMBLE);
  gsize found = 0;

  for (gsize row = 0; row < n_rows; row++)
    if (!is_comment (table, row) && count_known_names (table, row) >= 2)
      return row;
  if (n_rows > 0)
    found = find_poor_header (table, n_rows);
  for (gsize row = 0; found == n_rows && row < n_rows; row++)
    if (!is_comment (table, row))
      found = row;
  return found < n_rows ? found : 0;
}

gboolean
exos_header_is_data (const ExosTable *table, gsize header)
{
  gboolean has_number = FALSE;

  if (count_known_names (table, header) > 1)
    return FALSE;
  for (guint i = 0; i < exos_table_row (table, header)->n_kept; i++)
    {
      g_autofree char *text = exos_table_dup_text (table, header, i);

      has_number |= is_number (text);
    }

  return has_number;
}
