// SPDX-License-Identifier: MIT
#pragma once

#include "data/rows/cells.h"
#include "data/rows/combos.h"
#include "data/rows/fixed.h"

/* Whoever scans text may read so many bytes before its start and past its end. */
#define EXOS_SCAN_MARGIN 64

typedef struct
{
  size_t quotes;
  size_t newlines;
} ExosScanCount;

typedef struct
{
  size_t n_separators;
  size_t n_newlines; /* outside quotes: each is a separator, too */
  bool is_plain;     /* no quote and no return in it */
  bool is_stray;     /* a quote or a return stands where RFC 4180 allows none */
  bool is_open;      /* the text ends inside quotes */
} ExosScan;

/* How the machine that runs finds and reads bytes. */
typedef struct
{
  const char *name;

  /* The quotes and newlines of text. */
  ExosScanCount (*count) (const char *text, size_t length);

  /* Writes the offsets of all delimiters and newlines outside quotes, in order, to separators,
   * which has room for length + EXOS_SCAN_MARGIN of them. The text starts at the start of a
   * record. */
  ExosScan (*separators) (const char *text, size_t length, char delimiter, uint32_t *separators);

  /* Reads each cell into values; the rows that hold no such number are listed in others, and get 0.
   * Returns how many. */
  size_t (*fixed) (const ExosFixedColumn *column, int64_t *values, uint16_t *others);

  /* Finds the cell of each row; the rows that are not found in their own slot are listed in others.
   * Returns how many. */
  size_t (*combos) (const ExosCombos *combos,
                    const ExosComboRows *rows,
                    uint32_t *cells,
                    uint16_t *others);

  ExosCellsAddFunc add_near;
} ExosScanner;

/* All that this machine can run, the widest first, the portable one last; NULL past the end. */
const ExosScanner *exos_scanner (size_t index);

/* NULL where the machine has no AVX2, or not enough of AVX-512 (what came with Ice Lake and Zen 4).
 */
const ExosScanner *exos_scanner_avx2 (void);
const ExosScanner *exos_scanner_avx512 (void);

/* Where there is AVX2: its way to read numbers, for both of them. */
size_t exos_scan_avx2_fixed (const ExosFixedColumn *column, int64_t *values, uint16_t *others);
