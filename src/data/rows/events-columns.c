// SPDX-License-Identifier: MIT
#include "data/rows/events-columns.h"

#include "data/rows/events-part.h"
#include "data/rows/fixed.h"

#define INLINE static inline __attribute__ ((always_inline))

/* Cells of one use in some rows. */
typedef struct
{
  const char *text;
  const guint32 *ends;
  gsize step;
  gsize n_rows;
} Column;

static Column
get_column (const ExosEventsPart *self, const ExosEventsBatch *batch, guint use)
{
  return (Column) { .text = batch->text,
                    .ends = batch->ends + self->columns[use],
                    .step = self->events->plan.n_columns,
                    .n_rows = batch->n_rows };
}

INLINE ExosEventsCell
get_cell (const Column *column, gsize row, gboolean is_plain)
{
  const guint32 *at = column->ends + row * column->step;

  return exos_events_cell (column->text + (guint32) (at[-1] + 1), column->text + at[0], is_plain);
}

INLINE void
read_keys (ExosEventsPart *self, const ExosEventsBatch *batch, gboolean is_plain)
{
  const Column column = get_column (self, batch, EXOS_EVENTS_UNIT);
  ExosEventsColumns *columns = self->batch;

  for (gsize row = 0; row < column.n_rows; row++)
    {
      const ExosEventsCell cell = get_cell (&column, row, is_plain);

      exos_user_key_set (&columns->keys[row], self->seed, cell.text, cell.length);
      columns->is_odd[row] = !exos_events_cell_is_clean (cell, !is_plain);
    }
}

/* What a text stands for, if that is known. */
INLINE guint
find_place (ExosEventsPart *self, guint use, ExosEventsCell cell, guint8 *is_odd)
{
  const ExosLabelSlot *slot = exos_labels_find (self->texts[use], cell.text, cell.length);

  if (G_LIKELY (slot != NULL))
    return slot->value;
  *is_odd = TRUE;
  return 0;
}

INLINE void
read_texts (ExosEventsPart *self, const ExosEventsBatch *batch, guint use, gboolean is_plain)
{
  const Column column = get_column (self, batch, use);
  ExosEventsColumns *columns = self->batch;

  for (gsize row = 0; row < column.n_rows; row++)
    {
      const ExosEventsCell cell = get_cell (&column, row, is_plain);
      const guint place = find_place (self, use, cell, &columns->is_odd[row]);

      if (use == EXOS_EVENTS_GROUP)
        columns->events[row].group = (guint8) place;
      else if (use == EXOS_EVENTS_EVENT)
        columns->events[row].event = (guint8) place;
      else
        columns->events[row].segment = (guint16) place;
    }
}

/* The label of the day of a time, or of what stands in a column of days. */
static guint
find_day (ExosEventsPart *self, ExosEventsCell cell, gint64 time, guint8 *is_odd)
{
  char day[EXOS_EVENTS_MARGIN] = "";

  return find_place (self, EXOS_EVENTS_DAY, exos_events_part_day (self, cell, time, day), is_odd);
}

/* A day that is new here, or not where it was; NULL when it is none, or its label is not known. */
static G_NO_INLINE const ExosDay *
learn_day (ExosEventsPart *self, const char *text)
{
  guint8 is_odd = FALSE;
  guint place = 0;

  if (self->has_day_of_time)
    place = find_place (self, EXOS_EVENTS_DAY, (ExosEventsCell) { text, 10 }, &is_odd);
  return is_odd ? NULL : exos_days_add (&self->batch->days, text, place);
}

INLINE gboolean
read_usual_time (ExosEventsPart *self, ExosEventsCell cell, ExosUserEvent *event)
{
  const ExosDay *day;
  guint32 seconds = 0;

  if (cell.length != 10 &&
      !(exos_days_is_usual (cell.text, cell.length) && exos_days_clock (cell.text + 11, &seconds)))
    return FALSE;
  day = exos_days_find (&self->batch->days, cell.text);
  if (G_UNLIKELY (day == NULL))
    day = learn_day (self, cell.text);
  if (G_UNLIKELY (day == NULL))
    return FALSE;

  event->time = day->start + (gint64) seconds * 1000000;
  event->day = (guint16) day->value;
  return TRUE;
}

