// SPDX-License-Identifier: MIT
#include "memo/draw.h"

#include <math.h>

#include "charts/chart.h"
#include "data/language.h"
#include "memo/page.h"

/* The size on a screen that the picture is a larger copy of. */
#define SCREEN_WIDTH 800.0
#define SCREEN_TEXT 12.0
#define MARGIN 16.0

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
draw (GByteArray *bytes, const ExosReport *report, int width)
{
  const ExosChartStyle style = exos_chart_style (EXOS_SCHEME_LIGHT, SCREEN_TEXT);
  const double scale = width / SCREEN_WIDTH;
  const double height = exos_effect_chart_height (report, &style);
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, width, (int) ceil ((height + 2.0 * MARGIN) * scale));
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, MARGIN, MARGIN);
  exos_draw_effect_chart (cr, SCREEN_WIDTH - 2.0 * MARGIN, height, report, &style);

  cairo_status_t status = cairo_status (cr);

  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append, bytes);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return status;
}

GBytes *
exos_draw_effect_png (const ExosReport *report, const char *language, int width, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const char *before = exos_language_use (language);
  gboolean failed;

  if (report->hides_numbers || exos_report_headline (report) == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _ ("Numbers are hidden because the data check failed."));
      failed = TRUE;
    }
  else
    failed = exos_draw_failed (draw (bytes, report, width), error);

  exos_language_use (before);
  return failed ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
