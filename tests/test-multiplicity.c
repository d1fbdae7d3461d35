// SPDX-License-Identifier: MIT
/* Several treatments. Expected numbers are R 4.2.2's unless said otherwise. */
#include "stats/multiplicity.h"
#include "stats/proportions.h"

#include <glib.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#define N_P 6

/* p.adjust (p, method) */
static const double p_values[N_P] = { 0.01, 0.04, 0.03, 0.005, 0.04, 0.8 };
static const struct
{
  ExosCorrection method;
  double adjusted[N_P];
} corrections[] = {
  { EXOS_CORRECTION_BONFERRONI, { 0.06, 0.24, 0.18, 0.03, 0.24, 1.0 } },
  { EXOS_CORRECTION_HOLM, { 0.05, 0.12, 0.12, 0.03, 0.12, 0.8 } },
  { EXOS_CORRECTION_HOCHBERG, { 0.05, 0.08, 0.08, 0.03, 0.08, 0.8 } },
  { EXOS_CORRECTION_BH, { 0.03, 0.048, 0.048, 0.03, 0.048, 0.8 } },
  { EXOS_CORRECTION_BY, { 0.0735, 0.1176, 0.1176, 0.0735, 0.1176, 1.0 } },
  { EXOS_CORRECTION_NONE, { 0.01, 0.04, 0.03, 0.005, 0.04, 0.8 } },
};

static void
test_adjusted (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (corrections); i++)
    {
      double adjusted[N_P];
      double in_place[N_P];

      for (gsize j = 0; j < N_P; j++)
        in_place[j] = p_values[j];
      exos_adjust_p_values (corrections[i].method, p_values, N_P, adjusted);
      exos_adjust_p_values (corrections[i].method, in_place, N_P, in_place);
      for (gsize j = 0; j < N_P; j++)
        {
          g_assert_cmpfloat_with_epsilon (adjusted[j], corrections[i].adjusted[j], 1e-15);
          g_assert_cmpfloat (in_place[j], ==, adjusted[j]);
        }
    }
}

/* R, mvtnorm::pmvnorm (Miwa). */
static void
test_critical (void)
{
  const guint64 equal[] = { 1000, 1000, 1000 };

  g_assert_cmpfloat_with_epsilon (exos_dunnett_critical (0.05, 1000, equal, 2), 2.212127746578618,
                                  1e-10);
  g_assert_cmpfloat_with_epsilon (exos_dunnett_critical (0.05, 1000, equal, 3), 2.3489705903392726,
                                  1e-10);
}

/* uniroot () over integrate () of the same one-dimensional form, groups of unequal size. */
static void
test_unequal_groups (void)
{
  const guint64 users[] = { 500, 2000, 300 };
  const double p[] = { 2.0 * 0.013903447513498595, 0.5, 1e-6 };
  double adjusted[3];

  g_assert_cmpfloat_with_epsilon (exos_dunnett_critical (0.05, 1000, users, 3), 2.3652358501128883,
                                  1e-10);
  exos_dunnett_adjust (p, 1000, users, 3, adjusted);
  g_assert_cmpfloat_with_epsilon (adjusted[0], 0.075781299160039395, 1e-10);
  g_assert_cmpfloat (adjusted[1], >, 0.5);
  g_assert_cmpfloat (adjusted[2], >, 1e-6);
  g_assert_cmpfloat (adjusted[2], <, 3e-6);
}

static void
test_one_treatment (void)
{
  const guint64 users[] = { 1234 };
  const double p[] = { 0.031 };
  double adjusted[1];

  exos_dunnett_adjust (p, 999, users, 1, adjusted);
  g_assert_cmpfloat (adjusted[0], ==, 0.031);
  g_assert_cmpfloat (exos_dunnett_critical (0.05, 999, users, 1), ==,
                     exos_two_sided_quantile (0.05));
}

