// SPDX-License-Identifier: MIT
#include "data/rows/run-blocks.h"

#include <string.h>

static void
block_reserve (ExosRowsBlock *self, gsize room)
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
read_bytes (ExosRowsReader *self, char *to, gsize length, gsize *n_read)
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
find_cut (const ExosRowsReader *self, const char *text, gsize length)
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
skip_lines (ExosRowsReader *self, char *text, gsize *length)
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
  char *text = exos_rows_block_text (block);
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

gboolean
exos_rows_take_block (ExosRowsReader *self, ExosRowsBlock *block, gsize *length)
{
  *length = 0;
  while (*length == 0 && !self->is_over && !self->needs_care)
    {
      const gsize n_rest = self->rest->len;
      gsize n_read;

      block_reserve (block, n_rest + self->block_bytes + 1);
      if (n_rest > 0)
        memcpy (exos_rows_block_text (block), self->rest->data, n_rest);
      if (!read_bytes (self, exos_rows_block_text (block) + n_rest, self->block_bytes, &n_read))
        return FALSE;

      gsize n_text = n_rest + n_read;

      self->is_over = n_read < self->block_bytes;
      if (self->has_skipped || skip_lines (self, exos_rows_block_text (block), &n_text))
        *length = cut_block (self, block, n_text);
      else
        keep_rest (self, exos_rows_block_text (block), n_text);
      self->needs_care |= self->rest->len > EXOS_MAX_RECORD_BYTES;
    }

  return *length > 0 && !self->needs_care;
}
