// SPDX-License-Identifier: MIT
#include "data/rows/pages.h"

#include <sanitizer/asan_interface.h>
#include <sys/mman.h>

#define PAGE ((gsize) 2 * 1024 * 1024)
#define LINE 64

/* A piece of memory, mapped with room to start on a large page. */
typedef struct
{
  char *mapped;
  gsize length;
  char *start;
  gsize size;
  gsize used;
} Piece;

struct ExosPages
{
  GArray *pieces; /* the last is taken from */
  gboolean are_large;
};

static gsize
round_up (gsize bytes, gsize unit)
{
  return (bytes + unit - 1) / unit * unit;
}

gsize
exos_pages_size (gsize bytes)
{
  return round_up (bytes, LINE) + LINE; /* nobody's, between two */
}

static void
add_piece (ExosPages *self, gsize bytes)
{
  Piece piece = { .size = round_up (bytes, PAGE) };

  piece.length = piece.size + PAGE;
  piece.mapped =
      mmap (NULL, piece.length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (piece.mapped == MAP_FAILED)
    g_error ("no memory for %" G_GSIZE_FORMAT " bytes", bytes);
  piece.start = piece.mapped + (PAGE - (guintptr) piece.mapped % PAGE) % PAGE;
  if (self->are_large)
    madvise (piece.start, piece.size, MADV_HUGEPAGE); /* a wish */
  ASAN_POISON_MEMORY_REGION (piece.mapped, piece.length);
  g_array_append_val (self->pieces, piece);
}

ExosPages *
exos_pages_new (gsize bytes, gboolean are_large)
{
  ExosPages *self = g_new0 (ExosPages, 1);

  self->are_large = are_large;
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  add_piece (self, MAX (bytes, 1));
  return self;
}

gpointer
exos_pages_take (ExosPages *self, gsize bytes)
{
  const gsize size = exos_pages_size (bytes);
  Piece *piece = &g_array_index (self->pieces, Piece, self->pieces->len - 1);
  char *taken;

  if (size > piece->size - piece->used)
    {
      add_piece (self, size);
      piece = &g_array_index (self->pieces, Piece, self->pieces->len - 1);
    }
  taken = piece->start + piece->used;
  piece->used += size;
  ASAN_UNPOISON_MEMORY_REGION (taken, bytes);
  return taken;
}

void
exos_pages_free (ExosPages *self)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      ASAN_UNPOISON_MEMORY_REGION (piece->mapped, piece->length);
      munmap (piece->mapped, piece->length);
    }

  g_array_unref (self->pieces);
  g_free (self);
}
