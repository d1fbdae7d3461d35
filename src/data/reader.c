// SPDX-License-Identifier: MIT
#include "data/reader.h"

#include "data/language.h"
#include "data/rows-events.h"
#include "data/rows-labels.h"
#include "data/rows/unit-check.h"

/* What the pass carries from block to block. */
typedef struct
{
  ExosReading *reading;
  ExosTextBlocks *blocks;
  const ExosMapping *mapping;
  const char *head_encoding;
} Pass;

void
exos_reading_clear (ExosReading *self)
{
  g_clear_pointer (&self->table, exos_table_free);
  g_clear_pointer (&self->rows, exos_row_sums_free);
  g_clear_pointer (&self->users, exos_table_free);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->files, g_ptr_array_unref);
}

static gboolean
push_text (Pass *self, ExosCsv *csv, GError **error)
{
  if (exos_csv_push (csv, (const char *) self->blocks->text->data, self->blocks->text->len, error))
    return TRUE;
  g_prefix_error (error, "“%s”: ", self->blocks->display_name);
  return FALSE;
}

/* All records from the first text on. */
static gboolean
parse (Pass *self, ExosRecordFunc func, gpointer user_data, GError **error)
{
  g_autoptr (ExosCsv) csv = exos_csv_new (self->reading->delimiter, func, user_data);

  exos_csv_set_files (csv, self->reading->files);
  do
    if (!push_text (self, csv, error) || !exos_text_blocks_next (self->blocks, error))
      return FALSE;
  while (self->blocks->text->len > 0 || !self->blocks->is_last);

  exos_csv_finish (csv);
  self->reading->open_quote = exos_csv_open_quote (csv, &self->reading->open_quote_cell);
  return TRUE;
}

