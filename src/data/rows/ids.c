// SPDX-License-Identifier: MIT
#include "data/rows/ids-parts.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/random.h>

#include "data/text.h"

#define MAX_SHIFT EXOS_ID_FIXED_BITS
#define BATCH 512

_Static_assert(sizeof (ExosIdsChunk) == EXOS_IDS_CHUNK_BYTES, "a chunk ends where its size does");

static bool
reserve (ExosIds *self)
{
  const size_t bytes = (self->n_chunks + 1) * EXOS_IDS_CHUNK_BYTES;
  char *arena = mmap (NULL, bytes, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

  if (arena == MAP_FAILED)
    return false;
  self->arena = arena;
  self->arena_bytes = bytes;
#ifdef MADV_HUGEPAGE
  madvise (arena, bytes, MADV_HUGEPAGE); /* faster where there are such pages */
#endif
  return true;
}

static bool
draw_seeds (ExosIds *self)
{
  ssize_t n;

  do
    n = getrandom (self->seeds, sizeof self->seeds, 0);
  while (n < 0 && errno == EINTR);
  return n == (ssize_t) sizeof self->seeds;
}

static void
set_limits (ExosIds *self, const ExosIdsLimits *limits)
{
  static const ExosIdsLimits none;

  if (limits == NULL)
    limits = &none;
  self->max_kept = limits->max_kept > 0 ? limits->max_kept : EXOS_IDS_MAX_KEPT;
  self->max_repeated = limits->max_repeated > 0 ? limits->max_repeated : EXOS_IDS_MAX_REPEATED;
  self->mask = limits->hash_bits > 0 ? ~(uint64_t) 0 << (64 - limits->hash_bits) : ~(uint64_t) 0;
  /* Full ones, one that puts them past the limit, and one that is not full a partition and writer.
   */
  self->n_chunks = self->max_kept / EXOS_IDS_CHUNK_HASHES + 2 +
                   EXOS_IDS_N_PARTITIONS * ((size_t) self->n_writers + 1);
}

ExosIds *
exos_ids_new (unsigned n_writers, const ExosIdsLimits *limits)
{
  ExosIds *self = calloc (1, sizeof *self + n_writers * sizeof self->writers[0]);

  if (self == NULL)
    return NULL;
  self->n_writers = n_writers;
  for (unsigned i = 0; i < n_writers; i++)
    self->writers[i].ids = self;
  pthread_mutex_init (&self->lock, NULL);
  set_limits (self, limits);
  if (reserve (self) && draw_seeds (self))
    return self;
  exos_ids_free (self);
  return NULL;
}

void
exos_ids_free (ExosIds *self)
{
  if (self == NULL)
    return;
  if (self->arena != NULL)
    munmap (self->arena, self->arena_bytes);
  for (unsigned i = 0; i < self->n_writers; i++)
    exos_id_text_clear (&self->writers[i].text);
  pthread_mutex_destroy (&self->lock);
  free (self->repeated.slots);
  free (self);
}

ExosIdsWriter *
exos_ids_writer (ExosIds *self, unsigned i)
{
  return &self->writers[i];
}

static ExosIdsChunk *
take_chunk (ExosIds *self)
{
  ExosIdsChunk *chunk = self->free_chunks;

  if (chunk != NULL)
    {
      self->free_chunks = chunk->next;
      return chunk;
    }

  const uintptr_t start = (uintptr_t) self->arena + EXOS_IDS_CHUNK_BYTES - 1;

  return (ExosIdsChunk *) (start / EXOS_IDS_CHUNK_BYTES * EXOS_IDS_CHUNK_BYTES +
                           self->n_used++ * EXOS_IDS_CHUNK_BYTES);
}

static size_t
thin_chunk (ExosIdsChunk *chunk, unsigned shift)
{
  size_t n = 0;

  for (size_t i = 0; i < chunk->n; i++)
    if (exos_ids_is_kept (chunk->hashes[i], shift))
      chunk->hashes[n++] = chunk->hashes[i];
  chunk->n = n;
  return n;
}

/* Moves the hashes kept of a list to its start; the chunks that are left over become free. */
static size_t
thin_list (ExosIds *self, ExosIdsChunk *list)
{
  ExosIdsChunk *to = list;
  ExosIdsChunk *rest;
  size_t n_kept = 0;
  size_t n = 0;

  for (ExosIdsChunk *from = list; from != NULL; from = from->next)
    for (size_t i = 0, n_from = from->n; i < n_from; i++)
      if (exos_ids_is_kept (from->hashes[i], self->shift))
        {
          if (n == EXOS_IDS_CHUNK_HASHES)
            {
              to->n = n;
              n_kept += n;
              n = 0;
              to = to->next;
            }
          to->hashes[n++] = from->hashes[i];
        }

  to->n = n;
  rest = to->next;
  to->next = NULL;
  while (rest != NULL)
    {
      ExosIdsChunk *const next = rest->next;

      rest->next = self->free_chunks;
      self->free_chunks = rest;
      rest = next;
    }
  return n_kept + n;
}

void
exos_ids_thin (ExosIds *self)
{
  while (self->n_kept > self->max_kept && !self->is_full)
    {
      self->is_full = self->shift == MAX_SHIFT;
      if (self->is_full)
        return;
      __atomic_store_n (&self->shift, self->shift + 1, __ATOMIC_RELAXED);
      self->n_kept = 0;
      for (unsigned i = 0; i < EXOS_IDS_N_PARTITIONS; i++)
        if (self->partitions[i] != NULL)
          self->n_kept += thin_list (self, self->partitions[i]);
    }
}

static void
keep_chunk (ExosIds *self, unsigned partition, ExosIdsChunk *chunk)
{
  chunk->next = self->partitions[partition];
  self->partitions[partition] = chunk;
  self->n_kept += chunk->n;
}

/* A full chunk goes into its partition, thinned as far as the others are: only hashes of users in
 * the share count, whenever they came, so that the share in the end is the largest possible. */
static void
change_chunk (ExosIdsWriter *self, unsigned partition)
{
  ExosIds *const ids = self->ids;
  uint64_t *const end = self->ends[partition];
  ExosIdsChunk *chunk = end != NULL ? (ExosIdsChunk *) ((char *) end - EXOS_IDS_CHUNK_BYTES) : NULL;

  pthread_mutex_lock (&ids->lock);
  if (chunk != NULL)
    {
      chunk->n = EXOS_IDS_CHUNK_HASHES;
      if (thin_chunk (chunk, ids->shift) == EXOS_IDS_CHUNK_HASHES && !ids->is_full)
        {
          keep_chunk (ids, partition, chunk);
          exos_ids_thin (ids);
          chunk = NULL;
        }
      else if (ids->is_full)
        chunk->n = 0;
    }
  if (chunk == NULL)
    {
      chunk = take_chunk (ids);
      chunk->n = 0;
    }
  pthread_mutex_unlock (&ids->lock);
  self->ends[partition] = chunk->hashes + chunk->n;
}

static inline bool
is_at_end (const uint64_t *end)
{
  return (uintptr_t) end % EXOS_IDS_CHUNK_BYTES == 0;
}

static inline void
add_hash (ExosIdsWriter *self, uint64_t hash)
{
  const unsigned partition = (unsigned) (hash >> (64 - EXOS_IDS_PARTITION_BITS));

  if (is_at_end (self->ends[partition])) /* NULL, too */
    change_chunk (self, partition);
  *self->ends[partition]++ = hash;
}

static void
add_hashes (ExosIdsWriter *self, const uint64_t *hashes, size_t n)
{
  const unsigned shift = __atomic_load_n (&self->ids->shift, __ATOMIC_RELAXED);

  self->n_ids += n;
  for (size_t i = 0; i < n; i++)
    if (exos_ids_is_kept (hashes[i], shift))
      add_hash (self, hashes[i]);
}

void
exos_ids_add_text (ExosIdsWriter *self, const char *text, size_t length)
{
  exos_trim (&text, &length);
  if (length == 0)
    return;

  const uint64_t hash = exos_ids_hash (self->ids, text, length);

  add_hashes (self, &hash, 1);
}

/* FALSE: the cell is empty. */
static inline bool
hash_cell (ExosIdsWriter *self, const ExosIdCell *cell, uint64_t *hash)
{
  const char *text = cell->text;
  size_t length = cell->length;

  if (!exos_id_is_plain (text, length) &&
      (!exos_id_text_read (&self->text, &text, &length) || length == 0))
    return false;
  *hash = exos_ids_hash (self->ids, text, length);
  return true;
}

/* Hashes first, then places for them: neither waits for the other. */
void
exos_ids_add_cells (ExosIdsWriter *self, const ExosIdCell *cells, size_t n)
{
  uint64_t hashes[BATCH];
  size_t n_hashes = 0;

  for (size_t i = 0; i < n; i++)
    {
      n_hashes += hash_cell (self, &cells[i], &hashes[n_hashes]);
      if (n_hashes == BATCH || i + 1 == n)
        {
          add_hashes (self, hashes, n_hashes);
          n_hashes = 0;
        }
    }
}

size_t
exos_ids_list_repeated (ExosIdsWriter *self, const ExosIdCell *cells, size_t n, uint16_t *places)
{
  size_t n_repeated = 0;
  uint64_t hash;

  for (size_t i = 0; i < n; i++)
    if (hash_cell (self, &cells[i], &hash) && exos_ids_set_has (&self->ids->repeated, hash))
      places[n_repeated++] = (uint16_t) i;
  return n_repeated;
}

bool
exos_ids_is_repeated (const ExosIds *self, const char *text, size_t length)
{
  exos_trim (&text, &length);
  return length > 0 && exos_ids_set_has (&self->repeated, exos_ids_hash (self, text, length));
}

static void
gather_open (ExosIds *self, ExosIdsWriter *writer, unsigned partition)
{
  uint64_t *const end = writer->ends[partition];

  if (end == NULL)
    return;

  /* A full one ends where the next starts. */
  ExosIdsChunk *const chunk =
      (ExosIdsChunk *) (((uintptr_t) end - 1) / EXOS_IDS_CHUNK_BYTES * EXOS_IDS_CHUNK_BYTES);

  chunk->n = (size_t) (end - chunk->hashes);
  thin_chunk (chunk, self->shift);
  keep_chunk (self, partition, chunk);
  writer->ends[partition] = NULL;
}

void
exos_ids_gather (ExosIds *self)
{
  for (unsigned w = 0; w < self->n_writers; w++)
    for (unsigned i = 0; i < EXOS_IDS_N_PARTITIONS; i++)
      gather_open (self, &self->writers[w], i);
  exos_ids_thin (self);
}
