// SPDX-License-Identifier: MIT
#include "charts/chart.h"

#include "charts/shapes.h"
#include "charts/text.h"
#include "data/format.h"
#include "data/language.h"

#include <math.h>

#define MIN_WIDTH 240.0
#define LEGEND_ROW 20.0
#define LEGEND_COLUMN 150.0 /* at most */
#define SWATCH 10.0
#define SWATCH_GAP 6.0
#define ROW 24.0
#define BAR 18.0
#define BOTTOM 22.0
#define LABEL_GAP 10.0
#define EDGE 1.0
#define GAP 1.0 /* between segments */
#define HATCHING 5.0
#define PADDING 8.0 /* around the share in a segment */
#define MARK 4.0    /* of the effect that was observed */
#define BASELINE 4.5

/* Where the bars stand. */
typedef struct
{
  const ExosSimulation *simulation;
  ExosPolicy policy;
  double left;
  double right;
  double top;
} Bars;

static gboolean
has_conditions (ExosPolicy policy)
{
  return exos_outcome_is_possible (policy, EXOS_OUTCOME_CONDITIONAL);
}

/* Launches of both kinds stand over the rest: the words of four have no room in one line. */
static guint
count_legend_rows (ExosPolicy policy)
{
  return has_conditions (policy) ? 2 : 1;
}

static double
wanted_height (const ExosSimulation *simulation, ExosPolicy policy)
{
  return LEGEND_ROW * count_legend_rows (policy) + ROW * (double) simulation->n_effects + BOTTOM;
}

static ExosColor
outcome_color (const ExosPalette *palette, ExosOutcome outcome)
{
  switch (outcome)
    {
    case EXOS_OUTCOME_LAUNCH:
    case EXOS_OUTCOME_CONDITIONAL:
      return palette->launch;
    case EXOS_OUTCOME_HOLD:
      return palette->hold;
    case EXOS_OUTCOME_ROLLBACK:
      return palette->rollback;
    case EXOS_N_OUTCOMES:
      break;
    }

  g_assert_not_reached ();
}

/* A launch under conditions has the colour of one, in lines. */
static void
fill_outcome (
    const ExosCanvas *canvas, ExosOutcome outcome, double left, double right, double y, double size)
{
  const ExosPalette *palette = &canvas->style->palette;
  const gboolean is_hatched = outcome == EXOS_OUTCOME_CONDITIONAL;

  cairo_rectangle (canvas->cr, left, y, right - left, size);
  exos_set_color (canvas->cr, is_hatched ? palette->launch_bg : outcome_color (palette, outcome),
                  1.0);
  cairo_fill (canvas->cr);
  if (is_hatched)
    exos_draw_hatching (canvas, left, right, y, y + size, HATCHING, palette->launch);
}

static void
draw_legend (const ExosCanvas *canvas, ExosPolicy policy)
{
  const guint n_columns = has_conditions (policy) ? 2 : 3;
  const double column = fmin (LEGEND_COLUMN, (canvas->width - EDGE) / n_columns);
  guint n = 0;

  for (int outcome = 0; outcome < EXOS_N_OUTCOMES; outcome++)
    {
      const double x = EDGE + column * (double) (n % n_columns);
      const guint row = n / n_columns;
      const double y = LEGEND_ROW * row;

      if (!exos_outcome_is_possible (policy, (ExosOutcome) outcome))
        continue;
      fill_outcome (canvas, (ExosOutcome) outcome, x, x + SWATCH, y + 3.0, SWATCH);
      exos_draw_label (canvas, &(ExosLabel) {
                                   .text = exos_outcome_label ((ExosOutcome) outcome),
                                   .x = x + SWATCH + SWATCH_GAP,
                                   .baseline = y + 8.0 + BASELINE,
                                   .color = canvas->style->palette.fg,
                                   .max_width = column - SWATCH - 2.0 * SWATCH_GAP,
                               });
      n++;
    }
}

static char *
dup_effect (const ExosSimulation *simulation, gsize effect)
{
  return exos_format_points_bare (simulation->effects[effect].effect,
                                  exos_simulation_decimals (simulation));
}

static double
widest_label (const ExosCanvas *canvas, const ExosSimulation *simulation)
{
  double widest = 0.0;

  for (gsize i = 0; i < simulation->n_effects; i++)
    {
      g_autofree char *text = dup_effect (simulation, i);

      widest = fmax (widest, exos_text_width (canvas, text, EXOS_TEXT_AXIS, TRUE));
    }

  return widest;
}

