// SPDX-License-Identifier: MIT
#include "memo/simulation.h"

#include "data/format.h"
#include "data/language.h"
#include "memo/excerpt.h"
#include "memo/parts.h"

#include <math.h>

#define SHARE_DECIMALS 1
#define DECIMALS 2

static char *
name_effect (const ExosSimulatedEffect *effect, int decimals)
{
  g_autofree char *points = exos_format_points (effect->effect, decimals);

  if (!effect->is_observed)
    return g_steal_pointer (&points);

  /* Translators: an effect such as "+1.13 pp", the one that the file shows. */
  return g_strdup_printf (_ ("%s (observed)"), points);
}

static gboolean
has_looks (const ExosSimulation *self)
{
  return self->n_looks > 1;
}

static char **
name_columns (const ExosSimulation *self, ExosPolicy policy)
{
  GPtrArray *headers = g_ptr_array_new ();

  exos_memo_add_line (headers, g_strdup (_ ("True effect")));
  for (int outcome = 0; outcome < EXOS_N_OUTCOMES; outcome++)
    if (exos_outcome_is_possible (policy, (ExosOutcome) outcome))
      exos_memo_add_line (headers, g_strdup (exos_outcome_label ((ExosOutcome) outcome)));
  if (has_looks (self))
    exos_memo_add_line (headers, g_strdup (_ ("Users at the end")));
  return exos_memo_end_lines (headers);
}

ExosTable *
exos_simulation_table (const ExosSimulation *self, ExosPolicy policy)
{
  const int decimals = exos_simulation_decimals (self);
  ExosTable *table = exos_memo_new_table (name_columns (self, policy), FALSE);

  for (gsize i = 0; i < self->n_effects; i++)
    {
      GPtrArray *cells = g_ptr_array_new ();

      exos_memo_add_line (cells, name_effect (&self->effects[i], decimals));
      for (int outcome = 0; outcome < EXOS_N_OUTCOMES; outcome++)
        if (exos_outcome_is_possible (policy, (ExosOutcome) outcome))
          exos_memo_add_line (cells, exos_format_rate (exos_simulation_share (
                                                           self, i, policy, (ExosOutcome) outcome),
                                                       SHARE_DECIMALS));
      if (has_looks (self))
        exos_memo_add_line (
            cells, exos_format_count ((guint64) round (exos_simulation_users (self, i, policy))));
      exos_memo_add_row (table, cells, EXOS_TONE_NONE, i);
    }

  return table;
}

void
exos_simulation_free_table (ExosTable *table)
{
  exos_memo_free_table (table);
}

/* "‘cancel’ by 0.70 pp", of those that are; NULL when none is. */
static char *
list_harms (const ExosSimulation *self)
{
  GPtrArray *harmed = g_ptr_array_new ();

  for (gsize i = 0; i < self->report->n_guardrails; i++)
    if (self->harms[i] != 0.0)
      {
        const gsize metric = self->report->treatments[0].guardrails[i].metric;
        g_autofree char *name = exos_memo_metric (self->report, metric);
        g_autofree char *points = exos_format_points_unsigned (self->harms[i], DECIMALS);

        /* Translators: a guardrail, and how much worse it is taken to be. */
        exos_memo_add_line (harmed, g_strdup_printf (_ ("‘%s’ by %s"), name, points));
      }

  g_auto (GStrv) texts = exos_memo_end_lines (harmed);

  return texts[0] != NULL ? g_strjoinv (", ", texts) : NULL;
}

/* What is assumed of the guardrails, a part of a sentence. */
static char *
say_guardrails (const ExosSimulation *self)
{
  g_autofree char *harms = list_harms (self);

  if (self->report->n_guardrails == 0)
    return g_strdup (_ ("no guardrails"));
  if (harms == NULL)
    return g_strdup (_ ("guardrails that vary independently and are not harmed"));

  /* Translators: a list of guardrails with their harm. */
  return g_strdup_printf (_ ("guardrails that vary independently and are harmed: %s"), harms);
}

/* Takes what is assumed of an experiment. */
static char *
add_looks (const ExosSimulation *self, char *assumptions)
{
  g_autofree char *text = assumptions;
  g_autofree char *count = exos_format_count (self->n_looks);
  g_autofree char *first = exos_format_count (self->looks[0]);
  g_autofree char *last = exos_format_count (self->looks[self->n_looks - 1]);

  /* Translators: a sentence before; a number of looks (2 or more), users at the first and the last.
   */
  return g_strdup_printf (_ ("%1$s Every experiment has %2$s looks, from %3$s to %4$s users, and "
                             "ends with the first one whose verdict does not ask to wait."),
                          text, count, first, last);
}

/* Looks to come have more users than the file. */
char *
exos_simulation_dup_assumptions (const ExosSimulation *self)
{
  const double base = exos_report_headline (self->report)->estimate.value_c;
  const gboolean is_sequence = has_looks (self);
  g_autofree char *rate = exos_format_rate (base, DECIMALS);
  g_autofree char *guardrails = say_guardrails (self);
  char *text;

  if (exos_memo_has_several (self->report))
    /* Translators: a conversion rate; "guardrails that …" or "no guardrails". */
    text = g_strdup_printf (
        is_sequence ? _ ("Assumes the split of this file until now, the planned one from then on, "
                         "the control’s rates as true "
                         "(conversion %s), the same effect in every treatment, and %s.")
                    : _ ("Assumes the users of this file, the control’s rates as true "
                         "(conversion %s), the same effect in every treatment, and %s."),
        rate, guardrails);
  else
    text = g_strdup_printf (is_sequence
                                ? _ ("Assumes the split of this file until now, the planned one "
                                     "from then on, the control’s rates as true "
                                     "(conversion %s), and %s.")
                                : _ ("Assumes the users of this file, the control’s rates as true "
                                     "(conversion %s), and %s."),
                            rate, guardrails);
  return is_sequence ? add_looks (self, text) : text;
}

char *
exos_simulation_dup_precision (const ExosSimulation *self, ExosPolicy policy)
{
  double most = 0.0;

  for (gsize i = 0; i < self->n_effects; i++)
    for (int outcome = 0; outcome < EXOS_N_OUTCOMES; outcome++)
      most = fmax (most, exos_simulation_share_error (self, i, policy, (ExosOutcome) outcome));

  g_autofree char *count = exos_format_count (self->n_replicates);
  g_autofree char *error = exos_format_points_unsigned (most, DECIMALS);
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, self->seed);

  /* Translators: how many experiments, the largest standard error, the seed of random numbers. */
  return g_strdup_printf (_ ("%s experiments drawn for each effect; standard error of a share at "
                             "most %s; seed %s."),
                          count, error, seed);
}

char *
exos_render_simulation_markdown (const ExosSimulation *self, ExosPolicy policy)
{
  ExosTable *table = exos_simulation_table (self, policy);
  g_autoptr (ExosExcerpt) excerpt = g_new0 (ExosExcerpt, 1);

  /* Translators: the id of a policy, such as “evidence”. */
  excerpt->title =
      g_strdup_printf (_ ("How often the policy “%s” gives each verdict"), exos_policy_id (policy));
  excerpt->table = table;
  excerpt->text = exos_simulation_dup_assumptions (self);
  excerpt->caption = exos_simulation_dup_precision (self, policy);

  char *markdown = exos_render_excerpt_markdown (excerpt);

  exos_memo_free_table (table);
  return markdown;
}
