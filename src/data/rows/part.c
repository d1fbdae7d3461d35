// SPDX-License-Identifier: MIT
#include "data/rows/part-private.h"

#define SPAN 12288 /* bytes that are scanned at once: they stay close */
#define SPAN_ROOM (1 + SPAN + EXOS_SCAN_MARGIN)

gsize
exos_part_size (const ExosRowsPlan *plan)
{
  return exos_pages_size (sizeof (ExosPart)) + exos_pages_size (sizeof (ExosCombos)) +
         exos_pages_size (SPAN_ROOM * sizeof (uint32_t)) +
         plan->n_numbers * exos_pages_size (sizeof (ExosOthers));
}

ExosPart *
exos_part_new (const ExosRowsPlan *plan, const ExosScanner *scanner, ExosPages *pages)
{
  ExosPart *self = exos_pages_take (pages, sizeof *self);

  self->plan = plan;
  self->scanner = scanner;
  self->sums = exos_row_sums_new (plan);
  exos_cells_init (&self->cells, plan, scanner->add_near);
  self->combos = exos_pages_take (pages, sizeof *self->combos);
  exos_combos_init (self->combos);
  self->separators_room = SPAN_ROOM;
  self->separators = exos_pages_take (pages, SPAN_ROOM * sizeof *self->separators);
  exos_part_find_starts (self);
  for (int by = 0; by < EXOS_ROWS_N_BY; by++)
    if (plan->by[by] >= 0)
      self->texts[by] = exos_labels_new ();
  for (unsigned i = 0; i < plan->n_numbers; i++)
    {
      self->others[i] = exos_pages_take (pages, sizeof *self->others[i]);
      if (plan->numbers[i].is_outcome)
        {
          self->outcomes[i] = g_new0 (ExosOutcomes, 1);
          self->outcomes[i]->texts = exos_labels_new ();
        }
    }
  return self;
}

void
exos_part_set_check (ExosPart *self, ExosUnitCheck *check, guint thread, gboolean looks_again)
{
  self->check = check;
  self->ids = exos_unit_check_writer (check, thread);
  self->looks_again = looks_again;
}

void
exos_part_free (ExosPart *self)
{
  for (int by = 0; by < EXOS_ROWS_N_BY; by++)
    exos_labels_free (self->texts[by]);
  for (unsigned i = 0; i < self->plan->n_numbers; i++)
    {
      if (self->outcomes[i] != NULL)
        exos_labels_free (self->outcomes[i]->texts);
      g_free (self->outcomes[i]);
    }
  exos_cells_clear (&self->cells);
  g_clear_pointer (&self->sums, exos_row_sums_free);
  g_clear_pointer (&self->events, exos_events_part_free);
  g_free (self->own_separators);
}

guint64
exos_part_line (const ExosPart *self, const ExosBatch *batch, size_t row)
{
  const uint32_t start = batch->ends[(ptrdiff_t) (row * self->plan->n_columns) - 1] + 1;
  const gsize before = (gsize) (batch->text - batch->block) + start;

  return batch->line + self->scanner->count (batch->block, before).newlines;
}

char *
exos_part_dup_text (const char *text, gsize *length)
{
  char *copy = g_malloc (*length + 1);
  gsize n = 0;

  for (gsize i = 0; i < *length; i++)
    {
      copy[n++] = text[i];
      i += text[i] == '"' && i + 1 < *length && text[i + 1] == '"';
    }

  *length = n;
  return copy;
}

void
exos_part_note (ExosPart *self,
                ExosRowsFinding *finding,
                const ExosBatch *batch,
                size_t row,
                ExosFixedCell cell)
{
  const gboolean is_full = finding->lines[EXOS_ROWS_MAX_LINES - 1] != 0;
  gsize length = (gsize) (cell.end - cell.start);
  g_autofree char *text = finding->count == 0 ? exos_part_dup_text (cell.start, &length) : NULL;

  exos_rows_finding_add (finding, 1, is_full ? 0 : exos_part_line (self, batch, row), text, length);
}

/* Whether nothing stands in so many cells of a row. */
static gboolean
are_blank (const ExosPart *self, const ExosBatch *batch, size_t row, unsigned n_cells)
{
  for (unsigned i = 0; i < n_cells; i++)
    {
      const ExosFixedCell cell = exos_batch_cell (self, batch, row, i);

      if (!exos_rows_is_blank (cell.start, (size_t) (cell.end - cell.start)))
        return FALSE;
    }

  return TRUE;
}

gboolean
exos_part_is_blank (const ExosPart *self, const ExosBatch *batch, size_t row)
{
  return are_blank (self, batch, row, self->plan->n_columns);
}

static void
add_users (ExosPart *self, const ExosBatch *batch)
{
  self->sums->n_rows += batch->n_rows;
  exos_part_find_cells (self, batch);
  if (self->check != NULL)
    exos_part_check_units (self, batch);
  if (!self->looks_again)
    exos_part_add_numbers (self, batch);
}

static void
add_events (ExosPart *self, const ExosBatch *batch)
{
  ExosEventsBatch events = { .text = batch->text,
                             .ends = batch->ends,
                             .n_rows = batch->n_rows,
                             .is_plain = batch->is_plain,
                             .line = self->events_line };

  exos_events_part_add (self->events, &events);
  self->events_line = events.line;
}

