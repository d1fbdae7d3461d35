// SPDX-License-Identifier: MIT
/* Guardrails: strict thresholds, either direction, and bounds that agree with their tests. */
#include "stats/guardrail.h"
#include "stats/intervals.h"

#include <glib.h>
#include <gsl/gsl_errno.h>

static const ExosGuardrailLimits usual = { { 1, 1000 }, { 3, 1000 }, { 1, 1000 }, false };

static void
test_guardrail_thresholds (void)
{
  const ExosCount c = { 1000, 10 };
  const struct
  {
    guint64 users, events;
    gboolean worsened, severe;
  } rows[] = {
    { 1000, 11, FALSE, FALSE }, { 1000, 12, TRUE, FALSE },    { 1000, 13, TRUE, FALSE },
    { 1000, 14, TRUE, TRUE },   { 100000, 1301, TRUE, TRUE }, { 100000, 1100, FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const ExosCount t = { rows[i].users, rows[i].events };
      const ExosCount c_kept = { c.users, c.users - c.events };
      const ExosCount t_kept = { t.users, t.users - t.events };
      const ExosGuardrailTest it = exos_test_guardrail (c, t, true, usual, 0.05);
      const ExosGuardrailTest kept = exos_test_guardrail (c_kept, t_kept, false, usual, 0.05);

      g_assert_cmpint (it.worsened, ==, rows[i].worsened);
      g_assert_cmpint (it.severe, ==, rows[i].severe);
      g_assert_cmpint (kept.worsened, ==, rows[i].worsened);
      g_assert_cmpint (kept.severe, ==, rows[i].severe);
      g_assert_cmpfloat (kept.harm, ==, it.harm);
      g_assert_cmpfloat_with_epsilon (kept.p_harm, it.p_harm, 1e-15);
      g_assert_cmpfloat_with_epsilon (kept.harm_upper_1s, it.harm_upper_1s, 1e-14);
    }
}

static void
test_one_sided_ps_add_to_one (void)
{
  const ExosCount c = { 3000, 200 };
  const ExosCount t = { 2500, 190 };
  const double up = exos_test_guardrail (c, t, true, usual, 0.05).p_harm;
  const double down = exos_test_guardrail (c, t, false, usual, 0.05).p_harm;

  g_assert_cmpfloat_with_epsilon (up + down, 1.0, 1e-15);
  g_assert_cmpfloat (up, <, down);
}

static void
test_evidence (void)
{
  const struct
  {
    ExosCount c, t;
    ExosEvidence evidence;
  } rows[] = {
    { { 1000000, 10000 }, { 1000000, 10000 }, EXOS_EVIDENCE_SAFE },
    { { 1000, 10 }, { 1000, 10 }, EXOS_EVIDENCE_INCONCLUSIVE },
    { { 1000, 10 }, { 1000, 13 }, EXOS_EVIDENCE_HARM_SUSPECTED },
    { { 100000, 1000 }, { 100000, 1300 }, EXOS_EVIDENCE_HARM_CONFIRMED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const ExosGuardrailTest it = exos_test_guardrail (rows[i].c, rows[i].t, true, usual, 0.05);

      g_assert_cmpint (it.evidence, ==, rows[i].evidence);
    }
}

/* Of the second pair the difference, 0.001 exactly, is not the double 0.001. */
static void
test_non_inferiority_at_the_margin (void)
{
  const ExosCount pairs[][2] = {
    { { 3000, 30 }, { 3000, 33 } },
    { { 123456789000, 1234567890 }, { 123456789000, 1358024679 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const ExosGuardrailTest it =
          exos_test_guardrail (pairs[i][0], pairs[i][1], true, usual, 0.05);

      g_assert_cmpfloat (it.z_ni, ==, 0.0);
      g_assert_cmpfloat (it.p_ni, ==, 0.5);
    }
}

/* NI passes exactly where the one-sided bound lies below the margin. */
static void
test_non_inferiority_agrees_with_the_bound (void)
{
  for (guint64 events = 800; events <= 1100; events++)
    {
      const ExosGuardrailTest it = exos_test_guardrail (
          (ExosCount) { 100000, 1000 }, (ExosCount) { 100000, events }, true, usual, 0.05);

      g_assert_cmpint (it.ni_pass, ==, it.harm_upper_1s < 0.001);
      g_assert_cmpint (it.harm_significant, ==, it.harm_lower_1s > 0.0);
    }
}

/* 5 and 10 % of control, in both directions, exactly: at a limit is not past it. */
static void
test_relative_limits (void)
{
  const ExosGuardrailLimits shares = { { 1, 20 }, { 1, 10 }, { 1, 20 }, true };
  const ExosCount c = { 1000000, 2000 };
  const struct
  {
    guint64 harm;
    gboolean worsened, severe;
  } rows[] = { { 99, FALSE, FALSE },
               { 100, FALSE, FALSE },
               { 101, TRUE, FALSE },
               { 200, TRUE, FALSE },
               { 201, TRUE, TRUE } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const ExosCount up = { c.users, c.events + rows[i].harm };
      const ExosCount down = { c.users, c.events - rows[i].harm };
      const ExosGuardrailTest rise = exos_test_guardrail (c, up, true, shares, 0.05);
      const ExosGuardrailTest fall = exos_test_guardrail (c, down, false, shares, 0.05);

      g_assert_cmpint (rise.worsened, ==, rows[i].worsened);
      g_assert_cmpint (rise.severe, ==, rows[i].severe);
      g_assert_cmpint (fall.worsened, ==, rows[i].worsened);
      g_assert_cmpint (fall.severe, ==, rows[i].severe);
      g_assert_false (exos_test_guardrail (c, down, true, shares, 0.05).worsened);
    }
}

/* NI of a ratio passes exactly where Koopman's bound of the ratio lies inside the margin. */
static void
test_ratio_margin_agrees_with_the_bound (void)
{
  const ExosGuardrailLimits shares = { { 1, 20 }, { 1, 10 }, { 1, 20 }, true };
  const double z = 1.6448536269514722;
  const ExosCount c = { 100000, 8000 };

  for (guint64 events = 7500; events <= 8500; events += 7)
    {
      const ExosCount t = { 90000, events * 9 / 10 };
      const ExosInterval ratio = exos_ratio_interval_koopman (c, t, z);
      const ExosGuardrailTest rise = exos_test_guardrail (c, t, true, shares, 0.05);
      const ExosGuardrailTest fall = exos_test_guardrail (c, t, false, shares, 0.05);

      g_assert_cmpint (rise.ni_pass, ==, ratio.high < 1.05);
      g_assert_cmpint (fall.ni_pass, ==, ratio.low > 0.95);
    }
}

static void
test_relative_margin_at_its_ends (void)
{
  const ExosGuardrailLimits all = { { 1, 1 }, { 1, 1 }, { 1, 1 }, true };
  const ExosGuardrailLimits shares = { { 1, 20 }, { 1, 10 }, { 1, 20 }, true };
  const ExosCount none = { 1000, 0 };
  const ExosCount some = { 1000, 10 };
  const ExosCount limit = { 2000, 21 };

  g_assert_cmpfloat (exos_test_guardrail (none, none, true, shares, 0.05).p_ni, ==, 0.5);
  g_assert_cmpfloat (exos_test_guardrail (some, limit, true, shares, 0.05).p_ni, ==, 0.5);
  g_assert_true (exos_test_guardrail (none, some, true, all, 0.05).severe);
  g_assert_false (exos_test_guardrail (none, some, true, all, 0.05).ni_pass);
  g_assert_false (exos_test_guardrail (some, none, false, all, 0.05).worsened);
  g_assert_false (exos_test_guardrail (some, none, false, all, 0.05).ni_pass);
  g_assert_true (exos_test_guardrail (some, some, false, all, 0.05).ni_pass);
}

/* The margin is its own: the limits judge what was seen, it judges what is ruled out. */
static void
test_own_margin (void)
{
  const ExosGuardrailLimits narrow = { { 1, 1000 }, { 3, 1000 }, { 1, 10000 }, false };
  const ExosGuardrailLimits wide = { { 1, 1000 }, { 3, 1000 }, { 1, 100 }, false };
  const ExosCount c = { 10000, 100 };
  const ExosCount t = { 10000, 105 };

  g_assert_false (exos_test_guardrail (c, t, true, usual, 0.05).ni_pass);
  g_assert_false (exos_test_guardrail (c, t, true, narrow, 0.05).ni_pass);
  g_assert_true (exos_test_guardrail (c, t, true, wide, 0.05).ni_pass);
  g_assert_false (exos_test_guardrail (c, t, true, wide, 0.05).worsened);
}

int
main (int argc, char **argv)
{
  gsl_set_error_handler_off ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guardrail/at-a-threshold-is-not-past-it", test_guardrail_thresholds);
  g_test_add_func ("/guardrail/one-sided-ps-add-to-one", test_one_sided_ps_add_to_one);
  g_test_add_func ("/guardrail/evidence-has-four-grades", test_evidence);
  g_test_add_func ("/guardrail/at-the-margin-z-is-zero", test_non_inferiority_at_the_margin);
  g_test_add_func ("/guardrail/tests-agree-with-their-bounds",
                   test_non_inferiority_agrees_with_the_bound);
  g_test_add_func ("/guardrail/relative-limits-are-exact", test_relative_limits);
  g_test_add_func ("/guardrail/ratio-margin-agrees-with-its-bound",
                   test_ratio_margin_agrees_with_the_bound);
  g_test_add_func ("/guardrail/relative-margin-at-its-ends", test_relative_margin_at_its_ends);
  g_test_add_func ("/guardrail/margin-is-its-own", test_own_margin);
  return g_test_run ();
}
