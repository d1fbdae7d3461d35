// SPDX-License-Identifier: MIT
/* The chart of a simulation: its bars are the shares, and nothing leaves the box. */
#include "chart-picture.h"
#include "data/language.h"

#include <math.h>
#include <string.h>

#define UNIT_SIZE 12.0

static const double effects[] = { -0.02, 0.0, 0.0113, 0.02 };

static ExosSimulation *
simulate (void)
{
  static const Arm arms[] = { { "control", 10000, 1200, { 120, 35 } },
                              { "treatment", 10000, 1313, { 118, 33 } } };
  g_autoptr (ExosReport) report = make_report (arms, 2, 2);
  const ExosAssumptions assumptions = {
    .seed = EXOS_SIMULATION_SEED,
    .n_replicates = 200,
    .effects = effects,
    .n_effects = G_N_ELEMENTS (effects),
  };
  ExosSimulation *self = exos_simulate (report, &assumptions, NULL, NULL, NULL, NULL);

  g_assert_nonnull (self);
  return self;
}

static Picture
draw (const ExosSimulation *simulation,
      ExosPolicy policy,
      double width,
      double height,
      const ExosChartStyle *style)
{
  const Picture self = {
    .surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width + 2 * MARGIN,
                                           (int) height + 2 * MARGIN),
    .width = (int) width,
    .height = (int) height,
  };
  cairo_t *cr = cairo_create (self.surface);

  cairo_translate (cr, MARGIN, MARGIN);
  exos_draw_simulation_chart (cr, width, height, simulation, policy, style);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (self.surface);
  return self;
}

static void
test_ink_stays_in_the_box (void)
{
  static const double widths[] = { 120.0, 240.0, 360.0, 1200.0 };
  static const char *const languages[] = { "en", "ko" };
  g_autoptr (ExosSimulation) simulation = simulate ();

  for (gsize language = 0; language < G_N_ELEMENTS (languages); language++)
    for (int policy = 0; policy < EXOS_N_POLICIES; policy++)
      for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
        {
          const char *before = exos_language_use (languages[language]);
          const ExosChartStyle style = exos_chart_style (EXOS_SCHEME_DARK, UNIT_SIZE);
          const double height =
              exos_simulation_chart_height (simulation, (ExosPolicy) policy, &style);
          Picture picture = draw (simulation, (ExosPolicy) policy, widths[i], height, &style);

          g_assert_cmpuint (count_outside (&picture, 0), ==, 0);
          g_assert_cmpuint (count_ink (&picture), >, 500);
          clear_picture (&picture);
          exos_language_use (before);
        }
}

/* Along the middle of its bar, of all that has the colour of a verdict. */
static double
measure (const Picture *picture, int y, ExosColor color, const ExosPalette *palette)
{
  guint n = 0;
  guint all = 0;

  for (int x = 0; x < picture->width; x++)
    {
      const guint32 argb = pixel (picture, x, y);

      n += is_color (argb, color);
      all += is_color (argb, palette->launch) || is_color (argb, palette->hold) ||
             is_color (argb, palette->rollback);
    }

  g_assert_cmpuint (all, >, 500);
  return (double) n / all;
}

static void
test_bars_are_the_shares (void)
{
  const ExosChartStyle style = exos_chart_style (EXOS_SCHEME_LIGHT, UNIT_SIZE);
  const ExosPalette *palette = &style.palette;
  g_autoptr (ExosSimulation) simulation = simulate ();
  const double height = exos_simulation_chart_height (simulation, EXOS_POLICY_STANDARD, &style);
  Picture picture = draw (simulation, EXOS_POLICY_STANDARD, 1200, height, &style);

  for (gsize i = 0; i < simulation->n_effects; i++)
    {
      const int y = 20 + 24 * (int) i + 5; /* in the bar, above its text */
      const ExosColor colors[] = {
        [EXOS_OUTCOME_LAUNCH] = palette->launch,
        [EXOS_OUTCOME_CONDITIONAL] = ink,
        [EXOS_OUTCOME_HOLD] = palette->hold,
        [EXOS_OUTCOME_ROLLBACK] = palette->rollback,
      };

      for (int outcome = 0; outcome < EXOS_N_OUTCOMES; outcome++)
        g_assert_cmpfloat_with_epsilon (
            measure (&picture, y, colors[outcome], palette),
            exos_simulation_share (simulation, i, EXOS_POLICY_STANDARD, (ExosOutcome) outcome),
            0.01);
    }
  clear_picture (&picture);
}

static void
test_description (void)
{
  g_autoptr (ExosSimulation) simulation = simulate ();
  g_autofree char *said = exos_simulation_chart_dup_description (simulation, EXOS_POLICY_EVIDENCE);

  g_test_message ("%s", said);
  g_assert_true (g_str_has_prefix (
      said, "If the true effect is −2.00 pp: Launch 0%, Conditional launch 0%, Hold "));
  g_assert_nonnull (strstr (said, "; 0.00 pp: "));
  g_assert_nonnull (strstr (said, "; +2.00 pp: "));
  g_assert_null (strstr (said, "+1.13"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-simulation/ink-stays-in-the-box", test_ink_stays_in_the_box);
  g_test_add_func ("/chart-simulation/bars-are-the-shares", test_bars_are_the_shares);
  g_test_add_func ("/chart-simulation/description", test_description);
  return g_test_run ();
}
