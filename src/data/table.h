// SPDX-License-Identifier: MIT
#pragma once

#include <stdbool.h>

#include "data/csv.h"

G_BEGIN_DECLS

/* A cell, after decoding as valid UTF-8 that ends with a NUL. NULs inside became U+2400, so that
 * nobody takes what stands before one for the whole. */
typedef struct
{
  const char *text;
  guint length; /* a record has far fewer than 4 GiB */
  bool was_quoted;
  bool has_lone_quote;
  bool has_nul;
} ExosField;

typedef struct
{
  guint64 line;
  guint64 n_cells; /* in the file; n_kept of them are here */
  guint n_kept;
  guint first; /* index of the first cell */
  gboolean is_after_blank;
} ExosRow;

/* The records of a file that are kept, without blank ones, in memory of announced size. */
typedef struct ExosTable ExosTable;

ExosTable *exos_table_new (void);
void exos_table_free (ExosTable *self);

/* An ExosRecordFunc: keeps the record while there is room, counts it in any case. */
void exos_table_add (const ExosRecord *record, gpointer table);

/* Decodes all cells: UTF-8 when all are valid, else CP949 when all are, else ISO-8859-1. Lends the
 * name of the encoding. Cells can be read only after it. */
const char *exos_table_decode (ExosTable *self);

gsize exos_table_n_rows (const ExosTable *self);
guint64 exos_table_n_seen (const ExosTable *self); /* kept or not */
const ExosRow *exos_table_row (const ExosTable *self, gsize row);

/* NULL where the row has no such cell. */
const ExosField *exos_table_cell (const ExosTable *self, gsize row, gsize column);

/* The text of a cell without blanks around it, "" where there is none; the caller frees. */
char *exos_table_dup_text (const ExosTable *self, gsize row, gsize column);

gboolean exos_field_is_blank (const ExosField *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosTable, exos_table_free)

G_END_DECLS
