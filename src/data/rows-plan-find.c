// SPDX-License-Identifier: MIT
/* What a plan of rows sums, and whether that is enough for another one. */
#include "data/rows-plan.h"

guint
exos_rows_plan_find (const ExosRowsPlan *plan, gsize column)
{
  for (guint i = 0; i < plan->n_numbers; i++)
    if (plan->numbers[i].column == column)
      return i;
  return EXOS_ROWS_MAX_NUMBERS;
}

guint
exos_rows_plan_find_pair (const ExosRowsPlan *plan, guint number)
{
  for (guint i = 0; i < plan->n_pairs; i++)
    if (plan->pairs[i][0] == number)
      return i;
  return EXOS_ROWS_MAX_PAIRS;
}

static gboolean
covers_pairs (const ExosRowsPlan *plan, const ExosRowsPlan *wanted)
{
  for (guint i = 0; i < wanted->n_pairs; i++)
    {
      const guint metric = exos_rows_plan_find (plan, wanted->numbers[wanted->pairs[i][0]].column);
      const guint covariate =
          exos_rows_plan_find (plan, wanted->numbers[wanted->pairs[i][1]].column);
      const guint pair = exos_rows_plan_find_pair (plan, metric);

      if (pair == EXOS_ROWS_MAX_PAIRS || plan->pairs[pair][1] != covariate)
        return FALSE;
    }

  return TRUE;
}

gboolean
exos_rows_plan_covers (const ExosRowsPlan *plan, const ExosRowsPlan *wanted)
{
  for (int by = 0; by < EXOS_ROWS_N_BY; by++)
    if (plan->by[by] != wanted->by[by])
      return FALSE;
  for (guint i = 0; i < wanted->n_numbers; i++)
    {
      const guint number = exos_rows_plan_find (plan, wanted->numbers[i].column);

      if (number == EXOS_ROWS_MAX_NUMBERS ||
          plan->numbers[number].quantile != wanted->numbers[i].quantile ||
          plan->numbers[number].is_outcome != wanted->numbers[i].is_outcome)
        return FALSE;
    }

  return plan->unit == wanted->unit && plan->event == wanted->event && plan->time == wanted->time &&
         plan->has_start == wanted->has_start && plan->start == wanted->start &&
         covers_pairs (plan, wanted);
}
