// SPDX-License-Identifier: MIT
#include "data/rows/users-table.h"

#include <stdlib.h>
#include <sys/mman.h>

#define FIRST_SLOTS 256
#define MAX_RECORDS ((1u << 24) - 2)

void
exos_users_table_clear (ExosUsersTable *self)
{
  if (self->slots != self->window)
    free (self->slots);
  free (self->chunks);
  free (self->sides);
}

uint64_t
exos_users_table_memory (const ExosUsersTable *self)
{
  return (uint64_t) self->n_slots * sizeof *self->slots +
         (uint64_t) self->n_chunks * EXOS_USERS_CHUNK * sizeof (ExosUserRecord) +
         (uint64_t) self->room * sizeof *self->chunks +
         (uint64_t) self->room_sides * sizeof *self->sides;
}

/* Free slots end a search, and one in eight is. */
static uint32_t
max_records (uint32_t n_slots)
{
  return n_slots - n_slots / 8;
}

static void
put (ExosUsersTable *self, uint64_t hash, uint32_t number)
{
  uint32_t slot = exos_users_table_start (self, (uint32_t) hash);

  while (self->slots[slot] != 0)
    slot = slot + 1 < self->n_slots ? slot + 1 : 0;
  self->slots[slot] = (number + 1) << 8 | exos_users_tag (hash);
}

static uint8_t
kind_of (const ExosUserRecord *record)
{
  return record->first >> (EXOS_USERS_WHO_SHIFT + 8) & 3;
}

static uint64_t
hash_record (const ExosUserRecord *record, const ExosUserSeed *seed)
{
  const ExosUserKey key = { { record->key[0], record->key[1] }, kind_of (record) };

  return exos_user_key_hash (seed, &key);
}

/* So many, all free. */
static bool
move_slots (ExosUsersTable *self, uint32_t n_slots)
{
  const bool is_in_window = n_slots <= EXOS_USERS_WINDOW;
  uint32_t *slots = is_in_window ? self->window : calloc (n_slots, sizeof *slots);

  if (slots == NULL)
    return false;
  if (is_in_window)
    memset (slots, 0, self->n_slots * sizeof *slots);
  else if (self->slots == self->window)
    (void) madvise (self->window, EXOS_USERS_WINDOW * sizeof *slots, MADV_DONTNEED);
  else
    free (self->slots);
  self->slots = slots;
  self->n_slots = n_slots;
  return true;
}

bool
exos_users_table_reserve (ExosUsersTable *self, uint32_t n, const ExosUserSeed *seed)
{
  const uint64_t needed = (uint64_t) self->n_records + n;
  uint32_t n_slots = self->n_slots;

  if (needed <= max_records (n_slots))
    return true;
  if (needed > MAX_RECORDS)
    return false;

  while (max_records (n_slots) < needed)
    n_slots = n_slots == 0 ? FIRST_SLOTS : n_slots + n_slots / 3;
  if (!move_slots (self, n_slots))
    return false;

  for (uint32_t i = 0; i < self->n_records; i++)
    put (self, hash_record (exos_users_table_record (self, i), seed), i);
  return true;
}

static bool
grow (void **array, uint32_t *room, size_t size)
{
  const uint32_t more = *room < 16 ? 16 : *room + *room / 2;
  void *grown = realloc (*array, more * size);

  if (grown == NULL)
    return false;
  *array = grown;
  *room = more;
  return true;
}

static ExosUserRecord *
add_record (ExosUsersTable *self, ExosUsersArena *arena, const ExosUsersEntry *entry)
{
  ExosUserRecord *record;

  if (self->n_records == self->n_chunks * EXOS_USERS_CHUNK)
    {
      if (self->n_chunks == self->room &&
          !grow ((void **) &self->chunks, &self->room, sizeof *self->chunks))
        return NULL;
      self->chunks[self->n_chunks] = exos_users_arena_take (arena);
      if (self->chunks[self->n_chunks] == NULL)
        return NULL;
      self->n_chunks++;
    }

  record = exos_users_table_record (self, self->n_records++);
  *record = (ExosUserRecord) { .key = { entry->key[0], entry->key[1] },
                               .first = (uint64_t) entry->who << EXOS_USERS_WHO_SHIFT |
                                        exos_users_line (entry->place) };
  return record;
}

static bool
is_of (const ExosUserRecord *record, const ExosUsersEntry *entry)
{
  return record->key[0] == entry->key[0] && record->key[1] == entry->key[1] &&
         kind_of (record) == entry->who >> 8;
}

ExosUserRecord *
exos_users_table_find (ExosUsersTable *self, ExosUsersArena *arena, const ExosUsersEntry *entry)
{
  uint32_t slot = exos_users_table_start (self, entry->hash);
  ExosUserRecord *record;

  while ((record = exos_users_table_slot (
              self, slot = exos_users_table_probe (self, entry->tag, slot))) != NULL)
    {
      if (is_of (record, entry))
        return record;
      slot = slot + 1 < self->n_slots ? slot + 1 : 0;
    }

  record = add_record (self, arena, entry);
  if (record != NULL)
    self->slots[slot] = self->n_records << 8 | entry->tag;
  return record;
}

