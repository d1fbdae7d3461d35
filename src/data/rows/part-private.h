// SPDX-License-Identifier: MIT
#pragma once

#include "data/rows/cells.h"
#include "data/rows/id-text.h"
#include "data/rows/labels.h"
#include "data/rows/part.h"
#include "data/rows/value.h"

G_BEGIN_DECLS

/* A bit of the key of a row that is left out. */
#define EXOS_KEY_LEFT_OUT ((uint32_t) 1 << 31)

/* Some rows with as many cells as there are columns: where their cells end. */
typedef struct
{
  const char *text;     /* that ends are offsets in */
  const uint32_t *ends; /* ends[row * n_columns + column], and before them the end of what stands
                         * before the first row */
  size_t n_rows;
  bool is_plain;     /* no quote and no return in the text */
  const char *block; /* text or what stands before it, since line */
  guint64 line;
} ExosBatch;

/* What the fast way could not read of a number in a batch. */
typedef struct
{
  size_t n;
  uint16_t rows[EXOS_BATCH_ROWS];
  uint8_t is_other[EXOS_BATCH_ROWS]; /* by row, as the rest: 1 where it is one of them */
  uint8_t states[EXOS_BATCH_ROWS];   /* of ExosRowsValueState */
  ExosInt128 values[EXOS_BATCH_ROWS];
} ExosOthers;

/* The different texts of an outcome and what each of them says. */
typedef struct
{
  ExosLabels *texts; /* their values are places below */
  uint8_t states[EXOS_LABELS_MAX];
  ExosInt128 values[EXOS_LABELS_MAX];
} ExosOutcomes;

struct ExosPart
{
  const ExosRowsPlan *plan;
  const ExosScanner *scanner;
  ExosRowSums *sums; /* labels and findings; cells at the end */
  ExosCells cells;
  ExosLabels *texts[EXOS_ROWS_N_BY]; /* their values are parts of keys */

  ExosEventsPart *events; /* NULL: rows are users */
  guint64 events_line;    /* the place of the next row */

  ExosUnitCheck *check; /* NULL: none; else this thread's: */
  ExosIdsWriter *ids;
  gboolean looks_again; /* for rows of suspects, instead of summing */

  gboolean treats_values; /* caps hold, which the sums have, or are looked for: */
  ExosQuantiles *quantiles;
  guint thread;

  uint32_t *separators;
  gsize separators_room;
  uint32_t *own_separators; /* where one record has more than there are pages for */
  ExosCombos *combos;
  uint8_t starts_id[256]; /* by byte: a cell that starts with it surely names somebody */
  uint8_t is_nobody[EXOS_BATCH_ROWS]; /* where rows have a user: the row has none */
  uint32_t cells_of[EXOS_BATCH_ROWS]; /* 0: the row is left out */
  int64_t values[EXOS_ROWS_MAX_NUMBERS][EXOS_BATCH_ROWS];
  ExosOthers *others[EXOS_ROWS_MAX_NUMBERS];
  ExosOutcomes *outcomes[EXOS_ROWS_MAX_NUMBERS]; /* NULL where a number is none */
};

/* The cells of a column in the rows of a batch. */
static inline ExosFixedColumn
exos_batch_column (const ExosPart *self, const ExosBatch *batch, unsigned column)
{
  return (ExosFixedColumn) { .text = batch->text,
                             .ends = batch->ends + column,
                             .step = self->plan->n_columns,
                             .n_rows = batch->n_rows,
                             .is_plain = batch->is_plain,
                             .point = self->plan->point };
}

/* A single one, as it is compared and read. */
static inline ExosFixedCell
exos_batch_cell (const ExosPart *self, const ExosBatch *batch, size_t row, unsigned column)
{
  const ExosFixedColumn cells = exos_batch_column (self, batch, column);

  return exos_fixed_cell (&cells, row, false);
}

/* The labels that the key of a cell stands for. */
void exos_part_key_to_labels (uint32_t key, guint labels[EXOS_ROWS_N_BY]);

/* Moves what the cells hold to the sums, which know what to do when there are too many. */
void exos_part_flush (ExosPart *self);

/* Which cell each row belongs to. */
void exos_part_find_cells (ExosPart *self, const ExosBatch *batch);

/* Which bytes names of users start with. */
void exos_part_find_starts (ExosPart *self);

/* Marks the rows without an id. Returns whether there are any. */
gboolean exos_part_find_nobody (ExosPart *self, const ExosBatch *batch);

/* Gives the ids of rows that have a cell to the check, or the rows of suspects. */
void exos_part_check_units (ExosPart *self, const ExosBatch *batch);

/* Between reading numbers and adding them, where treats_values says so. */
void exos_part_treat_values (ExosPart *self, const ExosBatch *batch);

/* Reads all numbers and adds them to the cells of their rows. */
void exos_part_add_numbers (ExosPart *self, const ExosBatch *batch);

/* The line that a row of the batch starts on. */
guint64 exos_part_line (const ExosPart *self, const ExosBatch *batch, size_t row);

/* Whether nothing stands in any of its cells. */
gboolean exos_part_is_blank (const ExosPart *self, const ExosBatch *batch, size_t row);

/* A copy of a text, in which a quote that is escaped stands for itself; the caller frees. */
char *exos_part_dup_text (const char *text, gsize *length);

/* One more row of a finding. */
void exos_part_note (ExosPart *self,
                     ExosRowsFinding *finding,
                     const ExosBatch *batch,
                     size_t row,
                     ExosFixedCell cell);

void exos_part_outcomes_free (ExosOutcomes *self);

G_END_DECLS
