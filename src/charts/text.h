// SPDX-License-Identifier: MIT
#pragma once

#include "charts/canvas.h"

G_BEGIN_DECLS

#define EXOS_TEXT_AXIS 12.0       /* 9 pt */
#define EXOS_TEXT_ESTIMATE 13.33  /* 10 pt */
#define EXOS_TEXT_CAP_HEIGHT 0.73 /* of the size: what a digit rises above the baseline */

typedef enum
{
  EXOS_ALIGN_LEFT,
  EXOS_ALIGN_CENTER,
  EXOS_ALIGN_RIGHT,
} ExosAlign;

/* One line of text at its baseline. max_width 0: as long as it is, else ellipsised. is_number:
 * digits on the plot, which no grid line may run into. */
typedef struct
{
  const char *text;
  double x;
  double baseline;
  ExosAlign align;
  ExosColor color;
  double size; /* 0: axis text */
  gboolean is_bold;
  gboolean is_number;
  double max_width;
} ExosLabel;

double exos_text_width (const ExosCanvas *canvas, const char *text, double size, gboolean is_bold);

void exos_draw_label (const ExosCanvas *canvas, const ExosLabel *label);

/* Where a centred text of this width starts so that it stays within low .. high. */
double exos_place_centered (double center, double width, double low, double high);

G_END_DECLS
