// SPDX-License-Identifier: MIT
#include "data/rows/ids-parts.h"

#include <stdlib.h>
#include <sys/mman.h>

#define MIN_TABLE_BITS 6

/* So few hashes are not worth a thread. */
#define FEW 50000

/* The upper bits, which all hashes of a partition share, make room for what is known of one. */
#define CAME 1
#define CAME_AGAIN 2

/* The hashes of one partition; 0 is free, the first hash of a slot walks on past others. */
typedef struct
{
  uint64_t *slots;
  unsigned bits;
  size_t n;
} Table;

/* What threads share, and what each finds. */
typedef struct
{
  ExosIds *ids;
  unsigned next; /* partition */
} Search;

typedef struct
{
  Search *search;
  pthread_t thread;
  bool has_thread;
  Table table;
  uint64_t *repeated;
  size_t n_kept; /* in repeated, which has room for n_room */
  size_t n_room;
  uint64_t n_repeated;
  uint64_t n_again;
  bool is_incomplete; /* no memory */
} Finder;

static size_t
slot_of (uint64_t key, unsigned bits)
{
  return (size_t) (key >> (64 - bits));
}

static size_t
find_slot (const Table *self, uint64_t key)
{
  const size_t last = ((size_t) 1 << self->bits) - 1;
  size_t slot = slot_of (key, self->bits);

  while (self->slots[slot] != 0 && ((self->slots[slot] ^ key) >> EXOS_IDS_PARTITION_BITS) != 0)
    slot = (slot + 1) & last;
  return slot;
}

static bool
grow (Table *self)
{
  Table larger = { .bits = self->bits + 1, .n = self->n };

  larger.slots = calloc ((size_t) 1 << larger.bits, sizeof *larger.slots);
  if (larger.slots == NULL)
    return false;
  for (size_t i = 0; i < (size_t) 1 << self->bits; i++)
    if (self->slots[i] != 0)
      larger.slots[find_slot (&larger, self->slots[i])] = self->slots[i];
  free (self->slots);
  *self = larger;
  return true;
}

static void
keep_repeated (Finder *self, uint64_t hash)
{
  self->n_repeated++;
  if (self->n_kept == self->search->ids->max_repeated)
    return;
  if (self->n_kept == self->n_room)
    {
      const size_t n_room = 2 * self->n_room + 64;
      uint64_t *repeated = realloc (self->repeated, n_room * sizeof *repeated);

      if (repeated == NULL)
        {
          self->is_incomplete = true;
          return;
        }
      self->repeated = repeated;
      self->n_room = n_room;
    }
  self->repeated[self->n_kept++] = hash;
}

static void
look_at (Finder *self, uint64_t hash)
{
  Table *const table = &self->table;
  const uint64_t key = hash << EXOS_IDS_PARTITION_BITS;
  uint64_t *const slot = &table->slots[find_slot (table, key)];

  if (*slot == 0)
    {
      *slot = key | CAME;
      /* At most half of the slots are taken. */
      if (2 * ++table->n > (size_t) 1 << table->bits && !grow (table))
        {
          self->is_incomplete = true;
          *slot = 0;
          table->n--;
        }
      return;
    }

  self->n_again++;
  if ((*slot & CAME_AGAIN) != 0)
    return;
  *slot |= CAME_AGAIN;
  keep_repeated (self, hash);
}

static void
look_through (Finder *self, const ExosIdsChunk *list)
{
  if (list == NULL)
    return;
  memset (self->table.slots, 0, sizeof *self->table.slots << self->table.bits);
  self->table.n = 0;
  for (const ExosIdsChunk *chunk = list; chunk != NULL; chunk = chunk->next)
    for (size_t i = 0; i < chunk->n; i++)
      look_at (self, chunk->hashes[i]);
}

/* A table fits what a partition has when no id is repeated. */
static bool
make_table (Finder *self)
{
  const size_t n = self->search->ids->n_kept / EXOS_IDS_N_PARTITIONS;

  self->table.bits = MIN_TABLE_BITS;
  while ((size_t) 1 << self->table.bits < 2 * n + n / 4)
    self->table.bits++;
  self->table.slots = calloc ((size_t) 1 << self->table.bits, sizeof *self->table.slots);
  return self->table.slots != NULL;
}

