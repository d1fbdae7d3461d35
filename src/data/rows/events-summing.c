// SPDX-License-Identifier: MIT
/* Fast in 128 bits, and what is too large for that in 256. */
#include "data/rows/events-summing.h"

#include <string.h>

#include "data/rows/fixed.h"

/* As many cells as are summed fast at once. */
#define MAX_CELLS 4096
#define SLOTS (4 * MAX_CELLS)

/* The day of users who never came after the start: behind those that rows have. */
#define NO_DAY EXOS_ROWS_MAX_LABELS

void
exos_events_summing_init (ExosEventsSumming *self)
{
  self->cells = g_new (ExosUsersCell, MAX_CELLS);
  self->slots = g_new0 (guint16, SLOTS);
  self->no_day_line = G_MAXUINT64;
}

void
exos_events_summing_clear (ExosEventsSumming *self)
{
  g_free (self->cells);
  g_free (self->slots);
}

/* A group is called as it is first in the file: which of its labels came first from the threads
 * means nothing. */
static guint
first_spelling (const ExosEvents *events, guint group)
{
  const ExosRowSums *labels = events->labels;
  guint first = group;

  if (labels->is_cut[EXOS_ROWS_BY_GROUP])
    return group;
  for (guint i = 0; i < labels->n_labels[EXOS_ROWS_BY_GROUP]; i++)
    if (events->group_of[i] == events->group_of[group] &&
        labels->labels[EXOS_ROWS_BY_GROUP][i].line < labels->labels[EXOS_ROWS_BY_GROUP][first].line)
      first = i;
  return first;
}

gboolean
exos_events_summing_has_group (const ExosEventsSumming *self, guint place)
{
  const guint first = first_spelling (self->events, place);

  return self->events->labels->labels[EXOS_ROWS_BY_GROUP][first].line < EXOS_EVENTS_NO_LINE;
}

guint
exos_events_summing_label (const ExosEventsSumming *self, ExosRowsBy by, guint place)
{
  if (by == EXOS_ROWS_BY_DAY && place == NO_DAY)
    return exos_row_sums_add_label (self->sums, by, "", 0, self->no_day_line);

  const guint spelling = by == EXOS_ROWS_BY_GROUP ? first_spelling (self->events, place) : place;
  const ExosRowsLabel *label = &self->events->labels->labels[by][spelling];

  return exos_row_sums_add_label (self->sums, by, label->text, label->length, label->line);
}

static ExosRowsCell *
find_rows_cell (const ExosEventsSumming *self, const guint labels[EXOS_ROWS_N_BY])
{
  guint places[EXOS_ROWS_N_BY] = { 0 };

  for (guint by = 0; by < EXOS_ROWS_N_BY; by++)
    if (self->sums->plan.by[by] >= 0)
      places[by] = exos_events_summing_label (self, (ExosRowsBy) by, labels[by]);
  return exos_row_sums_cell (self->sums, places);
}

static void
add_scaled (ExosWideSum *sum, ExosInt128 value, guint power)
{
  const ExosWideSum scaled = exos_wide_sum_scale (value, power);

  exos_wide_sum_add_sum (sum, &scaled);
}

static ExosWideSum *
number_sums (const ExosEventsSumming *self, ExosRowsCell *cell, guint number)
{
  return &cell->sums[exos_row_sums_number (number)];
}

static void
settle_values (const ExosEventsSumming *self, const ExosUsersCell *cell, ExosRowsCell *to)
{
  const guint power = EXOS_WIDE_DECIMALS - self->events->plan.numbers[0].decimals;
  ExosWideSum *pair = &to->sums[exos_row_sums_pair (&self->sums->plan, 0)];

  for (guint i = 0; i < self->n_values; i++)
    {
      ExosWideSum *sums = number_sums (self, to, self->n_names + i);

      add_scaled (&sums[EXOS_CELL_SUM], cell->sums[i], power);
      add_scaled (&sums[EXOS_CELL_SQUARES], cell->squares[i], 2 * power);
      if (self->n_values == 1)
        continue;
      add_scaled (&pair[i == 0 ? EXOS_CELL_PAIR_FIRST : EXOS_CELL_PAIR_SECOND], cell->sums[i],
                  power);
      add_scaled (&pair[i == 0 ? EXOS_CELL_PAIR_FIRST_SQUARES : EXOS_CELL_PAIR_SECOND_SQUARES],
                  cell->squares[i], 2 * power);
    }

  if (self->n_values == 2)
    {
      exos_wide_sum_add (&pair[EXOS_CELL_PAIR_ROWS], (ExosInt128) cell->n_values);
      add_scaled (&pair[EXOS_CELL_PAIR_PRODUCTS], cell->products, 2 * power);
    }
}

