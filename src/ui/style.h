// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

#include "charts/style.h"

G_BEGIN_DECLS

/* The look of the application: the style sheet, the colours in force, and the desktop's wish for
 * light or dark, which GTK 4.8 does not follow by itself. Emits "changed" when the colours are
 * others. */
#define EXOS_TYPE_STYLE (exos_style_get_type ())
G_DECLARE_FINAL_TYPE (ExosStyle, exos_style, EXOS, STYLE, GObject)

/* Lends the one object of the default display; the first call loads the style sheet. */
ExosStyle *exos_style_get (void);

/* How large text is against the ordinary 96 dots per inch: 2.0 at twice the size. */
double exos_style_get_text_scale (void);

/* What charts of this window are drawn with; axis text is 9 pt in the text size of the desktop. */
ExosChartStyle exos_style_get_chart_style (ExosStyle *self);

G_END_DECLS
