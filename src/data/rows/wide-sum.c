// SPDX-License-Identifier: MIT
#include "data/rows/wide-sum.h"

#include <stdbool.h>
#include <string.h>

#define N 4

static ExosWideSum
widen (ExosInt128 value)
{
  const uint64_t sign = value < 0 ? ~(uint64_t) 0 : 0;
  const ExosUint128 bits = (ExosUint128) value;

  return (ExosWideSum) { { (uint64_t) bits, (uint64_t) (bits >> 64), sign, sign } };
}

void
exos_wide_sum_add_sum (ExosWideSum *self, const ExosWideSum *other)
{
  ExosUint128 carry = 0;

  for (unsigned i = 0; i < N; i++)
    {
      carry += (ExosUint128) self->words[i] + other->words[i];
      self->words[i] = (uint64_t) carry;
      carry >>= 64;
    }
}

void
exos_wide_sum_add (ExosWideSum *self, ExosInt128 value)
{
  const ExosWideSum wide = widen (value);

  exos_wide_sum_add_sum (self, &wide);
}

static void
negate (ExosWideSum *self)
{
  const ExosWideSum one = { { 1 } };

  for (unsigned i = 0; i < N; i++)
    self->words[i] = ~self->words[i];
  exos_wide_sum_add_sum (self, &one);
}

void
exos_wide_sum_subtract_sum (ExosWideSum *self, const ExosWideSum *other)
{
  ExosWideSum minus = *other;

  negate (&minus);
  exos_wide_sum_add_sum (self, &minus);
}

static ExosUint128
size_of (ExosInt128 value)
{
  return value < 0 ? -(ExosUint128) value : (ExosUint128) value;
}

static ExosWideSum
multiply (ExosUint128 a, ExosUint128 b)
{
  const uint64_t left[2] = { (uint64_t) a, (uint64_t) (a >> 64) };
  const uint64_t right[2] = { (uint64_t) b, (uint64_t) (b >> 64) };
  ExosWideSum product = { { 0 } };

  for (unsigned i = 0; i < 2; i++)
    {
      ExosUint128 carry = 0;

      for (unsigned j = 0; j < 2; j++)
        {
          carry += (ExosUint128) left[i] * right[j] + product.words[i + j];
          product.words[i + j] = (uint64_t) carry;
          carry >>= 64;
        }
      product.words[i + 2] = (uint64_t) carry;
    }

  return product;
}

void
exos_wide_sum_add_product (ExosWideSum *self, ExosInt128 a, ExosInt128 b)
{
  ExosWideSum product = multiply (size_of (a), size_of (b));

  if ((a < 0) != (b < 0))
    negate (&product);
  exos_wide_sum_add_sum (self, &product);
}

ExosWideSum
exos_wide_sum_scale (ExosInt128 value, unsigned power)
{
  ExosWideSum scaled = { { 0 } };
  ExosInt128 factor = 1;

  for (unsigned i = 0; i < power; i++)
    factor *= 10;
  exos_wide_sum_add_product (&scaled, value, factor);
  return scaled;
}

#define CHUNK 18 /* digits that are divided off at once */

/* The last digits, which are divided off. */
static uint64_t
next_digits (ExosWideSum *self)
{
  static const uint64_t divisor = 1000000000000000000;
  ExosUint128 rest = 0;
  unsigned n = N;

  while (n > 0 && self->words[n - 1] == 0)
    n--;
  for (unsigned i = n; i-- > 0;)
    {
      rest = rest << 64 | self->words[i];
      self->words[i] = (uint64_t) (rest / divisor);
      rest %= divisor;
    }

  return (uint64_t) rest;
}

static bool
is_zero (const ExosWideSum *self)
{
  return (self->words[0] | self->words[1] | self->words[2] | self->words[3]) == 0;
}

/* The digits of a sum, the last one first, at least so many. Returns how many there are. */
static unsigned
list_digits (ExosWideSum self, unsigned at_least, char digits[100])
{
  uint64_t rest = 0;
  unsigned n = 0;

  while (n < at_least || rest != 0 || !is_zero (&self))
    {
      if (n % CHUNK == 0)
        rest = next_digits (&self);
      digits[n++] = (char) ('0' + rest % 10);
      rest /= 10;
    }

  return n;
}

void
exos_wide_sum_print (const ExosWideSum *self, unsigned decimals, char *text)
{
  const bool is_negative = self->words[N - 1] >> 63 != 0;
  char digits[100] = { 0 };
  ExosWideSum size = *self;

  if (is_negative)
    negate (&size);

  unsigned n = list_digits (size, decimals + 1, digits);
  unsigned least = 0;

  while (least < decimals && digits[least] == '0')
    least++;
  if (is_negative)
    *text++ = '-';
  while (n-- > least)
    {
      *text++ = digits[n];
      if (n == decimals && n > least)
        *text++ = '.';
    }
  *text = '\0';
}
