// SPDX-License-Identifier: MIT
#include "data/rows/users-table.h"

#include <stdlib.h>
#include <sys/mman.h>

#define HUGE_PAGE ((size_t) 2 << 20)
#define FIRST_SEGMENT ((size_t) 2 << 20)
#define SEGMENT ((size_t) 32 << 20)
#define WINDOWS ((size_t) EXOS_USERS_N_PARTITIONS * EXOS_USERS_WINDOW * sizeof (uint32_t))
#define CHUNK_SIZE (EXOS_USERS_CHUNK * sizeof (ExosUserRecord))

/* As mapped. */
typedef struct Segment Segment;
struct Segment
{
  void *start;
  size_t size;
  Segment *before;
};

struct ExosUsersArena
{
  pthread_mutex_t mutex;
  char *next;
  size_t left;
  Segment *last;
  uint32_t *windows;
};

/* The system gives pages only to what is touched. */
static void *
map (size_t size)
{
  void *start =
      mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

  return start != MAP_FAILED ? start : NULL;
}

ExosUsersArena *
exos_users_arena_new (void)
{
  ExosUsersArena *self = calloc (1, sizeof *self);

  if (self == NULL)
    return NULL;
  self->windows = map (WINDOWS);
  if (self->windows == NULL)
    {
      free (self);
      return NULL;
    }
  pthread_mutex_init (&self->mutex, NULL);
  return self;
}

void
exos_users_arena_free (ExosUsersArena *self)
{
  for (Segment *segment = self->last, *before; segment != NULL; segment = before)
    {
      before = segment->before;
      munmap (segment->start, segment->size);
      free (segment);
    }
  munmap (self->windows, WINDOWS);
  pthread_mutex_destroy (&self->mutex);
  free (self);
}

/* Large pages for large tables: a user is then found with one miss fewer. */
static bool
map_segment (ExosUsersArena *self)
{
  const bool is_first = self->last == NULL;
  const size_t size = is_first ? FIRST_SEGMENT : SEGMENT + HUGE_PAGE;
  Segment *segment = malloc (sizeof *segment);
  char *start;

  if (segment == NULL)
    return false;
  start = map (size);
  if (start == NULL)
    {
      free (segment);
      return false;
    }

  *segment = (Segment) { .start = start, .size = size, .before = self->last };
  self->last = segment;
  self->next = start;
  self->left = is_first ? FIRST_SEGMENT : SEGMENT;
  if (!is_first)
    {
      self->next = (char *) (((uintptr_t) start + HUGE_PAGE - 1) & ~(uintptr_t) (HUGE_PAGE - 1));
      (void) madvise (self->next, SEGMENT, MADV_HUGEPAGE);
    }
  return true;
}

ExosUserRecord *
exos_users_arena_take (ExosUsersArena *self)
{
  char *chunk = NULL;

  pthread_mutex_lock (&self->mutex);
  if (self->left >= CHUNK_SIZE || map_segment (self))
    {
      chunk = self->next;
      self->next += CHUNK_SIZE;
      self->left -= CHUNK_SIZE;
    }
  pthread_mutex_unlock (&self->mutex);
  return (ExosUserRecord *) chunk;
}

uint32_t *
exos_users_arena_window (ExosUsersArena *self, unsigned partition)
{
  return self->windows + (size_t) partition * EXOS_USERS_WINDOW;
}
