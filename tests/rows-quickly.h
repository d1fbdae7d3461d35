// SPDX-License-Identifier: MIT
#pragma once

#include "data/rows/scan.h"
#include "data/rows/sums.h"

/* How the fast reader reads: zeros are what it does by itself. */
typedef struct
{
  guint n_threads;
  gsize block;
  const ExosScanner *scanner;
  gsize chunk; /* of the stream */
  gsize head;  /* bytes that were taken from the stream before */
  int file;    /* that holds the bytes and is read in place of a stream; 0: none */
} RowsManner;

/* What the fast reader makes of bytes; NULL when it leaves them to the careful one. The caller owns
 * the result. */
ExosRowSums *rows_sum_quickly (const ExosRowsPlan *plan,
                               const void *bytes,
                               gsize length,
                               guint64 first_line,
                               const RowsManner *manner);

/* Reads bytes in all manners: from a stream and from a file, blocks (of files of some KB) and
 * chunks from a byte up, up to three threads, with every scanner. Returns what first differs from
 * the careful sums, and how it was read; NULL: nothing. The caller frees. n_left, if not NULL: how
 * often the fast reader left it all to the careful one. */
char *rows_find_disagreement (
    const ExosRowsPlan *plan, const void *bytes, gsize length, guint64 first_line, guint *n_left);
