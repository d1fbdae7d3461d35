// SPDX-License-Identifier: MIT
#include "data/rows/cells.h"

#define FIRST_ROOM 64

static void
enter (ExosCells *self, unsigned cell)
{
  uint32_t at = exos_cells_slot (self, self->keys[cell]);

  while (self->slots[at].cell != 0)
    at = (at + 1) & (self->n_slots - 1);
  self->slots[at] = (ExosCellSlot) { self->keys[cell], cell * self->n_places };
}

/* Lanes that are added up at once stand in one line of the cache. */
static int64_t *
renew_near (ExosCells *self, unsigned room)
{
  const gsize n_places = self->n_places;
  const gsize bytes = sizeof *self->near;
  int64_t *near = g_aligned_alloc (room * n_places, bytes, EXOS_CELLS_LANES * bytes);

  if (self->n_cells > 0)
    memcpy (near, self->near, self->n_cells * n_places * bytes);
  g_aligned_free (self->near);
  return near;
}

static void
grow (ExosCells *self, unsigned room)
{
  self->fast = g_renew (ExosInt128, self->fast, (gsize) room * self->n_places);
  self->near = renew_near (self, room);
  self->deep = g_renew (ExosWideSum *, self->deep, room);
  self->keys = g_renew (uint32_t, self->keys, room);
  g_free (self->slots);
  self->n_slots = 4 * room;
  self->slots = g_new0 (ExosCellSlot, self->n_slots);
  self->room = room;
  for (unsigned i = 1; i < self->n_cells; i++)
    enter (self, i);
}

static uint32_t
append (ExosCells *self, uint32_t key)
{
  const unsigned cell = self->n_cells++;

  memset (self->fast + (gsize) cell * self->n_places, 0, self->n_places * sizeof *self->fast);
  memset (self->near + (gsize) cell * self->n_places, 0, self->n_places * sizeof *self->near);
  self->deep[cell] = NULL;
  self->keys[cell] = key;
  return cell * self->n_places;
}

uint32_t
exos_cells_add (ExosCells *self, uint32_t key)
{
  uint32_t cell;

  if (self->n_cells == self->room)
    grow (self, 2 * self->room);
  cell = append (self, key);
  enter (self, self->n_cells - 1);
  return cell;
}

void
exos_cells_init (ExosCells *self, const ExosRowsPlan *plan, ExosCellsAddFunc add_near)
{
  const unsigned n_used = exos_cells_pair (plan, plan->n_pairs);
  const unsigned n_places = (n_used + EXOS_CELLS_LANES - 1) / EXOS_CELLS_LANES * EXOS_CELLS_LANES;

  *self = (ExosCells) { .add_near = add_near,
                        .n_places = n_places,
                        .n_deep = exos_row_sums_pair (plan, plan->n_pairs),
                        .max = EXOS_CELLS_MAX_BYTES / (n_places * EXOS_CELLS_PLACE_BYTES) };
  grow (self, FIRST_ROOM);
  append (self, 0);
}

void
exos_cells_forget (ExosCells *self)
{
  for (unsigned i = 0; i < self->n_cells; i++)
    g_free (self->deep[i]);
  memset (self->slots, 0, self->n_slots * sizeof *self->slots);
  self->n_cells = 0;
  self->near_bits = 0;
  self->near_rows = 0;
  append (self, 0);
}

void
exos_cells_clear (ExosCells *self)
{
  for (unsigned i = 0; i < self->n_cells; i++)
    g_free (self->deep[i]);
  g_free (self->fast);
  g_aligned_free (self->near);
  g_free (self->deep);
  g_free (self->keys);
  g_free (self->slots);
}

ExosWideSum *
exos_cells_deep (ExosCells *self, uint32_t cell)
{
  ExosWideSum **deep = &self->deep[cell / self->n_places];

  if (*deep == NULL)
    *deep = g_new0 (ExosWideSum, self->n_deep);
  return *deep;
}
