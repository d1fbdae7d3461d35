// SPDX-License-Identifier: MIT
#include "chart-picture.h"

#include "data/language.h"

#include <math.h>

#define CLEAR 6

/* clang-format off */
static const Arm seed[] = {
  { "control", 10000, 1200, { 120, 35 } }, { "treatment", 10050, 1320, { 118, 33 } },
};
static const Arm three[] = {
  { "control", 10000, 1200, { 1 } }, { "treatment_a", 10050, 1210, { 1 } },
  { "treatment_b", 10050, 1420, { 1 } },
};
static const Arm broken[] = { { "control", 10000, 1200, { 0 } }, { "treatment", 8550, 1100, { 0 } } };
/* clang-format on */

static void
check_zero_line_is_free (const Picture *picture, int zero, int bottom)
{
  g_assert_cmpuint (count_letters (picture, zero - 2, zero, 18, bottom), ==, 0);
  g_assert_cmpuint (count_letters (picture, zero + 2, zero + 4, 18, bottom), ==, 0);
}

/* A bound near zero used to be written across the zero line. */
static void
test_numbers_keep_off_the_zero_line (void)
{
  const ExosChartStyle style = style_with_ink ();
  g_autoptr (ExosReport) report = make_report (seed, 2, 0);
  const double widths[] = { 240.0, 360.0, 700.0 };

  for (int i = 0; i < 240; i++)
    {
      const double low = i % 2 == 0 ? 0.0001 * i : -0.0001 * i;
      const double high = low + 0.0007 * (i % 40);
      Picture picture;

      report->treatments[0].ci = (ExosInterval) { low, high };
      report->treatments[0].comparison.abs_lift = (low + high) / 2.0;
      picture = draw_picture (CHART_EFFECT, widths[i % 3], 104.0, report, &style);

      const int zero = find_zero_line (&picture, 20);

      check_zero_line_is_free (&picture, zero, 70);
      g_assert_cmpuint (count_outside (&picture, 1), ==, 0);
      clear_picture (&picture);
    }
}

/* By judgement, not by the sign of the estimate. */
static void
test_interval_colors (void)
{
  const ExosChartStyle style = exos_chart_style (EXOS_SCHEME_LIGHT, 12.0);
  const ExosPalette *palette = &style.palette;
  const ExosInterval intervals[] = { { 0.002, 0.02 }, { -0.02, -0.002 }, { -0.001, 0.02 } };
  const ExosColor colors[] = { palette->treat, palette->rollback, palette->neutral };
  g_autoptr (ExosReport) report = make_report (seed, 2, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (intervals); i++)
    {
      Picture picture;

      report->treatments[0].ci = intervals[i];
      picture = draw_picture (CHART_EFFECT, 360.0, 104.0, report, &style);
      for (gsize j = 0; j < G_N_ELEMENTS (colors); j++)
        g_assert_cmpint (count_color (&picture, 0, 360, colors[j]) > 40, ==, i == j);
      clear_picture (&picture);
    }
}

/* An unbounded interval reaches the plot's edge and points on; a bounded one does neither. */
static void
test_unbounded_interval_points_on (void)
{
  const ExosChartStyle style = exos_chart_style (EXOS_SCHEME_LIGHT, 12.0);
  g_autoptr (ExosReport) report = make_report (seed, 2, 0);

  for (int i = 0; i < 2; i++)
    {
      Picture picture;

      report->treatments[0].ci = (ExosInterval) { 0.002, i == 0 ? 0.02 : INFINITY };
      picture = draw_picture (CHART_EFFECT, 360.0, 104.0, report, &style);
      g_assert_cmpint (count_color (&picture, 329, 360, style.palette.treat) > 10, ==, i == 1);
      clear_picture (&picture);
    }
}

static void
test_best_is_marked (void)
{
  const ExosChartStyle style = exos_chart_style (EXOS_SCHEME_LIGHT, 12.0);
  g_autoptr (ExosReport) report = make_report (three, 3, 0);
  Picture picture = draw_picture (CHART_EFFECT, 480.0, 148.0, report, &style);

  g_assert_cmpint (report->decision.verdict, ==, EXOS_VERDICT_LAUNCH);
  g_assert_cmpuint (count_color (&picture, 0, 90, style.palette.launch), >, 20);
  clear_picture (&picture);

  report->decision.verdict = EXOS_VERDICT_HOLD;
  picture = draw_picture (CHART_EFFECT, 480.0, 148.0, report, &style);
  g_assert_cmpuint (count_color (&picture, 0, 90, style.palette.launch), ==, 0);
  clear_picture (&picture);
}

