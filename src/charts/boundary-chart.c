// SPDX-License-Identifier: MIT
/* The statistic of the looks against the boundary that decides: users to the right, better up. */
#include "charts/chart.h"

#include "charts/boundary.h"
#include "charts/canvas.h"
#include "charts/shapes.h"
#include "charts/text.h"
#include "data/format.h"
#include "data/language.h"

#include <math.h>

#define HEIGHT 200.0
#define MIN_WIDTH 220.0
#define MIN_HEIGHT 130.0
#define TOP 22.0
#define BOTTOM 34.0
#define LEFT 30.0
#define RIGHT 22.0
#define MOST_Z 6.0 /* a first look may have no reachable boundary */
#define Z_STEP 2
#define ALONE 0.9 /* of its users, where a single boundary begins */
#define ROOM 1.35 /* for a word beyond the last boundary */
#define LABEL_SPACE 90.0
#define POINT 5.0
#define FILL 0.12

/* Where the plot stands, and how far it reaches. */
typedef struct
{
  double left;
  double right;
  double top;
  double bottom;
  double users;
  double z;
} Plot;

/* Up is better, whichever way that is. */
static double
oriented_z (const ExosReport *report, const ExosSequential *looks)
{
  return report->primary_direction == EXOS_DIRECTION_HIGHER ? looks->z : -looks->z;
}

static Plot
make_plot (const ExosCanvas *canvas, const ExosSequential *looks)
{
  Plot self = {
    .left = LEFT,
    .right = canvas->width - RIGHT,
    .top = TOP,
    .bottom = canvas->height - BOTTOM,
    .users = (double) looks->looks[looks->n_looks - 1].users,
    .z = fabs (looks->z),
  };

  for (gsize i = 0; i < looks->n_looks; i++)
    self.z = fmax (self.z, looks->looks[i].critical);
  self.z = fmin (fmax (self.z * 1.1, looks->looks[looks->n_looks - 1].critical * ROOM), MOST_Z);
  return self;
}

static double
plot_x (const Plot *self, double users)
{
  return self->left + (self->right - self->left) * CLAMP (users / self->users, 0.0, 1.0);
}

static double
plot_y (const Plot *self, double z)
{
  const double middle = 0.5 * (self->top + self->bottom);

  return middle - 0.5 * (self->bottom - self->top) * CLAMP (z / self->z, -1.0, 1.0);
}

static void
draw_level (const Plot *self, const ExosCanvas *canvas, int z)
{
  const double y = floor (plot_y (self, z)) + 0.5;
  g_autofree char *text =
      z == 0 ? g_strdup ("0") : g_strdup_printf ("%s%d", z < 0 ? "−" : "+", ABS (z));

  exos_set_color (canvas->cr, z == 0 ? canvas->style->palette.fg : canvas->style->palette.grid,
                  1.0);
  cairo_set_line_width (canvas->cr, z == 0 ? 2.0 : 1.0);
  cairo_move_to (canvas->cr, self->left, y);
  cairo_line_to (canvas->cr, self->right, y);
  cairo_stroke (canvas->cr);
  exos_draw_label (canvas, &(ExosLabel) {
                               .text = text,
                               .x = self->left - 5.0,
                               .baseline = y + 4.0,
                               .align = EXOS_ALIGN_RIGHT,
                               .color = canvas->style->palette.dim,
                           });
}

/* Round numbers of users, as many as there is room for. */
static double
find_step (const Plot *self)
{
  const double most = fmax (1.0, floor ((self->right - self->left) / LABEL_SPACE));
  const double least = fmax (1.0, self->users / most);
  const double power = pow (10.0, floor (log10 (least)));
  const double parts = least / power;

  return power * (parts <= 1.0 ? 1.0 : parts <= 2.0 ? 2.0 : parts <= 5.0 ? 5.0 : 10.0);
}