void
exos_events_summing_settle (ExosEventsSumming *self)
{
  for (guint i = 0; i < self->n_cells; i++)
    {
      const ExosUsersCell *cell = &self->cells[i];
      ExosRowsCell *to = find_rows_cell (self, cell->labels);

      to->n_rows += cell->n_users;
      for (guint name = 0; name < self->n_names; name++)
        {
          ExosWideSum *sums = number_sums (self, to, name);
          const ExosInt128 n = cell->events[self->names[name]];

          add_scaled (&sums[EXOS_CELL_SUM], n, EXOS_WIDE_DECIMALS);
          add_scaled (&sums[EXOS_CELL_SQUARES], n, 2 * EXOS_WIDE_DECIMALS);
        }
      if (self->n_values > 0)
        settle_values (self, cell, to);
    }

  self->n_cells = 0;
  memset (self->slots, 0, SLOTS * sizeof *self->slots);
}

static guint
first_slot (const guint labels[EXOS_ROWS_N_BY])
{
  const guint64 key = labels[0] | (guint64) labels[1] << 10 | (guint64) labels[2] << 20;

  return (guint) (key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 50) % SLOTS;
}

static ExosUsersCell *
find_cell (ExosEventsSumming *self, const guint labels[EXOS_ROWS_N_BY])
{
  guint slot = first_slot (labels);

  for (; self->slots[slot] != 0; slot = (slot + 1) % SLOTS)
    {
      ExosUsersCell *cell = &self->cells[self->slots[slot] - 1];

      if (memcmp (cell->labels, labels, sizeof cell->labels) == 0)
        return cell;
    }

  if (self->n_cells == MAX_CELLS)
    {
      exos_events_summing_settle (self);
      slot = first_slot (labels);
    }
  self->slots[slot] = (guint16) (self->n_cells + 1);
  self->cells[self->n_cells] = (ExosUsersCell) { .labels = { labels[0], labels[1], labels[2] } };
  return &self->cells[self->n_cells++];
}

gboolean
exos_events_summing_value (const ExosEventsSumming *self,
                           const ExosUser *user,
                           guint i,
                           ExosInt128 *value)
{
  ExosInt128 limit = 1;
  ExosWideSum sum = { { 0 } };

  for (guint digit = 0; digit < EXOS_WIDE_DECIMALS + 15; digit++)
    limit *= 10;
  if (user->wide != NULL)
    sum = user->wide[i];
  else
    add_scaled (&sum, i == 0 ? user->after : user->before,
                EXOS_WIDE_DECIMALS - self->events->plan.numbers[0].decimals);

  const ExosUint128 bits = (ExosUint128) sum.words[1] << 64 | sum.words[0];
  const guint64 sign = sum.words[1] >> 63 != 0 ? G_MAXUINT64 : 0;

  *value = (ExosInt128) bits;
  return sum.words[2] == sign && sum.words[3] == sign && *value<limit && * value> - limit;
}

