// SPDX-License-Identifier: MIT
/* Sums of users are capped as the values of rows are: all users are at hand, and looked at as often
 * as their quantile needs. */
#include "data/rows/events-summing.h"

#include <string.h>

#include "data/rows/quantiles.h"

typedef struct
{
  const ExosEventsSumming *summing;
  ExosQuantiles *quantiles;
} Counting;

static void
count_user (const ExosUser *user, void *data)
{
  const Counting *self = data;

  for (guint i = 0; user->other_line == 0 && user->n_rows > 0 && i < self->summing->n_values; i++)
    {
      const guint number = self->summing->n_names + i;
      ExosInt128 value;

      if (exos_quantiles_wants (self->quantiles, number) &&
          exos_events_summing_value (self->summing, user, i, &value))
        exos_quantiles_add (self->quantiles, 0, number, value, 1);
    }
}

void
exos_events_summing_find_caps (ExosEventsSumming *self)
{
  g_autoptr (ExosQuantiles) quantiles = exos_quantiles_new (&self->sums->plan, 1);
  Counting counting = { self, quantiles };

  if (quantiles == NULL)
    return;
  do
    for (guint i = 0; i < EXOS_USERS_N_PARTITIONS; i++)
      exos_users_visit (self->events->users, i, count_user, &counting);
  while (exos_quantiles_settle (quantiles) == EXOS_QUANTILES_AGAIN);
  self->has_caps = TRUE;
  memcpy (self->sums->caps, exos_quantiles_caps (quantiles), sizeof self->sums->caps);
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
