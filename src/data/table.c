// SPDX-License-Identifier: MIT
#include "data/table.h"

#include <string.h>

#include "data/import.h"
#include "data/text.h"

#define VISIBLE_NUL "\xe2\x90\x80"
#define TEXTS_AT_ONCE 4000 /* bytes of memory */

struct ExosTable
{
  GStringChunk *texts; /* that the fields point into, each ended by a NUL */
  GArray *fields;
  GArray *rows;
  gsize kept_bytes;
  guint64 n_seen;
  gboolean saw_blank;
};

ExosTable *
exos_table_new (void)
{
  ExosTable *self = g_new0 (ExosTable, 1);

  self->texts = g_string_chunk_new (TEXTS_AT_ONCE);
  self->fields = g_array_new (FALSE, FALSE, sizeof (ExosField));
  self->rows = g_array_new (FALSE, FALSE, sizeof (ExosRow));
  return self;
}

void
exos_table_free (ExosTable *self)
{
  g_string_chunk_free (self->texts);
  g_array_unref (self->fields);
  g_array_unref (self->rows);
  g_free (self);
}

/* Ctrl-Z ended files once, and some programs still write it. */
static gboolean
is_blank (const char *text, gsize length)
{
  exos_trim (&text, &length);
  return length == 0 || (length == 1 && text[0] == '\x1a');
}

static gboolean
record_is_blank (const ExosRecord *record)
{
  for (gsize i = 0; i < record->n_kept; i++)
    if (!is_blank (record->cells[i].text, record->cells[i].length))
      return FALSE;
  return record->n_kept == record->n_cells;
}

/* Memory that a record takes here, its structures included. */
static gsize
record_bytes (const ExosRecord *record)
{
  gsize bytes = sizeof (ExosRow);

  for (gsize i = 0; i < record->n_kept; i++)
    bytes += record->cells[i].length + 1 + sizeof (ExosField);
  return bytes;
}

static void
set_text (ExosTable *self, ExosField *field, const char *text, gsize length)
{
  field->text = g_string_chunk_insert_len (self->texts, text, (gssize) length);
  field->length = (guint) length;
}

static void
keep_record (ExosTable *self, const ExosRecord *record)
{
  const ExosRow row = { record->line, record->n_cells, (guint) record->n_kept, self->fields->len,
                        self->saw_blank };

  g_array_append_val (self->rows, row);
  g_array_set_size (self->fields, row.first + row.n_kept);
  for (gsize i = 0; i < record->n_kept; i++)
    {
      const ExosCell *cell = &record->cells[i];
      ExosField *field = &g_array_index (self->fields, ExosField, row.first + i);

      set_text (self, field, cell->length > 0 ? cell->text : "", cell->length);
      field->was_quoted = cell->was_quoted;
      field->has_lone_quote = cell->has_lone_quote;
      field->has_nul = memchr (field->text, '\0', field->length) != NULL;
    }
}

void
exos_table_add (const ExosRecord *record, gpointer table)
{
  ExosTable *self = table;
  const gsize bytes = record_bytes (record);

  if (record_is_blank (record))
    {
      self->saw_blank = TRUE;
      return;
    }

  self->n_seen++;
  if (self->rows->len <= EXOS_MAX_ROWS && self->kept_bytes + bytes <= EXOS_MAX_KEPT_BYTES)
    {
      keep_record (self, record);
      self->kept_bytes += bytes;
    }
  self->saw_blank = FALSE;
}

static gboolean
is_ascii (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) text[i] >= 0x80)
      return FALSE;
  return TRUE;
}

/* Decodes every cell that is not ASCII; FALSE as soon as one cannot be, or when only testing. */
static gboolean
convert_all (ExosTable *self, const char *encoding, gboolean is_test)
{
  GIConv converter = g_iconv_open ("UTF-8", encoding);
  gboolean is_valid = converter != (GIConv) -1;

  for (guint i = 0; is_valid && i < self->fields->len; i++)
    {
      ExosField *field = &g_array_index (self->fields, ExosField, i);
      gsize length = 0;

      if (is_ascii (field->text, field->length))
        continue;

      g_autofree char *text = g_convert_with_iconv (field->text, (gssize) field->length, converter,
                                                    NULL, &length, NULL);

      is_valid = text != NULL;
      if (is_valid && !is_test)
        set_text (self, field, text, length);
    }

  if (converter != (GIConv) -1)
    g_iconv_close (converter);
  return is_valid;
}

/* Makes NULs visible, whatever the encoding: none of those read here has one inside a character. */
static void
replace_nuls (ExosTable *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      ExosField *field = &g_array_index (self->fields, ExosField, i);

      if (!field->has_nul)
        continue;

      g_autoptr (GString) text = g_string_new (NULL);

      for (gsize at = 0; at < field->length; at++)
        if (field->text[at] != '\0')
          g_string_append_c (text, field->text[at]);
        else
          g_string_append (text, VISIBLE_NUL);
      set_text (self, field, text->str, text->len);
    }
}

/* Valid where NULs are taken for characters. */
static gboolean
is_utf8 (const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *bad; !g_utf8_validate_len (text, (gsize) (end - text), &bad); text = bad + 1)
    if (bad == end || *bad != '\0')
      return FALSE;
  return TRUE;
}

static gboolean
is_all_utf8 (const ExosTable *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const ExosField *field = &g_array_index (self->fields, ExosField, i);

      if (!is_ascii (field->text, field->length) && !is_utf8 (field->text, field->length))
        return FALSE;
    }

  return TRUE;
}

const char *
exos_table_decode (ExosTable *self)
{
  static const char *const others[] = { "CP949", "ISO-8859-1" };

  if (is_all_utf8 (self))
    {
      replace_nuls (self);
      return "UTF-8";
    }

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (convert_all (self, others[i], TRUE))
      {
        convert_all (self, others[i], FALSE);
        replace_nuls (self);
        return others[i];
      }

  g_assert_not_reached (); /* every byte is a character of ISO-8859-1 */
}

gsize
exos_table_n_rows (const ExosTable *self)
{
  return self->rows->len;
}

guint64
exos_table_n_seen (const ExosTable *self)
{
  return self->n_seen;
}

const ExosRow *
exos_table_row (const ExosTable *self, gsize row)
{
  return &g_array_index (self->rows, ExosRow, row);
}

const ExosField *
exos_table_cell (const ExosTable *self, gsize row, gsize column)
{
  const ExosRow *it = exos_table_row (self, row);

  return column < it->n_kept ? &g_array_index (self->fields, ExosField, it->first + column) : NULL;
}

char *
exos_table_dup_text (const ExosTable *self, gsize row, gsize column)
{
  const ExosField *field = exos_table_cell (self, row, column);
  const char *text = field != NULL ? field->text : "";
  gsize length = field != NULL ? field->length : 0;

  exos_trim (&text, &length);

  g_autofree char *copy = g_strndup (text, length);

  return g_utf8_make_valid (copy, -1);
}

gboolean
exos_field_is_blank (const ExosField *field)
{
  return is_blank (field->text, field->length);
}
