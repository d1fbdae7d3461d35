// SPDX-License-Identifier: MIT
#include "data/rows-events.h"

#include <string.h>

#include "data/aliases.h"
#include "data/directions.h"
#include "data/import-limits.h"
#include "data/text.h"

/* Before the name of what was measured before: as covariates are called. */
#define BEFORE "pre_"

gboolean
exos_rows_plan_is_events (const ExosRowsPlan *plan)
{
  return plan->event >= 0 || plan->time >= 0;
}

static void
add_known (ExosRowsEvents *self, const char *name)
{
  if (name != NULL && name[0] != '\0' && self->known->len < EXOS_USERS_MAX_EVENTS &&
      !g_ptr_array_find_with_equal_func (self->known, name, g_str_equal, NULL))
    g_ptr_array_add (self->known, g_strdup (name));
}

/* What the user says of an event, in the letters of the file. */
static void
add_said (
    ExosRowsEvents *self, const ExosTable *table, gsize n_rows, gsize column, const char *said)
{
  for (gsize row = 0; said != NULL && row < n_rows; row++)
    {
      g_autofree char *text = exos_table_dup_text (table, row, column);

      if (exos_names_match (text, said))
        add_known (self, text);
    }

  add_known (self, said);
}

static void
list_known (ExosRowsEvents *self,
            const ExosRowsHead *head,
            const ExosTable *table,
            gsize n_rows,
            const ExosMapping *mapping)
{
  const gsize column = (gsize) head->plan.event;

  if (mapping != NULL)
    {
      add_said (self, table, n_rows, column, exos_mapping_primary (mapping));
      for (gsize i = 0; i < mapping->n_columns; i++)
        if (exos_role_counts (mapping->columns[i]->role))
          add_said (self, table, n_rows, column, mapping->columns[i]->column);
    }
  for (gsize row = 0; row < n_rows; row++)
    {
      g_autofree char *text = exos_table_dup_text (table, row, column);

      if (exos_table_row (table, row)->line >= head->first_line)
        add_known (self, text);
    }
}

void
exos_rows_events_init (ExosRowsEvents *self,
                       const ExosRowsHead *head,
                       const ExosTable *table,
                       gsize n_rows,
                       const ExosMapping *mapping)
{
  *self = (ExosRowsEvents) { .known = g_ptr_array_new_with_free_func (g_free) };
  if (head->plan.n_numbers > 0)
    {
      self->value =
          exos_table_dup_text (table, exos_find_header (table), head->plan.numbers[0].column);
      self->value_before = g_strconcat (BEFORE, self->value, NULL);
    }
  if (head->plan.event >= 0)
    list_known (self, head, table, n_rows, mapping);
  g_ptr_array_add (self->known, NULL);
  self->names = (ExosEventsNames) { self->value, self->value_before,
                                    (const char *const *) self->known->pdata };
}

void
exos_rows_events_clear (ExosRowsEvents *self)
{
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->value_before, g_free);
  g_clear_pointer (&self->known, g_ptr_array_unref);
}

/* Whether a number of the sums is in a column of the file: the value. */
static gboolean
is_in_file (const ExosRowSums *rows, guint number)
{
  const gboolean is_covariate = rows->plan.n_pairs > 0 && number == rows->plan.pairs[0][1];

  return !rows->plan.numbers[number].is_outcome && !is_covariate;
}

