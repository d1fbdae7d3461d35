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
draw_close_on_both_sides (GRand *random, guint i)
{
  return i % 2 == 0 ? draw_close (random, i) : 100 - draw_close (random, i);
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
  { "close-on-both-sides", 20000, 0, draw_close_on_both_sides },
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

/* Hundredths; up to five are all there is. */
static void
test_few_values (void)
{
  static const gint64 samples[][6] = {
    { 1, -5 },
    { 1, 0 },
    { 1, 100 },
    { 2, -100, 250 },
    { 2, -1, 0 },
    { 2, -300, -100 },
    { 3, -7, 0, 700 },
    { 3, 5, 5, -5 },
    { 3, 0, 0, 0 },
    { 4, 1, 2, 3, 4 },
    { 4, -1, 1, 2, 3 },
    { 5, -9, -8, 0, 8, 9 },
    { 5, 100, 200, 300, 400, -99 },
  };
  static const guint quantiles[] = { 999000000, 950000000, 500000001, 750000000, 999999999 };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (quantiles); j++)
      for (guint decimals = 2 * EXOS_TEST_IS_SLOW; decimals < 4; decimals++)
        {
          g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (ExosInt128));
          const Sample sample = { values, decimals, quantiles[j] };

          for (gint64 k = 1; k <= samples[i][0]; k++)
            {
              const ExosInt128 value = samples[i][k] * (one / 100);

              g_array_append_val (values, value);
            }
          assert_like_sorted (&sample);
        }
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
  g_test_add_func ("/quantiles/few-values", test_few_values);

  return g_test_run ();
}
