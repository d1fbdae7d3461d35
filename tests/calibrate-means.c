// SPDX-License-Identifier: MIT
/* Coverage of the intervals of two means, and of means relative to the control's; guardrails. */
#include "calibrate-draw.h"
#include "calibrate.h"
#include "stats/guardrail-means.h"
#include "stats/means.h"

#define ALPHA 0.05

/* Users whose values are middle + spread times those of a shape. */
typedef struct
{
  guint n;
  double middle;
  double spread;
} Group;

/* draw gives what n values of the shape add up to. */
typedef struct
{
  const char *name;
  ExosSums (*draw) (ExosRandom *random, const Group *group);
  double mean;
} Shape;

typedef struct
{
  const Shape *shape;
  Group control;
  Group treatment;
  double alpha;
} Means;

static ExosSums
make_sums (guint n, double sum, double sum_sq)
{
  return (ExosSums) { n, { sum, 0.0 }, { sum_sq, 0.0 } };
}

static ExosSums
draw_values (ExosRandom *random, const Group *group, double (*draw) (ExosRandom *random))
{
  double sum = 0.0;
  double sum_sq = 0.0;

  for (guint i = 0; i < group->n; i++)
    {
      const double value = group->middle + group->spread * draw (random);

      sum += value;
      sum_sq += value * value;
    }
  return make_sums (group->n, sum, sum_sq);
}

/* The mean of normal values and their squares about it are independent: nobody is drawn alone. */
static ExosSums
draw_normals (ExosRandom *random, const Group *group)
{
  const double n = group->n;
  const double mean = group->middle + group->spread * draw_normal (random) / sqrt (n);
  const double squares = group->spread * group->spread * draw_chi_square (random, n - 1.0);

  return make_sums (group->n, n * mean, squares + n * mean * mean);
}

static ExosSums
draw_exponentials (ExosRandom *random, const Group *group)
{
  return draw_values (random, group, draw_exponential);
}

static double
draw_lognormal (ExosRandom *random)
{
  return exp (draw_normal (random));
}

/* Of log sigma 1: skewness 6.2. */
static ExosSums
draw_lognormals (ExosRandom *random, const Group *group)
{
  return draw_values (random, group, draw_lognormal);
}

/* What users pay: nine in ten nothing. */
static ExosSums
draw_revenue (ExosRandom *random, const Group *group)
{
  ExosBinomial payers;
  Group paying = *group;
  ExosSums sums;

  exos_binomial_init (&payers, group->n, 0.1);
  paying.n = (guint) exos_random_binomial (random, &payers);
  sums = draw_exponentials (random, &paying);
  sums.n = group->n;
  return sums;
}

enum
{
  NORMAL,
  EXPONENTIAL,
  LOGNORMAL,
  REVENUE,
};

static const Shape shapes[] = {
  [NORMAL] = { "normal", draw_normals, 0.0 },
  [EXPONENTIAL] = { "exponential", draw_exponentials, 1.0 },
  [LOGNORMAL] = { "lognormal", draw_lognormals, 1.6487212707001282 }, /* exp (1/2) */
  [REVENUE] = { "nine in ten pay 0", draw_revenue, 0.1 },
};

static ExosMeanComparison
compare (ExosRandom *random, const Means *it)
{
  const ExosMoments control = exos_moments_of_sums (it->shape->draw (random, &it->control));
  const ExosMoments treatment = exos_moments_of_sums (it->shape->draw (random, &it->treatment));

  return exos_compare_means (&control, &treatment, it->alpha);
}

static double
true_mean (const Shape *shape, const Group *group)
{
  return group->middle + group->spread * shape->mean;
}

static double
true_change (const Means *it)
{
  return true_mean (it->shape, &it->treatment) / true_mean (it->shape, &it->control) - 1.0;
}

static gboolean
holds (ExosInterval interval, double value)
{
  return interval.low <= value && value <= interval.high;
}

static double
rejects (ExosRandom *random, gconstpointer data)
{
  const Means *it = data;

  return compare (random, it).p < it->alpha;
}

static double
holds_difference (ExosRandom *random, gconstpointer data)
{
  const Means *it = data;

  return holds (compare (random, it).ci,
                true_mean (it->shape, &it->treatment) - true_mean (it->shape, &it->control));
}

static double
holds_change_by_fieller (ExosRandom *random, gconstpointer data)
{
  const ExosFieller fieller = compare (random, data).fieller;
  const double change = true_change (data);

  switch (fieller.type)
    {
    case EXOS_FIELLER_BOUNDED:
      return holds (fieller.interval, change);
    case EXOS_FIELLER_EXCLUSIVE:
      return change <= fieller.interval.low || fieller.interval.high <= change;
    case EXOS_FIELLER_UNBOUNDED:
      return 1.0;
    case EXOS_FIELLER_UNDEFINED:
      return NAN;
    }
  return NAN;
}

