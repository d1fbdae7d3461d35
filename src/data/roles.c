// SPDX-License-Identifier: MIT
#include "data/role.h"

#include "data/language.h"

static const struct
{
  const char *id;
  const char *label;
} roles[EXOS_N_ROLES] = {
  [EXOS_ROLE_GROUP] = { "group", N_ ("Group") },
  [EXOS_ROLE_USERS] = { "users", N_ ("Users") },
  [EXOS_ROLE_CONVERSIONS] = { "conversions", N_ ("Conversions") },
  [EXOS_ROLE_PRIMARY] = { "primary", N_ ("Primary metric") },
  [EXOS_ROLE_GUARDRAIL] = { "guardrail", N_ ("Guardrail (count)") },
  [EXOS_ROLE_DATE] = { "date", N_ ("Date") },
  [EXOS_ROLE_SEGMENT] = { "segment", N_ ("Segment") },
  [EXOS_ROLE_UNIT] = { "unit", N_ ("User id") },
  [EXOS_ROLE_EXPERIMENT] = { "experiment", N_ ("Experiment") },
  [EXOS_ROLE_METRIC] = { "metric", N_ ("Metric name") },
  [EXOS_ROLE_VALUE] = { "value", N_ ("Value") },
  [EXOS_ROLE_EVENT] = { "event", N_ ("Event name") },
  [EXOS_ROLE_TIME] = { "time", N_ ("Time") },
  [EXOS_ROLE_RATE] = { "rate", N_ ("Rate") },
  [EXOS_ROLE_STATISTIC] = { "statistic", N_ ("Statistic") },
  [EXOS_ROLE_IGNORE] = { "ignore", N_ ("Ignore") },
};

gboolean
exos_role_from_id (const char *id, ExosRole *role)
{
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_str_equal (roles[i].id, id))
      {
        *role = (ExosRole) i;
        return TRUE;
      }

  return FALSE;
}

const char *
exos_role_id (ExosRole role)
{
  return roles[role].id;
}

const char *
exos_role_label (ExosRole role)
{
  return exos_gettext (roles[role].label);
}
