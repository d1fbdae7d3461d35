// SPDX-License-Identifier: MIT
#pragma once

#include "data/rows/sums.h"

/* Rows that are summed together. */
#define EXOS_BATCH_ROWS 512

/* Bytes that the fast sums of one thread may take; when they are full they are moved elsewhere. */
#define EXOS_CELLS_MAX_BYTES (2 * 1024 * 1024)
#define EXOS_CELLS_PLACE_BYTES ((unsigned) (sizeof (ExosInt128) + sizeof (int64_t)))

/* What the fast way sums of a number, in units of 10^-decimals. */
enum
{
  EXOS_FAST_SUM,
  EXOS_FAST_SQUARES,
  EXOS_FAST_N,
};

/* Places that are added up at once, a line of the cache: cells have a multiple of them. */
#define EXOS_CELLS_LANES 8

/* Rows, the first places of their cells, and their values by number and row. */
typedef struct
{
  const ExosRowsPlan *plan;
  const uint32_t *cells;
  const int64_t (*values)[EXOS_BATCH_ROWS];
  size_t n_rows;
} ExosCellsRows;

/* Adds rows to the places of their cells; all sums fit. */
typedef void (*ExosCellsAddFunc) (int64_t *near, const ExosCellsRows *rows);

typedef struct
{
  uint32_t key;
  uint32_t cell; /* 0: free */
} ExosCellSlot;

/* Sums of the rows of one group, segment and day, in 128 bits: place 0 counts the rows, then come
 * those of every number, then the products of every pair. A cell is named by its first place; cell
 * 0 takes the rows that are left out. */
typedef struct
{
  ExosInt128 *fast;
  ExosCellsAddFunc add_near;
  int64_t *near;       /* what is still to be added to fast, by the same places */
  unsigned near_bits;  /* that the largest value in near has */
  unsigned near_rows;  /* that near has at most of a cell */
  ExosWideSum **deep;  /* of each cell, where there is any: what the fast way did not read, added to
                        * the places of ExosRowSums; rows that lack one value of a pair are counted
                        * there as if they had it, with the sums to take off */
  uint32_t *keys;      /* of each cell */
  ExosCellSlot *slots; /* a power of two of them, less than half full */
  unsigned n_slots;
  unsigned n_cells;
  unsigned room;
  unsigned max;
  unsigned n_places; /* of each cell */
  unsigned n_deep;
} ExosCells;

static inline unsigned
exos_cells_number (unsigned number)
{
  return 1 + EXOS_FAST_N * number;
}

static inline unsigned
exos_cells_pair (const ExosRowsPlan *plan, unsigned pair)
{
  return exos_cells_number (plan->n_numbers) + pair;
}

/* add_near is what the machine adds rows with. */
void exos_cells_init (ExosCells *self, const ExosRowsPlan *plan, ExosCellsAddFunc add_near);
void exos_cells_clear (ExosCells *self);

/* Back to none. */
void exos_cells_forget (ExosCells *self);

/* The cell of a key that is new; there are fewer than max. */
uint32_t exos_cells_add (ExosCells *self, uint32_t key);

/* Adds rows to the cells that are theirs. */
void exos_cells_add_rows (ExosCells *self, const ExosCellsRows *rows);

/* What every machine can add rows with. */
void exos_cells_add_near (int64_t *near, const ExosCellsRows *rows);

/* Adds what is near to what is fast. */
void exos_cells_settle (ExosCells *self);

/* Sums of a cell that go beyond the fast ones. */
ExosWideSum *exos_cells_deep (ExosCells *self, uint32_t cell);

static inline uint32_t
exos_cells_slot (const ExosCells *self, uint32_t key)
{
  return (uint32_t) ((key * 0x9e3779b97f4a7c15ULL) >> 40) & (self->n_slots - 1);
}

/* The cell of a key, 0 when it is new. */
static inline uint32_t
exos_cells_find (const ExosCells *self, uint32_t key)
{
  uint32_t at = exos_cells_slot (self, key);

  while (__builtin_expect (self->slots[at].key != key && self->slots[at].cell != 0, 0))
    at = (at + 1) & (self->n_slots - 1);
  return self->slots[at].cell;
}
