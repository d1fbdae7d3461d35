// SPDX-License-Identifier: MIT
/* What the scanners share: 64 bytes become masks, a bit a byte, however a machine makes them; the
 * rest is arithmetic on the masks. Each scanner compiles it for its own instructions. */
#pragma once

#include <string.h>

#include "data/rows/scan.h"

#define EXOS_SCAN_AT_ONCE 8
#define EXOS_SCAN_INLINE static inline __attribute__ ((always_inline))

typedef struct
{
  uint64_t delimiters;
  uint64_t newlines;
  uint64_t returns;
  uint64_t quotes;
} ExosScanMasks;

typedef ExosScanMasks (*ExosScanMasksFunc) (const char *text, char delimiter);

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
  for (unsigned shift = 1; shift < 64; shift *= 2)
    bits ^= bits << shift;
  return bits;
}

/* Opening quotes follow an edge, or escape the one before; after a closing one comes an edge, a
 * return, or another quote. A return outside quotes comes before a newline. */
EXOS_SCAN_INLINE uint64_t
exos_scan_edges (ExosScanState *state, const ExosScanMasks *masks)
{
  if ((masks->quotes | masks->returns | state->inside | state->after_return |
       state->after_closing) == 0)
    {
      const uint64_t plain = masks->delimiters | masks->newlines;

      state->after_edge = plain >> 63;
      return plain;
    }

  const uint64_t inside = exos_scan_parity (masks->quotes) ^ state->inside;
  const uint64_t opening = masks->quotes & inside;
  const uint64_t closing = masks->quotes & ~inside;
  const uint64_t edges = (masks->delimiters | masks->newlines) & ~inside;
  const uint64_t returns = masks->returns & ~inside;
  const uint64_t after_closing = closing << 1 | state->after_closing;

  state->stray |= opening & ~(edges << 1 | state->after_edge | after_closing);
  state->stray |= after_closing & ~(edges | returns | opening);
  state->stray |= (returns << 1 | state->after_return) & ~(masks->newlines & ~inside);
  state->inside = (uint64_t) ((int64_t) inside >> 63);
  state->after_edge = edges >> 63;
  state->after_return = returns >> 63;
  state->after_closing = closing >> 63;
  return edges;
}

/* Some at a time without asking how many there are: what is too much is written over. */
EXOS_SCAN_INLINE uint32_t *
exos_scan_flatten (uint64_t edges, uint32_t base, uint32_t *out)
{
  uint32_t *const end = out + __builtin_popcountll (edges);

  do
    for (unsigned i = 0; i < EXOS_SCAN_AT_ONCE; i++)
      {
        out[i] = base + (uint32_t) (edges != 0 ? __builtin_ctzll (edges) : 64);
        edges &= edges - 1;
      }
  while ((out += EXOS_SCAN_AT_ONCE) < end);

  return end;
}

EXOS_SCAN_INLINE ExosScan
exos_scan_with (ExosScanMasksFunc make_masks,
                const char *text,
                size_t length,
                char delimiter,
                uint32_t *separators)
{
  ExosScanState state = { .after_edge = 1 };
  uint32_t *out = separators;
  size_t n_newlines = 0;

  for (size_t i = 0; i < length; i += 64)
    {
      const uint64_t keep = length - i < 64 ? ((uint64_t) 1 << (length - i)) - 1 : ~(uint64_t) 0;
      ExosScanMasks masks = make_masks (text + i, delimiter);

      masks.delimiters &= keep;
      masks.newlines &= keep;
      masks.returns &= keep;
      masks.quotes &= keep;

      const uint64_t edges = exos_scan_edges (&state, &masks);

      n_newlines += (size_t) __builtin_popcountll (edges & masks.newlines);
      out = exos_scan_flatten (edges, (uint32_t) i, out);
    }

  return (ExosScan) { .n_separators = (size_t) (out - separators),
                      .n_newlines = n_newlines,
                      .is_stray = state.stray != 0,
                      .is_open = state.inside != 0 };
}

EXOS_SCAN_INLINE ExosScanCount
exos_scan_count_with (ExosScanMasksFunc make_masks, const char *text, size_t length)
{
  ExosScanCount count = { 0 };

  for (size_t i = 0; i < length; i += 64)
    {
      const uint64_t keep = length - i < 64 ? ((uint64_t) 1 << (length - i)) - 1 : ~(uint64_t) 0;
      const ExosScanMasks masks = make_masks (text + i, '\n');

      count.quotes += (size_t) __builtin_popcountll (masks.quotes & keep);
      count.newlines += (size_t) __builtin_popcountll (masks.newlines & keep);
    }

  return count;
}
