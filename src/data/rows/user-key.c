// SPDX-License-Identifier: MIT
#include "data/rows/user-key.h"

#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#define UUID_LENGTH 36
#define EACH 0x0101010101010101ULL

/* 8 hexadecimal digits as 32 bits; 'a' or 'A' says which letters. FALSE: others stand there. */
static bool
pack_digits (uint64_t text, unsigned first_letter, uint64_t *packed)
{
  const uint64_t values = (text & 0x0f * EACH) + ((text >> 6) & EACH) * 9;
  const uint64_t letters = ((values + 6 * EACH) >> 4) & EACH;
  const uint64_t nibbles = values & 0x0f * EACH;
  uint64_t bytes;

  if ((values & 0x10 * EACH) != 0 ||
      nibbles + 0x30 * EACH + letters * (first_letter - 10 - '0') != text)
    return false;

  bytes = (nibbles << 4 | nibbles >> 8) & 0x00ff00ff00ff00ffULL;
  bytes = (bytes | bytes >> 8) & 0x0000ffff0000ffffULL;
  *packed = (bytes | bytes >> 16) & 0xffffffffULL;
  return true;
}

static uint64_t
load (const char *text, size_t length)
{
  uint64_t word = 0;

  memcpy (&word, text, length);
  return word;
}

/* 8-4-4-4-12 digits. */
static bool
pack_uuid (const char *id, char first_letter, uint64_t words[2])
{
  const uint64_t digits[4] = {
    load (id, 8),
    load (id + 9, 4) | load (id + 14, 4) << 32,
    load (id + 19, 4) | load (id + 24, 4) << 32,
    load (id + 28, 8),
  };
  uint64_t packed[4];

  for (unsigned i = 0; i < 4; i++)
    if (!pack_digits (digits[i], (unsigned char) first_letter, &packed[i]))
      return false;

  words[0] = packed[0] | packed[1] << 32;
  words[1] = packed[2] | packed[3] << 32;
  return true;
}

static bool
has_dashes (const char *id, size_t length)
{
  return length == UUID_LENGTH && id[8] == '-' && id[13] == '-' && id[18] == '-' && id[23] == '-';
}

static uint64_t
rotate (uint64_t word, unsigned by)
{
  return word << by | word >> (64 - by);
}

static void
sip_rounds (uint64_t v[4], unsigned n)
{
  while (n-- > 0)
    {
      v[0] += v[1];
      v[2] += v[3];
      v[1] = rotate (v[1], 13) ^ v[0];
      v[3] = rotate (v[3], 16) ^ v[2];
      v[0] = rotate (v[0], 32) + v[3];
      v[2] += v[1];
      v[3] = rotate (v[3], 21) ^ v[0];
      v[1] = rotate (v[1], 17) ^ v[2];
      v[2] = rotate (v[2], 32);
    }
}

/* SipHash-2-4 with 128 bits, Aumasson and Bernstein (2012, INDOCRYPT, section 2) and their
 * reference implementation. */
static void
sip_hash (const ExosUserSeed *seed, const char *text, size_t length, uint64_t hash[2])
{
  const uint64_t *key = seed->words;
  uint64_t v[4] = {
    key[0] ^ 0x736f6d6570736575ULL,
    key[1] ^ 0x646f72616e646f6dULL ^ 0xee,
    key[0] ^ 0x6c7967656e657261ULL,
    key[1] ^ 0x7465646279746573ULL,
  };

  for (size_t i = 0; i <= length; i += 8)
    {
      const uint64_t word = length - i >= 8
                                ? load (text + i, 8)
                                : load (text + i, length - i) | (uint64_t) (length & 0xff) << 56;

      v[3] ^= word;
      sip_rounds (v, 2);
      v[0] ^= word;
    }

  v[2] ^= 0xee;
  sip_rounds (v, 4);
  hash[0] = v[0] ^ v[1] ^ v[2] ^ v[3];
  v[1] ^= 0xdd;
  sip_rounds (v, 4);
  hash[1] = v[0] ^ v[1] ^ v[2] ^ v[3];
}

ExosUserKey
exos_user_key_long (const ExosUserSeed *seed, const char *id, size_t length)
{
  ExosUserKey key;

  if (has_dashes (id, length))
    {
      key.kind = EXOS_USER_KEY_LOWER_UUID;
      if (pack_uuid (id, 'a', key.words))
        return key;
      key.kind = EXOS_USER_KEY_UPPER_UUID;
      if (pack_uuid (id, 'A', key.words))
        return key;
    }

  key.kind = EXOS_USER_KEY_TEXT;
  sip_hash (seed, id, length, key.words);
  key.words[1] |= 0xffULL << 56;
  return key;
}

static size_t
print_uuid (const ExosUserKey *key, char id[EXOS_USER_KEY_TEXT_SIZE])
{
  const char *digits =
      key->kind == EXOS_USER_KEY_LOWER_UUID ? "0123456789abcdef" : "0123456789ABCDEF";
  unsigned char bytes[16];
  size_t n = 0;

  memcpy (bytes, key->words, sizeof bytes);
  for (size_t i = 0; i < sizeof bytes; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        id[n++] = '-';
      id[n++] = digits[bytes[i] >> 4];
      id[n++] = digits[bytes[i] & 0xf];
    }

  return n;
}

size_t
exos_user_key_print (const ExosUserKey *key, char id[EXOS_USER_KEY_TEXT_SIZE])
{
  const size_t length = (size_t) (key->words[1] >> 56);

  if (key->kind != EXOS_USER_KEY_TEXT)
    return print_uuid (key, id);
  if (length > 15)
    return 0;
  memcpy (id, key->words, length);
  return length;
}

ExosUserSeed
exos_user_seed_new (void)
{
  ExosUserSeed seed;
  struct timespec now;

  if (getrandom (&seed, sizeof seed, GRND_NONBLOCK) == (ssize_t) sizeof seed)
    return seed;

  clock_gettime (CLOCK_REALTIME, &now);
  for (unsigned i = 0; i < 4; i++)
    seed.words[i] = exos_user_key_fold ((uint64_t) now.tv_nsec ^ (uint64_t) now.tv_sec << 30,
                                        0xa0761d6478bd642fULL + i) ^
                    (uint64_t) getpid ();
  return seed;
}
