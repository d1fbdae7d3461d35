// SPDX-License-Identifier: MIT
/* Quantiles of values that are read several times are those of values that are sorted. */
#include "quantiles-fixture.h"

#include <math.h>
#include <stdlib.h>

#include "effort.h"

#define PARTS EXOS_ROWS_QUANTILE_PARTS

static int
compare_values (const void *a, const void *b)
{
  const ExosInt128 left = *(const ExosInt128 *) a;
  const ExosInt128 right = *(const ExosInt128 *) b;

  return (left > right) - (left < right);
}

/* Type 7, a billionth at a time. */
static ExosInt128
sorted_quantile (const ExosInt128 *sorted, guint n, guint parts)
{
  const guint64 place = (guint64) (n - 1) * parts;
  const guint64 before = place / PARTS;
  const ExosInt128 share = place % PARTS;
  const ExosInt128 low = sorted[before];
  const ExosInt128 high = sorted[MIN (before + 1, n - 1)];
  const ExosInt128 whole = (high - low) / PARTS;
  const ExosInt128 rest = (high - low) - whole * PARTS;

  return low + whole * share + (rest * share + PARTS / 2) / PARTS;
}

static void
assert_like_sorted (const Sample *sample)
{
  const guint n = sample->values->len;
  g_autofree ExosInt128 *sorted = g_memdup2 (sample->values->data, n * sizeof (ExosInt128));

  qsort (sorted, n, sizeof *sorted, compare_values);
  for (guint n_threads = 1; n_threads <= 3; n_threads++)
    {
      guint n_readings;
      const ExosRowsCap cap = find_cap (sample, n_threads, n_threads == 2 ? n : 0, &n_readings);

      g_assert_true (cap.is_capped);
      g_assert_true (cap.upper == sorted_quantile (sorted, n, sample->quantile));
      g_assert_cmpint (cap.has_lower, ==, sorted[0] < 0);
      if (cap.has_lower)
        g_assert_true (cap.lower == sorted_quantile (sorted, n, PARTS - sample->quantile));
    }
}

/* How values are drawn. */
typedef struct
{
  const char *name;
  guint n;
  guint decimals;
  ExosInt128 (*draw) (GRand *random, guint i);
} Drawn;

static ExosInt128
draw_bits (GRand *random, guint bits)
{
  ExosInt128 value = 0;

  for (guint i = 0; i < bits; i += 16)
    value = value << 16 | g_rand_int_range (random, 0, 1 << 16);
  return value >> (16 - bits % 16) % 16;
}

static ExosInt128
draw_cents (GRand *random, guint i)
{
  const double size = exp (g_rand_double_range (random, 0.0, 12.0));

  return i % 3 == 0 ? 0 : (ExosInt128) (size * 100.0) * (one / 100);
}

static ExosInt128
draw_balance (GRand *random, guint i)
{
  return (ExosInt128) g_rand_int_range (random, -500000, 900000) * (one / 100);
}

static ExosInt128
draw_loss (GRand *random, guint i)
{
  return -(ExosInt128) g_rand_int_range (random, 1, 900) * one;
}

static ExosInt128
draw_fraction (GRand *random, guint i)
{
  return draw_bits (random, 60 + i % 9);
}

static ExosInt128
draw_anything (GRand *random, guint i)
{
  const ExosInt128 value = draw_bits (random, (guint) g_rand_int_range (random, 0, 109));

  return g_rand_boolean (random) ? value : -value;
}

static ExosInt128
draw_two (GRand *random, guint i)
{
  return g_rand_boolean (random) ? one / 100 : one * 300 + 1;
}

/* All in one bucket of every histogram but the last. */
static ExosInt128
draw_close (GRand *random, guint i)
{
  return 900000000000000 * one + g_rand_int_range (random, 0, 3000);
}

static ExosInt128
draw_close_whole (GRand *random, guint i)
{
  return 60000000000000 * one / 100 + g_rand_int_range (random, 0, 9000) * (one / 100);
}

static ExosInt128
draw_same (GRand *random, guint i)
{
  return 7 * one + one / 2;
}

static const Drawn drawn[] = {
  { "cents", 20000, 2, draw_cents },
  { "cents-of-whole-numbers", 20000, 0, draw_cents },
  { "balances", 20000, 2, draw_balance },
  { "losses", 20000, 0, draw_loss },
  { "fractions", 20000, 2, draw_fraction },
  { "fractions-of-many-decimals", 20000, 7, draw_fraction },
  { "anything", 20000, 3, draw_anything },
  { "two-values", 20000, 1, draw_two },
  { "close", 20000, 0, draw_close },
  { "close-whole", 20000, 2, draw_close_whole },
  { "all-the-same", 20000, 1, draw_same },
  { "all-the-same-fraction", 20000, 0, draw_same },
  { "few", 7, 2, draw_balance },
  { "one", 1, 2, draw_cents },
  { "two", 2, 2, draw_balance },
};

