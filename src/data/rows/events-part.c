// SPDX-License-Identifier: MIT
/* One thread's way from rows of events to their users: texts are looked up as they stand in the
 * file, and only a new one, or one that is not plain, is understood. */
#include "data/rows/events-part.h"

#include <string.h>

#include "data/rows/fixed.h"
#include "data/rows/label-text.h"
#include "data/rows/signs.h"
#include "data/text.h"

static void
set_columns (ExosEventsPart *self, const ExosRowsPlan *plan)
{
  for (guint by = 0; by < EXOS_ROWS_N_BY; by++)
    self->columns[by] = plan->by[by];
  self->columns[EXOS_EVENTS_EVENT] = plan->event;
  self->columns[EXOS_EVENTS_UNIT] = plan->unit;
  self->columns[EXOS_EVENTS_TIME] = plan->time;
  self->columns[EXOS_EVENTS_VALUE] = plan->n_numbers > 0 ? (int) plan->numbers[0].column : -1;
  self->has_day_of_time =
      plan->by[EXOS_ROWS_BY_DAY] >= 0 && plan->by[EXOS_ROWS_BY_DAY] == plan->time;
  self->decimals = plan->n_numbers > 0 ? plan->numbers[0].decimals : 0;
  self->point = exos_rows_plan_point (plan, &plan->numbers[0]);
}

ExosEventsPart *
exos_events_part_new (ExosEvents *events)
{
  ExosUsersWriter *writer = exos_users_writer_new (events->users);
  ExosEventsPart *self;

  if (writer == NULL)
    return NULL;
  self = g_new0 (ExosEventsPart, 1);
  self->events = events;
  self->seed = exos_users_seed (events->users);
  self->writer = writer;
  self->findings = exos_row_sums_new (&events->plan);
  self->batch = g_new0 (ExosEventsColumns, 1);
  self->scratch = g_byte_array_new ();
  self->record = g_byte_array_new ();
  set_columns (self, &events->plan);
  for (guint i = 0; i < EXOS_EVENTS_AT_ONCE; i++)
    self->batch->events[i].event = EXOS_USERS_NO_EVENT;
  for (guint i = 0; i < EXOS_EVENTS_N_TEXTS; i++)
    if (self->columns[i] >= 0)
      self->texts[i] = exos_labels_new ();
  for (guint i = 0; i < EXOS_EVENTS_N_SEEN; i++)
    self->seen[i].line = G_MAXUINT64;
  return self;
}

void
exos_events_part_free (ExosEventsPart *self)
{
  exos_users_writer_free (self->writer);
  exos_row_sums_free (self->findings);
  g_free (self->batch);
  g_byte_array_unref (self->scratch);
  g_byte_array_unref (self->record);
  for (guint i = 0; i < EXOS_EVENTS_N_TEXTS; i++)
    exos_labels_free (self->texts[i]);
  g_free (self);
}

gboolean
exos_events_part_finish (ExosEventsPart *self)
{
  for (guint i = 0; i <= EXOS_EVENTS_OTHERS; i++)
    self->seen[i].n_rows += self->n_seen[i];
  self->seen[EXOS_EVENTS_NAMELESS].n_rows += self->n_seen[EXOS_USERS_NO_EVENT];
  exos_events_merge (self->events, self->findings, self->seen);
  self->has_failed |= !exos_users_flush (self->writer);
  return !self->has_failed;
}

ExosEventsCell
exos_events_part_clean (ExosEventsPart *self, ExosEventsCell cell, gboolean is_escaped)
{
  GByteArray *scratch = self->scratch;
  gsize n = 0;

  g_byte_array_set_size (scratch, (guint) cell.length + EXOS_EVENTS_MARGIN);
  for (gsize i = 0; i < cell.length; i++)
    {
      scratch->data[n++] = (guint8) cell.text[i];
      i += is_escaped && cell.text[i] == '"' && i + 1 < cell.length && cell.text[i + 1] == '"';
    }

  ExosEventsCell cleaned = { (const char *) scratch->data, n };

  exos_trim (&cleaned.text, &cleaned.length);
  return cleaned;
}

/* A new text's place among the labels or names of all parts; EXOS_EVENTS_NO_PLACE of a group that
 * is empty. */
static guint
understand (ExosEventsPart *self, guint use, ExosEventsCell cell, gboolean is_escaped, guint64 line)
{
  ExosEventsCell cleaned = exos_events_part_clean (self, cell, is_escaped);

  if (use == EXOS_EVENTS_EVENT)
    return exos_events_name (self->events, cleaned.text, cleaned.length);
  exos_rows_label_text ((ExosRowsBy) use, &cleaned.text, &cleaned.length);
  if (use == EXOS_EVENTS_GROUP && exos_rows_names_no_group (cleaned.text, cleaned.length))
    return EXOS_EVENTS_NO_PLACE;
  return exos_events_label (self->events, (ExosRowsBy) use, cleaned.text, cleaned.length, line);
}

