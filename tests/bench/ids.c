// SPDX-License-Identifier: MIT
/* What the check for repeated users costs beside reading: ids [MILLIONS] [THREADS] [KIND], where
 * KIND is 0: u00001234, 1: UUIDs, 2: the former in quotes. */
#include <inttypes.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "data/rows/ids.h"

#define BATCH 512
#define ROOM 64
#define MAX_THREADS 16

typedef struct
{
  ExosIdsWriter *writer;
  uint64_t first;
  uint64_t end;
  int kind;
  double made; /* seconds of CPU spent on making ids */
  pthread_t thread;
} Part;

static double
now (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (double) time.tv_sec + 1e-9 * (double) time.tv_nsec;
}

/* Ids without printf, which takes ten times what is measured. */
static size_t
write_id (char *text, uint64_t number, int kind)
{
  const size_t n_digits = kind == 1 ? 36 : 10;
  const uint64_t base = kind == 1 ? 16 : 10;
  uint64_t rest = kind == 1 ? number * 0x9e3779b97f4a7c15ULL : number;
  char *start = kind == 2 ? text + 1 : text;

  for (size_t i = n_digits; i-- > 0; rest /= base)
    start[i] = "0123456789abcdef"[rest % base];
  start[0] = 'u';
  if (kind == 2)
    text[0] = start[n_digits] = '"';
  return n_digits + (kind == 2 ? 2 : 0);
}

static void *
add (void *data)
{
  Part *self = data;
  static _Thread_local char texts[BATCH][ROOM];
  ExosIdCell cells[BATCH];

  for (uint64_t at = self->first; at < self->end; at += BATCH)
    {
      const size_t n = self->end - at < BATCH ? (size_t) (self->end - at) : BATCH;
      const double start = now (CLOCK_THREAD_CPUTIME_ID);

      for (size_t i = 0; i < n; i++)
        cells[i] = (ExosIdCell) { texts[i], write_id (texts[i], at + i, self->kind) };
      self->made += now (CLOCK_THREAD_CPUTIME_ID) - start;
      exos_ids_add_cells (self->writer, cells, n);
    }
  return NULL;
}

/* Adds all ids on as many threads as there are parts; returns the CPU seconds that took. */
static double
add_all (Part *parts, unsigned n_parts)
{
  const double start = now (CLOCK_PROCESS_CPUTIME_ID);
  double made = 0;

  for (unsigned i = 0; i < n_parts; i++)
    pthread_create (&parts[i].thread, NULL, add, &parts[i]);
  for (unsigned i = 0; i < n_parts; i++)
    {
      pthread_join (parts[i].thread, NULL);
      made += parts[i].made;
    }
  return now (CLOCK_PROCESS_CPUTIME_ID) - start - made;
}

int
main (int argc, char **argv)
{
  const uint64_t n = (uint64_t) (1e6 * (argc > 1 ? atof (argv[1]) : 10));
  const unsigned n_threads = argc > 2 ? (unsigned) atoi (argv[2]) : 2;
  Part parts[MAX_THREADS] = { 0 };
  struct rusage usage;

  if (n == 0 || n_threads < 1 || n_threads > MAX_THREADS)
    return 1;

  ExosIds *ids = exos_ids_new (n_threads, NULL);

  for (unsigned i = 0; i < n_threads; i++)
    parts[i] = (Part) { .writer = exos_ids_writer (ids, i),
                        .first = n * i / n_threads,
                        .end = n * (i + 1) / n_threads,
                        .kind = argc > 3 ? atoi (argv[3]) : 0 };

  const double added = add_all (parts, n_threads);
  const double start = now (CLOCK_MONOTONIC);
  const double start_cpu = now (CLOCK_PROCESS_CPUTIME_ID);
  const ExosIdsAnswer answer = exos_ids_find_repeated (ids, n_threads);
  const double found_cpu = now (CLOCK_PROCESS_CPUTIME_ID) - start_cpu;
  const double found = now (CLOCK_MONOTONIC) - start;

  exos_ids_free (ids);
  getrusage (RUSAGE_SELF, &usage);
  printf ("%" PRIu64 " ids, share %g, %" PRIu64 " repeated\n", answer.n_ids, answer.share,
          answer.n_repeated);
  printf (
      "CPU per id: adding %.1f ns, finding %.1f ns; finding takes %.3f s on %u threads; %ld MB\n",
      1e9 * added / (double) n, 1e9 * found_cpu / (double) n, found, n_threads,
      usage.ru_maxrss / 1024);
  return 0;
}
