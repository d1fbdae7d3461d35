// SPDX-License-Identifier: MIT
#include "data/rows/records.h"

#include "data/rows/value.h"

gboolean
exos_rows_record_is_blank (const ExosRecord *record)
{
  for (gsize i = 0; i < record->n_kept; i++)
    if (!exos_rows_is_blank (record->cells[i].text, record->cells[i].length))
      return FALSE;

  return TRUE;
}

void
exos_rows_record_note_quotes (ExosRowsFinding findings[EXOS_ROWS_N_FINDINGS],
                              const ExosRecord *record)
{
  gsize i = 0;

  while (i < record->n_kept && !record->cells[i].has_lone_quote)
    i++;
  if (i < record->n_kept)
    exos_rows_finding_add (&findings[EXOS_ROWS_LONE_QUOTES], 1, record->line, record->cells[i].text,
                           record->cells[i].length);
}