/* The same, remembered while there is room. */
static G_NO_INLINE guint
learn (ExosEventsPart *self, guint use, ExosEventsCell cell, const ExosEventsRow *row)
{
  const guint place = understand (self, use, cell, row->is_escaped, row->line);

  if (place != EXOS_EVENTS_NO_PLACE)
    exos_labels_add (self->texts[use], cell.text, cell.length, place);
  return place;
}

static inline guint
find_place (ExosEventsPart *self, guint use, ExosEventsCell cell, const ExosEventsRow *row)
{
  const ExosLabelSlot *slot = exos_labels_find (self->texts[use], cell.text, cell.length);

  return G_LIKELY (slot != NULL) ? slot->value : learn (self, use, cell, row);
}

static guint
find_day (ExosEventsPart *self, const ExosEventsRow *row, gint64 time)
{
  char day[EXOS_EVENTS_MARGIN] = "";

  return find_place (self, EXOS_EVENTS_DAY,
                     exos_events_part_day (self, row->cells[EXOS_EVENTS_DAY], time, day), row);
}

/* FALSE when it is empty. */
static inline gboolean
find_key (ExosEventsPart *self, const ExosEventsRow *row, ExosUserKey *key)
{
  ExosEventsCell cell = row->cells[EXOS_EVENTS_UNIT];

  if (G_UNLIKELY (!exos_events_cell_is_clean (cell, row->is_escaped)))
    cell = exos_events_part_clean (self, cell, row->is_escaped);
  *key = exos_user_key (self->seed, cell.text, cell.length);
  return cell.length > 0;
}

static void
note (ExosEventsPart *self, ExosRowsFinding *finding, const ExosEventsRow *row, guint use)
{
  const ExosEventsCell cell = exos_events_part_clean (self, row->cells[use], row->is_escaped);

  exos_rows_finding_add (finding, 1, row->line, cell.text, cell.length);
}

/* A value that is none leaves the row in: its user was there. */
static gboolean
add_slowly (ExosEventsPart *self,
            const ExosEventsRow *row,
            const ExosUserKey *key,
            ExosUserEvent *event)
{
  const ExosEventsCell cell =
      exos_events_part_clean (self, row->cells[EXOS_EVENTS_VALUE], row->is_escaped);
  ExosInt128 value;
  const ExosRowsValueState state = exos_rows_number_value (cell.text, cell.length, self->point,
                                                           &self->events->plan.numbers[0], &value);

  if (state == EXOS_ROWS_VALUE_OK)
    return exos_users_add_wide (self->writer, key, event, value);
  if (state == EXOS_ROWS_VALUE_UNREADABLE)
    note (self, &self->findings->unreadable[0], row, EXOS_EVENTS_VALUE);
  event->value = 0;
  return exos_users_add (self->writer, key, event, 1);
}

static inline gboolean
add_event (ExosEventsPart *self,
           const ExosEventsRow *row,
           const ExosUserKey *key,
           ExosUserEvent *event)
{
  const ExosEventsCell cell = row->cells[EXOS_EVENTS_VALUE];

  event->value = 0;
  if (cell.length == 0 || exos_fixed_parse (cell.text, cell.text + cell.length, self->decimals,
                                            self->point, &event->value))
    return exos_users_add (self->writer, key, event, 1);
  return add_slowly (self, row, key, event);
}

/* An event without a time is neither before nor after the start. */
static inline gboolean
set_time (ExosEventsPart *self, const ExosEventsRow *row, ExosUserEvent *event)
{
  const ExosRowsPlan *plan = &self->events->plan;

  event->time = EXOS_USERS_NO_TIME;
  if (self->columns[EXOS_EVENTS_TIME] < 0)
    return TRUE;

  event->time = exos_events_part_time (self, row->cells[EXOS_EVENTS_TIME], row->is_escaped);
  event->is_before = plan->has_start && event->time < plan->start;
  if (G_LIKELY (event->time != EXOS_USERS_NO_TIME))
    return TRUE;
  note (self, &self->findings->findings[EXOS_ROWS_NO_TIME], row, EXOS_EVENTS_TIME);
  return !plan->has_start;
}

