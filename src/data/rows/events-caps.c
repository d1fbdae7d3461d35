// SPDX-License-Identifier: MIT
/* Sums of users are capped as the values of rows are: all users are at hand, and looked at as often
 * as their quantile needs. */
#include "data/rows/events-summing.h"

#include <string.h>

#include "data/rows/left-out.h"
#include "data/rows/quantiles.h"

typedef struct
{
  const ExosEventsSumming *summing;
  ExosQuantiles *quantiles;
  guint labels[EXOS_ROWS_MAX_GROUPS]; /* of the sums, by that of the events */
  guint64 *counts;                    /* users by label */
  gboolean *is_no_group;              /* by label; NULL: each is one */
} Counting;

static gboolean
counts_user (const ExosUser *user)
{
  return user->other_line == 0 && user->n_rows > 0;
}

static void
count_user (const ExosUser *user, void *data)
{
  const Counting *self = data;

  if (counts_user (user))
    self->counts[self->labels[user->group]]++;
}

static void
add_values (const ExosUser *user, void *data)
{
  const Counting *self = data;

  if (!counts_user (user) ||
      (self->is_no_group != NULL && self->is_no_group[self->labels[user->group]]))
    return;
  for (guint i = 0; i < self->summing->n_values; i++)
    {
      const guint number = self->summing->n_names + i;
      ExosInt128 value;

      if (exos_quantiles_wants (self->quantiles, number) &&
          exos_events_summing_value (self->summing, user, i, &value))
        exos_quantiles_add (self->quantiles, 0, number, value, 1);
    }
}

static void
visit_users (Counting *self, ExosUserFunc func)
{
  for (guint i = 0; i < EXOS_USERS_N_PARTITIONS; i++)
    exos_users_visit (self->summing->events->users, i, func, self);
}

/* Users of no group make no caps, as rows of none do not. */
static void
find_no_groups (Counting *self)
{
  const ExosEventsSumming *summing = self->summing;

  for (guint i = 0; i < summing->events->labels->n_labels[EXOS_ROWS_BY_GROUP]; i++)
    if (exos_events_summing_has_group (summing, i))
      self->labels[i] = exos_events_summing_label (summing, EXOS_ROWS_BY_GROUP, i);
  self->counts = g_new0 (guint64, MAX (summing->sums->n_labels[EXOS_ROWS_BY_GROUP], 1));
  visit_users (self, count_user);
  self->is_no_group = exos_rows_find_no_groups_of (summing->sums, self->counts, NULL);
}

void
exos_events_summing_find_caps (ExosEventsSumming *self)
{
  g_autoptr (ExosQuantiles) quantiles = exos_quantiles_new (&self->sums->plan, 1);
  Counting counting = { .summing = self, .quantiles = quantiles };

  if (quantiles == NULL || self->events->labels->is_cut[EXOS_ROWS_BY_GROUP])
    return;
  find_no_groups (&counting);
  do
    visit_users (&counting, add_values);
  while (exos_quantiles_settle (quantiles) == EXOS_QUANTILES_AGAIN);
  self->has_caps = TRUE;
  memcpy (self->sums->caps, exos_quantiles_caps (quantiles), sizeof self->sums->caps);
  g_free (counting.counts);
  g_free (counting.is_no_group);
}

gboolean
exos_events_summing_caps (const ExosEventsSumming *self, const ExosUser *user)
{
  gboolean changes = FALSE;

  for (guint i = 0; i < self->n_values; i++)
    {
      ExosInt128 value;

      changes |= exos_events_summing_value (self, user, i, &value) &&
                 exos_rows_cap_value (&self->sums->caps[self->n_names + i], &value);
    }

  return changes;
}
