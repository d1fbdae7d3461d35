// SPDX-License-Identifier: MIT
#include "data/rows/left-out.h"

#include "data/aliases.h"
#include "data/rows/time-formats.h"
#include "data/rows/time.h"
#include "data/text.h"

guint64
exos_rows_count_label (const ExosRowSums *rows, ExosRowsBy by, guint label)
{
  guint64 n = 0;

  for (guint i = 0; i < rows->n_cells; i++)
    if (rows->cells[i].labels[by] == label)
      n += rows->cells[i].n_rows;
  return n;
}

static gboolean
names_no_group (const char *normalized)
{
  static const char *const words[] = { "none", "na",           "",           "-", "unknown",
                                       "nil",  "not assigned", "unassigned", NULL };

  return g_strv_contains (words, normalized);
}

gboolean
exos_rows_means_no_group (const char *label)
{
  g_autofree char *name = exos_normalize_name (label, -1);

  return names_no_group (name);
}

/* Whether a label is no group, where others are. control: NULL, or the one that is said to be. */
static gboolean
is_no_group (const char *label, const char *control)
{
  g_autofree char *name = exos_normalize_name (label, -1);

  return (names_no_group (name) || exos_label_is_total (name)) &&
         (control == NULL || !exos_names_match (label, control));
}

gboolean *
exos_rows_find_no_groups_of (const ExosRowSums *rows, const guint64 *counts, const char *control)
{
  const guint n = rows->n_labels[EXOS_ROWS_BY_GROUP];
  g_autofree gboolean *is_none = g_new0 (gboolean, n);
  guint64 n_all = 0;
  guint n_groups = 0;

  for (guint i = 0; i < n; i++)
    n_all += counts[i];
  for (guint i = 0; i < n; i++)
    if (counts[i] > 0)
      {
        is_none[i] = (double) counts[i] <= EXOS_MAX_NO_GROUP * (double) n_all &&
                     is_no_group (rows->labels[EXOS_ROWS_BY_GROUP][i].text, control);
        n_groups += !is_none[i];
      }

  return n_groups < 2 || rows->is_cut[EXOS_ROWS_BY_GROUP] ? NULL : g_steal_pointer (&is_none);
}

gboolean *
exos_rows_find_no_groups (const ExosRowSums *rows, const char *control)
{
  const guint n = rows->n_labels[EXOS_ROWS_BY_GROUP];
  g_autofree guint64 *counts = g_new (guint64, n);

  for (guint i = 0; i < n; i++)
    counts[i] = exos_rows_count_label (rows, EXOS_ROWS_BY_GROUP, i);
  return exos_rows_find_no_groups_of (rows, counts, control);
}

static ExosDateOrder
find_date_order (const ExosRowSums *rows)
{
  ExosDateOrder order = EXOS_DATE_ORDER_UNKNOWN;

  for (guint i = 0; i < rows->n_labels[EXOS_ROWS_BY_DAY] && order == 0; i++)
    order = exos_time_find_order (rows->labels[EXOS_ROWS_BY_DAY][i].text,
                                  rows->labels[EXOS_ROWS_BY_DAY][i].length);
  return order;
}

gboolean *
exos_rows_find_days_before (const ExosRowSums *rows, gint64 start, const ExosRowsLabel **no_day)
{
  const guint n = rows->n_labels[EXOS_ROWS_BY_DAY];
  const ExosDateOrder order = find_date_order (rows);
  g_autofree gboolean *is_before = NULL;

  *no_day = NULL;
  if (rows->plan.by[EXOS_ROWS_BY_DAY] < 0 || rows->is_cut[EXOS_ROWS_BY_DAY])
    return NULL;
  is_before = g_new0 (gboolean, n);
  for (guint i = 0; i < n; i++)
    {
      const ExosRowsLabel *label = &rows->labels[EXOS_ROWS_BY_DAY][i];
      gint64 day;

      if (!exos_time_parse_any (label->text, label->length, order, &day))
        {
          *no_day = label;
          return NULL;
        }
      is_before[i] = day < start;
    }

  return g_steal_pointer (&is_before);
}
