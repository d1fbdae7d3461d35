// SPDX-License-Identifier: MIT
#pragma once

#include <stdint.h>

/* A stream of random numbers: a plain value, which a copy continues from where it stands. */
typedef struct
{
  uint32_t key[2];
  uint32_t counter[4];
  uint32_t block[4];
  unsigned n_left; /* words of block not yet given out */
} ExosRandom;

/* Philox4x32-10, Salmon, Moraes, Dror and Shaw (2011), section 3.3: the block of this counter under
 * this key, a bijection of counters. */
void exos_philox (const uint32_t counter[4], const uint32_t key[2], uint32_t block[4]);

/* The stream of one group in one replicate of a simulation. It depends on nothing else, so that a
 * simulation gives the same numbers whatever the threads that share its replicates. No two streams
 * of a seed have a block in common; each has 2^32 of them, two uniform numbers a block, and then
 * begins anew. */
ExosRandom exos_random_stream (uint64_t seed, uint64_t replicate, uint32_t arm);

/* Uniform on the 2^52 middles (k + 1/2) / 2^52: never 0 nor 1. */
double exos_random_uniform (ExosRandom *self);
