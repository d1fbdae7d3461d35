// SPDX-License-Identifier: MIT
/* What ids.c (keeping hashes) and ids-find.c (comparing them) share. */
#pragma once

#include <pthread.h>

#include "data/rows/id-hash.h"
#include "data/rows/id-text.h"
#include "data/rows/ids.h"

/* Hashes stand in partitions by their upper bits, each small enough for a cache. */
#define EXOS_IDS_PARTITION_BITS 8
#define EXOS_IDS_N_PARTITIONS (1 << EXOS_IDS_PARTITION_BITS)

#define EXOS_IDS_CHUNK_BYTES 16384
#define EXOS_IDS_CHUNK_HASHES (EXOS_IDS_CHUNK_BYTES / 8 - 2)

/* Aligned to its size: a writer that reaches such an address is at the chunk's end. */
typedef struct ExosIdsChunk ExosIdsChunk;
struct ExosIdsChunk
{
  ExosIdsChunk *next;
  size_t n;
  uint64_t hashes[EXOS_IDS_CHUNK_HASHES];
};

/* The suspects: open addressing, 0 is free. */
typedef struct
{
  uint64_t *slots;
  unsigned bits; /* of the number of slots */
} ExosIdsSet;

struct ExosIdsWriter
{
  ExosIds *ids;
  uint64_t *ends[EXOS_IDS_N_PARTITIONS]; /* where the next hash goes; NULL: no chunk yet */
  uint64_t n_ids;
  ExosIdText text; /* room for ids in quotes */
};

struct ExosIds
{
  uint64_t seeds[EXOS_ID_SEEDS];
  uint64_t mask; /* of the bits of a hash that count */
  size_t max_kept;
  size_t max_repeated;

  char *arena; /* reserved at once, used chunk by chunk */
  size_t arena_bytes;
  size_t n_used; /* chunks */
  size_t n_chunks;

  pthread_mutex_t lock; /* of what follows, while writers write */
  ExosIdsChunk *free_chunks;
  ExosIdsChunk *partitions[EXOS_IDS_N_PARTITIONS]; /* chunks that no writer has */
  size_t n_kept;                                   /* in them */
  unsigned shift;                                  /* the share of users kept is 2^-shift */
  bool is_full;                                    /* although the share is the smallest */

  ExosIdsSet repeated;
  unsigned n_writers;
  ExosIdsWriter writers[];
};

/* Drops the hashes of users who are not in the share. */
void exos_ids_thin (ExosIds *self);

/* All chunks into their partitions; no more hashes than may be kept. */
void exos_ids_gather (ExosIds *self);

static inline bool
exos_ids_is_kept (uint64_t hash, unsigned shift)
{
  return (hash & (((uint64_t) 1 << shift) - 1)) == 0;
}

static inline uint64_t
exos_ids_hash (const ExosIds *self, const char *text, size_t length)
{
  return exos_id_hash (self->seeds, text, length) & self->mask;
}

bool exos_ids_set_has (const ExosIdsSet *self, uint64_t hash);
