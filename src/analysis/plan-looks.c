// SPDX-License-Identifier: MIT
/* The looks that a plan remembers. */
#include "analysis/plan.h"

static guint64
get_look (const ExosPlan *self, guint i)
{
  return g_array_index (self->looks, guint64, i);
}

/* The place of users among the looks: of the first that is not below. */
static guint
find_place (const ExosPlan *self, guint64 users)
{
  guint place = 0;

  while (place < self->looks->len && get_look (self, place) < users)
    place++;
  return place;
}

gboolean
exos_plan_has_look (const ExosPlan *self, guint64 users)
{
  const guint place = find_place (self, users);

  return place < self->looks->len && get_look (self, place) == users;
}

gboolean
exos_plan_add_look (ExosPlan *self, guint64 users)
{
  if (users == 0 || self->looks->len >= EXOS_MAX_PLAN_LOOKS || exos_plan_has_look (self, users))
    return FALSE;

  g_array_insert_val (self->looks, find_place (self, users), users);
  return TRUE;
}

gboolean
exos_plan_remove_look (ExosPlan *self, guint64 users)
{
  if (!exos_plan_has_look (self, users))
    return FALSE;

  g_array_remove_index (self->looks, find_place (self, users));
  return TRUE;
}

ExosMonitoring
exos_plan_effective_monitoring (const ExosPlan *self)
{
  const gboolean is_planned =
      self->monitoring == EXOS_MONITORING_OBF || self->monitoring == EXOS_MONITORING_POCOCK;

  return is_planned && self->planned_users == 0 ? EXOS_MONITORING_ANY : self->monitoring;
}
