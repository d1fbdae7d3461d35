// SPDX-License-Identifier: MIT
/* Binomial draws. Seeds are fixed: a test that passes always passes. */
#include "stats/random-binomial.h"

#include <glib.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>
#include <math.h>

#define SEED G_GUINT64_CONSTANT (19930601)
#define N_DRAWS 200000
#define MAX_EDGES 9
/* 1 - 1e-4 of chi-square with 9 degrees of freedom, the most that the classes below have. */
#define MOST_CHI_SQUARE 33.72

static ExosBinomial
binomial (guint64 n, double rate)
{
  ExosBinomial self;

  g_assert_true (exos_binomial_init (&self, n, rate));
  return self;
}

/* Classes end with these counts; qbinom () and pbinom () of R 4.2.2. */
static const struct
{
  guint64 n;
  double rate;
  guint n_edges;
  guint64 edges[MAX_EDGES];
  double cdf[MAX_EDGES];
} distributions[] = {
  { 12,
    0.3,
    8,
    { 0, 1, 2, 4, 5, 6, 7, 9 },
    { 0.013841287201, 0.085025049949, 0.252815347855, 0.723655469530, 0.882151261138,
      0.961399156942, 0.990510628870, 0.999793623745 } },
  { 39,
    0.25,
    9,
    { 2, 4, 5, 8, 10, 12, 14, 16, 19 },
    { 0.00129171249409477, 0.01944620766292540, 0.05121657420837906, 0.33126647190534092,
      0.61999516461785453, 0.84553407609698883, 0.95613488845694961, 0.99137534337556454,
      0.99962635740350958 } },
  { 40,
    0.25,
    9,
    { 2, 4, 6, 8, 10, 12, 15, 17, 19 },
    { 0.00101571510132539, 0.01604223981876967, 0.09622459348110504, 0.29983229971486558,
      0.58390407802879030, 0.82086575765395842, 0.97375511591625696, 0.99534853192031036,
      0.99942756889282380 } },
  { 100,
    0.3,
    9,
    { 17, 20, 23, 27, 30, 33, 38, 41, 45 },
    { 0.00216293316877997, 0.01646285324186944, 0.07553076730339300, 0.29636616055774340,
      0.54912360076879052, 0.77925776124225965, 0.96602100173106875, 0.99282643740062648,
      0.99946298525085220 } },
  { 1000,
    0.9,
    9,
    { 870, 877, 884, 894, 900, 906, 915, 921, 928 },
    { 0.00134139837087341, 0.01036217148722968, 0.05345008265408493, 0.27791440599249939,
      0.51541770956591892, 0.75101218219351518, 0.95149749310085385, 0.99013256436131603,
      0.99913967222601219 } },
  { 1000000,
    0.0153,
    9,
    { 14922, 15015, 15098, 15217, 15300, 15383, 15502, 15586, 15681 },
    { 0.00101167281497051, 0.01007205680269685, 0.05009991305323740, 0.25097870465213540,
      0.50215021738775545, 0.75206077622864531, 0.95027596614157883, 0.99005287670835962,
      0.99902201955795689 } },
  { 1000000000,
    5e-09,
    9,
    { 0, 1, 2, 3, 5, 6, 9, 11, 13 },
    { 0.00673794691486113, 0.04042768165761534, 0.12465201885139870, 0.26502591459549157,
      0.61596065483307072, 0.76218346333849696, 0.96817194305645093, 0.99454690821062330,
      0.99930201004727726 } },
  { 1000000000,
    0.1224,
    9,
    { 122367973, 122375890, 122382952, 122393009, 122400000, 122406991, 122417048, 122424111,
      122432029 },
    { 0.00100014550005795, 0.01000220848437484, 0.05000004094715108, 0.25000512913076667,
      0.50002409089143951, 0.75002973729439926, 0.95000563723179077, 0.99000007892151076,
      0.99900012993072129 } },
  { 1000000000,
    0.5,
    9,
    { 499951139, 499963217, 499973993, 499989335, 500000000, 500010665, 500026007, 500036783,
      500048861 },
    { 0.00100007728309124, 0.01000048807728915, 0.05000599734936089, 0.25000239861208706,
      0.50001261566260691, 0.75001769901668980, 0.95000052580586569, 0.99000119749999815,
      0.99900013566467805 } },
  { 1000000000,
    0.9999999,
    9,
    { 999999868, 999999876, 999999883, 999999893, 999999900, 999999907, 999999916, 999999923,
      999999929 },
    { 0.00126771548062688, 0.01124353281087643, 0.05221547991501767, 0.25473865544011670,
      0.51329879817409219, 0.77119160669522846, 0.95367939251404077, 0.99255434102581819,
      0.99902855642121735 } },
};