/* p_adj < alpha is |z| beyond the critical value, for any sizes. */
static void
test_coherence (void)
{
  const guint64 sizes[][3] = {
    { 1000, 1000, 1000 },
    { 10, 100000, 1000 },
    { 1000000000, 5, 1000000 },
    { G_GUINT64_CONSTANT (1) << 62, 7, 7 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      const double d = exos_dunnett_critical (0.05, 1000, sizes[i], 3);
      const double p[] = { erfc (d / G_SQRT2), erfc ((d + 1e-6) / G_SQRT2),
                           erfc ((d - 1e-6) / G_SQRT2) };
      double adjusted[3];

      g_assert_cmpfloat (d, >, exos_two_sided_quantile (0.05));
      g_assert_cmpfloat (d, <, exos_two_sided_quantile (0.05 / 3.0));
      exos_dunnett_adjust (p, 1000, sizes[i], 3, adjusted);
      g_assert_cmpfloat_with_epsilon (adjusted[0], 0.05, 1e-10);
      g_assert_cmpfloat (adjusted[1], <, 0.05);
      g_assert_cmpfloat (adjusted[2], >, 0.05);
    }
}

/* A treatment so large that its z is the control's deviation, and one so small that its z is its
 * own, are independent: P (|Z_1| > d or |Z_2| > d) = alpha at Sidak's level 1 - sqrt (1 - alpha).
 */
static void
test_independent_limit (void)
{
  const guint64 sizes[] = { G_GUINT64_CONSTANT (1) << 62, 1 };

  g_assert_cmpfloat_with_epsilon (exos_dunnett_critical (0.05, 1000000000000, sizes, 2),
                                  exos_two_sided_quantile (1.0 - sqrt (0.95)), 1e-10);
}

static void
test_extreme_p (void)
{
  const guint64 users[] = { 100, 100, 100 };
  const double p[] = { 0.0, 1.0, 1e-280 };
  double adjusted[3];

  exos_dunnett_adjust (p, 100, users, 3, adjusted);
  g_assert_cmpfloat (adjusted[0], ==, 0.0);
  g_assert_cmpfloat (adjusted[1], ==, 1.0);
  g_assert_cmpfloat_with_epsilon (adjusted[2] / 3e-280, 1.0, 1e-6);
}

/* chisq.test (rbind (c (100, 120, 90), c (900, 880, 960)), correct = FALSE) */
static void
test_omnibus (void)
{
  const ExosCount counts[] = { { 1000, 100 }, { 1000, 120 }, { 1050, 90 } };
  const ExosOmnibus it = exos_test_omnibus (counts, 3);

  g_assert_cmpfloat_with_epsilon (it.chi2, 6.63779474587104, 1e-13);
  g_assert_cmpfloat_with_epsilon (it.p, 0.036192716829937, 1e-14);
  g_assert_cmpuint (it.df, ==, 2);
}

/* With two groups the omnibus is the square of the pooled z. */
static void
test_omnibus_of_two (void)
{
  const ExosCount counts[] = { { 900, 81 }, { 1100, 132 } };
  const double z = exos_compare_proportions (counts[0], counts[1], EXOS_EXACT_NEVER).z;

  g_assert_cmpfloat_with_epsilon (exos_test_omnibus (counts, 2).chi2, z * z, 1e-13);
}

static void
test_omnibus_without_events (void)
{
  const ExosCount counts[] = { { 900, 0 }, { 1100, 0 }, { 7, 0 } };
  const ExosOmnibus it = exos_test_omnibus (counts, 3);

  g_assert_true (isnan (it.chi2));
  g_assert_cmpfloat (it.p, ==, 1.0);
  g_assert_cmpfloat (it.log10_p, ==, 0.0);
}

int
main (int argc, char **argv)
{
  gsl_set_error_handler_off ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/multiplicity/agrees-with-p-adjust", test_adjusted);
  g_test_add_func ("/multiplicity/dunnett/critical-values-of-equal-groups", test_critical);
  g_test_add_func ("/multiplicity/dunnett/groups-of-unequal-size", test_unequal_groups);
  g_test_add_func ("/multiplicity/dunnett/one-treatment-is-left-alone", test_one_treatment);
  g_test_add_func ("/multiplicity/dunnett/p-agrees-with-critical-value", test_coherence);
  g_test_add_func ("/multiplicity/dunnett/independent-groups-need-sidak", test_independent_limit);
  g_test_add_func ("/multiplicity/dunnett/extreme-p-values", test_extreme_p);
  g_test_add_func ("/multiplicity/omnibus/agrees-with-chisq-test", test_omnibus);
  g_test_add_func ("/multiplicity/omnibus/of-two-groups-is-z-squared", test_omnibus_of_two);
  g_test_add_func ("/multiplicity/omnibus/without-events-is-undefined",
                   test_omnibus_without_events);
  return g_test_run ();
}
