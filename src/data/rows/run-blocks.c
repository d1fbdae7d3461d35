// SPDX-License-Identifier: MIT
#include "data/rows/run-blocks.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "data/input.h"
#include "data/language.h"

#define MAX_TRIES 64     /* some fifty microseconds */
#define FRONT_BYTES 4096 /* most records are shorter */

void
exos_rows_lock (ExosRowsReader *self)
{
  for (guint i = 0; i < MAX_TRIES; i++)
    {
      if (g_mutex_trylock (&self->mutex))
        return;
      g_thread_yield ();
    }

  g_mutex_lock (&self->mutex);
}

/* Where that is read to which is not the rest of the block before. */
static char *
get_new (const ExosRowsBlock *self)
{
  return self->bytes + EXOS_SCAN_MARGIN + self->front;
}

/* Of so many bytes, the last zeros. */
static void
set_bytes (ExosRowsBlock *self, char *bytes)
{
  self->bytes = bytes;
  memset (get_new (self) + self->room, 0, EXOS_SCAN_MARGIN);
}

static gsize
get_size (gsize front, gsize room)
{
  return front + room + 2 * EXOS_SCAN_MARGIN;
}

gsize
exos_rows_block_size (const ExosRowsReader *reader)
{
  return get_size (FRONT_BYTES, reader->block_bytes + 1);
}

void
exos_rows_block_init (ExosRowsBlock *self, const ExosRowsReader *reader, ExosPages *pages)
{
  *self = (ExosRowsBlock) { .front = FRONT_BYTES, .room = reader->block_bytes + 1 };
  set_bytes (self, exos_pages_take (pages, exos_rows_block_size (reader)));
}

void
exos_rows_block_clear (ExosRowsBlock *self)
{
  g_free (self->own);
}

/* More room in front; keeps what has been read. */
static void
grow_front (ExosRowsBlock *self, gsize front)
{
  const ExosRowsBlock before = *self;

  self->front = front;
  self->own = g_malloc (get_size (front, self->room));
  set_bytes (self, self->own);
  memcpy (get_new (self), get_new (&before), self->n_read);
  g_free (before.own);
}

static void
set_read_error (int code, GError **error)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _ ("Could not read the file: %s."),
               g_strerror (code));
}

/* The bytes of the file that belong to a block; fewer than it takes at the end only. */
static gboolean
read_file (const ExosRowsReader *self, ExosRowsBlock *block, GError **error)
{
  goffset at = block->at;

  while (block->n_read < self->block_bytes)
    {
      const gssize n = pread (self->file, get_new (block) + block->n_read,
                              self->block_bytes - block->n_read, at);

      if (n == 0)
        break;
      if (n < 0 && errno != EINTR)
        {
          set_read_error (errno, error);
          return FALSE;
        }
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      block->n_read += (gsize) MAX (n, 0);
      at += MAX (n, 0);
    }

  return TRUE;
}

/* The same of a stream, whose bytes come one after another. */
static gboolean
read_stream (const ExosRowsReader *self, ExosRowsBlock *block, GError **error)
{
  gsize n;
  const gboolean is_read =
      g_input_stream_read_all (self->stream, get_new (block) + block->n_read,
                               self->block_bytes - block->n_read, &n, self->cancellable, error);

  block->n_read += n;
  return is_read;
}

static void
count_quotes (const ExosRowsReader *self, ExosRowsBlock *block)
{
  const char *text = get_new (block);

  block->n_quotes = memchr (text, '"', block->n_read) != NULL
                        ? self->scanner->count (text, block->n_read).quotes
                        : 0;
}

/* The number of a block, its place, and what it has of the head. */
static void
begin_block (ExosRowsReader *self, ExosRowsBlock *block)
{
  block->number = self->n_begun++;
  block->n_head = MIN (self->block_bytes, self->run->head_length - self->head_at);
  if (block->n_head > 0)
    memcpy (get_new (block), self->run->head + self->head_at, block->n_head);
  self->head_at += block->n_head;
  block->n_read = block->n_head;
  block->at = self->at;
  self->at += (goffset) (self->block_bytes - block->n_head);
}

static void
await_turn (ExosRowsReader *self, const ExosRowsBlock *block)
{
  exos_rows_lock (self);
  for (guint i = 0; i < MAX_TRIES && self->n_ended != block->number; i++)
    {
      g_mutex_unlock (&self->mutex);
      g_thread_yield ();
      exos_rows_lock (self);
    }
  self->n_waiting++;
  while (self->n_ended != block->number)
    g_cond_wait (&self->turn, &self->mutex);
  self->n_waiting--;
}