static void
test_distribution (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (distributions); i++)
    {
      const ExosBinomial self = binomial (distributions[i].n, distributions[i].rate);
      const guint n_edges = distributions[i].n_edges;
      ExosRandom random = exos_random_stream (SEED, i, 0);
      guint counts[MAX_EDGES + 1] = { 0 };
      double below = 0.0;
      double chi2 = 0.0;

      for (guint draw = 0; draw < N_DRAWS; draw++)
        {
          const guint64 events = exos_random_binomial (&random, &self);
          guint class = 0;

          while (class < n_edges && events > distributions[i].edges[class])
            class ++;
          counts[class]++;
        }
      for (guint class = 0; class <= n_edges; class ++)
        {
          const double cdf = class < n_edges ? distributions[i].cdf[class] : 1.0;
          const double expected = (cdf - below) * N_DRAWS;

          chi2 += (counts[class] - expected) * (counts[class] - expected) / expected;
          below = cdf;
        }
      g_test_message ("n %" G_GUINT64_FORMAT ", rate %g: chi-square %.1f of %u degrees of freedom",
                      distributions[i].n, distributions[i].rate, chi2, n_edges);
      g_assert_cmpfloat (chi2, <, MOST_CHI_SQUARE);
    }
}

/* Every single count, where there are few: within 5 standard errors of its probability. */
static void
test_every_count (void)
{
  static const struct
  {
    guint n;
    double rate;
  } cases[] = {
    { 1, 0.5 }, { 5, 0.3 }, { 19, 0.5 }, { 20, 0.5 }, { 21, 0.5 }, { 30, 0.65 }, { 60, 0.2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ExosBinomial self = binomial (cases[i].n, cases[i].rate);
      ExosRandom random = exos_random_stream (SEED, i, 1);
      guint counts[64] = { 0 };

      for (guint draw = 0; draw < 5 * N_DRAWS; draw++)
        counts[exos_random_binomial (&random, &self)]++;
      for (guint k = 0; k <= cases[i].n; k++)
        {
          const double expected = 5 * N_DRAWS * gsl_ran_binomial_pdf (k, cases[i].rate, cases[i].n);

          g_assert_cmpfloat_with_epsilon (counts[k], expected, 5.0 * sqrt (expected) + 3.0);
        }
    }
}

/* Mean, variance and third moment within 4 standard errors (normal ones: n is large enough). */
static void
test_moments (void)
{
  const guint64 users[] = { 30, 1000, 30458, 10000000, 1000000000 };
  const double rates[] = { 0.002, 0.0153, 0.1224, 0.5, 0.8, 0.9999 };

  for (gsize i = 0; i < G_N_ELEMENTS (users); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (rates); j++)
      {
        const ExosBinomial self = binomial (users[i], rates[j]);
        const double mean = (double) users[i] * rates[j];
        const double variance = mean * (1.0 - rates[j]);
        const double skewness = (1.0 - 2.0 * rates[j]) / sqrt (variance);
        const double excess = (1.0 - 6.0 * rates[j] * (1.0 - rates[j])) / variance;
        ExosRandom random = exos_random_stream (SEED, i, (guint32) j);
        double sum = 0.0;
        double squares = 0.0;
        double cubes = 0.0;

        for (guint draw = 0; draw < N_DRAWS; draw++)
          {
            const double z =
                ((double) exos_random_binomial (&random, &self) - mean) / sqrt (variance);

            sum += z;
            squares += z * z;
            cubes += z * z * z;
          }
        g_assert_cmpfloat_with_epsilon (sum / N_DRAWS, 0.0, 4.0 / sqrt (N_DRAWS));
        g_assert_cmpfloat_with_epsilon (squares / N_DRAWS, 1.0,
                                        4.0 * sqrt ((2.0 + excess) / N_DRAWS));
        if (variance > 100.0)
          g_assert_cmpfloat_with_epsilon (cubes / N_DRAWS, skewness, 4.0 * sqrt (15.0 / N_DRAWS));
      }
}

/* The larger the group, the fewer draws share a last digit by chance: all ten are as frequent. */
static void
test_last_digits (void)
{
  const ExosBinomial self = binomial (1000000000, 0.1224);
  ExosRandom random = exos_random_stream (SEED, 0, 0);
  guint counts[10] = { 0 };
  double chi2 = 0.0;

  for (guint draw = 0; draw < N_DRAWS; draw++)
    counts[exos_random_binomial (&random, &self) % 10]++;
  for (guint i = 0; i < 10; i++)
    chi2 += pow (counts[i] - 0.1 * N_DRAWS, 2.0) / (0.1 * N_DRAWS);
  g_assert_cmpfloat (chi2, <, MOST_CHI_SQUARE);
}

static void
test_certain (void)
{
  static const struct
  {
    guint64 n;
    double rate;
    guint64 events;
  } cases[] = {
    { 0, 0.0, 0 },
    { 0, 0.5, 0 },
    { 0, 1.0, 0 },
    { 1, 0.0, 0 },
    { 1, 1.0, 1 },
    { 1000000000, 0.0, 0 },
    { 1000000000, 1.0, 1000000000 },
    { G_GUINT64_CONSTANT (1) << 53, 1.0, G_GUINT64_CONSTANT (1) << 53 },
    { 1000000000, 1e-300, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ExosBinomial self = binomial (cases[i].n, cases[i].rate);
      ExosRandom random = exos_random_stream (SEED, i, 2);

      for (guint draw = 0; draw < 1000; draw++)
        g_assert_cmpuint (exos_random_binomial (&random, &self), ==, cases[i].events);
    }
}

static void
test_failures_mirror (void)
{
  const guint64 users[] = { 1, 12, 400, 1000000000 };

  for (gsize i = 0; i < G_N_ELEMENTS (users); i++)
    {
      const ExosBinomial events = binomial (users[i], 0.125);
      const ExosBinomial failures = binomial (users[i], 0.875);
      ExosRandom one = exos_random_stream (SEED, i, 3);
      ExosRandom other = one;

      for (guint draw = 0; draw < 1000; draw++)
        g_assert_cmpuint (exos_random_binomial (&one, &events), ==,
                          users[i] - exos_random_binomial (&other, &failures));
    }
}

static void
test_huge (void)
{
  const guint64 n = G_GUINT64_CONSTANT (1) << 53;
  const ExosBinomial self = binomial (n, 0.5);
  const double sd = 0.5 * sqrt ((double) n);
  ExosRandom random = exos_random_stream (SEED, 0, 4);

  for (guint draw = 0; draw < 1000; draw++)
    {
      const double z = ((double) exos_random_binomial (&random, &self) - 0.5 * (double) n) / sd;

      g_assert_cmpfloat (fabs (z), <, 6.0);
    }
}

static void
test_refusals (void)
{
  ExosBinomial self;

  g_assert_false (exos_binomial_init (&self, 10, -0.1));
  g_assert_false (exos_binomial_init (&self, 10, 1.1));
  g_assert_false (exos_binomial_init (&self, 10, NAN));
  g_assert_false (exos_binomial_init (&self, 10, INFINITY));
  g_assert_false (exos_binomial_init (&self, (G_GUINT64_CONSTANT (1) << 53) + 1, 0.5));
}

/* A draw does not take longer from a larger group: each takes a few numbers of its stream. */
static void
test_cost_does_not_grow (void)
{
  const guint64 users[] = { 100, 1000000, 1000000000 };

  for (gsize i = 0; i < G_N_ELEMENTS (users); i++)
    {
      const ExosBinomial self = binomial (users[i], 0.1224);
      ExosRandom random = exos_random_stream (SEED, i, 5);

      for (guint draw = 0; draw < 10000; draw++)
        exos_random_binomial (&random, &self);
      g_assert_cmpuint (random.counter[0], <, 16000);
    }
}

int
main (int argc, char **argv)
{
  gsl_set_error_handler_off ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/random-binomial/agrees-with-pbinom", test_distribution);
  g_test_add_func ("/random-binomial/every-count-has-its-probability", test_every_count);
  g_test_add_func ("/random-binomial/moments-are-binomial", test_moments);
  g_test_add_func ("/random-binomial/last-digits-are-as-frequent", test_last_digits);
  g_test_add_func ("/random-binomial/what-is-certain-is-drawn", test_certain);
  g_test_add_func ("/random-binomial/failures-mirror-events", test_failures_mirror);
  g_test_add_func ("/random-binomial/huge-groups-stay-in-range", test_huge);
  g_test_add_func ("/random-binomial/rates-that-are-none-are-refused", test_refusals);
  g_test_add_func ("/random-binomial/cost-does-not-grow-with-users", test_cost_does_not_grow);
  return g_test_run ();
}
