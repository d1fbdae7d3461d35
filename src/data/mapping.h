// SPDX-License-Identifier: MIT
/* What people say a file means. */
#pragma once

#include "data/role.h"

G_BEGIN_DECLS

typedef struct
{
  ExosRole role;
  char *column; /* header as in the file; in a row a metric, conversions names the metric */
} ExosColumnRole;

/* Values that are extreme count as less so. */
typedef struct
{
  char *metric;   /* header as in the file; NULL: every metric of rows that is no rate */
  guint quantile; /* of all values, see EXOS_ROWS_QUANTILE_PARTS: what lies above it counts as it */
} ExosCapping;

/* What the user says of the file; everything else is recognised. NULL or zero-initialised: say
 * nothing. */
typedef struct
{
  const char *control;            /* label of the control group, or NULL */
  const char *primary;            /* header or base name of the metric that decides, or NULL */
  ExosColumnRole *const *columns; /* n_columns pointers */
  gsize n_columns;
  ExosCapping *const *cappings; /* n_cappings pointers; of one metric the last holds */
  gsize n_cappings;
  const char *start;         /* a time, before which events are not the experiment's, or NULL */
  gboolean sums_rows;        /* rows of one group are added up, else they are a problem */
  gboolean skips_unit_check; /* rows of users are not searched for users who have several */
} ExosMapping;

G_END_DECLS
