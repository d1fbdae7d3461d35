// SPDX-License-Identifier: MIT
/* The streams of random numbers of the simulator. Seeds are fixed: a test that passes always
 * passes. Limits of chi-square are the quantiles of 1e-4 and 1 - 1e-4, from R 4.2.2. */
#include "stats/random.h"

#include <glib.h>
#include <math.h>

#define SEED G_GUINT64_CONSTANT (20240601)
#define N_DRAWS 262144
#define CELLS 16
#define LEAST_CHI_SQUARE_255 179.4285
#define MOST_CHI_SQUARE_255 347.6542
#define N_REPLICATES 512
#define N_THREADS 7

/* philox4x32 10 of kat_vectors, the known answers that Salmon et al. publish with Random123. */
static void
test_known_answers (void)
{
  static const struct
  {
    guint32 counter[4];
    guint32 key[2];
    guint32 block[4];
  } cases[] = {
    { { 0, 0, 0, 0 }, { 0, 0 }, { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 } },
    { { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff },
      { 0xffffffff, 0xffffffff },
      { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd } },
    { { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344 },
      { 0xa4093822, 0x299f31d0 },
      { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint32 block[4];

      exos_philox (cases[i].counter, cases[i].key, block);
      g_assert_cmpmem (block, sizeof block, cases[i].block, sizeof cases[i].block);
    }
}

/* The first numbers of a stream are those blocks: a seed keeps its numbers for good. */
static void
test_stream_begins_with_known_answers (void)
{
  ExosRandom random = exos_random_stream (0, 0, 0);
  const guint64 first = G_GUINT64_CONSTANT (0x6627e8d5e169c58d) >> 12;
  const guint64 second = G_GUINT64_CONSTANT (0xbc57ac4c9b00dbd8) >> 12;

  g_assert_cmpfloat (exos_random_uniform (&random), ==, ((double) first + 0.5) * 0x1p-52);
  g_assert_cmpfloat (exos_random_uniform (&random), ==, ((double) second + 0.5) * 0x1p-52);
}

static double
first_number (guint64 seed, guint64 replicate, guint32 arm)
{
  ExosRandom random = exos_random_stream (seed, replicate, arm);

  return exos_random_uniform (&random);
}

static void
test_every_bit_tells_streams_apart (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_double_hash, g_double_equal, g_free, NULL);
  guint n = 0;

  for (guint bit = 0; bit < 64; bit++, n += 2)
    {
      const guint64 it = G_GUINT64_CONSTANT (1) << bit;
      const double by_seed = first_number (it, 0, 0);
      const double by_replicate = first_number (0, it, 0);

      g_hash_table_add (seen, g_memdup2 (&by_seed, sizeof by_seed));
      g_hash_table_add (seen, g_memdup2 (&by_replicate, sizeof by_replicate));
    }
  for (guint bit = 0; bit < 32; bit++, n++)
    {
      const double by_arm = first_number (0, 0, 1u << bit);

      g_hash_table_add (seen, g_memdup2 (&by_arm, sizeof by_arm));
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, n);
}

/* Streams do not run into one another: what they give is all different. */
static void
test_streams_do_not_overlap (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_double_hash, g_double_equal, g_free, NULL);

  for (guint replicate = 0; replicate < 64; replicate++)
    for (guint32 arm = 0; arm < 3; arm++)
      {
        ExosRandom random = exos_random_stream (SEED, replicate, arm);

        for (guint i = 0; i < 256; i++)
          {
            const double u = exos_random_uniform (&random);

            g_hash_table_add (seen, g_memdup2 (&u, sizeof u));
          }
      }
  g_assert_cmpuint (g_hash_table_size (seen), ==, 64 * 3 * 256);
}

static void
test_copy_continues (void)
{
  ExosRandom random = exos_random_stream (SEED, 3, 1);

  for (guint i = 0; i < 5; i++)
    {
      ExosRandom copy = random;

      g_assert_cmpfloat (exos_random_uniform (&copy), ==, exos_random_uniform (&random));
    }
}

/* Every other replicate of N_REPLICATES, from the thread's own on. */
typedef struct
{
  guint first;
  double *sums;
} Share;

static gpointer
simulate (gpointer data)
{
  const Share *share = data;

  for (guint replicate = share->first; replicate < N_REPLICATES; replicate += N_THREADS)
    for (guint32 arm = 0; arm < 3; arm++)
      {
        ExosRandom random = exos_random_stream (SEED, replicate, arm);

        for (guint i = 0; i < 100; i++)
          share->sums[3 * replicate + arm] += exos_random_uniform (&random);
      }
  return NULL;
}

