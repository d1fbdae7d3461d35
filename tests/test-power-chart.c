// SPDX-License-Identifier: MIT
/* The chart of power against users. */
#include "chart-picture.h"

#include <gsl/gsl_errno.h>
#include <math.h>

#include "charts/power-chart.h"
#include "data/language.h"

static ExosDesign
make_design (double baseline, double effect, double power, gsize n_groups)
{
  static const guint64 weights[] = { 1, 1, 1, 1 };
  ExosDesign design = {
    .measure = EXOS_MEASURE_RATE,
    .baseline = baseline,
    .sd = 15.0,
    .effect = effect,
    .power = power,
  };

  g_assert_true (exos_design_set_split (&design, weights, n_groups, 0.05, EXOS_CORRECTION_DUNNETT));
  return design;
}

static Picture
draw_design (const ExosDesign *design, double width, double height, const ExosChartStyle *style)
{
  const Picture self = {
    .surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width + 2 * MARGIN,
                                           (int) height + 2 * MARGIN),
    .width = (int) width,
    .height = (int) height,
  };
  cairo_t *cr = cairo_create (self.surface);

  cairo_translate (cr, MARGIN, MARGIN);
  exos_draw_power_chart (cr, width, height, design, style);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (self.surface);
  return self;
}

static void
test_ink_stays_in_the_box (void)
{
  static const double sizes[][2] = { { 240, 90 }, { 320, 150 }, { 900, 150 }, { 1200, 400 } };
  const ExosDesign designs[] = {
    make_design (0.12, 0.01, 0.8, 2),  make_design (0.5, 1e-7, 0.999, 2),
    make_design (0.5, 0.49, 0.55, 4),  make_design (0.0001, 0.0001, 0.95, 3),
    make_design (0.12, -0.01, 0.8, 2),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (designs); i++)
    for (gsize size = 0; size < G_N_ELEMENTS (sizes); size++)
      for (int korean = 0; korean < 2; korean++)
        {
          const ExosChartStyle style = exos_chart_style (EXOS_SCHEME_DARK, 12.0);
          ExosDesign design = designs[i];

          design.effect = fabs (design.effect);
          exos_language_use (korean ? "ko" : "en");

          Picture picture = draw_design (&design, sizes[size][0], sizes[size][1], &style);

          g_assert_cmpuint (count_ink (&picture), >, 100);
          g_assert_cmpuint (count_outside (&picture, 0), ==, 0);
          clear_picture (&picture);
        }
  exos_language_use ("en");
}

static void
test_no_plan_draws_nothing (void)
{
  const ExosChartStyle style = exos_chart_style (EXOS_SCHEME_LIGHT, 12.0);
  const ExosDesign design = make_design (0.12, 0.0, 0.8, 2);
  Picture picture = draw_design (&design, 400.0, 150.0, &style);
  g_autofree char *description = exos_power_chart_dup_description (&design);

  g_assert_cmpuint (count_ink (&picture), ==, 0);
  g_assert_cmpstr (description, ==, "");
  clear_picture (&picture);
}

/* How far right and up the marker of the users that are needed stands. */
static void
find_marker (const ExosDesign *design, double *share, double *rise)
{
  ExosChartStyle style = exos_chart_style (EXOS_SCHEME_LIGHT, 12.0);
  int left = G_MAXINT, right = 0, top = G_MAXINT, bottom = 0;

  style.palette.treat = ink;

  Picture picture = draw_design (design, 600.0, 150.0, &style);

  /* Only the dot is so wide in one row of pixels. */
  for (int y = 0; y < picture.height; y++)
    for (int x = 4; x + 4 < picture.width; x++)
      {
        gboolean is_dot = TRUE;

        for (int step = -3; is_dot && step <= 3; step++)
          is_dot = is_color (pixel (&picture, x + step, y), ink) &&
                   is_color (pixel (&picture, x, y + (step > 0 ? 1 : -1)), ink);
        if (is_dot)
          {
            left = MIN (left, x);
            right = MAX (right, x);
            top = MIN (top, y);
            bottom = MAX (bottom, y);
          }
      }
  g_assert_cmpint (left, <=, right);
  *share = (left + right) / 2.0 / 600.0;
  *rise = (top + bottom) / 2.0;
  clear_picture (&picture);
}

/* The plot goes from 10 to 116; the marker stands on the line of the power that is asked for. */
static void
test_marker_stands_where_the_power_is_reached (void)
{
  static const double powers[] = { 0.6, 0.8, 0.95 };

  for (gsize i = 0; i < G_N_ELEMENTS (powers); i++)
    {
      const ExosDesign design = make_design (0.12, 0.01, powers[i], 2);
      double share, rise;

      find_marker (&design, &share, &rise);
      g_assert_cmpfloat_with_epsilon (rise, 116.0 - 106.0 * powers[i], 2.0);
      g_assert_cmpfloat_with_epsilon (share, (50.0 + 548.0 / 1.6) / 600.0, 0.02);
    }
}

static void
test_description (void)
{
  const ExosDesign design = make_design (0.12, 0.01, 0.8, 2);
  g_autofree char *description = exos_power_chart_dup_description (&design);

  g_assert_cmpstr (description, ==,
                   "Power rises with the users in control: 50.8% at 8,584 users, 80% at 17,169.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/power-chart/ink-stays-in-the-box", test_ink_stays_in_the_box);
  g_test_add_func ("/power-chart/no-plan-draws-nothing", test_no_plan_draws_nothing);
  g_test_add_func ("/power-chart/marker-stands-where-the-power-is-reached",
                   test_marker_stands_where_the_power_is_reached);
  g_test_add_func ("/power-chart/description", test_description);
  return g_test_run ();
}
