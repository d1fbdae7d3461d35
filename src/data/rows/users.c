// SPDX-License-Identifier: MIT
#include "data/rows/users.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "data/rows/users-table.h"

/* Events that wait until their partition is worth a lock. */
#define BUFFER 48

struct ExosUsers
{
  ExosUsersTable tables[EXOS_USERS_N_PARTITIONS];
  ExosUsersArena *arena;
  ExosUserSeed seed;
  unsigned decimals;
  atomic_uint n_writers;
};

struct ExosUsersWriter
{
  ExosUsers *users;
  unsigned n[EXOS_USERS_N_PARTITIONS];
  ExosUsersEntry entries[EXOS_USERS_N_PARTITIONS][BUFFER];
};

ExosUsers *
exos_users_new (unsigned decimals)
{
  ExosUsers *self = aligned_alloc (64, sizeof *self);

  if (self == NULL)
    return NULL;
  memset (self, 0, sizeof *self);
  self->arena = exos_users_arena_new ();
  if (self->arena == NULL)
    {
      free (self);
      return NULL;
    }

  self->seed = exos_user_seed_new ();
  self->decimals = decimals;
  for (unsigned i = 0; i < EXOS_USERS_N_PARTITIONS; i++)
    {
      pthread_mutex_init (&self->tables[i].mutex, NULL);
      self->tables[i].window = exos_users_arena_window (self->arena, i);
    }
  return self;
}

void
exos_users_free (ExosUsers *self)
{
  if (self == NULL)
    return;
  for (unsigned i = 0; i < EXOS_USERS_N_PARTITIONS; i++)
    {
      pthread_mutex_destroy (&self->tables[i].mutex);
      exos_users_table_clear (&self->tables[i]);
    }
  exos_users_arena_free (self->arena);
  free (self);
}

const ExosUserSeed *
exos_users_seed (const ExosUsers *self)
{
  return &self->seed;
}

uint64_t
exos_users_count (const ExosUsers *self)
{
  uint64_t n = 0;

  for (unsigned i = 0; i < EXOS_USERS_N_PARTITIONS; i++)
    n += self->tables[i].n_records;
  return n;
}

uint64_t
exos_users_memory (const ExosUsers *self)
{
  uint64_t bytes = sizeof *self + self->n_writers * sizeof (ExosUsersWriter);

  for (unsigned i = 0; i < EXOS_USERS_N_PARTITIONS; i++)
    bytes += exos_users_table_memory (&self->tables[i]);
  return bytes;
}

ExosUsersWriter *
exos_users_writer_new (ExosUsers *self)
{
  ExosUsersWriter *writer = malloc (sizeof *writer);

  if (writer == NULL)
    return NULL;
  writer->users = self;
  memset (writer->n, 0, sizeof writer->n);
  self->n_writers++;
  return writer;
}

void
exos_users_writer_free (ExosUsersWriter *writer)
{
  if (writer != NULL)
    writer->users->n_writers--;
  free (writer);
}

/* First where each event's user may be, then what stands there: memory answers while the next ones
 * are asked for. */
static void
prefetch (const ExosUsersTable *table,
          const ExosUsersEntry *entries,
          unsigned n,
          ExosUserRecord **records)
{
  uint32_t slots[BUFFER];

  for (unsigned i = 0; i < n; i++)
    {
      slots[i] = exos_users_table_start (table, entries[i].hash);
      __builtin_prefetch (&table->slots[slots[i]]);
      __builtin_prefetch (&table->slots[slots[i] + 4]);
    }

  for (unsigned i = 0; i < n; i++)
    {
      records[i] =
          exos_users_table_slot (table, exos_users_table_probe (table, entries[i].tag, slots[i]));
      __builtin_prefetch (records[i], 1);
    }
}

static bool
add_slowly (ExosUsers *self,
            ExosUsersTable *table,
            const ExosUsersEntry *entry,
            const ExosInt128 *wide)
{
  ExosUserRecord *record = exos_users_table_find (table, self->arena, entry);

  return record != NULL && exos_users_table_add (table, record, entry, self->decimals, wide);
}

static bool
add_entry (ExosUsers *self, unsigned partition, const ExosUsersEntry *entry, ExosInt128 wide)
{
  ExosUsersTable *table = &self->tables[partition];
  bool is_done;

  pthread_mutex_lock (&table->mutex);
  is_done =
      exos_users_table_reserve (table, 1, &self->seed) && add_slowly (self, table, entry, &wide);
  pthread_mutex_unlock (&table->mutex);
  return is_done;
}

static bool
add_entries (ExosUsers *self, unsigned partition, const ExosUsersEntry *entries, unsigned n)
{
  ExosUsersTable *table = &self->tables[partition];
  ExosUserRecord *records[BUFFER];
  bool is_done;

  pthread_mutex_lock (&table->mutex);
  is_done = exos_users_table_reserve (table, n, &self->seed);
  if (is_done)
    prefetch (table, entries, n, records);
  for (unsigned i = 0; is_done && i < n; i++)
    if (records[i] == NULL || !exos_users_add_usual (records[i], &entries[i]))
      is_done = add_slowly (self, table, &entries[i], NULL);
  pthread_mutex_unlock (&table->mutex);
  return is_done;
}