static inline void
set_name (ExosEventsPart *self, const ExosEventsRow *row, ExosUserEvent *event)
{
  const guint name = self->columns[EXOS_EVENTS_EVENT] >= 0
                         ? find_place (self, EXOS_EVENTS_EVENT, row->cells[EXOS_EVENTS_EVENT], row)
                         : EXOS_USERS_NO_EVENT;

  event->event = name < EXOS_EVENTS_OTHERS ? (guint8) name : EXOS_USERS_NO_EVENT;

  ExosEventsSeen *seen = &self->seen[MIN (name, EXOS_EVENTS_NAMELESS)];

  seen->n_rows++;
  seen->line = MIN (seen->line, row->line);
}

static gboolean
is_empty (ExosEventsPart *self, const ExosEventsRow *row, guint use)
{
  return exos_events_part_clean (self, row->cells[use], row->is_escaped).length == 0;
}

/* A row that is left out leaves no label behind: what it lacks is looked for first. */
static inline ExosRowsFindingKind
check_row (ExosEventsPart *self, const ExosEventsRow *row, ExosUserKey *key, ExosUserEvent *event)
{
  const gboolean has_key = find_key (self, row, key);

  if (G_UNLIKELY (row->cells[EXOS_EVENTS_GROUP].length == 0) ||
      (G_UNLIKELY (!has_key) && is_empty (self, row, EXOS_EVENTS_GROUP)))
    return EXOS_ROWS_NO_GROUP;
  if (G_UNLIKELY (!has_key))
    return EXOS_ROWS_NO_UNIT;
  return G_LIKELY (set_time (self, row, event)) ? EXOS_ROWS_N_FINDINGS : EXOS_ROWS_NO_TIME;
}

/* Its group is not remembered: it would be that of no row that counts. */
static guint8
group_of_left_out (ExosEventsPart *self, const ExosEventsRow *row)
{
  const ExosEventsCell cell = row->cells[EXOS_EVENTS_GROUP];
  const ExosLabelSlot *slot =
      exos_labels_find (self->texts[EXOS_EVENTS_GROUP], cell.text, cell.length);
  const guint group = slot != NULL ? slot->value
                                   : understand (self, EXOS_EVENTS_GROUP, cell, row->is_escaped,
                                                 EXOS_EVENTS_NO_LINE);

  return group == EXOS_EVENTS_NO_PLACE ? EXOS_USERS_NO_GROUP : (guint8) group;
}

/* Users are told apart by what they lack: those of one group may lack more. */
static gboolean
leave_out_event (ExosEventsPart *self,
                 const ExosEventsRow *row,
                 const ExosUserKey *key,
                 ExosRowsFindingKind why)
{
  const ExosUserEvent event = { .line = row->line,
                                .group = why == EXOS_ROWS_NO_GROUP
                                             ? EXOS_USERS_NO_GROUP
                                             : group_of_left_out (self, row) };

  return is_empty (self, row, EXOS_EVENTS_UNIT) || exos_users_leave_out (self->writer, key, &event);
}

static inline ExosRowsFindingKind
find_group (ExosEventsPart *self, const ExosEventsRow *row, ExosUserEvent *event)
{
  const guint group = find_place (self, EXOS_EVENTS_GROUP, row->cells[EXOS_EVENTS_GROUP], row);

  event->group = (guint8) group;
  return G_UNLIKELY (group == EXOS_EVENTS_NO_PLACE) ? EXOS_ROWS_NO_GROUP : EXOS_ROWS_N_FINDINGS;
}

ExosRowsFindingKind
exos_events_part_add_row (ExosEventsPart *self, const ExosEventsRow *row)
{
  ExosUserEvent event = { .line = row->line };
  ExosUserKey key;
  ExosRowsFindingKind fault = check_row (self, row, &key, &event);

  if (fault == EXOS_ROWS_NO_UNIT)
    exos_events_part_leave_out (self, fault, row->line);
  if (fault == EXOS_ROWS_N_FINDINGS)
    fault = find_group (self, row, &event);
  if (fault == EXOS_ROWS_NO_TIME || fault == EXOS_ROWS_NO_GROUP)
    self->has_failed |= !leave_out_event (self, row, &key, fault);
  if (fault != EXOS_ROWS_N_FINDINGS)
    return fault;

  set_name (self, row, &event);
  if (self->columns[EXOS_EVENTS_SEGMENT] >= 0)
    event.segment =
        (guint16) find_place (self, EXOS_EVENTS_SEGMENT, row->cells[EXOS_EVENTS_SEGMENT], row);
  if (self->columns[EXOS_EVENTS_DAY] >= 0)
    event.day = (guint16) find_day (self, row, event.time);
  self->has_failed |= !add_event (self, row, &key, &event);
  return EXOS_ROWS_N_FINDINGS;
}

void
exos_events_part_leave_out (ExosEventsPart *self, ExosRowsFindingKind why, guint64 line)
{
  exos_rows_finding_add (&self->findings->findings[why], 1, line, NULL, 0);
}
