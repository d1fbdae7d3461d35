// SPDX-License-Identifier: MIT
#include "chart-picture.h"

#include "charts/axis.h"
#include "charts/text.h"
#include "data/language.h"

#include <math.h>

static const Arm seed[] = {
  { "control", 10000, 1200, { 120, 35 } },
  { "treatment", 10050, 1320, { 118, 33 } },
};

static void
test_ticks (void)
{
  for (int i = 0; i < 4000; i++)
    {
      const double low = -pow (10.0, g_test_rand_double_range (-8.0, 0.3));
      const double high = pow (10.0, g_test_rand_double_range (-8.0, 0.3));
      const ExosTicks ticks = exos_ticks_cover (low, i % 3 == 0 ? 0.0 : high, 7);
      const double leading = ticks.step / pow (10.0, floor (log10 (ticks.step) + 1e-9));

      g_assert_cmpint (ticks.last - ticks.first + 1, >=, 3);
      g_assert_cmpint (ticks.last - ticks.first + 1, <=, 7);
      g_assert_cmpint (ticks.first, <=, 0);
      g_assert_cmpint (ticks.last, >=, 0);
      g_assert_cmpfloat (exos_ticks_low (&ticks), <=, low + 1e-8 * ticks.step);
      g_assert_cmpfloat (exos_ticks_high (&ticks), >=, (i % 3 == 0 ? 0.0 : high) - 1e-8);
      g_assert_true (fabs (leading - 1.0) < 1e-6 || fabs (leading - 2.0) < 1e-6 ||
                     fabs (leading - 5.0) < 1e-6);
    }
}

static void
check_labels (double low, double high, const char *expected)
{
  const ExosTicks ticks = exos_ticks_cover (low, high, 7);
  GString *labels = g_string_new (NULL);

  for (int tick = ticks.first; tick <= ticks.last; tick++)
    {
      g_autofree char *label = exos_ticks_dup_label (&ticks, tick);

      g_string_append_printf (labels, "%s%s", tick == ticks.first ? "" : " ", label);
    }
  g_assert_cmpstr (labels->str, ==, expected);
  g_string_free (labels, TRUE);
}

static void
test_tick_labels (void)
{
  check_labels (-0.005, 0.026, "−1 0 +1 +2 +3");
  check_labels (0.0, 0.0, "−0.6 −0.4 −0.2 0 +0.2 +0.4 +0.6");
  check_labels (-0.0011, 0.0031, "−0.2 −0.1 0 +0.1 +0.2 +0.3 +0.4");
  check_labels (-1.0, 1.0, "−100 −50 0 +50 +100");
  check_labels (0.0, 0.00001, "0 +0.0002 +0.0004 +0.0006 +0.0008 +0.0010");
  check_labels (NAN, INFINITY, "−0.6 −0.4 −0.2 0 +0.2 +0.4 +0.6");
}

static double
label_width (const ExosCanvas *canvas, const ExosTicks *ticks, int tick)
{
  g_autofree char *label = exos_ticks_dup_label (ticks, tick);

  return exos_text_width (canvas, label, EXOS_TEXT_AXIS, FALSE);
}

