// SPDX-License-Identifier: MIT
/* What users come to: which names and labels there are, and who is left out. */
#include "data/rows/events-summing.h"

#include "data/rows/label-text.h"
#include "data/rows/sums-parts.h"

/* Names in the order of the file; if they are too many, those that were given. */
static void
choose_names (ExosEventsSumming *self)
{
  const ExosEvents *events = self->events;
  const gboolean is_cut = events->seen[EXOS_EVENTS_OTHERS].n_rows > 0;
  const guint n = is_cut ? events->n_given : events->names->len;

  for (guint name = 0; name < n; name++)
    {
      guint at = self->n_names;

      if (events->seen[name].n_rows == 0)
        continue;
      for (; at > 0 && events->seen[self->names[at - 1]].line > events->seen[name].line; at--)
        self->names[at] = self->names[at - 1];
      self->names[at] = name;
      self->n_names++;
    }
}

static gboolean
are_one (GBytes *left, GBytes *right)
{
  gsize n_left;
  gsize n_right;
  const char *a = g_bytes_get_data (left, &n_left);
  const char *b = g_bytes_get_data (right, &n_right);

  return exos_rows_texts_match (a, n_left, b, n_right);
}

/* The chosen name that one is, as all names of columns are compared; n: none of the first n. */
static guint
find_same (const ExosEventsSumming *self, guint name, guint n)
{
  const GPtrArray *names = self->events->names;
  guint i = 0;

  while (i < n &&
         !are_one (g_ptr_array_index (names, self->names[i]), g_ptr_array_index (names, name)))
    i++;
  return i;
}

/* "Purchase" below "purchase" is the same event. */
static void
join_names (ExosEventsSumming *self)
{
  const guint n = self->n_names;

  self->n_names = 0;
  for (guint i = 0; i < n; i++)
    {
      const guint name = self->names[i];
      const guint same = find_same (self, name, self->n_names);

      if (same == self->n_names)
        self->names[self->n_names++] = name;
      else
        self->joined[self->names[same]] |= (guint32) 1 << name;
      self->has_joined |= self->names[same] != name;
    }
}

static void
report_joined (const ExosEventsSumming *self)
{
  const ExosEvents *events = self->events;

  for (guint i = 0; i < self->n_names; i++)
    for (guint32 left = self->joined[self->names[i]]; left != 0; left &= left - 1)
      {
        const guint name = (guint) __builtin_ctz (left);
        gsize length;
        const char *text = g_bytes_get_data (g_ptr_array_index (events->names, name), &length);

        exos_rows_finding_add (&self->sums->findings[EXOS_ROWS_JOINED_EVENTS],
                               events->seen[name].n_rows, events->seen[name].line, text, length);
      }
}

static void
report_nameless (const ExosEventsSumming *self)
{
  const ExosEventsSeen *seen = &self->events->seen[EXOS_EVENTS_NAMELESS];

  if (self->events->plan.event >= 0 && seen->n_rows > 0)
    exos_rows_finding_add (&self->sums->findings[EXOS_ROWS_NAMELESS_EVENTS], seen->n_rows,
                           seen->line, NULL, 0);
}

/* Rows with events of other names than those. */
static void
report_others (const ExosEventsSumming *self)
{
  const ExosEvents *events = self->events;
  ExosEventsSeen others = { 0, G_MAXUINT64 };

  if (events->seen[EXOS_EVENTS_OTHERS].n_rows == 0)
    return;
  for (guint name = events->n_given; name <= EXOS_EVENTS_OTHERS; name++)
    exos_events_see (&others, &events->seen[name]);
  exos_rows_finding_add (&self->sums->findings[EXOS_ROWS_OTHER_EVENTS], others.n_rows, others.line,
                         NULL, 0);
}

G_STATIC_ASSERT (EXOS_USERS_MAX_EVENTS + 2 <= EXOS_ROWS_MAX_NUMBERS);

/* One row a user: the numbers are what the user did, and the values. */
static ExosRowsPlan
plan_of_users (const ExosEventsSumming *self)
{
  ExosRowsPlan plan = self->events->plan;
  const ExosRowsNumber value = plan.numbers[0];
  ExosRowsNumber *values = plan.numbers + MIN (self->n_names, EXOS_USERS_MAX_EVENTS);

  for (ExosRowsNumber *event = plan.numbers; event < values; event++)
    *event = (ExosRowsNumber) { .column = (guint) plan.event, .is_outcome = true };
  values[0] = values[1] = value;
  if (self->n_values == 2)
    values[1].quantile = 0;
  plan.n_numbers = self->n_names + self->n_values;
  plan.n_pairs = self->n_values == 2;
  plan.pairs[0][0] = (unsigned char) self->n_names;
  plan.pairs[0][1] = (unsigned char) (self->n_names + 1);
  return plan;
}

static void
set_names (const ExosEventsSumming *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < self->n_names; i++)
    {
      gsize length;
      const char *text =
          g_bytes_get_data (g_ptr_array_index (self->events->names, self->names[i]), &length);
      g_autofree char *name = g_strndup (text, length);

      g_strv_builder_add (names, name);
    }
  if (self->n_values > 0)
    g_strv_builder_add (names, self->events->value);
  if (self->n_values > 1)
    g_strv_builder_add (names, self->events->value_before);
  self->sums->number_names = g_strv_builder_end (names);
}

