// SPDX-License-Identifier: MIT
#include "charts/text.h"

#include "data/language.h"

#include <math.h>
#include <pango/pangocairo.h>

#define NARROWEST 6.0 /* not even an ellipsis fits */

/* No hinting: the same widths, and so the same layout, on screen, page and SVG. */
static PangoContext *
create_context (cairo_t *cr)
{
  PangoContext *context = pango_cairo_create_context (cr);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);

  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (exos_language ()));
  return context;
}

static PangoLayout *
create_layout (cairo_t *cr, const char *text, double size, gboolean is_bold)
{
  PangoContext *context = create_context (cr);
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");

  /* Points would be taken at 96 dpi, also on a page. */
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  g_object_unref (context);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);

  pango_layout_set_auto_dir (layout, FALSE); /* an Arabic name stays at its row's start */
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static double
measure (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

double
exos_text_width (const ExosCanvas *canvas, const char *text, double size, gboolean is_bold)
{
  g_autoptr (PangoLayout) layout = create_layout (canvas->cr, text, size, is_bold);

  return measure (layout);
}

static void
clear_ground (const ExosCanvas *canvas, double left, double baseline, double width, double size)
{
  const double rise = size * EXOS_TEXT_CAP_HEIGHT + 0.5;

  cairo_rectangle (canvas->cr, left - 1.5, baseline - rise, width + 3.0, rise + 1.0);
  exos_set_color (canvas->cr, canvas->style->palette.card, 1.0);
  cairo_fill (canvas->cr);
}

void
exos_draw_label (const ExosCanvas *canvas, const ExosLabel *label)
{
  static const double before[] = { 0.0, 0.5, 1.0 }; /* by ExosAlign: the part left of x */
  cairo_t *cr = canvas->cr;
  const double size = label->size > 0.0 ? label->size : EXOS_TEXT_AXIS;
  g_autoptr (PangoLayout) layout = create_layout (cr, label->text, size, label->is_bold);

  if (label->max_width > 0.0 && measure (layout) > label->max_width)
    {
      if (label->max_width < NARROWEST)
        return;
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, (int) floor (label->max_width * PANGO_SCALE));
    }

  const double width = measure (layout);
  const double left = label->x - width * before[label->align];
  const double ascent = (double) pango_layout_get_baseline (layout) / PANGO_SCALE;

  if (label->is_number)
    clear_ground (canvas, left, label->baseline, width, size);
  exos_set_color (cr, label->color, 1.0);
  cairo_move_to (cr, left, label->baseline - ascent);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
}

double
exos_place_centered (double center, double width, double low, double high)
{
  return fmax (low, fmin (center - width / 2.0, high - width));
}
