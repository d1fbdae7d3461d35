// SPDX-License-Identifier: MIT
/* One partition of the users: an index, records that never move, and a side table. Its caller locks
 * it. */
#pragma once

#include <pthread.h>

#include "data/rows/users.h"

/* An index grows where it is, so that memory is not torn, until a table has some ten thousand
 * users. */
#define EXOS_USERS_WINDOW ((uint32_t) 1 << 15)

#define EXOS_USERS_CHUNK 64 /* records that come at once, a page */

/* What an event was exposed to: a word, put together by hand, since bit fields are slow to fill. */
#define EXOS_USERS_LINE_MASK (((uint64_t) 1 << EXOS_USERS_LINE_BITS) - 1)
#define EXOS_USERS_SEGMENT_SHIFT EXOS_USERS_LINE_BITS
#define EXOS_USERS_DAY_SHIFT (EXOS_USERS_SEGMENT_SHIFT + 10)
#define EXOS_USERS_BEFORE_SHIFT (EXOS_USERS_DAY_SHIFT + 10)

/* Who an event is of, but for the key's words: a number of 10 bits for its group and the kind of
 * its key. */
#define EXOS_USERS_WHO(group, kind) ((uint64_t) (group) | (uint64_t) (kind) << 8)
#define EXOS_USERS_IS_MIXED ((uint64_t) 1 << 10) /* above them in a record */
#define EXOS_USERS_IS_WIDE ((uint64_t) 1 << 11)
#define EXOS_USERS_IS_EMPTY ((uint64_t) 1 << 12) /* all events were left out */
#define EXOS_USERS_WHO_SHIFT EXOS_USERS_LINE_BITS

/* Above the events that a user had: some were left out. */
#define EXOS_USERS_LACKS_EVENTS ((uint32_t) 1 << 31)

_Static_assert(EXOS_USERS_MAX_EVENTS < 31, "events leave a bit");

/* One user, one line of the cache. */
typedef struct
{
  uint64_t key[2];
  int64_t time;   /* of the first exposure */
  uint64_t place; /* of it: line, segment, day, whether it was before the start */
  uint64_t first; /* line of the user, and above it who that line says, and those bits */
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
  uint16_t who;
  uint8_t tag; /* of the hash: what to look for */
  uint8_t event;
} ExosUsersEntry;

_Static_assert(sizeof (ExosUsersEntry) == 48, "entries stay in the cache");

/* Pages of records for all partitions, and their windows. */
typedef struct ExosUsersArena ExosUsersArena;

ExosUsersArena *exos_users_arena_new (void);
void exos_users_arena_free (ExosUsersArena *self);
ExosUserRecord *exos_users_arena_take (
    ExosUsersArena *self); /* EXOS_USERS_CHUNK; NULL: no memory */
uint32_t *exos_users_arena_window (ExosUsersArena *self, unsigned partition); /* all zeros */

typedef struct
{
  _Alignas(64) pthread_mutex_t mutex;
  uint32_t *window; /* EXOS_USERS_WINDOW slots, lent: what there are of the first ones */
  uint32_t *slots;  /* (1 + number of the record) << 8 | 8 bits of the hash; 0: free */
  uint32_t n_slots;
  uint32_t n_records;
  ExosUserRecord **chunks;
  uint32_t n_chunks;
  uint32_t room; /* for chunks */
  ExosUserSide *sides;
  uint32_t n_sides;
  uint32_t room_sides;
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

/* The first slot from this one on that is free, or whose record may be meant. */
static inline uint32_t
exos_users_table_probe (const ExosUsersTable *self, uint8_t tag, uint32_t slot)
{
  while (self->slots[slot] != 0 && (self->slots[slot] & 0xff) != tag)
    slot = slot + 1 < self->n_slots ? slot + 1 : 0;
  return slot;
}

/* The record that a slot says, NULL when it is free. */
static inline ExosUserRecord *
exos_users_table_slot (const ExosUsersTable *self, uint32_t slot)
{
  const uint32_t value = self->slots[slot];

  return value != 0 ? exos_users_table_record (self, (value >> 8) - 1) : NULL;
}

/* The record of the entry's user, who may be new and without rows; there is room for one. NULL
 * without memory. */
ExosUserRecord *exos_users_table_find (ExosUsersTable *self,
                                       ExosUsersArena *arena,
                                       const ExosUsersEntry *entry);

/* Adds the event to its user: its value, or *wide instead. FALSE without memory. */
bool exos_users_table_add (ExosUsersTable *self,
                           ExosUserRecord *record,
                           const ExosUsersEntry *entry,
                           unsigned decimals,
                           const ExosInt128 *wide);

/* Notes that the user has an event that was left out. */
void exos_users_table_leave_out (ExosUserRecord *record, const ExosUsersEntry *entry);

static inline uint64_t
exos_users_line (uint64_t place)
{
  return place & EXOS_USERS_LINE_MASK;
}

static inline bool
exos_users_is_before (uint64_t place)
{
  return place >> EXOS_USERS_BEFORE_SHIFT != 0;
}

/* Exposed earlier than the record says. */
static inline bool
exos_users_is_earlier (const ExosUserRecord *record, const ExosUsersEntry *entry)
{
  const bool is_before = exos_users_is_before (entry->place);

  if (is_before != exos_users_is_before (record->place))
    return !is_before;
  return entry->time < record->time ||
         (entry->time == record->time &&
          exos_users_line (entry->place) < exos_users_line (record->place));
}

static inline void
exos_users_see_exposure (ExosUserRecord *record, const ExosUsersEntry *entry)
{
  record->time = entry->time;
  record->place = entry->place;
}

static inline void
exos_users_see_event (ExosUserRecord *record, const ExosUsersEntry *entry)
{
  if (!exos_users_is_before (entry->place) && entry->event < EXOS_USERS_MAX_EVENTS)
    record->events |= (uint32_t) 1 << entry->event;
}

/* Adds the usual event: the record is of its user, who has rows, was always in its group, and has
 * small sums. Else FALSE, and nothing has changed. */
static inline bool
exos_users_add_usual (ExosUserRecord *record, const ExosUsersEntry *entry)
{
  const uint64_t others = (record->key[0] ^ entry->key[0]) | (record->key[1] ^ entry->key[1]) |
                          (record->first >> EXOS_USERS_WHO_SHIFT ^ entry->who);
  const uint64_t line = exos_users_line (entry->place);
  const uint64_t first = (uint64_t) entry->who << EXOS_USERS_WHO_SHIFT | line;
  int64_t *sum = &record->sums[exos_users_is_before (entry->place)];
  int64_t more;

  if (others != 0 || __builtin_add_overflow (*sum, entry->value, &more))
    return false;

  *sum = more;
  record->first = first < record->first ? first : record->first;
  record->n_rows += record->n_rows < UINT32_MAX;
  exos_users_see_event (record, entry);
  if (exos_users_is_earlier (record, entry))
    exos_users_see_exposure (record, entry);
  return true;
}
