// SPDX-License-Identifier: MIT
#include "charts/power-chart.h"

#include "charts/shapes.h"
#include "charts/text.h"
#include "data/format.h"
#include "data/language.h"

#include <math.h>

#define HEIGHT 150.0
#define MIN_WIDTH 220.0
#define N_POINTS 80
#define REACH 1.6 /* times the users needed that the axis goes to */
#define TOP 10.0
#define BOTTOM 34.0 /* below the plot: tick labels, caption */
#define TICK_DROP 14.0
#define CAPTION_DROP 29.0
#define EDGE 2.0
#define GAP 6.0
#define HALF 0.5
#define TOO_NEAR 0.15 /* of another label on the axis of power */
#define MOST_TICKS 5
#define DOT 4.5

/* The plot, and what it is of. */
typedef struct
{
  const ExosDesign *design;
  guint64 needed;
  double reach; /* users at the right edge */
  double left;
  double right;
  double top;
  double bottom;
} Plot;

static double
x_of (const Plot *self, double users)
{
  return self->left + (self->right - self->left) * users / self->reach;
}

static double
y_of (const Plot *self, double power)
{
  return self->bottom - (self->bottom - self->top) * power;
}

static char *
dup_percent (double power)
{
  const gboolean is_whole = fabs (100.0 * power - round (100.0 * power)) < 1e-9;

  return exos_format_rate (power, is_whole ? 0 : 1);
}

static Plot
make_plot (const ExosDesign *design, guint64 needed, const ExosCanvas *canvas)
{
  g_autofree char *widest = exos_format_rate (0.999, 1);
  const double free_height = fmax (0.0, canvas->height - HEIGHT);

  return (Plot) {
    .design = design,
    .needed = needed,
    .reach = REACH * (double) needed,
    .left = EDGE + exos_text_width (canvas, widest, EXOS_TEXT_AXIS, TRUE) + GAP,
    .right = canvas->width - EDGE,
    .top = TOP + floor (free_height / 2.0),
    .bottom = HEIGHT - BOTTOM + floor (free_height / 2.0),
  };
}

/* 1, 2 or 5 times a power of ten, at least a user, so that no more than most_ticks fit. */
static double
find_step (double reach, double most_ticks)
{
  static const double multiples[] = { 1.0, 2.0, 5.0, 10.0 };
  const double least = fmax (1.0, reach / most_ticks);
  const double power = pow (10.0, floor (log10 (least)));

  for (gsize i = 0; i + 1 < G_N_ELEMENTS (multiples); i++)
    if (multiples[i] * power >= least)
      return multiples[i] * power;

  return 10.0 * power;
}

static void
draw_tick (const Plot *self, const ExosCanvas *canvas, double users)
{
  const ExosPalette *palette = &canvas->style->palette;
  g_autofree char *text = exos_format_count ((guint64) users);
  const double width = exos_text_width (canvas, text, EXOS_TEXT_AXIS, FALSE);
  const double x = x_of (self, users);
  const ExosLabel label = {
    .text = text,
    .x = exos_place_centered (x, width, EDGE, canvas->width - EDGE),
    .baseline = self->bottom + TICK_DROP,
    .color = palette->dim,
  };

  exos_draw_vertical (canvas, x, self->top, self->bottom, 1.0, palette->grid);
  exos_draw_label (canvas, &label);
}

static void
draw_users (const Plot *self, const ExosCanvas *canvas)
{
  g_autofree char *widest = exos_format_count ((guint64) self->reach);
  const double width = exos_text_width (canvas, widest, EXOS_TEXT_AXIS, FALSE) + 4.0 * GAP;
  const double most = CLAMP (floor ((self->right - self->left) / width), 1.0, MOST_TICKS);
  const double step = find_step (self->reach, most);
  const ExosLabel caption = {
    .text = self->design->n_treatments > 1 || self->design->ratio != 1.0
                ? _ ("users in the control group")
                : _ ("users in each group"),
    .x = (self->left + self->right) / 2.0,
    .baseline = self->bottom + CAPTION_DROP,
    .align = EXOS_ALIGN_CENTER,
    .color = canvas->style->palette.dim,
    .max_width = canvas->width - 2.0 * EDGE,
  };

  for (guint i = 0; i * step <= self->reach; i++)
    draw_tick (self, canvas, i * step);
  exos_draw_label (canvas, &caption);
}

