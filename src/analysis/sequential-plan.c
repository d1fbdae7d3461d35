// SPDX-License-Identifier: MIT
/* Planned looks: the boundary of a treatment at this look, and what follows from it. */
#include "analysis/parts.h"

#include <math.h>

#include "stats/conditional-power.h"
#include "stats/group-sequential.h"
#include "stats/proportions.h"
#include "stats/root.h"

/* The looks up to this one, the last unless it is early; then the end. */
typedef struct
{
  double t[EXOS_MAX_LOOKS];
  guint64 users[EXOS_MAX_LOOKS];
  gsize n;
  gsize now;
  ExosSpending spending;
} Design;

ExosSpending
exos_monitoring_spending (ExosMonitoring monitoring)
{
  return (ExosSpending) { .function = monitoring == EXOS_MONITORING_OBF
                                          ? EXOS_SPENDING_OBRIEN_FLEMING
                                          : EXOS_SPENDING_POCOCK };
}

gsize
exos_list_looks (const ExosReport *report, double information, double *t, guint64 *users)
{
  const GArray *looks = report->plan->looks;
  gsize n = 0;

  for (guint i = 0; i < looks->len; i++)
    {
      const guint64 then = g_array_index (looks, guint64, i);
      const double share = (double) then / (double) report->n_users;

      if (then < report->n_users &&
          share * information - (n > 0 ? t[n - 1] : 0.0) >= EXOS_CLOSE_LOOKS)
        {
          t[n] = share * information;
          users[n++] = then;
        }
    }
  while (n > 0 && information - t[n - 1] < EXOS_CLOSE_LOOKS)
    n--;

  t[n] = information;
  users[n] = report->n_users;
  return n + 1;
}

/* The users that the plan gives to a group. */
static guint64
planned_users (const ExosReport *report, gsize arm)
{
  return (guint64) fmax (
      1.0, round ((double) report->plan->planned_users * exos_planned_share (report, arm)));
}

static double
information (const ExosReport *report, const ExosTreatment *treatment)
{
  return exos_information_fraction (exos_report_control (report)->users,
                                    exos_report_arm (report, treatment)->users,
                                    planned_users (report, (gsize) report->experiment->control),
                                    planned_users (report, treatment->arm));
}

/* The end comes later than this look however little is missing: where it is does not change the
 * boundary of the looks before it. */
static Design
lay_out (const ExosReport *report, const ExosTreatment *treatment)
{
  const double now = information (report, treatment);
  const guint64 planned = report->plan->planned_users;
  Design self = {
    .spending = exos_monitoring_spending (treatment->sequential.monitoring),
  };

  self.n = exos_list_looks (report, now, self.t, self.users);
  self.now = self.n - 1;
  if (report->n_users < planned && now < 1.0)
    {
      self.t[self.n] = fmax (1.0, now + EXOS_CLOSE_LOOKS);
      self.users[self.n++] = planned;
    }
  return self;
}

static ExosBoundary
find_boundary (const Design *design, double alpha)
{
  const ExosLookPlan plan = {
    .t = design->t, .n = design->n, .alpha = alpha, .spending = design->spending
  };

  return exos_find_boundary (&plan);
}

/* A look that may not stop stops where it would spend what is below any rounding: every look has an
 * interval. */
static double
reachable (double z)
{
  return fmin (z, exos_two_sided_quantile (EXOS_MIN_SPEND));
}

static void
list_boundary (ExosSequential *self, const Design *design, const ExosBoundary *boundary)
{
  self->looks = g_new (ExosLook, design->n);
  self->n_looks = design->n;
  self->now = design->now;
  for (gsize k = 0; k < design->n; k++)
    self->looks[k] = (ExosLook) {
      .users = design->users[k],
      .information = design->t[k],
      .critical = reachable (boundary->z[k]),
      .spent = boundary->cumulative_alpha[k],
    };
}

typedef struct
{
  const Design *design;
  double z;
} Observed;

/* Where a boundary cannot be computed nothing is decided. */
static double
excess_critical (double ln_alpha, void *params)
{
  const Observed *observed = params;
  const double z = find_boundary (observed->design, exp (ln_alpha)).z[observed->design->now];

  return reachable (isnan (z) ? INFINITY : z) - observed->z;
}

/* The alpha whose boundary goes through what was observed: Jennison and Turnbull (1989), the
 * repeated p-value. It is below alpha exactly when the boundary is crossed. */
static double
find_repeated_p (const Design *design, double z, double alpha)
{
  Observed observed = { design, fabs (z) };

  return exp (exos_find_root (excess_critical, &observed, log (alpha), 0.5,
                              log (2.0 * EXOS_MIN_SPEND), log1p (-1e-9)));
}

static double
conditional_power (const ExosSequential *self)
{
  const double t = self->looks[self->now].information;
  const double z = fabs (self->z);

  if (self->now + 1 == self->n_looks)
    return NAN;
  return exos_conditional_power (z, t, exos_trend_drift (z, t),
                                 self->looks[self->n_looks - 1].critical);
}

gboolean
exos_find_planned_looks (const ExosReport *report, ExosTreatment *treatment)
{
  ExosSequential *self = &treatment->sequential;

  if (self->looks != NULL)
    return TRUE;

  const Design design = lay_out (report, treatment);
  const ExosBoundary boundary = find_boundary (&design, self->alpha);

  if (boundary.status != EXOS_LOOKS_OK)
    return FALSE;

  list_boundary (self, &design, &boundary);
  if (report->rules_only)
    return TRUE;
  self->p_stagewise = exos_stagewise_p (design.t, boundary.z, design.now + 1, self->z);
  self->p_repeated = find_repeated_p (&design, self->z, self->alpha);
  self->conditional_power = conditional_power (self);
  return TRUE;
}