/* In a box for few rows the arm of the decision is still shown. */
static void
test_best_is_never_left_out (void)
{
  const ExosChartStyle style = exos_chart_style (EXOS_SCHEME_LIGHT, 12.0);
  g_autoptr (ExosReport) report = make_report (three, 3, 0);
  Picture picture = draw_picture (CHART_EFFECT, 480.0, 104.0, report, &style);

  g_assert_cmpint (report->decision.treatment, ==, 1);
  g_assert_cmpuint (count_color (&picture, 0, 90, style.palette.launch), >, 20);
  clear_picture (&picture);
}

/* Where the control's part of the bar ends. */
static int
find_boundary (const Picture *picture, ExosColor neutral)
{
  int x = picture->width - 1;

  while (x > 0 && !is_color (pixel (picture, x, 37), neutral))
    x--;
  return x;
}

static void
test_split (void)
{
  const ExosChartStyle style = exos_chart_style (EXOS_SCHEME_LIGHT, 12.0);
  g_autoptr (ExosReport) healthy = make_report (seed, 2, 0);
  g_autoptr (ExosReport) blocked = make_report (broken, 2, 0);
  Picture picture = draw_picture (CHART_SPLIT, 1000.0, 62.0, healthy, &style);

  g_assert_cmpfloat_with_epsilon (find_boundary (&picture, style.palette.neutral), 497.0, 2.0);
  clear_picture (&picture);

  g_assert_cmpint (blocked->srm.status, ==, EXOS_SRM_BLOCKED);
  picture = draw_picture (CHART_SPLIT, 1000.0, 62.0, blocked, &style);
  g_assert_cmpfloat_with_epsilon (find_boundary (&picture, style.palette.neutral), 694.0, 3.0);
  clear_picture (&picture);
}

/* A curve far from zero leaves room only where the zero line stands. */
static void
test_posterior_label_beside_a_far_curve (void)
{
  const ExosChartStyle style = style_with_ink ();

  exos_language_use ("ko");
  for (guint i = 0; i < 60; i++)
    {
      const Arm arms[] = { { "control", 10000, 1200, { 0 } },
                           { "treatment", 10000, 1400 + 10 * i, { 0 } } };
      g_autoptr (ExosReport) report = make_report (arms, 2, 0);
      Picture picture = draw_picture (CHART_POSTERIOR, 300.0, 140.0, report, &style);

      check_zero_line_is_free (&picture, find_zero_line (&picture, 22), 105);
      clear_picture (&picture);
    }
  exos_language_use ("en");
}

/* In the larger side where there is room, and never across the zero line. */
static void
test_posterior_label (void)
{
  const ExosChartStyle style = style_with_ink ();

  for (int i = 0; i < 200; i++)
    {
      const gboolean is_better = i % 2 == 0;
      const Arm arms[] = { { "control", 10000, is_better ? 1200 : 1600, { 0 } },
                           { "treatment", 10000, is_better ? 1201 + 2 * i : 1599 - 2 * i, { 0 } } };
      g_autoptr (ExosReport) report = make_report (arms, 2, 0);

      exos_language_use (i % 4 < 2 ? "en" : "ko");
      Picture picture = draw_picture (CHART_POSTERIOR, 220.0 + 4 * i, 140.0, report, &style);
      const int zero = find_zero_line (&picture, 22);

      if (i > 30) /* a Korean label is wider than half of a narrower chart */
        check_zero_line_is_free (&picture, zero, 105);
      if (i > 120)
        {
          g_assert_cmpint (count_letters (&picture, 0, zero, 84, 100) > 20, ==, !is_better);
          g_assert_cmpint (count_letters (&picture, zero + 2, picture.width, 84, 100) > 20, ==,
                           is_better);
        }
      g_assert_cmpuint (count_outside (&picture, 1), ==, 0);
      clear_picture (&picture);
    }
  exos_language_use ("en");
}

static gboolean
is_blank_column (const Picture *picture, int x, int top, int bottom)
{
  for (int y = top; y < bottom; y++)
    if (pixel (picture, x, y) != 0)
      return FALSE;

  return TRUE;
}

/* Width of what stands at the right end of a line of text, up to the next gap of four pixels. */
static int
measure_last_word (const Picture *picture, int top, int bottom)
{
  int x = picture->width - 1;
  int n_blank = 0;

  while (is_blank_column (picture, x, top, bottom))
    x--;

  const int end = x;

  for (; x > 0 && n_blank < 4; x--)
    n_blank = is_blank_column (picture, x, top, bottom) ? n_blank + 1 : 0;
  return end - x - n_blank;
}

