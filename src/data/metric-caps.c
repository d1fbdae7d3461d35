// SPDX-License-Identifier: MIT
/* What the values of a metric were capped by. */
#include "data/metric-sources.h"

#include "data/number.h"

static guint64
read_count (const ExosMetricSource *source, gsize arm, guint column)
{
  const ExosSheetCell *cell = exos_sheet_cell (source->sheet, (guint) arm, column);
  guint64 count = 0;

  if (cell->text == NULL || exos_parse_count (cell->text, cell->length, source->decimal_comma,
                                              &count) > EXOS_NUMBER_THOUSANDS)
    return 0;
  return count;
}

void
exos_metric_read_caps (const ExosMetricSource *source)
{
  const ExosSheetColumn *column = exos_sheet_column (source->sheet, source->column);
  ExosExperiment *experiment = source->experiment;
  ExosMetric *metric = &experiment->metrics[source->metric];

  metric->cap = column->cap;
  metric->covariate_cap = column->covariate_cap;
  if (column->capped == 0)
    return;
  for (gsize arm = 0; arm < experiment->n_arms; arm++)
    experiment->values[arm * experiment->n_metrics + source->metric].capped =
        read_count (source, arm, column->capped - 1);
}