static void
test_threads_change_nothing (void)
{
  g_autofree double *alone = g_new0 (double, 3 * N_REPLICATES);
  g_autofree double *shared = g_new0 (double, 3 * N_REPLICATES);
  GThread *threads[N_THREADS];
  Share shares[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    {
      Share share = { i, alone };

      simulate (&share);
    }
  for (guint i = 0; i < N_THREADS; i++)
    {
      shares[i] = (Share) { N_THREADS - 1 - i, shared };
      threads[i] = g_thread_new ("simulate", simulate, &shares[i]);
    }
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
  g_assert_cmpmem (alone, 3 * N_REPLICATES * sizeof *alone, shared,
                   3 * N_REPLICATES * sizeof *shared);
}

/* Moments about the middle of uniform numbers: 0, 1/12, 0, 1/80, each within 4 standard errors. */
static void
test_moments (void)
{
  ExosRandom random = exos_random_stream (SEED, 0, 0);
  double sums[4] = { 0.0 };
  double least = 1.0;
  double most = 0.0;

  for (guint i = 0; i < N_DRAWS; i++)
    {
      const double u = exos_random_uniform (&random);

      for (guint k = 0; k < G_N_ELEMENTS (sums); k++)
        sums[k] += pow (u - 0.5, k + 1.0);
      least = fmin (least, u);
      most = fmax (most, u);
    }
  for (guint k = 1; k <= G_N_ELEMENTS (sums); k++)
    {
      const double mean = k % 2 == 0 ? pow (0.5, k) / (k + 1.0) : 0.0;
      const double variance = pow (0.5, 2.0 * k) / (2.0 * k + 1.0) - mean * mean;

      g_assert_cmpfloat_with_epsilon (sums[k - 1] / N_DRAWS, mean, 4.0 * sqrt (variance / N_DRAWS));
    }
  g_assert_cmpfloat (least, >, 0.0);
  g_assert_cmpfloat (least, <, 20.0 / N_DRAWS);
  g_assert_cmpfloat (most, <, 1.0);
  g_assert_cmpfloat (most, >, 1.0 - 20.0 / N_DRAWS);
}

static void
assert_independent (const char *what, const guint counts[CELLS][CELLS], guint n)
{
  const double expected = (double) n / (CELLS * CELLS);
  double chi2 = 0.0;

  for (guint i = 0; i < CELLS; i++)
    for (guint j = 0; j < CELLS; j++)
      chi2 += (counts[i][j] - expected) * (counts[i][j] - expected) / expected;
  g_test_message ("%s: chi-square %.1f of 255 degrees of freedom", what, chi2);
  g_assert_cmpfloat (chi2, >, LEAST_CHI_SQUARE_255);
  g_assert_cmpfloat (chi2, <, MOST_CHI_SQUARE_255);
}

static guint
cell_of (double u, double scale)
{
  const double scaled = u * scale;

  return (guint) ((scaled - floor (scaled)) * CELLS);
}

/* A number and the next of its stream, by their leading bits and by those after the first 32. */
static void
test_neighbours_are_independent (void)
{
  const double scales[] = { 1.0, 0x1p32 };

  for (gsize s = 0; s < G_N_ELEMENTS (scales); s++)
    {
      ExosRandom random = exos_random_stream (SEED, 0, 0);
      guint counts[CELLS][CELLS] = { { 0 } };
      double last = exos_random_uniform (&random);

      for (guint i = 0; i < N_DRAWS; i++)
        {
          const double u = exos_random_uniform (&random);

          counts[cell_of (last, scales[s])][cell_of (u, scales[s])]++;
          last = u;
        }
      assert_independent ("neighbours", counts, N_DRAWS);
    }
}

/* The same place of two streams, whose seed, replicate or arm are next to each other. */
static void
test_streams_are_independent (void)
{
  static const struct
  {
    const char *what;
    guint64 seed;
    guint64 replicate;
    guint32 arm;
  } others[] = {
    { "seeds", SEED + 1, 7, 0 },
    { "replicates", SEED, 8, 0 },
    { "arms", SEED, 7, 1 },
    { "far seeds", SEED + (G_GUINT64_CONSTANT (1) << 32), 7, 0 },
    { "far replicates", SEED, 7 + (G_GUINT64_CONSTANT (1) << 32), 0 },
  };

  for (gsize k = 0; k < G_N_ELEMENTS (others); k++)
    {
      ExosRandom one = exos_random_stream (SEED, 7, 0);
      ExosRandom other = exos_random_stream (others[k].seed, others[k].replicate, others[k].arm);
      guint counts[CELLS][CELLS] = { { 0 } };

      for (guint i = 0; i < N_DRAWS; i++)
        counts[cell_of (exos_random_uniform (&one), 1.0)]
              [cell_of (exos_random_uniform (&other), 1.0)]++;
      assert_independent (others[k].what, counts, N_DRAWS);
    }
}

/* What a simulation sees: the first numbers of many short streams, one a replicate. */
static void
test_first_numbers_are_independent (void)
{
  guint counts[CELLS][CELLS] = { { 0 } };
  guint arms[CELLS][CELLS] = { { 0 } };

  for (guint i = 0; i < N_DRAWS; i++)
    {
      counts[cell_of (first_number (SEED, i, 0), 1.0)]
            [cell_of (first_number (SEED, i + 1, 0), 1.0)]++;
      arms[cell_of (first_number (SEED, i, 0), 1.0)][cell_of (first_number (SEED, i, 1), 1.0)]++;
    }
  assert_independent ("first numbers of replicates", counts, N_DRAWS);
  assert_independent ("first numbers of arms", arms, N_DRAWS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/random/philox-gives-the-published-answers", test_known_answers);
  g_test_add_func ("/random/streams-begin-with-them", test_stream_begins_with_known_answers);
  g_test_add_func ("/random/every-bit-tells-streams-apart", test_every_bit_tells_streams_apart);
  g_test_add_func ("/random/streams-do-not-overlap", test_streams_do_not_overlap);
  g_test_add_func ("/random/copies-continue", test_copy_continues);
  g_test_add_func ("/random/threads-change-nothing", test_threads_change_nothing);
  g_test_add_func ("/random/moments-are-uniform", test_moments);
  g_test_add_func ("/random/neighbours-are-independent", test_neighbours_are_independent);
  g_test_add_func ("/random/streams-are-independent", test_streams_are_independent);
  g_test_add_func ("/random/first-numbers-are-independent", test_first_numbers_are_independent);
  return g_test_run ();
}