/* The last tick used to be clipped, or to run into the unit. */
static void
test_unit_stands_alone (void)
{
  const ExosChartStyle style = exos_chart_style (EXOS_SCHEME_LIGHT, 12.0);
  g_autoptr (ExosReport) report = make_report (seed, 2, 0);

  for (int i = 0; i < 120; i++)
    {
      const double scale = pow (10.0, -6.0 * i / 120.0);

      report->treatments[0].ci = (ExosInterval) { -0.3 * scale, 0.7 * scale };
      report->treatments[0].comparison.abs_lift = 0.2 * scale;

      Picture picture = draw_picture (CHART_EFFECT, 240.0 + 3 * i, 104.0, report, &style);

      g_assert_cmpint (measure_last_word (&picture, 73, 88), <=, 20);
      clear_picture (&picture);
    }
}

/* In a box of half its height a chart is smaller, not cut. */
static void
test_small_boxes_shrink_charts (void)
{
  const ExosChartStyle style = exos_chart_style (EXOS_SCHEME_LIGHT, 12.0);
  g_autoptr (ExosReport) report = make_report (seed, 2, 0);

  for (Chart chart = CHART_EFFECT; chart <= CHART_POSTERIOR; chart++)
    {
      const int height = (int) natural_height (chart, report, &style) / 2;
      Picture picture = draw_picture (chart, 480.0, height, report, &style);

      for (int x = 0; x < 480; x++)
        g_assert_cmpuint (pixel (&picture, x, height - 1), ==, 0);
      g_assert_cmpuint (count_ink (&picture), >, 100);
      clear_picture (&picture);
    }
}

static void
test_long_names_are_cut_not_dropped (void)
{
  const Arm arms[] = {
    { "control", 10000, 1200, { 0 } },
    { "a_name_of_a_treatment_that_is_wider_than_its_column_can_be", 10000, 1300, { 0 } },
    { "b", 10000, 1310, { 0 } },
  };
  const ExosChartStyle style = style_with_ink ();
  g_autoptr (ExosReport) report = make_report (arms, 3, 0);
  Picture picture = draw_picture (CHART_EFFECT, 480.0, 148.0, report, &style);

  g_assert_cmpuint (count_letters (&picture, 0, 140, 30, 70), >, 60);
  clear_picture (&picture);
}

/* How many lines of letters stand below each other, right of x, clear of each other by a few
 * pixels. */
static guint
count_lines (const Picture *picture, int x)
{
  guint n = 0;
  int n_blank = CLEAR;

  for (int y = 0; y < picture->height; y++)
    {
      if (count_letters (picture, x, picture->width, y, y + 1) == 0)
        {
          n_blank++;
          continue;
        }
      n += n_blank >= CLEAR ? 1 : 0;
      n_blank = 0;
    }
  return n;
}

/* The bound below a row does not touch the estimate above the next one. */
static void
test_rows_keep_clear_of_each_other (void)
{
  const ExosChartStyle style = style_with_ink ();
  g_autoptr (ExosReport) report = make_report (three, 3, 0);
  const double height = exos_effect_chart_height (report, &style);

  for (gsize i = 0; i < report->n_treatments; i++)
    {
      report->treatments[i].ci = (ExosInterval) { 0.0005, INFINITY };
      report->treatments[i].estimate.difference = 0.01;
    }

  Picture picture = draw_picture (CHART_EFFECT, 500.0, height, report, &style);

  g_assert_cmpuint (count_lines (&picture, find_zero_line (&picture, 24) + 3), ==, 2 * 2);
  clear_picture (&picture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-looks/numbers-keep-off-the-zero-line",
                   test_numbers_keep_off_the_zero_line);
  g_test_add_func ("/chart-looks/interval-colors", test_interval_colors);
  g_test_add_func ("/chart-looks/unbounded-interval-points-on", test_unbounded_interval_points_on);
  g_test_add_func ("/chart-looks/best-is-marked", test_best_is_marked);
  g_test_add_func ("/chart-looks/best-is-never-left-out", test_best_is_never_left_out);
  g_test_add_func ("/chart-looks/split", test_split);
  g_test_add_func ("/chart-looks/posterior-label", test_posterior_label);
  g_test_add_func ("/chart-looks/posterior-label-of-a-far-curve",
                   test_posterior_label_beside_a_far_curve);
  g_test_add_func ("/chart-looks/unit-stands-alone", test_unit_stands_alone);
  g_test_add_func ("/chart-looks/small-boxes-shrink-charts", test_small_boxes_shrink_charts);
  g_test_add_func ("/chart-looks/long-names", test_long_names_are_cut_not_dropped);

  g_test_add_func ("/chart-looks/rows-keep-clear-of-each-other",
                   test_rows_keep_clear_of_each_other);
  return g_test_run ();
}