static void
test_drawn (gconstpointer data)
{
  static const guint quantiles[] = { 999000000, 950000000, 999999999,
                                     500000001, 750000000, 900000000 };
  const Drawn *it = data;
  g_autoptr (GRand) random = g_rand_new_with_seed (it->n + it->decimals);

  for (gsize i = 0; i < G_N_ELEMENTS (quantiles); i += 1 + EXOS_TEST_IS_SLOW)
    {
      g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (ExosInt128));
      const Sample sample = { values, it->decimals, quantiles[i] };

      for (guint j = 0; j < it->n; j++)
        {
          const ExosInt128 value = it->draw (random, j);

          g_array_append_val (values, value);
        }
      assert_like_sorted (&sample);
    }
}

/* Two readings are enough for money, and for values of any size and decimals: the first, and one
 * for the few values near the quantile. */
static void
test_few_readings (void)
{
  ExosInt128 (*const draws[]) (GRand *, guint) = { draw_cents, draw_fraction, draw_anything };

  for (gsize kind = 0; kind < G_N_ELEMENTS (draws); kind++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (1);
      g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (ExosInt128));
      const Sample sample = { values, 2, 999000000 };
      guint n_readings;

      for (guint i = 0; i < 100000; i++)
        {
          const ExosInt128 value = draws[kind](random, i);

          g_array_append_val (values, value);
        }
      find_cap (&sample, 2, 0, &n_readings);
      g_assert_cmpuint (n_readings, <=, 2);
    }
}

/* A file that is another one when it is read again. */
static void
test_changed (void)
{
  const ExosRowsPlan plan = { .n_numbers = 1,
                              .numbers = { { .decimals = 2, .quantile = 990000000 } } };
  g_autoptr (ExosQuantiles) quantiles = exos_quantiles_new (&plan, 1);

  for (int i = 0; i < 1000; i++)
    exos_quantiles_add (quantiles, 0, 0, (100000 + i) * one, 1);
  g_assert_cmpint (exos_quantiles_settle (quantiles), ==, EXOS_QUANTILES_AGAIN);
  for (int i = 0; i < 990; i++)
    exos_quantiles_add (quantiles, 0, 0, (100000 + i) * one, 1);
  g_assert_cmpint (exos_quantiles_settle (quantiles), ==, EXOS_QUANTILES_CHANGED);
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
    .n_numbers = 4,
    .numbers = { { .decimals = 1 },
                 { .decimals = 2, .quantile = 900000000 },
                 { .is_outcome = true, .quantile = 900000000 },
                 { .decimals = 0, .quantile = 950000000 } },
  };
  g_autoptr (ExosQuantiles) quantiles = exos_quantiles_new (&plan, 2);
  ExosQuantilesState state = EXOS_QUANTILES_AGAIN;

  for (guint number = 0; number < 4; number++)
    g_assert_cmpint (exos_quantiles_wants (quantiles, number), ==, number % 2 == 1);
  for (guint i = 0; i < 12 && state == EXOS_QUANTILES_AGAIN; i++)
    {
      for (gint64 j = 0; j < 101; j++)
        {
          const gint64 rank = j * 37 % 101 + 1;
          const gint64 cents[] = { rank * 100, 10 * rank - 500 };

          exos_quantiles_add_fast (quantiles, j % 2, 1, &cents[0], 1);
          exos_quantiles_add_fast (quantiles, (j + i) % 2, 3, &cents[1], 1);
        }
      state = exos_quantiles_settle (quantiles);
    }

  const ExosRowsCap *caps = exos_quantiles_caps (quantiles);

  g_assert_cmpint (state, ==, EXOS_QUANTILES_DONE);
  g_assert_false (caps[0].is_capped || caps[2].is_capped);
  g_assert_true (caps[1].is_capped && !caps[1].has_lower && caps[1].upper == 91 * one);
  g_assert_true (caps[3].is_capped && caps[3].upper == 460 * one);
  g_assert_true (caps[3].has_lower && caps[3].lower == -440 * one);
}

static void
test_nothing (void)
{
  const ExosRowsPlan none = {
    .n_numbers = 2, .numbers = { { .decimals = 2 }, { .is_outcome = true, .quantile = 5 } }
  };
  const ExosRowsPlan plan = { .n_numbers = 1, .numbers = { { .quantile = 990000000 } } };
  g_autoptr (ExosQuantiles) quantiles = exos_quantiles_new (&plan, 1);

  g_assert_null (exos_quantiles_new (&none, 1));
  g_assert_cmpint (exos_quantiles_settle (quantiles), ==, EXOS_QUANTILES_DONE);
  g_assert_false (exos_quantiles_caps (quantiles)[0].is_capped);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (drawn); i++)
    {
      g_autofree char *path = g_strdup_printf ("/quantiles/drawn/%s", drawn[i].name);

      g_test_add_data_func (path, &drawn[i], test_drawn);
    }
  g_test_add_func ("/quantiles/few-readings", test_few_readings);
  g_test_add_func ("/quantiles/changed", test_changed);
  g_test_add_func ("/quantiles/what-is-left-out", test_what_is_left_out);
  g_test_add_func ("/quantiles/several-numbers", test_several_numbers);
  g_test_add_func ("/quantiles/nothing", test_nothing);

  return g_test_run ();
}
