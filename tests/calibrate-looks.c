// SPDX-License-Identifier: MIT
/* Planned looks: all of alpha is spent, and no more; how unplanned ones at 1.96 err; and power. */
#include "calibrate-draw.h"
#include "calibrate.h"
#include "looks-fixture.h"
#include "stats/intervals.h"

/* A path of Z, at its information t, against what stops it. */
typedef struct
{
  guint n;
  double t[EXOS_MAX_LOOKS];
  double z[EXOS_MAX_LOOKS];
  double drift;
} Path;

/* Whether the path crosses its boundary; on the side of the drift, when it has one. */
static double
crosses (ExosRandom *random, gconstpointer data)
{
  const Path *path = data;
  double score = 0.0;
  double before = 0.0;

  for (guint k = 0; k < path->n; k++)
    {
      const double step = path->t[k] - before;

      score += path->drift * step + sqrt (step) * draw_normal (random);
      before = path->t[k];
      if (fabs (score) >= path->z[k] * sqrt (path->t[k]))
        return score * path->drift >= 0.0;
    }
  return 0.0;
}

typedef struct
{
  const char *name;
  guint n;
  double t[10];
} Schedule;

static const Schedule schedules[] = {
  { "2 looks", 2, { 0.5, 1.0 } },
  { "5 looks", 5, { 0.2, 0.4, 0.6, 0.8, 1.0 } },
  { "10 looks", 10, { 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0 } },
  { "looks at 0.15, 0.5, 0.6, 1", 4, { 0.15, 0.5, 0.6, 1.0 } },
  { "looks at 0.3, 0.7, ended at 0.85", 3, { 0.3, 0.7, 0.85 } },
  { "looks at 0.25, 0.75, ended at 1.2", 3, { 0.25, 0.75, 1.2 } },
};

static const struct
{
  const char *name;
  const ExosSpending *spending;
} spendings[] = {
  { "O'Brien-Fleming", &obrien_fleming },
  { "Pocock", &pocock },
};

static Path
plan_path (const Schedule *schedule, ExosSpending spending, double drift)
{
  const ExosBoundary boundary = find_boundary (schedule->t, schedule->n, spending);
  Path path = { .n = schedule->n, .drift = drift };

  for (guint k = 0; k < schedule->n; k++)
    {
      path.t[k] = schedule->t[k];
      path.z[k] = boundary.z[k];
    }
  return path;
}

static void
add_path (Calibration *self, const char *what, const char *setting, double nominal, Path path)
{
  calibrate_cell (self, &(CalibrateCell) {
                            .what = what,
                            .setting = setting,
                            .promise = CALIBRATE_EQUAL,
                            .nominal = nominal,
                            .replicate = crosses,
                            .data = &path,
                        });
}

static void
add_planned (Calibration *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (spendings); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (schedules); j++)
      {
        g_autofree char *setting = g_strdup_printf ("%s, %s", spendings[i].name, schedules[j].name);

        add_path (self, "planned looks", setting, ALPHA,
                  plan_path (&schedules[j], *spendings[i].spending, 0.0));
      }
}

/* Power as the product says it. */
static void
add_power (Calibration *self)
{
  const double drift = 2.8;

  for (gsize i = 0; i < G_N_ELEMENTS (spendings); i++)
    {
      const Path path = plan_path (&schedules[1], *spendings[i].spending, drift);
      g_autofree char *setting = g_strdup_printf ("%s, 5 looks, drift 2.8", spendings[i].name);

      add_path (self, "power of planned looks", setting,
                exos_exit_probabilities (path.t, path.z, path.n, drift).power, path);
    }
}

/* Simpson's rule in R over the recursion of Armitage, McPherson and Rowe (1969), who print .142,
 * .193 and .248. */
static void
add_unplanned (Calibration *self)
{
  static const struct
  {
    guint n;
    double error;
  } peeking[] = {
    { 1, 0.05 }, { 2, 0.083118 }, { 5, 0.141689 }, { 10, 0.193357 }, { 20, 0.247911 }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (peeking); i++)
    {
      g_autofree char *setting = g_strdup_printf ("%u looks at 1.96", peeking[i].n);
      Path path = { .n = peeking[i].n };

      for (guint k = 0; k < path.n; k++)
        {
          path.t[k] = k + 1.0;
          path.z[k] = exos_two_sided_quantile (ALPHA);
        }
      add_path (self, "unplanned looks, as information", setting, peeking[i].error, path);
    }
}

