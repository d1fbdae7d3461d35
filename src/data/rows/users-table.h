// SPDX-License-Identifier: MIT
/* One partition of the users: an index, records that never move, and a side table. Its caller locks
 * it. */
#pragma once

#include <pthread.h>

#include "data/rows/users.h"

#define EXOS_USERS_CHUNK 64 /* records that come at once, a page */

/* What an event was exposed to: a word, put together by hand, since bit fields are slow to fill. */
#define EXOS_USERS_LINE_MASK (((uint64_t) 1 << EXOS_USERS_LINE_BITS) - 1)
#define EXOS_USERS_SEGMENT_SHIFT EXOS_USERS_LINE_BITS
#define EXOS_USERS_DAY_SHIFT (EXOS_USERS_SEGMENT_SHIFT + 10)
#define EXOS_USERS_BEFORE_SHIFT (EXOS_USERS_DAY_SHIFT + 10)

/* One user, one line of the cache. */
typedef struct
{
  uint64_t key[2];
  int64_t time;   /* of the first exposure */
  uint64_t place; /* of it: line, segment, day, whether it was before the start */
  uint64_t first_line : EXOS_USERS_LINE_BITS; /* of the user */
  uint64_t group : 8;                         /* on that line */
  uint64_t kind : 2;                          /* of the key */
  uint64_t is_mixed : 1;
  uint64_t is_wide : 1;
  int64_t
      sums[2]; /* after and before; mixed: [0] is the other line, wide: [0] is a side's number */
  uint32_t events;
  uint32_t n_rows;
} ExosUserRecord;

_Static_assert(sizeof (ExosUserRecord) == 64, "a user is one line of the cache");

typedef struct
{
  ExosWideSum sums[2];
} ExosUserSide;

/* An event on its way to its user. */
typedef struct
{
  uint64_t key[2];
  int64_t time;
  int64_t value;
  uint64_t place; /* as of a record */
  uint32_t hash;  /* its lower bits: where to look */
  uint8_t tag;    /* of the hash: what to look for */
  uint8_t kind;   /* of the key */
  uint8_t group;
  uint8_t event;
} ExosUsersEntry;

_Static_assert(sizeof (ExosUsersEntry) == 48, "entries stay in the cache");

/* Pages of records for all partitions. */
typedef struct ExosUsersArena ExosUsersArena;

ExosUsersArena *exos_users_arena_new (void);
void exos_users_arena_free (ExosUsersArena *self);
ExosUserRecord *exos_users_arena_take (
    ExosUsersArena *self); /* EXOS_USERS_CHUNK; NULL: no memory */

typedef struct
{
  _Alignas(64) pthread_mutex_t mutex;
  uint32_t n_records;
  ExosUserRecord **chunks;
  uint32_t n_chunks;
  uint32_t room; /* for chunks */
  ExosUserSide *sides;
  uint32_t n_sides;
  uint32_t room_sides;
  /* Looked at without the lock, too: not beside what changes with it. */
  _Alignas(64) uint32_t *slots; /* (1 + number of the record) << 8 | 8 bits of the hash; 0: free */
  uint32_t n_slots;
} ExosUsersTable;

void exos_users_table_clear (ExosUsersTable *self);
uint64_t exos_users_table_memory (const ExosUsersTable *self);

/* Makes room for n users more, which may all be new. */
bool exos_users_table_reserve (ExosUsersTable *self, uint32_t n, const ExosUserSeed *seed);

static inline ExosUserRecord *
exos_users_table_record (const ExosUsersTable *self, uint32_t number)
{
  return &self->chunks[number / EXOS_USERS_CHUNK][number % EXOS_USERS_CHUNK];
}

/* The bits of a hash: 6 choose the partition, 8 are the tag, 32 lead to the slot. */
static inline unsigned
exos_users_partition (uint64_t hash)
{
  return (unsigned) (hash >> 58);
}

static inline uint8_t
exos_users_tag (uint64_t hash)
{
  return (uint8_t) (hash >> 32);
}

static inline uint32_t
exos_users_table_start (const ExosUsersTable *self, uint32_t hash)
{
  return (uint32_t) (((uint64_t) hash * self->n_slots) >> 32);
}

/* Fetches what the hash leads to, without the lock: the table may just have got another index, and
 * then it was for nothing. */
static inline void
exos_users_table_prefetch (const ExosUsersTable *self, uint32_t hash)
{
  const uint32_t *slots = __atomic_load_n (&self->slots, __ATOMIC_RELAXED);
  const uint32_t n_slots = __atomic_load_n (&self->n_slots, __ATOMIC_RELAXED);

  __builtin_prefetch (
      (const void *) ((uintptr_t) slots + (((uint64_t) hash * n_slots) >> 32) * sizeof *slots));
}

/* The first slot from this one on that is free, or whose record may be meant. */
static inline uint32_t
exos_users_table_probe (const ExosUsersTable *self, uint8_t tag, uint32_t slot)
{
  while (self->slots[slot] != 0 && (self->slots[slot] & 0xff) != tag)
    slot = slot + 1 < self->n_slots ? slot + 1 : 0;
  return slot;
}

/* The record of the entry's user, who may be new and without rows. slot: where it may be; there is
 * room for one. NULL without memory. */
ExosUserRecord *exos_users_table_find (ExosUsersTable *self,
                                       ExosUsersArena *arena,
                                       const ExosUsersEntry *entry,
                                       uint32_t slot);

/* Adds the event to its user: its value, or *wide instead. FALSE without memory. */
bool exos_users_table_add (ExosUsersTable *self,
                           ExosUserRecord *record,
                           const ExosUsersEntry *entry,
                           unsigned decimals,
                           const ExosInt128 *wide);
