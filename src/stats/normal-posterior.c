// SPDX-License-Identifier: MIT
#include "stats/normal-posterior.h"

#include "stats/quadrature.h"
#include "stats/tails.h"

#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Panels of each group over the deviations within which its density counts. */
#define PANELS 28
#define EDGES (PANELS + 1)
#define REACH 9.5

/* E (Z - z)+ of the standard normal. */
static double
unit_loss (double z)
{
  const double density = exp (-0.5 * z * z) / sqrt (2.0 * M_PI);

  return fmax (density - z * exos_normal_sf (z), 0.0);
}

ExosPosterior
exos_normal_posterior (double difference, double se)
{
  const double z = difference / se;

  if (se == 0.0)
    return (ExosPosterior) {
      .p_t_gt_c = difference > 0.0   ? 1.0
                  : difference < 0.0 ? 0.0
                                     : 0.5,
      .loss_t = fmax (-difference, 0.0),
      .loss_c = fmax (difference, 0.0),
    };
  return (ExosPosterior) {
    .p_t_gt_c = exos_normal_sf (-z),
    .loss_t = se * unit_loss (z),
    .loss_c = se * unit_loss (-z),
  };
}

/* The panels of all groups together: none is wider than what any of them needs. */
static void
place_edges (const ExosNormal *groups, size_t k, double *edges)
{
  for (size_t i = 0; i < k; i++)
    for (size_t panel = 0; panel < EDGES; panel++)
      edges[i * EDGES + panel] =
          groups[i].mean + groups[i].deviation * REACH * (2.0 * (double) panel / PANELS - 1.0);
  gsl_sort (edges, 1, k * EDGES);
}

/* The density of group i at x, times P (every other group is below x). */
static double
best_density (const ExosNormal *groups, size_t k, size_t i, double x)
{
  const double z = (x - groups[i].mean) / groups[i].deviation;
  double density = exp (-0.5 * z * z) / (sqrt (2.0 * M_PI) * groups[i].deviation);

  for (size_t j = 0; j < k && density > 0.0; j++)
    if (j != i)
      density *= exos_normal_sf ((groups[j].mean - x) / groups[j].deviation);
  return density;
}

static double
integrate_best (
    const ExosNormal *groups, size_t k, size_t i, const double *edges, const ExosQuadrature *rule)
{
  double sum = 0.0;

  for (size_t panel = 1; panel < k * EDGES; panel++)
    {
      const double half = 0.5 * (edges[panel] - edges[panel - 1]);
      const double middle = 0.5 * (edges[panel] + edges[panel - 1]);

      for (int node = 0; node < EXOS_NODES && half > 0.0; node++)
        sum += half * rule->weight[node] *
               best_density (groups, k, i, middle + half * rule->node[node]);
    }

  return sum;
}

static bool
all_spread (const ExosNormal *groups, size_t k)
{
  bool spread = true;

  for (size_t i = 0; i < k; i++)
    spread = spread && groups[i].deviation > 0.0 && isfinite (groups[i].mean);
  return spread;
}

static int
compare_groups (const void *a, const void *b)
{
  const ExosNormal *left = a;
  const ExosNormal *right = b;

  if (left->mean != right->mean)
    return left->mean < right->mean ? -1 : 1;
  return (left->deviation > right->deviation) - (left->deviation < right->deviation);
}

/* Products round by their order: the groups have one of their own. sorted and edges have room. */
static void
find_best (const ExosNormal *groups, size_t k, ExosNormal *sorted, double *edges, double *p_best)
{
  ExosQuadrature rule;

  if (!all_spread (groups, k) || !exos_quadrature_init (&rule))
    return;
  memcpy (sorted, groups, k * sizeof *groups);
  qsort (sorted, k, sizeof *sorted, compare_groups);
  place_edges (sorted, k, edges);
  for (size_t i = 0; i < k; i++)
    {
      const ExosNormal *place = bsearch (&groups[i], sorted, k, sizeof *sorted, compare_groups);

      p_best[i] = fmin (integrate_best (sorted, k, (size_t) (place - sorted), edges, &rule), 1.0);
    }
}

void
exos_best_normal_probabilities (const ExosNormal *groups, size_t k, double *p_best)
{
  ExosNormal *sorted = calloc (k, sizeof *sorted);
  double *edges = calloc (k * EDGES, sizeof *edges);

  for (size_t i = 0; i < k; i++)
    p_best[i] = NAN;
  if (sorted != NULL && edges != NULL)
    find_best (groups, k, sorted, edges, p_best);
  free (sorted);
  free (edges);
}
