// SPDX-License-Identifier: MIT
/* Coverage of the intervals of two rates. Wald's and Katz's are here to show what they are: known
 * to miss where events are few, as much as the enumeration says. */
#include "calibrate-draw.h"
#include "calibrate-exact.h"
#include "calibrate.h"
#include "stats/intervals.h"

#define ALPHA 0.05

typedef struct
{
  const char *what;
  CalibrateRule rule;
  gboolean is_ratio;
  ExosCiMethod difference;
  ExosInterval (*ratio) (ExosCount control, ExosCount treatment, double z);
} Method;

typedef struct
{
  const Method *method;
  CalibrateGroups groups;
  ExosBinomial c;
  ExosBinomial t;
  double z;
} Coverage;

static const Method methods[] = {
  { "score (Mee)", calibrate_score_holds, FALSE, EXOS_CI_SCORE, NULL },
  { "Miettinen-Nurminen", calibrate_mn_holds, FALSE, EXOS_CI_MN, NULL },
  { "Agresti-Caffo", calibrate_agresti_caffo_holds, FALSE, EXOS_CI_AGRESTI_CAFFO, NULL },
  { "Newcombe", calibrate_newcombe_holds, FALSE, EXOS_CI_NEWCOMBE, NULL },
  { "Wald, for information", calibrate_wald_holds, FALSE, EXOS_CI_WALD, NULL },
  { "Koopman", calibrate_koopman_holds, TRUE, EXOS_CI_SCORE, exos_ratio_interval_koopman },
  { "Katz, undefined counts as a miss", calibrate_katz_holds, TRUE, EXOS_CI_SCORE,
    exos_ratio_interval_katz },
};

static const CalibrateGroups differences[] = {
  { 100, 100, 0.1, 0.1 },
  { 200, 200, 0.02, 0.04 },
  { 1800, 200, 0.05, 0.07 },
  { 1000, 1000, 0.3, 0.33 },
};

static const CalibrateGroups ratios[] = {
  { 50, 50, 0.1, 0.1 },
  { 100, 100, 0.02, 0.02 },
  { 9000, 1000, 0.01, 0.01 },
  { 5000, 5000, 0.1, 0.12 },
};

static double
holds (ExosRandom *random, gconstpointer data)
{
  const Coverage *coverage = data;
  const Method *method = coverage->method;
  const CalibrateGroups *groups = &coverage->groups;
  const ExosCount c = draw_count (random, &coverage->c);
  const ExosCount t = draw_count (random, &coverage->t);
  const double truth = method->is_ratio ? groups->p_t / groups->p_c : groups->p_t - groups->p_c;
  const ExosInterval interval =
      method->is_ratio ? method->ratio (c, t, coverage->z)
                       : exos_difference_interval (c, t, method->difference, coverage->z);

  return interval.low <= truth && truth <= interval.high;
}

static double
exact_coverage (gconstpointer data)
{
  const Coverage *coverage = data;

  return calibrate_enumerate (&coverage->groups, coverage->method->rule);
}

static void
add_interval (Calibration *self, const Method *method, const CalibrateGroups *groups)
{
  g_autofree char *setting =
      g_strdup_printf ("%" G_GUINT64_FORMAT " : %" G_GUINT64_FORMAT " users, %g against %g",
                       groups->n_c, groups->n_t, groups->p_c, groups->p_t);
  Coverage coverage = { .method = method, .groups = *groups, .z = exos_two_sided_quantile (ALPHA) };

  exos_binomial_init (&coverage.c, groups->n_c, groups->p_c);
  exos_binomial_init (&coverage.t, groups->n_t, groups->p_t);
  calibrate_cell (self, &(CalibrateCell) {
                            .what = method->what,
                            .setting = setting,
                            .promise = CALIBRATE_AT_LEAST,
                            .nominal = 1.0 - ALPHA,
                            .replicate = holds,
                            .exact = exact_coverage,
                            .data = &coverage,
                        });
}

void
calibrate_intervals (Calibration *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (differences); j++)
      add_interval (self, &methods[i], methods[i].is_ratio ? &ratios[j] : &differences[j]);
}
