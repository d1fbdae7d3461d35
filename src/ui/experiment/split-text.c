// SPDX-License-Identifier: MIT
#include "ui/experiment/split-text.h"

#include "data/format.h"
#include "data/language.h"
#include "data/text.h"

#define MAX_ONES 8  /* more groups than these have no equal split that can be read */
#define MAX_NAME 24 /* characters of a group */

/* NULL before the first file. */
static const ExosExperiment *
get_experiment (ExosSession *session)
{
  const ExosReport *report = exos_session_get_report (session);

  return report != NULL ? report->experiment : NULL;
}

static gsize
count_arms (ExosSession *session)
{
  const ExosExperiment *experiment = get_experiment (session);

  return experiment != NULL ? experiment->n_arms : 0;
}

/* "50:50", "1:1:1"; "" when the groups are not known, or too many. */
static char *
dup_equal (gsize n_arms)
{
  GString *text = g_string_new (NULL);

  if (n_arms == 2)
    g_string_assign (text, "50:50");
  for (gsize i = 0; n_arms > 2 && n_arms <= MAX_ONES && i < n_arms; i++)
    g_string_append (text, i > 0 ? ":1" : "1");
  return g_string_free (text, FALSE);
}

char *
exos_split_in_force (ExosSession *session)
{
  char *text = exos_plan_dup_split (exos_session_get_plan (session));

  return text != NULL ? text : dup_equal (count_arms (session));
}

/* The same for a sentence. */
static char *
dup_shown (ExosSession *session)
{
  g_autofree char *text = exos_split_in_force (session);

  return text[0] != '\0' ? exos_visible_text (text, 0) : g_strdup (C_ ("split", "Equal"));
}

/* The one part of a group: by its name, else by its place. */
static gboolean
find_weight (const ExosPlan *plan, const ExosExperiment *experiment, gsize arm, guint64 *weight)
{
  guint n_found = 0;

  *weight = 1;
  for (guint i = 0; i < plan->split->len; i++)
    {
      const ExosSplitPart *part = &g_array_index (plan->split, ExosSplitPart, i);
      const gboolean is_it =
          part->name != NULL ? exos_names_match (part->name, experiment->arms[arm].name) : i == arm;

      if (is_it)
        *weight = part->weight;
      n_found += is_it;
    }

  return plan->split->len == 0 || n_found == 1;
}

static gboolean
suits_groups (const ExosPlan *plan, const ExosExperiment *experiment)
{
  guint64 weight;

  if (plan->split->len != 0 && plan->split->len != experiment->n_arms)
    return FALSE;
  for (gsize arm = 0; arm < experiment->n_arms; arm++)
    if (!find_weight (plan, experiment, arm, &weight))
      return FALSE;
  return TRUE;
}

/* As a double: the parts of a split may add up to more than a guint64 holds. */
static double
sum_weights (const ExosPlan *plan, const ExosExperiment *experiment)
{
  double sum = 0.0;

  for (gsize arm = 0; arm < experiment->n_arms; arm++)
    {
      guint64 weight;

      find_weight (plan, experiment, arm, &weight);
      sum += (double) weight;
    }

  return sum;
}

char *
exos_split_dup_shares (ExosSession *session, const ExosPlan *plan)
{
  const ExosExperiment *experiment = get_experiment (session);

  if (experiment == NULL || !suits_groups (plan, experiment))
    return NULL;

  const double sum = sum_weights (plan, experiment);
  GString *text = g_string_new (NULL);

  for (gsize arm = 0; arm < experiment->n_arms; arm++)
    {
      guint64 weight;
      g_autofree char *name = exos_visible_text (experiment->arms[arm].name, MAX_NAME);

      find_weight (plan, experiment, arm, &weight);

      g_autofree char *share = exos_format_rate ((double) weight / sum, 1);

      g_string_append_printf (text, "%s%s\u00a0%s", arm > 0 ? " · " : "", name, share);
    }

  return g_string_free (text, FALSE);
}

static char *
dup_bad_text (ExosSession *session)
{
  const gsize n_arms = count_arms (session);
  g_autofree char *in_force = dup_shown (session);
  g_autofree char *n = exos_format_count (n_arms);
  g_autofree char *example = dup_equal (n_arms);

  if (n_arms <= 2 || example[0] == '\0')
    return g_strdup_printf (_ ("Use two numbers with a colon, like 50:50. Still using %s."),
                            in_force);
  /* Translators: Use 3 numbers with colons, like 1:1:1. Still using 1:1:1. */
  return g_strdup_printf (_ ("Use %s numbers with colons, like %s. Still using %s."), n, example,
                          in_force);
}

/* in_force is NULL when the split in force is the one that does not suit. */
static char *
dup_bad_parts (ExosSession *session, guint n_parts, const char *in_force)
{
  g_autofree char *parts = exos_format_count (n_parts);
  g_autofree char *groups = exos_format_count (count_arms (session));

  if (n_parts == count_arms (session))
    return in_force == NULL
               ? g_strdup (_ ("The names in the split are not those of the groups."))
               : g_strdup_printf (
                     _ ("The names in the split are not those of the groups. Still using %s."),
                     in_force);
  if (in_force == NULL)
    return g_strdup_printf (_ ("The split has %s parts, but the file has %s groups."), parts,
                            groups);
  return g_strdup_printf (_ ("The split has %s parts, but the file has %s groups. Still using %s."),
                          parts, groups, in_force);
}

ExosPlan *
exos_split_read (ExosSession *session, const char *text, char **problem)
{
  const ExosExperiment *experiment = get_experiment (session);
  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (session));
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  *problem = NULL;
  exos_plan_clear_split (plan);
  if (stripped[0] == '\0')
    return g_steal_pointer (&plan);

  if (!exos_plan_set_split (plan, stripped, NULL))
    *problem = dup_bad_text (session);
  else if (experiment != NULL && experiment->n_arms >= 2 && !suits_groups (plan, experiment))
    {
      g_autofree char *in_force = dup_shown (session);

      *problem = dup_bad_parts (session, plan->split->len, in_force);
    }

  return *problem == NULL ? g_steal_pointer (&plan) : NULL;
}

char *
exos_split_dup_problem (ExosSession *session)
{
  const ExosExperiment *experiment = get_experiment (session);
  const ExosPlan *plan = exos_session_get_plan (session);

  if (experiment == NULL || experiment->n_arms < 2 || suits_groups (plan, experiment))
    return NULL;
  return dup_bad_parts (session, plan->split->len, NULL);
}
