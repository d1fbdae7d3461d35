// SPDX-License-Identifier: MIT
/* Plans as values: copied, compared, and changed one setting after another, as a window does. */
#include "analysis/plan.h"

#include <math.h>

#include "data/number.h"
#include "data/text.h"
#include "stats/exact.h"

/* Limits are kept to 0.0001 percentage points, a fraction of 1/1000000. */
#define PARTS_A_POINT 10000
#define PARTS_IN_ALL (100 * PARTS_A_POINT)

static gpointer
copy_column (gconstpointer data, gpointer unused)
{
  const ExosColumnRole *column = data;
  const ExosColumnRole copy = { column->role, g_strdup (column->column) };

  return g_memdup2 (&copy, sizeof copy);
}

static gpointer
copy_guardrail (gconstpointer data, gpointer unused)
{
  ExosGuardrailPlan copy = *(const ExosGuardrailPlan *) data;

  copy.column = g_strdup (copy.column);
  return g_memdup2 (&copy, sizeof copy);
}

static const ExosSplitPart *
get_part (const ExosPlan *self, guint i)
{
  return &g_array_index (self->split, ExosSplitPart, i);
}

ExosPlan *
exos_plan_copy (const ExosPlan *self)
{
  ExosPlan *copy = exos_plan_new ();
  GArray *split = copy->split;
  GArray *looks = copy->looks;

  g_ptr_array_unref (copy->columns);
  g_ptr_array_unref (copy->cappings);
  g_ptr_array_unref (copy->guardrails);
  g_ptr_array_unref (copy->policy_guardrails);
  *copy = *self;
  copy->name = g_strdup (self->name);
  copy->control = g_strdup (self->control);
  copy->primary = g_strdup (self->primary);
  copy->start = g_strdup (self->start);
  copy->columns = g_ptr_array_copy (self->columns, copy_column, NULL);
  copy->cappings = g_ptr_array_copy (self->cappings, exos_capping_copy, NULL);
  copy->guardrails = g_ptr_array_copy (self->guardrails, copy_guardrail, NULL);
  copy->policy_guardrails = g_ptr_array_copy (self->policy_guardrails, copy_guardrail, NULL);
  copy->policy_name = g_strdup (self->policy_name);
  copy->policy_digest = g_strdup (self->policy_digest);
  copy->policy_settings = g_strdup (self->policy_settings);
  copy->split = split;
  copy->looks = looks;
  g_array_append_vals (looks, self->looks->data, self->looks->len);
  for (guint i = 0; i < self->split->len; i++)
    {
      const ExosSplitPart part = { g_strdup (get_part (self, i)->name),
                                   get_part (self, i)->weight };

      g_array_append_val (split, part);
    }

  return copy;
}

static gboolean
is_same_column (gconstpointer left, gconstpointer right)
{
  const ExosColumnRole *a = left;
  const ExosColumnRole *b = right;

  return a->role == b->role && g_str_equal (a->column, b->column);
}

/* Without limits and margin there is no unit either. */
static gboolean
have_same_limits (const ExosGuardrailPlan *a, const ExosGuardrailPlan *b)
{
  return a->has_limits == b->has_limits && a->has_margin == b->has_margin &&
         (!(a->has_limits || a->has_margin) || a->is_relative == b->is_relative) &&
         (!a->has_limits || (exos_compare_ratios (a->worse, b->worse) == 0 &&
                             exos_compare_ratios (a->severe, b->severe) == 0)) &&
         (!a->has_margin || exos_compare_ratios (a->margin, b->margin) == 0);
}

gboolean
exos_guardrail_is_held_alike (const ExosGuardrailPlan *a, const ExosGuardrailPlan *b)
{
  return a->is_off == b->is_off && a->has_direction == b->has_direction &&
         (!a->has_direction || a->direction == b->direction) && have_same_limits (a, b);
}

