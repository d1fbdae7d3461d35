// SPDX-License-Identifier: MIT
/* The roles of columns, as the first rows of a file tell them: what to sum of every row. */
#include "data/rows-plan.h"

#include "data/aliases.h"
#include "data/import-limits.h"
#include "data/rows-look.h"
#include "data/rows/time-formats.h"
#include "data/rows/time.h"

void
exos_rows_head_clear (ExosRowsHead *self)
{
  g_clear_pointer (&self->left_out, g_array_unref);
}

gboolean
exos_role_counts (ExosRole role)
{
  return role == EXOS_ROLE_CONVERSIONS || role == EXOS_ROLE_PRIMARY ||
         role == EXOS_ROLE_GUARDRAIL || role == EXOS_ROLE_VALUE;
}

static gboolean
is_said (const ExosColumn *column)
{
  return column->has_role && column->is_given && exos_role_counts (column->role);
}

/* Whether a column could be one: others have something else to say. */
static gboolean
may_be_number (const ExosColumn *column)
{
  const gboolean counts_users = column->role == EXOS_ROLE_USERS && !column->is_given;

  if (column->has_role && !counts_users)
    return exos_role_counts (column->role);
  return column->name[0] != '\0' && !exos_name_is_id_or_day (column->normalized);
}

static void
add_number (ExosRowsHead *self, const ExosRowsLook *look)
{
  const gsize column = look->number.column;
  ExosRowsPlan *plan = &self->plan;

  if (plan->n_numbers == EXOS_ROWS_MAX_NUMBERS)
    g_array_append_val (self->left_out, column);
  else
    plan->numbers[plan->n_numbers++] = look->number;
}

/* What the user named comes first, so that it has room. */
static void
add_numbers (ExosRowsHead *self, const ExosShapeInput *input)
{
  for (int others = 0; others < 2; others++)
    for (gsize i = 0; i < input->columns->n_columns; i++)
      {
        const ExosColumn *column = &input->columns->columns[i];

        if (is_said (column) == others || !may_be_number (column))
          continue;

        const ExosRowsLook look = exos_rows_look_at_column (input, i, self->plan.point);

        if (look.is_number || column->has_role)
          add_number (self, &look);
      }
}

static int
compare_columns (gconstpointer a, gconstpointer b)
{
  const ExosRowsNumber *left = a;
  const ExosRowsNumber *right = b;

  return (left->column > right->column) - (left->column < right->column);
}

/* What the user calls a metric is no covariate. */
static void
match_covariates (ExosRowsHead *self, const ExosColumns *columns)
{
  const ExosRowsPlan *plan = &self->plan;
  const char *names[EXOS_ROWS_MAX_NUMBERS];

  for (guint i = 0; i < plan->n_numbers; i++)
    names[i] = columns->columns[plan->numbers[i].column].normalized;
  exos_covariate_names_match (names, plan->n_numbers, self->metrics);
  for (guint i = 0; i < plan->n_numbers; i++)
    if (is_said (&columns->columns[plan->numbers[i].column]))
      self->metrics[i] = EXOS_NO_METRIC;
}

static void
add_pairs (ExosRowsHead *self)
{
  ExosRowsPlan *plan = &self->plan;

  for (guint i = 0; i < plan->n_numbers && plan->n_pairs < EXOS_ROWS_MAX_PAIRS; i++)
    {
      const guint metric = self->metrics[i];

      if (metric == EXOS_NO_METRIC || plan->numbers[metric].is_outcome)
        continue;
      plan->pairs[plan->n_pairs][0] = (unsigned char) metric;
      plan->pairs[plan->n_pairs++][1] = (unsigned char) i;
    }
}

/* A role that the user gave goes before one by name. */
static int
find_column (const ExosColumns *columns, ExosRole role)
{
  for (gsize i = 0; i < columns->n_columns; i++)
    if (columns->columns[i].is_given && columns->columns[i].has_role &&
        columns->columns[i].role == role)
      return (int) i;

  const gsize found = exos_columns_find (columns, role);

  return found != EXOS_NO_COLUMN ? (int) found : -1;
}

