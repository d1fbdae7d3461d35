// SPDX-License-Identifier: MIT
#include "analysis/plan.h"

static void
free_column (gpointer data)
{
  ExosColumnRole *column = data;

  g_free (column->column);
  g_free (column);
}

static void
free_guardrail (gpointer data)
{
  ExosGuardrailPlan *guardrail = data;

  g_free (guardrail->column);
  g_free (guardrail);
}

void
exos_split_part_clear (gpointer data)
{
  ExosSplitPart *part = data;

  g_free (part->name);
}

ExosPlan *
exos_plan_new (void)
{
  ExosPlan *self = g_atomic_rc_box_new0 (ExosPlan);

  self->columns = g_ptr_array_new_with_free_func (free_column);
  self->cappings = g_ptr_array_new_with_free_func ((GDestroyNotify) exos_capping_free);
  self->guardrails = g_ptr_array_new_with_free_func (free_guardrail);
  self->policy_guardrails = g_ptr_array_new_with_free_func (free_guardrail);
  self->split = g_array_new (FALSE, TRUE, sizeof (ExosSplitPart));
  g_array_set_clear_func (self->split, exos_split_part_clear);
  self->alpha = 0.05;
  self->worse = (ExosRatio) { 1, 1000 };
  self->severe = (ExosRatio) { 3, 1000 };
  self->relative_worse = (ExosRatio) { 1, 10 };
  self->relative_severe = (ExosRatio) { 3, 10 };
  self->smallest_effect = (ExosRatio) { 0, 1 };
  self->power = 0.8;
  self->min_users = 100;
  self->looks = g_array_new (FALSE, FALSE, sizeof (guint64));
  return self;
}

ExosPlan *
exos_plan_ref (const ExosPlan *self)
{
  return g_atomic_rc_box_acquire ((gpointer) self);
}

static void
clear_plan (gpointer data)
{
  ExosPlan *self = data;

  g_free (self->name);
  g_free (self->control);
  g_free (self->primary);
  g_free (self->start);
  g_free (self->policy_name);
  g_free (self->policy_digest);
  g_free (self->policy_settings);
  g_ptr_array_unref (self->policy_guardrails);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->cappings);
  g_ptr_array_unref (self->guardrails);
  g_array_unref (self->split);
  g_array_unref (self->looks);
}

void
exos_plan_unref (ExosPlan *self)
{
  g_atomic_rc_box_release_full (self, clear_plan);
}

ExosMapping
exos_plan_mapping (const ExosPlan *self)
{
  return (ExosMapping) {
    .control = self->control,
    .primary = self->primary,
    .columns = (ExosColumnRole *const *) self->columns->pdata,
    .n_columns = self->columns->len,
    .cappings = (ExosCapping *const *) self->cappings->pdata,
    .n_cappings = self->cappings->len,
    .start = self->start,
    .sums_rows = self->sums_rows,
    .skips_unit_check = self->skips_unit_check,
  };
}

/* The words of the command line for each enum, in the order of its values. */
static const char *const policy_ids[] = { "standard", "literal", "evidence", "strict" };
static const char *const correction_ids[] = { "dunnett", "holm", "bonferroni", "hochberg",
                                              "bh",      "none", "by" };
static const char *const ci_ids[] = { "score", "mn", "agresti-caffo", "newcombe", "wald" };
static const char *const exact_ids[] = { "auto", "never", "always" };
static const char *const monitoring_ids[] = { "fixed", "obf", "pocock", "any" };

static gboolean
find_id (const char *const *ids, gsize n_ids, const char *id, int *value)
{
  for (gsize i = 0; i < n_ids; i++)
    if (g_str_equal (ids[i], id))
      {
        *value = (int) i;
        return TRUE;
      }

  return FALSE;
}

#define DEFINE_IDS(Type, name, ids)                                          \
  const char *exos_##name##_id (Type name)                                   \
  {                                                                          \
    return ids[name];                                                        \
  }                                                                          \
                                                                             \
  gboolean exos_##name##_from_id (const char *id, Type *name)                \
  {                                                                          \
    int value = 0;                                                           \
    const gboolean is_known = find_id (ids, G_N_ELEMENTS (ids), id, &value); \
                                                                             \
    if (is_known)                                                            \
      *name = (Type) value;                                                  \
    return is_known;                                                         \
  }

DEFINE_IDS (ExosPolicy, policy, policy_ids)
DEFINE_IDS (ExosCorrection, correction, correction_ids)
DEFINE_IDS (ExosCiMethod, ci, ci_ids)
DEFINE_IDS (ExosExactMode, exact, exact_ids)
DEFINE_IDS (ExosMonitoring, monitoring, monitoring_ids)