static void
draw_level (const Plot *self, const ExosCanvas *canvas, double power, gboolean is_target)
{
  const ExosPalette *palette = &canvas->style->palette;
  const double dashes[] = { 4.0, 3.0 };
  g_autofree char *text = dup_percent (power);
  const double y = y_of (self, power);
  const ExosLabel label = {
    .text = text,
    .x = self->left - GAP,
    .baseline = y + EXOS_TEXT_AXIS * EXOS_TEXT_CAP_HEIGHT / 2.0,
    .align = EXOS_ALIGN_RIGHT,
    .color = is_target ? palette->fg : palette->dim,
    .is_bold = is_target,
  };

  cairo_move_to (canvas->cr, self->left, y);
  cairo_line_to (canvas->cr, self->right, y);
  cairo_set_line_width (canvas->cr, 1.0);
  cairo_set_dash (canvas->cr, dashes, is_target ? G_N_ELEMENTS (dashes) : 0, 0.0);
  exos_set_color (canvas->cr, is_target ? palette->fg : palette->grid, 1.0);
  cairo_stroke (canvas->cr);
  cairo_set_dash (canvas->cr, NULL, 0, 0.0);
  exos_draw_label (canvas, &label);
}

static void
draw_curve (const Plot *self, const ExosCanvas *canvas)
{
  for (int i = 0; i <= N_POINTS; i++)
    {
      const double users = fmax (1.0, floor (self->reach * i / N_POINTS));
      const double power = exos_design_power (self->design, (guint64) users);

      if (isfinite (power))
        cairo_line_to (canvas->cr, x_of (self, users), y_of (self, power));
    }
  cairo_set_line_width (canvas->cr, 2.0);
  cairo_set_line_join (canvas->cr, CAIRO_LINE_JOIN_ROUND);
  exos_set_color (canvas->cr, canvas->style->palette.treat, 1.0);
  cairo_stroke (canvas->cr);
}

/* Under the curve, where nothing else is, right of the users that are needed. */
static void
draw_needed (const Plot *self, const ExosCanvas *canvas)
{
  const ExosPalette *palette = &canvas->style->palette;
  const double x = x_of (self, (double) self->needed);
  const double y = y_of (self, self->design->power);
  g_autofree char *text = exos_format_count (self->needed);
  const double width = exos_text_width (canvas, text, EXOS_TEXT_ESTIMATE, TRUE);
  const double left = fmax (self->left, fmin (x + GAP, self->right - width));
  const ExosLabel label = {
    .text = text,
    .x = left,
    .baseline = self->bottom - GAP,
    .color = palette->fg,
    .size = EXOS_TEXT_ESTIMATE,
    .is_bold = TRUE,
    .is_number = TRUE,
  };

  exos_draw_vertical (canvas, x, y, self->bottom, 1.5, palette->treat);
  cairo_arc (canvas->cr, x, y, DOT, 0.0, 2.0 * G_PI);
  exos_set_color (canvas->cr, palette->treat, 1.0);
  cairo_fill (canvas->cr);
  exos_draw_label (canvas, &label);
}

double
exos_power_chart_height (const ExosChartStyle *style)
{
  return exos_units (style, HEIGHT);
}

void
exos_draw_power_chart (
    cairo_t *cr, double width, double height, const ExosDesign *design, const ExosChartStyle *style)
{
  const ExosUsersNeeded needed = exos_design_users (design);
  ExosCanvas canvas;

  if (needed.fault != EXOS_DESIGN_OK)
    return;
  if (!exos_canvas_begin (&canvas, cr, width, height, style, MIN_WIDTH, HEIGHT))
    return;

  const Plot plot = make_plot (design, needed.control, &canvas);

  draw_users (&plot, &canvas);
  draw_level (&plot, &canvas, 0.0, FALSE);
  if (fabs (design->power - HALF) > TOO_NEAR)
    draw_level (&plot, &canvas, HALF, FALSE);
  draw_level (&plot, &canvas, design->power, TRUE);
  draw_curve (&plot, &canvas);
  draw_needed (&plot, &canvas);
  exos_canvas_end (&canvas);
}

char *
exos_power_chart_dup_description (const ExosDesign *design)
{
  const ExosUsersNeeded needed = exos_design_users (design);

  if (needed.fault != EXOS_DESIGN_OK)
    return g_strdup ("");

  g_autofree char *half = dup_percent (exos_design_power (design, MAX (needed.control / 2, 1)));
  g_autofree char *target = dup_percent (design->power);
  g_autofree char *n_half = exos_format_count (MAX (needed.control / 2, 1));
  g_autofree char *n_needed = exos_format_count (needed.control);

  /* Translators: power, and with how many users in the control group; twice. */
  return g_strdup_printf (_ ("Power rises with the users in control: %1$s at %2$s users, %3$s at "
                             "%4$s."),
                          half, n_half, target, n_needed);
}
