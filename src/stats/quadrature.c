// SPDX-License-Identifier: MIT
#include "stats/quadrature.h"

#include <gsl/gsl_integration.h>
#include <math.h>

bool
exos_quadrature_init (ExosQuadrature *quadrature)
{
  gsl_integration_glfixed_table *table = gsl_integration_glfixed_table_alloc (EXOS_NODES);

  for (size_t i = 0; i < EXOS_NODES; i++)
    {
      quadrature->node[i] = NAN;
      quadrature->weight[i] = NAN;
      if (table != NULL)
        gsl_integration_glfixed_point (-1.0, 1.0, i, &quadrature->node[i], &quadrature->weight[i],
                                       table);
    }
  if (table == NULL)
    return false;
  gsl_integration_glfixed_table_free (table);
  return true;
}

/* P_0 (x), …, P_EXOS_NODES (x): Abramowitz and Stegun (1964), 22.7.10. */
static void
legendre (double x, double polynomial[EXOS_NODES + 1])
{
  polynomial[0] = 1.0;
  polynomial[1] = x;
  for (int m = 1; m < EXOS_NODES; m++)
    polynomial[m + 1] =
        ((2 * m + 1) * x * polynomial[m] - m * polynomial[m - 1]) / (double) (m + 1);
}

/* The interpolant through the nodes is a sum of Legendre polynomials, and
 * (2m + 1) times the integral of P_m from -1 to x is P_{m+1} (x) - P_{m-1} (x). */
void
exos_cumulative_init (ExosCumulative *cumulative, const ExosQuadrature *quadrature)
{
  double polynomial[EXOS_NODES][EXOS_NODES + 1];

  for (int i = 0; i < EXOS_NODES; i++)
    legendre (quadrature->node[i], polynomial[i]);
  for (int j = 0; j < EXOS_NODES; j++)
    for (int k = 0; k < EXOS_NODES; k++)
      {
        double sum = quadrature->node[j] + 1.0;

        for (int m = 1; m < EXOS_NODES; m++)
          sum += polynomial[k][m] * (polynomial[j][m + 1] - polynomial[j][m - 1]);
        cumulative->weight[j][k] = 0.5 * quadrature->weight[k] * sum;
      }
}
