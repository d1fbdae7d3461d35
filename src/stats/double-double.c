// SPDX-License-Identifier: MIT
#include "stats/double-double.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

/* Some operations, each rounded by a few 2^-106, move a number by less than this part of it. */
#define NOISE 1e-28

/* 10^22 is the last power of ten that is a double. */
#define EXACT_POWERS 22
/* Beyond it every number of up to 38 digits has left the range of doubles. */
#define MAX_EXPONENT 400

/* a + b without error (Knuth). */
static ExosDoubleDouble
add_exactly (double a, double b)
{
  const double sum = a + b;
  const double part = sum - a;

  return (ExosDoubleDouble) { sum, (a - (sum - part)) + (b - part) };
}

/* The same for |a| >= |b| (Dekker). */
static ExosDoubleDouble
add_smaller (double a, double b)
{
  const double sum = a + b;

  return (ExosDoubleDouble) { sum, b - (sum - a) };
}

ExosDoubleDouble
exos_double_double_add (ExosDoubleDouble a, ExosDoubleDouble b)
{
  const ExosDoubleDouble high = add_exactly (a.hi, b.hi);
  const ExosDoubleDouble low = add_exactly (a.lo, b.lo);
  const ExosDoubleDouble sum = add_smaller (high.hi, high.lo + low.hi);

  return add_smaller (sum.hi, low.lo + sum.lo);
}

ExosDoubleDouble
exos_double_double_multiply (ExosDoubleDouble a, ExosDoubleDouble b)
{
  const double high = a.hi * b.hi;
  const double rest = fma (a.hi, b.hi, -high);

  return add_smaller (high, rest + fma (a.hi, b.lo, fma (a.lo, b.hi, a.lo * b.lo)));
}

static ExosDoubleDouble
negate (ExosDoubleDouble a)
{
  return (ExosDoubleDouble) { -a.hi, -a.lo };
}

/* The quotient of the high parts, and what is left of the division by it. */
ExosDoubleDouble
exos_double_double_divide (ExosDoubleDouble a, ExosDoubleDouble b)
{
  const double quotient = a.hi / b.hi;
  const ExosDoubleDouble product =
      exos_double_double_multiply (b, (ExosDoubleDouble) { quotient, 0.0 });
  const ExosDoubleDouble rest = exos_double_double_add (a, negate (product));

  return add_smaller (quotient, rest.hi / b.hi);
}

double
exos_double_double_difference (ExosDoubleDouble a, ExosDoubleDouble b)
{
  const double difference = exos_double_double_add (a, negate (b)).hi;

  return fabs (difference) <= NOISE * (fabs (a.hi) + fabs (b.hi)) ? 0.0 : difference;
}

static ExosDoubleDouble
exact_power_of_ten (int exponent)
{
  double power = 1.0;

  for (int i = 0; i < exponent; i++)
    power *= 10.0;
  return (ExosDoubleDouble) { power, 0.0 };
}

ExosDoubleDouble
exos_double_double_from_decimal (ExosInt128 digits, int exponent)
{
  const double high = (double) digits;
  ExosDoubleDouble value = { high, (double) (digits - (ExosInt128) high) };
  const bool is_beyond = exponent < -MAX_EXPONENT || exponent > MAX_EXPONENT;

  for (int left = is_beyond ? MAX_EXPONENT : abs (exponent); left > 0; left -= EXACT_POWERS)
    {
      const ExosDoubleDouble power = exact_power_of_ten (left < EXACT_POWERS ? left : EXACT_POWERS);

      value = exponent < 0 ? exos_double_double_divide (value, power)
                           : exos_double_double_multiply (value, power);
    }
  return value;
}
