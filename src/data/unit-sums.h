// SPDX-License-Identifier: MIT
#pragma once

#include "data/table.h"

G_BEGIN_DECLS

/* What a query of exos --sql adds to its rows beside sums. */
typedef enum
{
  EXOS_UNIT_SUMS_SHAPE, /* EXOS_UNIT_SUMS_VALUE in every row: they are sums of different users */

  /* How many rows or users it left out, the same in every row. */
  EXOS_UNIT_SUMS_NO_GROUP,       /* rows */
  EXOS_UNIT_SUMS_NO_UNIT,        /* rows */
  EXOS_UNIT_SUMS_SEVERAL_GROUPS, /* users */
  EXOS_UNIT_SUMS_REPEATED,       /* users whose first row alone counts */
  EXOS_N_UNIT_SUMS,
} ExosUnitSums;

#define EXOS_UNIT_SUMS_VALUE "unit_sums"

const char *exos_unit_sums_header (ExosUnitSums what);

/* FALSE for any other normalised header; what may be NULL. */
gboolean exos_unit_sums_parse (const char *normalized, ExosUnitSums *what);

/* Whether the rows below the header are the result of such a query, all of them. */
gboolean exos_is_unit_sums (const ExosTable *table, gsize header);

G_END_DECLS
