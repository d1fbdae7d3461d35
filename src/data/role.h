// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a column is used for. */
typedef enum
{
  EXOS_ROLE_GROUP,
  EXOS_ROLE_USERS,
  EXOS_ROLE_CONVERSIONS,
  EXOS_ROLE_PRIMARY, /* the metric that decides; of counts the same as conversions */
  EXOS_ROLE_GUARDRAIL,
  EXOS_ROLE_DATE,
  EXOS_ROLE_SEGMENT,
  EXOS_ROLE_UNIT,
  EXOS_ROLE_EXPERIMENT,
  EXOS_ROLE_METRIC, /* name of the metric in a row a metric */
  EXOS_ROLE_VALUE,
  EXOS_ROLE_EVENT,     /* name of the event in a row an event */
  EXOS_ROLE_TIME,      /* when it was; a date serves as well */
  EXOS_ROLE_RATE,      /* never taken as a count */
  EXOS_ROLE_STATISTIC, /* what another tool computed: left out */
  EXOS_ROLE_IGNORE,
  EXOS_N_ROLES,
} ExosRole;

/* "group", "users", ... as on the command line; FALSE when unknown. */
gboolean exos_role_from_id (const char *id, ExosRole *role);
const char *exos_role_id (ExosRole role);
const char *exos_role_label (ExosRole role); /* "Users", "사용자 수" */

G_END_DECLS
