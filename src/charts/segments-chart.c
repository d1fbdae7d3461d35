// SPDX-License-Identifier: MIT
#include "charts/segments-chart.h"

#include <math.h>

#include "analysis/figures.h"
#include "charts/axis.h"
#include "charts/shapes.h"
#include "charts/text.h"
#include "data/format.h"
#include "data/language.h"

#define ROW 28.0
#define PILL 12.0
#define ESTIMATE 16.0
#define MOST_ROWS 8 /* of segments; the table has them all */
#define MOST_DESCRIBED 5
#define MIN_WIDTH 300.0
#define NAME_SHARE 0.34
#define NAME_CHARS 60
#define METRIC_CHARS 24
#define REACH 6.0 /* times the interval of all users that the plot goes to */
#define PADDING 0.08
#define DECIMALS 2

typedef struct
{
  const ExosReport *report;
  const ExosTreatment *treatment;
  gsize n_rows; /* of segments */
  double names; /* width of their column */
} Chart;

/* One line of the chart. */
typedef struct
{
  char *name;
  double estimate;
  ExosInterval interval;
  gboolean is_clear; /* the effect is more than chance */
  gboolean is_whole;
} Row;

static void
row_clear (Row *self)
{
  g_free (self->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

static gsize
count_rows (const ExosTreatment *treatment)
{
  return MIN (treatment->segments->n, MOST_ROWS);
}

static double
units_of (gsize n_rows)
{
  return EXOS_AXIS_TOP + ROW * (double) (n_rows + 1) + EXOS_AXIS_BOTTOM;
}

static char *
name_segment (const Chart *chart, const ExosSegment *segment)
{
  const char *name =
      chart->report->experiment->strata[EXOS_STRATA_SEGMENTS].names[segment->stratum];

  return name[0] != '\0' ? exos_visible_text (name, NAME_CHARS) : g_strdup (C_ ("segment", "none"));
}

/* The last one is that of all users. */
static Row
get_row (const Chart *chart, gsize index)
{
  const ExosTreatment *treatment = chart->treatment;

  if (index == chart->n_rows)
    return (Row) { g_strdup (_ ("All users")), treatment->estimate.difference, treatment->ci,
                   treatment->is_significant, TRUE };

  const ExosSegment *it = &treatment->segments->segments[index];

  return (Row) { name_segment (chart, it), it->difference, it->ci,
                 it->p_adjusted < chart->report->plan->alpha, FALSE };
}

static double
measure_names (const Chart *chart, const ExosCanvas *canvas)
{
  double widest = 0.0;

  for (gsize i = 0; i <= chart->n_rows; i++)
    {
      g_auto (Row) row = get_row (chart, i);

      widest = fmax (widest, exos_text_width (canvas, row.name, EXOS_TEXT_AXIS, row.is_whole));
    }

  return fmin (widest + 2.0, canvas->width * NAME_SHARE);
}

/* A few users in a segment would make all others look alike. */
static double
find_reach (const Chart *chart)
{
  const ExosInterval ci = chart->treatment->ci;
  const double reach = fmax (fabs (ci.low), fabs (ci.high));

  return isfinite (reach) && reach > 0.0 ? REACH * reach : INFINITY;
}

static void
extend (ExosInterval *domain, double value, double reach)
{
  if (!isfinite (value))
    return;
  domain->low = fmin (domain->low, fmax (value, -reach));
  domain->high = fmax (domain->high, fmin (value, reach));
}

static ExosInterval
find_domain (const Chart *chart)
{
  const double reach = find_reach (chart);
  ExosInterval domain = { 0.0, 0.0 };

  for (gsize i = 0; i <= chart->n_rows; i++)
    {
      g_auto (Row) row = get_row (chart, i);

      extend (&domain, row.estimate, reach);
      extend (&domain, row.interval.low, reach);
      extend (&domain, row.interval.high, reach);
    }

  const double padding = (domain.high - domain.low) * PADDING;

  return (ExosInterval) { domain.low - padding, domain.high + padding };
}

static ExosColor
row_color (const Chart *chart, const ExosPalette *palette, const Row *row)
{
  const gboolean is_higher = chart->report->primary_direction == EXOS_DIRECTION_HIGHER;

  if (!row->is_clear || chart->report->is_direction_assumed)
    return palette->neutral;
  return (row->estimate > 0.0) == is_higher ? palette->treat : palette->rollback;
}

static double
row_y (const ExosAxis *axis, gsize index)
{
  return axis->top + ROW * ((double) index + 0.5);
}

static void
draw_pill (const Chart *chart, const ExosCanvas *canvas, const ExosAxis *axis, gsize index)
{
  g_auto (Row) row = get_row (chart, index);
  const double low = exos_ticks_low (&axis->ticks);
  const double high = exos_ticks_high (&axis->ticks);

  if (isnan (row.interval.low) || isnan (row.interval.high))
    return;
  exos_draw_pill (canvas,
                  &(ExosPill) {
                      .left = exos_axis_x (axis, row.interval.low),
                      .right = exos_axis_x (axis, row.interval.high),
                      .y = row_y (axis, index),
                      .thickness = PILL,
                      .is_cut_left = row.interval.low<low, .is_cut_right = row.interval.high> high,
                      .color = row_color (chart, &canvas->style->palette, &row),
                  });
}

static void
draw_estimate (const Chart *chart, const ExosCanvas *canvas, const ExosAxis *axis, gsize index)
{
  g_auto (Row) row = get_row (chart, index);
  const double y = row_y (axis, index);

  if (isfinite (row.estimate) && row.estimate >= exos_ticks_low (&axis->ticks) &&
      row.estimate <= exos_ticks_high (&axis->ticks))
    exos_draw_estimate (canvas, exos_axis_x (axis, row.estimate), y, ESTIMATE,
                        row_color (chart, &canvas->style->palette, &row));
  exos_draw_label (canvas, &(ExosLabel) {
                               .text = row.name,
                               .x = 1.0,
                               .baseline = y + 4.4,
                               .color = canvas->style->palette.fg,
                               .is_bold = row.is_whole,
                               .max_width = chart->names,
                           });
}

/* Between the segments and the whole. */
static void
draw_rule (const Chart *chart, const ExosCanvas *canvas, const ExosAxis *axis)
{
  const double y = floor (axis->top + ROW * (double) chart->n_rows) + 0.5;

  cairo_move_to (canvas->cr, 0.0, y);
  cairo_line_to (canvas->cr, axis->right, y);
  cairo_set_line_width (canvas->cr, 1.0);
  exos_set_color (canvas->cr, canvas->style->palette.grid, 1.0);
  cairo_stroke (canvas->cr);
}

static char *
dup_caption (const Chart *chart)
{
  const guint n_hidden = (guint) (chart->treatment->segments->n - chart->n_rows);
  g_autofree char *level = exos_format_level (chart->report->plan->alpha);

  /* Translators: a confidence level, such as 95%. */
  g_autofree char *caption =
      g_strdup_printf (_ ("difference, %s interval of each by itself"), level);

  if (n_hidden == 0)
    return g_steal_pointer (&caption);

  g_autofree char *hidden =
      g_strdup_printf (NG_ ("%u segment not shown", "%u segments not shown", n_hidden), n_hidden);

  return g_strdup_printf ("%s · %s", hidden, caption);
}

static void
draw_chart (const Chart *chart, const ExosCanvas *canvas)
{
  const double unused = canvas->height - units_of (chart->n_rows);
  const double top = EXOS_AXIS_TOP + floor (fmax (0.0, unused) / 2.0);
  const double bottom = top + ROW * (double) (chart->n_rows + 1);
  const ExosAxis axis =
      exos_axis_new (canvas, exos_effect_figures (chart->treatment, DECIMALS), find_domain (chart),
                     chart->names + 8.0, canvas->width, top, bottom);
  g_autofree char *caption = dup_caption (chart);

  exos_axis_draw (&axis, canvas, caption);
  draw_rule (chart, canvas, &axis);
  for (gsize i = 0; i <= chart->n_rows; i++)
    draw_pill (chart, canvas, &axis, i);
  exos_axis_draw_zero (&axis, canvas);
  for (gsize i = 0; i <= chart->n_rows; i++)
    draw_estimate (chart, canvas, &axis, i);
}

double
exos_segments_chart_height (const ExosTreatment *treatment, const ExosChartStyle *style)
{
  return treatment->segments != NULL ? exos_units (style, units_of (count_rows (treatment))) : 0.0;
}

void
exos_draw_segments_chart (cairo_t *cr,
                          double width,
                          double height,
                          const ExosReport *report,
                          const ExosTreatment *treatment,
                          const ExosChartStyle *style)
{
  Chart chart = { .report = report, .treatment = treatment };
  ExosCanvas canvas;

  if (report->hides_numbers || treatment->segments == NULL)
    return;
  chart.n_rows = count_rows (treatment);
  if (!exos_canvas_begin (&canvas, cr, width, height, style, MIN_WIDTH, units_of (chart.n_rows)))
    return;
  chart.names = measure_names (&chart, &canvas);
  draw_chart (&chart, &canvas);
  exos_canvas_end (&canvas);
}

static char *
describe_row (const Chart *chart, gsize index)
{
  g_auto (Row) row = get_row (chart, index);
  const ExosFigures figures = exos_effect_figures (chart->treatment, DECIMALS);
  g_autofree char *change = exos_figures_change (figures, row.estimate);
  g_autofree char *interval = exos_figures_interval (figures, row.interval);

  /* Translators: a segment, its effect, and the interval of that. */
  return g_strdup_printf (_ ("%1$s %2$s (%3$s)"), row.name, change, interval);
}

/* The largest segments and the whole: the table beside it has them all. */
char *
exos_segments_chart_dup_description (const ExosReport *report, const ExosTreatment *treatment)
{
  Chart chart = { .report = report, .treatment = treatment };
  GString *text = g_string_new (NULL);

  if (report->hides_numbers || treatment->segments == NULL)
    return g_string_free (text, FALSE);
  chart.n_rows = MIN (treatment->segments->n, MOST_DESCRIBED);
  for (gsize i = 0; i <= chart.n_rows; i++)
    {
      g_autofree char *row = describe_row (&chart, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", row);
    }

  g_autofree char *rows = g_string_free (text, FALSE);

  /* Translators: a list of segments with their effects. */
  return g_strdup_printf (_ ("Effect by segment: %s."), rows);
}
