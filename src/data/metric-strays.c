// SPDX-License-Identifier: MIT
/* Sums without the others that they need: named, and what they lack. */
#include "data/aliases.h"
#include "data/metric-sources.h"
#include "data/sum-names.h"

#include <string.h>

typedef struct
{
  const ExosMetricSource *common;
  const ExosSumNames *names;
  GHashTable *covariates; /* normalised metrics whose covariate has been looked at */
} Strays;

static void
report (const Strays *self, ExosIssueCode code, guint column, const char *value)
{
  g_ptr_array_add (self->common->experiment->issues,
                   exos_issue_new (code, self->common->line,
                                   exos_sheet_column (self->common->sheet, column)->name, NULL,
                                   value));
}

/* Adds the header that a metric lacks to a list. */
static void
list_missing (const Strays *self, GString *list, const char *base, ExosSumName what)
{
  if (exos_sum_names_find (self->names, base, what) != G_MAXUINT)
    return;

  g_autofree char *header = exos_sum_name_dup_header (base, what);

  g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", header);
}

static void
check_squares (const Strays *self, guint column, const char *base)
{
  g_autofree char *missing = exos_sum_name_dup_header (base, EXOS_SUM_NAME_SUM);

  if (exos_sum_names_find (self->names, base, EXOS_SUM_NAME_SUM) == G_MAXUINT)
    report (self, EXOS_ISSUE_SUM_WITHOUT_SQUARES, column, missing);
}

/* Whose covariate it would be: a rate has no use for one. */
static gboolean
is_of_conversions (const Strays *self, const char *base)
{
  const ExosAlias *alias = exos_find_alias (base);

  return alias != NULL && alias->role == EXOS_ROLE_CONVERSIONS &&
         exos_sum_names_find (self->names, base, EXOS_SUM_NAME_SUM) == G_MAXUINT;
}

/* Once a metric, at the first column of its covariate. */
static void
check_covariate (const Strays *self, guint column, const char *base)
{
  g_autoptr (GString) missing = g_string_new (NULL);

  if (!g_hash_table_add (self->covariates, g_strdup (base)))
    return;
  if (is_of_conversions (self, base))
    {
      report (self, EXOS_ISSUE_COVARIATE_OF_RATE, column, NULL);
      return;
    }

  list_missing (self, missing, base, EXOS_SUM_NAME_SUM);
  list_missing (self, missing, base, EXOS_SUM_NAME_SQUARES);
  list_missing (self, missing, base, EXOS_SUM_NAME_COVARIATE);
  list_missing (self, missing, base, EXOS_SUM_NAME_COVARIATE_SQUARES);
  list_missing (self, missing, base, EXOS_SUM_NAME_COVARIATE_PRODUCT);
  if (missing->len > 0)
    report (self, EXOS_ISSUE_COVARIATE_NOT_USED, column, missing->str);
}

/* What the products of two metrics lack when the name is cut before the second: "" of nothing. */
static char *
dup_missing_of_pair (const Strays *self, const char *numerator, const char *denominator)
{
  GString *missing = g_string_new (NULL);

  list_missing (self, missing, numerator, EXOS_SUM_NAME_SUM);
  list_missing (self, missing, numerator, EXOS_SUM_NAME_SQUARES);
  list_missing (self, missing, denominator, EXOS_SUM_NAME_SUM);
  list_missing (self, missing, denominator, EXOS_SUM_NAME_SQUARES);
  return g_string_free (missing, FALSE);
}

/* Cut where one of the two sums is known; NULL when neither is. "" when nothing is missing. */
static char *
dup_missing_of_product (const Strays *self, const char *base)
{
  char *best = NULL;

  for (guint i = 0; i < self->names->n; i++)
    {
      const char *known = self->names->bases[i];
      const gboolean is_sum = self->names->what[i] == EXOS_SUM_NAME_SUM;
      const gsize length = is_sum ? strlen (known) : 0;
      const gsize rest = strlen (base) > length + 1 ? strlen (base) - length - 1 : 0;

      if (!is_sum || rest == 0)
        continue;

      const gboolean is_first = g_str_has_prefix (base, known) && base[length] == ' ';
      const gboolean is_last = g_str_has_suffix (base, known) && base[rest] == ' ';
      g_autofree char *other = is_first ? g_strdup (base + length + 1) : g_strndup (base, rest);
      g_autofree char *missing = is_first  ? dup_missing_of_pair (self, known, other)
                                 : is_last ? dup_missing_of_pair (self, other, known)
                                           : NULL;

      if (missing != NULL && (best == NULL || strlen (missing) < strlen (best)))
        {
          g_free (best);
          best = g_steal_pointer (&missing);
        }
    }

  return best;
}

static void
check_product (const Strays *self, guint column, const char *base)
{
  g_autofree char *missing = dup_missing_of_product (self, base);

  if (missing == NULL || missing[0] != '\0')
    report (self, EXOS_ISSUE_RATIO_NOT_USED, column, missing);
}

static void
check_column (const Strays *self, guint column)
{
  const char *base = self->names->bases[column];

  switch (self->names->what[column])
    {
    case EXOS_SUM_NAME_COVARIATE:
    case EXOS_SUM_NAME_COVARIATE_SQUARES:
    case EXOS_SUM_NAME_COVARIATE_PRODUCT:
      check_covariate (self, column, base);
      return;
    case EXOS_SUM_NAME_PRODUCT:
      check_product (self, column, base);
      return;
    case EXOS_SUM_NAME_SQUARES:
      check_squares (self, column, base);
      return;
    case EXOS_SUM_NAME_SUM:
    case EXOS_SUM_NAME_NONE:
      return;
    }
}

void
exos_metric_report_strays (const ExosMetricSource *common)
{
  g_autoptr (GHashTable) covariates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (ExosSumNames) names;
  const Strays self = { common, &names, covariates };

  exos_sum_names_init (&names, common->names, common->sheet->columns->len);
  for (guint column = 0; column < names.n; column++)
    check_column (&self, column);
}