/* Users who seem to have several rows are compared by what they are called. */
static gboolean
look_again (Pass *self, ExosCheckedRows *rows, GError **error)
{
  GError *local = NULL;

  if (!exos_text_blocks_begin_again (self->blocks, &local) && local == NULL)
    {
      exos_unit_check_give_up (rows->check, self->reading->rows);
      return TRUE;
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (!parse (self, exos_checked_rows_look, rows, error))
    return FALSE;
  exos_unit_check_finish (rows->check, self->reading->rows);
  return TRUE;
}

/* Sums the rows of the file, from its first text on. */
static gboolean
read_rows (Pass *self, const ExosRowsHead *head, GError **error)
{
  ExosReading *reading = self->reading;
  g_autoptr (ExosUnitCheck) check =
      reading->skips_unit_check ? NULL : exos_unit_check_new (&head->plan, 1);
  ExosCheckedRows rows = { { exos_row_sums_new (&head->plan), head->first_line }, check };

  /* That of the bytes would cost more than all the rest. */
  g_clear_pointer (&self->blocks->checksum, g_checksum_free);
  reading->rows = rows.rows.sums;
  if (!parse (self, exos_checked_rows_add, &rows, error))
    return FALSE;
  if (check != NULL && exos_unit_check_find_suspects (check, reading->rows) &&
      !look_again (self, &rows, error))
    return FALSE;
  exos_row_sums_sort (reading->rows);
  return TRUE;
}

/* Sums events by user. */
static gboolean
read_events (Pass *self, const ExosRowsHead *head, GError **error)
{
  ExosReading *reading = self->reading;
  g_auto (ExosRowsEvents) called = { .known = NULL };

  exos_rows_events_init (&called, head, reading->table, reading->n_head_rows, self->mapping);

  g_autoptr (ExosEvents) events = exos_events_new (&head->plan, &called.names);
  g_autoptr (ExosEventsPart) part = exos_events_part_new (events);
  ExosCarefulEvents careful = { part, head->first_line };

  if (!parse (self, exos_careful_events_add, &careful, error))
    return FALSE;
  if (!exos_events_part_finish (part))
    {
      exos_events_set_error (error);
      return FALSE;
    }
  reading->rows = exos_events_sums (events, NULL);
  reading->users = exos_rows_events_to_users (reading->rows, reading->table, reading->n_head_rows);
  return TRUE;
}

/* What the first text holds; decoded. */
static gboolean
read_head (Pass *self, ExosTable *table, GError **error)
{
  g_autoptr (ExosCsv) csv = exos_csv_new (self->reading->delimiter, exos_table_add, table);

  if (!push_text (self, csv, error))
    return FALSE;
  if (self->blocks->is_last)
    exos_csv_finish (csv);
  self->reading->n_head_rows = exos_table_n_rows (table);
  self->head_encoding = exos_table_decode (table);
  return TRUE;
}

/* Rows of users are summed, and only their head is kept; everything else is kept. */
static gboolean
read_records (Pass *self, GError **error)
{
  g_autoptr (ExosTable) table = exos_table_new ();
  g_auto (ExosRowsHead) head = { .left_out = NULL };

  if (!read_head (self, table, error))
    return FALSE;
  if (!exos_rows_head_read (&head, table, self->reading->n_head_rows, self->mapping,
                            self->reading->delimiter))
    {
      self->reading->table = exos_table_new ();
      return parse (self, exos_table_add, self->reading->table, error);
    }

  self->reading->table = g_steal_pointer (&table);
  return (exos_rows_plan_is_events (&head.plan) ? read_events : read_rows) (self, &head, error);
}

static gboolean
run (Pass *self, GError **error)
{
  static const char *const encodings[] = { NULL, "UTF-16LE", "UTF-16BE" };
  const GByteArray *text = self->blocks->text;
  ExosByteOrder order;

  if (!exos_text_blocks_begin (self->blocks, &order, error))
    return FALSE;
  self->reading->encoding = encodings[order];
  self->reading->delimiter = exos_sniff_delimiter ((const char *) text->data, text->len);
  if (!read_records (self, error))
    return FALSE;
  if (exos_table_n_rows (self->reading->table) > 0 || self->reading->open_quote > 0)
    return TRUE;

  g_set_error (error, EXOS_IMPORT_ERROR, EXOS_IMPORT_ERROR_EMPTY, _ ("“%s” is empty."),
               self->blocks->display_name);
  return FALSE;
}

static char **
dup_headers (const ExosTable *table)
{
  const gsize header = exos_find_header (table);
  const guint n = exos_table_row (table, header)->n_kept;
  char **names = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    names[i] = exos_table_dup_text (table, header, i);
  return names;
}

/* Encoding and hash, once everything is there. */
static void
conclude (Pass *self)
{
  ExosReading *reading = self->reading;
  const char *encoding;

  if (reading->rows == NULL)
    {
      encoding = exos_table_decode (reading->table);
      reading->sha256 = g_strdup (g_checksum_get_string (self->blocks->checksum));
    }
  else
    {
      g_auto (GStrv) names = dup_headers (reading->users != NULL ? reading->users : reading->table);

      encoding = exos_rows_decode (reading->rows, self->head_encoding);
      reading->sha256 = exos_rows_digest (reading->rows, names);
    }

  if (reading->encoding == NULL)
    reading->encoding = encoding;
}

gboolean
exos_read_stream (ExosReading *self,
                  GInputStream *stream,
                  const char *display_name,
                  guint64 size,
                  const ExosMapping *mapping,
                  ExosImportProgress progress,
                  gpointer user_data,
                  GCancellable *cancellable,
                  GError **error)
{
  g_auto (ExosTextBlocks) blocks;
  Pass pass = { .reading = self, .blocks = &blocks, .mapping = mapping };

  exos_text_blocks_init (&blocks, stream, display_name);
  blocks.size = size;
  blocks.progress = progress;
  blocks.user_data = user_data;
  blocks.cancellable = cancellable;
  blocks.reopen = self->reopen;
  blocks.reopen_data = self->reopen_data;
  self->skips_unit_check = mapping != NULL && mapping->skips_unit_check;
  if (!run (&pass, error))
    return FALSE;

  self->bytes = blocks.bytes;
  conclude (&pass);
  return TRUE;
}