static gboolean
is_same_guardrail (gconstpointer left, gconstpointer right)
{
  const ExosGuardrailPlan *a = left;
  const ExosGuardrailPlan *b = right;

  return g_str_equal (a->column, b->column) && exos_guardrail_is_held_alike (a, b);
}

static gboolean
are_same (const GPtrArray *a, const GPtrArray *b, GEqualFunc is_same)
{
  gboolean same = a->len == b->len;

  for (guint i = 0; same && i < a->len; i++)
    same = is_same (g_ptr_array_index (a, i), g_ptr_array_index (b, i));
  return same;
}

static gboolean
is_same_split (const ExosPlan *a, const ExosPlan *b)
{
  gboolean same = a->split->len == b->split->len;

  for (guint i = 0; same && i < a->split->len; i++)
    same = get_part (a, i)->weight == get_part (b, i)->weight &&
           g_strcmp0 (get_part (a, i)->name, get_part (b, i)->name) == 0;
  return same;
}

/* How the numbers are computed and judged. */
static gboolean
is_same_method (const ExosPlan *a, const ExosPlan *b)
{
  return a->alpha == b->alpha && a->ci == b->ci && a->exact == b->exact && a->policy == b->policy &&
         a->correction == b->correction && a->min_users == b->min_users && a->power == b->power &&
         a->daily_users == b->daily_users && a->is_verified == b->is_verified &&
         exos_compare_ratios (a->worse, b->worse) == 0 &&
         exos_compare_ratios (a->severe, b->severe) == 0 &&
         exos_compare_ratios (a->relative_worse, b->relative_worse) == 0 &&
         exos_compare_ratios (a->relative_severe, b->relative_severe) == 0 &&
         exos_compare_ratios (a->smallest_effect, b->smallest_effect) == 0;
}

/* The file that a policy came from. */
static gboolean
is_same_file (const ExosPlan *a, const ExosPlan *b)
{
  return g_strcmp0 (a->policy_name, b->policy_name) == 0 &&
         g_strcmp0 (a->policy_digest, b->policy_digest) == 0 &&
         g_strcmp0 (a->policy_settings, b->policy_settings) == 0 &&
         are_same (a->policy_guardrails, b->policy_guardrails, is_same_guardrail);
}

/* When it is looked at. */
static gboolean
is_same_monitoring (const ExosPlan *a, const ExosPlan *b)
{
  gboolean same = a->monitoring == b->monitoring && a->planned_users == b->planned_users &&
                  a->planned_looks == b->planned_looks && a->looks->len == b->looks->len;

  for (guint i = 0; same && i < a->looks->len; i++)
    same = g_array_index (a->looks, guint64, i) == g_array_index (b->looks, guint64, i);
  return same;
}

/* Which metric decides, and which way. */
static gboolean
is_same_primary (const ExosPlan *a, const ExosPlan *b)
{
  return g_strcmp0 (a->primary, b->primary) == 0 &&
         a->has_primary_direction == b->has_primary_direction &&
         (!a->has_primary_direction || a->primary_direction == b->primary_direction);
}

gboolean
exos_plan_equal (const ExosPlan *a, const ExosPlan *b)
{
  return a == b ||
         (g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->control, b->control) == 0 &&
          a->no_guardrails == b->no_guardrails && a->sums_rows == b->sums_rows &&
          a->skips_unit_check == b->skips_unit_check && g_strcmp0 (a->start, b->start) == 0 &&
          are_same (a->columns, b->columns, is_same_column) &&
          are_same (a->cappings, b->cappings, exos_capping_equal) &&
          are_same (a->guardrails, b->guardrails, is_same_guardrail) && is_same_split (a, b) &&
          is_same_primary (a, b) && is_same_method (a, b) && is_same_file (a, b) &&
          is_same_monitoring (a, b));
}

static void
set_text (char **field, const char *text)
{
  char *copy = g_strdup (text);

  g_free (*field);
  *field = copy;
}

