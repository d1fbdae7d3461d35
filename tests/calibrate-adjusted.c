// SPDX-License-Identifier: MIT
/* Coverage where a difference is more than that of two plain means: ratios of totals, CUPED,
 * strata. */
#include "calibrate-draw.h"
#include "calibrate.h"
#include "stats/cuped.h"
#include "stats/means.h"
#include "stats/proportions.h"
#include "stats/ratio.h"
#include "stats/strata.h"

#define ALPHA 0.05
#define MOST_USERS 400
#define N_STRATA 4

static gboolean
holds (ExosInterval interval, double value)
{
  return interval.low <= value && value <= interval.high;
}

/* Users who come once or more often, and spend at each visit as much as is theirs: the visits of a
 * user are alike, and clicks counted one by one would have a variance far too small. */
typedef struct
{
  guint n;
  double spend_c; /* mean spent a visit */
  double spend_t;
} Visits;

static ExosMoments
draw_visits (ExosRandom *random, guint n, double spend)
{
  double x = 0.0, y = 0.0, xx = 0.0, yy = 0.0, xy = 0.0;

  for (guint i = 0; i < n; i++)
    {
      const double visits = 1.0 + floor (2.0 * draw_exponential (random));
      const double spent = visits * spend * draw_exponential (random);

      x += visits;
      y += spent;
      xx += visits * visits;
      yy += spent * spent;
      xy += visits * spent;
    }
  return exos_moments_of_ratio ((ExosPairSums) {
      .n = n, .y = { y, 0 }, .x = { x, 0 }, .yy = { yy, 0 }, .xx = { xx, 0 }, .xy = { xy, 0 } });
}

static double
holds_ratio_difference (ExosRandom *random, gconstpointer data)
{
  const Visits *it = data;
  const ExosMoments control = draw_visits (random, it->n, it->spend_c);
  const ExosMoments treatment = draw_visits (random, it->n, it->spend_t);

  return holds (exos_compare_means (&control, &treatment, ALPHA).ci, it->spend_t - it->spend_c);
}

static void
add_ratios (Calibration *self)
{
  static const Visits visits[] = { { 300, 1.0, 1.0 }, { 300, 1.0, 1.2 } };

  for (gsize i = 0; i < G_N_ELEMENTS (visits); i++)
    {
      g_autofree char *setting =
          g_strdup_printf ("%u : %u users, %g against %g a visit", visits[i].n, visits[i].n,
                           visits[i].spend_c, visits[i].spend_t);

      calibrate_cell (self, &(CalibrateCell) {
                                .what = "ratio of totals, delta method",
                                .setting = setting,
                                .promise = CALIBRATE_AT_LEAST,
                                .nominal = 1.0 - ALPHA,
                                .replicate = holds_ratio_difference,
                                .data = &visits[i],
                            });
    }
}

/* y correlates with x as given; the effect is added to y. */
typedef struct
{
  const char *name;
  ExosThetaMethod theta;
  guint n_c;
  guint n_t;
  double correlation;
  double effect;
} Covariate;

static ExosPairedSums
draw_pairs (ExosRandom *random, guint n, double correlation, double effect)
{
  const double rest = sqrt (1.0 - correlation * correlation);
  double x[MOST_USERS];
  double y[MOST_USERS];
  ExosPairedSums sums = { .n = n };

  for (guint i = 0; i < n; i++)
    {
      x[i] = draw_normal (random);
      y[i] = correlation * x[i] + rest * draw_normal (random) + effect;
      sums.sum_x += x[i];
      sums.sum_y += y[i];
    }
  for (guint i = 0; i < n; i++)
    {
      const double dx = x[i] - sums.sum_x / n;
      const double dy = y[i] - sums.sum_y / n;

      sums.ss_xx += dx * dx;
      sums.ss_yy += dy * dy;
      sums.ss_xy += dx * dy;
    }
  return sums;
}

