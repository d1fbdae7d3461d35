// SPDX-License-Identifier: MIT
#include "analysis/peeking.h"

#include <math.h>

gboolean
exos_report_is_peeked (const ExosReport *self)
{
  return exos_plan_effective_monitoring (self->plan) == EXOS_MONITORING_FIXED &&
         isfinite (self->peeking_error) && !self->hides_numbers;
}

guint
exos_report_count_looks (const ExosReport *self)
{
  const GArray *looks = self->plan->looks;
  guint n = 1;

  for (guint i = 0; i < looks->len; i++)
    n += g_array_index (looks, guint64, i) < self->n_users;
  return n;
}

gboolean
exos_plan_add_looks (ExosPlan *self, const GArray *looks)
{
  gboolean is_changed = FALSE;

  if (exos_plan_effective_monitoring (self) != EXOS_MONITORING_FIXED)
    return FALSE;

  for (guint i = 0; i < looks->len; i++)
    is_changed |= exos_plan_add_look (self, g_array_index (looks, guint64, i));
  return is_changed;
}

ExosPlan *
exos_plan_new_for_any_look (const ExosPlan *plan)
{
  ExosPlan *self = exos_plan_copy (plan);

  self->monitoring = EXOS_MONITORING_ANY;
  return self;
}