/* Several experiments must not pass for one: their names take the place of a segment. */
static int
find_segment (const ExosShapeInput *input)
{
  const gsize experiment = exos_shape_find_experiment (input);

  return experiment != EXOS_NO_COLUMN ? (int) experiment
                                      : find_column (input->columns, EXOS_ROLE_SEGMENT);
}

/* A time says when a user was exposed only to somebody who says when the experiment started. */
static int
find_day (const ExosShapeInput *input)
{
  const int date = find_column (input->columns, EXOS_ROLE_DATE);

  return date < 0 && input->mapping->start != NULL && !exos_has_event_rows (input)
             ? find_column (input->columns, EXOS_ROLE_TIME)
             : date;
}

/* As the rows have, where the header has more or fewer and they are without a name. */
static guint
count_columns (const ExosShapeInput *input)
{
  const guint64 header = exos_table_row (input->table, input->columns->header)->n_cells;
  const guint64 first = exos_table_row (input->table, input->first)->n_cells;

  for (gsize row = input->first; row < input->end; row++)
    if (exos_table_row (input->table, row)->n_cells != first)
      return (guint) header;
  for (guint64 i = first; i < input->columns->n_columns; i++)
    if (input->columns->columns[i].name[0] != '\0')
      return (guint) header;
  for (guint64 i = header; i < first; i++)
    for (gsize row = input->first; row < input->end; row++)
      if (i >= EXOS_MAX_COLUMNS || !exos_field_is_blank (exos_table_cell (input->table, row, i)))
        return (guint) header;

  return (guint) first;
}

/* The column of what an event is worth: named so, else the first of numbers. */
static int
find_value (const ExosShapeInput *input, char point)
{
  const int named = find_column (input->columns, EXOS_ROLE_VALUE);

  for (gsize i = 0; named < 0 && i < input->columns->n_columns; i++)
    if (may_be_number (&input->columns->columns[i]) &&
        exos_rows_look_at_number (input, i, point).is_number)
      return (int) i;

  return named;
}

/* What stands behind the clock of a time: "+09:00", "Z"; NULL: nothing does. */
static const char *
find_zone (const char *time)
{
  const gsize day = exos_time_day_length (time, strlen (time));

  return day > 0 ? strpbrk (time + day, "+-ZzU") : NULL;
}

/* Of the first time that is there: its file is written by one clock. The caller frees. */
static char *
dup_first_time (const ExosShapeInput *input, gsize column)
{
  for (gsize row = input->first; row < input->end; row++)
    if (!exos_field_is_blank (exos_table_cell (input->table, row, column)))
      return g_strstrip (exos_table_dup_text (input->table, row, column));
  return g_strdup ("");
}

/* A start that names no zone is meant as the times of the file are. The caller frees. */
static char *
dup_start (const ExosShapeInput *input, gsize column)
{
  g_autofree char *start = g_strstrip (g_strdup (input->mapping->start));
  g_autofree char *time = dup_first_time (input, column);
  const char *zone = find_zone (time);

  if (zone == NULL || find_zone (start) != NULL ||
      exos_time_day_length (start, strlen (start)) == 0)
    return g_steal_pointer (&start);
  return g_strconcat (start, strchr (start, ':') != NULL ? "" : "T00:00", zone, NULL);
}

static void
set_start (ExosRowsPlan *plan, const ExosShapeInput *input)
{
  const char *said = input->mapping->start;

  if (said == NULL || plan->time < 0)
    return;

  g_autofree char *start = dup_start (input, (gsize) plan->time);

  plan->has_start = exos_time_parse (start, strlen (start), &plan->start) ||
                    exos_time_parse (said, strlen (said), &plan->start);
}

/* Of users a start matters to the reading of rows only where values are capped: those before it
 * make no caps. */
static void
set_first_day (ExosRowsPlan *plan, const char *start)
{
  gboolean has_caps = FALSE;

  for (guint i = 0; i < plan->n_numbers; i++)
    has_caps |= plan->numbers[i].quantile > 0;
  plan->has_start =
      has_caps && start != NULL && exos_time_parse_day (start, strlen (start), &plan->start);
}

