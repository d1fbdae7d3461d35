// SPDX-License-Identifier: MIT
/* Several treatments: chances of any false finding, and the share of findings that are false. */
#include "calibrate-draw.h"
#include "calibrate.h"
#include "stats/intervals.h"
#include "stats/multiplicity.h"
#include "stats/tails.h"

#define ALPHA 0.05
#define MOST 10

/* n treatments, the last ones with a real effect of so many standard errors. */
typedef struct
{
  ExosCorrection correction;
  guint n;
  guint n_real;
  double effect;
  uint64_t control_users; /* 0: no control, the tests are independent */
  uint64_t users[MOST];
} Family;

typedef struct
{
  guint n_false;
  guint n_true;
} Findings;

/* z of every treatment: with a control, all of them have its deviation. */
static void
draw_p_values (ExosRandom *random, const Family *it, double *p)
{
  const double control = draw_normal (random);

  for (guint j = 0; j < it->n; j++)
    {
      const double share = it->control_users > 0
                               ? (double) it->users[j] / (double) (it->control_users + it->users[j])
                               : 0.0;
      const double effect = j < it->n - it->n_real ? 0.0 : it->effect;
      const double z = sqrt (1.0 - share) * draw_normal (random) - sqrt (share) * control + effect;

      p[j] = 2.0 * exos_normal_sf (fabs (z));
    }
}

static gboolean
is_any_below (const double *p, guint n, double level)
{
  for (guint j = 0; j < n; j++)
    if (p[j] < level)
      return TRUE;
  return FALSE;
}

/* No p is made smaller, and in a single step none depends on another: integrals are worth their
 * time only where p is below alpha. */
static void
adjust_by_dunnett (const Family *it, const double *p, double *adjusted)
{
  double worth[MOST];

  for (guint j = 0; j < it->n; j++)
    worth[j] = p[j] < ALPHA ? p[j] : 1.0;
  exos_dunnett_adjust (worth, it->control_users, it->users, it->n, adjusted);
}

static Findings
find (const Family *it, const double *p)
{
  double adjusted[MOST];
  Findings found = { 0 };

  if (!is_any_below (p, it->n, ALPHA))
    return found;
  if (it->correction == EXOS_CORRECTION_DUNNETT)
    adjust_by_dunnett (it, p, adjusted);
  else
    exos_adjust_p_values (it->correction, p, it->n, adjusted);
  for (guint j = 0; j < it->n; j++)
    if (adjusted[j] < ALPHA)
      *(j < it->n - it->n_real ? &found.n_false : &found.n_true) += 1;
  return found;
}

static double
has_false_finding (ExosRandom *random, gconstpointer data)
{
  double p[MOST];

  draw_p_values (random, data, p);
  return find (data, p).n_false > 0;
}

static double
share_of_false_findings (ExosRandom *random, gconstpointer data)
{
  double p[MOST];

  draw_p_values (random, data, p);

  const Findings found = find (data, p);

  return (double) found.n_false / MAX (found.n_false + found.n_true, 1);
}

/* Of independent tests, none of them with an effect. */
static double
exact_bonferroni (gconstpointer data)
{
  const Family *it = data;

  return 1.0 - pow (1.0 - ALPHA / it->n, it->n);
}

/* Benjamini and Hochberg (1995), theorem 1, which is an equality where tests are independent:
 * Finner and Roters (2001). */
static double
exact_bh (gconstpointer data)
{
  const Family *it = data;

  return ALPHA * (it->n - it->n_real) / it->n;
}

static double
exact_by (gconstpointer data)
{
  const Family *it = data;
  double harmonic = 0.0;

  for (guint i = 1; i <= it->n; i++)
    harmonic += 1.0 / i;
  return exact_bh (data) / harmonic;
}

