// SPDX-License-Identifier: MIT
#include "analysis/plan.h"

#include "data/text.h"

void
exos_plan_forget_column (ExosPlan *self, const char *name)
{
  for (guint i = self->columns->len; i-- > 0;)
    if (exos_names_match (((ExosColumnRole *) g_ptr_array_index (self->columns, i))->column, name))
      g_ptr_array_remove_index (self->columns, i);
  for (guint i = self->guardrails->len; i-- > 0;)
    if (exos_names_match (((ExosGuardrailPlan *) g_ptr_array_index (self->guardrails, i))->column,
                          name))
      g_ptr_array_remove_index (self->guardrails, i);
  if (self->primary != NULL && exos_names_match (self->primary, name))
    exos_plan_forget_primary (self);
  exos_plan_forget_capping (self, name);
}

static void
forget_column (ExosPlan *self, const ExosIssue *issue)
{
  exos_plan_forget_column (self, issue->column);
}

static void
forget_control (ExosPlan *self, const ExosIssue *issue)
{
  exos_plan_set_control (self, NULL);
}

static void
forget_split (ExosPlan *self, const ExosIssue *issue)
{
  exos_plan_clear_split (self);
}

static void
forget_start (ExosPlan *self, const ExosIssue *issue)
{
  g_clear_pointer (&self->start, g_free);
}

void
exos_plan_forget_unfit (ExosPlan *self, const GPtrArray *issues)
{
  static void (*const forget[EXOS_N_ISSUES]) (ExosPlan *, const ExosIssue *) = {
    [EXOS_ISSUE_UNKNOWN_COLUMN] = forget_column,
    [EXOS_ISSUE_UNKNOWN_GROUP] = forget_control,
    [EXOS_ISSUE_BAD_SPLIT] = forget_split,
    [EXOS_ISSUE_START_NOT_USED] = forget_start,
  };

  for (guint i = 0; i < issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (issues, i);

      if (forget[issue->code] != NULL)
        forget[issue->code](self, issue);
    }
}
