// SPDX-License-Identifier: MIT
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* So many hashes are kept (8 bytes each); of a longer file those of a half of the users, then of a
 * quarter, and so on. */
#define EXOS_IDS_MAX_KEPT ((size_t) 32 * 1024 * 1024)

/* A file in which more users are repeated has no row a user. */
#define EXOS_IDS_MAX_REPEATED ((size_t) 1024 * 1024)

/* Which users of a file have more than one row: every id leaves a hash of 64 bits; ids whose hash
 * came more than once are suspects, to be compared by their text on a second reading. The answer
 * depends on nothing but the ids: on no order, number of threads or chance. */
typedef struct ExosIds ExosIds;

/* What one thread adds through. */
typedef struct ExosIdsWriter ExosIdsWriter;

/* Zeros: the constants above. For tests. */
typedef struct
{
  size_t max_kept;
  size_t max_repeated;
  unsigned hash_bits; /* so many of the hash's upper bits tell ids apart */
} ExosIdsLimits;

/* The id's cell as it stands in the file, in quotes or not, blanks around it or not. */
typedef struct
{
  const char *text;
  size_t length;
} ExosIdCell;

typedef struct
{
  uint64_t n_ids;      /* that were added */
  double share;        /* of users that were looked at: 1, 1/2, 1/4, ... */
  uint64_t n_repeated; /* suspects among these */
  uint64_t n_again;    /* their rows without the first of each */
  bool is_too_many;    /* more than can be looked at again */
} ExosIdsAnswer;

/* limits may be NULL. NULL without memory or chance. */
ExosIds *exos_ids_new (unsigned n_writers, const ExosIdsLimits *limits);
void exos_ids_free (ExosIds *self);

/* Lent; each is used by one thread at a time. */
ExosIdsWriter *exos_ids_writer (ExosIds *self, unsigned i);

/* Empty ids are nobody and not added. A text has its quotes undone already. */
void exos_ids_add_cells (ExosIdsWriter *self, const ExosIdCell *cells, size_t n);
void exos_ids_add_text (ExosIdsWriter *self, const char *text, size_t length);

/* When all are added and no thread does anything: looks for the suspects on n_threads threads. Call
 * it once; nothing is added after it. */
ExosIdsAnswer exos_ids_find_repeated (ExosIds *self, unsigned n_threads);

/* After that: the places of the cells that are suspects; returns how many. */
size_t exos_ids_list_repeated (ExosIdsWriter *self,
                               const ExosIdCell *cells,
                               size_t n,
                               uint16_t *places);
bool exos_ids_is_repeated (const ExosIds *self, const char *text, size_t length);
