// SPDX-License-Identifier: MIT
#include "ui/home/runs.h"

#include <string.h>

#include "data/format.h"
#include "data/language.h"
#include "memo/difference.h"
#include "memo/kept.h"
#include "memo/settings.h"
#include "memo/words.h"
#include "ui/home/kept-text.h"

typedef struct
{
  const ExosRecord *record;
  ExosKept kept;
  ExosSettings *settings; /* NULL: cannot be read */
} Run;

static void
run_init (Run *self, const ExosRecord *record)
{
  self->record = record;
  exos_kept_read (&self->kept, record->report);
  self->settings = record->settings != NULL
                       ? exos_settings_read (record->settings, strlen (record->settings), NULL)
                       : NULL;
}

static void
run_clear (Run *self)
{
  exos_kept_clear (&self->kept);
  g_clear_pointer (&self->settings, exos_settings_free);
}

static char *
show (const char *text)
{
  return text != NULL && text[0] != '\0' ? exos_visible_text (text, 0) : NULL;
}

static char *
say_decision (const Run *self)
{
  const char *verdict = exos_words_verdict_short (self->record->verdict);

  /* Translators: a verdict that the owner decided, against the rules. */
  return self->record->is_overridden ? g_strdup_printf (_ ("%s (owner)"), verdict)
                                     : g_strdup (verdict);
}

static char *
say_why (const Run *self)
{
  return show (self->record->is_overridden ? self->record->reason
                                           : exos_json_find_text (self->kept.decision, "sentence"));
}

static char *
say_date (const Run *self)
{
  return exos_kept_say_date (self->record->saved);
}

static char *
say_metric (const Run *self)
{
  return show (self->kept.metric);
}

static char *
say_treatment (const Run *self)
{
  return show (self->kept.treatment);
}

static char *
say_users (const Run *self)
{
  return self->kept.users > 0 ? exos_format_count (self->kept.users) : NULL;
}

static char *
say_effect (const Run *self)
{
  return exos_kept_dup_evidence (&self->kept, 0);
}

static char *
say_interval (const Run *self)
{
  return exos_kept_dup_evidence (&self->kept, 1);
}

static char *
say_p (const Run *self)
{
  return exos_kept_dup_evidence (&self->kept, 2);
}

static char *
say_values (const Run *self)
{
  return exos_kept_dup_evidence (&self->kept, 3);
}

static char *
say_control (const Run *self)
{
  return show (exos_json_find_text (self->kept.plan, "control"));
}

static char *
say_split (const Run *self)
{
  return self->settings != NULL ? exos_plan_dup_split (self->settings->plan) : NULL;
}

static char *
say_alpha (const Run *self)
{
  return self->settings != NULL ? exos_format_alpha (self->settings->plan->alpha) : NULL;
}

static char *
say_policy (const Run *self)
{
  return self->settings != NULL ? exos_words_policy_in_force (self->settings->plan) : NULL;
}

static char *
say_owner (const Run *self)
{
  return show (self->record->owner);
}

static char *
say_file (const Run *self)
{
  return show (self->record->files[0]);
}

static char *
say_hash (const Run *self)
{
  return show (self->record->sha256);
}

typedef struct
{
  const char *name;
  char *(*say) (const Run *self);
  gboolean is_number; /* the same when its numbers are, in whatever language it was written */
} Line;

static const Line outcome[] = {
  { N_ ("Decision"), say_decision, FALSE },     { N_ ("Why"), say_why, FALSE },
  { N_ ("Saved on"), say_date, FALSE },         { N_ ("Owner"), say_owner, FALSE },
  { N_ ("Primary metric"), say_metric, FALSE }, { N_ ("Treatment"), say_treatment, FALSE },
  { N_ ("Users"), say_users, FALSE },           { N_ ("Control → treatment"), say_values, TRUE },
  { N_ ("Effect"), say_effect, TRUE },          { N_ ("Confidence interval"), say_interval, TRUE },
  { N_ ("Significance"), say_p, TRUE },
};

static const Line settings[] = {
  { N_ ("Control"), say_control, FALSE },
  { N_ ("Expected split"), say_split, FALSE },
  { N_ ("Significance level"), say_alpha, FALSE },
  { N_ ("Policy"), say_policy, FALSE },
  { N_ ("File"), say_file, FALSE },
  { "SHA-256", say_hash, FALSE },
};

