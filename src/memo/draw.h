// SPDX-License-Identifier: MIT
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "memo/doc.h"

G_BEGIN_DECLS

/* Formats that need cairo, Pango and fonts. They are built as a library of their own: exos loads it
 * only when one of them is asked for, which keeps its start within a few milliseconds. */

/* One self-contained file: no script, no request, prints on one page. */
GBytes *exos_draw_html (const ExosDoc *doc, ExosPaper paper, GError **error);

/* One page with embedded fonts; more only when the text does not fit. Rendered in memory. */
GBytes *exos_draw_pdf (const ExosDoc *doc, ExosPaper paper, GError **error);

/* The effect chart alone as a PNG, so many pixels wide: black on white, as large in proportion as
 * on a screen of half the width. Fails when numbers are hidden. */
GBytes *exos_draw_effect_png (const ExosReport *report,
                              const char *language,
                              int width,
                              GError **error);

/* The page that PDF, printer and preview share, in points. page counts from 0. */
gsize exos_page_count (const ExosDoc *doc, ExosPaper paper);
void exos_page_size (ExosPaper paper, double *width, double *height);
void exos_draw_page (cairo_t *cr, const ExosDoc *doc, ExosPaper paper, gsize page);

G_END_DECLS