static void
add_deep_pair (const ExosEventsSumming *self, ExosRowsCell *cell, const ExosInt128 values[2])
{
  ExosWideSum *pair = &cell->sums[exos_row_sums_pair (&self->sums->plan, 0)];

  exos_wide_sum_add (&pair[EXOS_CELL_PAIR_ROWS], 1);
  exos_wide_sum_add_product (&pair[EXOS_CELL_PAIR_PRODUCTS], values[0], values[1]);
  exos_wide_sum_add (&pair[EXOS_CELL_PAIR_FIRST], values[0]);
  exos_wide_sum_add_product (&pair[EXOS_CELL_PAIR_FIRST_SQUARES], values[0], values[0]);
  exos_wide_sum_add (&pair[EXOS_CELL_PAIR_SECOND], values[1]);
  exos_wide_sum_add_product (&pair[EXOS_CELL_PAIR_SECOND_SQUARES], values[1], values[1]);
}

/* A user whose sum is larger than a value may be has none that is known. */
static void
add_deep (const ExosEventsSumming *self, const ExosUser *user, const guint labels[EXOS_ROWS_N_BY])
{
  ExosRowsCell *cell = find_rows_cell (self, labels);
  ExosInt128 values[2];
  guint n_known = 0;

  for (guint i = 0; i < self->n_values; i++)
    {
      ExosWideSum *sums = number_sums (self, cell, self->n_names + i);

      if (exos_events_summing_value (self, user, i, &values[i]))
        {
          const ExosRowsCap *cap = &self->sums->caps[self->n_names + i];

          exos_wide_sum_add (&sums[EXOS_CELL_CAPPED], exos_rows_cap_value (cap, &values[i]));
          exos_wide_sum_add (&sums[EXOS_CELL_SUM], values[i]);
          exos_wide_sum_add_product (&sums[EXOS_CELL_SQUARES], values[i], values[i]);
          n_known++;
          continue;
        }
      exos_wide_sum_add (&sums[EXOS_CELL_UNREADABLE], 1);
      exos_rows_finding_add (&self->sums->unreadable[self->n_names + i], 1, user->line, NULL, 0);
    }

  if (n_known == 2)
    add_deep_pair (self, cell, values);
}

static gboolean
is_fast (gint64 value)
{
  return value < EXOS_FIXED_MAX && value > -EXOS_FIXED_MAX;
}

static void
add_values (ExosUsersCell *cell, const ExosUser *user)
{
  cell->n_values++;
  cell->sums[0] += user->after;
  cell->sums[1] += user->before;
  cell->squares[0] += (ExosInt128) user->after * user->after;
  cell->squares[1] += (ExosInt128) user->before * user->before;
  cell->products += (ExosInt128) user->after * user->before;
}

/* What a user did, with the names that are one as one. */
static guint32
join_events (const ExosEventsSumming *self, guint32 events)
{
  guint32 joined = events;

  for (guint i = 0; i < self->n_names; i++)
    if ((events & self->joined[self->names[i]]) != 0)
      joined |= (guint32) 1 << self->names[i];
  return joined;
}

/* Days are those of the experiment: what is shown of each is that of users who came on it. */
static guint
find_day (ExosEventsSumming *self, const ExosUser *user)
{
  if (self->events->labels->is_cut[EXOS_ROWS_BY_DAY] || self->sums->plan.by[EXOS_ROWS_BY_DAY] < 0)
    return 0;
  if (!user->is_before)
    return user->day;
  self->no_day_line = MIN (self->no_day_line, user->line);
  return NO_DAY;
}

void
exos_events_summing_add (ExosEventsSumming *self, const ExosUser *user)
{
  const bool *is_cut = self->events->labels->is_cut;
  const guint labels[EXOS_ROWS_N_BY] = {
    is_cut[EXOS_ROWS_BY_GROUP] ? 0 : user->group,
    is_cut[EXOS_ROWS_BY_SEGMENT] ? 0 : user->segment,
    find_day (self, user),
  };
  ExosUsersCell *cell = find_cell (self, labels);
  const guint32 did =
      G_UNLIKELY (self->has_joined) ? join_events (self, user->events) : user->events;

  cell->n_users++;
  for (guint32 events = did; events != 0; events &= events - 1)
    cell->events[__builtin_ctz (events)]++;
  if (user->wide == NULL && is_fast (user->after) && is_fast (user->before) &&
      !(self->has_caps && exos_events_summing_caps (self, user)))
    add_values (cell, user);
  else
    add_deep (self, user, labels);
}
