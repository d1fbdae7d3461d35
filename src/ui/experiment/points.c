// SPDX-License-Identifier: MIT
#include "ui/experiment/points.h"

#include <math.h>

#include "analysis/plan.h"

/* As many as the limit needs: what a spin button rounds it takes for an edit later. */
static guint
count_digits (double points)
{
  double scaled = points * 100.0;
  guint digits = 2;

  while (digits < 4 && fabs (scaled - round (scaled)) > 1e-6)
    {
      scaled *= 10.0;
      digits++;
    }

  return digits;
}

void
exos_points_show (GtkSpinButton *button, ExosRatio limit, gpointer handler, gpointer owner)
{
  const double points = exos_ratio_to_points (limit);

  if (fabs (gtk_spin_button_get_value (button) - points) < 1e-9)
    return;
  g_signal_handlers_block_by_func (button, handler, owner);
  gtk_spin_button_set_digits (button, count_digits (points));
  gtk_spin_button_set_value (button, points);
  g_signal_handlers_unblock_by_func (button, handler, owner);
}
