// SPDX-License-Identifier: MIT
#include "ui/results/excerpts.h"

#include "charts/chart.h"
#include "data/format.h"
#include "data/language.h"
#include "memo/words-segments.h"
#include "memo/words.h"

#define NAME_CHARS 60

static ExosExcerpt *
create (const char *title)
{
  ExosExcerpt *self = g_new0 (ExosExcerpt, 1);

  self->title = g_strdup (title);
  return self;
}

static char *
dup_primary_title (const ExosReport *report)
{
  const int metric = report->experiment->primary_metric;

  if (metric < 0)
    return g_strdup (_ ("Primary metric: conversion rate"));

  g_autofree char *name = exos_visible_text (report->experiment->metrics[metric].name, NAME_CHARS);

  /* Translators: name of a metric. */
  return g_strdup_printf (_ ("Primary metric: %s"), name);
}

/* One effect is told as in the memo; of several, each as their chart is told. */
ExosExcerpt *
exos_excerpt_new_primary (const ExosDoc *doc)
{
  g_autofree char *title = dup_primary_title (doc->report);
  ExosExcerpt *self = create (title);

  self->table = doc->evidence;
  self->caption = exos_words_test (doc->report);
  if (doc->report->n_treatments > 1)
    self->text = exos_effect_chart_dup_description (doc->report);
  else if (doc->evidence != NULL)
    self->fact = &doc->facts[0];
  return self;
}

static const char *
name_monitoring (const ExosReport *report)
{
  switch (exos_plan_effective_monitoring (report->plan))
    {
    case EXOS_MONITORING_OBF:
      return _ ("planned looks, O’Brien–Fleming-like boundary");
    case EXOS_MONITORING_POCOCK:
      return _ ("planned looks, Pocock-like boundary");
    case EXOS_MONITORING_ANY:
      return _ ("looks at any time");
    case EXOS_MONITORING_FIXED:
    case EXOS_N_MONITORINGS:
      break;
    }

  return _ ("one look was planned");
}

ExosExcerpt *
exos_excerpt_new_looks (const ExosDoc *doc)
{
  ExosExcerpt *self = create (C_ ("at the results", "Looks"));
  g_autofree char *peeking = exos_words_peeking (doc->report);
  g_autofree char *boundary = exos_has_boundary_chart (doc->report)
                                  ? exos_boundary_chart_dup_description (doc->report)
                                  : NULL;

  self->caption = g_strdup (name_monitoring (doc->report));
  if (boundary != NULL && peeking != NULL)
    self->text = g_strconcat (boundary, " ", peeking, NULL);
  else
    self->text = boundary != NULL ? g_steal_pointer (&boundary) : g_steal_pointer (&peeking);
  return self;
}

ExosExcerpt *
exos_excerpt_new_guardrails (const ExosDoc *doc)
{
  ExosExcerpt *self = create (_ ("Guardrails"));

  self->sections = doc->guardrails;
  if (doc->guardrails->len == 0)
    self->text = g_strdup (_ ("No guardrails chosen. Pick columns that must not get worse."));
  return self;
}

/* NULL without lines. */
static char *
join_lines (char **lines)
{
  char *text = lines[0] != NULL ? g_strjoinv ("\n", lines) : NULL;

  g_strfreev (lines);
  return text;
}

ExosExcerpt *
exos_excerpt_new_segments (const ExosDoc *doc)
{
  ExosExcerpt *self = create (doc->segments_title);

  self->text = join_lines (exos_words_segments (doc->report));
  if (doc->segments->len > 0)
    self->sections = doc->segments;
  self->caption = g_strdup (_ ("intervals of each by itself, p-values by Benjamini–Hochberg"));
  return self;
}

ExosExcerpt *
exos_excerpt_new_days (const ExosDoc *doc)
{
  ExosExcerpt *self = create (_ ("Daily trend"));

  self->text = join_lines (exos_words_days (doc->report));
  self->caption = g_strdup (_ ("For reference. It does not change the decision."));
  return self;
}

/* "SRM p = 0.724 · 6 checks passed" */
ExosExcerpt *
exos_excerpt_new_health (const ExosDoc *doc)
{
  g_autofree char *title = g_strdup_printf (_ ("Data health: %s"), doc->facts[1].value);
  ExosExcerpt *self = create (title);

  self->text = exos_split_chart_dup_description (doc->report);
  self->caption = g_strjoinv (" · ", doc->facts[1].lines);
  return self;
}

ExosExcerpt *
exos_excerpt_new_tipping (const ExosDoc *doc)
{
  ExosExcerpt *self = create (_ ("What would change this verdict"));
  g_autoptr (ExosTipping) tipping = exos_tipping_new (doc->report, EXOS_TIPPING_ALL);
  g_auto (GStrv) lines = exos_words_tipping (tipping);

  self->text = g_strjoinv ("\n", lines);
  self->caption = g_strdup (_ ("One number changed at a time, judged by the same rules."));
  return self;
}

ExosExcerpt *
exos_excerpt_new_bayes (const ExosDoc *doc)
{
  ExosExcerpt *self = create (_ ("Bayesian view"));

  self->text = exos_words_bayes (doc->report);
  self->caption = g_strdup (_ ("For reference. It does not change the decision."));
  return self;
}

ExosExcerpt *
exos_excerpt_new_method (const ExosDoc *doc)
{
  ExosExcerpt *self = create (_ ("Method and limits"));

  self->text = g_strdup (doc->method);
  return self;
}
