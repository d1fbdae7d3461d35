// SPDX-License-Identifier: MIT
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "stats/wide.h"

/* The lowest bits of a hash are the same in every process, so that a sample of users by them is
 * the same, too. */
#define EXOS_ID_FIXED_BITS 16

#define EXOS_ID_SEEDS 4

static inline uint64_t
exos_id_fold (uint64_t a, uint64_t b)
{
  const ExosUint128 product = (ExosUint128) a * b;

  return (uint64_t) product ^ (uint64_t) (product >> 64);
}

/* At most 16 bytes as two words; shorter texts are read twice rather than byte by byte. */
static inline void
exos_id_words (const char *text, size_t length, uint64_t words[2])
{
  words[0] = 0;
  words[1] = 0;
  if (length >= 8)
    {
      memcpy (&words[0], text, 8);
      memcpy (&words[1], text + length - 8, 8);
    }
  else if (length >= 4)
    {
      memcpy (&words[0], text, 4);
      memcpy (&words[1], text + length - 4, 4);
    }
  else if (length > 0)
    {
      words[0] = (unsigned char) text[0];
      words[1] =
          (uint64_t) (unsigned char) text[length / 2] << 8 | (unsigned char) text[length - 1];
    }
}

/* Products folded in half over 16 bytes at a time (the way of Wang Yi's wyhash, 2019): once with
 * the seeds, which nobody knows, so that nobody can write ids of one hash; once with numbers known
 * to all, for the lowest bits. */
static inline uint64_t
exos_id_hash (const uint64_t seeds[EXOS_ID_SEEDS], const char *text, size_t length)
{
  static const uint64_t known[EXOS_ID_SEEDS] = { 0x9e3779b97f4a7c15ULL, 0xbf58476d1ce4e5b9ULL,
                                                 0x94d049bb133111ebULL, 0xd6e8feb86659fd93ULL };
  const uint64_t fixed_bits = ((uint64_t) 1 << EXOS_ID_FIXED_BITS) - 1;
  uint64_t seeded = 0;
  uint64_t fixed = 0;
  uint64_t words[2];
  size_t rest = length;

  for (; rest > 16; rest -= 16, text += 16)
    {
      memcpy (words, text, sizeof words);
      seeded = exos_id_fold (words[0] ^ seeds[0] ^ seeded, words[1] ^ seeds[1]);
      fixed = exos_id_fold (words[0] ^ known[0] ^ fixed, words[1] ^ known[1]);
    }
  exos_id_words (text, rest, words);
  seeded = exos_id_fold (words[0] ^ seeds[0] ^ seeded, words[1] ^ seeds[1]);
  fixed = exos_id_fold (words[0] ^ known[0] ^ fixed, words[1] ^ known[1]);
  seeded = exos_id_fold (seeded ^ seeds[2], length ^ seeds[3]);
  fixed = exos_id_fold (fixed ^ known[2], length ^ known[3]);
  return (seeded & ~fixed_bits) | (fixed & fixed_bits);
}
