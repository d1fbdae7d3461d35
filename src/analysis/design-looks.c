// SPDX-License-Identifier: MIT
/* The looks that a design includes. */
#include "analysis/design.h"
#include "analysis/parts.h"

#include <math.h>

#include "stats/always-valid.h"
#include "stats/group-sequential.h"
#include "stats/inflation.h"
#include "stats/root.h"

static const double end = 1.0;

/* No z, so that nothing can be planned with them. */
static void
refuse_looks (ExosDesignLooks *self)
{
  self->n = 1;
  self->t[0] = end;
  self->z[0] = NAN;
}

/* What is as good as the look before it is none of its own. */
static gboolean
add_look (ExosDesignLooks *self, double t)
{
  const double before = self->n > 0 ? self->t[self->n - 1] : 0.0;

  if (t - before < EXOS_CLOSE_LOOKS)
    return TRUE;
  if (self->n == EXOS_MAX_LOOKS)
    return FALSE;
  self->t[self->n++] = t;
  return TRUE;
}

/* The equal steps that are still to come, and the end, for which there is no room when there was
 * none for them. */
static gboolean
add_steps (ExosDesignLooks *self, guint n_steps)
{
  for (guint step = 1; step < n_steps; step++)
    add_look (self, (double) step / n_steps);
  while (self->n > 0 && self->t[self->n - 1] < end && end - self->t[self->n - 1] < EXOS_CLOSE_LOOKS)
    self->n--;
  return add_look (self, end);
}

static void
find_boundary (ExosDesignLooks *self, double level)
{
  const ExosLookPlan plan = { .t = self->t,
                              .n = self->n,
                              .alpha = level,
                              .spending = exos_monitoring_spending (self->monitoring) };
  const ExosBoundary boundary = exos_find_boundary (&plan);

  if (boundary.status != EXOS_LOOKS_OK)
    refuse_looks (self);
  for (gsize k = 0; k < self->n && boundary.status == EXOS_LOOKS_OK; k++)
    self->z[k] = boundary.z[k];
}

/* In standard errors of a difference among so many users of two groups. */
static double
sequence_width (double users, double level, guint64 tuned)
{
  return exos_confidence_sequence (0.0, 1.0, (guint64) users, level, tuned).half_width;
}

typedef struct
{
  const ExosDesign *design;
  double users; /* of two groups, that one look needs */
  guint64 tuned;
} Sequence;

/* How many more users are needed than there are, in logarithms. */
static double
users_shortfall (double ln_users, void *params)
{
  const Sequence *it = params;
  const double z = sequence_width (exp (ln_users), it->design->level, it->tuned);

  return log (it->users *
              exos_inflation_factor (&end, &z, 1, it->design->level, it->design->power)) -
         ln_users;
}

/* The more users, the wider the sequence beyond those that it was tuned to: as wide as it is at the
 * users that it needs. Beyond a thousand times those of one look there is no answer. */
static void
set_sequence (ExosDesign *self, guint64 tuned)
{
  const ExosUsersNeeded needed = exos_design_users (self);
  Sequence it = { self, (double) needed.control + (double) needed.treatment, tuned };

  self->looks = (ExosDesignLooks) { .monitoring = EXOS_MONITORING_ANY, .n = 1, .t = { end } };
  if (needed.fault != EXOS_DESIGN_OK)
    self->looks.z[0] = sequence_width ((double) tuned, self->level, tuned);
  else
    {
      const double least = log (it.users);
      const double users =
          exos_find_root (users_shortfall, &it, least + 1.0, 0.5, least, least + log (1000.0));

      self->looks.z[0] = sequence_width (exp (users), self->level, tuned);
    }
}

gboolean
exos_design_set_looks (ExosDesign *self, const ExosPlan *plan)
{
  ExosDesignLooks *looks = &self->looks;

  *looks = (ExosDesignLooks) { .monitoring = plan->monitoring };
  if (plan->monitoring == EXOS_MONITORING_FIXED)
    return TRUE;
  self->level = exos_looks_alpha (plan, self->n_treatments);
  if (plan->monitoring == EXOS_MONITORING_ANY)
    {
      set_sequence (self, exos_sequence_users (plan));
      return TRUE;
    }
  if (plan->planned_looks == 0 && (plan->planned_users == 0 || plan->looks->len == 0))
    return FALSE;

  for (guint i = 0; i < plan->looks->len && plan->planned_users > 0; i++)
    {
      const guint64 users = g_array_index (plan->looks, guint64, i);

      if (users < plan->planned_users)
        add_look (looks, (double) users / (double) plan->planned_users);
    }
  if (add_steps (looks, plan->planned_looks))
    find_boundary (looks, self->level);
  else
    refuse_looks (looks);
  return TRUE;
}

/* Those of a sequence are of no account: it may be looked at any time. */
void
exos_design_set_running_looks (ExosDesign *self,
                               const ExosReport *report,
                               const ExosTreatment *treatment)
{
  const ExosSequential *sequential = &treatment->sequential;
  ExosDesignLooks *looks = &self->looks;

  *looks = (ExosDesignLooks) { .monitoring = sequential->monitoring };
  if (sequential->monitoring == EXOS_MONITORING_FIXED)
    return;
  if (sequential->monitoring == EXOS_MONITORING_ANY)
    {
      set_sequence (self, exos_sequence_users (report->plan));
      return;
    }

  for (gsize k = 0; k <= sequential->now && k < sequential->n_looks; k++)
    add_look (looks, sequential->looks[k].information);
  if (sequential->looks != NULL && add_steps (looks, report->plan->planned_looks))
    find_boundary (looks, self->level);
  else
    refuse_looks (looks);
}

void
exos_design_set_past_looks (ExosDesign *self, const ExosTreatment *treatment)
{
  const ExosSequential *sequential = &treatment->sequential;
  const gboolean is_any = sequential->monitoring == EXOS_MONITORING_ANY;
  const gsize first = is_any ? sequential->now : 0;

  self->looks = (ExosDesignLooks) { .monitoring = sequential->monitoring };
  if (sequential->monitoring == EXOS_MONITORING_FIXED)
    return;
  if (sequential->looks == NULL || (is_any && !sequential->has_begun))
    {
      refuse_looks (&self->looks);
      return;
    }

  for (gsize k = first; k <= sequential->now; k++)
    {
      self->looks.t[self->looks.n] = is_any ? end : sequential->looks[k].information;
      self->looks.z[self->looks.n++] = sequential->looks[k].critical;
    }
}
