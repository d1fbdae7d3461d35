// SPDX-License-Identifier: MIT
/* Each option takes what it says, up to its edges, and refuses all else without a change. */
#include "analysis/plan-options.h"

#include <gio/gio.h>
#include <string.h>

#include "data/language.h"
#include "stats/exact.h"

#define MAX_TEXTS 10

static const struct
{
  const char *option;
  const char *taken[MAX_TEXTS];
  const char *refused[MAX_TEXTS];
} cases[] = {
  { "alpha",
    { "0.0001", "0.05", "0.5" },
    { "", "x", "0.00009", "0.51", "0.05x", "0.6x", "0,05", "nan", "inf", "-0.05" } },
  { "power", { "0.51", "0.8", "0.999" }, { "", "x", "0.5", "1", "0.8x", "0.4", "1.2x", "nan" } },
  { "smallest-effect", { "0", "0.5", "99.9" }, { "", "x", "100", "-1", "0.5%", "1e1" } },
  { "min-users", { "1", "1000000000" }, { "", "0", "1000000001", "1.5", "-1", "many" } },
  { "daily-users", { "1", "1000" }, { "", "0", "1.5", "-1", "+1", " 1" } },
  { "planned-users", { "1", "20000" }, { "", "0", "1.5", "20,000" } },
  { "planned-looks", { "1", "60" }, { "", "0", "61", "2.5" } },
  { "look", { "1", "10000" }, { "", "0", "all" } },
  { "worse", { "0", "0.1", "30" }, { "", "x", "0.1%", "-1" } },
  { "severe", { "0.1", "30" }, { "", "x", "0.3%", "0.05" } },
  { "relative-worse", { "0", "5", "5%" }, { "", "x", "5%%" } },
  { "relative-severe", { "10", "30%" }, { "", "x", "9%" } },
  { "ci", { "score", "mn", "agresti-caffo", "newcombe", "wald" }, { "", "Score", "exact" } },
  { "exact", { "auto", "never", "always" }, { "", "sometimes" } },
  { "policy", { "standard", "evidence", "strict", "literal" }, { "", "yolo" } },
  { "correction", { "dunnett", "holm", "bonferroni", "hochberg", "bh", "none" }, { "", "Holm" } },
  { "looks", { "fixed", "obf", "pocock", "any" }, { "", "daily" } },
  { "start",
    { "2024-03-01", "2024-03-01T09:00:00+09:00", "1709251200" },
    { "", "soon", "2024-02-30", "2024-03-01T25:00" } },
};

static void
test_takes_what_it_says (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);

  for (gsize j = 0; j < MAX_TEXTS && cases[i].taken[j] != NULL; j++)
    {
      g_autoptr (ExosPlan) plan = exos_plan_new ();
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].taken[j]);
      g_assert_true (exos_plan_set_option (plan, cases[i].option, cases[i].taken[j], &error));
      g_assert_no_error (error);
    }
  for (gsize j = 0; j < MAX_TEXTS && cases[i].refused[j] != NULL; j++)
    {
      g_autoptr (ExosPlan) plan = exos_plan_new ();
      g_autoptr (ExosPlan) before = exos_plan_new ();
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].refused[j]);
      g_assert_false (exos_plan_set_option (plan, cases[i].option, cases[i].refused[j], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_assert_nonnull (strstr (error->message, cases[i].option));
      g_assert_true (exos_plan_equal (plan, before));
    }
}

/* A limit below lifts the one above, which is never under it. */
static void
test_limits_stay_in_order (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  g_assert_true (exos_plan_set_option (plan, "worse", "2", NULL));
  g_assert_cmpint (exos_compare_ratios (plan->severe, plan->worse), ==, 0);
  g_assert_false (exos_plan_set_option (plan, "severe", "1.9", NULL));
  g_assert_true (exos_plan_set_option (plan, "severe", "2", NULL));
  g_assert_true (exos_plan_set_option (plan, "worse", "1", NULL));
  g_assert_cmpint (exos_compare_ratios (plan->severe, plan->worse), >, 0);
}

static void
test_unknown_option (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (exos_plan_set_option (plan, "alfa", "0.05", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/plan-options/", cases[i].option, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_takes_what_it_says);
    }
  g_test_add_func ("/plan-options/limits-stay-in-order", test_limits_stay_in_order);
  g_test_add_func ("/plan-options/unknown-option", test_unknown_option);
  return g_test_run ();
}