static void *
find (void *data)
{
  Finder *const self = data;
  unsigned partition;

  if (!make_table (self))
    {
      self->is_incomplete = true;
      return NULL;
    }
  while ((partition = __atomic_fetch_add (&self->search->next, 1, __ATOMIC_RELAXED)) <
         EXOS_IDS_N_PARTITIONS)
    look_through (self, self->search->ids->partitions[partition]);
  return NULL;
}

static uint64_t
key_of (uint64_t hash)
{
  return hash + (hash == 0);
}

bool
exos_ids_set_has (const ExosIdsSet *self, uint64_t hash)
{
  const uint64_t key = key_of (hash);
  const size_t last = ((size_t) 1 << self->bits) - 1;

  if (self->slots == NULL)
    return false;
  for (size_t slot = slot_of (key, self->bits); self->slots[slot] != 0; slot = (slot + 1) & last)
    if (self->slots[slot] == key)
      return true;
  return false;
}

static bool
set_new (ExosIdsSet *self, size_t n)
{
  self->bits = MIN_TABLE_BITS;
  while ((size_t) 1 << self->bits < 4 * n)
    self->bits++;
  self->slots = calloc ((size_t) 1 << self->bits, sizeof *self->slots);
  return self->slots != NULL;
}

static void
set_add (ExosIdsSet *self, const uint64_t *hashes, size_t n)
{
  const size_t last = ((size_t) 1 << self->bits) - 1;

  for (size_t i = 0; i < n; i++)
    {
      size_t slot = slot_of (key_of (hashes[i]), self->bits);

      while (self->slots[slot] != 0)
        slot = (slot + 1) & last;
      self->slots[slot] = key_of (hashes[i]);
    }
}

static void
run_finders (Finder *finders, unsigned n)
{
  for (unsigned i = 1; i < n; i++)
    finders[i].has_thread = pthread_create (&finders[i].thread, NULL, find, &finders[i]) == 0;
  find (&finders[0]);
  for (unsigned i = 1; i < n; i++)
    if (finders[i].has_thread)
      pthread_join (finders[i].thread, NULL);
}

static void
collect (ExosIds *self, Finder *finders, unsigned n, ExosIdsAnswer *answer)
{
  for (unsigned i = 0; i < n; i++)
    {
      answer->n_repeated += finders[i].n_repeated;
      answer->n_again += finders[i].n_again;
      answer->is_too_many |= finders[i].is_incomplete;
    }
  answer->is_too_many |= answer->n_repeated > self->max_repeated;
  if (answer->n_repeated > 0 && !answer->is_too_many)
    answer->is_too_many = !set_new (&self->repeated, (size_t) answer->n_repeated);
  for (unsigned i = 0; i < n; i++)
    {
      if (!answer->is_too_many)
        set_add (&self->repeated, finders[i].repeated, finders[i].n_kept);
      free (finders[i].repeated);
      free (finders[i].table.slots);
    }
}

/* The hashes are no longer needed. */
static void
release (ExosIds *self)
{
  munmap (self->arena, self->arena_bytes);
  self->arena = NULL;
  self->free_chunks = NULL;
  memset (self->partitions, 0, sizeof self->partitions);
}

ExosIdsAnswer
exos_ids_find_repeated (ExosIds *self, unsigned n_threads)
{
  ExosIdsAnswer answer = { 0 };
  Search search = { .ids = self };
  Finder *finders;
  unsigned n;

  exos_ids_gather (self);
  n = self->n_kept < FEW || n_threads == 0 ? 1 : n_threads;
  finders = calloc (n, sizeof *finders);
  for (unsigned w = 0; w < self->n_writers; w++)
    answer.n_ids += self->writers[w].n_ids;
  answer.share = 1.0 / (double) ((uint64_t) 1 << self->shift);
  answer.is_too_many = self->is_full || finders == NULL;

  if (finders != NULL)
    {
      for (unsigned i = 0; i < n; i++)
        finders[i].search = &search;
      run_finders (finders, n);
      collect (self, finders, n, &answer);
    }
  free (finders);
  release (self);
  return answer;
}
