// SPDX-License-Identifier: MIT
/* Probabilities and levels: their digits show on which side of a threshold they are. */
#include "data/format.h"

#include <math.h>

#include "format-fixture.h"

static void
test_p_values (void)
{
  CHECK_BOTH ("p = 0.015", "p값 0.015", exos_format_p (0.01541, 0.05));
  CHECK_BOTH ("p < 0.001", "p값 < 0.001", exos_format_p (0.0, 0.05));
  CHECK_BOTH ("p > 0.99", "p값 > 0.99", exos_format_p (1.0, 0.05));
  CHECK_BOTH ("p not defined", "p값 정의되지 않음", exos_format_p (NAN, 0.05));
  CHECK ("0.001", exos_format_p_bare (0.001, 0.05));
  CHECK ("< 0.001", exos_format_p_bare (0.00099, 0.05));
  CHECK ("0.990", exos_format_p_bare (0.99, 0.05));
  CHECK ("0.900", exos_format_p_bare (0.9, 0.05));
  CHECK ("> 0.99", exos_format_p_bare (0.9901, 0.05));
  CHECK ("> 0.99", exos_format_p_bare (0.993, NAN));
  CHECK ("> 0.99", exos_format_p_bare (0.993, 0.9));
  CHECK ("> 0.99", exos_format_p_bare (0.993, 0.99));
  CHECK ("0.993", exos_format_p_bare (0.993, 0.9901));
  CHECK ("not defined", exos_format_p_bare (INFINITY, 0.05));
}

/* Below the level, as far as three decimals do not show on which side p is. */
static void
test_small_alphas (void)
{
  static const struct
  {
    double p;
    double alpha;
    const char *shown;
  } cases[] = {
    { 0.0005, 0.0, "< 0.001" },       { 0.0005, 0.05, "< 0.001" },
    { 0.0005, 0.0012, "< 0.001" },    { 0.0005, 0.00105, "< 0.001" },
    { 0.0005, 0.001, "< 0.001" },     { 0.0005, 0.00099, "0.0005" },
    { 0.0005, 0.0008, "0.0005" },     { 0.0005, 0.0001, "0.0005" },
    { 0.00005, 0.0001, "< 0.0001" },  { 0.00005, 0.00009, "0.00005" },
    { 1e-12, 1e-9, "< 0.000000001" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    CHECK (cases[i].shown, exos_format_p_bare (cases[i].p, cases[i].alpha));
}

static void
test_p_never_rounds_onto_alpha (void)
{
  CHECK ("0.0496", exos_format_p_bare (0.0496, 0.05));
  CHECK ("0.0504", exos_format_p_bare (0.0504, 0.05));
  CHECK ("0.04999996", exos_format_p_bare (0.04999996, 0.05));
  CHECK ("0.049", exos_format_p_bare (0.0491, 0.05));
  CHECK ("0.050", exos_format_p_bare (0.05, 0.05));
  CHECK ("0.03341001", exos_format_p_bare (0.03341001, 0.03341));
  CHECK ("0.0103", exos_format_p_bare (0.0103, 0.01));
  CHECK ("0.0003", exos_format_p_bare (0.0003, 0.0005));
  CHECK ("0.00048", exos_format_p_bare (0.00048, 0.0005));
  CHECK ("< 0.0001", exos_format_p_bare (0.00001, 0.0005));
  CHECK ("0.993", exos_format_p_bare (0.993, 0.995));
  CHECK ("0.123", exos_format_p_bare (0.1234, NAN));
}

static void
test_srm_p_shows_its_thresholds (void)
{
  CHECK ("0.724", exos_format_srm_p (0.7240));
  CHECK ("0.0004", exos_format_srm_p (0.00043));
  CHECK ("0.00096", exos_format_srm_p (0.00096));
  CHECK ("0.001", exos_format_srm_p (0.001));
  CHECK ("0.00104", exos_format_srm_p (0.00104));
  CHECK ("0.00001", exos_format_srm_p (0.00001));
  CHECK ("0.0000104", exos_format_srm_p (0.0000104));
  CHECK ("< 0.00001", exos_format_srm_p (0.00000999));
  CHECK ("< 0.00001", exos_format_srm_p (0.0));
  CHECK ("0.900", exos_format_srm_p (0.9));
  CHECK ("0.990", exos_format_srm_p (0.99));
  CHECK ("> 0.99", exos_format_srm_p (0.9901));
  CHECK ("> 0.99", exos_format_srm_p (1.0));
  CHECK ("not defined", exos_format_srm_p (NAN));
}

static void
test_probabilities (void)
{
  CHECK ("99.2%", exos_format_probability (0.9921));
  CHECK ("99.9%", exos_format_probability (0.999));
  CHECK ("> 99.9%", exos_format_probability (0.99901));
  CHECK ("> 99.9%", exos_format_probability (1.0));
  CHECK ("< 0.1%", exos_format_probability (0.0));
  CHECK ("0.1%", exos_format_probability (0.001));
  CHECK ("0.1%", exos_format_probability (0.00105));
  CHECK ("< 0.1%", exos_format_probability (0.00095));
  CHECK ("90.0%", exos_format_probability (0.9));
  CHECK ("not defined", exos_format_probability (NAN));
  CHECK ("not defined", exos_format_probability (INFINITY));
  CHECK ("not defined", exos_format_probability (-INFINITY));
}

static void
test_alpha_and_level (void)
{
  CHECK ("0.05", exos_format_alpha (0.05));
  CHECK ("0.1", exos_format_alpha (0.1));
  CHECK ("0.00001", exos_format_alpha (0.00001));
  CHECK ("0", exos_format_alpha (0.0));
  CHECK ("1", exos_format_alpha (1.0));
  CHECK ("not defined", exos_format_alpha (-0.05));
  CHECK ("not defined", exos_format_alpha (INFINITY));
  CHECK ("not defined", exos_format_alpha (NAN));
  CHECK ("95%", exos_format_level (0.05));
  CHECK ("99.9%", exos_format_level (0.001));
  CHECK ("93%", exos_format_level (0.07));
  CHECK ("100%", exos_format_level (0.0));
  CHECK ("5%", exos_format_level (0.95));
  CHECK ("0%", exos_format_level (1.0));
  CHECK ("not defined", exos_format_level (-0.01));
  CHECK ("not defined", exos_format_level (1.01));
  CHECK ("not defined", exos_format_level (NAN));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/format-p/p-values", test_p_values);
  g_test_add_func ("/format-p/small-alphas", test_small_alphas);
  g_test_add_func ("/format-p/p-never-rounds-onto-alpha", test_p_never_rounds_onto_alpha);
  g_test_add_func ("/format-p/srm-p-shows-its-thresholds", test_srm_p_shows_its_thresholds);
  g_test_add_func ("/format-p/probabilities", test_probabilities);
  g_test_add_func ("/format-p/alpha-and-level", test_alpha_and_level);

  return g_test_run ();
}
