// SPDX-License-Identifier: MIT
/* Whether values are missing by group: who has none may not be like who has one. */
#include "data/rows-parts.h"

#include "data/missing-values.h"

gboolean
exos_rows_decides (const ExosRowsPivot *self, const ExosRowsMetric *metric)
{
  const ExosExperiment *experiment = self->input->experiment;

  if (experiment->primary_metric < 0)
    return metric->is_primary;
  return g_str_equal (experiment->metrics[experiment->primary_metric].name,
                      exos_rows_column (self, metric)->name);
}

/* Rows of each group that has some, and how many of them lack a value; labels (of char *) get their
 * names. */
static GArray *
count_without (const ExosRowsPivot *self, const ExosRowsMetric *metric, GPtrArray *labels)
{
  GArray *counts = g_array_new (FALSE, TRUE, sizeof (ExosCount));

  for (guint group = 0; group < self->rows->n_labels[EXOS_ROWS_BY_GROUP]; group++)
    {
      ExosCount count = { 0, 0 };

      for (guint i = 0; i < self->rows->n_cells; i++)
        {
          const ExosRowsCell *cell = &self->rows->cells[i];

          if (cell->labels[EXOS_ROWS_BY_GROUP] != group)
            continue;
          count.users += cell->n_rows;
          count.events += cell->n_rows - exos_rows_n_values (cell, metric->number);
        }
      if (count.users == 0)
        continue;
      g_array_append_val (counts, count);
      g_ptr_array_add (labels, self->rows->labels[EXOS_ROWS_BY_GROUP][group].text);
    }

  return counts;
}

/* Whether a metric may be a guardrail. */
static gboolean
is_judged (const ExosRowsPivot *self, const ExosRowsMetric *metric)
{
  const ExosExperiment *experiment = self->input->experiment;
  const char *name = exos_rows_column (self, metric)->name;

  for (gsize i = 0; i < experiment->n_metrics; i++)
    if (g_str_equal (experiment->metrics[i].name, name))
      return !experiment->metrics[i].is_neutral;
  return FALSE;
}

void
exos_rows_report_gaps (const ExosRowsPivot *self, const ExosRowsMetric *metric)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autoptr (GArray) counts = count_without (self, metric, labels);

  if (exos_rows_decides (self, metric) || is_judged (self, metric))
    exos_report_missing_values (self->input, exos_rows_column (self, metric)->name,
                                (const ExosCount *) counts->data,
                                (const char *const *) labels->pdata, counts->len);
}
