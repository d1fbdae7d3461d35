// SPDX-License-Identifier: MIT
/* A/A experiments of rates: how often the test finds what is not there. */
#include "calibrate-draw.h"
#include "calibrate-exact.h"
#include "calibrate.h"
#include "stats/proportions.h"

#define ALPHA 0.05

typedef struct
{
  CalibrateGroups groups; /* first, so that the enumeration reads it */
  ExosExactMode mode;
  CalibrateRule rule;
  ExosBinomial c;
  ExosBinomial t;
} Test;

static double
rejects (ExosRandom *random, gconstpointer data)
{
  const Test *test = data;
  const ExosCount control = draw_count (random, &test->c);
  const ExosCount treatment = draw_count (random, &test->t);

  return exos_compare_proportions (control, treatment, test->mode).p_value < ALPHA;
}

static double
exact_size (gconstpointer data)
{
  const Test *test = data;

  return calibrate_enumerate (&test->groups, test->rule);
}

static void
add_test (Calibration *self, const char *what, guint64 n_c, guint64 n_t, double rate, Test test)
{
  g_autofree char *setting = g_strdup_printf (
      "%" G_GUINT64_FORMAT " : %" G_GUINT64_FORMAT " users, rate %g", n_c, n_t, rate);

  test.groups = (CalibrateGroups) { n_c, n_t, rate, rate };
  exos_binomial_init (&test.c, n_c, rate);
  exos_binomial_init (&test.t, n_t, rate);
  calibrate_cell (self, &(CalibrateCell) {
                            .what = what,
                            .setting = setting,
                            .promise = CALIBRATE_AT_MOST,
                            .nominal = ALPHA,
                            .replicate = rejects,
                            .exact = exact_size,
                            .data = &test,
                        });
}

void
calibrate_proportions (Calibration *self)
{
  const double rates[] = { 0.001, 0.02, 0.1, 0.5 };
  const guint64 users[] = { 200, 2000, 50000 };
  const guint64 shares[] = { 2, 10 };
  const Test automatic = { .mode = EXOS_EXACT_AUTO, .rule = calibrate_rejects };
  const Test z = { .mode = EXOS_EXACT_NEVER, .rule = calibrate_rejects_z };
  const Test fisher = { .mode = EXOS_EXACT_ALWAYS, .rule = calibrate_rejects_fisher };

  for (gsize i = 0; i < G_N_ELEMENTS (users); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (shares); j++)
      for (gsize k = 0; k < G_N_ELEMENTS (rates); k++)
        {
          const guint64 fewer = users[i] / shares[j];

          add_test (self, "A/A, z or Fisher", users[i] - fewer, fewer, rates[k], automatic);
        }
  add_test (self, "A/A, z alone", 198, 2, 0.25, z);
  add_test (self, "A/A, z alone", 100, 100, 0.1, z);
  add_test (self, "A/A, Fisher alone", 100, 100, 0.1, fisher);
  add_test (self, "A/A, Fisher alone", 180, 20, 0.3, fisher);
}
