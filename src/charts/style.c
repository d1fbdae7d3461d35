// SPDX-License-Identifier: MIT
#include "charts/style.h"

static ExosColor
color_from_rgb (guint32 rgb)
{
  return (ExosColor) {
    .red = (double) (rgb >> 16 & 0xff) / 255.0,
    .green = (double) (rgb >> 8 & 0xff) / 255.0,
    .blue = (double) (rgb & 0xff) / 255.0,
  };
}

ExosChartStyle
exos_chart_style (ExosScheme scheme, double font_size)
{
  return (ExosChartStyle){
    .palette = {
#define EXOS_TOKEN(name, light, dark, hc_light, hc_dark) \
  .name = color_from_rgb (((const guint32[]) { light, dark, hc_light, hc_dark })[scheme]),
#include "charts/tokens.def"
#undef EXOS_TOKEN
    },
    .font_size = font_size,
    .is_dark = scheme == EXOS_SCHEME_DARK || scheme == EXOS_SCHEME_HC_DARK,
  };
}

void
exos_set_color (cairo_t *cr, ExosColor color, double alpha)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, alpha);
}

char *
exos_color_to_css (ExosColor color)
{
  return g_strdup_printf ("#%02x%02x%02x", (guint) (color.red * 255.0 + 0.5),
                          (guint) (color.green * 255.0 + 0.5), (guint) (color.blue * 255.0 + 0.5));
}