static double
holds_change_by_delta (ExosRandom *random, gconstpointer data)
{
  return holds (compare (random, data).rel_ci_delta, true_change (data));
}

/* Treatments here are worse by just this. */
static const ExosGuardrailLimits margin = { { 5, 100 }, { 5, 100 }, { 5, 100 }, TRUE };

static double
is_called_safe (ExosRandom *random, gconstpointer data)
{
  const Means *it = data;
  const ExosMoments control = exos_moments_of_sums (it->shape->draw (random, &it->control));
  const ExosMoments treatment = exos_moments_of_sums (it->shape->draw (random, &it->treatment));
  const gboolean lower_is_better = true_change (it) > 0.0;

  return exos_test_mean_guardrail (&control, &treatment, lower_is_better, margin, it->alpha)
      .ni_pass;
}

typedef struct
{
  const char *what;
  CalibrateReplicate replicate;
  CalibratePromise promise;
} Claim;

static const Claim size = { "A/A, Welch", rejects, CALIBRATE_AT_MOST };
static const Claim difference = { "Welch interval", holds_difference, CALIBRATE_AT_LEAST };
static const Claim fieller = { "Fieller", holds_change_by_fieller, CALIBRATE_AT_LEAST };
static const Claim delta = { "delta, relative", holds_change_by_delta, CALIBRATE_AT_LEAST };

static const Claim guardrail = { "mean guardrail called safe", is_called_safe, CALIBRATE_AT_MOST };

static const struct
{
  const Claim *claim;
  Means means;
} cells[] = {
  { &size, { &shapes[NORMAL], { 50, 0.0, 1.0 }, { 50, 0.0, 1.0 }, 0.05 } },
  { &size, { &shapes[NORMAL], { 20, 0.0, 1.0 }, { 60, 0.0, 3.0 }, 0.05 } },
  { &size, { &shapes[NORMAL], { 30, 0.0, 1.0 }, { 30, 0.0, 1.0 }, 0.01 } },
  { &size, { &shapes[EXPONENTIAL], { 200, 0.0, 1.0 }, { 200, 0.0, 1.0 }, 0.05 } },
  { &size, { &shapes[LOGNORMAL], { 250, 0.0, 1.0 }, { 250, 0.0, 1.0 }, 0.05 } },
  { &size, { &shapes[REVENUE], { 500, 0.0, 1.0 }, { 500, 0.0, 1.0 }, 0.05 } },
  { &difference, { &shapes[NORMAL], { 50, 0.0, 1.0 }, { 50, 0.5, 1.0 }, 0.05 } },
  { &difference, { &shapes[NORMAL], { 20, 0.0, 3.0 }, { 80, 1.0, 1.0 }, 0.05 } },
  { &difference, { &shapes[EXPONENTIAL], { 200, 0.0, 1.0 }, { 200, 0.0, 1.1 }, 0.05 } },
  { &difference, { &shapes[LOGNORMAL], { 250, 0.0, 1.0 }, { 250, 0.0, 1.1 }, 0.05 } },
  { &fieller, { &shapes[NORMAL], { 50, 10.0, 3.0 }, { 50, 10.5, 3.0 }, 0.05 } },
  { &fieller, { &shapes[NORMAL], { 400, 0.3, 3.0 }, { 400, 0.6, 3.0 }, 0.05 } },
  { &fieller, { &shapes[EXPONENTIAL], { 200, 0.0, 1.0 }, { 200, 0.0, 1.1 }, 0.05 } },
  { &delta, { &shapes[NORMAL], { 100, 10.0, 3.0 }, { 100, 10.5, 3.0 }, 0.05 } },
  { &guardrail, { &shapes[NORMAL], { 200, 10.0, 3.0 }, { 300, 10.5, 3.0 }, 0.05 } },
  { &guardrail, { &shapes[NORMAL], { 100, 10.0, 3.0 }, { 100, 9.5, 3.0 }, 0.05 } },
};

/* Of normal values the level is met, not just kept. */
void
calibrate_means (Calibration *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      const Claim *claim = cells[i].claim;
      const Means *means = &cells[i].means;
      const double alpha = means->alpha;
      const gboolean is_normal = means->shape == &shapes[NORMAL];
      g_autofree char *setting = g_strdup_printf (
          "%s, %u : %u, mean %.3g, spread %g : %g", means->shape->name, means->control.n,
          means->treatment.n, true_mean (means->shape, &means->control), means->control.spread,
          means->treatment.spread);

      calibrate_cell (self,
                      &(CalibrateCell) {
                          .what = claim->what,
                          .setting = setting,
                          .promise = is_normal ? CALIBRATE_EQUAL : claim->promise,
                          .nominal = claim->promise == CALIBRATE_AT_MOST ? alpha : 1.0 - alpha,
                          .replicate = claim->replicate,
                          .data = means,
                      });
    }
}
