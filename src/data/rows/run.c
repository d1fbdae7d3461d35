// SPDX-License-Identifier: MIT
/* One thread after the other takes the next block of the stream, up to the end of a record, and
 * adds it up while the next thread reads. A block starts where a record does, so that what is
 * inside quotes is known by counting them. Lines are counted by those who add up: until all are
 * known, a line is the place of its block with a line within that. */
#include "data/rows/run.h"

#include <string.h>

#include "data/rows/part.h"

#define BLOCK_BYTES (256 * 1024)
#define MAX_THREADS 4
#define MAX_SAID_THREADS 64

typedef struct
{
  const ExosRowsRun *run;
  const ExosScanner *scanner;
  GInputStream *stream;
  GCancellable *cancellable;
  gsize block_bytes;
  ExosEvents *events; /* NULL: rows are users */

  GMutex mutex;  /* of all below */
  gsize head_at; /* how much of the head has been taken */
  guint64 n_bytes;
  GByteArray *rest;     /* of the last block, which starts the next one */
  GArray *n_lines;      /* guint64: of each block, when it is known */
  gboolean has_skipped; /* the lines before the first row */
  gboolean is_over;
  gboolean needs_care;
  GError *error;
} Reader;

/* Bytes of one thread, with the margins that scanners need. */
typedef struct
{
  char *bytes;
  gsize room; /* between the margins */
  guint place;
} Block;

static char *
block_text (const Block *self)
{
  return self->bytes + EXOS_SCAN_MARGIN;
}

static void
block_reserve (Block *self, gsize room)
{
  if (room <= self->room)
    return;
  self->bytes = g_realloc (self->bytes, room + 2 * EXOS_SCAN_MARGIN);
  memset (self->bytes, 0, EXOS_SCAN_MARGIN);
  memset (self->bytes + EXOS_SCAN_MARGIN + room, 0, EXOS_SCAN_MARGIN);
  self->room = room;
}

/* The next bytes of head and stream; fewer than asked for at the end only. */
static gboolean
read_bytes (Reader *self, char *to, gsize length, gsize *n_read)
{
  const gsize n_head = MIN (length, self->run->head_length - self->head_at);

  if (n_head > 0)
    memcpy (to, self->run->head + self->head_at, n_head);
  self->head_at += n_head;
  if (!g_input_stream_read_all (self->stream, to + n_head, length - n_head, n_read,
                                self->cancellable, &self->error))
    return FALSE;
  *n_read += n_head;
  self->n_bytes += *n_read;
  return TRUE;
}

/* How much of the text is whole records, 0 when no record ends in it. */
static gsize
find_cut (const Reader *self, const char *text, gsize length)
{
  const gboolean has_quotes = memchr (text, '"', length) != NULL;
  gboolean is_inside = has_quotes && self->scanner->count (text, length).quotes % 2 != 0;

  for (gsize i = length; i > 0; i--)
    if (text[i - 1] == '"')
      is_inside = !is_inside;
    else if (text[i - 1] == '\n' && !is_inside)
      return i;
  return 0;
}

/* Where the first row starts; the end of the text when it is not in it. */
static gsize
find_first_row (const Reader *self, const char *text, gsize length)
{
  gsize at = 0;

  for (guint64 line = 1; line < self->run->first_line && at < length; line++)
    {
      const char *end = memchr (text + at, '\n', length - at);

      at = end != NULL ? (gsize) (end + 1 - text) : length;
    }

  return at;
}

/* Takes the lines before the first row away, once they are there. Quotes may join them with rows,
 * and returns end some of them. FALSE: more has to be read. */
static gboolean
skip_lines (Reader *self, char *text, gsize *length)
{
  const gsize n = find_first_row (self, text, *length);

  if (n == *length && !self->is_over)
    return FALSE;

  g_autofree uint32_t *separators = g_new (uint32_t, n + EXOS_SCAN_MARGIN);
  const ExosScan scan = self->scanner->separators (text, n, self->run->plan->delimiter, separators);

  self->needs_care |= scan.is_stray || scan.is_open;
  self->has_skipped = TRUE;
  *length -= n;
  memmove (text, text + n, *length);
  return TRUE;
}

/* A text without a newline at its end gets one. */
static gsize
end_record (char *text, gsize length)
{
  if (length > 0 && text[length - 1] != '\n')
    text[length++] = '\n';
  return length;
}

/* What the next block starts with. */
static void
keep_rest (Reader *self, const char *text, gsize length)
{
  g_byte_array_set_size (self->rest, 0);
  g_byte_array_append (self->rest, (const guint8 *) text, (guint) length);
}

/* Whole records, and what follows them is kept for the next block. Returns their length. */
static gsize
cut_block (Reader *self, Block *block, gsize length)
{
  const guint64 unknown = 0;
  char *text = block_text (block);
  gsize cut;

  if (self->is_over)
    length = end_record (text, length);
  cut = find_cut (self, text, length);
  self->needs_care |= self->is_over && cut < length;
  keep_rest (self, text + cut, length - cut);
  block->place = self->n_lines->len;
  if (cut > 0)
    g_array_append_val (self->n_lines, unknown);
  return cut;
}

