// SPDX-License-Identifier: MIT
/* What the scanners share: 64 bytes become masks, a bit a byte, however a machine makes them; the
 * rest is arithmetic on the masks. Each scanner compiles it for its own instructions. */
#pragma once

#include <string.h>

#include "data/rows/scan.h"

#define EXOS_SCAN_AT_ONCE 12

/* With the instructions of the machine that compiles it. */
#ifndef EXOS_SCAN_INLINE
#define EXOS_SCAN_INLINE static inline __attribute__ ((always_inline))
#endif

/* Counts bytes of each place in a block for themselves, so many blocks at most. */
#ifndef EXOS_SCAN_COUNTER
#define EXOS_SCAN_COUNTER uint64_t
#endif
#define EXOS_SCAN_COUNTER_BLOCKS 16

/* The place of the lowest bit; anything without one. */
#ifndef EXOS_SCAN_FIRST
#define EXOS_SCAN_FIRST(bits) ((uint32_t) __builtin_ctzll ((bits) | (uint64_t) 1 << 63))
#endif

/* What the usual 64 bytes say. */
typedef struct
{
  uint64_t edges;  /* delimiters and newlines */
  uint64_t others; /* 0: surely no quote and no return */
} ExosScanGlance;

/* How a machine looks at them, and counts newlines on the way. */
typedef ExosScanGlance (*ExosScanGlanceFunc) (const char *text,
                                              char delimiter,
                                              EXOS_SCAN_COUNTER *newlines);
typedef size_t (*ExosScanTotalFunc) (EXOS_SCAN_COUNTER counter);
typedef uint64_t (*ExosScanFindFunc) (const char *text, char byte);

/* The same, looked at closely: a bit a byte. */
typedef struct
{
  uint64_t edges;
  uint64_t newlines;
  uint64_t quotes;
  uint64_t returns;
} ExosScanMasks;

/* What the 64 bytes before say of these. Bit 0, but for inside. */
typedef struct
{
  uint64_t inside;     /* all ones inside quotes */
  uint64_t after_edge; /* of a cell */
  uint64_t after_return;
  uint64_t after_closing;
  uint64_t stray; /* any bit: a quote or a return where RFC 4180 has none */
} ExosScanState;

/* Bit i: the parity of the bits 0 to i. */
EXOS_SCAN_INLINE uint64_t
exos_scan_parity (uint64_t bits)
{
#pragma GCC unroll 6
  for (unsigned shift = 1; shift < 64; shift *= 2)
    bits ^= bits << shift;
  return bits;
}

/* Opening quotes follow an edge, or escape the one before; after a closing one comes an edge, a
 * return, or another quote. A return outside quotes comes before a newline. Only kept bits are of
 * the text. */
EXOS_SCAN_INLINE uint64_t
exos_scan_edges (ExosScanState *state, ExosScanMasks masks, uint64_t keep)
{
  const uint64_t inside = exos_scan_parity (masks.quotes) ^ state->inside;
  const uint64_t opening = masks.quotes & inside;
  const uint64_t closing = masks.quotes & ~inside;
  const uint64_t edges = masks.edges & ~inside;
  const uint64_t after_closing = closing << 1 | state->after_closing;
  const uint64_t after_return = masks.returns << 1 | state->after_return;

  state->stray |= opening & ~(edges << 1 | state->after_edge | after_closing);
  state->stray |= after_closing & ~(edges | masks.returns | opening) & keep;
  state->stray |= after_return & ~masks.newlines & keep;
  state->inside = 0 - (inside >> 63);
  state->after_edge = edges >> 63;
  state->after_return = masks.returns >> 63;
  state->after_closing = closing >> 63;
  return edges;
}

/* How their places are written down, each after the other, from base on. */
#ifndef EXOS_SCAN_FLATTEN
#define EXOS_SCAN_FLATTEN exos_scan_flatten

/* Some at a time without asking how many there are: what is too much is written over. */
EXOS_SCAN_INLINE uint32_t *
exos_scan_flatten (uint64_t edges, uint32_t base, uint32_t *out)
{
  uint32_t *const end = out + __builtin_popcountll (edges);

#pragma GCC unroll 12
  for (unsigned i = 0; i < EXOS_SCAN_AT_ONCE; i++)
    {
      out[i] = base + EXOS_SCAN_FIRST (edges);
      edges &= edges - 1;
    }
  for (out += EXOS_SCAN_AT_ONCE; __builtin_expect (out < end, 0); out++)
    {
      *out = base + EXOS_SCAN_FIRST (edges);
      edges &= edges - 1;
    }

  return end;
}
#endif