/* What can be done before the block before has ended; of a file, while others read. The caller has
 * the mutex, and then it is the block's turn. */
static gboolean
read_block (ExosRowsReader *self, ExosRowsBlock *block, GError **error)
{
  gboolean is_read;

  if (self->file < 0)
    {
      is_read = read_stream (self, block, error);
      count_quotes (self, block);
      return is_read;
    }

  g_mutex_unlock (&self->mutex);
  is_read = read_file (self, block, error);
  count_quotes (self, block);
  await_turn (self, block);
  return is_read;
}

/* How much of the block's text is whole records, 0 when no record ends in it. */
static gsize
find_cut (const ExosRowsBlock *block, gsize length)
{
  gboolean is_inside = block->n_quotes % 2 != 0;

  for (gsize i = length; i > 0; i--)
    if (block->text[i - 1] == '"')
      is_inside = !is_inside;
    else if (block->text[i - 1] == '\n' && !is_inside)
      return i;
  return 0;
}

/* Where the first row starts; the end of the text when it is not in it. */
static gsize
find_first_row (const ExosRowsReader *self, const char *text, gsize length)
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
skip_lines (ExosRowsReader *self, ExosRowsBlock *block, gsize *length)
{
  char *text = block->text;
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
keep_rest (ExosRowsReader *self, const char *text, gsize length)
{
  g_byte_array_set_size (self->rest, 0);
  g_byte_array_append (self->rest, (const guint8 *) text, (guint) length);
}

/* Whole records, and what follows them is kept for the next block. Returns their length. */
static gsize
cut_block (ExosRowsReader *self, ExosRowsBlock *block, gsize length)
{
  const guint64 unknown = 0;
  char *text = block->text;
  gsize cut;

  if (self->is_over)
    length = end_record (text, length);
  cut = find_cut (block, length);
  self->needs_care |= self->is_over && cut < length;
  keep_rest (self, text + cut, length - cut);
  block->place = self->n_lines->len;
  if (cut > 0)
    g_array_append_val (self->n_lines, unknown);
  return cut;
}

/* The block with the rest of the one before it in front. Returns the length of both. */
static gsize
join_rest (const ExosRowsReader *self, ExosRowsBlock *block)
{
  const gsize n_rest = self->rest->len;

  if (n_rest > block->front)
    grow_front (block, 2 * n_rest);
  block->text = get_new (block) - n_rest;
  if (n_rest > 0)
    memcpy (block->text, self->rest->data, n_rest);
  memset (block->text - EXOS_SCAN_MARGIN, 0, EXOS_SCAN_MARGIN);
  block->n_quotes += self->scanner->count (block->text, n_rest).quotes;
  return n_rest + block->n_read;
}

/* Returns how much of its text is whole records. */
static gsize
end_block (ExosRowsReader *self, ExosRowsBlock *block)
{
  gsize length = join_rest (self, block);

  self->n_bytes += block->n_read;
  if (self->file >= 0)
    exos_input_add_done (EXOS_INPUT (self->stream), block->n_read - block->n_head);
  self->is_over = block->n_read < self->block_bytes;
  if (self->has_skipped || skip_lines (self, block, &length))
    length = cut_block (self, block, length);
  else
    {
      keep_rest (self, block->text, length);
      length = 0;
    }
  self->needs_care |= self->rest->len > EXOS_MAX_RECORD_BYTES;
  return length;
}

static gboolean
wants_more (const ExosRowsReader *self)
{
  return self->error == NULL && !self->needs_care && !self->is_over;
}

gboolean
exos_rows_take_block (ExosRowsReader *self, ExosRowsBlock *block, gsize *length)
{
  *length = 0;
  block->n_read = 0;
  exos_rows_lock (self);
  while (*length == 0 && wants_more (self))
    {
      g_autoptr (GError) error = NULL;

      begin_block (self, block);
      if (!read_block (self, block, &error) && self->error == NULL)
        self->error = g_steal_pointer (&error);
      if (wants_more (self))
        *length = end_block (self, block);
      self->n_ended++;
      if (self->n_waiting > 0)
        g_cond_broadcast (&self->turn);
    }

  g_mutex_unlock (&self->mutex);
  return *length > 0;
}
