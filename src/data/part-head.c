// SPDX-License-Identifier: MIT
#include "data/part-head.h"

#include <string.h>

#include "data/columns.h"
#include "data/dialect.h"
#include "data/format.h"
#include "data/import.h"
#include "data/language.h"
#include "data/number.h"
#include "data/part-row.h"
#include "data/text.h"

#define MAX_SHOWN 60

static const ExosRow *
get_header (const ExosPartHead *self)
{
  return exos_table_row (self->table, self->header);
}

/* Where the records of a head end. */
typedef struct
{
  ExosTable *table;
  GArray *lines; /* of guint64: the line of each record, blank ones included */
  GArray *ends;  /* of gsize: bytes up to its end */
  gsize at;
} Records;

static void
records_clear (Records *self)
{
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->ends, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Records, records_clear)

static void
add_record (const ExosRecord *record, gpointer user_data)
{
  Records *self = user_data;

  exos_table_add (record, self->table);
  g_array_append_val (self->lines, record->line);
  g_array_append_val (self->ends, self->at);
}

static gsize
find_end (const Records *self, guint64 line)
{
  guint i = 0;

  while (g_array_index (self->lines, guint64, i) != line)
    i++;
  return g_array_index (self->ends, gsize, i);
}

/* As wide as the header, and without a gap. */
static gboolean
may_be_row (const ExosPartHead *self, gsize row)
{
  const guint64 n_cells = exos_table_row (self->table, row)->n_cells;
  gboolean is_full = n_cells == get_header (self)->n_cells;

  for (guint i = 0; is_full && i < exos_table_row (self->table, row)->n_kept; i++)
    is_full = !exos_field_is_blank (exos_table_cell (self->table, row, i));
  return is_full;
}

/* What stands above the header is left out with it: titles, but never a row. */
static void
find_header (ExosPartHead *self)
{
  self->header = exos_find_header (self->table);
  for (gsize i = 0; i < self->header; i++)
    if (may_be_row (self, i))
      self->header = 0;
}

/* A byte at a time: the parser tells of a record while it takes the byte that ends it. A head is
 * shorter than any limit of it. */
static void
parse (ExosPartHead *self, const char *bytes, gsize length, gboolean is_whole)
{
  g_auto (Records) records = {
    .table = self->table,
    .lines = g_array_new (FALSE, FALSE, sizeof (guint64)),
    .ends = g_array_new (FALSE, FALSE, sizeof (gsize)),
  };
  g_autoptr (ExosCsv) csv = exos_csv_new (self->delimiter, add_record, &records);

  for (gsize i = self->mark_length; i < length; i++)
    {
      records.at = i + 1;
      exos_csv_push (csv, bytes + i, 1, NULL);
    }
  if (is_whole)
    exos_csv_finish (csv);
  exos_table_decode (self->table);
  self->body = length;
  if (exos_table_n_rows (self->table) == 0)
    return;

  find_header (self);
  self->body = find_end (&records, exos_table_row (self->table, self->header)->line);
  if (bytes[self->body - 1] == '\r' && self->body < length && bytes[self->body] == '\n')
    self->body++;
}

static gboolean
sniff (ExosPartHead *self, const char *bytes, gsize length, GError **error)
{
  ExosByteOrder order;

  if (!exos_sniff_bytes (bytes, length, self->name, &order, &self->mark_length, error))
    return FALSE;
  if (order == EXOS_BYTES_ASCII_LIKE)
    return TRUE;

  g_set_error (error, EXOS_IMPORT_ERROR, EXOS_IMPORT_ERROR_ENCODING,
               _ ("“%s” is UTF-16. Save it as CSV UTF-8 to read it together with other files."),
               self->name);
  return FALSE;
}

static char
sniff_delimiter (const ExosPartHead *self, const char *bytes, gsize length)
{
  return exos_sniff_delimiter (bytes + self->mark_length, length - self->mark_length);
}

/* As what is read with a delimiter that it does not have. */
static gboolean
is_one_column (const ExosPartHead *self)
{
  return exos_table_n_rows (self->table) > 0 && get_header (self)->n_cells == 1;
}

gboolean
exos_part_head_init (ExosPartHead *self,
                     const char *name,
                     const char *bytes,
                     gsize length,
                     gboolean is_whole,
                     char delimiter,
                     GError **error)
{
  *self = (ExosPartHead) { .name = name, .table = exos_table_new () };
  if (!sniff (self, bytes, length, error))
    return FALSE;

  self->delimiter = delimiter != '\0' ? delimiter : sniff_delimiter (self, bytes, length);
  parse (self, bytes, length, is_whole);
  self->likely = is_one_column (self) ? sniff_delimiter (self, bytes, length) : self->delimiter;
  if (is_whole || exos_table_n_rows (self->table) > 0)
    return TRUE;

  g_set_error (error, EXOS_IMPORT_ERROR, EXOS_IMPORT_ERROR_LIMIT,
               _ ("The header of “%s” does not end within 64 KiB: it is too long to be compared "
                  "with that of other files."),
               name);
  return FALSE;
}

void
exos_part_head_clear (ExosPartHead *self)
{
  g_clear_pointer (&self->table, exos_table_free);
}

