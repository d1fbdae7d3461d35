// SPDX-License-Identifier: MIT
#include "stats/group-sequential.h"

#include "stats/continuation.h"
#include "stats/proportions.h"
#include "stats/root.h"
#include "stats/tails.h"

#include <float.h>
#include <math.h>

double
exos_information_fraction (uint64_t users_c,
                           uint64_t users_t,
                           uint64_t planned_c,
                           uint64_t planned_t)
{
  if (planned_c == 0 || planned_t == 0)
    return NAN;
  if (users_c == 0 || users_t == 0)
    return 0.0;
  return (1.0 / (double) planned_c + 1.0 / (double) planned_t) /
         (1.0 / (double) users_c + 1.0 / (double) users_t);
}

/* A look whose boundary is sought: it stops with the chance of exp (ln_spend). */
typedef struct
{
  const ExosContinuation *continuation;
  double t;
  double ln_spend;
} Look;

/* Far beyond the boundary the chance underflows, whose logarithm must stay finite. */
static double
excess_exit (double z, void *params)
{
  const Look *look = params;
  const double exit = 2.0 * exos_continuation_exit (look->continuation, look->t, z, 0.0);

  return log (fmax (exit, DBL_MIN)) - look->ln_spend;
}

/* Never beyond the critical value that this look would have alone. */
static double
solve_look (const ExosContinuation *continuation, double t, double spend)
{
  Look look = { .continuation = continuation, .t = t, .ln_spend = log (spend) };
  const double alone = exos_two_sided_quantile (spend);

  return exos_find_root (excess_exit, &look, alone, 0.5, 0.0, alone);
}

static ExosLooksStatus
check_plan (const ExosLookPlan *plan)
{
  if (!(plan->alpha > EXOS_MIN_SPEND && plan->alpha < 1.0))
    return EXOS_LOOKS_BAD_ALPHA;
  if (!exos_spending_is_valid (plan->spending))
    return EXOS_LOOKS_BAD_SPENDING;
  return exos_check_looks (plan->t, plan->n);
}

static double
spend_by (const ExosLookPlan *plan, size_t k)
{
  return k + 1 < plan->n ? exos_alpha_spent (plan->spending, plan->t[k], plan->alpha) : plan->alpha;
}

/* The look k of the boundary; spent is what the looks before have used. */
static void
set_look (ExosBoundary *self,
          const ExosLookPlan *plan,
          const ExosContinuation *continuation,
          size_t k,
          double spent)
{
  const double spend = spend_by (plan, k) - spent;
  const bool can_stop = spend >= EXOS_MIN_SPEND;

  self->z[k] = can_stop ? solve_look (continuation, plan->t[k], spend) : INFINITY;
  self->nominal_p[k] = erfc (self->z[k] / M_SQRT2);
  self->cumulative_alpha[k] = can_stop ? spend_by (plan, k) : spent;
}

static ExosLooksStatus
set_boundary (ExosBoundary *self, const ExosLookPlan *plan, ExosContinuation *continuation)
{
  double spent = 0.0;

  for (size_t k = 0; k < plan->n; k++)
    {
      set_look (self, plan, continuation, k, spent);
      spent = self->cumulative_alpha[k];
      if (isnan (self->z[k]))
        return EXOS_LOOKS_NO_MEMORY; /* of the root finder */
      if (k + 1 == plan->n)
        break;

      const ExosLooksStatus status =
          exos_continuation_advance (continuation, plan->t[k], self->z[k], plan->t[k + 1]);

      if (status != EXOS_LOOKS_OK)
        return status;
    }
  return EXOS_LOOKS_OK;
}

static ExosBoundary
refused_boundary (ExosLooksStatus status)
{
  ExosBoundary self = { .status = status };

  for (size_t k = 0; k < EXOS_MAX_LOOKS; k++)
    self.z[k] = self.nominal_p[k] = self.cumulative_alpha[k] = NAN;
  return self;
}

ExosBoundary
exos_find_boundary (const ExosLookPlan *plan)
{
  ExosBoundary self = refused_boundary (check_plan (plan));
  ExosContinuation continuation;

  if (self.status != EXOS_LOOKS_OK)
    return self;
  self.status = exos_continuation_init (&continuation, 0.0);
  if (self.status == EXOS_LOOKS_OK)
    self.status = set_boundary (&self, plan, &continuation);
  exos_continuation_clear (&continuation);
  return self.status == EXOS_LOOKS_OK ? self : refused_boundary (self.status);
}
