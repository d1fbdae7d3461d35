// SPDX-License-Identifier: MIT
/* False alarms of the sample ratio check, at once and looked at daily. */
#include "calibrate-draw.h"
#include "calibrate-exact.h"
#include "calibrate.h"
#include "stats/srm.h"

/* qchisq (0.999, 1) of R. */
#define CRITICAL 10.827566170662733
#define MOST_GROUPS 4
/* Alarms are so rare that a cell needs more replicates, for days as many as there is time for. */
#define TIMES 10
#define TIMES_OF_DAYS 2

typedef struct
{
  CalibrateGroups first; /* the first of two groups, as one that has events */
  guint k;
  uint64_t weights[MOST_GROUPS];
  uint64_t users;
  guint days;
  CalibrateRule rule;
} Split;

static void
add_users (ExosRandom *random, const Split *split, uint64_t *users)
{
  uint64_t left = split->users;
  double weight = 0.0;

  for (guint i = 0; i < split->k; i++)
    weight += (double) split->weights[i];
  for (guint i = 0; i + 1 < split->k; i++)
    {
      ExosBinomial share;

      exos_binomial_init (&share, left, (double) split->weights[i] / weight);

      const uint64_t drawn = exos_random_binomial (random, &share);

      users[i] += drawn;
      left -= drawn;
      weight -= (double) split->weights[i];
    }
  users[split->k - 1] += left;
}

static double
alarms (ExosRandom *random, gconstpointer data)
{
  const Split *split = data;
  uint64_t users[MOST_GROUPS] = { 0 };

  add_users (random, split, users);
  return exos_test_srm (users, split->weights, split->k, NULL).p_used < EXOS_SRM_WARN;
}

static double
ever_alarms (ExosRandom *random, gconstpointer data)
{
  const Split *split = data;
  uint64_t users[MOST_GROUPS] = { 0 };

  for (guint day = 0; day < split->days; day++)
    {
      add_users (random, split, users);
      if (exp (-exos_srm_ln_bayes_factor (users, split->weights, split->k)) < EXOS_SRM_WARN)
        return 1.0;
    }
  return 0.0;
}

static gboolean
alarms_by_chi_square (const CalibrateGroups *groups, double x, double none)
{
  const double n = (double) groups->n_c;
  const double off = x - n * groups->p_c;

  return off * off > CRITICAL * n * groups->p_c * (1.0 - groups->p_c);
}

/* The chance of being as far off, in users, as x or further. */
static gboolean
alarms_by_distance (const CalibrateGroups *groups, double x, double none)
{
  const double n = (double) groups->n_c;
  const double expected = n * groups->p_c;
  double p = 0.0;

  for (double k = 0.0; k <= n; k++)
    if (fabs (k - expected) >= fabs (x - expected) - 1e-9)
      p += exp (lgamma (n + 1.0) - lgamma (k + 1.0) - lgamma (n - k + 1.0) + k * log (groups->p_c) +
                (n - k) * log1p (-groups->p_c));
  return p < EXOS_SRM_WARN;
}

static double
exact_alarms (gconstpointer data)
{
  const Split *split = data;

  return calibrate_enumerate (&split->first, split->rule);
}

static const struct
{
  const char *what;
  Split split;
} cells[] = {
  { "SRM, chi-square", { { 10000, 0, 0.5, 0.5 }, 2, { 1, 1 }, 10000, 1, alarms_by_chi_square } },
  { "SRM, chi-square", { { 2000, 0, 0.9, 0.5 }, 2, { 9, 1 }, 2000, 1, alarms_by_chi_square } },
  { "SRM, chi-square", { { 0 }, 3, { 1, 1, 1 }, 30000, 1, NULL } },
  { "SRM, chi-square", { { 0 }, 4, { 4, 3, 2, 1 }, 20000, 1, NULL } },
  { "SRM, exact", { { 40, 0, 0.9, 0.5 }, 2, { 9, 1 }, 40, 1, alarms_by_distance } },
  { "SRM, exact", { { 300, 0, 0.99, 0.5 }, 2, { 99, 1 }, 300, 1, alarms_by_distance } },
  { "SRM, exact", { { 0 }, 3, { 1, 1, 1 }, 12, 1, NULL } },
  { "SRM, ever on daily looks", { { 0 }, 2, { 1, 1 }, 1000, 30, NULL } },
  { "SRM, ever on daily looks", { { 0 }, 2, { 9, 1 }, 200, 60, NULL } },
  { "SRM, ever on daily looks", { { 0 }, 3, { 1, 1, 1 }, 3000, 30, NULL } },
};

void
calibrate_srm (Calibration *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      const Split *split = &cells[i].split;
      g_autoptr (GString) setting = g_string_new (NULL);

      for (guint j = 0; j < split->k; j++)
        g_string_append_printf (setting, j > 0 ? " : %u" : "%u", (guint) split->weights[j]);
      g_string_append_printf (setting, ", %u users", (guint) split->users);
      if (split->days > 1)
        g_string_append_printf (setting, " a day, %u days", split->days);
      calibrate_cell (self, &(CalibrateCell) {
                                .what = cells[i].what,
                                .setting = setting->str,
                                .promise = CALIBRATE_AT_MOST,
                                .nominal = EXOS_SRM_WARN,
                                .replicate = split->days > 1 ? ever_alarms : alarms,
                                .exact = split->rule != NULL ? exact_alarms : NULL,
                                .data = split,
                                .times = split->days > 1 ? TIMES_OF_DAYS : TIMES,
                            });
    }
}
