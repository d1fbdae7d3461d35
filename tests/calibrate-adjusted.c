// SPDX-License-Identifier: MIT
/* Coverage where a difference is more than that of two plain means: ratios of totals, CUPED,
 * strata. With so many users an interval that holds too often is as wrong as one that misses. */
#include "calibrate-draw.h"
#include "calibrate.h"
#include "stats/cuped.h"
#include "stats/means.h"
#include "stats/proportions.h"
#include "stats/ratio.h"
#include "stats/strata.h"

#define ALPHA 0.05
#define N_STRATA 4

static gboolean
holds (ExosInterval interval, double value)
{
  return interval.low <= value && value <= interval.high;
}

#define MOST_VISITS 4

/* Users who come 1 to 4 times and click at every visit or at none: visits of a user are alike, and
 * counted one by one they would have a variance far too small. The delta method is for many users:
 * of 400, this interval holds in 94.8 %. */
typedef struct
{
  guint n;
  double rate_c[MOST_VISITS]; /* of users who click, by their visits */
  double rate_t[MOST_VISITS];
} Visits;

static const double share_of_visits[MOST_VISITS] = { 0.4, 0.3, 0.2, 0.1 };

static uint64_t
draw_events (ExosRandom *random, uint64_t users, double rate)
{
  ExosBinomial events;

  exos_binomial_init (&events, users, rate);
  return exos_random_binomial (random, &events);
}

static ExosMoments
draw_visits (ExosRandom *random, guint n, const double *rates)
{
  double x = 0.0, y = 0.0, xx = 0.0, yy = 0.0;
  double left = 1.0;
  uint64_t users_left = n;

  for (guint k = 0; k < MOST_VISITS; k++)
    {
      const double visits = k + 1.0;
      const double share = fmin (share_of_visits[k] / left, 1.0);
      const uint64_t users =
          k + 1 < MOST_VISITS ? draw_events (random, users_left, share) : users_left;
      const double clickers = (double) draw_events (random, users, rates[k]);

      left -= share_of_visits[k];
      users_left -= users;
      x += visits * (double) users;
      y += visits * clickers;
      xx += visits * visits * (double) users;
      yy += visits * visits * clickers;
    }
  return exos_moments_of_ratio ((ExosPairSums) {
      .n = n, .y = { y, 0 }, .x = { x, 0 }, .yy = { yy, 0 }, .xx = { xx, 0 }, .xy = { yy, 0 } });
}

static double
true_ratio (const double *rates)
{
  double x = 0.0;
  double y = 0.0;

  for (guint k = 0; k < MOST_VISITS; k++)
    {
      x += (k + 1.0) * share_of_visits[k];
      y += (k + 1.0) * share_of_visits[k] * rates[k];
    }
  return y / x;
}

static double
holds_ratio_difference (ExosRandom *random, gconstpointer data)
{
  const Visits *it = data;
  const ExosMoments control = draw_visits (random, it->n, it->rate_c);
  const ExosMoments treatment = draw_visits (random, it->n, it->rate_t);

  return holds (exos_compare_means (&control, &treatment, ALPHA).ci,
                true_ratio (it->rate_t) - true_ratio (it->rate_c));
}

static void
add_ratios (Calibration *self)
{
  static const Visits visits[] = {
    { 5000, { 0.2, 0.2, 0.2, 0.2 }, { 0.2, 0.2, 0.2, 0.2 } },
    { 5000, { 0.1, 0.15, 0.2, 0.3 }, { 0.15, 0.2, 0.2, 0.3 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (visits); i++)
    {
      g_autofree char *setting =
          g_strdup_printf ("%u : %u users, %.3f against %.3f a visit", visits[i].n, visits[i].n,
                           true_ratio (visits[i].rate_c), true_ratio (visits[i].rate_t));

      calibrate_cell (self, &(CalibrateCell) {
                                .what = "ratio of totals, delta method",
                                .setting = setting,
                                .promise = CALIBRATE_EQUAL,
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

/* The sums of n pairs of normal values, drawn at once: Bartlett (1933) for the squares. */
static ExosPairedSums
draw_pairs (ExosRandom *random, guint n, double correlation, double effect)
{
  const double rest = sqrt (1.0 - correlation * correlation);
  const double mean_x = draw_normal (random) / sqrt (n);
  const double mean_y = correlation * mean_x + rest * draw_normal (random) / sqrt (n) + effect;
  const double along = sqrt (draw_chi_square (random, n - 1.0));
  const double across = draw_normal (random);
  const double y_along = correlation * along + rest * across;

  return (ExosPairedSums) {
    .n = n,
    .sum_x = n * mean_x,
    .sum_y = n * mean_y,
    .ss_xx = along * along,
    .ss_xy = along * y_along,
    .ss_yy = y_along * y_along + rest * rest * draw_chi_square (random, n - 2.0),
  };
}

static double
holds_adjusted_difference (ExosRandom *random, gconstpointer data)
{
  const Covariate *it = data;
  const ExosPairedSums c = draw_pairs (random, it->n_c, it->correlation, 0.0);
  const ExosPairedSums t = draw_pairs (random, it->n_t, it->correlation, it->effect);
  const ExosCuped cuped = exos_adjust_by_covariate (&c, &t, it->theta);

  return holds (exos_compare_means (&cuped.control, &cuped.treatment, ALPHA).ci, it->effect);
}

static void
add_covariates (Calibration *self)
{
  static const Covariate covariates[] = {
    { "CUPED, theta within groups", EXOS_THETA_WITHIN, 1000, 1000, 0.7, 0.2 },
    { "CUPED, theta within groups", EXOS_THETA_WITHIN, 500, 2000, -0.9, 0.2 },
    { "CUPED, theta of merged groups", EXOS_THETA_MERGED, 1000, 1000, 0.7, 0.0 },
    { "CUPED, theta of merged groups", EXOS_THETA_MERGED, 1000, 1000, 0.7, 0.2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (covariates); i++)
    {
      const Covariate *it = &covariates[i];
      g_autofree char *setting = g_strdup_printf ("%u : %u users, correlation %g, effect %g",
                                                  it->n_c, it->n_t, it->correlation, it->effect);

      calibrate_cell (self, &(CalibrateCell) {
                                .what = it->name,
                                .setting = setting,
                                .promise = CALIBRATE_EQUAL,
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

static double
holds_stratified_difference (ExosRandom *random, gconstpointer data)
{
  const Strata *it = data;
  ExosStratum strata[N_STRATA];

  for (guint s = 0; s < N_STRATA; s++)
    {
      const uint64_t users_c = exos_random_binomial (random, &it->size);
      const uint64_t users_t = exos_random_binomial (random, &it->size);

      strata[s].control = (ExosCount) { users_c, draw_events (random, users_c, it->rate[s]) };
      strata[s].treatment =
          (ExosCount) { users_t, draw_events (random, users_t, it->rate[s] + it->effect) };
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
          g_strdup_printf ("4 strata, 8000 : 8000 users, difference %g", effects[i]);

      exos_binomial_init (&strata.size, 4000, 0.5);
      calibrate_cell (self, &(CalibrateCell) {
                                .what = "post-stratified difference",
                                .setting = setting,
                                .promise = CALIBRATE_EQUAL,
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