static bool
flush_partition (ExosUsersWriter *writer, unsigned partition)
{
  const unsigned n = writer->n[partition];

  writer->n[partition] = 0;
  return n == 0 || add_entries (writer->users, partition, writer->entries[partition], n);
}

static inline ExosUsersEntry
make_entry (const ExosUserKey *key, const ExosUserEvent *event, uint64_t hash)
{
  return (ExosUsersEntry) {
    .key = { key->words[0], key->words[1] },
    .time = event->time,
    .value = event->value,
    .place = event->line | (uint64_t) event->segment << EXOS_USERS_SEGMENT_SHIFT |
             (uint64_t) event->day << EXOS_USERS_DAY_SHIFT |
             (uint64_t) event->is_before << EXOS_USERS_BEFORE_SHIFT,
    .hash = (uint32_t) hash,
    .who = (uint16_t) EXOS_USERS_WHO (event->group, key->kind),
    .tag = exos_users_tag (hash),
    .event = event->event,
  };
}

bool
exos_users_add (ExosUsersWriter *writer,
                const ExosUserKey *keys,
                const ExosUserEvent *events,
                size_t n)
{
  bool is_done = true;

  for (size_t i = 0; i < n && is_done; i++)
    {
      const uint64_t hash = exos_user_key_hash (&writer->users->seed, &keys[i]);
      const unsigned partition = exos_users_partition (hash);
      const unsigned at = writer->n[partition]++;

      writer->entries[partition][at] = make_entry (&keys[i], &events[i], hash);
      is_done = at + 1 < BUFFER || flush_partition (writer, partition);
    }

  return is_done;
}

bool
exos_users_add_wide (ExosUsersWriter *writer,
                     const ExosUserKey *key,
                     const ExosUserEvent *event,
                     ExosInt128 value)
{
  const uint64_t hash = exos_user_key_hash (&writer->users->seed, key);
  const ExosUsersEntry entry = make_entry (key, event, hash);

  return add_entry (writer->users, exos_users_partition (hash), &entry, value);
}

bool
exos_users_leave_out (ExosUsersWriter *writer, const ExosUserKey *key, const ExosUserEvent *event)
{
  ExosUsers *self = writer->users;
  const uint64_t hash = exos_user_key_hash (&self->seed, key);
  const ExosUsersEntry entry = make_entry (key, event, hash);
  ExosUsersTable *table = &self->tables[exos_users_partition (hash)];
  ExosUserRecord *record = NULL;

  pthread_mutex_lock (&table->mutex);
  if (exos_users_table_reserve (table, 1, &self->seed))
    record = exos_users_table_find (table, self->arena, &entry);
  if (record != NULL)
    exos_users_table_leave_out (record, &entry);
  pthread_mutex_unlock (&table->mutex);
  return record != NULL;
}

bool
exos_users_flush (ExosUsersWriter *writer)
{
  bool is_done = true;

  for (unsigned i = 0; i < EXOS_USERS_N_PARTITIONS; i++)
    is_done &= flush_partition (writer, i);
  return is_done;
}

static ExosUser
make_user (const ExosUsersTable *table, const ExosUserRecord *record)
{
  const uint64_t who = record->first >> EXOS_USERS_WHO_SHIFT;
  const bool is_mixed = (who & EXOS_USERS_IS_MIXED) != 0;
  const bool is_wide = (who & EXOS_USERS_IS_WIDE) != 0;
  const bool is_summed = !is_mixed && !is_wide;

  return (ExosUser) {
    .key = { { record->key[0], record->key[1] }, who >> 8 & 3 },
    .group = who & 0xff,
    .segment = record->place >> EXOS_USERS_SEGMENT_SHIFT & 0x3ff,
    .day = record->place >> EXOS_USERS_DAY_SHIFT & 0x3ff,
    .is_before = record->place >> EXOS_USERS_BEFORE_SHIFT & 1,
    .events = record->events & ~EXOS_USERS_LACKS_EVENTS,
    .lacks_events = (record->events & EXOS_USERS_LACKS_EVENTS) != 0,
    .n_rows = record->n_rows,
    .line = exos_users_line (record->first),
    .other_line = is_mixed ? (uint64_t) record->sums[0] : 0,
    .after = is_summed ? record->sums[0] : 0,
    .before = is_summed ? record->sums[1] : 0,
    .wide = is_wide && !is_mixed ? table->sides[record->sums[0]].sums : NULL,
  };
}

void
exos_users_visit (const ExosUsers *self, unsigned partition, ExosUserFunc func, void *data)
{
  const ExosUsersTable *table = &self->tables[partition];

  for (uint32_t i = 0; i < table->n_records; i++)
    {
      const ExosUser user = make_user (table, exos_users_table_record (table, i));

      func (&user, data);
    }
}
