// SPDX-License-Identifier: MIT
#include "charts/chart.h"

#include "analysis/figures.h"
#include "charts/axis.h"
#include "charts/effect-labels.h"
#include "charts/shapes.h"
#include "charts/text.h"
#include "data/format.h"
#include "data/language.h"

#include <math.h>

#define ROW 44.0
#define ROW_OF_SEVERAL 54.0 /* keeps a bound below clear of the estimate of the next row */
#define BELOW_MIDDLE 21.5   /* leaves the estimate above and a bound below */
#define FRAME (EXOS_AXIS_TOP + EXOS_AXIS_BOTTOM)
#define SMALLEST 0.8 /* shrink so far before rows are left out */
#define PADDING 0.25
#define MIN_WIDTH 220.0
#define MIN_WIDTH_NAMED 300.0
#define NAME_SHARE 0.3
#define NAME_CHARS 60
#define METRIC_CHARS 24 /* of the caption */
#define DECIMALS 2      /* of rates */
#define STAR "\xe2\x98\x85 "

/* What one chart shows: n_rows of the treatments. */
typedef struct
{
  const ExosReport *report;
  gsize n_rows;
  double names; /* width of their column, 0 with one treatment */
} Chart;

static double
units_of_row (const ExosReport *report)
{
  return report->n_treatments > 1 ? ROW_OF_SEVERAL : ROW;
}

static double
units_of_rows (const ExosReport *report, gsize n_rows)
{
  return FRAME + units_of_row (report) * (double) n_rows;
}

double
exos_effect_chart_height (const ExosReport *report, const ExosChartStyle *style)
{
  return exos_units (style, units_of_rows (report, MAX (report->n_treatments, 1)));
}

static gsize
count_rows (const ExosReport *report, double height, const ExosChartStyle *style)
{
  const double rows = (height / exos_units (style, SMALLEST) - FRAME) / units_of_row (report);

  return (gsize) CLAMP (rows, 1.0, (double) report->n_treatments);
}

/* In file order; the arm that the decision is about is never among those left out. */
static const ExosTreatment *
row_treatment (const Chart *chart, gsize row)
{
  const int decided = chart->report->decision.treatment;
  const gboolean is_last = row + 1 == chart->n_rows;

  if (is_last && decided >= 0 && (gsize) decided > row)
    return &chart->report->treatments[decided];

  return &chart->report->treatments[row];
}

static gboolean
is_best (const ExosReport *report, const ExosTreatment *treatment)
{
  return report->n_treatments > 1 && report->decision.verdict == EXOS_VERDICT_LAUNCH &&
         report->decision.treatment == (int) (treatment - report->treatments);
}

static char *
dup_best_mark (void)
{
  return g_strconcat (STAR, C_ ("treatment", "best"), NULL);
}

static double
measure_names (const Chart *chart, const ExosCanvas *canvas)
{
  g_autofree char *mark = dup_best_mark ();
  double widest = exos_text_width (canvas, mark, EXOS_TEXT_AXIS, TRUE);

  if (chart->report->n_treatments < 2)
    return 0.0;

  for (gsize row = 0; row < chart->n_rows; row++)
    {
      const ExosArm *arm = exos_report_arm (chart->report, row_treatment (chart, row));
      g_autofree char *name = exos_visible_text (arm->name, NAME_CHARS);

      widest = fmax (widest, exos_text_width (canvas, name, EXOS_TEXT_AXIS, FALSE));
    }

  return fmin (widest + 2.0, canvas->width * NAME_SHARE);
}

static void
extend (ExosInterval *domain, double value)
{
  if (!isfinite (value))
    return;

  domain->low = fmin (domain->low, value);
  domain->high = fmax (domain->high, value);
}

/* From 0 and every finite number of all treatments, also of rows that are left out, padded. */
static ExosInterval
find_domain (const ExosReport *report)
{
  ExosInterval domain = { 0.0, 0.0 };

  for (gsize i = 0; i < report->n_treatments; i++)
    {
      extend (&domain, report->treatments[i].ci.low);
      extend (&domain, report->treatments[i].ci.high);
      extend (&domain, report->treatments[i].estimate.difference);
    }

  const double padding = (domain.high - domain.low) * PADDING;

  if (report->measure != EXOS_MEASURE_RATE)
    return (ExosInterval) { domain.low - padding, domain.high + padding };
  return (ExosInterval) { fmax (domain.low - padding, -1.0), fmin (domain.high + padding, 1.0) };
}

/* By judgement: where the whole interval lies, never by the sign of the estimate; and never by a
 * direction that nobody said. */
static ExosColor
interval_color (const Chart *chart, const ExosPalette *palette, ExosInterval interval)
{
  const gboolean is_higher = chart->report->primary_direction == EXOS_DIRECTION_HIGHER;

  if (chart->report->is_direction_assumed)
    return palette->neutral;
  if (interval.low > 0.0)
    return is_higher ? palette->treat : palette->rollback;
  if (interval.high < 0.0)
    return is_higher ? palette->rollback : palette->treat;

  return palette->neutral;
}

static void
draw_pill (const Chart *chart,
           const ExosCanvas *canvas,
           const ExosAxis *axis,
           const ExosTreatment *it,
           double y)
{
  if (isnan (it->ci.low) || isnan (it->ci.high))
    return;

  exos_draw_pill (canvas, &(ExosPill) {
                              .left = exos_axis_x (axis, it->ci.low),
                              .right = exos_axis_x (axis, it->ci.high),
                              .y = y,
                              .thickness = EXOS_PILL_HEIGHT,
                              .is_cut_left = isinf (it->ci.low),
                              .is_cut_right = isinf (it->ci.high),
                              .color = interval_color (chart, &canvas->style->palette, it->ci),
                          });
}

