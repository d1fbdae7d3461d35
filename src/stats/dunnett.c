// SPDX-License-Identifier: MIT
/* Dunnett (1955), many treatments against one control: given the control's deviation, the
 * treatments are independent, so P(max |Z_j| > c) is one integral. */
#include "stats/multiplicity.h"

#include "stats/proportions.h"
#include "stats/quadrature.h"
#include "stats/root.h"
#include "stats/tails.h"

#include <math.h>
#include <stdbool.h>

/* Panels are no wider than this, or than a treatment's step where it steps. */
#define PANEL 1.0
/* A step is over this many of its widths from its middle. */
#define STEP_REACH 9.0

typedef struct
{
  double control_users;
  const uint64_t *treatment_users;
  size_t n;
  double ln_alpha;
  const ExosQuadrature *quadrature;
} Dunnett;

/* The correlation with the control is l; this is l / sqrt (1 - l^2) = sqrt (n_i / n_c). */
static double
slope (const Dunnett *self, size_t j)
{
  return sqrt ((double) self->treatment_users[j] / self->control_users);
}

/* phi (u) P(some |Z_j| > c given the control's deviation u) */
static double
integrand (const Dunnett *self, double c, double u)
{
  double ln_none = 0.0;

  for (size_t j = 0; j < self->n; j++)
    {
      const double along = slope (self, j);
      const double scale = hypot (1.0, along);
      const double beyond =
          exos_normal_sf (c * scale - along * u) + exos_normal_sf (c * scale + along * u);

      ln_none += log1p (-fmin (beyond, 1.0));
    }
  return -expm1 (ln_none) * exp (-0.5 * u * u) / sqrt (2.0 * M_PI);
}

/* How far to go from u: a treatment's probability steps from 0 to 1 around u = c / l, within a
 * width that is small when the treatment is far larger than control. */
static double
panel_width (const Dunnett *self, double c, double u)
{
  double width = PANEL;

  for (size_t j = 0; j < self->n; j++)
    {
      const double along = slope (self, j);
      const double middle = c * hypot (1.0, along) / along;
      const double reach = STEP_REACH / along;
      const double fine = fmin (PANEL, PANEL / along);

      if (u + width > middle - reach && u < middle + reach)
        width = fmin (width, fmax (fine, middle - reach - u));
    }
  return width;
}

/* Half of the smallest p underflows to 0, whose quantile is infinite. */
#define FARTHEST 38.4

/* P(max |Z_j| > c) */
static double
exceedance (const Dunnett *self, double c)
{
  const double end = fmax (12.0, c + 12.0);
  double sum = 0.0;

  for (double u = 0.0; u < end;)
    {
      const double half = 0.5 * panel_width (self, c, u);
      double panel = 0.0;

      for (int i = 0; i < EXOS_NODES; i++)
        panel += self->quadrature->weight[i] *
                 integrand (self, c, u + half * (1.0 + self->quadrature->node[i]));
      sum += half * panel;
      u += 2.0 * half;
    }
  return fmin (1.0, 2.0 * sum);
}

void
exos_dunnett_adjust (const double *p,
                     uint64_t control_users,
                     const uint64_t *treatment_users,
                     size_t n,
                     double *adjusted)
{
  ExosQuadrature quadrature;
  const bool is_ready = exos_quadrature_init (&quadrature);
  const Dunnett self = {
    .control_users = (double) control_users,
    .treatment_users = treatment_users,
    .n = n,
    .quadrature = &quadrature,
  };

  for (size_t i = 0; i < n; i++)
    if (n == 1 || p[i] <= 0.0 || p[i] >= 1.0 || isnan (p[i]))
      adjusted[i] = p[i];
    else
      adjusted[i] =
          is_ready ? exceedance (&self, fmin (exos_two_sided_quantile (p[i]), FARTHEST)) : NAN;
}

static double
critical_equation (double c, void *params)
{
  const Dunnett *self = params;

  return log (exceedance (self, c)) - self->ln_alpha;
}

double
exos_dunnett_critical (double alpha,
                       uint64_t control_users,
                       const uint64_t *treatment_users,
                       size_t n)
{
  const double one = exos_two_sided_quantile (alpha);
  ExosQuadrature quadrature;
  Dunnett self = {
    .control_users = (double) control_users,
    .treatment_users = treatment_users,
    .n = n,
    .ln_alpha = log (alpha),
    .quadrature = &quadrature,
  };

  if (n <= 1)
    return one;
  if (!exos_quadrature_init (&quadrature))
    return NAN;

  /* Never beyond Bonferroni's, never below that of a single treatment. */
  const double bonferroni = exos_two_sided_quantile (alpha / (double) n);

  return exos_find_root (critical_equation, &self, bonferroni, bonferroni - one, one, bonferroni);
}
