// SPDX-License-Identifier: MIT
/* The chart of looks: what is in the box, where the point stands, what is read aloud. */
#include "chart-picture.h"

#include "data/language.h"

#define WIDTH 480
#define HEIGHT 200

typedef struct
{
  const char *path;
  ExosMonitoring monitoring;
  guint64 planned;
  guint64 looks[3];
  guint64 users; /* a group */
  guint64 control;
  guint64 treated;
  const char *description; /* NULL: no chart */
} Case;

#define OBF EXOS_MONITORING_OBF
#define POCOCK EXOS_MONITORING_POCOCK
#define ANY EXOS_MONITORING_ANY

/* clang-format off */
static const Case cases[] = {
  { "/chart-boundary/fixed", EXOS_MONITORING_FIXED, 20000, { 5000 }, 5000, 500, 600, NULL },
  { "/chart-boundary/within", OBF, 20000, { 5000 }, 5000, 500, 570,
    "Look 2, at 10,000 users: z = 2.26, within the boundary of ±2.96." },
  { "/chart-boundary/past", OBF, 20000, { 5000 }, 5000, 500, 650,
    "Look 2, at 10,000 users: z = 4.70, past the boundary of ±2.96." },
  { "/chart-boundary/past-below", OBF, 20000, { 5000 }, 5000, 650, 500,
    "Look 2, at 10,000 users: z = −4.70, past the boundary of ±2.96." },
  { "/chart-boundary/last", POCOCK, 10000, { 2000, 5000, 9999 }, 5000, 500, 510,
    "Look 3, at 10,000 users: z = 0.33, within the boundary of ±2.22." },
  { "/chart-boundary/only", POCOCK, 10000, { 0 }, 5000, 500, 510,
    "Look 1, at 10,000 users: z = 0.33, within the boundary of ±1.96." },
  { "/chart-boundary/out-of-reach", OBF, 2000000, { 100 }, 5000, 500, 900,
    "Look 1, at 10,000 users: z = 11.53, past the boundary of ±7.44." },
  { "/chart-boundary/any", ANY, 0, { 5000 }, 5000, 500, 570,
    "Look 2, at 10,000 users: z = 2.27, within the boundary of ±3.06." },
  { "/chart-boundary/any-not-begun", ANY, 0, { 0 }, 5000, 9, 570, NULL },
  { "/chart-boundary/nothing-to-test", OBF, 20000, { 0 }, 5000, 0, 0, NULL },
};
/* clang-format on */

static ExosReport *
report_of (const Case *c)
{
  const Arm arms[] = { { "control", c->users, c->control, { 0 } },
                       { "treatment", c->users, c->treated, { 0 } } };
  g_autoptr (ExosExperiment) experiment = make_experiment (arms, 2, 0);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->monitoring = c->monitoring;
  plan->planned_users = c->planned;
  for (gsize i = 0; i < G_N_ELEMENTS (c->looks); i++)
    exos_plan_add_look (plan, c->looks[i]);
  return exos_report_new (plan, experiment);
}

static Picture
draw (const ExosReport *report, double width, double height, const ExosChartStyle *style)
{
  const Picture self = {
    .surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width + 2 * MARGIN,
                                           (int) height + 2 * MARGIN),
    .width = (int) width,
    .height = (int) height,
  };
  cairo_t *cr = cairo_create (self.surface);

  cairo_translate (cr, MARGIN, MARGIN);
  exos_draw_boundary_chart (cr, width, height, report, style);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (self.surface);
  return self;
}

static void
check_box (const ExosReport *report, gboolean is_shown)
{
  static const double sizes[][2] = { { 240, 90 }, { 360, 140 }, { 1200, 300 }, { 480, HEIGHT } };

  for (int scheme = EXOS_SCHEME_LIGHT; scheme <= EXOS_SCHEME_HC_DARK; scheme++)
    for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        const ExosChartStyle style = exos_chart_style ((ExosScheme) scheme, 12.0);
        Picture picture = draw (report, sizes[i][0], sizes[i][1], &style);

        g_assert_cmpuint (count_outside (&picture, i == 3 ? 1 : 0), ==, 0);
        g_assert_cmpint (count_ink (&picture) > 100, ==, is_shown);
        clear_picture (&picture);
      }
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (ExosReport) report = report_of (c);

  g_assert_cmpint (exos_has_boundary_chart (report), ==, c->description != NULL);
  for (int language = 0; language < 2; language++)
    {
      exos_language_use (language == 0 ? "en" : "ko");
      check_box (report, c->description != NULL);
    }
  exos_language_use ("en");

  g_autofree char *description = exos_boundary_chart_dup_description (report);

  if (c->description != NULL)
    g_assert_cmpstr (description, ==, c->description);
}

/* The middle of what has nearly a colour, or -1. */
static int
find_row (const Picture *picture, ExosColor color)
{
  gint64 sum = 0;
  guint n = 0;

  for (int y = 0; y < picture->height; y++)
    for (int x = 0; x < picture->width; x++)
      if (is_color (pixel (picture, x, y), color))
        {
          sum += y;
          n++;
        }

  return n > 20 ? (int) (sum / n) : -1;
}

/* Decided for the better it stands above the upper boundary, in the colour of an effect. */
static void
check_sides (ExosDirection direction, guint64 control, guint64 treated, gboolean is_better)
{
  const Case c = { NULL, OBF, 20000, { 5000 }, 5000, control, treated, NULL };
  g_autoptr (ExosReport) report = report_of (&c);
  ExosChartStyle style = exos_chart_style (EXOS_SCHEME_LIGHT, 12.0);

  report->primary_direction = direction;
  style.palette.launch = (ExosColor) { 0.0, 1.0, 0.0 };
  style.palette.rollback = (ExosColor) { 0.0, 0.0, 1.0 };
  style.palette.treat = (ExosColor) { 1.0, 0.0, 0.0 };

  Picture picture = draw (report, WIDTH, HEIGHT, &style);
  const int upper = find_row (&picture, style.palette.launch);
  const int lower = find_row (&picture, style.palette.rollback);
  const int point = find_row (&picture, style.palette.treat);

  g_assert_cmpint (upper, >, 0);
  g_assert_cmpint (lower, >, upper);
  g_assert_cmpint (point > 0, ==, is_better);
  if (is_better)
    g_assert_cmpint (point, <, upper);
  clear_picture (&picture);
}

static void
test_better_is_up (void)
{
  check_sides (EXOS_DIRECTION_HIGHER, 500, 650, TRUE);
  check_sides (EXOS_DIRECTION_HIGHER, 650, 500, FALSE);
  check_sides (EXOS_DIRECTION_LOWER, 650, 500, TRUE);
  check_sides (EXOS_DIRECTION_LOWER, 500, 650, FALSE);
  check_sides (EXOS_DIRECTION_HIGHER, 500, 570, FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_case);
  g_test_add_func ("/chart-boundary/better-is-up", test_better_is_up);
  return g_test_run ();
}
