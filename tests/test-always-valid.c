// SPDX-License-Identifier: MIT
/* Inference that may be looked at any time. Expected numbers are R 4.2.2's, of the formulas as
 * printed. */
#include "stats/always-valid.h"

#include <glib.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#define assert_relative(got, want) g_assert_cmpfloat_with_epsilon (got, want, fabs (want) * 1e-13)

static const struct
{
  double difference;
  double se;
  guint64 n;
  double alpha;
  guint64 n_star;
  double rho;
  double half_width;
  double ln_e;
  double p;
} sequences[] = {
  { 0.01, 0.0025, 20000, 0.05, 5000, 0.03984006677137368, 0.007817785359219976, 6.011315731599408,
    0.002450861382312831 },
  { -3.0, 1.2, 5000, 0.1, 5000, 0.03557768852889753, 3.316726287081484, 1.702693549201436,
    0.1821921191012179 },
  { 0.01, 0.0025, 5000, 0.05, 5000, 0.03984006677137368, 0.007588022475940632, 6.009707659515694,
    0.002454805714618146 },
};

static void
test_sequence (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sequences); i++)
    {
      const ExosConfidenceSequence it =
          exos_confidence_sequence (sequences[i].difference, sequences[i].se, sequences[i].n,
                                    sequences[i].alpha, sequences[i].n_star);

      assert_relative (it.rho, sequences[i].rho);
      assert_relative (it.half_width, sequences[i].half_width);
      assert_relative (it.ci.low, sequences[i].difference - sequences[i].half_width);
      assert_relative (it.ci.high, sequences[i].difference + sequences[i].half_width);
      assert_relative (it.ln_e, sequences[i].ln_e);
      assert_relative (it.p, sequences[i].p);
    }
}

static void
test_msprt (void)
{
  const ExosMsprt a = exos_msprt (0.004, 1e-6, 4e-6);
  const ExosMsprt b = exos_msprt (-0.5, 0.04, 0.01);

  assert_relative (a.ln_lr, 5.595281043782951);
  assert_relative (a.p, 0.003715355011326104);
  assert_relative (b.ln_lr, 0.513428224342895);
  assert_relative (b.p, 0.5984404699510534);
}

static void
test_sequence_is_a_mixture (void)
{
  const double se = 0.003;
  const guint64 n = 12345;
  const ExosConfidenceSequence a = exos_confidence_sequence (0.0101, se, n, 0.05, 3000);
  const ExosMsprt b = exos_msprt (0.0101, se * se, (double) n * a.rho * a.rho * se * se);

  assert_relative (a.ln_e, b.ln_lr);
  assert_relative (a.p, b.p);
}

/* p < alpha exactly when the interval excludes 0, also right at its end. */
static void
test_coherence (void)
{
  const double alphas[] = { 0.001, 0.05, 0.2, 0.9 };

  for (gsize i = 0; i < G_N_ELEMENTS (alphas); i++)
    for (guint64 n = 1; n < 1000000000; n *= 17)
      {
        const double end = exos_confidence_sequence (0.0, 0.01, n, alphas[i], 5000).half_width;
        const ExosConfidenceSequence in =
            exos_confidence_sequence (end * (1.0 - 1e-9), 0.01, n, alphas[i], 5000);
        const ExosConfidenceSequence out =
            exos_confidence_sequence (-end * (1.0 + 1e-9), 0.01, n, alphas[i], 5000);

        g_assert_cmpfloat (in.ci.low, <, 0.0);
        g_assert_cmpfloat (in.p, >, alphas[i]);
        g_assert_cmpfloat (out.ci.high, <, 0.0);
        g_assert_cmpfloat (out.p, <, alphas[i]);
      }
}

/* At n_star the interval is 3.035 standard errors each way, and no other tuning is much better. */
static void
test_tuning (void)
{
  const double tuned = exos_confidence_sequence (0.0, 1.0, 5000, 0.05, 5000).half_width;

  g_assert_cmpfloat_with_epsilon (tuned, 3.035, 5e-4);
  for (guint64 n_star = 100; n_star < 1000000; n_star += n_star / 10)
    g_assert_cmpfloat (exos_confidence_sequence (0.0, 1.0, 5000, 0.05, n_star).half_width, >,
                       tuned * 0.999);
}

/* A unit of the difference is only a unit. */
static void
test_scale (void)
{
  const ExosConfidenceSequence a = exos_confidence_sequence (0.01, 0.003, 7000, 0.05, 5000);
  const ExosConfidenceSequence b = exos_confidence_sequence (-1e7, 3e6, 7000, 0.05, 5000);

  assert_relative (a.ln_e, b.ln_e);
  assert_relative (a.ci.low * -1e9, b.ci.high);
  assert_relative (a.ci.high * -1e9, b.ci.low);
}

