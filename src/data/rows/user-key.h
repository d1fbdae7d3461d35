// SPDX-License-Identifier: MIT
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "data/rows/labels.h"

/* What two equal ids have in common, and nothing else but with odds of 2^-120 a pair: an id of at
 * most 15 bytes itself, a canonical UUID as its 16 bytes, of a longer one a keyed hash. */
typedef struct
{
  uint64_t words[2];
  uint8_t kind; /* UUIDs use all bits of the words */
} ExosUserKey;

enum
{
  EXOS_USER_KEY_TEXT, /* or its hash, told apart by the last byte */
  EXOS_USER_KEY_LOWER_UUID,
  EXOS_USER_KEY_UPPER_UUID,
};

/* Random, so that nobody can choose ids that meet in one place. No result depends on it. */
typedef struct
{
  uint64_t words[4];
} ExosUserSeed;

ExosUserSeed exos_user_seed_new (void);

/* Of an id of 16 bytes and more. */
ExosUserKey exos_user_key_long (const ExosUserSeed *seed, const char *id, size_t length);

/* The id of a key, not terminated; returns its length, 0 when only its hash is known. */
#define EXOS_USER_KEY_TEXT_SIZE 36
size_t exos_user_key_print (const ExosUserKey *key, char id[EXOS_USER_KEY_TEXT_SIZE]);

/* 16 bytes of id can be read whatever its length. Where the key is to stand is said, as a key that
 * is returned waits for itself on its way there. */
static inline void
exos_user_key_set (ExosUserKey *key, const ExosUserSeed *seed, const char *id, size_t length)
{
  uint64_t words[2];

  if (__builtin_expect (length > 15, 0))
    {
      *key = exos_user_key_long (seed, id, length);
      return;
    }

  exos_labels_key (id, length, words);
  key->words[0] = words[0];
  key->words[1] = words[1] | (uint64_t) length << 56;
  key->kind = EXOS_USER_KEY_TEXT;
}

static inline ExosUserKey
exos_user_key (const ExosUserSeed *seed, const char *id, size_t length)
{
  ExosUserKey key;

  exos_user_key_set (&key, seed, id, length);
  return key;
}

static inline uint64_t
exos_user_key_fold (uint64_t a, uint64_t b)
{
  const unsigned __int128 product = (unsigned __int128) a * b;

  return (uint64_t) product ^ (uint64_t) (product >> 64);
}

/* Where a key goes: every bit depends on every bit. */
static inline uint64_t
exos_user_key_hash (const ExosUserSeed *seed, const ExosUserKey *key)
{
  const uint64_t mixed =
      exos_user_key_fold (key->words[0] ^ seed->words[0], key->words[1] ^ seed->words[1]);

  return exos_user_key_fold (mixed ^ seed->words[2] ^ key->kind, 0x9e3779b97f4a7c15ULL);
}
