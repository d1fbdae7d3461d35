// SPDX-License-Identifier: MIT
#include "stats/root.h"

#include <float.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_roots.h>
#include <math.h>
#include <stdbool.h>

#define GROWTH 1.6
#define MAX_GROWTH_STEPS 300
#define MAX_ITERATIONS 200

static bool
is_settled (const gsl_root_fsolver *solver, double root, double tolerance)
{
  const double width = gsl_root_fsolver_x_upper (solver) - gsl_root_fsolver_x_lower (solver);

  return width <= fmax (tolerance, DBL_EPSILON * fabs (root));
}

/* Both ends differ in sign, so the solver has nothing to complain about. */
static double
solve_between (ExosFunction function, void *params, double low, double high, double tolerance)
{
  gsl_function target = { .function = function, .params = params };
  gsl_root_fsolver *solver = gsl_root_fsolver_alloc (gsl_root_fsolver_brent);
  double root = NAN;

  if (solver == NULL)
    return root;
  if (gsl_root_fsolver_set (solver, &target, low, high) == GSL_SUCCESS)
    for (int i = 0; i < MAX_ITERATIONS && gsl_root_fsolver_iterate (solver) == GSL_SUCCESS; i++)
      {
        root = gsl_root_fsolver_root (solver);
        if (is_settled (solver, root, tolerance))
          break;
      }
  gsl_root_fsolver_free (solver);
  return root;
}

double
exos_find_root (
    ExosFunction function, void *params, double start, double step, double low, double high)
{
  const double at_start = function (start, params);
  const double direction = at_start > 0.0 ? 1.0 : -1.0;
  double inner = start;
  double distance = step;

  if (at_start == 0.0)
    return start;
  for (int i = 0; i < MAX_GROWTH_STEPS; i++)
    {
      const double outer = fmin (fmax (start + direction * distance, low), high);
      const double at_outer = function (outer, params);

      if (at_outer == 0.0)
        return outer;
      if (direction * at_outer < 0.0)
        return solve_between (function, params, fmin (inner, outer), fmax (inner, outer),
                              1e-14 * step);
      if (outer == low || outer == high)
        return outer;
      inner = outer;
      distance *= GROWTH;
    }
  return NAN;
}
