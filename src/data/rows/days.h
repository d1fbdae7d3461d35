// SPDX-License-Identifier: MIT
/* Times in the usual form, YYYY-MM-DD[T ]HH:MM:SS[Z] or YYYY-MM-DD: a file has few days, and each
 * is understood once. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define EXOS_DAYS_SLOTS 256

typedef struct
{
  uint64_t text[2]; /* the ten bytes of it, and a bit that says so */
  int64_t start;    /* microseconds since 1970 */
  uint32_t value;   /* what it stands for */
} ExosDay;

/* Days by their text: each has one place, where the next one with the same place follows it. Zeroed
 * when new. */
typedef struct
{
  ExosDay slots[EXOS_DAYS_SLOTS];
} ExosDays;

static inline void
exos_days_text (const char *text, uint64_t words[2])
{
  uint16_t end;

  memcpy (&words[0], text, 8);
  memcpy (&end, text + 8, sizeof end);
  words[1] = (uint64_t) 1 << 32 | end;
}

/* A place of its own for each day of eight months in a row. */
static inline unsigned
exos_days_slot (const char *text)
{
  const unsigned month = (unsigned) (text[5] * 10 + text[6]);
  const unsigned day = (unsigned) (text[8] * 10 + text[9]);

  return (month % 8) * 32 + day % 32;
}

/* The day that the ten bytes of text say, NULL when it is new. */
static inline const ExosDay *
exos_days_find (const ExosDays *self, const char *text)
{
  uint64_t words[2];
  const ExosDay *day;

  exos_days_text (text, words);
  day = &self->slots[exos_days_slot (text)];
  return __builtin_expect (((day->text[0] ^ words[0]) | (day->text[1] ^ words[1])) == 0, 1) ? day
                                                                                            : NULL;
}

/* Adds the day that the ten bytes of text say, with its value; 16 bytes can be read. NULL when they
 * say none. */
const ExosDay *exos_days_add (ExosDays *self, const char *text, uint32_t value);

/* Whether text has the form, but for its day and its hours, of which at least the separator is
 * right. */
static inline bool
exos_days_is_usual (const char *text, size_t length)
{
  return (length == 20 && text[19] == 'Z' && (text[10] == 'T' || text[10] == ' ')) ||
         (length == 19 && (text[10] == 'T' || text[10] == ' '));
}

/* HH:MM:SS as seconds, 60 of them in a minute of a leap second as well; false when it is none. The
 * byte of a word where a digit stands becomes its value, that of a colon 0. Little-endian machines
 * only. */
static inline bool
exos_days_clock (const char *text, uint32_t *seconds)
{
  uint64_t word;

  memcpy (&word, text, sizeof word);
  word ^= 0x30303a30303a3030ULL;

  const uint64_t fault = (word | (word + 0x76767f76767f7676ULL)) & 0x8080808080808080ULL;
  const uint64_t pairs = word * 10 + (word >> 8);
  const uint32_t hour = (uint32_t) (pairs & 0xff);
  const uint32_t minute = (uint32_t) (pairs >> 24 & 0xff);
  const uint32_t second = (uint32_t) (pairs >> 48 & 0xff);

  *seconds = hour * 3600 + minute * 60 + second;
  return (fault == 0) & (hour < 24) & (minute < 60) & (second <= 60);
}
