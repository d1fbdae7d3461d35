// SPDX-License-Identifier: MIT
#include "data/arm-order.h"

#include "data/format.h"

gsize
exos_arm_at (const ExosExperiment *experiment, gsize place)
{
  if (experiment->control < 0 || place > (gsize) experiment->control)
    return place;
  return place == 0 ? (gsize) experiment->control : place - 1;
}

char *
exos_format_arms_split (const ExosExperiment *experiment, const guint64 *parts)
{
  g_autofree guint64 *ordered = g_new (guint64, MAX (experiment->n_arms, 1));

  for (gsize place = 0; place < experiment->n_arms; place++)
    ordered[place] = parts[exos_arm_at (experiment, place)];
  return exos_format_split (ordered, experiment->n_arms);
}
