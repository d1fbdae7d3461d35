// SPDX-License-Identifier: MIT
/* How the numbers of one comparison are written: unit, decimals, power of ten. */
#include "data/figures.h"

#include <math.h>

#include "format-fixture.h"

static const ExosFigures points = { EXOS_UNIT_POINTS, 2, 0 };
static const ExosFigures percent = { EXOS_UNIT_PERCENT, 1, 0 };
static const ExosFigures amounts = { EXOS_UNIT_AMOUNT, 2, 0 };
static const ExosFigures millions = { EXOS_UNIT_AMOUNT, 1, 6 };

/* clang-format off */
static const struct
{
  double largest;
  double resolution; /* 0: not known */
  int decimals;
  int exponent;
} chosen[] = {
  { 15.63, 0.45, 2, 0 },
  { -15.63, 0.45, 2, 0 },
  { 15.63, 1.0, 1, 0 },
  { 15.63, 0.99, 2, 0 },
  { 15.63, 12.0, 0, 0 },
  { 15630.0, 123.0, 0, 0 },
  { 15.63, 0.00123, 4, 0 },
  { 15.63, 1e-11, 12, 0 },
  { 15.63, 1e-15, 12, 0 },

  { 15.63, 0.0, 2, 0 },
  { 15.63, -0.00123, 2, 0 },
  { 15.63, NAN, 2, 0 },
  { 15.63, INFINITY, 2, 0 },
  { 12500.75, 0.0, 2, 0 },
  { 10.0, 0.0, 2, 0 },
  { 9.99, 0.0, 3, 0 },
  { 0.05, 0.0, 5, 0 },

  { 0.0, 0.00123, 2, 0 },
  { NAN, 0.00123, 2, 0 },
  { INFINITY, 0.00123, 2, 0 },
  { -INFINITY, 0.00123, 2, 0 },

  { 9.5e11, 1e9, 0, 0 },
  { 9.99e11, 1e9, 0, 0 },
  { 1e12, 1e9, 4, 12 },
  { 1.05e12, 1e9, 4, 12 },
  { -5e12, 1e9, 4, 12 },
  { 5e12, 1e13, 0, 12 },
  { 5e12, 0.0, 3, 12 },
  { 1e-3, 1e-5, 6, 0 },
  { 1.05e-3, 1e-5, 6, 0 },
  { 0.99e-3, 1e-5, 2, -4 },
  { 0.95e-3, 0.0, 3, -4 },
};

static const struct
{
  ExosFigures self;
  double value;
  double other;
  int most_more;
  int decimals;
} apart[] = {
  { amounts, 1.01, 1.0, 3, 2 },
  { amounts, 1.004, 1.0, 3, 3 },
  { amounts, 1.004, 1.0, 1, 3 },
  { amounts, 1.004, 1.0, 0, 2 },
  { amounts, 1.00004, 1.0, 2, 4 },
  { amounts, 1.0, 1.0, 2, 4 },
  { amounts, -1.004, 1.0, 3, 2 },
  { millions, 2040000.0, 2000000.0, 3, 2 },
  { points, 0.100004, 0.1, 3, 4 },
  { percent, 0.1004, 0.1, 3, 2 },
};

static const struct
{
  ExosFigures self;
  double number;
  const char *unit;
  const char *value;
  const char *change;
  const char *size;
  const char *bare;
} written[] = {
  { points, 0.1234, "pp", "12.34%", "+12.34 pp", "12.34 pp", "+12.34" },
  { points, -0.0113, "pp", "−1.13%", "−1.13 pp", "1.13 pp", "−1.13" },
  { points, NAN, "pp", "not defined", "not defined", "not defined", "not defined" },
  { percent, 0.031, "%", "3.1%", "+3.1%", "3.1%", "+3.1" },
  { percent, -0.031, "%", "−3.1%", "−3.1%", "3.1%", "−3.1" },
  { percent, INFINITY, "%", "not defined", "not defined", "not defined", "not defined" },
  { amounts, 1234.5, "", "1,234.50", "+1,234.50", "1,234.50", "+1,234.50" },
  { amounts, -0.45, "", "−0.45", "−0.45", "0.45", "−0.45" },
  { amounts, NAN, "", "not defined", "not defined", "not defined", "not defined" },
  { millions, 2.5e6, "× 10^6", "2.5 × 10^6", "+2.5 × 10^6", "2.5 × 10^6", "+2.5" },
  { { EXOS_UNIT_AMOUNT, 0, -1 }, 0.5, "× 10^-1", "5 × 10^-1", "+5 × 10^-1", "5 × 10^-1", "+5" },
};

