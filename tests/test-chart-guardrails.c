// SPDX-License-Identifier: MIT
#include "chart-picture.h"

#include <math.h>

/* clang-format off */
static const Arm seed[] = {
  { "control", 10000, 1200, { 120, 35 } }, { "treatment", 10050, 1320, { 118, 33 } },
};
static const Arm harmed[] = {
  { "control", 10000, 1200, { 120, 35 } }, { "treatment", 10050, 1320, { 2000, MISSING } },
};
static const Arm several[] = {
  { "control", 10000, 1200, { 120, 35 } }, { "a", 10050, 1320, { 118, 33 } },
  { "b", 10050, 1320, { 60, 33 } },
};
/* clang-format on */

/* "0" of the header stands over the zero line of its rows. */
static void
test_header_stands_at_zero (void)
{
  ExosChartStyle style = style_with_ink ();
  g_autoptr (ExosReport) report = make_report (seed, 2, 2);

  for (int width = 180; width < 400; width += 31)
    {
      Picture row = draw_picture (CHART_ROW, width, 32.0, report, &style);
      const int zero = find_zero_line (&row, 2);

      style.palette.dim = ink;
      Picture header = draw_picture (CHART_HEADER, width, 32.0, report, &style);
      double sum = 0.0;
      guint n = 0;

      for (int y = 0; y < 32; y++)
        for (int x = zero - 6; x <= zero + 7; x++)
          if (pixel (&header, x, y) != 0)
            {
              const guint alpha = pixel (&header, x, y) >> 24;

              sum += (x + 0.5) * alpha;
              n += alpha;
            }
      g_assert_cmpuint (n, >, 0);
      g_assert_cmpfloat (fabs (sum / n - (zero + 1.0)), <, 0.6);
      clear_picture (&row);
      clear_picture (&header);
    }
}

/* Right is worse: for a metric that should be high, a fall goes to the right. */
static void
test_right_is_worse (void)
{
  ExosChartStyle style = style_with_ink ();
  g_autoptr (ExosReport) report = make_report (seed, 2, 1);
  ExosGuardrailResult *result = &report->treatments[0].guardrails[0];

  for (int i = 0; i < 2; i++)
    {
      result->direction = i == 0 ? EXOS_DIRECTION_LOWER : EXOS_DIRECTION_HIGHER;
      result->test.ci_score = (ExosInterval) { -0.003, -0.001 };
      result->test.harm = i == 0 ? -0.002 : 0.002;

      Picture picture = draw_picture (CHART_ROW, 300.0, 32.0, report, &style);
      const int zero = find_zero_line (&picture, 2);
      const guint left = count_color (&picture, 0, zero, style.palette.neutral);
      const guint right = count_color (&picture, zero + 2, 300, style.palette.neutral);

      g_assert_cmpuint (i == 0 ? left : right, >, 40);
      g_assert_cmpuint (i == 0 ? right : left, ==, 0);
      clear_picture (&picture);
    }
}

/* Hatching that shows through an interval would look like a judgement of it. */
static void
test_hatching_does_not_show_through (void)
{
  ExosChartStyle style = exos_chart_style (EXOS_SCHEME_LIGHT, 12.0);
  g_autoptr (ExosReport) report = make_report (seed, 2, 1);
  ExosGuardrailTest *test = &report->treatments[0].guardrails[0].test;

  style.palette.neutral = (ExosColor) { 0.0, 0.0, 0.0 };
  test->ci_score = (ExosInterval) { -0.004, 0.0045 };
  test->harm = 0.0;

  Picture picture = draw_picture (CHART_ROW, 300.0, 32.0, report, &style);

  for (int y = 13; y < 19; y++)
    for (int x = 22; x < 270; x++)
      {
        const guint32 argb = pixel (&picture, x, y);
        const gboolean is_grey = (argb >> 16 & 0xff) == (argb >> 8 & 0xff);

        g_assert_true (is_grey || is_color (argb, style.palette.fg));
      }
  clear_picture (&picture);
}

static void
test_harm_beyond_the_domain (void)
{
  const ExosChartStyle style = exos_chart_style (EXOS_SCHEME_LIGHT, 12.0);
  g_autoptr (ExosReport) report = make_report (harmed, 2, 2);
  Picture picture = draw_picture (CHART_ROW, 300.0, 32.0, report, &style);

  g_assert_cmpint (report->treatments[0].guardrails[0].state, ==, EXOS_GUARDRAIL_SEVERE);
  g_assert_cmpuint (count_color (&picture, 290, 300, style.palette.rollback), >, 4);
  clear_picture (&picture);

  picture = draw_picture (CHART_ROW + 1, 300.0, 32.0, report, &style);
  g_assert_cmpuint (count_color (&picture, 0, 300, style.palette.dim), >=, 16);
  g_assert_cmpuint (count_color (&picture, 0, 300, style.palette.neutral), ==, 0);
  clear_picture (&picture);
}

/* The same limit stands at the same place for every treatment, however far one of them reaches. */
static void
test_treatments_share_their_domain (void)
{
  const ExosChartStyle style = style_with_ink ();
  g_autoptr (ExosReport) report = make_report (several, 3, 2);
  Picture first = draw_picture (CHART_ROW, 300.0, 32.0, report, &style);
  const ExosTreatment kept = report->treatments[0];

  report->treatments[0] = report->treatments[1];
  report->treatments[1] = kept;

  Picture second = draw_picture (CHART_ROW, 300.0, 32.0, report, &style);

  g_assert_cmpint (find_zero_line (&first, 2), ==, find_zero_line (&second, 2));
  clear_picture (&first);
  clear_picture (&second);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-guardrails/header-stands-at-zero", test_header_stands_at_zero);
  g_test_add_func ("/chart-guardrails/right-is-worse", test_right_is_worse);
  g_test_add_func ("/chart-guardrails/hatching-does-not-show-through",
                   test_hatching_does_not_show_through);
  g_test_add_func ("/chart-guardrails/harm-beyond-the-domain", test_harm_beyond_the_domain);

  g_test_add_func ("/chart-guardrails/treatments-share-their-domain",
                   test_treatments_share_their_domain);
  return g_test_run ();
}