static void
test_tick_labels_have_room (void)
{
  const ExosChartStyle style = exos_chart_style (EXOS_SCHEME_LIGHT, 12.0);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 10, 10);
  cairo_t *cr = cairo_create (surface);

  for (int i = 0; i < 200; i++)
    {
      const double width = 220.0 + 4.0 * (i % 50);
      const double reach = pow (10.0, -0.03 * i);
      ExosCanvas canvas;

      g_assert_true (exos_canvas_begin (&canvas, cr, width, 104.0, &style, 220.0, 104.0));
      const ExosAxis axis =
          exos_axis_new (&canvas, (ExosFigures) { .unit = EXOS_UNIT_POINTS, .decimals = 2 },
                         (ExosInterval) { -0.3 * reach, reach }, 0.0, width, 26.0, 70.0);
      const int n_steps = axis.ticks.last - axis.ticks.first;
      const double label = label_width (&canvas, &axis.ticks, axis.ticks.first);

      g_assert_cmpfloat (label + 4.0, <=, (axis.right - axis.left) / n_steps);
      exos_canvas_end (&canvas);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

typedef char *(*DescribeFunc) (const ExosReport *report);

static void
check_text (const char *english,
            const char *korean,
            DescribeFunc describe,
            const ExosReport *report)
{
  g_autofree char *first = describe (report);

  g_assert_cmpstr (first, ==, english);
  exos_language_use ("ko");
  g_autofree char *second = describe (report);

  g_assert_cmpstr (second, ==, korean);
  exos_language_use ("en");
}

static char *
describe_guardrail (const ExosReport *report)
{
  return exos_guardrail_row_dup_description (report, report->treatments, 0);
}

static void
test_alternative_texts (void)
{
  g_autoptr (ExosReport) report = make_report (seed, 2, 1);

  check_text ("Confidence interval chart of the conversion difference", "전환율 차이 신뢰구간 차트",
              exos_effect_chart_dup_title, report);
  check_text ("Up 1.13 points; 95% interval 0.22 to 2.05; entirely above zero.",
              "1.13%p 상승, 95% 신뢰구간 0.22~2.05%p, 전체가 0보다 큼.",
              exos_effect_chart_dup_description, report);
  check_text (
      "guardrail_0, lower is better: control 1.20%, treatment 1.17%, change −0.03 "
      "percentage points, 95% interval −0.33 to 0.28; worse above 0.1, severe above 0.3: OK.",
      "guardrail_0(낮을수록 좋음): 대조군 1.20%, 실험군 1.17%, 변화 −0.03%p, "
      "95% 신뢰구간 −0.33~0.28%p, 악화 기준 0.1%p, 심각 기준 0.3%p, 판정 정상.",
      describe_guardrail, report);
  check_text ("control 49.9% (10,000 users), treatment 50.1% (10,050 users); planned 50% / 50%; "
              "SRM p 0.724: as planned.",
              "control 49.9%(10,000명), treatment 50.1%(10,050명), 계획 50% / 50%, "
              "SRM p값 0.724, 계획과 일치.",
              exos_split_chart_dup_description, report);
  check_text ("99.2% chance that ‘treatment’ is better than ‘control’.",
              "‘treatment’ 그룹이 ‘control’ 그룹보다 더 나을 확률 99.2%.",
              exos_posterior_chart_dup_description, report);

  report->treatments[0].ci = (ExosInterval) { 0.002, INFINITY };
  check_text ("Up 1.13 points; 95% interval from 0.20 upwards; entirely above zero.",
              "1.13%p 상승, 95% 신뢰구간 0.20%p 이상, 전체가 0보다 큼.",
              exos_effect_chart_dup_description, report);

  report->hides_numbers = TRUE;
  check_text ("Not shown: the data check failed.", "표시하지 않음: 데이터 점검에 실패했습니다.",
              exos_effect_chart_dup_description, report);
  check_text ("Not shown: the data check failed.", "표시하지 않음: 데이터 점검에 실패했습니다.",
              describe_guardrail, report);
}

static void
test_control_is_named_first (void)
{
  static const Arm turned[] = {
    { "treatment", 10050, 1320, { 118, 33 } },
    { "control", 10000, 1200, { 120, 35 } },
  };
  g_autoptr (ExosReport) report = make_report (turned, 2, 1);

  ((ExosExperiment *) report->experiment)->control = 1;
  check_text ("control 49.9% (10,000 users), treatment 50.1% (10,050 users); planned 50% / 50%; "
              "SRM p 0.724: as planned.",
              "control 49.9%(10,000명), treatment 50.1%(10,050명), 계획 50% / 50%, "
              "SRM p값 0.724, 계획과 일치.",
              exos_split_chart_dup_description, report);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-words/ticks", test_ticks);
  g_test_add_func ("/chart-words/tick-labels", test_tick_labels);
  g_test_add_func ("/chart-words/tick-labels-have-room", test_tick_labels_have_room);
  g_test_add_func ("/chart-words/alternative-texts", test_alternative_texts);
  g_test_add_func ("/chart-words/control-is-named-first", test_control_is_named_first);

  return g_test_run ();
}
