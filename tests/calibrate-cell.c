// SPDX-License-Identifier: MIT
#include "calibrate.h"

#include <math.h>
#include <string.h>

/* Replicates that a thread takes at a time. */
#define BLOCK 64
#define MOST_ERRORS 3.0

static const char *const promises[] = {
  [CALIBRATE_AT_MOST] = "<=",
  [CALIBRATE_AT_LEAST] = ">=",
  [CALIBRATE_EQUAL] = "=",
};

/* A cell under way: every replicate has its place, so that their sum does not depend on who was
 * first. */
typedef struct
{
  const CalibrateCell *cell;
  guint64 seed;
  guint32 stream;
  guint64 n;
  double *outcomes;
  gint next_block;
} Run;

typedef struct
{
  double nominal;
  double reference; /* exact, or nominal */
  double seen;
  double se;
} Result;

/* Fowler, Noll and Vo (1991), FNV-1a. */
static guint32
hash_name (guint32 hash, const char *name)
{
  for (; *name != '\0'; name++)
    hash = (hash ^ (guint8) *name) * 16777619u;
  return hash;
}

static gpointer
run_blocks (gpointer data)
{
  Run *run = data;

  for (;;)
    {
      const guint64 first = (guint64) g_atomic_int_add (&run->next_block, 1) * BLOCK;

      if (first >= run->n)
        return NULL;
      for (guint64 i = first; i < MIN (first + BLOCK, run->n); i++)
        {
          ExosRandom random = exos_random_stream (run->seed, i, run->stream);

          run->outcomes[i] = run->cell->replicate (&random, run->cell->data);
        }
    }
}

static void
run_threads (Run *run, guint n_threads)
{
  g_autofree GThread **threads = g_new (GThread *, n_threads);

  for (guint i = 1; i < n_threads; i++)
    threads[i] = g_thread_new ("calibrate", run_blocks, run);
  run_blocks (run);
  for (guint i = 1; i < n_threads; i++)
    g_thread_join (threads[i]);
}

/* Of 0 and 1 the variance is known where the reference is right; of shares it is that seen. */
static double
standard_error (const Run *run, double reference, double seen)
{
  const double n = (double) run->n;
  double squares = 0.0;

  if (!run->cell->is_share)
    return sqrt (reference * (1.0 - reference) / n);
  for (guint64 i = 0; i < run->n; i++)
    squares += (run->outcomes[i] - seen) * (run->outcomes[i] - seen);
  return sqrt (squares / n / n);
}

static Result
summarize (const Run *run)
{
  const CalibrateCell *cell = run->cell;
  Result result = { .nominal = cell->nominal };

  for (guint64 i = 0; i < run->n; i++)
    result.seen += run->outcomes[i];
  result.seen /= (double) run->n;
  result.reference = cell->exact != NULL ? cell->exact (cell->data) : cell->nominal;
  result.se = standard_error (run, result.reference, result.seen);
  return result;
}

/* How many standard errors seen is beyond a limit, on the side that the promise rules out; both
 * sides are when it is equality. */
static double
excess (CalibratePromise promise, const Result *result, double limit)
{
  const double errors = (result->seen - limit) / result->se;

  switch (promise)
    {
    case CALIBRATE_AT_MOST:
      return errors;
    case CALIBRATE_AT_LEAST:
      return -errors;
    case CALIBRATE_EQUAL:
      return fabs (errors);
    }
  return NAN;
}

/* With an exact probability nothing is safe but that. */
static gboolean
is_outside (const CalibrateCell *cell, const Result *result)
{
  const CalibratePromise promise = cell->exact != NULL ? CALIBRATE_EQUAL : cell->promise;

  return !(excess (promise, result, result->reference) <= MOST_ERRORS);
}

static const char *
judge (const CalibrateCell *cell, const Result *result)
{
  if (is_outside (cell, result))
    return "FAIL";
  return excess (cell->promise, result, result->nominal) < -MOST_ERRORS ? "SAFE" : "ok";
}

void
calibrate_print_header (void)
{
  g_print ("%-33s %-52s %10s %8s %8s %8s %6s\n", "what", "setting", "promised", "exact", "seen",
           "se", "");
}

static char *
dup_row (const CalibrateCell *cell, const Result *result)
{
  g_autofree char *exact =
      cell->exact != NULL ? g_strdup_printf ("%.5f", result->reference) : g_strdup ("-");

  return g_strdup_printf ("%-33s %-52s %2s %.5f %8s %8.5f %8.5f %6s\n", cell->what, cell->setting,
                          promises[cell->promise], cell->nominal, exact, result->seen, result->se,
                          judge (cell, result));
}

static gboolean
is_wanted (const Calibration *self, const CalibrateCell *cell)
{
  return self->only == NULL || strstr (cell->what, self->only) != NULL ||
         strstr (cell->setting, self->only) != NULL;
}

void
calibrate_cell (Calibration *self, const CalibrateCell *cell)
{
  if (!is_wanted (self, cell))
    return;

  const guint64 n = self->replicates * MAX (cell->times, 1);
  g_autofree double *outcomes = g_new (double, n);
  Run run = {
    .cell = cell,
    .seed = self->seed,
    .stream = hash_name (hash_name (2166136261u, cell->what), cell->setting),
    .n = n,
    .outcomes = outcomes,
  };

  run_threads (&run, self->threads);

  const Result result = summarize (&run);
  g_autofree char *row = dup_row (cell, &result);

  g_print ("%s", row);
  self->n_cells++;
  if (is_outside (cell, &result))
    {
      self->n_outside++;
      g_string_append (self->outside, row);
    }
}
