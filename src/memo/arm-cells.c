// SPDX-License-Identifier: MIT
#include "memo/arm-cells.h"

#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"
#include "memo/primary.h"

#include <math.h>

/* A page holds no seven columns of numbers. */
static gboolean
shows_totals (const ExosReport *report)
{
  return report->measure == EXOS_MEASURE_MEAN || !exos_memo_has_several (report);
}

void
exos_memo_add_arm_headers (GPtrArray *headers, const ExosReport *report)
{
  const gboolean is_capped = exos_memo_is_capped (report);

  switch (report->measure)
    {
    case EXOS_MEASURE_RATE:
      exos_memo_add_line (headers, g_strdup (_ ("Conversions")));
      exos_memo_add_line (headers, g_strdup (_ ("Rate")));
      return;
    case EXOS_MEASURE_MEAN:
      exos_memo_add_line (headers, g_strdup (is_capped ? _ ("Capped total") : _ ("Total")));
      if (exos_memo_is_cuped (exos_report_headline (report)))
        exos_memo_add_line (headers, g_strdup (is_capped ? _ ("Capped mean, not adjusted")
                                                         : _ ("Mean, not adjusted")));
      else
        exos_memo_add_line (headers,
                            g_strdup (is_capped ? _ ("Capped mean") : _ ("Mean per user")));
      return;
    case EXOS_MEASURE_RATIO:
      if (shows_totals (report))
        {
          exos_memo_add_line (headers, g_strdup (_ ("Numerator")));
          exos_memo_add_line (headers, g_strdup (_ ("Denominator")));
        }
      exos_memo_add_line (headers, g_strdup (_ ("Ratio")));
      return;
    }

  g_assert_not_reached ();
}

/* Whole numbers as such, as most totals are; others as they are read best. */
static char *
format_total (ExosDoubleDouble total)
{
  const ExosFigures whole = { .unit = EXOS_UNIT_AMOUNT };

  if (total.hi == floor (total.hi) && total.lo == 0.0 && fabs (total.hi) < 1e12)
    return exos_figures_value (whole, total.hi);
  return exos_format_mean (total.hi);
}

static double
find_value (const ExosReport *report, gsize arm, gsize metric)
{
  const ExosPairSums *sums = exos_experiment_sums (report->experiment, arm, metric);

  if (report->experiment->metrics[metric].kind == EXOS_METRIC_RATIO)
    return exos_double_double_divide (sums->y, sums->x).hi;
  return sums->y.hi / (double) sums->n;
}

char *
exos_memo_mean (const ExosReport *report, gsize arm, gsize metric)
{
  return exos_format_mean (find_value (report, arm, metric));
}

static void
add_rate_cells (GPtrArray *cells, const ExosArm *arm, ExosFigures figures)
{
  exos_memo_add_line (cells, exos_format_count (arm->conversions));
  exos_memo_add_line (
      cells, exos_figures_value (figures, (double) arm->conversions / (double) arm->users));
}

void
exos_memo_add_arm_cells (GPtrArray *cells, const ExosReport *report, gsize arm, ExosFigures figures)
{
  if (report->measure == EXOS_MEASURE_RATE)
    {
      add_rate_cells (cells, &report->experiment->arms[arm], figures);
      return;
    }

  const gsize metric = (gsize) report->experiment->primary_metric;
  const ExosPairSums *sums = exos_experiment_sums (report->experiment, arm, metric);

  if (shows_totals (report))
    exos_memo_add_line (cells, format_total (sums->y));
  if (shows_totals (report) && report->measure == EXOS_MEASURE_RATIO)
    exos_memo_add_line (cells, format_total (sums->x));
  exos_memo_add_line (cells, exos_figures_value (figures, find_value (report, arm, metric)));
}
