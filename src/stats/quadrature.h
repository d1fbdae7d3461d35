// SPDX-License-Identifier: MIT
#pragma once

#include <stdbool.h>

#define EXOS_NODES 16

/* Gauss-Legendre quadrature of EXOS_NODES nodes on [-1, 1]. */
typedef struct
{
  double node[EXOS_NODES];
  double weight[EXOS_NODES];
} ExosQuadrature;

/* Row j integrates from -1 to node j. */
typedef struct
{
  double weight[EXOS_NODES][EXOS_NODES];
} ExosCumulative;

/* false, and NaN everywhere, when out of memory. */
bool exos_quadrature_init (ExosQuadrature *quadrature);

/* The spectral integration matrix: exact for polynomials of degree below EXOS_NODES. */
void exos_cumulative_init (ExosCumulative *cumulative, const ExosQuadrature *quadrature);