static const struct
{
  const char *what;
  CalibratePromise promise;
  CalibrateReplicate replicate;
  double (*exact) (gconstpointer data);
  Family family;
} cells[] = {
  { "Dunnett, any false finding",
    CALIBRATE_EQUAL,
    has_false_finding,
    NULL,
    { EXOS_CORRECTION_DUNNETT, 2, 0, 0.0, 1000, { 1000, 1000 } } },
  { "Dunnett, any false finding",
    CALIBRATE_EQUAL,
    has_false_finding,
    NULL,
    { EXOS_CORRECTION_DUNNETT, 3, 0, 0.0, 1000, { 1000, 1000, 1000 } } },
  { "Dunnett, any false finding",
    CALIBRATE_EQUAL,
    has_false_finding,
    NULL,
    { EXOS_CORRECTION_DUNNETT, 5, 0, 0.0, 1000, { 1000, 1000, 1000, 1000, 1000 } } },
  { "Dunnett, any false finding",
    CALIBRATE_EQUAL,
    has_false_finding,
    NULL,
    { EXOS_CORRECTION_DUNNETT, 3, 0, 0.0, 500, { 200, 1000, 5000 } } },
  { "Bonferroni, any false finding",
    CALIBRATE_AT_MOST,
    has_false_finding,
    NULL,
    { EXOS_CORRECTION_BONFERRONI, 5, 0, 0.0, 1000, { 1000, 1000, 1000, 1000, 1000 } } },
  { "Bonferroni, any false finding",
    CALIBRATE_AT_MOST,
    has_false_finding,
    exact_bonferroni,
    { EXOS_CORRECTION_BONFERRONI, 5, 0, 0.0, 0, { 0 } } },
  { "Holm, any false finding",
    CALIBRATE_AT_MOST,
    has_false_finding,
    NULL,
    { EXOS_CORRECTION_HOLM, 5, 0, 0.0, 1000, { 1000, 1000, 1000, 1000, 1000 } } },
  { "Holm, any false finding",
    CALIBRATE_AT_MOST,
    has_false_finding,
    NULL,
    { EXOS_CORRECTION_HOLM, 5, 4, 6.0, 1000, { 1000, 1000, 1000, 1000, 1000 } } },
  { "Holm, any false finding",
    CALIBRATE_AT_MOST,
    has_false_finding,
    exact_bonferroni,
    { EXOS_CORRECTION_HOLM, 5, 0, 0.0, 0, { 0 } } },
  { "Hochberg, any false finding",
    CALIBRATE_AT_MOST,
    has_false_finding,
    NULL,
    { EXOS_CORRECTION_HOCHBERG, 5, 2, 3.0, 1000, { 1000, 1000, 1000, 1000, 1000 } } },
  { "Hochberg, any false finding",
    CALIBRATE_EQUAL,
    has_false_finding,
    NULL,
    { EXOS_CORRECTION_HOCHBERG, 2, 0, 0.0, 0, { 0 } } },
  { "BH, share of findings false",
    CALIBRATE_AT_MOST,
    share_of_false_findings,
    exact_bh,
    { EXOS_CORRECTION_BH, 10, 0, 0.0, 0, { 0 } } },
  { "BH, share of findings false",
    CALIBRATE_AT_MOST,
    share_of_false_findings,
    exact_bh,
    { EXOS_CORRECTION_BH, 10, 3, 3.0, 0, { 0 } } },
  { "BH, share of findings false",
    CALIBRATE_AT_MOST,
    share_of_false_findings,
    NULL,
    { EXOS_CORRECTION_BH, 5, 2, 3.0, 1000, { 1000, 1000, 1000, 1000, 1000 } } },
  { "BY, share of findings false",
    CALIBRATE_AT_MOST,
    share_of_false_findings,
    exact_by,
    { EXOS_CORRECTION_BY, 10, 3, 3.0, 0, { 0 } } },
};

static char *
dup_setting (const Family *family)
{
  g_autoptr (GString) setting = g_string_new (NULL);

  g_string_append_printf (setting, "%u treatments, %u real", family->n, family->n_real);
  if (family->control_users == 0)
    g_string_append (setting, ", independent");
  for (guint j = 0; family->control_users > 0 && j < family->n; j++)
    g_string_append_printf (setting, "%s%g", j == 0 ? ", sizes " : " ",
                            (double) family->users[j] / (double) family->control_users);
  return g_string_free (g_steal_pointer (&setting), FALSE);
}

/* Counts of three treatments and their simultaneous intervals. */
typedef struct
{
  double critical;
  ExosBinomial control;
  ExosBinomial treatments[3];
  double differences[3];
} Simultaneous;

static double
all_hold (ExosRandom *random, gconstpointer data)
{
  const Simultaneous *it = data;
  const ExosCount control = draw_count (random, &it->control);
  gboolean all = TRUE;

  for (guint j = 0; j < 3; j++)
    {
      const ExosCount treatment = draw_count (random, &it->treatments[j]);
      const ExosInterval interval =
          exos_difference_interval (control, treatment, EXOS_CI_SCORE, it->critical);

      all = all && interval.low <= it->differences[j] && it->differences[j] <= interval.high;
    }
  return all;
}

static void
add_simultaneous (Calibration *self)
{
  const double rates[] = { 0.1, 0.11, 0.08 };
  const uint64_t users[] = { 5000, 5000, 2500 };
  Simultaneous it = { .critical = exos_dunnett_critical (ALPHA, 5000, users, 3) };

  exos_binomial_init (&it.control, 5000, rates[0]);
  for (guint j = 0; j < 3; j++)
    {
      it.differences[j] = rates[j] - rates[0];
      exos_binomial_init (&it.treatments[j], users[j], rates[j]);
    }
  calibrate_cell (self, &(CalibrateCell) {
                            .what = "Dunnett, all intervals hold",
                            .setting = "score, 5000 : 5000 5000 2500, rates about 0.1",
                            .promise = CALIBRATE_AT_LEAST,
                            .nominal = 1.0 - ALPHA,
                            .replicate = all_hold,
                            .data = &it,
                        });
}

void
calibrate_groups (Calibration *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *setting = dup_setting (&cells[i].family);

      calibrate_cell (self, &(CalibrateCell) {
                                .what = cells[i].what,
                                .setting = setting,
                                .promise = cells[i].promise,
                                .nominal = ALPHA,
                                .replicate = cells[i].replicate,
                                .exact = cells[i].exact,
                                .data = &cells[i].family,
                                .is_share = cells[i].replicate == share_of_false_findings,
                            });
    }
  add_simultaneous (self);
}
