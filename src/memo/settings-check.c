// SPDX-License-Identifier: MIT
/* What a file may say of a plan: no more than a person can set (analysis/plan-options.c). */
#include "data/rows/time.h"
#include "memo/settings-plan.h"
#include "stats/exact.h"

#include <string.h>

#define MAX_ITEMS 10000
#define MAX_NUMBER (G_GUINT64_CONSTANT (1) << 53) /* whole as a double */

/* A ratio of which neither part was set is none, where there need not be one. */
static gboolean
is_ratio (ExosRatio ratio)
{
  return ratio.denominator > 0;
}

static gboolean
are_limits (ExosRatio worse, ExosRatio severe)
{
  return is_ratio (worse) && is_ratio (severe) && exos_compare_ratios (worse, severe) <= 0;
}

static gboolean
is_guardrail (const ExosGuardrailPlan *it)
{
  return it->column != NULL && (!it->has_limits || are_limits (it->worse, it->severe)) &&
         (!it->has_margin || is_ratio (it->margin));
}

static gboolean
are_guardrails (const GPtrArray *items)
{
  gboolean are = items->len <= MAX_ITEMS;

  for (guint i = 0; are && i < items->len; i++)
    are = is_guardrail (g_ptr_array_index (items, i));
  return are;
}

static gboolean
are_columns (const GPtrArray *items)
{
  gboolean are = items->len <= MAX_ITEMS;

  for (guint i = 0; are && i < items->len; i++)
    are = ((const ExosColumnRole *) g_ptr_array_index (items, i))->column != NULL;
  return are;
}

static gboolean
are_cappings (const GPtrArray *items)
{
  gboolean are = items->len <= MAX_ITEMS;

  for (guint i = 0; are && i < items->len; i++)
    {
      const ExosCapping *it = g_ptr_array_index (items, i);

      are = it->quantile == 0 || exos_capping_is_possible (it->quantile);
    }
  return are;
}

/* Parts are all named or none, and do not run over when added up. */
static gboolean
is_split (const GArray *parts)
{
  guint64 sum = 0;
  guint n_named = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const ExosSplitPart *part = &g_array_index (parts, ExosSplitPart, i);

      n_named += part->name != NULL;
      if (part->weight == 0 || !g_uint64_checked_add (&sum, sum, part->weight))
        return FALSE;
    }

  return parts->len != 1 && parts->len <= MAX_ITEMS && (n_named == 0 || n_named == parts->len);
}

static gboolean
is_start (const char *start)
{
  gint64 time;

  return start == NULL || exos_time_parse (start, strlen (start), &time);
}

gboolean
exos_settings_check_plan (const ExosPlan *plan, GError **error)
{
  const struct
  {
    const char *key;
    gboolean is_sound;
  } checks[] = {
    { "alpha", plan->alpha >= 0.0001 && plan->alpha <= 0.5 },
    { "power", plan->power > 0.5 && plan->power < 1.0 },
    { "worse", are_limits (plan->worse, plan->severe) },
    { "relative_worse", are_limits (plan->relative_worse, plan->relative_severe) },
    { "smallest_effect", is_ratio (plan->smallest_effect) &&
                             plan->smallest_effect.numerator < plan->smallest_effect.denominator },
    { "min_users", plan->min_users >= 1 && plan->min_users <= MAX_NUMBER },
    { "daily_users", plan->daily_users <= MAX_NUMBER },
    { "planned_users", plan->planned_users <= MAX_NUMBER },
    { "planned_looks", plan->planned_looks <= EXOS_MAX_PLAN_LOOKS },
    { "start", is_start (plan->start) },
    { "columns", are_columns (plan->columns) },
    { "guardrails", are_guardrails (plan->guardrails) },
    { "policy_guardrails", are_guardrails (plan->policy_guardrails) },
    { "cappings", are_cappings (plan->cappings) },
    { "split", is_split (plan->split) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    if (!checks[i].is_sound)
      return exos_json_refuse (checks[i].key, error);
  return TRUE;
}