/* Cells of a row of the file and those behind them, names in that of the header. */
static void
add_row (
    ExosTable *users, const ExosTable *table, gsize row, const GPtrArray *names, gboolean is_header)
{
  const ExosRow *it = exos_table_row (table, row);
  const guint n_header = exos_table_row (table, exos_find_header (table))->n_kept;
  const guint n_own = MAX (n_header, it->n_kept);
  const guint n = (is_header ? n_header : n_own) + names->len;
  g_autofree ExosCell *cells = g_new0 (ExosCell, n_own + names->len);
  const ExosRecord record = { it->line, cells, MIN (n, EXOS_MAX_COLUMNS), n };

  for (guint i = 0; i < n; i++)
    cells[i].text = "";
  for (guint i = 0; i < MIN (it->n_kept, n_header); i++)
    {
      const ExosField *field = exos_table_cell (table, row, i);

      cells[i] = (ExosCell) { field->text, field->length, field->was_quoted, FALSE };
    }
  for (guint i = 0; is_header && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      cells[n_header + i] = (ExosCell) { .text = name, .length = strlen (name) };
    }
  exos_table_add (&record, users);
}

static void
decode_names (ExosRowSums *rows)
{
  const guint n = g_strv_length (rows->number_names);
  g_autofree ExosCell *cells = g_new0 (ExosCell, n + 1);
  const ExosRecord record = { 1, cells, n + 1, n + 1 };
  g_autoptr (ExosTable) table = exos_table_new ();

  cells[n] = (ExosCell) { .text = "x", .length = 1 };
  for (guint i = 0; i < n; i++)
    cells[i] =
        (ExosCell) { .text = rows->number_names[i], .length = strlen (rows->number_names[i]) };
  exos_table_add (&record, table);
  exos_table_decode (table);
  for (guint i = 0; i < n; i++)
    {
      g_free (rows->number_names[i]);
      rows->number_names[i] = exos_table_dup_text (table, 0, i);
    }
}

ExosTable *
exos_rows_events_to_users (ExosRowSums *rows, const ExosTable *table, gsize n_rows)
{
  const gsize header = exos_find_header (table);
  const guint n_header = exos_table_row (table, header)->n_kept;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  ExosTable *users = exos_table_new ();

  decode_names (rows);
  for (guint i = 0; i < rows->plan.n_numbers; i++)
    if (!is_in_file (rows, i))
      {
        rows->plan.numbers[i].column = n_header + names->len;
        g_ptr_array_add (names, rows->number_names[i]);
      }
  for (gsize row = 0; row < n_rows; row++)
    add_row (users, table, row, names, row == header);
  exos_table_decode (users);
  return users;
}

void
exos_rows_events_settle (ExosColumns *columns, const ExosRowsPlan *plan)
{
  ExosColumn *only = NULL;
  guint n_likely = 0;

  for (guint i = 0; i < plan->n_numbers; i++)
    {
      ExosColumn *column = &columns->columns[plan->numbers[i].column];

      if (!plan->numbers[i].is_outcome)
        continue;
      column->has_role = column->has_role && column->is_given;
      if (exos_name_is_conversion_event (column->normalized) && n_likely++ == 0)
        only = column;
    }

  if (n_likely != 1 || only->has_role ||
      exos_columns_find (columns, EXOS_ROLE_CONVERSIONS) != EXOS_NO_COLUMN)
    return;
  only->has_role = TRUE;
  only->role = EXOS_ROLE_CONVERSIONS;
}

void
exos_rows_events_head (ExosRowsHead *self, const ExosRowsPlan *plan)
{
  *self = (ExosRowsHead) { .plan = *plan };
  for (guint i = 0; i < EXOS_ROWS_MAX_NUMBERS; i++)
    self->metrics[i] = EXOS_NO_METRIC;
  if (plan->n_pairs > 0)
    self->metrics[plan->pairs[0][1]] = plan->pairs[0][0];
}

void
exos_rows_judge_by_name (ExosExperiment *experiment)
{
  for (gsize i = 0; i < experiment->n_metrics; i++)
    {
      ExosMetric *metric = &experiment->metrics[i];

      g_autofree char *name = exos_normalize_name (metric->name, -1);

      if (metric->kind == EXOS_METRIC_COUNT && !exos_name_is_guardrail (name))
        metric->is_neutral = !exos_find_primary_direction (metric->name, &metric->direction);
    }
}