static void
draw_estimate (const Chart *chart,
               const ExosCanvas *canvas,
               const ExosAxis *axis,
               const ExosTreatment *it,
               double y)
{
  const double estimate = it->estimate.difference;

  if (isfinite (estimate))
    exos_draw_estimate (canvas, exos_axis_x (axis, estimate), y, EXOS_ESTIMATE_HEIGHT,
                        interval_color (chart, &canvas->style->palette, it->ci));
  exos_draw_effect_labels (canvas, axis, y, estimate, it->ci);
}

static void
draw_name (const Chart *chart, const ExosCanvas *canvas, const ExosTreatment *treatment, double y)
{
  const ExosArm *arm = exos_report_arm (chart->report, treatment);
  const gboolean has_mark = is_best (chart->report, treatment);
  g_autofree char *name = exos_visible_text (arm->name, NAME_CHARS);
  g_autofree char *mark = dup_best_mark ();
  const ExosLabel label = {
    .text = name,
    .x = 1.0,
    .baseline = has_mark ? y - 3.0 : y + 4.4,
    .color = canvas->style->palette.fg,
    .max_width = chart->names,
  };

  exos_draw_label (canvas, &label);
  if (has_mark)
    {
      ExosLabel best = label;

      best.text = mark;
      best.baseline = y + 13.0;
      best.is_bold = TRUE;
      best.color = canvas->style->palette.launch;
      exos_draw_label (canvas, &best);
    }
}

static double
row_y (const Chart *chart, const ExosAxis *axis, gsize row)
{
  return axis->top + units_of_row (chart->report) * (double) (row + 1) - BELOW_MIDDLE;
}

/* The zero line runs over the pills, so that one sees which of them contain it. */
static void
draw_rows (const Chart *chart, const ExosCanvas *canvas, const ExosAxis *axis)
{
  for (gsize row = 0; row < chart->n_rows; row++)
    draw_pill (chart, canvas, axis, row_treatment (chart, row), row_y (chart, axis, row));

  exos_axis_draw_zero (axis, canvas);

  for (gsize row = 0; row < chart->n_rows; row++)
    {
      draw_estimate (chart, canvas, axis, row_treatment (chart, row), row_y (chart, axis, row));
      if (chart->names > 0.0)
        draw_name (chart, canvas, row_treatment (chart, row), row_y (chart, axis, row));
    }
}

static gboolean
is_simultaneous (const ExosReport *report)
{
  const ExosCorrection correction = report->plan->correction;

  return report->n_treatments > 1 &&
         (correction == EXOS_CORRECTION_DUNNETT || correction == EXOS_CORRECTION_BONFERRONI);
}

/* What the difference is in. */
static char *
dup_difference (const ExosReport *report, const char *level)
{
  const char *primary = exos_experiment_primary_name (report->experiment);

  /* Translators: %s is the confidence level, such as 95%. */
  if (primary == NULL && is_simultaneous (report))
    return g_strdup_printf (_ ("difference, simultaneous %s intervals"), level);
  if (primary == NULL)
    return g_strdup_printf (_ ("difference in conversion rate, %s interval"), level);

  g_autofree char *name = exos_visible_text (primary, METRIC_CHARS);

  /* Translators: a metric, a confidence level. */
  if (is_simultaneous (report))
    return g_strdup_printf (_ ("difference in ‘%s’, simultaneous %s intervals"), name, level);
  if (report->primary_direction == EXOS_DIRECTION_LOWER)
    return g_strdup_printf (_ ("difference in ‘%s’ (lower is better), %s interval"), name, level);
  return g_strdup_printf (_ ("difference in ‘%s’, %s interval"), name, level);
}

static char *
dup_caption (const Chart *chart)
{
  const guint n_hidden = (guint) (chart->report->n_treatments - chart->n_rows);
  g_autofree char *level = exos_format_level (chart->report->plan->alpha);
  g_autofree char *caption = dup_difference (chart->report, level);

  if (n_hidden == 0)
    return g_steal_pointer (&caption);

  g_autofree char *hidden =
      g_strdup_printf (NG_ ("%u group not shown", "%u groups not shown", n_hidden), n_hidden);

  return g_strdup_printf ("%s · %s", hidden, caption);
}

static void
draw_chart (const Chart *chart, const ExosCanvas *canvas)
{
  const ExosInterval domain = find_domain (chart->report);
  const double unused = canvas->height - units_of_rows (chart->report, chart->n_rows);
  const double top = EXOS_AXIS_TOP + floor (fmax (0.0, unused) / 2.0);
  const double low = chart->names > 0.0 ? chart->names + 8.0 : 0.0;
  const double bottom = top + units_of_row (chart->report) * (double) chart->n_rows;
  const ExosAxis axis =
      exos_axis_new (canvas, exos_effect_figures (exos_report_headline (chart->report), DECIMALS),
                     domain, low, canvas->width, top, bottom);
  g_autofree char *caption = dup_caption (chart);

  exos_axis_draw (&axis, canvas, caption);
  draw_rows (chart, canvas, &axis);
}

void
exos_draw_effect_chart (
    cairo_t *cr, double width, double height, const ExosReport *report, const ExosChartStyle *style)
{
  const double min_width = report->n_treatments > 1 ? MIN_WIDTH_NAMED : MIN_WIDTH;
  Chart chart = { .report = report };
  ExosCanvas canvas;

  if (!report->has_results || report->hides_numbers || report->n_treatments == 0)
    return;

  chart.n_rows = count_rows (report, height, style);
  if (!exos_canvas_begin (&canvas, cr, width, height, style, min_width,
                          units_of_rows (report, chart.n_rows)))
    return;

  chart.names = measure_names (&chart, &canvas);
  draw_chart (&chart, &canvas);
  exos_canvas_end (&canvas);
}
