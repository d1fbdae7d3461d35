// SPDX-License-Identifier: MIT
#include "rows-carefully.h"

#include "data/rows/careful.h"

ExosRowSums *
rows_sum_carefully (
    const ExosRowsPlan *plan, const void *bytes, gsize length, gsize chunk, guint64 first_line)
{
  g_autoptr (ExosRowSums) sums = exos_row_sums_new (plan);
  ExosCarefulRows rows = { .sums = sums, .first_line = first_line };
  g_autoptr (ExosCsv) csv = exos_csv_new (plan->delimiter, exos_careful_rows_add, &rows);
  const gsize step = chunk > 0 ? chunk : MAX (length, 1);

  for (gsize i = 0; i < length; i += step)
    if (!exos_csv_push (csv, (const char *) bytes + i, MIN (step, length - i), NULL))
      return NULL;
  exos_csv_finish (csv);
  exos_row_sums_sort (sums);
  return g_steal_pointer (&sums);
}
