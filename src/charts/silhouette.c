// SPDX-License-Identifier: MIT
#include "charts/silhouette.h"

#include "charts/shapes.h"

#include <string.h>

/* All shapes are made on a grid of 16. */
#define GRID 16.0
#define CENTER 8.0

typedef void (*PathFunc) (cairo_t *cr);

typedef struct
{
  PathFunc shape;
  PathFunc figure;
  gsize color; /* offset into ExosPalette */
  gboolean is_outlined;
  const char *glyph;
} Mark;

static void
add_points (cairo_t *cr, const double (*points)[2], gsize n)
{
  for (gsize i = 0; i < n; i++)
    cairo_line_to (cr, points[i][0], points[i][1]);
}

static void
add_disc (cairo_t *cr)
{
  cairo_arc (cr, CENTER, CENTER, 7.5, 0.0, 2.0 * G_PI);
}

static void
add_ring (cairo_t *cr)
{
  cairo_arc (cr, CENTER, CENTER, 6.75, 0.0, 2.0 * G_PI);
}

static void
add_square (cairo_t *cr)
{
  exos_rounded_rectangle (cr, 1.0, 1.0, 14.0, 14.0, 3.0, 3.0);
}

static void
add_diamond (cairo_t *cr)
{
  static const double points[][2] = { { 8.0, 0.2 }, { 15.8, 8.0 }, { 8.0, 15.8 }, { 0.2, 8.0 } };

  add_points (cr, points, G_N_ELEMENTS (points));
}

static void
add_triangle (cairo_t *cr)
{
  static const double points[][2] = { { 8.0, 1.0 }, { 15.8, 14.8 }, { 0.2, 14.8 } };

  add_points (cr, points, G_N_ELEMENTS (points));
}

static void
add_octagon (cairo_t *cr)
{
  static const double points[][2] = { { 5.0, 0.8 },   { 11.0, 0.8 }, { 15.2, 5.0 }, { 15.2, 11.0 },
                                      { 11.0, 15.2 }, { 5.0, 15.2 }, { 0.8, 11.0 }, { 0.8, 5.0 } };

  add_points (cr, points, G_N_ELEMENTS (points));
}

static void
add_up_arrow (cairo_t *cr)
{
  cairo_move_to (cr, CENTER, 12.0);
  cairo_line_to (cr, CENTER, 4.6);
  cairo_move_to (cr, 4.8, 7.6);
  cairo_line_to (cr, CENTER, 4.4);
  cairo_line_to (cr, 11.2, 7.6);
}

static void
add_pause (cairo_t *cr)
{
  cairo_move_to (cr, 6.0, 5.2);
  cairo_line_to (cr, 6.0, 10.8);
  cairo_move_to (cr, 10.0, 5.2);
  cairo_line_to (cr, 10.0, 10.8);
}

static void
add_return_arrow (cairo_t *cr)
{
  cairo_move_to (cr, 6.8, 4.4);
  cairo_line_to (cr, 4.6, 6.6);
  cairo_line_to (cr, 6.8, 8.8);
  cairo_move_to (cr, 4.8, 6.6);
  cairo_line_to (cr, 9.2, 6.6);
  cairo_arc (cr, 9.2, 8.8, 2.2, -G_PI_2, G_PI_2);
  cairo_line_to (cr, 7.4, 11.0);
}

static void
add_check (cairo_t *cr)
{
  cairo_move_to (cr, 4.9, 8.3);
  cairo_line_to (cr, 7.2, 10.5);
  cairo_line_to (cr, 11.2, 5.8);
}

/* The dot is a line without length under a round cap. */
static void
add_exclamation (cairo_t *cr)
{
  cairo_move_to (cr, CENTER, 5.4);
  cairo_line_to (cr, CENTER, 9.2);
  cairo_move_to (cr, CENTER, 12.2);
  cairo_line_to (cr, CENTER, 12.2);
}

static void
add_dash (cairo_t *cr)
{
  cairo_move_to (cr, 5.2, CENTER);
  cairo_line_to (cr, 10.8, CENTER);
}

#define COLOR(name) G_STRUCT_OFFSET (ExosPalette, name)

/* clang-format off */
static const Mark marks[] = {
  [EXOS_MARK_LAUNCH]   = { add_disc,     add_up_arrow,     COLOR (launch),   FALSE, "▲" },
  [EXOS_MARK_HOLD]     = { add_square,   add_pause,        COLOR (hold),     FALSE, "■" },
  [EXOS_MARK_ROLLBACK] = { add_diamond,  add_return_arrow, COLOR (rollback), FALSE, "◆" },
  [EXOS_MARK_OK]       = { add_ring,     add_check,        COLOR (launch),   TRUE,  "✓" },
  [EXOS_MARK_WARNING]  = { add_triangle, add_exclamation,  COLOR (hold),     FALSE, "!" },
  [EXOS_MARK_BLOCKED]  = { add_octagon,  add_exclamation,  COLOR (rollback), FALSE, "✕" },
  [EXOS_MARK_UNKNOWN]  = { add_ring,     add_dash,         COLOR (dim),      TRUE,  "–" },
};
/* clang-format on */

static ExosColor
mark_color (const Mark *mark, const ExosPalette *palette)
{
  ExosColor color;

  memcpy (&color, (const char *) palette + mark->color, sizeof color);
  return color;
}

static void
draw_on_grid (cairo_t *cr, const Mark *mark, const ExosPalette *palette)
{
  const ExosColor color = mark_color (mark, palette);

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  exos_set_color (cr, color, 1.0);
  mark->shape (cr);
  cairo_close_path (cr);
  if (mark->is_outlined)
    {
      cairo_set_line_width (cr, 1.5);
      cairo_stroke (cr);
    }
  else
    cairo_fill (cr);

  exos_set_color (cr, mark->is_outlined ? color : palette->card, 1.0);
  cairo_set_line_width (cr, mark->is_outlined ? 1.6 : 1.8);
  mark->figure (cr);
  cairo_stroke (cr);
}

void
exos_draw_mark (
    cairo_t *cr, ExosMark mark, double x, double y, double size, const ExosChartStyle *style)
{
  if (!(size > 0.0))
    return;

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size / GRID, size / GRID);
  draw_on_grid (cr, &marks[mark], &style->palette);
  cairo_restore (cr);
}

const char *
exos_mark_glyph (ExosMark mark)
{
  return marks[mark].glyph;
}