static G_NO_INLINE void
read_other_time (ExosEventsPart *self,
                 ExosEventsCell cell,
                 gboolean is_plain,
                 ExosUserEvent *event,
                 guint8 *is_odd)
{
  event->time = exos_events_part_time (self, cell, !is_plain);
  if (event->time == EXOS_USERS_NO_TIME)
    *is_odd = TRUE;
  else if (self->has_day_of_time)
    event->day = (guint16) find_day (self, cell, event->time, is_odd);
}

INLINE void
read_times (ExosEventsPart *self, const ExosEventsBatch *batch, gboolean is_plain)
{
  const Column column = get_column (self, batch, EXOS_EVENTS_TIME);
  const ExosRowsPlan *plan = &self->events->plan;
  ExosEventsColumns *columns = self->batch;
  const gint64 start = plan->has_start ? plan->start : G_MININT64;

  for (gsize row = 0; row < column.n_rows; row++)
    {
      const ExosEventsCell cell = get_cell (&column, row, is_plain);
      ExosUserEvent *event = &columns->events[row];

      if (G_UNLIKELY (!read_usual_time (self, cell, event)))
        read_other_time (self, cell, is_plain, event, &columns->is_odd[row]);
      event->is_before = event->time < start;
    }
}

static void
set_no_times (ExosEventsColumns *self, gsize n_rows)
{
  for (gsize row = 0; row < n_rows; row++)
    self->events[row].time = EXOS_USERS_NO_TIME;
}

/* Of a column of its own. */
INLINE void
read_days (ExosEventsPart *self, const ExosEventsBatch *batch, gboolean is_plain)
{
  const Column column = get_column (self, batch, EXOS_EVENTS_DAY);
  ExosEventsColumns *columns = self->batch;

  for (gsize row = 0; row < column.n_rows; row++)
    columns->events[row].day = (guint16) find_day (self, get_cell (&column, row, is_plain),
                                                   EXOS_USERS_NO_TIME, &columns->is_odd[row]);
}

/* Those that are there: whether one is, is what a processor cannot foresee. */
INLINE void
read_values (ExosEventsPart *self, const ExosEventsBatch *batch, gboolean is_plain)
{
  const Column column = get_column (self, batch, EXOS_EVENTS_VALUE);
  ExosEventsColumns *columns = self->batch;
  gsize n = 0;

  for (gsize row = 0; row < column.n_rows; row++)
    {
      columns->events[row].value = 0;
      columns->rows[n] = (guint16) row;
      n += get_cell (&column, row, is_plain).length > 0;
    }
  for (gsize i = 0; i < n; i++)
    {
      const gsize row = columns->rows[i];
      const ExosEventsCell cell = get_cell (&column, row, is_plain);

      if (!exos_fixed_parse (cell.text, cell.text + cell.length, self->decimals, self->point,
                             &columns->events[row].value))
        columns->is_odd[row] = TRUE;
    }
}

INLINE void
read_all (ExosEventsPart *self, const ExosEventsBatch *batch, gboolean is_plain)
{
  read_keys (self, batch, is_plain);
  read_texts (self, batch, EXOS_EVENTS_GROUP, is_plain);
  if (self->columns[EXOS_EVENTS_EVENT] >= 0)
    read_texts (self, batch, EXOS_EVENTS_EVENT, is_plain);
  if (self->columns[EXOS_EVENTS_SEGMENT] >= 0)
    read_texts (self, batch, EXOS_EVENTS_SEGMENT, is_plain);
  if (self->columns[EXOS_EVENTS_TIME] >= 0)
    read_times (self, batch, is_plain);
  else
    set_no_times (self->batch, batch->n_rows);
  if (self->columns[EXOS_EVENTS_DAY] >= 0 && !self->has_day_of_time)
    read_days (self, batch, is_plain);
  if (self->columns[EXOS_EVENTS_VALUE] >= 0)
    read_values (self, batch, is_plain);
}

void
exos_events_part_read (ExosEventsPart *self, const ExosEventsBatch *batch)
{
  if (batch->is_plain)
    read_all (self, batch, TRUE);
  else
    read_all (self, batch, FALSE);
}
