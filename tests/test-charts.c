// SPDX-License-Identifier: MIT
#include "chart-picture.h"

#include "charts/silhouette.h"
#include "data/language.h"

#include <math.h>

#define LONG_NAME "a_treatment_name_of_sixty_characters_that_no_column_can_hold"
#define HANGUL_NAME "결제 버튼을 화면 아래에 크게 고정하고 문구를 바꾼 두 번째 실험군"
#define MARKS "e\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c"
#define UNIT_SIZE 12.0
#define N_BENT 6

typedef struct
{
  const char *name;
  Arm arms[4];
  gsize n_arms;
  gsize n_guardrails;
} Data;

/* clang-format off */
static const Data data[] = {
  { "seed", { { "control", 10000, 1200, { 120, 35 } }, { "treatment", 10050, 1320, { 118, 33 } } },
    2, 2 },
  { "all-zero", { { "control", 10000, 0, { 0 } }, { "treatment", 10000, 0, { 0 } } }, 2, 1 },
  { "up-to-one", { { "control", 10, 0, { 0 } }, { "treatment", 10, 10, { 10 } } }, 2, 1 },
  { "down-to-minus-one", { { "control", 10000, 10000, { 0 } }, { "treatment", 10000, 0, { 0 } } },
    2, 1 },
  { "huge-harm", { { "control", 100000, 12000, { 0, 50000, MISSING } },
                   { "treatment", 100000, 12000, { 99000, 0, 10 } } }, 2, 3 },
  { "twelve-guardrails", { { "control", 10000, 1200, { 1, 2, 3, 4, 5, 6, 7, 8, 900, 10, MISSING, 0 } },
                           { "treatment", 10050, 1320, { 9, 2, 30, 4, 5, 66, 7, 8, 99, 10, 1, 0 } } },
    2, 12 },
  { "long-names", { { LONG_NAME, 10000, 1200, { 0 } }, { HANGUL_NAME, 10050, 1320, { 0 } },
                    { "\u202E\u0639\u0631\u0628\u064A" MARKS, 9900, 1100, { 0 } },
                    { MARKS MARKS MARKS, 9950, 1001, { 0 } } }, 4, 1 },
  { "srm-blocked", { { "control", 10000, 1200, { 0 } }, { "treatment", 8550, 1100, { 0 } } }, 2, 0 },
  { "srm-far-off", { { "control", 10000, 1200, { 0 } }, { "treatment", 10, 1, { 0 } } }, 2, 0 },
  { "many-users", { { "control", G_GUINT64_CONSTANT (1) << 61, G_GUINT64_CONSTANT (1) << 58, { 1 } },
                    { "treatment", G_GUINT64_CONSTANT (1) << 61,
                      (G_GUINT64_CONSTANT (1) << 58) + 9999999999, { 1 } } }, 2, 1 },
};

/* Intervals that no test gives, or only some methods do. */
static const ExosInterval bent[N_BENT] = {
  { 0.01, 0.01 }, { 0.001, INFINITY }, { -INFINITY, -0.001 }, { -INFINITY, INFINITY },
  { NAN, NAN }, { -0.9999, 0.9999 },
};
/* clang-format on */

static const double sizes[][2] = { { 240, 90 }, { 360, 140 }, { 1200, 300 }, { 480, 0 } };

static gsize
count_charts (const ExosReport *report)
{
  return CHART_ROW + report->n_guardrails;
}

/* Nothing in the margin; in the chart's own height nothing at the very edge either, where a text
 * that is cut by the box would show. */
static void
check_picture (Chart chart, const double size[2], const ExosReport *report, ExosScheme scheme)
{
  const ExosChartStyle style = exos_chart_style (scheme, UNIT_SIZE);
  const gboolean is_natural = size[1] <= 0.0;
  const double height = is_natural ? natural_height (chart, report, &style) : size[1];
  Picture picture = draw_picture (chart, size[0], height, report, &style);

  g_assert_cmpuint (count_outside (&picture, is_natural ? 1 : 0), ==, 0);
  clear_picture (&picture);
}

static void
check_report (const ExosReport *report)
{
  for (int language = 0; language < 2; language++)
    {
      exos_language_use (language == 0 ? "en" : "ko");
      for (gsize chart = 0; chart < count_charts (report); chart++)
        {
          for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
            check_picture ((Chart) chart, sizes[i], report, EXOS_SCHEME_LIGHT);
          for (int scheme = EXOS_SCHEME_DARK; scheme <= EXOS_SCHEME_HC_DARK; scheme++)
            check_picture ((Chart) chart, sizes[1], report, (ExosScheme) scheme);
        }
    }
  exos_language_use ("en");
}

static void
test_ink_stays_in_the_box (gconstpointer user_data)
{
  const Data *it = user_data;
  g_autoptr (ExosReport) report = make_report (it->arms, it->n_arms, it->n_guardrails);

  check_report (report);
}

