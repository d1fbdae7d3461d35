// SPDX-License-Identifier: MIT
#include "charts/chart.h"

#include "analysis/figures.h"
#include "charts/axis.h"
#include "charts/shapes.h"
#include "charts/text.h"
#include "data/format.h"
#include "data/language.h"

#include <math.h>

#define HEIGHT 140.0
#define MIN_WIDTH 220.0
#define N_POINTS 200
#define REACH 3.8 /* standard deviations that the density is computed over */
#define HEADROOM 4.0
#define HEADROOM_FOR_LABEL 20.0
#define FILL 0.3
#define LABEL_RISE 9.0 /* baseline of the label above the axis */
#define LABEL_TOP 22.0
#define LABEL_DROP 13.0 /* below the top of the plot */
#define CLEAR 6.0
#define METRIC_CHARS 40 /* of the caption */

/* The density at N_POINTS over low .. high, 0 elsewhere. */
typedef struct
{
  ExosFigures figures;
  double low;
  double high;
  double density[N_POINTS];
  double peak;
  double headroom; /* between the peak and the top of the plot */
} Curve;

/* Part of the plot on one side of the zero line. */
typedef struct
{
  double left;
  double right;
  ExosColor color;
} Side;

/* Mean and variance of the Beta (1, 1) posterior of a rate. */
static void
posterior_moments (ExosCount count, double *mean, double *variance)
{
  const double n = (double) count.users + 2.0;

  *mean = ((double) count.events + 1.0) / n;
  *variance = *mean * (1.0 - *mean) / (n + 1.0);
}

/* Of a mean under a flat prior: normal about what was seen. */
static void
fill_normal (Curve *self, const ExosEstimate *estimate)
{
  const double reach = REACH * estimate->se;

  self->low = estimate->difference - reach;
  self->high = estimate->difference + reach;
  for (gsize i = 0; i < N_POINTS; i++)
    {
      const double z = REACH * (2.0 * (double) i / (N_POINTS - 1) - 1.0);

      self->density[i] = reach > 0.0 ? exp (-0.5 * z * z) : 0.0;
    }
}

static void
fill_rates (Curve *self, ExosCount control, ExosCount treatment)
{
  double mean_c, mean_t, variance_c, variance_t;

  posterior_moments (control, &mean_c, &variance_c);
  posterior_moments (treatment, &mean_t, &variance_t);

  const double reach = REACH * sqrt (variance_c + variance_t);

  self->low = fmax (-1.0, mean_t - mean_c - reach);
  self->high = fmin (1.0, mean_t - mean_c + reach);
  exos_posterior_density (control, treatment, self->low, self->high, N_POINTS, self->density);
}

static Curve
make_curve (const ExosReport *report, const ExosTreatment *treatment)
{
  Curve self = { .figures = exos_effect_figures (treatment, 2), .headroom = HEADROOM };

  if (report->measure == EXOS_MEASURE_RATE)
    fill_rates (&self, exos_arm_conversions (exos_report_control (report)),
                exos_arm_conversions (exos_report_arm (report, treatment)));
  else
    fill_normal (&self, &treatment->estimate);
  for (gsize i = 0; i < N_POINTS; i++)
    {
      if (!isfinite (self.density[i]) || self.density[i] < 0.0)
        self.density[i] = 0.0;
      self.peak = fmax (self.peak, self.density[i]);
    }
  return self;
}

static double
curve_x (const Curve *self, const ExosAxis *axis, gsize i)
{
  return exos_axis_x (axis, self->low + (self->high - self->low) * (double) i / (N_POINTS - 1));
}

static double
curve_rise (const Curve *self, const ExosAxis *axis, gsize i)
{
  return self->density[i] / self->peak * (axis->bottom - axis->top - self->headroom);
}

static void
add_curve (const Curve *self, const ExosAxis *axis, cairo_t *cr)
{
  for (gsize i = 0; i < N_POINTS; i++)
    cairo_line_to (cr, curve_x (self, axis, i), axis->bottom - curve_rise (self, axis, i));
}

