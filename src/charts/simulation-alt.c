// SPDX-License-Identifier: MIT
/* What the chart of a simulation shows, in words. */
#include "charts/chart.h"

#include "data/format.h"
#include "data/language.h"

#include <math.h>

#define N_DESCRIBED 3

/* "−2.00 pp: Launch 0%, Hold 1%, Rollback 99%" */
static char *
describe_effect (const ExosSimulation *self, ExosPolicy policy, gsize effect)
{
  g_autofree char *points =
      exos_format_points (self->effects[effect].effect, exos_simulation_decimals (self));
  GString *text = g_string_new (points);

  for (int outcome = 0; outcome < EXOS_N_OUTCOMES; outcome++)
    {
      g_autofree char *share =
          exos_format_rate (exos_simulation_share (self, effect, policy, (ExosOutcome) outcome), 0);

      if (exos_outcome_is_possible (policy, (ExosOutcome) outcome))
        g_string_append_printf (text, "%s %s %s", outcome == 0 ? ":" : ",",
                                exos_outcome_label ((ExosOutcome) outcome), share);
    }

  return g_string_free (text, FALSE);
}

static gsize
find_smallest (const ExosSimulation *self)
{
  gsize smallest = 0;

  for (gsize i = 1; i < self->n_effects; i++)
    if (fabs (self->effects[i].effect) < fabs (self->effects[smallest].effect))
      smallest = i;
  return smallest;
}

/* The first, the one nearest to none, and the last: the table beside it has them all. */
char *
exos_simulation_chart_dup_description (const ExosSimulation *simulation, ExosPolicy policy)
{
  const gsize chosen[N_DESCRIBED] = { 0, find_smallest (simulation), simulation->n_effects - 1 };
  GString *text = g_string_new (NULL);

  if (simulation->n_effects == 0)
    return g_string_free (text, FALSE);

  for (gsize i = 0; i < N_DESCRIBED; i++)
    {
      g_autofree char *effect = describe_effect (simulation, policy, chosen[i]);

      if (i > 0 && chosen[i] == chosen[i - 1])
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", effect);
    }

  /* Translators: a list of true effects and how often each verdict came. */
  char *sentence = g_strdup_printf (_ ("If the true effect is %s."), text->str);

  g_string_free (text, TRUE);
  return sentence;
}
