// SPDX-License-Identifier: MIT
#include "charts/effect-labels.h"

#include "charts/text.h"

#include <math.h>

#define GAP 6.0   /* between a bound and its end of the pill */
#define SPACE 1.5 /* above and below the estimate bar */

/* One number and where it starts. */
typedef struct
{
  char *text;
  double left;
  double width;
  gboolean is_below;
} Number;

/* direction -1: the low bound, 1: the high one. */
static Number
place_bound (const ExosCanvas *canvas, const ExosAxis *axis, double value, double direction)
{
  Number self = { .text = exos_figures_bare (axis->figures, value) };
  const double end = exos_axis_x (axis, value);

  self.width = exos_text_width (canvas, self.text, EXOS_TEXT_AXIS, FALSE);
  self.left = direction < 0.0 ? end - GAP - self.width : end + GAP;
  self.is_below = exos_axis_touches_zero (axis, self.left, self.width) ||
                  !exos_axis_holds (axis, self.left, self.width);
  if (self.is_below)
    {
      const double aligned = direction < 0.0 ? end : end - self.width;
      const double kept = exos_place_centered (aligned + self.width / 2.0, self.width,
                                               axis->low + 1.0, axis->high - 1.0);

      self.left = exos_axis_avoid_zero (axis, kept, self.width);
    }

  return self;
}

/* Two bounds below a short pill would run into each other. */
static void
separate (const ExosAxis *axis, Number *low, Number *high)
{
  if (!low->is_below || !high->is_below || low->left + low->width + GAP <= high->left)
    return;

  high->left = fmin (low->left + low->width + GAP, axis->high - 1.0 - high->width);
  low->left = fmin (low->left, high->left - GAP - low->width);
}

static void
draw_bound (const ExosCanvas *canvas, const Number *number, double y)
{
  const double cap = EXOS_TEXT_AXIS * EXOS_TEXT_CAP_HEIGHT;
  const double below = y + EXOS_ESTIMATE_HEIGHT / 2.0 + SPACE + cap;

  exos_draw_label (canvas, &(ExosLabel) {
                               .text = number->text,
                               .x = number->left,
                               .baseline = number->is_below ? below : y + cap / 2.0,
                               .color = canvas->style->palette.fg,
                               .is_number = TRUE,
                           });
}

static void
draw_bounds (const ExosCanvas *canvas, const ExosAxis *axis, double y, ExosInterval interval)
{
  Number low = { 0 };
  Number high = { 0 };

  if (isfinite (interval.low))
    low = place_bound (canvas, axis, interval.low, -1.0);
  if (isfinite (interval.high))
    high = place_bound (canvas, axis, interval.high, 1.0);

  separate (axis, &low, &high);
  if (low.text != NULL)
    draw_bound (canvas, &low, y);
  if (high.text != NULL)
    draw_bound (canvas, &high, y);

  g_free (low.text);
  g_free (high.text);
}

static void
draw_estimate_number (const ExosCanvas *canvas, const ExosAxis *axis, double y, double estimate)
{
  g_autofree char *text = exos_figures_bare (axis->figures, estimate);
  const double width = exos_text_width (canvas, text, EXOS_TEXT_ESTIMATE, TRUE);
  const double left =
      exos_place_centered (exos_axis_x (axis, estimate), width, axis->low + 1.0, axis->high - 1.0);

  exos_draw_label (canvas, &(ExosLabel) {
                               .text = text,
                               .x = exos_axis_avoid_zero (axis, left, width),
                               .baseline = y - EXOS_ESTIMATE_HEIGHT / 2.0 - SPACE,
                               .size = EXOS_TEXT_ESTIMATE,
                               .is_bold = TRUE,
                               .color = canvas->style->palette.fg,
                               .is_number = TRUE,
                           });
}

void
exos_draw_effect_labels (const ExosCanvas *canvas,
                         const ExosAxis *axis,
                         double y,
                         double estimate,
                         ExosInterval interval)
{
  draw_bounds (canvas, axis, y, interval);
  if (isfinite (estimate))
    draw_estimate_number (canvas, axis, y, estimate);
}
