// SPDX-License-Identifier: MIT
#include "data/rows-experiment.h"

#include <string.h>

#include "data/data-days.h"
#include "data/day-names.h"
#include "data/language.h"
#include "data/rows-events.h"
#include "data/rows-left-out.h"
#include "data/rows-parts.h"
#include "data/tally.h"

static void
read_head (ExosRowsPivot *self, const ExosReading *reading)
{
  if (reading->users != NULL)
    {
      exos_rows_events_head (&self->head, &self->rows->plan);
      return;
    }
  if (exos_rows_head_read (&self->head, reading->table, reading->n_head_rows, self->input->mapping,
                           reading->delimiter))
    return;
  /* Not what the mapping wants: as well as can be. */
  exos_rows_head_clear (&self->head);
  self->head.plan = self->rows->plan;
  for (guint i = 0; i < EXOS_ROWS_MAX_NUMBERS; i++)
    self->head.metrics[i] = EXOS_NO_METRIC;
}

static void
pivot_clear (ExosRowsPivot *self)
{
  g_clear_pointer (&self->metrics, g_array_unref);
  exos_rows_head_clear (&self->head);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExosRowsPivot, pivot_clear)

/* Of the users that count: when they came, from the first to the last. */
static void
find_days (const ExosRowsPivot *self)
{
  const ExosRowSums *rows = self->rows;
  ExosExperiment *experiment = self->input->experiment;
  GDate first = { 0 }, last = { 0 };

  if (rows->plan.by[EXOS_ROWS_BY_DAY] < 0 || rows->is_cut[EXOS_ROWS_BY_DAY])
    return;
  for (guint i = 0; i < rows->n_cells; i++)
    if (rows->cells[i].n_rows > 0 &&
        !exos_days_include (
            &first, &last,
            rows->labels[EXOS_ROWS_BY_DAY][rows->cells[i].labels[EXOS_ROWS_BY_DAY]].text))
      return;

  experiment->first_day = first;
  experiment->last_day = last;
}

/* Gives rows days that everybody can read: an array that is theirs alone, and its texts, which are
 * returned. The caller frees both. */
static char **
name_days (ExosRowSums *rows)
{
  const guint n = rows->n_labels[EXOS_ROWS_BY_DAY];
  ExosRowsLabel *labels = g_new (ExosRowsLabel, n);
  char **names = g_new0 (char *, n + 1);
  g_autofree char ***places = g_new (char **, n);

  for (guint i = 0; i < n; i++)
    {
      labels[i] = rows->labels[EXOS_ROWS_BY_DAY][i];
      names[i] = g_strdup (labels[i].text);
      places[i] = &names[i];
    }
  exos_days_to_iso (places, n);
  for (guint i = 0; i < n; i++)
    {
      labels[i].text = names[i];
      labels[i].length = strlen (names[i]);
    }

  rows->labels[EXOS_ROWS_BY_DAY] = labels;
  return names;
}

void
exos_rows_understand (const ExosShapeInput *input, const ExosReading *reading)
{
  ExosRowSums shown = *reading->rows;
  g_auto (GStrv) days = name_days (&shown);
  g_autofree ExosRowsLabel *labels = shown.labels[EXOS_ROWS_BY_DAY];
  g_autofree ExosRowsCell *cells = exos_rows_leave_out (&shown, input);
  g_auto (ExosRowsPivot) self = { .input = input, .rows = &shown };

  (void) days;
  (void) labels;
  (void) cells;
  if (reading->users != NULL)
    exos_shape_guessed (input, EXOS_SHAPE_EVENTS, _ ("one row per event, added up by user"));
  else
    exos_shape_guessed (input, EXOS_SHAPE_UNITS, _ ("one row per user"));
  for (guint i = 0; i < self.rows->n_cells; i++)
    self.n_used += self.rows->cells[i].n_rows;
  input->experiment->units = self.rows->ids_checked;
  input->experiment->unit_share = self.rows->share_checked;
  read_head (&self, reading);
  exos_rows_list_metrics (&self);
  exos_rows_use_columns (&self);
  if (!exos_rows_check_file (&self))
    return;
  exos_rows_choose_primary (&self);
  find_days (&self);

  g_autoptr (ExosSheet) sheet = exos_rows_to_sheet (&self);

  exos_tally (sheet, input->mapping, input->columns->line, FALSE, input->experiment);
  exos_rows_judge_by_name (input->experiment);
  exos_rows_report (&self);
  exos_rows_report_caps (&self);
}
