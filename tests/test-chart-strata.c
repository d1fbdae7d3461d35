// SPDX-License-Identifier: MIT
/* The charts of segments and of days. */
#include "chart-picture.h"

#include <gsl/gsl_errno.h>
#include <math.h>
#include <string.h>

#include "charts/segments-chart.h"
#include "charts/trend-chart.h"
#include "data/language.h"
#include "fixture.h"

static const double sizes[][2] = { { 240, 90 }, { 320, 160 }, { 900, 260 }, { 1200, 500 } };

typedef void (*Draw) (cairo_t *cr,
                      double width,
                      double height,
                      const ExosReport *report,
                      const ExosTreatment *treatment,
                      const ExosChartStyle *style);

static Picture
draw (Draw function, const ExosReport *report, double width, double height, ExosChartStyle style)
{
  const Picture self = {
    .surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width + 2 * MARGIN,
                                           (int) height + 2 * MARGIN),
    .width = (int) width,
    .height = (int) height,
  };
  cairo_t *cr = cairo_create (self.surface);

  cairo_translate (cr, MARGIN, MARGIN);
  function (cr, width, height, report, &report->treatments[0], &style);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (self.surface);
  return self;
}

static ExosReport *
report_of (const char *csv)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->sums_rows = TRUE;
  return fixture_report (csv, plan);
}

/* A gain, a loss, and one too small to tell, that reaches beyond the plot. */
static ExosReport *
report_segments (void)
{
  return report_of ("variant,country,users,conversions\n"
                    "control,gain,9000,900\ntreatment,gain,9000,1200\n"
                    "control,loss,8000,1000\ntreatment,loss,8000,700\n"
                    "control,few,12,1\ntreatment,few,12,2\n");
}

static ExosReport *
report_days (guint n, guint64 users)
{
  g_autoptr (GString) csv = g_string_new ("variant,date,users,conversions\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (csv, "control,2026-03-%02u,%u,%u\ntreatment,2026-03-%02u,%u,%u\n",
                            i + 1, (guint) users, (guint) users / 10, i + 1, (guint) users,
                            (guint) users / 8);
  return report_of (csv->str);
}

static void
assert_in_box (Draw function, const ExosReport *report)
{
  for (gsize size = 0; size < G_N_ELEMENTS (sizes); size++)
    for (int korean = 0; korean < 2; korean++)
      {
        Picture picture;

        exos_language_use (korean ? "ko" : "en");
        picture = draw (function, report, sizes[size][0], sizes[size][1],
                        exos_chart_style (EXOS_SCHEME_DARK, 12.0));
        g_assert_cmpuint (count_ink (&picture), >, 100);
        g_assert_cmpuint (count_outside (&picture, 0), ==, 0);
        clear_picture (&picture);
      }
  exos_language_use ("en");
}

static void
test_ink_stays_in_the_box (void)
{
  g_autoptr (ExosReport) segments = report_segments ();
  g_autoptr (ExosReport) days = report_days (14, 1000);
  g_autoptr (ExosReport) two = report_days (2, 1000);

  assert_in_box (exos_draw_segments_chart, segments);
  assert_in_box (exos_draw_trend_chart, days);
  assert_in_box (exos_draw_trend_chart, two);
}

static void
test_nothing_to_draw (void)
{
  const ExosChartStyle style = exos_chart_style (EXOS_SCHEME_LIGHT, 12.0);
  g_autoptr (ExosReport) plain =
      report_of ("variant,users,conversions\ncontrol,900,90\ntreatment,900,99\n");
  g_autoptr (ExosReport) tiny = report_days (3, 20);
  Picture segments = draw (exos_draw_segments_chart, plain, 400.0, 200.0, style);
  Picture days = draw (exos_draw_trend_chart, tiny, 400.0, 200.0, style);
  g_autofree char *of_segments = exos_segments_chart_dup_description (plain, &plain->treatments[0]);
  g_autofree char *of_days = exos_trend_chart_dup_description (tiny, &tiny->treatments[0]);

  g_assert_cmpuint (count_ink (&segments), ==, 0);
  g_assert_cmpuint (count_ink (&days), ==, 0);
  g_assert_cmpstr (of_segments, ==, "");
  g_assert_cmpstr (of_days, ==, "");
  clear_picture (&segments);
  clear_picture (&days);
}

