// SPDX-License-Identifier: MIT
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "data/rows/plan.h"

/* Texts of more bytes have no place here. */
#define EXOS_COMBO_BYTES 15

/* Of a day that stands before a time so much counts: it, and what follows it. */
#define EXOS_COMBO_DAY_BYTES 11

#define EXOS_COMBO_BITS 12
#define EXOS_COMBO_SLOTS (1 << EXOS_COMBO_BITS)

/* A text as it stands in the file and what ends it, zeros behind: where no quotes are its delimiter
 * or newline, else a quote, so that neither is like the other. */
typedef uint64_t ExosComboText __attribute__ ((vector_size (16)));

/* The labels of a row, and the cell that such rows are of; 0: none yet. A line of the cache. */
typedef struct
{
  ExosComboText texts[EXOS_ROWS_N_BY];
  uint32_t cell;
  uint32_t unused[3];
} ExosCombo;

/* Combinations of labels that were met before, as many as there is room for: for what is not there
 * each label has to be asked. A free slot is all zeros, and like no row: those that could be read
 * as such, because of labels that are too long, have slot 0, in which something stands always. */
typedef struct
{
  ExosCombo slots[EXOS_COMBO_SLOTS];
} ExosCombos;

/* None yet, in memory that is all zeros: pages of it that are never looked at cost nothing. */
void exos_combos_init (ExosCombos *self);

/* Back to none. */
void exos_combos_clear (ExosCombos *self);

/* Rows and the columns of their labels. */
typedef struct
{
  const char *text;     /* 16 bytes behind can be read */
  const uint32_t *ends; /* ends[row * step + column] of every cell, and one before the first */
  size_t step;
  size_t n_rows;
  bool is_plain; /* no quote and no return in the text */
  unsigned columns[EXOS_ROWS_N_BY];
  unsigned n_columns;
  bool has_day; /* the last column is the day */
} ExosComboRows;

/* The labels of a row; false where one is too long. */
bool exos_combo_read (const ExosComboRows *rows, size_t row, ExosCombo *combo);

/* Remembers a combination, in the place of another if need be. */
void exos_combos_add (ExosCombos *self, const ExosCombo *combo);

/* The cell of a combination that is not in its own slot, 0 when it is nowhere. */
uint32_t exos_combos_find_further (const ExosCombos *self, const ExosCombo *combo);
