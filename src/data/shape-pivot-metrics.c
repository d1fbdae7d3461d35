// SPDX-License-Identifier: MIT
/* The metrics of an export with a row a metric and group: counts, means, and which one decides. */
#include "data/shape-pivot.h"

#include <string.h>

#include "data/text.h"

static const ExosEntry *
get_entry (const ExosPivot *self, guint i)
{
  return g_ptr_array_index (self->entries, i);
}

ExosPivotMetric *
exos_pivot_find_metric (const ExosPivot *self, const char *name)
{
  const guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, name));

  return index > 0 ? &g_array_index (self->metrics, ExosPivotMetric, index - 1) : NULL;
}

static gboolean
has_sums (const ExosEntry *entry)
{
  ExosDoubleDouble sum;
  ExosDoubleDouble squares;

  return exos_entry_find_sums (entry, &sum, &squares);
}

void
exos_pivot_list_metrics (ExosPivot *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const ExosEntry *entry = get_entry (self, i);
      const gboolean has_counts = entry->parts[EXOS_PART_COUNTS][0] != '\0';
      const gboolean is_count =
          has_counts ? exos_entry_counts_users (entry) : exos_entry_is_zero_or_one (entry);
      const gboolean has_spread = has_sums (entry);
      ExosPivotMetric *found = exos_pivot_find_metric (self, entry->metric);

      if (found != NULL)
        {
          found->is_count &= is_count;
          found->has_spread &= has_spread;
          continue;
        }

      const ExosPivotMetric metric = {
        entry->metric, self->metrics->len + 1, FALSE, has_counts, is_count, has_spread, 0
      };

      g_array_append_val (self->metrics, metric);
      g_hash_table_insert (self->by_name, entry->metric, GUINT_TO_POINTER (self->metrics->len));
    }
}

/* The one that the user names, else the first; NULL when there is none of that name. */
static ExosPivotMetric *
choose_primary (ExosPivot *self)
{
  const char *primary = exos_mapping_primary (self->input->mapping);
  const char *chosen = primary != NULL ? primary : exos_shape_chosen_metric (self->input);

  for (guint i = 0; i < self->metrics->len; i++)
    {
      ExosPivotMetric *metric = &g_array_index (self->metrics, ExosPivotMetric, i);

      if (chosen == NULL || exos_names_match (metric->name, chosen))
        {
          if (chosen == NULL)
            exos_shape_add_issue (self->input, exos_issue_new (EXOS_ISSUE_PRIMARY_GUESSED, 0, NULL,
                                                               NULL, metric->name));
          return metric;
        }
    }

  exos_shape_unknown_metric (self->input, chosen != NULL ? chosen : "");
  return NULL;
}

static void
note_metric (const ExosPivot *self, const ExosPivotMetric *metric)
{
  ExosSheetColumn *column = exos_sheet_column (self->sheet, metric->column);

  if (!metric->is_count && metric->has_spread)
    exos_shape_add_issue (
        self->input, exos_issue_new (EXOS_ISSUE_SUMS_FROM_SPREAD, 0, metric->name, NULL, NULL));
  else if (!metric->is_count)
    column->hint = metric->has_counts ? EXOS_SHEET_HINT_TOTAL : EXOS_SHEET_HINT_MEAN;
  else if (!metric->has_counts)
    exos_shape_add_issue (
        self->input, exos_issue_new (EXOS_ISSUE_COUNTS_FROM_MEANS, 0, metric->name, NULL, NULL));
}

/* A mean decides where conversions were not asked for. */
static gboolean
can_decide (const ExosPivot *self, const ExosPivotMetric *metric)
{
  const ExosMapping *mapping = self->input->mapping;

  return metric->is_count ||
         (metric->has_spread && (exos_mapping_primary (mapping) != NULL ||
                                 exos_shape_chosen_metric (self->input) == NULL));
}

/* Behind the metrics, so that these keep their places. */
static void
add_squares (ExosPivot *self)
{
  for (guint i = 0; i < self->metrics->len; i++)
    {
      ExosPivotMetric *metric = &g_array_index (self->metrics, ExosPivotMetric, i);

      if (metric->is_count || !metric->has_spread)
        continue;
      metric->squares = exos_sheet_add_column (self->sheet, EXOS_SHEET_PART, metric->name);
      exos_sheet_column (self->sheet, metric->column)->squares = metric->squares;
    }
}

gboolean
exos_pivot_add_columns (ExosPivot *self)
{
  ExosPivotMetric *primary = choose_primary (self);

  if (primary == NULL)
    return FALSE;
  if (!can_decide (self, primary))
    {
      exos_shape_add_issue (self->input, exos_issue_new (EXOS_ISSUE_NOT_A_COUNT, 0, primary->name,
                                                         NULL, primary->name));
      return FALSE;
    }

  primary->is_primary = TRUE;
  self->input->experiment->primary = g_strdup (primary->name);
  exos_sheet_add_column (self->sheet, EXOS_SHEET_USERS, exos_role_id (EXOS_ROLE_USERS));
  for (guint i = 0; i < self->metrics->len; i++)
    {
      const ExosPivotMetric *metric = &g_array_index (self->metrics, ExosPivotMetric, i);

      exos_sheet_add_column (self->sheet,
                             metric->is_primary && metric->is_count ? EXOS_SHEET_CONVERSIONS
                                                                    : EXOS_SHEET_METRIC,
                             metric->name);
      note_metric (self, metric);
    }

  add_squares (self);
  return TRUE;
}