/* Counts of two groups that grow between looks of a plan. */
typedef struct
{
  guint n;
  double z[EXOS_MAX_LOOKS];
  double difference;
  ExosBinomial control; /* of what comes before a look */
  ExosBinomial treatment;
} Growth;

static void
grow (ExosRandom *random, const Growth *it, ExosCount *control, ExosCount *treatment)
{
  control->users += it->control.n;
  control->events += exos_random_binomial (random, &it->control);
  treatment->users += it->treatment.n;
  treatment->events += exos_random_binomial (random, &it->treatment);
}

static double
stops (ExosRandom *random, gconstpointer data)
{
  const Growth *it = data;
  ExosCount control = { 0 };
  ExosCount treatment = { 0 };

  for (guint k = 0; k < it->n; k++)
    {
      grow (random, it, &control, &treatment);
      if (fabs (exos_compare_proportions (control, treatment, EXOS_EXACT_NEVER).z) >= it->z[k])
        return 1.0;
    }
  return 0.0;
}

/* The repeated intervals of all looks, Jennison and Turnbull (1989). */
static double
all_hold (ExosRandom *random, gconstpointer data)
{
  const Growth *it = data;
  ExosCount control = { 0 };
  ExosCount treatment = { 0 };

  for (guint k = 0; k < it->n; k++)
    {
      grow (random, it, &control, &treatment);

      const ExosInterval interval =
          exos_difference_interval (control, treatment, EXOS_CI_SCORE, it->z[k]);

      if (it->difference < interval.low || it->difference > interval.high)
        return 0.0;
    }
  return 1.0;
}

static Growth
plan_growth (
    guint n, ExosSpending spending, guint64 step_c, guint64 step_t, double rate, double difference)
{
  Growth it = { .n = n, .difference = difference };
  double t[EXOS_MAX_LOOKS];

  for (guint k = 0; k < n; k++)
    t[k] = exos_information_fraction ((k + 1) * step_c, (k + 1) * step_t, n * step_c, n * step_t);

  const ExosBoundary boundary = find_boundary (t, n, spending);

  for (guint k = 0; k < n; k++)
    it.z[k] = boundary.z[k];
  exos_binomial_init (&it.control, step_c, rate);
  exos_binomial_init (&it.treatment, step_t, rate + difference);
  return it;
}

static void
add_counts (Calibration *self)
{
  const struct
  {
    const char *setting;
    CalibratePromise promise;
    Growth growth;
  } cells[] = {
    { "O'Brien-Fleming, 5 of 2000 : 2000, rate 0.1", CALIBRATE_EQUAL,
      plan_growth (5, obrien_fleming, 2000, 2000, 0.1, 0.0) },
    { "Pocock, 5 of 2000 : 2000, rate 0.1", CALIBRATE_EQUAL,
      plan_growth (5, pocock, 2000, 2000, 0.1, 0.0) },
    { "Pocock, 10 of 3600 : 400, rate 0.1", CALIBRATE_EQUAL,
      plan_growth (10, pocock, 3600, 400, 0.1, 0.0) },
  };
  const Growth effect = plan_growth (5, pocock, 2000, 2000, 0.1, 0.01);

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    calibrate_cell (self, &(CalibrateCell) {
                              .what = "planned looks at counts",
                              .setting = cells[i].setting,
                              .promise = cells[i].promise,
                              .nominal = ALPHA,
                              .replicate = stops,
                              .data = &cells[i].growth,
                          });
  calibrate_cell (self, &(CalibrateCell) {
                            .what = "repeated intervals, all hold",
                            .setting = "Pocock, 5 of 2000 : 2000, 0.1 against 0.11",
                            .promise = CALIBRATE_AT_LEAST,
                            .nominal = 1.0 - ALPHA,
                            .replicate = all_hold,
                            .data = &effect,
                        });
}

void
calibrate_looks (Calibration *self)
{
  add_planned (self);
  add_counts (self);
  add_power (self);
  add_unplanned (self);
}