/* Where in a row of the chart of 28 pixels a colour is, 0: nowhere; left and right of the zero
 * line. */
static void
count_sides (const Picture *picture, int row, int zero, ExosColor color, guint sides[2])
{
  const int top = 26 + 28 * row;

  sides[0] = sides[1] = 0;
  for (int y = top + 1; y < top + 27; y++)
    for (int x = 0; x < picture->width; x++)
      if (x < zero || x > zero + 1)
        sides[x > zero] += is_color (pixel (picture, x, y), color) ? 1 : 0;
}

static void
test_colours_judge (void)
{
  g_autoptr (ExosReport) report = report_segments ();
  ExosChartStyle style = style_with_ink ();
  const double height = exos_segments_chart_height (&report->treatments[0], &style);
  guint sides[2];

  style.palette.treat = (ExosColor) { 0.0, 1.0, 0.0 };
  g_assert_cmpfloat (height, ==, 26.0 + 4 * 28.0 + 34.0);

  Picture picture = draw (exos_draw_segments_chart, report, 600.0, height, style);
  const int zero = find_zero_line (&picture, 20);

  count_sides (&picture, 0, zero, style.palette.treat, sides);
  g_assert_cmpuint (sides[0], ==, 0);
  g_assert_cmpuint (sides[1], >, 20);
  count_sides (&picture, 1, zero, style.palette.rollback, sides);
  g_assert_cmpuint (sides[0], >, 20);
  g_assert_cmpuint (sides[1], ==, 0);
  count_sides (&picture, 2, zero, style.palette.treat, sides);
  g_assert_cmpuint (sides[0] + sides[1], ==, 0);
  count_sides (&picture, 2, zero, style.palette.rollback, sides);
  g_assert_cmpuint (sides[0] + sides[1], ==, 0);
  clear_picture (&picture);
}

/* The dot of the last day is right of everything else of the line, and above zero. */
static void
test_last_day_is_marked (void)
{
  g_autoptr (ExosReport) report = report_days (10, 2000);
  ExosChartStyle style = style_with_ink ();
  Picture picture;
  int zero = -1;
  int highest = G_MAXINT;
  int last = 0;

  style.palette.treat = (ExosColor) { 0.0, 1.0, 0.0 };
  picture = draw (exos_draw_trend_chart, report, 600.0, exos_trend_chart_height (&style), style);
  for (int y = 0; y < picture.height; y++)
    for (int x = 0; x < picture.width; x++)
      if (is_color (pixel (&picture, x, y), style.palette.treat))
        {
          highest = MIN (highest, y);
          last = MAX (last, x);
        }
  for (int y = picture.height - 1; y >= 0; y--)
    if (is_color (pixel (&picture, 300, y), ink))
      zero = y;
  g_assert_cmpint (zero, >, highest);
  g_assert_cmpint (last, >, 480);
  g_assert_cmpint (last, <, 600);
  clear_picture (&picture);
}

static void
test_descriptions (void)
{
  g_autoptr (ExosReport) segments = report_segments ();
  g_autoptr (ExosReport) days = report_days (10, 2000);
  g_autofree char *of_segments =
      exos_segments_chart_dup_description (segments, &segments->treatments[0]);
  g_autofree char *of_days = exos_trend_chart_dup_description (days, &days->treatments[0]);

  g_assert_true (g_str_has_prefix (
      of_segments, "Effect by segment: gain +3.33 pp (+2.40 to +4.27 pp); loss −3.75 pp ("));
  g_assert_nonnull (strstr (of_segments, "; All users "));
  g_assert_true (g_str_has_prefix (
      of_days, "Effect among all users so far: +2.50 pp on 1 Mar, +2.50 pp on 10 Mar; confidence "
               "sequence "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/chart-strata/ink-stays-in-the-box", test_ink_stays_in_the_box);
  g_test_add_func ("/chart-strata/nothing-to-draw", test_nothing_to_draw);
  g_test_add_func ("/chart-strata/colours-judge", test_colours_judge);
  g_test_add_func ("/chart-strata/last-day-is-marked", test_last_day_is_marked);
  g_test_add_func ("/chart-strata/descriptions", test_descriptions);
  return g_test_run ();
}
