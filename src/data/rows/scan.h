// SPDX-License-Identifier: MIT
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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
  bool is_stray;     /* a quote or a return stands where RFC 4180 allows none */
  bool is_open;      /* the text ends inside quotes */
} ExosScan;

/* How the machine that runs finds bytes: widest first, chosen at run time. */
typedef struct
{
  const char *name;
  ExosScanCount (*count) (const char *text, size_t length);
  ExosScan (*separators) (const char *text, size_t length, char delimiter, uint32_t *separators);
} ExosScanner;

/* The quotes and newlines of text. */
ExosScanCount exos_scan_count (const char *text, size_t length);

/* Writes the offsets of all delimiters and newlines outside quotes, in order, to separators, which
 * has room for length + EXOS_SCAN_MARGIN of them. The text starts at the start of a record. */
ExosScan exos_scan_separators (const char *text,
                               size_t length,
                               char delimiter,
                               uint32_t *separators);

/* All that this machine can run, the portable one last; NULL past the end. For tests. */
const ExosScanner *exos_scanner (size_t index);

/* NULL where the machine has no AVX2. */
const ExosScanner *exos_scanner_avx2 (void);
