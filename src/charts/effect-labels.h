// SPDX-License-Identifier: MIT
#pragma once

#include "charts/axis.h"
#include "stats/count.h"

G_BEGIN_DECLS

#define EXOS_PILL_HEIGHT 16.0
#define EXOS_ESTIMATE_HEIGHT 22.0

/* The three numbers of one row around its pill, whose middle is y: the estimate above, the bounds
 * outside their ends. A bound that would touch the zero line or leave the plot stands below the
 * pill, at its end. What is not finite is not written. */
void exos_draw_effect_labels (const ExosCanvas *canvas,
                              const ExosAxis *axis,
                              double y,
                              double estimate,
                              ExosInterval interval);

G_END_DECLS