/* All groups have a label, even one whose users are all left out; of too many labels of a kind
 * there is one. */
static void
set_labels (const ExosEventsSumming *self)
{
  const ExosRowSums *labels = self->events->labels;
  guint by = 0;

  for (guint i = 0; i < labels->n_labels[EXOS_ROWS_BY_GROUP]; i++)
    if (exos_events_summing_has_group (self, i))
      exos_events_summing_label (self, EXOS_ROWS_BY_GROUP, i);
  while (by < EXOS_ROWS_N_BY && !labels->is_cut[by])
    by++;
  if (by == EXOS_ROWS_N_BY)
    return;
  for (guint kind = by; kind < EXOS_ROWS_N_BY; kind++)
    if (labels->n_labels[kind] > 0)
      exos_events_summing_label (self, (ExosRowsBy) kind, 0);
  exos_row_sums_cut (self->sums, (ExosRowsBy) by);
}

/* An id as it stands in the file, its length; 0: only its hash is known. */
static void
report_mixed (ExosRowsFinding *finding, const ExosUser *user)
{
  char id[EXOS_USER_KEY_TEXT_SIZE];
  const gsize length = exos_user_key_print (&user->key, id);

  finding->users++;
  exos_rows_finding_add (finding, user->n_rows, user->other_line, id, length);
}

static void
add_user (const ExosUser *user, void *data)
{
  ExosEventsSumming *self = data;

  if (user->other_line == 0 && user->lacks_events && user->group != EXOS_USERS_NO_GROUP)
    {
      self->n_lacking[user->group]++;
      self->n_lost[user->group] += user->n_rows == 0;
    }
  if (user->n_rows == 0)
    return;
  if (user->other_line > 0)
    {
      report_mixed (&self->sums->findings[EXOS_ROWS_IN_SEVERAL_GROUPS], user);
      self->n_mixed[user->group]++;
    }
  else
    exos_events_summing_add (self, user);
}

/* Of groups that have rows. */
static void
set_left_out (const ExosEventsSumming *self)
{
  for (guint i = 0; i < self->events->labels->n_labels[EXOS_ROWS_BY_GROUP]; i++)
    if (exos_events_summing_has_group (self, i))
      {
        ExosRowsLabel *label =
            &self->sums->labels[EXOS_ROWS_BY_GROUP]
                               [exos_events_summing_label (self, EXOS_ROWS_BY_GROUP, i)];

        label->n_lacking += self->n_lacking[i];
        label->n_lost += self->n_lost[i];
        label->n_mixed += self->n_mixed[i];
      }
}

/* Of more groups than are told apart nobody knows who was in several. */
static void
add_users (ExosEventsSumming *self)
{
  if (self->events->labels->is_cut[EXOS_ROWS_BY_GROUP])
    return;
  for (guint i = 0; i < EXOS_USERS_N_PARTITIONS; i++)
    exos_users_visit (self->events->users, i, add_user, self);
  exos_events_summing_settle (self);
  set_left_out (self);
}

static void
take_findings (const ExosEventsSumming *self)
{
  const ExosRowSums *found = self->events->labels;

  self->sums->n_rows = found->n_rows;
  self->sums->share_checked = 1;
  for (guint i = 0; i < EXOS_ROWS_N_FINDINGS; i++)
    exos_rows_finding_merge (&self->sums->findings[i], &found->findings[i]);
  if (self->n_values > 0)
    exos_rows_finding_merge (&self->sums->unreadable[self->n_names], &found->unreadable[0]);
}

static void
unpack_finding (ExosRowsFinding *finding, const guint64 *first_lines)
{
  for (guint i = 0; i < EXOS_ROWS_MAX_LINES; i++)
    finding->lines[i] = exos_events_unpack_line (finding->lines[i], first_lines);
}

/* From what parts counted with to the lines of the file: in the same order. */
static void
unpack_lines (const ExosEventsSumming *self, const guint64 *first_lines)
{
  ExosRowSums *sums = self->sums;

  for (guint by = 0; by < EXOS_ROWS_N_BY; by++)
    for (guint i = 0; i < sums->n_labels[by]; i++)
      sums->labels[by][i].line = exos_events_unpack_line (sums->labels[by][i].line, first_lines);
  for (guint i = 0; i < EXOS_ROWS_N_FINDINGS; i++)
    unpack_finding (&sums->findings[i], first_lines);
  for (guint i = 0; i < sums->plan.n_numbers; i++)
    unpack_finding (&sums->unreadable[i], first_lines);
}

ExosRowSums *
exos_events_sums (const ExosEvents *events, const guint64 *first_lines)
{
  ExosEventsSumming self = { .events = events };

  self.n_values = events->plan.n_numbers == 0 ? 0 : events->plan.has_start ? 2 : 1;
  choose_names (&self);
  join_names (&self);

  const ExosRowsPlan plan = plan_of_users (&self);

  self.sums = exos_row_sums_new (&plan);
  set_names (&self);
  set_labels (&self);
  take_findings (&self);
  report_others (&self);
  report_joined (&self);
  report_nameless (&self);
  exos_events_summing_init (&self);
  exos_events_summing_find_caps (&self);
  add_users (&self);
  exos_events_summing_clear (&self);
  unpack_lines (&self, first_lines);
  exos_row_sums_sort (self.sums);
  return self.sums;
}
