// SPDX-License-Identifier: MIT
/* Guardrails that are worse by just the margin: how often they are called safe. */
#include "calibrate-draw.h"
#include "calibrate-exact.h"
#include "calibrate.h"
#include "stats/guardrail.h"

#define ALPHA 0.05

typedef struct
{
  CalibrateGroups groups; /* of the harm: the second is worse by the margin */
  gboolean lower_is_better;
  ExosRatio margin;
  ExosBinomial good;
  ExosBinomial bad;
} Guardrail;

static ExosGuardrailTest
test_guardrail (ExosRandom *random, const Guardrail *it)
{
  const ExosCount good = draw_count (random, &it->good);
  const ExosCount bad = draw_count (random, &it->bad);

  return exos_test_guardrail (
      it->lower_is_better ? good : bad, it->lower_is_better ? bad : good, it->lower_is_better,
      (ExosGuardrailLimits) { it->margin, it->margin, it->margin, FALSE }, ALPHA);
}

static double
is_called_safe (ExosRandom *random, gconstpointer data)
{
  return test_guardrail (random, data).ni_pass;
}

static double
is_bounded (ExosRandom *random, gconstpointer data)
{
  const Guardrail *it = data;
  const double margin = (double) it->margin.numerator / (double) it->margin.denominator;

  return test_guardrail (random, it).harm_upper_1s < margin;
}

static double
exact_error (gconstpointer data)
{
  const Guardrail *it = data;

  return calibrate_enumerate (&it->groups, calibrate_non_inferior);
}

void
calibrate_guardrails (Calibration *self)
{
  static const Guardrail guardrails[] = {
    { .groups = { 2000, 2000, 0.01, 0.013 }, .lower_is_better = TRUE, .margin = { 3, 1000 } },
    { .groups = { 20000, 20000, 0.02, 0.021 }, .lower_is_better = TRUE, .margin = { 1, 1000 } },
    { .groups = { 500, 4500, 0.94, 0.97 }, .lower_is_better = FALSE, .margin = { 3, 100 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (guardrails); i++)
    {
      Guardrail it = guardrails[i];
      const CalibrateGroups *groups = &it.groups;
      g_autofree char *setting =
          g_strdup_printf ("%" G_GUINT64_FORMAT " : %" G_GUINT64_FORMAT " users, %g against %g",
                           groups->n_c, groups->n_t, groups->p_c, groups->p_t);
      CalibrateCell cell = {
        .what = "guardrail called safe",
        .setting = setting,
        .promise = CALIBRATE_AT_MOST,
        .nominal = ALPHA,
        .replicate = is_called_safe,
        .exact = exact_error,
        .data = &it,
      };

      exos_binomial_init (&it.good, groups->n_c, groups->p_c);
      exos_binomial_init (&it.bad, groups->n_t, groups->p_t);
      calibrate_cell (self, &cell);
      cell.what = "guardrail bound below margin";
      cell.replicate = is_bounded;
      if (i == 0)
        calibrate_cell (self, &cell);
    }
}
