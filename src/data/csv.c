// SPDX-License-Identifier: MIT
#include "data/csv.h"

#include <string.h>

#include "data/import.h"
#include "data/language.h"
#include "data/source-files.h"

typedef enum
{
  STATE_CELL_START,
  STATE_PLAIN,
  STATE_QUOTED,
  STATE_QUOTE_IN_QUOTED, /* the quote ends the cell, or the next one doubles it */
} State;

/* Cells of the record being read: offsets, since the text moves while it grows. */
typedef struct
{
  gsize offset;
  gsize length;
  gboolean was_quoted;
  gboolean has_lone_quote;
} Span;

struct ExosCsv
{
  char delimiter;
  guint8 is_plain[256]; /* bytes that end nothing and begin no quotes */
  ExosRecordFunc func;
  gpointer user_data;
  const GPtrArray *files;

  State state;
  gboolean after_cr; /* a line feed now belongs to the line end before it */
  guint64 line;      /* physical line of the next byte */
  guint64 record_line;
  guint64 quote_line;

  GByteArray *text;
  GArray *spans;
  GArray *cells;
  Span current;
  gsize dropped_length; /* of a cell past the column limit: counted against the cell limit */
  guint64 n_cells;
  gsize record_bytes;
};

ExosCsv *
exos_csv_new (char delimiter, ExosRecordFunc func, gpointer user_data)
{
  ExosCsv *self = g_new0 (ExosCsv, 1);

  self->delimiter = delimiter;
  memset (self->is_plain, TRUE, sizeof self->is_plain);
  self->is_plain[(guchar) delimiter] = FALSE;
  self->is_plain['\n'] = self->is_plain['\r'] = self->is_plain['"'] = FALSE;
  self->func = func;
  self->user_data = user_data;
  self->line = self->record_line = 1;
  self->text = g_byte_array_sized_new (256); /* never NULL, so that empty cells have a text */
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  self->cells = g_array_new (FALSE, FALSE, sizeof (ExosCell));
  return self;
}

void
exos_csv_free (ExosCsv *self)
{
  g_byte_array_unref (self->text);
  g_array_unref (self->spans);
  g_array_unref (self->cells);
  g_free (self);
}

void
exos_csv_set_files (ExosCsv *self, const GPtrArray *files)
{
  self->files = files;
}

guint64
exos_csv_open_quote (const ExosCsv *self, guint64 *cell)
{
  if (cell != NULL)
    *cell = self->n_cells;
  return self->quote_line;
}

static gboolean
is_kept (const ExosCsv *self)
{
  return self->n_cells < EXOS_MAX_COLUMNS;
}

static gsize
cell_length (const ExosCsv *self)
{
  return is_kept (self) ? self->text->len - self->current.offset : self->dropped_length;
}

static void
append_run (ExosCsv *self, const char *bytes, gsize length)
{
  if (is_kept (self))
    g_byte_array_append (self->text, (const guint8 *) bytes, (guint) length);
  else
    self->dropped_length += length;
  self->record_bytes += length;
}

static gboolean
check_limits (const ExosCsv *self, GError **error)
{
  const gboolean is_cell = cell_length (self) > EXOS_MAX_CELL_BYTES;

  if (!is_cell && self->record_bytes <= EXOS_MAX_RECORD_BYTES)
    return TRUE;

  g_autofree char *line = exos_source_files_say_line (self->files, self->record_line);

  if (self->state == STATE_QUOTED)
    {
      g_autofree char *quote = exos_source_files_say_line (self->files, self->quote_line);

      /* Translators: %s is a line number. */
      g_set_error (error, EXOS_IMPORT_ERROR, EXOS_IMPORT_ERROR_LIMIT,
                   _ ("The text after the quote on line %s is too large: it does not close within "
                      "4 MiB, or its cell is longer than 1 MiB."),
                   quote);
    }
  else
    /* Translators: %s is a line number. */
    g_set_error (error, EXOS_IMPORT_ERROR, EXOS_IMPORT_ERROR_LIMIT,
                 is_cell ? _ ("Line %s is too large: a cell may have at most 1 MiB.")
                         : _ ("Line %s is too large: a line may have at most 4 MiB."),
                 line);
  return FALSE;
}

static void
end_cell (ExosCsv *self)
{
  if (is_kept (self))
    {
      self->current.length = self->text->len - self->current.offset;
      g_array_append_val (self->spans, self->current);
    }
  self->n_cells++;
  self->dropped_length = 0;
  self->current = (Span) { .offset = self->text->len };
  self->state = STATE_CELL_START;
}

static gboolean
is_at_start (const ExosCsv *self)
{
  return self->n_cells == 0 && self->state == STATE_CELL_START && self->text->len == 0;
}

