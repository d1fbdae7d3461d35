// SPDX-License-Identifier: MIT
#include "generate.h"

#include <gsl/gsl_cdf.h>

#define N_NORMALS 65536

static double normals[N_NORMALS];
static guint64 seed;

void
draw_init (gint64 new_seed)
{
  seed = (guint64) new_seed;
  for (gsize i = 0; i < N_NORMALS; i++)
    normals[i] = gsl_cdf_ugaussian_Pinv (((double) i + 0.5) / N_NORMALS);
}

/* The finalizer of splitmix64 (Steele, Lea and Flood, 2014). */
guint64
draw_mix (guint64 bits)
{
  bits ^= bits >> 30;
  bits *= 0xbf58476d1ce4e5b9;
  bits ^= bits >> 27;
  bits *= 0x94d049bb133111eb;
  return bits ^ bits >> 31;
}

guint64
draw (guint64 i, guint64 k)
{
  const guint64 row = draw_mix (i * 0x9e3779b97f4a7c15 + seed * 0xd1342543de82ef95);

  return draw_mix (row + k * 0xa0761d6478bd642f);
}

guint32
draw_below (guint64 bits, guint32 n)
{
  return (guint32) (((bits & 0xffffffff) * n) >> 32);
}

double
draw_normal (guint64 bits)
{
  return normals[bits % N_NORMALS];
}