static void
test_bent_intervals (void)
{
  g_autoptr (ExosReport) report = make_report (data[0].arms, 2, 2);

  for (gsize i = 0; i < N_BENT; i++)
    {
      report->treatments[0].ci = bent[i];
      report->treatments[0].guardrails[0].test.ci_score = bent[i];
      report->treatments[0].guardrails[1].test.ci_score = bent[i];
      report->treatments[0].guardrails[1].test.harm = bent[i].high;
      report->treatments[0].guardrails[1].direction = EXOS_DIRECTION_HIGHER;
      report->treatments[0].comparison.abs_lift = i == 4 ? NAN : 0.0;
      check_report (report);
    }
}

static ExosReport *
make_hundred_arms (void)
{
  Arm *arms = g_new0 (Arm, 100);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 100; i++)
    {
      g_ptr_array_add (names, g_strdup_printf ("group_%u", i));
      arms[i] =
          (Arm) { g_ptr_array_index (names, i), 1000 + i, i == 77 ? 400 : 100 + i % 7, { 1 } };
    }

  ExosReport *report = make_report (arms, 100, 1);

  g_free (arms);
  return report;
}

static void
test_hundred_arms (void)
{
  g_autoptr (ExosReport) report = make_hundred_arms ();

  check_report (report);
}

/* A name piled up with marks reaches over its row and would reach over the box. */
static void
test_piled_up_marks (void)
{
  const ExosChartStyle style = exos_chart_style (EXOS_SCHEME_LIGHT, UNIT_SIZE);
  g_autoptr (GString) name = g_string_new ("e");

  for (int i = 0; i < 50; i++)
    g_string_append (name, "\u0301");

  const Arm arms[] = { { "control", 10000, 1200, { 0 } },
                       { name->str, 10000, 1300, { 0 } },
                       { "b", 10000, 1310, { 0 } } };
  g_autoptr (ExosReport) report = make_report (arms, 3, 0);
  Picture picture = draw_picture (CHART_EFFECT, 480.0, 148.0, report, &style);

  g_assert_cmpuint (count_outside (&picture, 0), ==, 0);
  clear_picture (&picture);
}

/* The same measured by cairo: also what is drawn in no pixel. */
static void
test_ink_extents (void)
{
  const ExosChartStyle style = exos_chart_style (EXOS_SCHEME_LIGHT, 9.0);

  for (gsize i = 0; i < G_N_ELEMENTS (data); i++)
    {
      g_autoptr (ExosReport) report =
          make_report (data[i].arms, data[i].n_arms, data[i].n_guardrails);

      for (gsize chart = 0; chart < count_charts (report); chart++)
        {
          const double height = natural_height ((Chart) chart, report, &style);
          cairo_surface_t *surface =
              cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
          cairo_t *cr = cairo_create (surface);
          double x, y, ink_width, ink_height;

          draw_chart (cr, (Chart) chart, 360.0, height, report, &style);
          cairo_destroy (cr);
          cairo_recording_surface_ink_extents (surface, &x, &y, &ink_width, &ink_height);
          cairo_surface_destroy (surface);
          if (ink_width <= 0.0)
            continue;
          g_assert_cmpfloat (x, >=, -0.01);
          g_assert_cmpfloat (y, >=, -0.01);
          g_assert_cmpfloat (x + ink_width, <=, 360.01);
          g_assert_cmpfloat (y + ink_height, <=, ceil (height) + 0.01);
        }
    }
}

static void
test_degenerate_boxes (void)
{
  static const double boxes[][2] = {
    { 0, 100 }, { 100, 0 }, { -5, 100 }, { 0.5, 0.5 }, { NAN, 100 }, { 100, INFINITY }, { 1, 1 },
  };
  const ExosChartStyle style = exos_chart_style (EXOS_SCHEME_LIGHT, UNIT_SIZE);
  const ExosChartStyle no_text = exos_chart_style (EXOS_SCHEME_LIGHT, 0.0);
  g_autoptr (ExosReport) report = make_report (data[0].arms, 2, 2);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 100, 100);
  cairo_t *cr = cairo_create (surface);

  for (gsize chart = 0; chart < count_charts (report); chart++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (boxes); i++)
        draw_chart (cr, (Chart) chart, boxes[i][0], boxes[i][1], report, &style);
      draw_chart (cr, (Chart) chart, 100.0, 100.0, report, &no_text);
    }
  exos_draw_guardrail_row (cr, 100.0, 30.0, report, report->treatments, 2, &style);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Numbers that must not be used are not drawn, whatever the report still holds. */