/* Reads until a record ends. FALSE when there is nothing more to add up. */
static gboolean
take_block (Reader *self, Block *block, gsize *length)
{
  *length = 0;
  while (*length == 0 && !self->is_over && !self->needs_care)
    {
      const gsize n_rest = self->rest->len;
      gsize n_read;

      block_reserve (block, n_rest + self->block_bytes + 1);
      if (n_rest > 0)
        memcpy (block_text (block), self->rest->data, n_rest);
      if (!read_bytes (self, block_text (block) + n_rest, self->block_bytes, &n_read))
        return FALSE;

      gsize n_text = n_rest + n_read;

      self->is_over = n_read < self->block_bytes;
      if (self->has_skipped || skip_lines (self, block_text (block), &n_text))
        *length = cut_block (self, block, n_text);
      else
        keep_rest (self, block_text (block), n_text);
      self->needs_care |= self->rest->len > EXOS_MAX_RECORD_BYTES;
    }

  return *length > 0 && !self->needs_care;
}

static void
add_block (Reader *self, ExosPart *part, const Block *block, gsize length)
{
  guint64 n_lines = 0;
  const gboolean is_added =
      exos_part_add (part, block_text (block), length, exos_rows_place (block->place, 0), &n_lines);

  g_mutex_lock (&self->mutex);
  self->needs_care |= !is_added;
  g_array_index (self->n_lines, guint64, block->place) = n_lines;
  g_mutex_unlock (&self->mutex);
}

static void
add_blocks (Reader *self, ExosPart *part, gboolean is_caller)
{
  Block block = { 0 };
  gboolean goes_on = TRUE;

  while (goes_on)
    {
      gsize length;

      g_mutex_lock (&self->mutex);
      goes_on = self->error == NULL && !self->needs_care && take_block (self, &block, &length);

      const guint64 n_bytes = self->n_bytes;

      g_mutex_unlock (&self->mutex);
      if (goes_on)
        add_block (self, part, &block, length);
      if (is_caller && self->run->progress != NULL)
        self->run->progress (n_bytes, self->run->size, self->run->user_data);
    }

  g_free (block.bytes);
}

typedef struct
{
  Reader *reader;
  ExosPart *part;
  GThread *thread; /* NULL: the caller's */
} Worker;

static gpointer
work (gpointer data)
{
  const Worker *self = data;

  add_blocks (self->reader, self->part, FALSE);
  return NULL;
}

/* From the number of lines of every block to the first line of each. */
static guint64 *
dup_first_lines (const Reader *self)
{
  guint64 *lines = g_new (guint64, self->n_lines->len + 1);

  lines[0] = MAX (self->run->first_line, 1);
  for (guint i = 0; i < self->n_lines->len; i++)
    lines[i + 1] = lines[i] + g_array_index (self->n_lines, guint64, i);
  return lines;
}

static ExosRowSums *
merge_users (Reader *self, const Worker *workers, guint n)
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
merge_events (Reader *self, const Worker *workers, guint n)
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
add_stream (Reader *self, guint n_threads)
{
  g_autofree Worker *workers = g_new0 (Worker, n_threads);
  ExosRowSums *sums = NULL;

  for (guint i = 0; i < n_threads; i++)
    {
      workers[i] = (Worker) { self, exos_part_new (self->run->plan, self->scanner), NULL };
      if (self->events != NULL)
        exos_part_set_events (workers[i].part, self->events);
      if (self->run->check != NULL)
        exos_part_set_check (workers[i].part, self->run->check, i, self->run->looks_again);
    }
  for (guint i = 1; i < n_threads; i++)
    workers[i].thread = g_thread_new ("rows", work, &workers[i]);
  add_blocks (self, workers[0].part, TRUE);
  for (guint i = 1; i < n_threads; i++)
    g_thread_join (workers[i].thread);

  if (self->error == NULL && !self->needs_care)
    sums = (self->events != NULL ? merge_events : merge_users) (self, workers, n_threads);
  for (guint i = 0; i < n_threads; i++)
    exos_part_free (workers[i].part);
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
  Reader reader = {
    .run = run,
    .scanner = choose_scanner (run),
    .stream = stream,
    .cancellable = cancellable,
    .block_bytes = run->block_bytes > 0 ? run->block_bytes : BLOCK_BYTES,
    .rest = g_byte_array_new (),
    .n_lines = g_array_new (FALSE, FALSE, sizeof (guint64)),
  };
  ExosRowSums *sums;

  g_mutex_init (&reader.mutex);
  reader.events = run->events != NULL ? exos_events_new (run->plan, run->events) : NULL;
  if (run->events != NULL && reader.events == NULL)
    exos_events_set_error (&reader.error);
  sums = add_stream (&reader, exos_rows_run_threads (run));
  g_clear_pointer (&reader.events, exos_events_free);
  g_mutex_clear (&reader.mutex);
  g_byte_array_unref (reader.rest);
  g_array_unref (reader.n_lines);
  if (run->n_bytes != NULL)
    *run->n_bytes = reader.n_bytes;
  if (reader.error != NULL)
    g_propagate_error (error, reader.error);
  return sums;
}
