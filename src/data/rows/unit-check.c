// SPDX-License-Identifier: MIT
#include "data/rows/unit-check.h"

#include "data/rows/repeats.h"

struct ExosUnitCheck
{
  ExosRowsPlan plan;
  guint n_threads;
  ExosIds *ids;
  ExosRepeats *repeats; /* while it looks again */
};

ExosUnitCheck *
exos_unit_check_new (const ExosRowsPlan *plan, guint n_threads)
{
  ExosIds *ids = plan->unit >= 0 ? exos_ids_new (MAX (n_threads, 1), NULL) : NULL;
  ExosUnitCheck *self;

  if (ids == NULL)
    return NULL;
  self = g_new0 (ExosUnitCheck, 1);
  self->plan = *plan;
  self->n_threads = MAX (n_threads, 1);
  self->ids = ids;
  return self;
}

void
exos_unit_check_free (ExosUnitCheck *self)
{
  exos_ids_free (self->ids);
  g_clear_pointer (&self->repeats, exos_repeats_free);
  g_free (self);
}

ExosIdsWriter *
exos_unit_check_writer (ExosUnitCheck *self, guint thread)
{
  return exos_ids_writer (self->ids, thread);
}

static const ExosCell *
get_unit (const ExosUnitCheck *self, const ExosRecord *record)
{
  return (gsize) self->plan.unit < record->n_kept ? &record->cells[self->plan.unit] : NULL;
}

void
exos_unit_check_add (ExosUnitCheck *self, const ExosRecord *record)
{
  const ExosCell *unit = get_unit (self, record);

  if (unit != NULL)
    exos_ids_add_text (exos_ids_writer (self->ids, 0), unit->text, unit->length);
}

gboolean
exos_unit_check_find_suspects (ExosUnitCheck *self, ExosRowSums *sums)
{
  const ExosIdsAnswer answer = exos_ids_find_repeated (self->ids, self->n_threads);

  sums->share_checked = answer.share;
  sums->ids_checked = answer.n_ids;
  sums->suspects = answer.n_repeated;
  if (answer.is_too_many)
    sums->repeats = EXOS_ROWS_REPEATS_TOO_MANY;
  if (answer.is_too_many || answer.n_repeated == 0)
    return FALSE;
  self->repeats = exos_repeats_new (&self->plan, 0);
  return TRUE;
}

void
exos_unit_check_look (ExosUnitCheck *self, const ExosRecord *record)
{
  const ExosCell *unit = get_unit (self, record);

  if (unit != NULL && exos_ids_is_repeated (self->ids, unit->text, unit->length))
    exos_repeats_add (self->repeats, record);
}

void
exos_unit_check_look_raw (ExosUnitCheck *self, const char *text, gsize length, guint64 line)
{
  exos_repeats_add_raw (self->repeats, text, length, line);
}

void
exos_unit_check_set_lines (ExosUnitCheck *self, const guint64 *first_lines)
{
  exos_repeats_set_lines (self->repeats, first_lines);
}

void
exos_checked_rows_add (const ExosRecord *record, gpointer rows)
{
  ExosCheckedRows *self = rows;

  exos_careful_rows_add (record, &self->rows);
  if (self->check != NULL && exos_careful_rows_takes (&self->rows, record))
    exos_unit_check_add (self->check, record);
}

void
exos_checked_rows_look (const ExosRecord *record, gpointer rows)
{
  ExosCheckedRows *self = rows;

  if (exos_careful_rows_takes (&self->rows, record))
    exos_unit_check_look (self->check, record);
}

void
exos_unit_check_finish (ExosUnitCheck *self, ExosRowSums *sums)
{
  if (!exos_repeats_remove (self->repeats, sums))
    sums->repeats = EXOS_ROWS_REPEATS_TOO_MANY;
}

void
exos_unit_check_give_up (ExosUnitCheck *self, ExosRowSums *sums)
{
  sums->repeats = EXOS_ROWS_REPEATS_SUMMED;
}

void
exos_unit_check_visit_removed (ExosUnitCheck *self, ExosRecordFunc func, gpointer user_data)
{
  if (self->repeats != NULL)
    exos_repeats_visit_removed (self->repeats, func, user_data);
}

const ExosRowsPlan *
exos_unit_check_plan (const ExosUnitCheck *self)
{
  return &self->plan;
}
