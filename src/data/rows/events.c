// SPDX-License-Identifier: MIT
#include "data/rows/events-private.h"

#include <gio/gio.h>
#include <string.h>

#include "data/language.h"
#include "data/rows/label-text.h"

/* Lines of a block; the rest is its number. */
#define LINE_BITS 21

static void
add_known_names (ExosEvents *self, const char *const *names)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    exos_events_name (self, names[i], strlen (names[i]));
  self->n_given = self->names->len;
}

ExosEvents *
exos_events_new (const ExosRowsPlan *plan, const ExosEventsNames *names)
{
  ExosUsers *users = exos_users_new (plan->n_numbers > 0 ? plan->numbers[0].decimals : 0);
  ExosEvents *self;

  if (users == NULL)
    return NULL;
  self = g_new0 (ExosEvents, 1);
  self->plan = *plan;
  self->value = g_strdup (names->value);
  self->value_before = g_strdup (names->value_before);
  self->users = users;
  g_mutex_init (&self->mutex);
  self->labels = exos_row_sums_new (plan);
  self->names = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (guint i = 0; i < EXOS_EVENTS_N_SEEN; i++)
    self->seen[i].line = G_MAXUINT64;
  add_known_names (self, names->known);
  return self;
}

void
exos_events_free (ExosEvents *self)
{
  exos_users_free (self->users);
  g_mutex_clear (&self->mutex);
  exos_row_sums_free (self->labels);
  g_ptr_array_unref (self->names);
  g_free (self->value);
  g_free (self->value_before);
  g_free (self);
}

gboolean
exos_events_pack_line (guint64 place, guint64 *line)
{
  const guint64 block = place >> 32;
  const guint64 within = place & G_MAXUINT32;

  *line = block << LINE_BITS | within;
  return block >> (EXOS_USERS_LINE_BITS - LINE_BITS) == 0 && within >> LINE_BITS == 0;
}

guint64
exos_events_unpack_line (guint64 line, const guint64 *first_lines)
{
  if (first_lines == NULL || line == 0 || line == G_MAXUINT64)
    return line;
  return first_lines[(line >> LINE_BITS) - 1] + (line & ((1u << LINE_BITS) - 1));
}

void
exos_events_set_error (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                       _ ("The file has more users than there is memory for."));
}

const ExosUsers *
exos_events_users (const ExosEvents *self)
{
  return self->users;
}

static guint
find_name (const ExosEvents *self, GBytes *name)
{
  guint found;

  return g_ptr_array_find_with_equal_func (self->names, name, g_bytes_equal, &found)
             ? found
             : EXOS_EVENTS_OTHERS;
}

guint
exos_events_name (ExosEvents *self, const char *text, gsize length)
{
  g_autoptr (GBytes) name = g_bytes_new (text, length);
  g_autoptr (GMutexLocker) G_GNUC_UNUSED locker = g_mutex_locker_new (&self->mutex);
  const guint found = find_name (self, name);

  if (length == 0)
    return EXOS_USERS_NO_EVENT;
  if (found < EXOS_EVENTS_OTHERS || self->names->len == EXOS_USERS_MAX_EVENTS)
    return found;

  g_ptr_array_add (self->names, g_steal_pointer (&name));
  return self->names->len - 1;
}

/* Labels that differ in case name one group, as they do in the table that is made of the sums. */
static guint
find_group (const ExosEvents *self, guint place)
{
  const ExosRowsLabel *labels = self->labels->labels[EXOS_ROWS_BY_GROUP];
  guint i = 0;

  while (i < place && !exos_rows_texts_match (labels[i].text, labels[i].length, labels[place].text,
                                              labels[place].length))
    i++;
  return i;
}

static guint
add_group (ExosEvents *self, const char *text, gsize length, guint64 line)
{
  const guint n_known = self->labels->n_labels[EXOS_ROWS_BY_GROUP];
  const guint place =
      exos_row_sums_add_label (self->labels, EXOS_ROWS_BY_GROUP, text, length, line);

  if (self->labels->is_cut[EXOS_ROWS_BY_GROUP])
    return 0;
  if (place == n_known)
    self->group_of[place] = find_group (self, place);
  return self->group_of[place];
}

guint
exos_events_label (ExosEvents *self, ExosRowsBy by, const char *text, gsize length, guint64 line)
{
  g_autoptr (GMutexLocker) G_GNUC_UNUSED locker = g_mutex_locker_new (&self->mutex);

  return by == EXOS_ROWS_BY_GROUP ? add_group (self, text, length, line)
                                  : exos_row_sums_add_label (self->labels, by, text, length, line);
}

void
exos_events_see (ExosEventsSeen *self, const ExosEventsSeen *other)
{
  self->n_rows += other->n_rows;
  self->line = MIN (self->line, other->line);
}

void
exos_events_merge (ExosEvents *self, const ExosRowSums *findings, const ExosEventsSeen *seen)
{
  g_autoptr (GMutexLocker) G_GNUC_UNUSED locker = g_mutex_locker_new (&self->mutex);

  self->labels->n_rows += findings->n_rows;
  for (guint i = 0; i < EXOS_ROWS_N_FINDINGS; i++)
    exos_rows_finding_merge (&self->labels->findings[i], &findings->findings[i]);
  exos_rows_finding_merge (&self->labels->unreadable[0], &findings->unreadable[0]);
  for (guint i = 0; i < EXOS_EVENTS_N_SEEN; i++)
    exos_events_see (&self->seen[i], &seen[i]);
}
