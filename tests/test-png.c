// SPDX-License-Identifier: MIT
/* The effect chart as a picture to paste. */
#include "doc-fixture.h"

#include <gsl/gsl_errno.h>
#include <string.h>

static cairo_status_t
read_bytes (void *closure, unsigned char *data, unsigned int length)
{
  GByteArray *bytes = closure;

  if (bytes->len < length)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, bytes->data, length);
  g_byte_array_remove_range (bytes, 0, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The picture, read back. */
static cairo_surface_t *
picture_of (const char *csv, const char *language, int width)
{
  g_autoptr (ExosReport) report = fixture_report (csv, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *png = exos_draw_effect_png (report, language, width, &error);

  g_assert_no_error (error);

  g_autoptr (GByteArray) bytes = g_bytes_unref_to_array (png);
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_bytes, bytes);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  return surface;
}

static guint32
pixel_at (cairo_surface_t *surface, int x, int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) +
                      (gsize) y * (gsize) cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (gconstpointer) row)[x] & 0xffffff;
}

static guint
count_ink (cairo_surface_t *surface)
{
  guint n = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      n += pixel_at (surface, x, y) != 0xffffff;
  return n;
}

/* Black on white with white around, whatever the colours of the screen. */
static void
test_white (void)
{
  cairo_surface_t *surface = picture_of (launch_csv, "en", 1600);
  const int height = cairo_image_surface_get_height (surface);

  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 1600);
  g_assert_cmpint (cairo_image_surface_get_format (surface), ==, CAIRO_FORMAT_RGB24);
  for (int x = 0; x < 1600; x++)
    g_assert_true (pixel_at (surface, x, 0) == 0xffffff &&
                   pixel_at (surface, x, height - 1) == 0xffffff);
  for (int y = 0; y < height; y++)
    g_assert_true (pixel_at (surface, 0, y) == 0xffffff && pixel_at (surface, 1599, y) == 0xffffff);
  g_assert_cmpuint (count_ink (surface), >, 5000);
  cairo_surface_destroy (surface);
}

/* The same picture at any width: text grows with it. */
static void
test_proportion (void)
{
  cairo_surface_t *small = picture_of (launch_csv, "en", 800);
  cairo_surface_t *large = picture_of (launch_csv, "en", 1600);
  const int height = cairo_image_surface_get_height (small);
  const double ink = (double) count_ink (large) / (double) count_ink (small);

  g_assert_cmpint (ABS (cairo_image_surface_get_height (large) - 2 * height), <=, 1);
  g_assert_cmpfloat (ink, >, 3.0);
  g_assert_cmpfloat (ink, <, 4.5);
  cairo_surface_destroy (small);
  cairo_surface_destroy (large);
}

static gboolean
is_same (cairo_surface_t *a, cairo_surface_t *b)
{
  const gsize size =
      (gsize) cairo_image_surface_get_stride (a) * (gsize) cairo_image_surface_get_height (a);

  return cairo_image_surface_get_height (a) == cairo_image_surface_get_height (b) &&
         memcmp (cairo_image_surface_get_data (a), cairo_image_surface_get_data (b), size) == 0;
}

/* Drawn in the language asked for; whoever asks finds theirs as it was. */
static void
test_language (void)
{
  cairo_surface_t *english = picture_of (launch_csv, "en", 800);
  cairo_surface_t *korean = picture_of (launch_csv, "ko", 800);

  g_assert_cmpstr (exos_language (), ==, "en");
  exos_language_use ("ko");

  cairo_surface_t *again = picture_of (launch_csv, "en", 800);

  g_assert_cmpstr (exos_language (), ==, "ko");
  exos_language_use ("en");
  g_assert_true (is_same (english, again));
  g_assert_false (is_same (english, korean));
  cairo_surface_destroy (english);
  cairo_surface_destroy (korean);
  cairo_surface_destroy (again);
}

static void
test_hidden (void)
{
  g_autoptr (ExosReport) blocked = fixture_report (blocked_csv, NULL);
  g_autoptr (ExosReport) computed = fixture_report (launch_csv, NULL);
  const ExosReport *const reports[] = { blocked, computed };

  computed->hides_numbers = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (exos_draw_effect_png (reports[i], "ko", 1600, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
      g_assert_cmpstr (error->message, ==, "데이터 점검에 실패해 수치를 숨겼습니다.");
      g_assert_cmpstr (exos_language (), ==, "en");
    }
}

/* Larger than a picture can be: an error, no crash. */
static void
test_too_large (void)
{
  g_autoptr (ExosReport) report = fixture_report (launch_csv, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (exos_draw_effect_png (report, "en", 40000, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/png/on-white", test_white);
  g_test_add_func ("/png/in-proportion", test_proportion);
  g_test_add_func ("/png/in-the-language-asked-for", test_language);
  g_test_add_func ("/png/hidden-numbers-make-no-picture", test_hidden);
  g_test_add_func ("/png/too-large-is-an-error", test_too_large);
  return g_test_run ();
}
