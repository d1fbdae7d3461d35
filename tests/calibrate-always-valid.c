// SPDX-License-Identifier: MIT
/* Looks that nobody planned: how often any of so many errs. */
#include "calibrate-draw.h"
#include "calibrate.h"
#include "stats/always-valid.h"
#include "stats/strata.h"

#define ALPHA 0.05
#define N_STAR 5000

/* So many users of each group come before each look. */
typedef struct
{
  guint looks;
  guint64 users_c;
  guint64 users_t;
  double rate_c;
  double rate_t;
  ExosBinomial control;
  ExosBinomial treatment;
} Watch;

/* Everything that the looks say together, once there is enough for the first. */
static ExosRunningSequence
watch (ExosRandom *random, const Watch *it)
{
  ExosRunningSequence running = exos_running_sequence ();
  ExosStratum sum = { { 0, 0 }, { 0, 0 } };

  for (guint look = 0; look < it->looks; look++)
    {
      sum.control.users += it->users_c;
      sum.control.events += exos_random_binomial (random, &it->control);
      sum.treatment.users += it->users_t;
      sum.treatment.events += exos_random_binomial (random, &it->treatment);
      if (!exos_confidence_sequence_has_begun (sum.control, sum.treatment))
        continue;

      const ExosEffect effect = exos_stratum_effect (sum);
      const ExosConfidenceSequence now =
          exos_confidence_sequence (effect.difference, sqrt (effect.variance),
                                    sum.control.users + sum.treatment.users, ALPHA, N_STAR);

      exos_running_sequence_add (&running, &now);
    }
  return running;
}

static double
ever_rejects (ExosRandom *random, gconstpointer data)
{
  return watch (random, data).p < ALPHA;
}

static double
always_holds (ExosRandom *random, gconstpointer data)
{
  const Watch *it = data;
  const double difference = it->rate_t - it->rate_c;
  const ExosInterval ci = watch (random, it).ci;

  return ci.low <= difference && difference <= ci.high;
}

static const struct
{
  CalibrateReplicate replicate;
  Watch watch;
} watches[] = {
  { ever_rejects, { .looks = 200, 50, 50, 0.1, 0.1 } },
  { ever_rejects, { .looks = 50, 200, 200, 0.5, 0.5 } },
  { ever_rejects, { .looks = 50, 500, 500, 0.02, 0.02 } },
  { ever_rejects, { .looks = 100, 180, 20, 0.1, 0.1 } },
  { ever_rejects, { .looks = 30, 5000, 5000, 0.03, 0.03 } },
  { always_holds, { .looks = 100, 100, 100, 0.1, 0.12 } },
  { always_holds, { .looks = 100, 180, 20, 0.1, 0.14 } },
};

static void
add_watches (Calibration *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (watches); i++)
    {
      const gboolean is_error = watches[i].replicate == ever_rejects;
      Watch it = watches[i].watch;
      g_autofree char *setting = g_strdup_printf (
          "%u looks, %" G_GUINT64_FORMAT " : %" G_GUINT64_FORMAT " users each, %g against %g",
          it.looks, it.users_c, it.users_t, it.rate_c, it.rate_t);

      exos_binomial_init (&it.control, it.users_c, it.rate_c);
      exos_binomial_init (&it.treatment, it.users_t, it.rate_t);
      calibrate_cell (self, &(CalibrateCell) {
                                .what = is_error ? "always valid, ever significant"
                                                 : "always valid, all intervals hold",
                                .setting = setting,
                                .promise = is_error ? CALIBRATE_AT_MOST : CALIBRATE_AT_LEAST,
                                .nominal = is_error ? ALPHA : 1.0 - ALPHA,
                                .replicate = watches[i].replicate,
                                .data = &it,
                            });
    }
}

/* The mean of so many normal values a look, of known variance 1, and the mixture's variance. */
typedef struct
{
  guint looks;
  double values;
  double tau2;
} Normal;

static double
ever_rejects_normal (ExosRandom *random, gconstpointer data)
{
  const Normal *it = data;
  double sum = 0.0;

  for (guint look = 1; look <= it->looks; look++)
    {
      const double n = look * it->values;

      sum += sqrt (it->values) * draw_normal (random);
      if (exos_msprt (sum / n, 1.0 / n, it->tau2).p < ALPHA)
        return 1.0;
    }
  return 0.0;
}

static void
add_normal (Calibration *self)
{
  static const Normal normals[] = { { 200, 1.0, 1.0 }, { 200, 100.0, 0.001 } };

  for (gsize i = 0; i < G_N_ELEMENTS (normals); i++)
    {
      g_autofree char *setting =
          g_strdup_printf ("%u looks, %g values each, tau2 %g", normals[i].looks, normals[i].values,
                           normals[i].tau2);

      calibrate_cell (self, &(CalibrateCell) {
                                .what = "mSPRT, ever significant",
                                .setting = setting,
                                .promise = CALIBRATE_AT_MOST,
                                .nominal = ALPHA,
                                .replicate = ever_rejects_normal,
                                .data = &normals[i],
                            });
    }
}

void
calibrate_always_valid (Calibration *self)
{
  add_watches (self);
  add_normal (self);
}
