// SPDX-License-Identifier: MIT
#include "data/part-scan.h"

#include <string.h>

void
exos_part_scan_init (ExosPartScan *self, char delimiter)
{
  *self = (ExosPartScan) { .delimiter = delimiter, .last = '\n' };
}

#define EVERY(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (guchar) (byte))

/* The high bit of every byte of word that is byte. */
static guint64
mark (guint64 word, char byte)
{
  const guint64 low = EVERY (0x7f);
  const guint64 other = word ^ EVERY (byte);

  return ~((((other & low) + low) | other) | low);
}

static guint64
load (const char *bytes)
{
  guint64 word;

  memcpy (&word, bytes, sizeof word);
  return word;
}

static gboolean
ends_line (char byte, char before)
{
  return byte == '\r' || (byte == '\n' && before != '\r');
}

/* Eight bytes at a time, as every byte of a file comes by. */
static guint64
count_lines (const char *bytes, gsize length, char before)
{
  guint64 n = length > 0 && ends_line (bytes[0], before);
  gsize i = 1;

  for (; i + sizeof (guint64) <= length; i += sizeof (guint64))
    {
      const guint64 word = load (bytes + i);
      const guint64 ends =
          mark (word, '\r') | (mark (word, '\n') & ~mark (load (bytes + i - 1), '\r'));

      n += ((ends >> 7) * EVERY (1)) >> 56;
    }
  for (; i < length; i++)
    n += ends_line (bytes[i], bytes[i - 1]);

  return n;
}

guint64
exos_part_count_lines (const char *text, gsize length)
{
  return count_lines (text, length, '\n');
}

/* A quote opens a cell at its start only; elsewhere it is text. */
static gboolean
is_at_cell_start (const ExosPartScan *self, char before)
{
  return before == self->delimiter || before == '\n' || before == '\r';
}

/* A quote after before. TRUE when it opens a cell. */
static gboolean
take_quote (ExosPartScan *self, char before)
{
  if (self->may_close)
    self->may_close = FALSE; /* doubled: a quote inside */
  else if (self->is_quoted)
    self->may_close = TRUE;
  else
    return self->is_quoted = is_at_cell_start (self, before);
  return FALSE;
}

/* What follows a quote that may close says whether it did. */
static void
settle (ExosPartScan *self, char next)
{
  if (!self->may_close || next == '"')
    return;
  self->may_close = FALSE;
  self->is_quoted = FALSE;
}

static void
follow_quotes (ExosPartScan *self, const char *bytes, gsize length)
{
  const char *end = bytes + length;
  const char *opened = NULL;

  for (const char *it = bytes; it < end;)
    {
      settle (self, *it);

      const char *quote = memchr (it, '"', (gsize) (end - it));

      if (quote != NULL && take_quote (self, quote > bytes ? quote[-1] : self->last))
        opened = quote;
      it = quote != NULL ? quote + 1 : end;
    }

  if (opened != NULL)
    self->quote_line =
        self->n_lines + 1 + count_lines (bytes, (gsize) (opened - bytes), self->last);
}

void
exos_part_scan_push (ExosPartScan *self, const char *bytes, gsize length)
{
  if (length == 0)
    return;
  follow_quotes (self, bytes, length);
  self->n_lines += count_lines (bytes, length, self->last);
  self->last = bytes[length - 1];
}

gboolean
exos_part_scan_is_open (const ExosPartScan *self)
{
  return self->is_quoted && !self->may_close;
}
