// SPDX-License-Identifier: MIT
/* Each thread takes the next block of the stream, up to the end of a record, and adds it up. A
 * block starts where a record does, so that what is inside quotes is known by counting them. Lines
 * are counted by those who add up: until all are known, a line is the place of its block with a
 * line within that. */
#include "data/input.h"
#include "data/rows/run-blocks.h"

#define BLOCK_BYTES (512 * 1024)
#define MAX_THREADS 4
#define MAX_SAID_THREADS 64

static void
add_block (ExosRowsReader *self, ExosPart *part, const ExosRowsBlock *block, gsize length)
{
  guint64 n_lines = 0;
  const gboolean is_added =
      exos_part_add (part, block->text, length, exos_rows_place (block->place, 0), &n_lines);

  exos_rows_lock (self);
  self->needs_care |= !is_added;
  g_array_index (self->n_lines, guint64, block->place) = n_lines;
  g_mutex_unlock (&self->mutex);
}

static void
tell_progress (ExosRowsReader *self)
{
  exos_rows_lock (self);
  self->run->progress (self->n_bytes, self->run->size, self->run->user_data);
  g_mutex_unlock (&self->mutex);
}

static void
add_blocks (ExosRowsReader *self, ExosPart *part, ExosRowsBlock *block, gboolean is_caller)
{
  gboolean goes_on = TRUE;

  while (goes_on)
    {
      gsize length;

      goes_on = exos_rows_take_block (self, block, &length);
      if (goes_on)
        add_block (self, part, block, length);
      if (is_caller && self->run->progress != NULL)
        tell_progress (self);
    }
}

typedef struct
{
  ExosRowsReader *reader;
  ExosPart *part;
  ExosRowsBlock block;
  GThread *thread; /* NULL: the caller's */
} Worker;

static gpointer
work (gpointer data)
{
  Worker *self = data;

  add_blocks (self->reader, self->part, &self->block, FALSE);
  return NULL;
}

/* From the number of lines of every block to the first line of each. */
static guint64 *
dup_first_lines (const ExosRowsReader *self)
{
  guint64 *lines = g_new (guint64, self->n_lines->len + 1);

  lines[0] = MAX (self->run->first_line, 1);
  for (guint i = 0; i < self->n_lines->len; i++)
    lines[i + 1] = lines[i] + g_array_index (self->n_lines, guint64, i);
  return lines;
}

static ExosRowSums *
merge_users (ExosRowsReader *self, const Worker *workers, guint n)
{
  g_autofree guint64 *lines = dup_first_lines (self);
  ExosRowSums *sums = exos_part_steal_sums (workers[0].part, lines);

  for (guint i = 1; i < n; i++)
    {
      g_autoptr (ExosRowSums) other = exos_part_steal_sums (workers[i].part, lines);

      exos_row_sums_merge (sums, other);
    }
  exos_row_sums_sort (sums);
  if (self->run->looks_again)
    exos_unit_check_set_lines (self->run->check, lines);
  return sums;
}

/* The same of events: parts know what is wrong with rows, the events all else. */
static ExosRowSums *
merge_events (ExosRowsReader *self, const Worker *workers, guint n)
{
  g_autofree guint64 *lines = dup_first_lines (self);
  ExosRowSums *sums;

  for (guint i = 0; i < n; i++)
    if (!exos_part_finish_events (workers[i].part))
      {
        exos_events_set_error (&self->error);
        return NULL;
      }

  sums = exos_events_sums (self->events, lines);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ExosRowSums) other = exos_part_steal_sums (workers[i].part, lines);

      sums->n_rows += other->n_rows;
      for (guint kind = 0; kind < EXOS_ROWS_N_FINDINGS; kind++)
        exos_rows_finding_merge (&sums->findings[kind], &other->findings[kind]);
    }
  return sums;
}

