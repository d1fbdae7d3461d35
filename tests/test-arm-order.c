// SPDX-License-Identifier: MIT
/* The control comes first, the others as they stand in the file. */
#include "data/arm-order.h"

#include "data/language.h"

static const struct
{
  int control;
  gsize n_arms;
  gsize order[3];
  const char *split;
} cases[] = {
  { -1, 3, { 0, 1, 2 }, "10% / 20% / 70%" },
  { 0, 3, { 0, 1, 2 }, "10% / 20% / 70%" },
  { 1, 3, { 1, 0, 2 }, "20% / 10% / 70%" },
  { 2, 3, { 2, 0, 1 }, "70% / 10% / 20%" },
  { 0, 1, { 0 }, "100%" },
};

static void
test_order (void)
{
  static const guint64 parts[] = { 100, 200, 700 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ExosExperiment experiment = { .control = cases[i].control, .n_arms = cases[i].n_arms };
      g_autofree char *split = exos_format_arms_split (&experiment, parts);

      for (gsize place = 0; place < cases[i].n_arms; place++)
        g_assert_cmpuint (exos_arm_at (&experiment, place), ==, cases[i].order[place]);
      g_assert_cmpstr (split, ==, cases[i].split);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  g_test_add_func ("/arm-order/order", test_order);
  return g_test_run ();
}