/* What a scan carries along. */
typedef struct
{
  ExosScanState state;
  uint64_t pending; /* something of the state that is no edge */
  uint64_t others;  /* any bit: there was a quote or a return */
  size_t n_newlines;
  uint32_t *out;
} ExosScanning;

/* 64 bytes that need a close look: those that are kept are of the text. */
EXOS_SCAN_INLINE void
exos_scan_closely (ExosScanning *self,
                   ExosScanFindFunc find,
                   const char *text,
                   char delimiter,
                   uint32_t base,
                   uint64_t keep)
{
  const uint64_t newlines = find (text, '\n') & keep;
  const ExosScanMasks masks = { .edges = (find (text, delimiter) & keep) | newlines,
                                .newlines = newlines,
                                .quotes = find (text, '"') & keep,
                                .returns = find (text, '\r') & keep };
  const uint64_t edges = exos_scan_edges (&self->state, masks, keep);

  self->pending = self->state.inside | self->state.after_return | self->state.after_closing;
  self->others |= masks.quotes | masks.returns;
  self->n_newlines += (size_t) __builtin_popcountll (edges & newlines);
  self->out = EXOS_SCAN_FLATTEN (edges, base, self->out);
}

/* As many blocks as a counter counts, or as are left. Returns where it ends. */
EXOS_SCAN_INLINE size_t
exos_scan_blocks (ExosScanning *self,
                  ExosScanGlanceFunc glance,
                  ExosScanTotalFunc total,
                  ExosScanFindFunc find,
                  const char *text,
                  size_t from,
                  size_t to,
                  char delimiter)
{
  EXOS_SCAN_COUNTER newlines = { 0 };
  uint32_t *out = self->out;
  size_t i;

  for (i = from; i + 64 <= to; i += 64)
    {
      EXOS_SCAN_COUNTER counted = newlines;
      const ExosScanGlance seen = glance (text + i, delimiter, &counted);

      if (__builtin_expect ((seen.others | self->pending) != 0, 0))
        {
          self->out = out;
          exos_scan_closely (self, find, text + i, delimiter, (uint32_t) i, ~(uint64_t) 0);
          out = self->out;
          continue;
        }
      newlines = counted;
      self->state.after_edge = seen.edges >> 63;
      out = EXOS_SCAN_FLATTEN (seen.edges, (uint32_t) i, out);
    }

  self->out = out;
  self->n_newlines += total (newlines);
  return i;
}

EXOS_SCAN_INLINE ExosScan
exos_scan_with (ExosScanGlanceFunc glance,
                ExosScanTotalFunc total,
                ExosScanFindFunc find,
                const char *text,
                size_t length,
                char delimiter,
                uint32_t *separators)
{
  ExosScanning scanning = { .state = { .after_edge = 1 }, .out = separators };
  size_t i = 0;

  while (i + 64 <= length)
    i = exos_scan_blocks (
        &scanning, glance, total, find, text, i,
        length - i < 64 * EXOS_SCAN_COUNTER_BLOCKS ? length : i + 64 * EXOS_SCAN_COUNTER_BLOCKS,
        delimiter);
  if (i < length)
    exos_scan_closely (&scanning, find, text + i, delimiter, (uint32_t) i,
                       ((uint64_t) 1 << (length - i)) - 1);

  return (ExosScan) { .n_separators = (size_t) (scanning.out - separators),
                      .n_newlines = scanning.n_newlines,
                      .is_plain = scanning.others == 0,
                      .is_stray = scanning.state.stray != 0,
                      .is_open = scanning.state.inside != 0 };
}

EXOS_SCAN_INLINE ExosScanCount
exos_scan_count_with (ExosScanFindFunc find, const char *text, size_t length)
{
  ExosScanCount count = { 0 };

  for (size_t i = 0; i < length; i += 64)
    {
      const uint64_t keep = length - i < 64 ? ((uint64_t) 1 << (length - i)) - 1 : ~(uint64_t) 0;

      count.quotes += (size_t) __builtin_popcountll (find (text + i, '"') & keep);
      count.newlines += (size_t) __builtin_popcountll (find (text + i, '\n') & keep);
    }

  return count;
}
