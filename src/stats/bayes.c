// SPDX-License-Identifier: MIT
/* Integrals over independent Beta posteriors by composite Gauss-Legendre quadrature on the panels
 * of all groups together. */
#include "stats/bayes.h"

#include "stats/posterior.h"
#include "stats/quadrature.h"

#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>

#define PANELS 28
#define EDGES (PANELS + 1)
/* The product of two densities is no narrower than 0.7 of the narrower one. */
#define CONVOLUTION_PANELS 12

typedef struct
{
  ExosQuadrature nodes;
  ExosCumulative cumulative;
} Rule;

/* One group as the panels are walked from left to right. */
typedef struct
{
  ExosRatePosterior posterior;
  double reached; /* P (rate <= start of the panel) */
  double density[EXOS_NODES];
  double cdf[EXOS_NODES];
} Group;

static bool
rule_init (Rule *rule)
{
  const bool is_ready = exos_quadrature_init (&rule->nodes);

  exos_cumulative_init (&rule->cumulative, &rule->nodes);
  return is_ready;
}

static ExosCount
reflect (ExosCount count)
{
  return (ExosCount) { count.users, count.users - count.events };
}

static bool
is_mostly_events (ExosCount count)
{
  return count.events > count.users / 2;
}

static void
group_init (Group *group, ExosCount count, double edges[EDGES])
{
  *group = (Group) { .posterior = exos_rate_posterior (count) };

  const double low = group->posterior.low;
  const double high = group->posterior.high;

  for (int i = 0; i < PANELS; i++)
    edges[i] = low + (high - low) * i / PANELS;
  edges[PANELS] = high;
}

/* Panels meet the ends of every group's range, so a group is inside, before or past a panel. */
static void
group_enter_panel (Group *group, const Rule *rule, double start, double half)
{
  const double middle = start + half;
  const bool is_inside = middle > group->posterior.low && middle < group->posterior.high;
  const double outside = middle <= group->posterior.low ? 0.0 : 1.0;
  double mass = 0.0;

  for (int i = 0; i < EXOS_NODES; i++)
    {
      const double offset = half * rule->nodes.node[i];

      group->density[i] = is_inside
                              ? exos_rate_posterior_density (&group->posterior, middle + offset,
                                                             1.0 - start - half - offset)
                              : 0.0;
      group->cdf[i] = is_inside ? group->reached : outside;
      mass += half * rule->nodes.weight[i] * group->density[i];
    }
  if (!is_inside)
    return;
  for (int j = 0; j < EXOS_NODES; j++)
    for (int i = 0; i < EXOS_NODES; i++)
      group->cdf[j] += half * rule->cumulative.weight[j][i] * group->density[i];
  group->reached += mass;
}

static void
add_panel (ExosPosterior *sum, const Rule *rule, double half, const Group *c, const Group *t)
{
  for (int i = 0; i < EXOS_NODES; i++)
    {
      const double weight = half * rule->nodes.weight[i];

      sum->p_t_gt_c += weight * t->density[i] * c->cdf[i];
      sum->loss_t += weight * t->cdf[i] * (1.0 - c->cdf[i]);
      sum->loss_c += weight * c->cdf[i] * (1.0 - t->cdf[i]);
    }
}

/* Of rates near 1 the failures keep more digits: 1 - p is compared, the other way round. */
ExosPosterior
exos_compare_posteriors (ExosCount control, ExosCount treatment)
{
  const bool is_reflected = is_mostly_events (control) && is_mostly_events (treatment);
  ExosPosterior sum = { 0 };
  double edges[2 * EDGES];
  Group c;
  Group t;
  Rule rule;

  if (!rule_init (&rule))
    return (ExosPosterior) { NAN, NAN, NAN };
  group_init (&c, is_reflected ? reflect (treatment) : control, edges);
  group_init (&t, is_reflected ? reflect (control) : treatment, edges + EDGES);
  gsl_sort (edges, 1, 2 * EDGES);
  for (int i = 0; i + 1 < 2 * EDGES; i++)
    {
      const double half = 0.5 * (edges[i + 1] - edges[i]);

      if (!(half > 0.0))
        continue;
      group_enter_panel (&c, &rule, edges[i], half);
      group_enter_panel (&t, &rule, edges[i], half);
      add_panel (&sum, &rule, half, &c, &t);
    }
  return (ExosPosterior) {
    .p_t_gt_c = fmin (sum.p_t_gt_c, 1.0),
    .loss_t = fmax (sum.loss_t, 0.0),
    .loss_c = fmax (sum.loss_c, 0.0),
  };
}