/* What the first date that says it does; the dates of a column are all written in one way. */
static ExosDateOrder
find_date_order (const ExosShapeInput *input, int column)
{
  ExosDateOrder order = EXOS_DATE_ORDER_UNKNOWN;

  for (gsize row = input->first; column >= 0 && row < input->end && order == 0; row++)
    {
      const ExosField *field = exos_table_cell (input->table, row, (gsize) column);

      if (field != NULL)
        order = exos_time_find_order (field->text, field->length);
    }

  return order;
}

/* Of events a name, a time, which is also the day unless there is one, and a value. */
static void
add_events (ExosRowsHead *self, const ExosShapeInput *input)
{
  ExosRowsPlan *plan = &self->plan;
  const int time = find_column (input->columns, EXOS_ROLE_TIME);
  const int value = find_value (input, plan->point);

  plan->event = find_column (input->columns, EXOS_ROLE_EVENT);
  plan->time = time >= 0 ? time : plan->by[EXOS_ROWS_BY_DAY];
  if (plan->by[EXOS_ROWS_BY_DAY] < 0)
    plan->by[EXOS_ROWS_BY_DAY] = time;
  plan->date_order = find_date_order (input, plan->time);
  set_start (plan, input);
  if (value >= 0)
    {
      const ExosRowsLook look = exos_rows_look_at_number (input, (gsize) value, plan->point);

      add_number (self, &look);
    }
  for (guint i = 0; i < EXOS_ROWS_MAX_NUMBERS; i++)
    self->metrics[i] = EXOS_NO_METRIC;
}

static void
make_plan (ExosRowsHead *self, const ExosShapeInput *input, char delimiter)
{
  self->left_out = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->first_line = exos_table_row (input->table, input->first)->line;
  self->plan = (ExosRowsPlan) {
    .delimiter = delimiter,
    .point = delimiter == ';' ? ',' : '.',
    .n_columns = count_columns (input),
    .by = { find_column (input->columns, EXOS_ROLE_GROUP), find_segment (input), find_day (input) },
    .unit = find_column (input->columns, EXOS_ROLE_UNIT),
    .event = -1,
    .time = -1,
  };
  if (exos_has_event_rows (input))
    {
      add_events (self, input);
      exos_rows_head_set_quantiles (self, input);
      return;
    }
  add_numbers (self, input);
  qsort (self->plan.numbers, self->plan.n_numbers, sizeof *self->plan.numbers, compare_columns);
  match_covariates (self, input->columns);
  add_pairs (self);
  exos_rows_head_set_quantiles (self, input);
  set_first_day (&self->plan, input->mapping->start);
}

gboolean
exos_rows_head_read (ExosRowsHead *self,
                     const ExosTable *head,
                     gsize n_rows,
                     const ExosMapping *mapping,
                     char delimiter)
{
  static const ExosMapping no_mapping;
  const ExosMapping *said = mapping != NULL ? mapping : &no_mapping;
  g_autoptr (ExosExperiment) unused = exos_experiment_new ();

  *self = (ExosRowsHead) { .left_out = NULL };
  if (n_rows < 2)
    return FALSE;

  g_autoptr (ExosColumns) columns = exos_columns_new (head, said, unused->issues);
  g_autofree ExosRole *roles = exos_columns_dup_roles (columns);
  const ExosShapeInput input = {
    .table = head,
    .columns = columns,
    .mapping = said,
    .experiment = unused,
    .roles = roles,
    .first = columns->header + 1,
    .end = n_rows,
  };

  if (input.first >= input.end ||
      exos_table_row (head, columns->header)->n_cells > EXOS_MAX_COLUMNS ||
      exos_header_is_data (head, columns->header) || !exos_shape_is_units (&input))
    return FALSE;
  make_plan (self, &input, delimiter);
  return self->plan.by[EXOS_ROWS_BY_GROUP] >= 0 &&
         (self->plan.n_numbers > 0 || self->plan.event >= 0);
}