void
exos_plan_set_name (ExosPlan *self, const char *name)
{
  set_text (&self->name, name);
}

void
exos_plan_set_control (ExosPlan *self, const char *label)
{
  set_text (&self->control, label);
}

/* Of these the file has one column each: the column named last is the one that is meant. */
static gboolean
is_single (ExosRole role)
{
  return role <= EXOS_ROLE_PRIMARY;
}

/* A direction belongs to the metric that it was said of. */
static void
forget_primary_name (ExosPlan *self)
{
  g_clear_pointer (&self->primary, g_free);
  self->has_primary_direction = FALSE;
}

void
exos_plan_forget_primary (ExosPlan *self)
{
  for (guint i = self->columns->len; i-- > 0;)
    if (((ExosColumnRole *) g_ptr_array_index (self->columns, i))->role == EXOS_ROLE_PRIMARY)
      g_ptr_array_remove_index (self->columns, i);
  forget_primary_name (self);
}

void
exos_plan_set_role (ExosPlan *self, const char *column, ExosRole role)
{
  const ExosColumnRole given = { role, g_strdup (column) };

  for (guint i = self->columns->len; i-- > 0;)
    {
      const ExosColumnRole *other = g_ptr_array_index (self->columns, i);

      if (exos_names_match (other->column, column) || (is_single (role) && other->role == role))
        g_ptr_array_remove_index (self->columns, i);
    }

  g_ptr_array_add (self->columns, g_memdup2 (&given, sizeof given));
  if (role == EXOS_ROLE_PRIMARY)
    forget_primary_name (self);
}

static ExosGuardrailPlan *
find_guardrail (const ExosPlan *self, const char *column)
{
  for (guint i = 0; i < self->guardrails->len; i++)
    {
      ExosGuardrailPlan *guardrail = g_ptr_array_index (self->guardrails, i);

      if (exos_names_match (guardrail->column, column))
        return guardrail;
    }

  return NULL;
}

const ExosGuardrailPlan *
exos_plan_find_guardrail (const ExosPlan *self, const char *column)
{
  const ExosGuardrailPlan *own = find_guardrail (self, column);

  return own != NULL ? own : exos_plan_find_policy_guardrail (self, column);
}

void
exos_plan_set_guardrail (ExosPlan *self, const ExosGuardrailPlan *guardrail)
{
  ExosGuardrailPlan *present = find_guardrail (self, guardrail->column);
  ExosGuardrailPlan *copy = copy_guardrail (guardrail, NULL);

  if (present == NULL)
    {
      g_ptr_array_add (self->guardrails, copy);
      return;
    }

  g_free (present->column);
  *present = *copy;
  g_free (copy);
}

char *
exos_plan_dup_split (const ExosPlan *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->split->len; i++)
    {
      const ExosSplitPart *part = get_part (self, i);

      if (part->name != NULL)
        g_string_append_printf (text, "%s%s=", i > 0 ? "," : "", part->name);
      else if (i > 0)
        g_string_append_c (text, ':');
      g_string_append_printf (text, "%" G_GUINT64_FORMAT, part->weight);
    }

  return g_string_free (text, self->split->len == 0);
}

void
exos_plan_clear_split (ExosPlan *self)
{
  g_array_set_size (self->split, 0);
}

ExosRatio
exos_ratio_from_points (double points)
{
  const double kept = points > 0.0 ? fmin (points, 100.0) : 0.0;
  const guint64 parts = (guint64) llround (kept * PARTS_A_POINT);
  const guint64 divisor = exos_greatest_common_divisor (parts, PARTS_IN_ALL);

  return (ExosRatio) { parts / divisor, PARTS_IN_ALL / divisor };
}

double
exos_ratio_to_points (ExosRatio ratio)
{
  return 100.0 * (double) ratio.numerator / (double) ratio.denominator;
}
