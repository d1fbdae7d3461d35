// SPDX-License-Identifier: MIT
#include "memo/banner.h"

#include "data/language.h"
#include "memo/parts.h"
#include "memo/words.h"

#define MAX_RISKS 3
#define MAX_ACTIONS 3

static void
fill_evidence (ExosBanner *self, const ExosReport *report)
{
  const ExosTreatment *treatment = exos_report_headline (report);
  GPtrArray *lines = g_ptr_array_new ();

  if (report->hides_numbers || treatment == NULL)
    {
      self->stat = g_strdup (_ ("Not shown"));
      exos_memo_add_line (lines,
                          g_strdup (_ ("Numbers are hidden because the data check failed.")));
    }
  else
    {
      self->stat = exos_memo_effect (report, treatment);
      self->stat_note = exos_memo_relative (treatment);
      exos_memo_add_evidence (lines, report);
    }

  self->evidence = exos_memo_end_lines (lines);
}

static void
add_risk (ExosBanner *self, ExosTone tone, char *text)
{
  self->risks[self->n_risks++] = (ExosRiskLine) { .tone = tone, .text = text };
}

/* Of several treatments those of the one that is spoken of. */
static char *
name_guardrails (const ExosReport *report)
{
  g_autofree char *guardrails = exos_words_guardrails (report);

  if (report->n_treatments < 2 || report->n_guardrails == 0)
    return g_strdup_printf (_ ("Guardrails: %s"), guardrails);

  g_autofree char *arm = exos_memo_arm (report, exos_report_headline (report));

  /* Translators: a group, “2 of 2 OK”. */
  return g_strdup_printf (_ ("Guardrails of “%1$s”: %2$s"), arm, guardrails);
}

static void
fill_risks (ExosBanner *self, const ExosReport *report)
{
  g_autofree char *health = exos_words_health (report);
  ExosTone tone;
  char *worst = exos_memo_worst_risk (report, &tone);

  self->risks = g_new0 (ExosRiskLine, MAX_RISKS);
  add_risk (self, exos_memo_health_tone (report), g_strdup_printf (_ ("Data health: %s"), health));
  add_risk (self, exos_memo_guardrail_tone (report), name_guardrails (report));
  if (worst != NULL)
    add_risk (self, tone, worst);
}

static char **
first_actions (const ExosReport *report)
{
  g_auto (GStrv) words = exos_words_actions (report, exos_memo_run_days (report, NULL));
  GPtrArray *lines = g_ptr_array_new ();

  for (gsize i = 0; i < MAX_ACTIONS && words[i] != NULL; i++)
    exos_memo_add_line (lines, g_strdup (words[i]));

  return exos_memo_end_lines (lines);
}

static gboolean
needs_users (const ExosReport *report)
{
  static const ExosCode codes[] = {
    EXOS_CODE_H5,      EXOS_CODE_RERUN,    EXOS_CODE_H6,
    EXOS_CODE_TRIVIAL, EXOS_CODE_UNPROVEN, EXOS_CODE_OTHER,
  };
  const ExosCode code = exos_memo_code (report);

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (codes[i] == code)
      return TRUE;

  return FALSE;
}

ExosBanner *
exos_banner_new (const ExosReport *report)
{
  ExosBanner *self = g_new0 (ExosBanner, 1);

  self->verdict = report->decision.verdict;
  self->word = exos_words_verdict (report);
  self->sentence = exos_words_instruction (report);
  fill_evidence (self, report);
  fill_risks (self, report);
  self->actions = first_actions (report);
  self->needs_users = needs_users (report);
  return self;
}

void
exos_banner_free (ExosBanner *self)
{
  g_free (self->word);
  g_free (self->sentence);
  g_free (self->stat);
  g_free (self->stat_note);
  g_strfreev (self->evidence);
  for (gsize i = 0; i < self->n_risks; i++)
    g_free (self->risks[i].text);
  g_free (self->risks);
  g_strfreev (self->actions);
  g_free (self);
}