static void
draw_side (const Curve *self, const ExosAxis *axis, const ExosCanvas *canvas, const Side *side)
{
  cairo_t *cr = canvas->cr;

  cairo_save (cr);
  cairo_rectangle (cr, side->left, axis->top, side->right - side->left,
                   axis->bottom - axis->top + 1.0);
  cairo_clip (cr);

  cairo_move_to (cr, curve_x (self, axis, 0), axis->bottom);
  add_curve (self, axis, cr);
  cairo_line_to (cr, curve_x (self, axis, N_POINTS - 1), axis->bottom);
  exos_set_color (cr, side->color, FILL);
  cairo_fill (cr);

  add_curve (self, axis, cr);
  exos_set_color (cr, side->color, 1.0);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Where the curve rises above rise, within the side; left > right when nowhere. */
static Side
find_room (const Curve *self, const ExosAxis *axis, const Side *side, double rise)
{
  Side room = { .left = axis->high, .right = axis->low };

  for (gsize i = 0; i < N_POINTS; i++)
    if (curve_rise (self, axis, i) >= rise)
      {
        room.left = fmin (room.left, curve_x (self, axis, i));
        room.right = fmax (room.right, curve_x (self, axis, i));
      }

  room.left = fmax (room.left, side->left + CLEAR);
  room.right = fmin (room.right, side->right - CLEAR);
  return room;
}

static char *
dup_finding (const ExosReport *report, double p_better)
{
  const gboolean is_better = p_better >= 0.5;
  g_autofree char *p = exos_format_probability (is_better ? p_better : 1.0 - p_better);

  if (report->is_direction_assumed)
    return is_better ? g_strdup_printf (_ ("%s higher"), p) : g_strdup_printf (_ ("%s lower"), p);

  /* Translators: %s is a probability, such as 99.2%. */
  return is_better ? g_strdup_printf (_ ("%s better"), p) : g_strdup_printf (_ ("%s worse"), p);
}

/* Beside the curve at the top of the plot: outwards from zero, or across. FALSE when neither side
 * is free. */
static gboolean
find_place_beside (
    const Curve *self, const ExosAxis *axis, double width, gboolean is_right, double *left)
{
  const Side whole = { .left = axis->low, .right = axis->high };
  const double rise = axis->bottom - axis->top - LABEL_TOP - self->headroom;
  const Side top = find_room (self, axis, &whole, rise);
  const double before = top.left - CLEAR - width;
  const double after = top.right + CLEAR;
  const double places[] = { is_right ? after : before, is_right ? before : after };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (exos_axis_holds (axis, places[i], width) &&
        !exos_axis_touches_zero (axis, places[i], width))
      {
        *left = places[i];
        return TRUE;
      }

  return FALSE;
}

/* In the larger side of the curve, else beside the curve, else above it, which lowers the curve. */
static void
place_finding (Curve *self,
               const ExosAxis *axis,
               const Side *side,
               double width,
               gboolean is_right,
               ExosLabel *label)
{
  const Side inside = find_room (self, axis, side, LABEL_TOP);
  const double center = (inside.left + inside.right) / 2.0;

  label->baseline = axis->top + LABEL_DROP;
  if (inside.right - inside.left >= width)
    {
      label->x = center - width / 2.0;
      label->baseline = axis->bottom - LABEL_RISE;
    }
  else if (!find_place_beside (self, axis, width, is_right, &label->x))
    {
      self->headroom = HEADROOM_FOR_LABEL;
      label->is_number = TRUE;
      label->x = exos_axis_avoid_zero (
          axis, exos_place_centered (center, width, axis->low + 1.0, axis->high - 1.0), width);
    }
}

static ExosAxis
make_axis (const Curve *curve, const ExosCanvas *canvas)
{
  const double top = EXOS_AXIS_TOP + floor (fmax (0.0, canvas->height - HEIGHT) / 2.0);
  const double bottom = top + HEIGHT - EXOS_AXIS_TOP - EXOS_AXIS_BOTTOM;

  return exos_axis_new (canvas, curve->figures, (ExosInterval) { curve->low, curve->high }, 0.0,
                        canvas->width, top, bottom);
}

static char *
dup_caption (const ExosReport *report)
{
  const char *primary = exos_experiment_primary_name (report->experiment);

  if (primary == NULL)
    return g_strdup (_ ("difference in conversion rate"));

  g_autofree char *name = exos_visible_text (primary, METRIC_CHARS);

  return g_strdup_printf (_ ("difference in ‘%s’"), name);
}

static void
draw_chart (Curve *curve, const ExosCanvas *canvas, const ExosReport *report)
{
  const double p_better = exos_report_headline (report)->posterior.p_t_gt_c;
  const gboolean is_higher = report->primary_direction == EXOS_DIRECTION_HIGHER;
  const ExosPalette *palette = &canvas->style->palette;
  const ExosAxis axis = make_axis (curve, canvas);
  const double zero = exos_axis_x (&axis, 0.0);
  const Side left = { axis.left, zero, is_higher ? palette->neutral : palette->treat };
  const Side right = { zero, axis.right, is_higher ? palette->treat : palette->neutral };
  const gboolean is_right = (p_better >= 0.5) == is_higher;
  g_autofree char *text = dup_finding (report, p_better);
  g_autofree char *caption = dup_caption (report);
  const double width = exos_text_width (canvas, text, EXOS_TEXT_ESTIMATE, TRUE);
  ExosLabel label = {
    .text = text, .size = EXOS_TEXT_ESTIMATE, .is_bold = TRUE, .color = palette->fg
  };

  place_finding (curve, &axis, is_right ? &right : &left, width, is_right, &label);
  exos_axis_draw (&axis, canvas, caption);
  draw_side (curve, &axis, canvas, &left);
  draw_side (curve, &axis, canvas, &right);
  exos_axis_draw_zero (&axis, canvas);
  exos_draw_label (canvas, &label);
}

double
exos_posterior_chart_height (const ExosChartStyle *style)
{
  return exos_units (style, HEIGHT);
}

void
exos_draw_posterior_chart (
    cairo_t *cr, double width, double height, const ExosReport *report, const ExosChartStyle *style)
{
  const ExosTreatment *treatment = exos_report_headline (report);
  ExosCanvas canvas;

  if (!report->has_results || report->hides_numbers || treatment == NULL ||
      isnan (treatment->posterior.p_t_gt_c))
    return;
  if (!exos_canvas_begin (&canvas, cr, width, height, style, MIN_WIDTH, HEIGHT))
    return;

  Curve curve = make_curve (report, treatment);

  if (curve.peak > 0.0)
    draw_chart (&curve, &canvas, report);
  exos_canvas_end (&canvas);
}
