// SPDX-License-Identifier: MIT
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double red;
  double green;
  double blue;
} ExosColor;

/* Colours by meaning; the values stand in charts/tokens.def, one column a scheme. */
typedef struct
{
#define EXOS_TOKEN(name, light, dark, hc_light, hc_dark) ExosColor name;
#include "charts/tokens.def"
#undef EXOS_TOKEN
} ExosPalette;

typedef enum
{
  EXOS_SCHEME_LIGHT,
  EXOS_SCHEME_DARK,
  EXOS_SCHEME_HC_LIGHT,
  EXOS_SCHEME_HC_DARK,
} ExosScheme;

/* What a chart needs beside its data. font_size is the axis text (9 pt) in the units of the
 * surface: 12 on screen, 9 on a page in points; every length of a chart is a multiple of it. */
typedef struct
{
  ExosPalette palette;
  double font_size;
  gboolean is_dark;
} ExosChartStyle;

ExosChartStyle exos_chart_style (ExosScheme scheme, double font_size);

void exos_set_color (cairo_t *cr, ExosColor color, double alpha);

/* "#00718a" of a colour, for CSS; the caller frees. */
char *exos_color_to_css (ExosColor color);

G_END_DECLS