static void
draw_users (const Plot *self, const ExosCanvas *canvas)
{
  const double step = find_step (self);

  for (guint i = 0; i * step <= self->users; i++)
    {
      const double users = i * step;
      g_autofree char *text = exos_format_count ((guint64) users);
      const double width = exos_text_width (canvas, text, EXOS_TEXT_AXIS, FALSE);
      const double x = plot_x (self, users);

      exos_draw_vertical (canvas, floor (x) + 0.5, self->bottom, self->bottom + 3.0, 1.0,
                          canvas->style->palette.dim);
      exos_draw_label (canvas, &(ExosLabel) {
                                   .text = text,
                                   .x = exos_place_centered (x, width, 1.0, canvas->width - 1.0),
                                   .baseline = self->bottom + 14.0,
                                   .color = canvas->style->palette.dim,
                               });
    }

  exos_draw_label (canvas, &(ExosLabel) {
                               .text = _ ("users of all groups"),
                               .x = canvas->width - 1.0,
                               .baseline = self->bottom + 29.0,
                               .align = EXOS_ALIGN_RIGHT,
                               .color = canvas->style->palette.dim,
                               .max_width = canvas->width - 2.0,
                           });
}

/* From the first look to the last; a single one has a short line. */
static void
trace_boundary (const Plot *self, const ExosSequential *looks, double sign, cairo_t *cr)
{
  const ExosLook *first = &looks->looks[0];
  const double from = (looks->n_looks == 1 ? ALONE : 1.0) * (double) first->users;

  cairo_move_to (cr, plot_x (self, from), plot_y (self, sign * first->critical));
  for (gsize i = 0; i < looks->n_looks; i++)
    cairo_line_to (cr, plot_x (self, (double) looks->looks[i].users),
                   plot_y (self, sign * looks->looks[i].critical));
}

/* What lies beyond decides. */
static void
draw_boundary (const Plot *self,
               const ExosCanvas *canvas,
               const ExosSequential *looks,
               double sign,
               ExosColor color)
{
  cairo_t *cr = canvas->cr;
  const double from = (looks->n_looks == 1 ? ALONE : 1.0) * (double) looks->looks[0].users;
  const double edge = sign > 0.0 ? self->top : self->bottom;

  trace_boundary (self, looks, sign, cr);
  cairo_line_to (cr, self->right, edge);
  cairo_line_to (cr, plot_x (self, from), edge);
  cairo_close_path (cr);
  exos_set_color (cr, color, FILL);
  cairo_fill (cr);

  trace_boundary (self, looks, sign, cr);
  exos_set_color (cr, color, 1.0);
  cairo_set_line_width (cr, 2.0);
  cairo_stroke (cr);
}

/* Of the looks before, only when they were is known. */
static void
draw_earlier (const Plot *self, const ExosCanvas *canvas, const ExosSequential *looks)
{
  for (gsize i = 0; i < looks->now; i++)
    exos_draw_vertical (canvas, floor (plot_x (self, (double) looks->looks[i].users)) + 0.5,
                        plot_y (self, looks->looks[i].critical),
                        plot_y (self, -looks->looks[i].critical), 1.0,
                        canvas->style->palette.neutral);
}

static void
draw_point (const Plot *self,
            const ExosCanvas *canvas,
            const ExosReport *report,
            const ExosSequential *looks)
{
  const ExosPalette *palette = &canvas->style->palette;
  const double z = oriented_z (report, looks);
  const gboolean is_decided = exos_report_headline (report)->is_significant;
  const double x = plot_x (self, (double) looks->looks[looks->now].users);
  const double y = plot_y (self, z);

  cairo_arc (canvas->cr, x, y, POINT + 2.0, 0.0, 2.0 * G_PI);
  exos_set_color (canvas->cr, palette->card, 1.0);
  cairo_fill (canvas->cr);
  cairo_arc (canvas->cr, x, y, POINT, 0.0, 2.0 * G_PI);
  exos_set_color (canvas->cr,
                  !is_decided ? palette->fg
                  : z > 0.0   ? palette->treat
                              : palette->rollback,
                  1.0);
  cairo_fill (canvas->cr);
}