static gboolean
is_same (const char *first, const char *second, gboolean is_number)
{
  if (!is_number || first == NULL || second == NULL)
    return g_strcmp0 (first, second) == 0;

  g_autofree char *numbers = exos_numbers_of (first);
  g_autofree char *others = exos_numbers_of (second);

  return g_str_equal (numbers, others);
}

static void
free_row (gpointer data)
{
  ExosRunsRow *self = data;

  g_free (self->name);
  g_free (self->values[0]);
  g_free (self->values[1]);
  g_free (self);
}

/* Takes the values. */
static void
add_row (GPtrArray *rows, const char *name, char *first, char *second, gboolean is_number)
{
  ExosRunsRow *row = g_new (ExosRunsRow, 1);

  *row = (ExosRunsRow) {
    .name = g_strdup (name),
    .values = { first, second },
    .differs = !is_same (first, second, is_number),
  };
  if (first != NULL || second != NULL)
    g_ptr_array_add (rows, row);
  else
    free_row (row);
}

static void
add_lines (GPtrArray *rows, const Line *lines, gsize n, const Run runs[2])
{
  for (gsize i = 0; i < n; i++)
    add_row (rows, exos_gettext (lines[i].name), lines[i].say (&runs[0]), lines[i].say (&runs[1]),
             lines[i].is_number);
}

static char *
say_guardrail (const Run *self, const char *name)
{
  JsonObject *guardrail = exos_json_find_object (self->kept.guardrails, name);

  return guardrail != NULL ? exos_kept_say_guardrail (self->kept.plan, guardrail) : NULL;
}

static void
add_guardrail (GPtrArray *rows, const Run runs[2], const char *name)
{
  g_autofree char *shown = exos_visible_text (name, 0);

  add_row (rows, shown, say_guardrail (&runs[0], name), say_guardrail (&runs[1], name), FALSE);
}

/* Those of the first, then those that only the second has. */
static void
add_guardrails (GPtrArray *rows, const Run runs[2])
{
  for (gsize i = 0; i < 2; i++)
    {
      JsonObject *guardrails = runs[i].kept.guardrails;
      g_autoptr (GList) names = guardrails != NULL ? json_object_get_members (guardrails) : NULL;

      for (GList *l = names; l != NULL; l = l->next)
        if (i == 0 || exos_json_find_object (runs[0].kept.guardrails, l->data) == NULL)
          add_guardrail (rows, runs, l->data);
    }
}

GPtrArray *
exos_runs_compare (const ExosRecord *first, const ExosRecord *second)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_row);
  Run runs[2];

  run_init (&runs[0], first);
  run_init (&runs[1], second);
  add_lines (rows, outcome, G_N_ELEMENTS (outcome), runs);
  add_guardrails (rows, runs);
  add_lines (rows, settings, G_N_ELEMENTS (settings), runs);
  run_clear (&runs[0]);
  run_clear (&runs[1]);
  return rows;
}

static char *
say_verdicts (const ExosRecord *first, const ExosRecord *second)
{
  const char *before = exos_words_verdict_short (first->verdict);
  const char *after = exos_words_verdict_short (second->verdict);

  if (first->verdict == second->verdict)
    return g_strdup_printf (_ ("Both say %s."), before);
  /* Translators: two verdicts, of an earlier and a later decision. */
  return g_strdup_printf (_ ("%1$s became %2$s."), before, after);
}

char *
exos_runs_say (const ExosRecord *first, const ExosRecord *second)
{
  g_auto (ExosKept) before = { 0 };
  g_auto (ExosKept) after = { 0 };
  g_autofree char *verdicts = say_verdicts (first, second);

  exos_kept_read (&before, first->report);
  exos_kept_read (&after, second->report);

  const char *data = g_strcmp0 (first->sha256, second->sha256) == 0
                         ? _ ("They are about the same data.")
                         : _ ("The data is not the same.");
  const char *metric =
      before.metric != NULL && after.metric != NULL && !g_str_equal (before.metric, after.metric)
          ? _ ("They judge different metrics: their effects cannot be compared.")
          : NULL;

  return g_strjoin (" ", verdicts, data, metric, NULL);
}