void
exos_part_set_events (ExosPart *self, ExosEvents *events)
{
  self->events = exos_events_part_new (events);
  for (int by = 0; by < EXOS_ROWS_N_BY; by++)
    g_clear_pointer (&self->texts[by], exos_labels_free);
}

gboolean
exos_part_finish_events (ExosPart *self)
{
  return exos_events_part_finish (self->events);
}

static void
add_rows (ExosPart *self, ExosBatch *batch, size_t n_rows)
{
  while (n_rows > 0)
    {
      batch->n_rows = MIN (n_rows, EXOS_BATCH_ROWS);
      (self->events != NULL ? add_events : add_users) (self, batch);
      batch->ends += batch->n_rows * self->plan->n_columns;
      n_rows -= batch->n_rows;
    }
}

/* How many rows from here have as many cells as there are columns. */
static size_t
count_regular (const ExosPart *self, const char *text, const uint32_t *ends, size_t n_ends)
{
  const size_t step = self->plan->n_columns;
  size_t n = 0;

  while ((n + 1) * step <= n_ends)
    {
      for (size_t i = n * step; i < (n + 1) * step - 1; i++)
        if (text[ends[i]] == '\n')
          return n;
      if (text[ends[(n + 1) * step - 1]] != '\n')
        return n;
      n++;
    }

  return n;
}

/* A row with more or fewer cells: said, unless it is blank. Returns its number of cells. */
static size_t
skip_row (ExosPart *self, const ExosBatch *batch)
{
  unsigned n_cells = 1;

  while (batch->text[batch->ends[n_cells - 1]] != '\n')
    n_cells++;

  const char *start = batch->text + (uint32_t) (batch->ends[-1] + 1);
  const char *end = batch->text + batch->ends[n_cells - 1] + 1;

  self->events_line += self->scanner->count (start, (gsize) (end - start)).newlines;
  if (!are_blank (self, batch, 0, n_cells))
    {
      const ExosRowsFindingKind kind =
          n_cells < self->plan->n_columns ? EXOS_ROWS_SHORT : EXOS_ROWS_LONG;

      self->sums->n_rows++;
      exos_part_note (self, &self->sums->findings[kind], batch, 0,
                      (ExosFixedCell) { batch->text, batch->text });
    }
  return n_cells;
}

/* Whether all rows are regular: as many newlines as rows, and each where a row must end. */
static gboolean
is_regular (const ExosPart *self, const char *text, const uint32_t *ends, const ExosScan *scan)
{
  const size_t step = self->plan->n_columns;
  gboolean is_regular = scan->n_newlines * step == scan->n_separators;

  for (size_t row = 1; row <= scan->n_newlines && is_regular; row++)
    is_regular = text[ends[row * step - 1]] == '\n';
  return is_regular;
}

static void
add_span (ExosPart *self, ExosBatch *batch, ExosScan scan)
{
  const uint32_t *const end = batch->ends + scan.n_separators;

  if (is_regular (self, batch->text, batch->ends, &scan))
    {
      add_rows (self, batch, scan.n_newlines);
      return;
    }

  while (batch->ends < end)
    {
      add_rows (self, batch,
                count_regular (self, batch->text, batch->ends, (size_t) (end - batch->ends)));
      if (batch->ends < end)
        batch->ends += skip_row (self, batch);
    }
}

/* Room for those of so many bytes. */
static void
reserve_separators (ExosPart *self, gsize span)
{
  const gsize room = 1 + span + EXOS_SCAN_MARGIN;

  if (room > self->separators_room)
    {
      g_free (self->own_separators);
      self->own_separators = g_new (uint32_t, room);
      self->separators = self->own_separators;
      self->separators_room = room;
    }
  self->separators[0] = UINT32_MAX; /* one before the start */
}

/* Separators of as many bytes as fit a span, or of one record that is longer. */
static ExosScan
scan_span (ExosPart *self, const char *text, gsize length)
{
  gsize span = MIN (length, SPAN);
  ExosScan scan;

  do
    {
      reserve_separators (self, span);
      scan = self->scanner->separators (text, span, self->plan->delimiter, self->separators + 1);
      if (scan.n_newlines > 0 || span == length)
        break;
      span = MIN (length, 2 * span);
    }
  while (TRUE);

  return scan;
}

/* Without the separators of a record that goes on behind the span. */
static void
cut_span (const ExosPart *self, const char *text, ExosScan *scan)
{
  while (scan->n_separators > 0 && text[self->separators[scan->n_separators]] != '\n')
    scan->n_separators--;
}

gboolean
exos_part_add (ExosPart *self, const char *text, gsize length, guint64 place, guint64 *n_lines)
{
  ExosBatch batch = { .block = text, .line = place };

  while (length > 0)
    {
      ExosScan scan = scan_span (self, text, length);

      batch.text = text;
      batch.ends = self->separators + 1;
      batch.is_plain = scan.is_plain;
      self->events_line = place + *n_lines;
      cut_span (self, text, &scan);
      if (scan.is_stray || scan.n_separators == 0)
        return FALSE;

      const gsize done = (gsize) self->separators[scan.n_separators] + 1;

      *n_lines += scan.is_plain ? scan.n_newlines : self->scanner->count (text, done).newlines;
      add_span (self, &batch, scan);
      text += done;
      length -= done;
    }

  return TRUE;
}
