// SPDX-License-Identifier: MIT
#include "data/unit-sums.h"

#include "data/text.h"

static const char *const headers[EXOS_N_UNIT_SUMS] = {
  [EXOS_UNIT_SUMS_SHAPE] = "exos_shape",
  [EXOS_UNIT_SUMS_NO_GROUP] = "exos_rows_without_group",
  [EXOS_UNIT_SUMS_NO_UNIT] = "exos_rows_without_user",
  [EXOS_UNIT_SUMS_SEVERAL_GROUPS] = "exos_users_in_several_groups",
  [EXOS_UNIT_SUMS_REPEATED] = "exos_repeated_users",
};

const char *
exos_unit_sums_header (ExosUnitSums what)
{
  return headers[what];
}

gboolean
exos_unit_sums_parse (const char *normalized, ExosUnitSums *what)
{
  if (!g_str_has_prefix (normalized, "exos ")) /* as all of them, and hardly any other */
    return FALSE;
  for (int i = 0; i < EXOS_N_UNIT_SUMS; i++)
    if (exos_names_match (headers[i], normalized))
      {
        if (what != NULL)
          *what = (ExosUnitSums) i;
        return TRUE;
      }

  return FALSE;
}

static gsize
find_shape (const ExosTable *table, gsize header)
{
  const guint n = exos_table_row (table, header)->n_kept;

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *name = exos_table_dup_text (table, header, i);

      if (exos_names_match (name, headers[EXOS_UNIT_SUMS_SHAPE]))
        return i;
    }

  return G_MAXSIZE;
}

gboolean
exos_is_unit_sums (const ExosTable *table, gsize header)
{
  const gsize n_rows = exos_table_n_rows (table);
  const gsize column = find_shape (table, header);

  for (gsize row = header + 1; column != G_MAXSIZE && row < n_rows; row++)
    {
      g_autofree char *text = exos_table_dup_text (table, row, column);

      if (!g_str_equal (text, EXOS_UNIT_SUMS_VALUE))
        return FALSE;
    }

  return column != G_MAXSIZE && header + 1 < n_rows;
}
