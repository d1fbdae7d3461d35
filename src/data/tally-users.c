// SPDX-License-Identifier: MIT
/* How many users of a group have a value of a metric, where not all have one. */
#include "data/tally-parts.h"

#include <string.h>

#include "data/sum-names.h"
#include "data/text.h"

/* The column of this normalised name, G_MAXUINT without one. */
static guint
find_named (char *const *names, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return i;
  return G_MAXUINT;
}

/* The metric whose users a column counts by its name, G_MAXUINT without one. */
static guint
find_metric (char *const *names, guint column)
{
  g_autofree char *base = exos_sum_name_dup_base_of_users (names[column]);

  if (base == NULL)
    return G_MAXUINT;

  g_autofree char *sum = g_strconcat (base, " sum", NULL);
  const guint mean = find_named (names, sum);

  return mean != G_MAXUINT ? mean : find_named (names, base);
}

void
exos_tally_find_users (ExosTally *self)
{
  const guint n = self->sheet->columns->len;
  g_auto (GStrv) names = g_new0 (char *, n + 1);

  if (self->sheet->are_units)
    return;
  for (guint i = 0; i < n; i++)
    names[i] = exos_sheet_column (self->sheet, i)->kind == EXOS_SHEET_USERS
                   ? g_strdup ("")
                   : exos_normalize_name (exos_sheet_column (self->sheet, i)->name, -1);
  for (guint i = 0; i < n; i++)
    {
      const guint metric = find_metric (names, i);

      if (exos_sheet_column (self->sheet, i)->kind != EXOS_SHEET_METRIC || metric == G_MAXUINT)
        continue;
      exos_sheet_column (self->sheet, i)->kind = EXOS_SHEET_PART;
      exos_sheet_column (self->sheet, metric)->users = i + 1;
    }
}