/* A file of nothing but empty lines is read as fast as others. */
static void
end_empty_record (ExosCsv *self)
{
  static const ExosCell nothing = { .text = "" };
  const ExosRecord record = { self->record_line, &nothing, 1, 1 };

  self->func (&record, self->user_data);
  self->record_line = self->line;
}

static void
end_record (ExosCsv *self)
{
  if (is_at_start (self))
    {
      end_empty_record (self);
      return;
    }

  end_cell (self);
  g_array_set_size (self->cells, self->spans->len);
  for (guint i = 0; i < self->spans->len; i++)
    {
      const Span *span = &g_array_index (self->spans, Span, i);

      g_array_index (self->cells, ExosCell, i) =
          (ExosCell) { (const char *) self->text->data + span->offset, span->length,
                       span->was_quoted, span->has_lone_quote };
    }

  const ExosRecord record = { self->record_line, (const ExosCell *) (gpointer) self->cells->data,
                              self->cells->len, self->n_cells };

  self->func (&record, self->user_data);
  g_byte_array_set_size (self->text, 0);
  g_array_set_size (self->spans, 0);
  self->current = (Span) { 0 };
  self->n_cells = 0;
  self->record_bytes = 0;
  self->record_line = self->line;
}

/* A byte outside quotes that may end the cell or the record. FALSE: it is text. */
static gboolean
take_structure (ExosCsv *self, char byte)
{
  if (byte == self->delimiter)
    end_cell (self);
  else if (byte == '\n' || byte == '\r')
    {
      self->line++;
      self->after_cr = byte == '\r';
      end_record (self);
    }
  else
    return FALSE;
  return TRUE;
}

static void
take_plain (ExosCsv *self, char byte)
{
  if (take_structure (self, byte))
    return;
  self->current.has_lone_quote |= byte == '"';
  append_run (self, &byte, 1);
  self->state = STATE_PLAIN;
}

static void
take_cell_start (ExosCsv *self, char byte)
{
  if (byte != '"')
    {
      take_plain (self, byte);
      return;
    }
  self->current.was_quoted = TRUE;
  self->quote_line = self->line;
  self->state = STATE_QUOTED;
}

static void
take_quoted (ExosCsv *self, char byte)
{
  if (byte == '"')
    {
      self->after_cr = FALSE;
      self->state = STATE_QUOTE_IN_QUOTED;
      return;
    }
  /* CRLF is one line: the line feed after a carriage return is not counted again. */
  self->line += byte == '\r' || (byte == '\n' && !self->after_cr);
  self->after_cr = byte == '\r';
  append_run (self, &byte, 1);
}

static void
take_after_quote (ExosCsv *self, char byte)
{
  if (byte == '"')
    {
      append_run (self, &byte, 1);
      self->state = STATE_QUOTED;
      return;
    }

  self->quote_line = 0;
  if (take_structure (self, byte))
    return;
  /* Text after the closing quote: lenient, but said. Blanks there are harmless. */
  self->current.has_lone_quote |= byte != ' ' && byte != '\t';
  append_run (self, &byte, 1);
  self->state = STATE_PLAIN;
}

static void
take_byte (ExosCsv *self, char byte)
{
  if (self->after_cr && self->state != STATE_QUOTED)
    {
      self->after_cr = FALSE;
      if (byte == '\n')
        return;
    }

  switch (self->state)
    {
    case STATE_CELL_START:
      take_cell_start (self, byte);
      break;
    case STATE_PLAIN:
      take_plain (self, byte);
      break;
    case STATE_QUOTED:
      take_quoted (self, byte);
      break;
    case STATE_QUOTE_IN_QUOTED:
      take_after_quote (self, byte);
      break;
    }
}

/* How many of these bytes are plain text outside of quotes; no more than one past a limit. */
static gsize
count_plain (const ExosCsv *self, const char *bytes, gsize length)
{
  gsize most = MIN (length, EXOS_MAX_CELL_BYTES + 1 - cell_length (self));
  gsize n = 0;

  if (self->state != STATE_PLAIN && self->state != STATE_CELL_START)
    return 0;

  most = MIN (most, EXOS_MAX_RECORD_BYTES + 1 - self->record_bytes);
  while (n < most && self->is_plain[(guchar) bytes[n]])
    n++;
  return n;
}

gboolean
exos_csv_push (ExosCsv *self, const char *bytes, gsize length, GError **error)
{
  for (gsize i = 0, n; i < length; i += MAX (n, 1))
    {
      n = count_plain (self, bytes + i, length - i);
      if (n == 0)
        take_byte (self, bytes[i]);
      else
        {
          append_run (self, bytes + i, n);
          self->after_cr = FALSE;
          self->state = STATE_PLAIN;
        }
      if (!check_limits (self, error))
        return FALSE;
    }

  return TRUE;
}

void
exos_csv_finish (ExosCsv *self)
{
  if (self->state == STATE_QUOTED || is_at_start (self))
    return;
  self->quote_line = 0;
  end_record (self);
}