static const struct
{
  ExosFigures self;
  ExosInterval ends;
  const char *shown;
} intervals[] = {
  { points, { 0.0022, 0.0205 }, "+0.22 to +2.05 pp" },
  { points, { 0.0022, INFINITY }, "above +0.22 pp" },
  { points, { NAN, INFINITY }, "not defined" },
  { percent, { -0.01, 0.031 }, "−1.0% to +3.1%" },
  { percent, { 0.01, INFINITY }, "above +1.0%" },
  { percent, { -INFINITY, 0.031 }, "below +3.1%" },
  { percent, { -INFINITY, INFINITY }, "unbounded" },
  { percent, { NAN, 0.01 }, "not defined" },
  { percent, { 0.01, NAN }, "not defined" },
  { amounts, { -0.45, 0.05 }, "−0.45 to +0.05" },
  { millions, { 1e6, 2e6 }, "+1.0 to +2.0 × 10^6" },
  { millions, { 1e6, INFINITY }, "above +1.0 × 10^6" },
  { millions, { -INFINITY, 2e6 }, "below +2.0 × 10^6" },
};
/* clang-format on */

static void
test_chosen (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (chosen); i++)
    {
      const ExosFigures self = exos_figures_of_amounts (chosen[i].largest, chosen[i].resolution);

      g_test_message ("%g, %g", chosen[i].largest, chosen[i].resolution);
      g_assert_cmpint (self.unit, ==, EXOS_UNIT_AMOUNT);
      g_assert_cmpint (self.decimals, ==, chosen[i].decimals);
      g_assert_cmpint (self.exponent, ==, chosen[i].exponent);
    }
}

static void
test_told_apart (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (apart); i++)
    {
      const ExosFigures self = exos_figures_tell_apart (apart[i].self, apart[i].value,
                                                        apart[i].other, apart[i].most_more);

      g_test_message ("%g, %g", apart[i].value, apart[i].other);
      g_assert_cmpint (self.decimals, ==, apart[i].decimals);
      g_assert_cmpint (self.unit, ==, apart[i].self.unit);
      g_assert_cmpint (self.exponent, ==, apart[i].self.exponent);
    }
}

static void
test_written (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (written); i++)
    {
      CHECK (written[i].unit, exos_figures_dup_unit (written[i].self));
      CHECK (written[i].value, exos_figures_value (written[i].self, written[i].number));
      CHECK (written[i].change, exos_figures_change (written[i].self, written[i].number));
      CHECK (written[i].size, exos_figures_size (written[i].self, written[i].number));
      CHECK (written[i].bare, exos_figures_bare (written[i].self, written[i].number));
    }
}

static void
test_intervals (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (intervals); i++)
    CHECK (intervals[i].shown, exos_figures_interval (intervals[i].self, intervals[i].ends));
}

static void
test_korean (void)
{
  CHECK_BOTH ("pp", "%p", exos_figures_dup_unit (points));
  CHECK_BOTH ("+1.13 pp", "+1.13%p", exos_figures_change (points, 0.0113));
  CHECK_BOTH ("not defined", "정의되지 않음", exos_figures_value (amounts, NAN));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  g_test_add_func ("/figures/chosen", test_chosen);
  g_test_add_func ("/figures/told-apart", test_told_apart);
  g_test_add_func ("/figures/written", test_written);
  g_test_add_func ("/figures/intervals", test_intervals);
  g_test_add_func ("/figures/korean", test_korean);
  return g_test_run ();
}
