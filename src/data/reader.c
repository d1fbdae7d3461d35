// SPDX-License-Identifier: MIT
#include "data/reader.h"

#include "data/columns.h"
#include "data/dialect.h"
#include "data/reader-head.h"
#include "data/rows-events.h"
#include "data/rows-labels.h"

void
exos_reading_clear (ExosReading *self)
{
  g_clear_pointer (&self->table, exos_table_free);
  g_clear_pointer (&self->plan, g_free);
  g_clear_pointer (&self->rows, exos_row_sums_free);
  g_clear_pointer (&self->users, exos_table_free);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->files, g_ptr_array_unref);
}

/* The complete records of the first block, decoded. */
static ExosTable *
read_head (ExosPass *self, GError **error)
{
  g_autoptr (ExosTable) table = exos_table_new ();
  g_autoptr (ExosCsv) csv = exos_csv_new (self->reading->delimiter, exos_table_add, table);

  if (!exos_pass_push (self, csv, error))
    return NULL;
  if (self->is_last)
    exos_csv_finish (csv);
  self->head_encoding = exos_table_decode (table);
  return g_steal_pointer (&table);
}

/* Whether more follows the first block. One that ends with the file is all of it. */
static gboolean
has_head (const ExosPass *self)
{
  return self->order->head != NULL && !self->is_last && self->order->size != EXOS_HEAD_BYTES;
}

/* A table of its own, which nobody else looks at. */
static void
tell_head (ExosPass *self, const ExosRowsHead *rows)
{
  const ExosReading *reading = self->reading;
  g_auto (ExosReading) head = {
    .table = read_head (self, NULL),
    .n_head_rows = reading->n_head_rows,
    .plan = rows != NULL ? g_memdup2 (&rows->plan, sizeof rows->plan) : NULL,
    .skips_unit_check = reading->skips_unit_check,
    .encoding = reading->encoding != NULL ? reading->encoding : self->head_encoding,
    .delimiter = reading->delimiter,
    .bytes = reading->bytes,
    .files = exos_source_files_copy (reading->files),
  };

  if (head.table == NULL || exos_table_n_rows (head.table) == 0)
    return;
  if (rows != NULL)
    exos_pass_sum_head (self, rows, &head);
  self->order->head (&head, self->order->user_data);
}

/* Rows of users are summed, and only their head is kept; everything else is kept. */
static gboolean
read_records (ExosPass *self, GError **error)
{
  ExosReading *reading = self->reading;
  g_autoptr (ExosTable) table = read_head (self, error);
  g_auto (ExosRowsHead) head = { .left_out = NULL };

  if (table == NULL)
    return FALSE;

  reading->n_head_rows = exos_table_n_rows (table);

  const gboolean are_rows = exos_rows_head_read (&head, table, reading->n_head_rows,
                                                 self->order->mapping, reading->delimiter);

  if (has_head (self))
    tell_head (self, are_rows ? &head : NULL);
  if (!are_rows)
    {
      exos_pass_start_hash (self);
      reading->table = exos_table_new ();
      return exos_pass_parse (self, exos_table_add, reading->table, error);
    }

  reading->table = g_steal_pointer (&table);
  reading->plan = g_memdup2 (&head.plan, sizeof head.plan);
  return (exos_rows_plan_is_events (&head.plan) ? exos_pass_read_events
                                                : exos_pass_read_rows) (self, &head, error);
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
conclude (ExosPass *self)
{
  ExosReading *reading = self->reading;
  const char *encoding;

  if (reading->rows == NULL)
    {
      encoding = exos_table_decode (reading->table);
      reading->sha256 = g_strdup (g_checksum_get_string (self->checksum));
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
                  const ExosReadOrder *order,
                  GCancellable *cancellable,
                  GError **error)
{
  g_auto (ExosPass) pass;

  exos_pass_init (&pass, self, stream, order, cancellable);
  self->skips_unit_check = order->mapping != NULL && order->mapping->skips_unit_check;
  if (!exos_pass_start (&pass, error) || !read_records (&pass, error))
    return FALSE;
  if (exos_table_n_rows (self->table) == 0 && self->open_quote == 0)
    return exos_pass_set_empty_error (&pass, error);
  conclude (&pass);
  return TRUE;
}
