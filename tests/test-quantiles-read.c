// SPDX-License-Identifier: MIT
/* What may come between two readings of values, and of which numbers they are. */
#include "quantiles-fixture.h"

/* A file that is another one when it is read again: with fewer values near the quantile, or more.
 */
static void
test_changed (void)
{
  static const int changes[] = { -10, -1, 1, 10 };
  const ExosRowsPlan plan = { .n_numbers = 1,
                              .numbers = { { .decimals = 2, .quantile = 990000000 } } };

  /* Few are kept as they are, many are counted. */
  for (int n = 1000; n <= 10000; n += 9000)
    for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
      {
        g_autoptr (ExosQuantiles) quantiles = exos_quantiles_new (&plan, 1);

        for (int j = 0; j < n; j++)
          exos_quantiles_add (quantiles, 0, 0, (900000 + j % 1000) * one, 1);
        g_assert_cmpint (exos_quantiles_settle (quantiles), ==, EXOS_QUANTILES_AGAIN);
        for (int j = 0; j < n + changes[i] * n / 1000; j++)
          exos_quantiles_add (quantiles, 0, 0, (900000 + j % 1000) * one, 1);
        g_assert_cmpint (exos_quantiles_settle (quantiles), ==, EXOS_QUANTILES_CHANGED);
      }
}

/* A reading of 1, 2, ..., n without the multiples of some number. */
static void
add_whole (ExosQuantiles *quantiles, guint n, guint without)
{
  for (guint i = 1; i <= n; i++)
    if (without == 0 || i % without != 0)
      exos_quantiles_add (quantiles, 0, 0, i * one, 1);
}

/* Whatever was read before. */
static void
test_what_is_left_out (void)
{
  const ExosRowsPlan plan = { .n_numbers = 1, .numbers = { { .quantile = 900000000 } } };

  for (guint n_before = 0; n_before < 3; n_before++)
    {
      g_autoptr (ExosQuantiles) quantiles = exos_quantiles_new (&plan, 1);
      ExosQuantilesState state = EXOS_QUANTILES_AGAIN;

      for (guint i = 0; i < n_before; i++)
        {
          add_whole (quantiles, 1000, 0);
          exos_quantiles_settle (quantiles);
        }
      add_whole (quantiles, 77, 0);
      g_assert_false (exos_quantiles_leaves_out (quantiles, EXOS_ROWS_BY_GROUP, "tenth", 5));
      exos_quantiles_leave_out (quantiles, EXOS_ROWS_BY_GROUP, "tenth", 5);
      exos_quantiles_leave_out (quantiles, EXOS_ROWS_BY_GROUP, "other", 5);
      exos_quantiles_leave_out (quantiles, EXOS_ROWS_BY_DAY, "2024-03-01", 10);
      g_assert_true (exos_quantiles_leaves_out (quantiles, EXOS_ROWS_BY_GROUP, "tenths", 5));
      g_assert_true (exos_quantiles_leaves_out (quantiles, EXOS_ROWS_BY_GROUP, "other", 5));
      g_assert_true (exos_quantiles_leaves_out (quantiles, EXOS_ROWS_BY_DAY, "2024-03-01", 10));
      g_assert_false (exos_quantiles_leaves_out (quantiles, EXOS_ROWS_BY_GROUP, "tenth", 4));
      g_assert_false (exos_quantiles_leaves_out (quantiles, EXOS_ROWS_BY_SEGMENT, "tenth", 5));
      g_assert_false (exos_quantiles_leaves_out (quantiles, EXOS_ROWS_BY_DAY, "tenth", 5));
      for (guint i = 0; i < 12 && state == EXOS_QUANTILES_AGAIN; i++)
        {
          add_whole (quantiles, 1009, 10);
          state = exos_quantiles_settle (quantiles);
        }

      /* 909 values, (909 - 1) 0.9 = 817.2: 908 is the one with 817 before it. */
      g_assert_cmpint (state, ==, EXOS_QUANTILES_DONE);
      g_assert_true (exos_quantiles_caps (quantiles)[0].upper == 908 * one + one / 5);
    }
  g_assert_false (exos_quantiles_leaves_out (NULL, EXOS_ROWS_BY_GROUP, "tenth", 5));
}

/* Each number has a quantile of its own, or none. */
static void
test_several_numbers (void)
{
  const ExosRowsPlan plan = {
    .n_numbers = 5,
    .numbers = { { .decimals = 1 },
                 { .decimals = 0, .quantile = 950000000 },
                 { .is_outcome = true, .quantile = 900000000 },
                 { .decimals = 2, .quantile = 900000000 },
                 { .decimals = 0, .quantile = 750000000 } },
  };
  g_autoptr (ExosQuantiles) quantiles = exos_quantiles_new (&plan, 2);
  ExosQuantilesState state = EXOS_QUANTILES_AGAIN;

  for (guint number = 0; number < 5; number++)
    g_assert_cmpint (exos_quantiles_wants (quantiles, number), ==, number != 0 && number != 2);
  for (guint i = 0; i < 12 && state == EXOS_QUANTILES_AGAIN; i++)
    {
      for (gint64 j = 0; j < 101; j++)
        {
          const gint64 rank = j * 37 % 101 + 1;
          const gint64 numbers[] = { 10 * rank - 500, rank * 100, rank - 40 };

          exos_quantiles_add_fast (quantiles, j % 2, 1, &numbers[0], 1);
          exos_quantiles_add_fast (quantiles, (j + i) % 2, 3, &numbers[1], 1);
          exos_quantiles_add_fast (quantiles, j % 2, 4, &numbers[2], 1);
        }
      state = exos_quantiles_settle (quantiles);
    }

  const ExosRowsCap *caps = exos_quantiles_caps (quantiles);

  g_assert_cmpint (state, ==, EXOS_QUANTILES_DONE);
  g_assert_false (caps[0].is_capped || caps[2].is_capped);
  g_assert_true (caps[1].is_capped && caps[1].upper == 460 * one);
  g_assert_true (caps[1].has_lower && caps[1].lower == -440 * one);
  g_assert_true (caps[3].is_capped && !caps[3].has_lower && caps[3].upper == 91 * one);
  g_assert_true (caps[4].is_capped && caps[4].upper == 36 * one);
  g_assert_true (caps[4].has_lower && caps[4].lower == -14 * one);
}

static void
test_nothing (void)
{
  const ExosRowsPlan none = {
    .n_numbers = 2, .numbers = { { .decimals = 2 }, { .is_outcome = true, .quantile = 5 } }
  };
  const ExosRowsPlan plan = { .n_numbers = 1, .numbers = { { .quantile = 990000000 } } };
  g_autoptr (ExosQuantiles) quantiles = exos_quantiles_new (&plan, 0);

  g_assert_null (exos_quantiles_new (&none, 1));
  g_assert_cmpint (exos_quantiles_settle (quantiles), ==, EXOS_QUANTILES_DONE);
  g_assert_false (exos_quantiles_caps (quantiles)[0].is_capped);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quantiles-read/changed", test_changed);
  g_test_add_func ("/quantiles-read/what-is-left-out", test_what_is_left_out);
  g_test_add_func ("/quantiles-read/several-numbers", test_several_numbers);
  g_test_add_func ("/quantiles-read/nothing", test_nothing);

  return g_test_run ();
}