/* Adds to p_best[i] the panel's part of the integral of f_i times every other group's chance of
 * being below (above, when reflected). */
static void
add_best (double *p_best, const Rule *rule, double half, const Group *groups, size_t k, bool above)
{
  for (size_t i = 0; i < k; i++)
    for (int node = 0; node < EXOS_NODES; node++)
      {
        double product = half * rule->nodes.weight[node] * groups[i].density[node];

        for (size_t j = 0; j < k && product > 0.0; j++)
          if (j != i)
            product *= above ? 1.0 - groups[j].cdf[node] : groups[j].cdf[node];
        p_best[i] += product;
      }
}

static void
integrate_best (double *p_best, Group *groups, double *edges, const ExosCount *counts, size_t k)
{
  bool is_reflected = true;
  Rule rule;

  if (!rule_init (&rule))
    return;
  for (size_t i = 0; i < k; i++)
    is_reflected = is_reflected && is_mostly_events (counts[i]);
  for (size_t i = 0; i < k; i++)
    {
      group_init (&groups[i], is_reflected ? reflect (counts[i]) : counts[i], edges + i * EDGES);
      p_best[i] = 0.0;
    }
  gsl_sort (edges, 1, k * EDGES);
  for (size_t i = 0; i + 1 < k * EDGES; i++)
    {
      const double half = 0.5 * (edges[i + 1] - edges[i]);

      if (!(half > 0.0))
        continue;
      for (size_t j = 0; j < k; j++)
        group_enter_panel (&groups[j], &rule, edges[i], half);
      add_best (p_best, &rule, half, groups, k, is_reflected);
    }
}

void
exos_best_probabilities (const ExosCount *counts, size_t k, double *p_best)
{
  Group *groups = calloc (k, sizeof *groups);
  double *edges = calloc (k, EDGES * sizeof *edges);

  for (size_t i = 0; i < k; i++)
    p_best[i] = NAN;
  if (groups != NULL && edges != NULL)
    integrate_best (p_best, groups, edges, counts, k);
  free (groups);
  free (edges);
}

/* Density of t - c at d: the integral of f_c (x) f_t (x + d) where both are above 0. */
static double
convolve (const ExosQuadrature *nodes,
          const ExosRatePosterior *c,
          const ExosRatePosterior *t,
          double d)
{
  const double low = fmax (c->low, t->low - d);
  const double high = fmin (c->high, t->high - d);
  const double half = 0.5 * (high - low) / CONVOLUTION_PANELS;
  double sum = 0.0;

  for (int i = 0; i < CONVOLUTION_PANELS && half > 0.0; i++)
    for (int node = 0; node < EXOS_NODES; node++)
      {
        const double x = low + half * (2 * i + 1 + nodes->node[node]);

        sum += half * nodes->weight[node] * exos_rate_posterior_density (c, x, 1.0 - x) *
               exos_rate_posterior_density (t, x + d, 1.0 - x - d);
      }
  return sum;
}

void
exos_posterior_density (
    ExosCount control, ExosCount treatment, double low, double high, size_t n, double *density)
{
  const bool is_reflected = is_mostly_events (control) && is_mostly_events (treatment);
  const ExosRatePosterior c = exos_rate_posterior (is_reflected ? reflect (treatment) : control);
  const ExosRatePosterior t = exos_rate_posterior (is_reflected ? reflect (control) : treatment);
  const double step = n > 1 ? (high - low) / (double) (n - 1) : 0.0;
  ExosQuadrature nodes;

  exos_quadrature_init (&nodes);
  for (size_t i = 0; i < n; i++)
    density[i] = convolve (&nodes, &c, &t, low + step * (double) i);
}
