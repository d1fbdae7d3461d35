// SPDX-License-Identifier: MIT
/* A relative change past a limit is not written as the limit. */
#include "analysis/figures.h"

static const struct
{
  const char *name;
  gboolean has_limits;
  gboolean worsened;
  gboolean severe;
  double harm; /* of a control of 0.5 */
  int decimals;
} cases[] = {
  { "no limits", FALSE, TRUE, TRUE, 0.1500002, 1 },
  { "within its limits", TRUE, FALSE, FALSE, 0.0500002, 1 },
  { "far past", TRUE, TRUE, FALSE, 0.06, 1 },
  { "just past the first", TRUE, TRUE, FALSE, 0.05002, 3 },  /* 10.004 % of 10 % */
  { "just past the second", TRUE, TRUE, TRUE, 0.15002, 3 },  /* 30.004 % of 30 % */
  { "less past the second", TRUE, TRUE, TRUE, 0.150002, 4 }, /* 30.0004 % */
  { "so little that no more decimals help", TRUE, TRUE, TRUE, 0.15, 7 },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ExosGuardrailResult guardrail = {
        .has_relative_limits = cases[i].has_limits,
        .worse = { 1, 10 },
        .severe = { 3, 10 },
        .test = { .rate_c = 0.5,
                  .harm = cases[i].harm,
                  .worsened = cases[i].worsened,
                  .severe = cases[i].severe },
      };
      const ExosFigures figures = exos_relative_figures (&guardrail);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (figures.unit, ==, EXOS_UNIT_PERCENT);
      g_assert_cmpint (figures.decimals, ==, cases[i].decimals);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/relative-figures/cases", test_cases);
  return g_test_run ();
}
