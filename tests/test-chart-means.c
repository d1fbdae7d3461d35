// SPDX-License-Identifier: MIT
/* Axis and alternative texts of charts of means and ratios, in the metric's own unit. */
#include "means-fixture.h"
#include "words-fixture.h"

#include <gsl/gsl_errno.h>
#include <math.h>

#include "charts/chart.h"
#include "charts/scale.h"
#include "data/language.h"

#define MEAN EXOS_METRIC_MEAN

static const Means revenue = { "revenue",
                               MEAN,
                               EXOS_DIRECTION_HIGHER,
                               FALSE,
                               { { CONTROL, 10000, 15.63, 12.1, 0, 0, 0 },
                                 { TREATMENT, 10050, 16.08, 12.3, 0, 0, 0 } } };
static const Means latency = { "latency",
                               MEAN,
                               EXOS_DIRECTION_LOWER,
                               FALSE,
                               { { CONTROL, 20000, 412.4, 300, 0, 0, 0 },
                                 { TREATMENT, 20050, 437.1, 301, 0, 0, 0 } } };

/* Of every size, the axis covers what it shows, and its labels differ. */
static void
test_ticks_cover_amounts_of_any_size (void)
{
  for (int exponent = -14; exponent <= 14; exponent++)
    for (int i = 1; i < 40; i++)
      {
        const double high = (0.25 * i) * pow (10.0, exponent);
        const double low = -0.4 * high;
        const ExosFigures figures = exos_figures_of_amounts (high, high / 3.0);
        const ExosTicks ticks = exos_ticks_cover_in (figures, low, high, 7);
        g_autofree char *before = exos_ticks_dup_label (&ticks, ticks.first);

        g_assert_cmpfloat (exos_ticks_low (&ticks), <=, low * (1.0 - 1e-7));
        g_assert_cmpfloat (exos_ticks_high (&ticks), >=, high * (1.0 - 1e-7));
        g_assert_cmpint (ticks.last - ticks.first, <=, 6);
        g_assert_cmpint (ticks.last - ticks.first, >=, 2);
        for (int tick = ticks.first + 1; tick <= ticks.last; tick++)
          {
            char *label = exos_ticks_dup_label (&ticks, tick);

            g_assert_cmpstr (label, !=, before);
            g_free (before);
            before = label;
          }
      }
}

static void
test_labels_are_amounts (void)
{
  const ExosFigures figures = exos_figures_of_amounts (400.0, 12.0);
  const ExosTicks ticks = exos_ticks_cover_in (figures, -1200.0, 4000.0, 7);

  assert_text (exos_ticks_dup_label (&ticks, ticks.last), "+4,000");
  assert_text (exos_ticks_dup_label (&ticks, 0), "0");
}

static void
test_effect_is_described_in_its_unit (void)
{
  g_autoptr (ExosReport) report = means_report (&revenue, NULL);

  assert_text (exos_effect_chart_dup_title (report),
               "Confidence interval chart of the difference in ‘revenue’");
  assert_text (exos_effect_chart_dup_description (report),
               "Up 0.45; 95% interval 0.11 to 0.79; entirely above zero.");
  exos_language_use ("ko");
  assert_text (exos_effect_chart_dup_title (report), "‘revenue’ 차이 신뢰구간 차트");
  exos_language_use ("en");
}

static void
test_guardrail_is_described_in_per_cent_of_control (void)
{
  g_autoptr (ExosReport) report = means_guardrail_report (&latency, EXOS_POLICY_STANDARD);

  assert_text (exos_guardrail_row_dup_description (report, &report->treatments[0], 0),
               "latency, lower is better: control 412.4, treatment 437.1, change +6.0%, difference "
               "95% interval 18.8 to 30.6; worse above 5%, severe above 10%: Worse.");
}

/* How many pixels of a chart have this colour. */
static guint
count_pixels (const ExosReport *report, ExosColor color)
{
  const ExosChartStyle style = exos_chart_style (EXOS_SCHEME_LIGHT, 12.0);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 400, 120);
  cairo_t *cr = cairo_create (surface);
  guint n = 0;

  exos_set_color (cr, style.palette.card, 1.0);
  cairo_paint (cr);
  exos_draw_effect_chart (cr, 400.0, 120.0, report, &style);
  cairo_surface_flush (surface);
  for (int y = 0; y < 120; y++)
    {
      const guint32 *row = (const guint32 *) (cairo_image_surface_get_data (surface) +
                                              y * cairo_image_surface_get_stride (surface));

      for (int x = 0; x < 400; x++)
        n += (row[x] & 0xffffff) ==
             ((guint32) lround (color.red * 255.0) << 16 |
              (guint32) lround (color.green * 255.0) << 8 | (guint32) lround (color.blue * 255.0));
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return n;
}

/* A time that rose is a loss: its pill has the colour of one. */
static void
test_pill_is_coloured_by_what_is_better (void)
{
  const ExosPalette palette = exos_chart_style (EXOS_SCHEME_LIGHT, 12.0).palette;
  g_autoptr (ExosReport) worse = means_report (&latency, NULL);
  g_autoptr (ExosReport) better = means_report (&revenue, NULL);

  g_assert_cmpuint (count_pixels (worse, palette.rollback), >, 20);
  g_assert_cmpuint (count_pixels (worse, palette.treat), ==, 0);
  g_assert_cmpuint (count_pixels (better, palette.treat), >, 20);
  g_assert_cmpuint (count_pixels (better, palette.rollback), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();

#define ADD(name, function) g_test_add_func ("/chart-means/" name, function)
  ADD ("ticks-cover-amounts-of-any-size", test_ticks_cover_amounts_of_any_size);
  ADD ("labels-are-amounts", test_labels_are_amounts);
  ADD ("effect-in-its-unit", test_effect_is_described_in_its_unit);
  ADD ("guardrail-in-per-cent-of-control", test_guardrail_is_described_in_per_cent_of_control);
  ADD ("pill-is-coloured-by-what-is-better", test_pill_is_coloured_by_what_is_better);
#undef ADD
  return g_test_run ();
}
