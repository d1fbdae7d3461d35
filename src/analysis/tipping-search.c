// SPDX-License-Identifier: MIT
#include "analysis/tipping-search.h"

#include <math.h>
#include <stdlib.h>

GArray *
exos_tipping_ladder (guint64 near, double growth, guint64 range)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint64 place = 1; place < range;)
    {
      const double step = place < near ? 1.0 : ceil ((double) place * growth);

      g_array_append_val (places, place);
      if (step >= (double) (range - place))
        break;
      place += (guint64) step;
    }
  if (range > 0)
    g_array_append_val (places, range);
  return places;
}

void
exos_tipping_add_place (GArray *places, double place, guint64 range)
{
  if (!(place >= 0.0) || place >= (double) range)
    return;

  const guint64 before = (guint64) place;
  const guint64 after = MIN (before + 1, range);

  if (before > 0)
    g_array_append_val (places, before);
  g_array_append_val (places, after);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const guint64 left = *(const guint64 *) a;
  const guint64 right = *(const guint64 *) b;

  return (left > right) - (left < right);
}

void
exos_tipping_sort (GArray *places)
{
  guint n = 0;

  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    {
      const guint64 place = g_array_index (places, guint64, i);

      if (n == 0 || g_array_index (places, guint64, n - 1) != place)
        g_array_index (places, guint64, n++) = place;
    }
  g_array_set_size (places, n);
}

/* Between one that stays and one that flips there is a step that does both. */
static guint64
halve (ExosTippingJudge judge,
       gpointer subject,
       ExosVerdict now,
       guint64 stays,
       guint64 flips,
       const ExosRule **rule,
       guint *n_runs)
{
  while (flips - stays > 1)
    {
      const guint64 middle = stays + (flips - stays) / 2;
      const ExosRule *it = judge (subject, middle);

      *n_runs += 1;
      if (it->verdict == now)
        {
          stays = middle;
          continue;
        }
      flips = middle;
      *rule = it;
    }

  return flips;
}

guint64
exos_tipping_search (ExosTippingJudge judge,
                     gpointer subject,
                     ExosVerdict now,
                     const GArray *places,
                     const ExosRule **rule,
                     guint *n_runs)
{
  guint64 stays = 0;

  *rule = NULL;
  *n_runs = 0;
  for (guint i = 0; i < places->len; i++)
    {
      const guint64 place = g_array_index (places, guint64, i);
      const ExosRule *it = judge (subject, place);

      *n_runs += 1;
      if (it->verdict != now)
        {
          *rule = it;
          return halve (judge, subject, now, stays, place, rule, n_runs);
        }
      stays = place;
    }

  return 0;
}