/* Above the plot: the point, named where it stands. */
static void
draw_now (const Plot *self, const ExosCanvas *canvas, const ExosSequential *looks)
{
  const ExosLook *look = &looks->looks[looks->now];
  g_autofree char *number = exos_format_count (looks->now + 1);
  /* Translators: the number of a look. */
  g_autofree char *text = g_strdup_printf (_ ("look %s"), number);
  const double x = plot_x (self, (double) look->users);
  const double width = exos_text_width (canvas, text, EXOS_TEXT_AXIS, TRUE);

  exos_draw_label (canvas, &(ExosLabel) {
                               .text = text,
                               .x = exos_place_centered (x, width, 1.0, canvas->width - 1.0),
                               .baseline = self->top - 7.0,
                               .color = canvas->style->palette.fg,
                               .is_bold = TRUE,
                           });
}

static void
draw_end (const Plot *self, const ExosCanvas *canvas, const ExosSequential *looks)
{
  const ExosLook *now = &looks->looks[looks->now];
  const char *text = _ ("planned end");
  const double width = exos_text_width (canvas, text, EXOS_TEXT_AXIS, FALSE);
  const double free = self->right + RIGHT - 2.0 - plot_x (self, (double) now->users);

  if (looks->now + 1 == looks->n_looks)
    return;
  exos_draw_vertical (canvas, floor (self->right) + 0.5, self->top, self->bottom, 1.0,
                      canvas->style->palette.neutral);
  if (free > width + 40.0)
    exos_draw_label (canvas, &(ExosLabel) {
                                 .text = text,
                                 .x = canvas->width - 1.0,
                                 .baseline = self->top - 7.0,
                                 .align = EXOS_ALIGN_RIGHT,
                                 .color = canvas->style->palette.dim,
                             });
}

/* What is decided beyond, at the end, where there is room. */
static void
draw_sides (const Plot *self,
            const ExosCanvas *canvas,
            const ExosReport *report,
            const ExosSequential *looks)
{
  const gboolean is_assumed = report->is_direction_assumed;
  const double critical = looks->looks[looks->n_looks - 1].critical;
  const double room = plot_y (self, critical) - self->top;
  ExosLabel label = {
    .text = is_assumed ? C_ ("side", "higher") : _ ("better"),
    .x = self->right - 5.0,
    .baseline = self->top + 13.0,
    .align = EXOS_ALIGN_RIGHT,
    .color = canvas->style->palette.dim,
  };

  if (room < 18.0)
    return;
  exos_draw_label (canvas, &label);
  label.text = is_assumed ? C_ ("side", "lower") : _ ("worse");
  label.baseline = self->bottom - 5.0;
  exos_draw_label (canvas, &label);
}

static void
draw_chart (const ExosCanvas *canvas, const ExosReport *report, const ExosSequential *looks)
{
  const Plot plot = make_plot (canvas, looks);
  const ExosPalette *palette = &canvas->style->palette;
  const gboolean is_assumed = report->is_direction_assumed;
  const int most = (int) plot.z / Z_STEP * Z_STEP;

  draw_boundary (&plot, canvas, looks, 1.0, is_assumed ? palette->neutral : palette->launch);
  draw_boundary (&plot, canvas, looks, -1.0, is_assumed ? palette->neutral : palette->rollback);
  for (int z = -most; z <= most; z += Z_STEP)
    draw_level (&plot, canvas, z);
  draw_sides (&plot, canvas, report, looks);
  draw_users (&plot, canvas);
  draw_earlier (&plot, canvas, looks);
  draw_end (&plot, canvas, looks);
  draw_now (&plot, canvas, looks);
  draw_point (&plot, canvas, report, looks);
}

double
exos_boundary_chart_height (const ExosChartStyle *style)
{
  return exos_units (style, HEIGHT);
}

void
exos_draw_boundary_chart (
    cairo_t *cr, double width, double height, const ExosReport *report, const ExosChartStyle *style)
{
  const ExosSequential *looks = exos_boundary_looks (report);
  ExosCanvas canvas;

  if (looks == NULL ||
      !exos_canvas_begin (&canvas, cr, width, height, style, MIN_WIDTH, MIN_HEIGHT))
    return;

  draw_chart (&canvas, report, looks);
  exos_canvas_end (&canvas);
}