/* The first column whose names are not the same; the number of columns when all are. */
static gsize
find_difference (const ExosPartHead *self, const ExosPartHead *first)
{
  const gsize n = MIN (get_header (self)->n_kept, get_header (first)->n_kept);
  gsize i = 0;

  for (; i < n; i++)
    {
      g_autofree char *name = exos_table_dup_text (self->table, self->header, i);
      g_autofree char *other = exos_table_dup_text (first->table, first->header, i);

      if (!g_str_equal (name, other))
        break;
    }

  return i;
}

static gboolean
has_same_names (const ExosPartHead *self, const ExosPartHead *first)
{
  return get_header (self)->n_cells == get_header (first)->n_cells &&
         find_difference (self, first) == get_header (first)->n_kept;
}

static gboolean
is_named_in (const ExosPartHead *self, const char *text)
{
  for (gsize i = 0; i < get_header (self)->n_kept; i++)
    {
      g_autofree char *name = exos_table_dup_text (self->table, self->header, i);

      if (exos_names_match (name, text))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_number (const char *text)
{
  double value;

  return exos_parse_decimal (text, strlen (text), FALSE, &value);
}

/* Some column at its place. */
static gboolean
repeats_name (const ExosPartHead *self, const ExosPartHead *first)
{
  gboolean is_same = FALSE;

  if (exos_header_is_data (first->table, first->header))
    return FALSE;
  for (guint i = 0; i < exos_table_row (self->table, 0)->n_kept && !is_same; i++)
    {
      g_autofree char *text = exos_table_dup_text (self->table, 0, i);
      g_autofree char *name = exos_table_dup_text (first->table, first->header, i);

      is_same = name[0] != '\0' && exos_names_match (text, name);
    }

  return is_same;
}

/* A number in a row that names no column. */
static gboolean
has_number (const ExosPartHead *self, const ExosPartHead *first)
{
  const gboolean has_names = !exos_header_is_data (first->table, first->header);
  gboolean is_found = FALSE;

  for (guint i = 0; i < exos_table_row (self->table, 0)->n_kept; i++)
    {
      g_autofree char *text = exos_table_dup_text (self->table, 0, i);
      g_autofree char *name = exos_normalize_name (text, -1);

      if (has_names && name[0] != '\0' && is_named_in (first, text))
        return FALSE;
      is_found |= is_number (text);
    }

  return is_found;
}

/* As wide as the header, and with a number or like the rows of first: labels of a row (yes, new,
 * control) may well be words that this or other files have for headers. */
static gboolean
begins_with_row (const ExosPartHead *self, const ExosPartHead *first)
{
  return exos_table_row (self->table, 0)->n_cells == get_header (first)->n_cells &&
         !repeats_name (self, first) && exos_part_row_n_known (self->table, 0) < 2 &&
         (has_number (self, first) ||
          exos_part_row_is_like (self->table, 0, first->table, first->header + 1));
}

static char *
dup_delimiter (char delimiter)
{
  /* Translators: what separates the columns of a file, beside “,” and “;”. */
  return delimiter == '\t' ? g_strdup (C_ ("delimiter", "tab")) : g_strdup_printf ("%c", delimiter);
}

static char *
dup_name (const ExosPartHead *self, gsize column)
{
  g_autofree char *text = exos_table_dup_text (self->table, self->header, column);

  return exos_visible_text (text, MAX_SHOWN);
}

static char *
say_difference (const ExosPartHead *self, const ExosPartHead *first)
{
  const gsize column = find_difference (self, first);
  const ExosPartHead *wider = get_header (self)->n_kept > get_header (first)->n_kept ? self : first;
  g_autofree char *number = exos_format_count (column + 1);
  g_autofree char *name = dup_name (wider, column);

  if (column >= get_header (self)->n_kept || column >= get_header (first)->n_kept)
    /* Translators: two file names, the name of a column, the name of one of the two files. */
    return g_strdup_printf (_ ("“%s” and “%s” are not parts of one table: the column “%s” is in "
                               "“%s” only."),
                            first->name, self->name, name, wider->name);

  g_autofree char *one = dup_name (first, column);
  g_autofree char *other = dup_name (self, column);

  /* Translators: two file names, the number of a column, its name in the one and in the other. */
  return g_strdup_printf (_ ("“%s” and “%s” are not parts of one table: column %s is “%s” in the "
                             "one and “%s” in the other."),
                          first->name, self->name, number, one, other);
}

static char *
say_delimiters (const ExosPartHead *self, const ExosPartHead *first)
{
  g_autofree char *one = dup_delimiter (first->delimiter);
  g_autofree char *other = dup_delimiter (self->likely);

  /* Translators: two file names, the delimiter of the one and of the other. */
  return g_strdup_printf (_ ("“%s” and “%s” are not parts of one table: columns are separated by "
                             "“%s” in the one and by “%s” in the other."),
                          first->name, self->name, one, other);
}

gboolean
exos_part_head_follows (ExosPartHead *self,
                        const ExosPartHead *first,
                        gboolean *has_header,
                        GError **error)
{
  *has_header = !begins_with_row (self, first);
  if (!*has_header || has_same_names (self, first))
    return TRUE;

  const gboolean is_otherwise_cut =
      self->likely != first->delimiter && get_header (first)->n_cells > 1;
  g_autofree char *words =
      is_otherwise_cut ? say_delimiters (self, first) : say_difference (self, first);

  g_set_error_literal (error, EXOS_IMPORT_ERROR, EXOS_IMPORT_ERROR_PARTS, words);
  return FALSE;
}
