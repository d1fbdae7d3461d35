// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the name of a column says of the totals in it. */
typedef enum
{
  EXOS_SUM_NAME_COVARIATE, /* revenue_pre_sum: of the same users before the experiment */
  EXOS_SUM_NAME_COVARIATE_SQUARES,
  EXOS_SUM_NAME_COVARIATE_PRODUCT, /* revenue_pre_prod: with what they did in it */
  EXOS_SUM_NAME_PRODUCT,           /* clicks_views_sum_prod */
  EXOS_SUM_NAME_SQUARES,           /* revenue_sum_sq */
  EXOS_SUM_NAME_SUM,               /* revenue_sum */
  EXOS_SUM_NAME_NONE,
} ExosSumName;

/* The normalised names of columns, to be found by what they hold. */
typedef struct
{
  guint n;
  ExosSumName *what;     /* of each column */
  char **bases;          /* "revenue" of "revenue sum", NULL for NONE */
  GHashTable *column_of; /* name → column + 1 */
} ExosSumNames;

/* Lends n names; "" for a column that may not be found. */
void exos_sum_names_init (ExosSumNames *self, char *const *names, guint n);
void exos_sum_names_clear (ExosSumNames *self);

/* base: "revenue" of "revenue sum", the caller frees; NULL for NONE. */
ExosSumName exos_sum_name_parse (const char *normalized, char **base);

/* "revenue" of "revenue n", the users that have a value of it, where there is such a metric: alone
 * the name says nothing. NULL for others; the caller frees. */
char *exos_sum_name_dup_base_of_users (const char *normalized);

/* The column that holds this of a metric, G_MAXUINT without one. */
guint exos_sum_names_find (const ExosSumNames *self, const char *base, ExosSumName what);

/* "revenue_sum_sq": how such a column would be called. The caller frees. */
char *exos_sum_name_dup_header (const char *base, ExosSumName what);

/* Whether some column is a sum that has its sum of squares: a mean that could decide. */
gboolean exos_sum_names_hold_mean (const ExosSumNames *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExosSumNames, exos_sum_names_clear)

G_END_DECLS
