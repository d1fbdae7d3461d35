// SPDX-License-Identifier: MIT
#pragma once

#include "charts/style.h"

G_BEGIN_DECLS

/* Shapes that carry a state without colour. */
typedef enum
{
  EXOS_MARK_LAUNCH,   /* filled circle, up arrow */
  EXOS_MARK_HOLD,     /* filled rounded square, pause bars */
  EXOS_MARK_ROLLBACK, /* filled diamond, return arrow */
  EXOS_MARK_OK,       /* outlined circle, check */
  EXOS_MARK_WARNING,  /* filled triangle, ! */
  EXOS_MARK_BLOCKED,  /* filled octagon, ! */
  EXOS_MARK_UNKNOWN,  /* outlined circle, dash */
} ExosMark;

/* Draws mark in its own colour inside the square at (x, y); the inner figure is the card colour. */
void exos_draw_mark (
    cairo_t *cr, ExosMark mark, double x, double y, double size, const ExosChartStyle *style);

/* The text glyph of the mark for Markdown and one-line summaries: ▲ ■ ◆ ✓ ... */
const char *exos_mark_glyph (ExosMark mark);

G_END_DECLS
