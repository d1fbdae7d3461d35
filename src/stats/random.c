// SPDX-License-Identifier: MIT
#include "stats/random.h"

#define ROUNDS 10
#define WORDS 4

/* Salmon et al. (2011), table 2 and section 3.3: the multipliers, and the key's Weyl increments
 * (the golden ratio and sqrt (3) - 1). */
static const uint32_t multipliers[] = { 0xD2511F53, 0xCD9E8D57 };
static const uint32_t increments[] = { 0x9E3779B9, 0xBB67AE85 };

void
exos_philox (const uint32_t counter[4], const uint32_t key[2], uint32_t block[4])
{
  uint32_t x[WORDS] = { counter[0], counter[1], counter[2], counter[3] };
  uint32_t k[] = { key[0], key[1] };

  for (int round = 0; round < ROUNDS; round++)
    {
      const uint64_t left = (uint64_t) multipliers[0] * x[0];
      const uint64_t right = (uint64_t) multipliers[1] * x[2];

      x[0] = (uint32_t) (right >> 32) ^ x[1] ^ k[0];
      x[1] = (uint32_t) right;
      x[2] = (uint32_t) (left >> 32) ^ x[3] ^ k[1];
      x[3] = (uint32_t) left;
      k[0] += increments[0];
      k[1] += increments[1];
    }
  for (int i = 0; i < WORDS; i++)
    block[i] = x[i];
}

ExosRandom
exos_random_stream (uint64_t seed, uint64_t replicate, uint32_t arm)
{
  return (ExosRandom) {
    .key = { (uint32_t) seed, (uint32_t) (seed >> 32) },
    .counter = { 0, arm, (uint32_t) replicate, (uint32_t) (replicate >> 32) },
  };
}

static uint32_t
next_word (ExosRandom *self)
{
  if (self->n_left == 0)
    {
      exos_philox (self->counter, self->key, self->block);
      self->counter[0]++;
      self->n_left = WORDS;
    }
  return self->block[WORDS - self->n_left--];
}

double
exos_random_uniform (ExosRandom *self)
{
  const uint64_t high = next_word (self);
  const uint64_t bits = (high << 32 | next_word (self)) >> 12;

  return ((double) bits + 0.5) * 0x1p-52;
}
