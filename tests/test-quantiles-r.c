// SPDX-License-Identifier: MIT
/* Quantiles are those of R. */
#include "quantiles-fixture.h"

#include <math.h>

static double
as_double (ExosInt128 value)
{
  return (double) ((long double) value / 1e18L);
}

/* What R 4.2 says: quantile (x, q, type = 7), and of 1 − q where x has values below 0. */
typedef struct
{
  const char *name;
  guint n;
  double (*value) (guint i);
  guint decimals;
  guint quantile;
  double upper;
  double lower; /* NAN: none */
} Reference;

static double
square (guint i)
{
  return i * i / 100.0;
}

static double
scatter (guint i)
{
  return ((double) (i * 7919 % 1009) - 300.0) / 4.0;
}

static double
constant (guint i)
{
  return 42.5;
}

static double
count_up (guint i)
{
  return i + 1.0;
}

static double
tenth (guint i)
{
  return i % 10 == 9 ? 5.0 : 0.0;
}

static double
reciprocal (guint i)
{
  return 1000000.0 / (i + 1.0);
}

static const Reference references[] = {
  { "squares", 100, square, 2, 999000000, 97.814970000000002, NAN },
  { "squares", 100, square, 2, 900000000, 79.38900000000001, NAN },
  { "squares", 100, square, 2, 950000000, 88.454499999999996, NAN },
  { "scatter", 1000, scatter, 2, 990000000, 174.5025, -72.502499999999998 },
  { "scatter", 1000, scatter, 2, 999000000, 176.75024999999999, -74.750250000000008 },
  { "scatter", 1000, scatter, 1, 750000000, 114.0625, -11.8125 },
  { "scatter", 1000, scatter, 0, 501000000, 51.624750000000006, 51.125249999999994 },
  { "one", 1, constant, 1, 999000000, 42.5, NAN },
  { "two", 2, count_up, 0, 999000000, 1.9990000000000001, NAN },
  { "two", 2, count_up, 0, 750000000, 1.75, NAN },
  { "ties", 1000, tenth, 0, 900000000, 0.5, NAN },
  { "ties", 1000, tenth, 0, 950000000, 5.0, NAN },
  { "ties", 1000, tenth, 0, 899000000, 0.0, NAN },
  { "tail", 2000, reciprocal, 2, 999500000, 500250.0, NAN },
};

static void
test_reference (gconstpointer data)
{
  const Reference *it = data;
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (ExosInt128));
  const Sample sample = { values, it->decimals, it->quantile };
  guint n_readings;

  for (guint i = 0; i < it->n; i++)
    {
      const ExosInt128 value = (ExosInt128) (it->value (i) * 1e6) * (one / 1000000);

      g_array_append_val (values, value);
    }

  const ExosRowsCap cap = find_cap (&sample, 2, 0, &n_readings);

  g_assert_cmpfloat_with_epsilon (as_double (cap.upper), it->upper,
                                  1e-9 * fabs (it->upper) + 1e-12);
  g_assert_cmpint (cap.has_lower, ==, !isnan (it->lower));
  if (cap.has_lower)
    g_assert_cmpfloat_with_epsilon (as_double (cap.lower), it->lower, 1e-12 * fabs (it->lower));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (references); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/quantiles-r/%s/%u", references[i].name, references[i].quantile);

      g_test_add_data_func (path, &references[i], test_reference);
    }

  return g_test_run ();
}