static void
test_blocked_shows_no_effect (void)
{
  const ExosChartStyle style = exos_chart_style (EXOS_SCHEME_LIGHT, UNIT_SIZE);
  g_autoptr (ExosReport) report = make_report (data[0].arms, 2, 2);
  static const gboolean is_drawn[] = { FALSE, TRUE, FALSE };

  report->hides_numbers = TRUE;
  for (Chart chart = CHART_EFFECT; chart <= CHART_POSTERIOR; chart++)
    {
      Picture picture = draw_picture (chart, 360.0, 140.0, report, &style);

      g_assert_cmpint (count_ink (&picture) > 0, ==, is_drawn[chart]);
      clear_picture (&picture);
    }
}

static void
test_no_results (void)
{
  const ExosChartStyle style = exos_chart_style (EXOS_SCHEME_LIGHT, UNIT_SIZE);
  g_autoptr (ExosReport) report = make_report (data[0].arms, 2, 2);

  report->has_results = FALSE;
  report->has_srm = FALSE;
  for (Chart chart = CHART_EFFECT; chart <= CHART_POSTERIOR; chart++)
    {
      Picture picture = draw_picture (chart, 360.0, 140.0, report, &style);

      g_assert_cmpuint (count_ink (&picture), ==, 0);
      clear_picture (&picture);
    }
}

static void
test_state_does_not_leak (void)
{
  const ExosChartStyle style = exos_chart_style (EXOS_SCHEME_DARK, 10.0);
  g_autoptr (ExosReport) report = make_report (data[0].arms, 2, 2);

  for (gsize chart = 0; chart < count_charts (report); chart++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 400, 400);
      cairo_t *cr = cairo_create (surface);
      cairo_matrix_t before, after;
      double left, top, right, bottom;

      cairo_translate (cr, 3.25, 4.5);
      cairo_scale (cr, 1.5, 1.25);
      cairo_set_line_width (cr, 7.0);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_SQUARE);
      cairo_set_source_rgb (cr, 0.1, 0.2, 0.3);
      cairo_get_matrix (cr, &before);
      cairo_pattern_t *source = cairo_get_source (cr);

      draw_chart (cr, (Chart) chart, 200.0, 100.0, report, &style);

      cairo_get_matrix (cr, &after);
      cairo_clip_extents (cr, &left, &top, &right, &bottom);
      g_assert_cmpmem (&before, sizeof before, &after, sizeof after);
      g_assert_cmpfloat (cairo_get_line_width (cr), ==, 7.0);
      g_assert_cmpint (cairo_get_line_cap (cr), ==, CAIRO_LINE_CAP_SQUARE);
      g_assert_true (cairo_get_source (cr) == source);
      g_assert_false (cairo_has_current_point (cr));
      g_assert_cmpfloat (right - left, >, 260.0);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

/* Marks stay in their square and tell themselves apart without colour. */
static void
test_marks (void)
{
  const ExosColor black = { 0.0, 0.0, 0.0 };
  ExosChartStyle style = exos_chart_style (EXOS_SCHEME_LIGHT, UNIT_SIZE);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, NULL, NULL);
  g_autoptr (GPtrArray) shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  style.palette.launch = style.palette.hold = style.palette.rollback = style.palette.dim = black;
  for (ExosMark mark = EXOS_MARK_LAUNCH; mark <= EXOS_MARK_UNKNOWN; mark++)
    {
      Picture picture = { cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 56, 56), 16, 16 };
      cairo_t *cr = cairo_create (picture.surface);

      exos_draw_mark (cr, mark, MARGIN, MARGIN, 16.0, &style);
      cairo_destroy (cr);
      cairo_surface_flush (picture.surface);
      g_assert_cmpuint (count_outside (&picture, 0), ==, 0);
      g_assert_cmpuint (count_ink (&picture), >, 40);
      g_ptr_array_add (shapes,
                       g_bytes_new (cairo_image_surface_get_data (picture.surface), 56 * 56 * 4));
      g_assert_true (g_hash_table_add (seen, shapes->pdata[shapes->len - 1]));
      g_assert_cmpint (g_utf8_strlen (exos_mark_glyph (mark), -1), ==, 1);
      clear_picture (&picture);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (data); i++)
    {
      g_autofree char *path = g_strconcat ("/charts/ink-stays-in-the-box/", data[i].name, NULL);

      g_test_add_data_func (path, &data[i], test_ink_stays_in_the_box);
    }
  g_test_add_func ("/charts/bent-intervals", test_bent_intervals);
  g_test_add_func ("/charts/hundred-arms", test_hundred_arms);
  g_test_add_func ("/charts/piled-up-marks", test_piled_up_marks);
  g_test_add_func ("/charts/ink-extents", test_ink_extents);
  g_test_add_func ("/charts/degenerate-boxes", test_degenerate_boxes);
  g_test_add_func ("/charts/blocked-shows-no-effect", test_blocked_shows_no_effect);
  g_test_add_func ("/charts/no-results", test_no_results);
  g_test_add_func ("/charts/state-does-not-leak", test_state_does_not_leak);
  g_test_add_func ("/charts/marks", test_marks);

  return g_test_run ();
}