/* All threads together, the caller's among them. */
static ExosRowSums *
add_stream (ExosRowsReader *self, guint n_threads)
{
  const ExosRowsPlan *plan = self->run->plan;
  const gsize size = exos_part_size (plan) + exos_pages_size (exos_rows_block_size (self));
  g_autoptr (ExosPages) pages = exos_pages_new (n_threads * size, self->events == NULL);
  g_autofree Worker *workers = g_new0 (Worker, n_threads);
  ExosRowSums *sums = NULL;

  for (guint i = 0; i < n_threads; i++)
    {
      workers[i].reader = self;
      workers[i].part = exos_part_new (plan, self->scanner, pages);
      exos_rows_block_init (&workers[i].block, self, pages);
      if (self->events != NULL)
        exos_part_set_events (workers[i].part, self->events);
      if (self->run->check != NULL)
        exos_part_set_check (workers[i].part, self->run->check, i, self->run->looks_again);
      exos_part_set_caps (workers[i].part, self->run->quantiles, i, self->run->caps);
    }
  for (guint i = 1; i < n_threads; i++)
    workers[i].thread = g_thread_new ("rows", work, &workers[i]);
  add_blocks (self, workers[0].part, &workers[0].block, TRUE);
  for (guint i = 1; i < n_threads; i++)
    g_thread_join (workers[i].thread);

  if (self->error == NULL && !self->needs_care)
    sums = (self->events != NULL ? merge_events : merge_users) (self, workers, n_threads);
  for (guint i = 0; i < n_threads; i++)
    {
      exos_part_free (workers[i].part);
      exos_rows_block_clear (&workers[i].block);
    }

  return sums;
}

guint
exos_rows_run_threads (const ExosRowsRun *run)
{
  const char *said = g_getenv ("EXOS_THREADS");
  const guint64 n = said != NULL ? g_ascii_strtoull (said, NULL, 10) : 0;

  if (run->n_threads > 0)
    return run->n_threads;
  return n > 0 ? (guint) MIN (n, MAX_SAID_THREADS) : MIN (g_get_num_processors (), MAX_THREADS);
}

static const ExosScanner *
choose_scanner (const ExosRowsRun *run)
{
  const char *said = g_getenv ("EXOS_SCANNER");
  gsize i = 0;

  if (run->scanner != NULL)
    return run->scanner;
  while (said != NULL && exos_scanner (i) != NULL && !g_str_equal (exos_scanner (i)->name, said))
    i++;
  return exos_scanner (i) != NULL ? exos_scanner (i) : exos_scanner (0);
}

ExosRowSums *
exos_rows_run (const ExosRowsRun *run,
               GInputStream *stream,
               GCancellable *cancellable,
               GError **error)
{
  ExosRowsReader reader = {
    .run = run,
    .scanner = choose_scanner (run),
    .stream = stream,
    .file = -1,
    .cancellable = cancellable,
    .block_bytes = run->block_bytes > 0 ? run->block_bytes : BLOCK_BYTES,
    .rest = g_byte_array_new (),
    .n_lines = g_array_new (FALSE, FALSE, sizeof (guint64)),
  };
  ExosRowSums *sums;

  g_mutex_init (&reader.mutex);
  g_cond_init (&reader.turn);
  if (EXOS_IS_INPUT (stream))
    reader.file = exos_input_get_file (EXOS_INPUT (stream), &reader.at);
  reader.events = run->events != NULL ? exos_events_new (run->plan, run->events) : NULL;
  if (run->events != NULL && reader.events == NULL)
    exos_events_set_error (&reader.error);
  sums = add_stream (&reader, exos_rows_run_threads (run));
  g_clear_pointer (&reader.events, exos_events_free);
  g_mutex_clear (&reader.mutex);
  g_cond_clear (&reader.turn);
  g_byte_array_unref (reader.rest);
  g_array_unref (reader.n_lines);
  if (run->n_bytes != NULL)
    *run->n_bytes = reader.n_bytes;
  if (reader.error != NULL)
    g_propagate_error (error, reader.error);
  return sums;
}