static void
test_strong_evidence (void)
{
  const ExosConfidenceSequence it = exos_confidence_sequence (1.0, 0.01, 1000000, 0.05, 5000);

  g_assert_cmpfloat (it.p, ==, 0.0);
  g_assert_cmpfloat (it.ln_e, >, 4000.0);
  g_assert_true (isfinite (it.ln_e));
}

static void
test_refused (void)
{
  const ExosConfidenceSequence bad[] = {
    exos_confidence_sequence (NAN, 1.0, 100, 0.05, 5000),
    exos_confidence_sequence (0.0, 0.0, 100, 0.05, 5000),
    exos_confidence_sequence (0.0, -1.0, 100, 0.05, 5000),
    exos_confidence_sequence (0.0, INFINITY, 100, 0.05, 5000),
    exos_confidence_sequence (0.0, 1.0, 0, 0.05, 5000),
    exos_confidence_sequence (0.0, 1.0, 100, 0.0, 5000),
    exos_confidence_sequence (0.0, 1.0, 100, 1.0, 5000),
    exos_confidence_sequence (0.0, 1.0, 100, 0.05, 0),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_true (isnan (bad[i].rho));
      g_assert_true (isnan (bad[i].half_width));
      g_assert_true (isnan (bad[i].ci.low));
      g_assert_true (isnan (bad[i].ci.high));
      g_assert_true (isnan (bad[i].ln_e));
      g_assert_true (isnan (bad[i].p));
    }
  g_assert_true (isnan (exos_msprt (1.0, 0.0, 1.0).p));
  g_assert_true (isnan (exos_msprt (1.0, 1.0, -1.0).p));
  g_assert_true (isnan (exos_msprt (NAN, 1.0, 1.0).ln_lr));
  g_assert_cmpfloat (exos_msprt (1.0, 1.0, 0.0).p, ==, 1.0);
}

static void
test_no_evidence (void)
{
  const ExosConfidenceSequence it = exos_confidence_sequence (0.0, 0.01, 1000000, 0.05, 5000);

  g_assert_cmpfloat (it.ln_e, <, 0.0);
  g_assert_cmpfloat (it.p, ==, 1.0);
}

static void
test_beginning (void)
{
  const ExosCount enough = { 100, 10 };
  const struct
  {
    ExosCount count;
    gboolean has_begun;
  } counts[] = {
    { { 100, 10 }, TRUE }, { { 99, 10 }, FALSE },  { { 1000, 9 }, FALSE },
    { { 100, 90 }, TRUE }, { { 100, 91 }, FALSE }, { { 0, 0 }, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_assert_cmpint (exos_confidence_sequence_has_begun (enough, counts[i].count), ==,
                       counts[i].has_begun);
      g_assert_cmpint (exos_confidence_sequence_has_begun (counts[i].count, enough), ==,
                       counts[i].has_begun);
    }
}

static void
test_running (void)
{
  const ExosConfidenceSequence looks[] = {
    exos_confidence_sequence (0.02, 0.01, 1000, 0.05, 5000),
    exos_confidence_sequence (0.02, 0.004, 5000, 0.05, 5000),
    exos_confidence_sequence (0.0, 0.0, 5000, 0.05, 5000),
    exos_confidence_sequence (0.005, 0.003, 9000, 0.05, 5000),
  };
  ExosRunningSequence it = exos_running_sequence ();

  g_assert_cmpfloat (it.p, ==, 1.0);
  g_assert_cmpfloat (it.ci.low, ==, -INFINITY);
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    exos_running_sequence_add (&it, &looks[i]);
  g_assert_cmpfloat (it.p, ==, looks[1].p);
  g_assert_cmpfloat (it.ci.low, ==, looks[1].ci.low);
  g_assert_cmpfloat (it.ci.high, ==, looks[3].ci.high);
}

int
main (int argc, char **argv)
{
  gsl_set_error_handler_off ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/always-valid/sequence/agrees-with-its-formula", test_sequence);
  g_test_add_func ("/always-valid/sequence/is-a-mixture-test", test_sequence_is_a_mixture);
  g_test_add_func ("/always-valid/sequence/p-agrees-with-interval", test_coherence);
  g_test_add_func ("/always-valid/sequence/is-narrow-where-tuned", test_tuning);
  g_test_add_func ("/always-valid/sequence/unit-does-not-matter", test_scale);
  g_test_add_func ("/always-valid/sequence/strong-evidence-stays-finite", test_strong_evidence);
  g_test_add_func ("/always-valid/sequence/without-evidence-p-is-1", test_no_evidence);
  g_test_add_func ("/always-valid/sequence/begins-with-enough-data", test_beginning);
  g_test_add_func ("/always-valid/sequence/looks-accumulate", test_running);
  g_test_add_func ("/always-valid/mixture/agrees-with-its-formula", test_msprt);
  g_test_add_func ("/always-valid/what-is-not-defined-is-refused", test_refused);
  return g_test_run ();
}