static bool
has (const ExosUserRecord *record, uint64_t bit)
{
  return (record->first >> EXOS_USERS_WHO_SHIFT & bit) != 0;
}

/* Of a user in several groups: the first line, its group, and the first line of another one. These
 * three are enough to stay right whatever comes next. */
static void
see_group (ExosUserRecord *record, const ExosUsersEntry *entry)
{
  const uint64_t line = exos_users_line (entry->place);
  const uint64_t first_line = exos_users_line (record->first);
  const uint64_t who = record->first >> EXOS_USERS_WHO_SHIFT;
  const bool is_first = line < first_line;
  const bool is_mixed = has (record, EXOS_USERS_IS_MIXED);
  const uint64_t other = is_mixed ? (uint64_t) record->sums[0] : UINT64_MAX;
  const uint64_t later = is_first ? first_line : line;

  if (((who ^ entry->who) & 0xff) == 0)
    {
      record->first = who << EXOS_USERS_WHO_SHIFT | (is_first ? line : first_line);
      return;
    }

  record->sums[0] = (int64_t) (is_first || later < other ? later : other);
  record->first =
      ((is_first ? (who & ~(uint64_t) 0xff) | (entry->who & 0xff) : who) | EXOS_USERS_IS_MIXED)
          << EXOS_USERS_WHO_SHIFT |
      (is_first ? line : first_line);
}

static ExosInt128
widen (int64_t value, unsigned decimals)
{
  ExosInt128 wide = value;

  for (unsigned i = decimals; i < EXOS_WIDE_DECIMALS; i++)
    wide *= 10;
  return wide;
}

static bool
make_wide (ExosUsersTable *self, ExosUserRecord *record, unsigned decimals)
{
  if (self->n_sides == self->room_sides &&
      !grow ((void **) &self->sides, &self->room_sides, sizeof *self->sides))
    return false;

  ExosUserSide *side = &self->sides[self->n_sides];

  *side = (ExosUserSide) { 0 };
  for (unsigned i = 0; i < 2; i++)
    exos_wide_sum_add (&side->sums[i], widen (record->sums[i], decimals));
  record->sums[0] = self->n_sides++;
  record->first |= EXOS_USERS_IS_WIDE << EXOS_USERS_WHO_SHIFT;
  return true;
}

static bool
add_value (ExosUsersTable *self,
           ExosUserRecord *record,
           const ExosUsersEntry *entry,
           unsigned decimals,
           const ExosInt128 *wide)
{
  int64_t *sum = &record->sums[exos_users_is_before (entry->place)];

  if (wide == NULL && !has (record, EXOS_USERS_IS_WIDE) &&
      !__builtin_add_overflow (*sum, entry->value, sum))
    return true;
  /* The built-in function has stored what overflowed. */
  if (wide == NULL && !has (record, EXOS_USERS_IS_WIDE))
    *sum = (int64_t) ((uint64_t) *sum - (uint64_t) entry->value);
  if (!has (record, EXOS_USERS_IS_WIDE) && !make_wide (self, record, decimals))
    return false;

  exos_wide_sum_add (&self->sides[record->sums[0]].sums[exos_users_is_before (entry->place)],
                     wide != NULL ? *wide : widen (entry->value, decimals));
  return true;
}

static uint64_t
first_of (const ExosUsersEntry *entry)
{
  return (uint64_t) entry->who << EXOS_USERS_WHO_SHIFT | exos_users_line (entry->place);
}

/* Whether of two events that were left out the new one says more of the user: one that names a
 * group does, else the one that came first. */
static bool
says_more (const ExosUserRecord *record, const ExosUsersEntry *entry)
{
  const bool had_group = (record->first >> EXOS_USERS_WHO_SHIFT & 0xff) != EXOS_USERS_NO_GROUP;
  const bool has_group = (entry->who & 0xff) != EXOS_USERS_NO_GROUP;

  if (had_group != has_group)
    return has_group;
  return exos_users_line (entry->place) < exos_users_line (record->first);
}

void
exos_users_table_leave_out (ExosUserRecord *record, const ExosUsersEntry *entry)
{
  const bool is_first = !has (record, EXOS_USERS_IS_EMPTY) || says_more (record, entry);

  record->events |= EXOS_USERS_LACKS_EVENTS;
  if (record->n_rows == 0 && is_first)
    record->first = first_of (entry) | EXOS_USERS_IS_EMPTY << EXOS_USERS_WHO_SHIFT;
}

bool
exos_users_table_add (ExosUsersTable *self,
                      ExosUserRecord *record,
                      const ExosUsersEntry *entry,
                      unsigned decimals,
                      const ExosInt128 *wide)
{
  if (record->n_rows == 0 || exos_users_is_earlier (record, entry))
    exos_users_see_exposure (record, entry);
  if (record->n_rows == 0)
    record->first = first_of (entry);

  record->n_rows += record->n_rows < UINT32_MAX;
  see_group (record, entry);
  if (has (record, EXOS_USERS_IS_MIXED))
    return true;

  exos_users_see_event (record, entry);
  return add_value (self, record, entry, decimals, wide);
}