static ExosMoments
moments_of (ExosCupedGroup group)
{
  return (ExosMoments) { .n = group.n, .mean = { group.mean, 0.0 }, .variance = group.variance };
}

static double
holds_adjusted_difference (ExosRandom *random, gconstpointer data)
{
  const Covariate *it = data;
  const ExosPairedSums c = draw_pairs (random, it->n_c, it->correlation, 0.0);
  const ExosPairedSums t = draw_pairs (random, it->n_t, it->correlation, it->effect);
  const ExosCuped cuped = exos_adjust_by_covariate (&c, &t, it->theta);
  const ExosMoments control = moments_of (cuped.control);
  const ExosMoments treatment = moments_of (cuped.treatment);

  return holds (exos_compare_means (&control, &treatment, ALPHA).ci, it->effect);
}

static void
add_covariates (Calibration *self)
{
  static const Covariate covariates[] = {
    { "CUPED, theta within groups", EXOS_THETA_WITHIN, 300, 300, 0.7, 0.2 },
    { "CUPED, theta within groups", EXOS_THETA_WITHIN, 100, 400, -0.9, 0.2 },
    { "CUPED, theta of merged groups", EXOS_THETA_MERGED, 300, 300, 0.7, 0.0 },
    { "CUPED, theta of merged groups", EXOS_THETA_MERGED, 300, 300, 0.7, 0.2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (covariates); i++)
    {
      const Covariate *it = &covariates[i];
      g_autofree char *setting = g_strdup_printf ("%u : %u users, correlation %g, effect %g",
                                                  it->n_c, it->n_t, it->correlation, it->effect);

      calibrate_cell (self, &(CalibrateCell) {
                                .what = it->name,
                                .setting = setting,
                                .promise = CALIBRATE_AT_LEAST,
                                .nominal = 1.0 - ALPHA,
                                .replicate = holds_adjusted_difference,
                                .data = it,
                            });
    }
}

/* Strata with rates of their own, and one difference; how users fall into them is chance. */
typedef struct
{
  ExosBinomial size;
  double rate[N_STRATA];
  double effect;
} Strata;

static ExosCount
draw_events (ExosRandom *random, uint64_t users, double rate)
{
  ExosBinomial events;

  exos_binomial_init (&events, users, rate);
  return draw_count (random, &events);
}

static double
holds_stratified_difference (ExosRandom *random, gconstpointer data)
{
  const Strata *it = data;
  ExosStratum strata[N_STRATA];

  for (guint s = 0; s < N_STRATA; s++)
    {
      const uint64_t users_c = exos_random_binomial (random, &it->size);
      const uint64_t users_t = exos_random_binomial (random, &it->size);

      strata[s].control = draw_events (random, users_c, it->rate[s]);
      strata[s].treatment = draw_events (random, users_t, it->rate[s] + it->effect);
    }

  const ExosPostStratified found = exos_post_stratify (strata, N_STRATA);
  const double z = exos_two_sided_quantile (ALPHA);

  return holds (exos_normal_interval (found.difference, found.se, z), it->effect);
}

static void
add_strata (Calibration *self)
{
  const double effects[] = { 0.0, 0.02 };

  for (gsize i = 0; i < G_N_ELEMENTS (effects); i++)
    {
      Strata strata = { .rate = { 0.05, 0.1, 0.2, 0.4 }, .effect = effects[i] };
      g_autofree char *setting =
          g_strdup_printf ("4 strata, 2000 : 2000 users, difference %g", effects[i]);

      exos_binomial_init (&strata.size, 1000, 0.5);
      calibrate_cell (self, &(CalibrateCell) {
                                .what = "post-stratified difference",
                                .setting = setting,
                                .promise = CALIBRATE_AT_LEAST,
                                .nominal = 1.0 - ALPHA,
                                .replicate = holds_stratified_difference,
                                .data = &strata,
                            });
    }
}

void
calibrate_adjusted (Calibration *self)
{
  add_ratios (self);
  add_covariates (self);
  add_strata (self);
}