/* The share in its segment, where it has room. */
static void
draw_share (const ExosCanvas *canvas,
            ExosOutcome outcome,
            double share,
            double left,
            double right,
            double y)
{
  const ExosPalette *palette = &canvas->style->palette;
  g_autofree char *text = exos_format_rate (share, 0);
  const double width = exos_text_width (canvas, text, EXOS_TEXT_AXIS, FALSE);
  const gboolean is_hatched = outcome == EXOS_OUTCOME_CONDITIONAL;

  if (right - left < width + PADDING)
    return;

  if (is_hatched)
    {
      cairo_rectangle (canvas->cr, (left + right - width) / 2.0 - 3.0, y + 2.0, width + 6.0,
                       BAR - 4.0);
      exos_set_color (canvas->cr, palette->launch_bg, 1.0);
      cairo_fill (canvas->cr);
    }
  exos_draw_label (canvas, &(ExosLabel) {
                               .text = text,
                               .x = (left + right) / 2.0,
                               .baseline = y + BAR / 2.0 + BASELINE,
                               .align = EXOS_ALIGN_CENTER,
                               .color = is_hatched ? palette->fg : palette->card,
                           });
}

static void
draw_bar (const ExosCanvas *canvas, const Bars *bars, gsize effect)
{
  const double y = bars->top + ROW * (double) effect + (ROW - BAR) / 2.0;
  double from = 0.0;

  for (int outcome = 0; outcome < EXOS_N_OUTCOMES; outcome++)
    {
      const double share =
          exos_simulation_share (bars->simulation, effect, bars->policy, (ExosOutcome) outcome);
      const double left = bars->left + (bars->right - bars->left) * from;
      const double right = bars->left + (bars->right - bars->left) * (from + share);

      from += share;
      if (!(right - left > GAP))
        continue;
      fill_outcome (canvas, (ExosOutcome) outcome, left, right - (from < 1.0 ? GAP : 0.0), y, BAR);
      draw_share (canvas, (ExosOutcome) outcome, share, left, right, y);
    }
}

/* The effect that the file shows is bold, and pointed at. */
static void
draw_effect (const ExosCanvas *canvas, const Bars *bars, gsize effect)
{
  const gboolean is_observed = bars->simulation->effects[effect].is_observed;
  const ExosPalette *palette = &canvas->style->palette;
  const double middle = bars->top + ROW * ((double) effect + 0.5);
  const double x = bars->left - LABEL_GAP;
  g_autofree char *text = dup_effect (bars->simulation, effect);

  exos_draw_label (canvas, &(ExosLabel) {
                               .text = text,
                               .x = x,
                               .baseline = middle + BASELINE,
                               .align = EXOS_ALIGN_RIGHT,
                               .color = is_observed ? palette->fg : palette->dim,
                               .is_bold = is_observed,
                           });
  if (!is_observed)
    return;
  cairo_move_to (canvas->cr, x + 3.0, middle - MARK);
  cairo_rel_line_to (canvas->cr, MARK + 1.0, MARK);
  cairo_rel_line_to (canvas->cr, -MARK - 1.0, MARK);
  cairo_close_path (canvas->cr);
  exos_set_color (canvas->cr, palette->fg, 1.0);
  cairo_fill (canvas->cr);
}

static void
draw_scale (const ExosCanvas *canvas, const Bars *bars)
{
  static const double shares[] = { 0.0, 0.5, 1.0 };
  const double bottom = bars->top + ROW * (double) bars->simulation->n_effects;

  for (gsize i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      g_autofree char *text = exos_format_rate (shares[i], 0);
      const double x = bars->left + (bars->right - bars->left) * shares[i];
      const double width = exos_text_width (canvas, text, EXOS_TEXT_AXIS, FALSE);

      exos_draw_vertical (canvas, floor (x), bars->top, bottom, 1.0, canvas->style->palette.grid);
      exos_draw_label (canvas, &(ExosLabel) {
                                   .text = text,
                                   .x = exos_place_centered (x, width, EDGE, canvas->width - EDGE),
                                   .baseline = bottom + 14.0,
                                   .color = canvas->style->palette.dim,
                               });
    }
}

double
exos_simulation_chart_height (const ExosSimulation *simulation,
                              ExosPolicy policy,
                              const ExosChartStyle *style)
{
  return exos_units (style, wanted_height (simulation, policy));
}

void
exos_draw_simulation_chart (cairo_t *cr,
                            double width,
                            double height,
                            const ExosSimulation *simulation,
                            ExosPolicy policy,
                            const ExosChartStyle *style)
{
  ExosCanvas canvas;

  if (!exos_canvas_begin (&canvas, cr, width, height, style, MIN_WIDTH,
                          wanted_height (simulation, policy)))
    return;

  const Bars bars = {
    .simulation = simulation,
    .policy = policy,
    .left = EDGE + widest_label (&canvas, simulation) + LABEL_GAP,
    .right = canvas.width - EDGE,
    .top = LEGEND_ROW * count_legend_rows (policy),
  };

  draw_legend (&canvas, policy);
  draw_scale (&canvas, &bars);
  for (gsize i = 0; i < simulation->n_effects; i++)
    {
      draw_effect (&canvas, &bars, i);
      draw_bar (&canvas, &bars, i);
    }
  exos_canvas_end (&canvas);
}
