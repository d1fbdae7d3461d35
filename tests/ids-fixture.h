// SPDX-License-Identifier: MIT
#pragma once

#include "data/rows/ids.h"

#include <glib.h>
#include <string.h>

#define BATCH 512

/* Ids added to one writer after the other, or by threads at once. */
typedef struct
{
  char **texts;
  gsize n;
} Ids;

static inline void
ids_clear (Ids *self)
{
  for (gsize i = 0; i < self->n; i++)
    g_free (self->texts[i]);
  g_free (self->texts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ids, ids_clear)

/* n users; every step-th has a second row behind all others. */
static inline Ids
make_ids (gsize n, gsize step)
{
  const gsize n_again = step > 0 ? (n + step - 1) / step : 0;
  Ids ids = { g_new (char *, n + n_again), n + n_again };

  for (gsize i = 0; i < n; i++)
    ids.texts[i] = g_strdup_printf ("u%08" G_GSIZE_FORMAT, i);
  for (gsize i = 0; i < n_again; i++)
    ids.texts[n + i] = g_strdup (ids.texts[i * step]);
  return ids;
}

typedef struct
{
  ExosIdsWriter *writer;
  const Ids *ids;
  gsize first;
  gsize step;
} Part;

static inline gpointer
add_part (gpointer data)
{
  const Part *self = data;
  ExosIdCell cells[BATCH];
  gsize n = 0;

  for (gsize i = self->first; i < self->ids->n; i += self->step)
    {
      const char *text = self->ids->texts[i];

      cells[n++] = (ExosIdCell) { text, strlen (text) };
      if (n == BATCH)
        {
          exos_ids_add_cells (self->writer, cells, n);
          n = 0;
        }
    }
  exos_ids_add_cells (self->writer, cells, n);
  return NULL;
}

static inline void
add_on_threads (ExosIds *self, const Ids *ids, guint n_threads)
{
  GThread *threads[8];
  Part parts[8];

  for (guint i = 0; i < n_threads; i++)
    {
      parts[i] = (Part) { exos_ids_writer (self, i), ids, i, n_threads };
      threads[i] = g_thread_new ("ids", add_part, &parts[i]);
    }
  for (guint i = 0; i < n_threads; i++)
    g_thread_join (threads[i]);
}

static inline ExosIdsAnswer
find (const Ids *ids, guint n_threads, const ExosIdsLimits *limits, ExosIds **found)
{
  ExosIds *self = exos_ids_new (n_threads, limits);

  g_assert_nonnull (self);
  add_on_threads (self, ids, n_threads);

  const ExosIdsAnswer answer = exos_ids_find_repeated (self, n_threads);

  if (found != NULL)
    *found = self;
  else
    exos_ids_free (self);
  return answer;
}
