// SPDX-License-Identifier: MIT
#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"
#include "memo/primary.h"
#include "memo/words.h"

static char *
name_effect (const ExosReport *report)
{
  g_autofree char *metric = exos_memo_primary (report);

  if (metric == NULL)
    return g_strdup (_ ("Effect"));
  /* Translators: a metric; capped: of values that are cut off at a quantile. */
  return g_strdup_printf (
      exos_memo_is_capped (report) ? _ ("Effect on capped ‘%s’") : _ ("Effect on ‘%s’"), metric);
}

static void
fill_effect (ExosFact *fact, const ExosReport *report)
{
  const ExosTreatment *treatment = exos_report_headline (report);
  GPtrArray *lines = g_ptr_array_new ();

  fact->label = name_effect (report);
  if (report->hides_numbers || treatment == NULL)
    {
      fact->value = g_strdup (_ ("Not shown"));
      fact->tone = EXOS_TONE_UNKNOWN;
      exos_memo_add_line (lines,
                          g_strdup (_ ("Numbers are hidden because the data check failed.")));
    }
  else
    {
      fact->value = exos_memo_effect (report, treatment);
      fact->note = exos_memo_relative (treatment);
      exos_memo_add_line (lines, exos_memo_interval (report, treatment));
      exos_memo_add_line (lines, exos_memo_p (report, treatment));
      exos_memo_add_line (lines, exos_memo_direction (report));
      if (exos_report_data_state (report) != EXOS_DATA_USABLE)
        exos_memo_add_line (lines, g_strdup (_ ("not interpretable")));
    }

  fact->lines = exos_memo_end_lines (lines);
}

ExosTone
exos_memo_health_tone (const ExosReport *report)
{
  static const ExosTone tones[] = { EXOS_TONE_OK, EXOS_TONE_WARNING, EXOS_TONE_BLOCKED };

  return tones[report->health];
}

static void
fill_health (ExosFact *fact, const ExosReport *report)
{
  GPtrArray *lines = g_ptr_array_new ();
  g_autofree char *count = exos_format_count (report->n_checks_passed);

  fact->label = g_strdup (_ ("Data health"));
  fact->value = exos_words_health (report);
  fact->tone = exos_memo_health_tone (report);
  if (report->has_srm)
    exos_memo_add_line (lines, exos_memo_srm_p (report));
  exos_memo_add_line (lines, exos_memo_srm_days (report));
  exos_memo_add_line (
      lines, g_strdup_printf (NG_ ("%s check passed", "%s checks passed", report->n_checks_passed),
                              count));
  fact->lines = exos_memo_end_lines (lines);
}

ExosTone
exos_memo_states_tone (guint states)
{
  if (states & EXOS_GUARDRAIL_SEVERE)
    return EXOS_TONE_BLOCKED;
  if (states & EXOS_GUARDRAIL_BAD)
    return EXOS_TONE_WARNING;
  if (states != 0 && (states & ~(guint) EXOS_GUARDRAIL_PASSED) == 0)
    return EXOS_TONE_OK;

  return EXOS_TONE_UNKNOWN;
}

/* Judged by what the words say: the worst state present. */
ExosTone
exos_memo_guardrail_tone (const ExosReport *report)
{
  const ExosTreatment *treatment = exos_report_headline (report);

  return exos_memo_states_tone (
      treatment == NULL || report->hides_numbers ? 0 : treatment->guardrail_states);
}

/* "guardrail_error +0.50 pp" for the worst one past a limit; NULL when none is. */
static char *
say_worst (const ExosReport *report)
{
  const ExosTreatment *treatment = exos_report_headline (report);
  const ExosGuardrailResult *worst =
      treatment == NULL || report->hides_numbers
          ? NULL
          : exos_memo_worst_guardrail (report, treatment, EXOS_GUARDRAIL_BAD);

  if (worst == NULL)
    return NULL;

  g_autofree char *name = exos_memo_metric (report, worst->metric);
  g_autofree char *delta = exos_memo_guardrail_shift (worst);

  return g_strdup_printf ("%s %s", name, delta);
}

static void
fill_guardrails (ExosFact *fact, const ExosReport *report)
{
  GPtrArray *lines = g_ptr_array_new ();

  fact->label = g_strdup (_ ("Guardrails"));
  fact->value = exos_words_guardrails (report);
  fact->tone = exos_memo_guardrail_tone (report);
  exos_memo_add_line (lines, say_worst (report));
  fact->lines = exos_memo_end_lines (lines);
}

void
exos_memo_fill_facts (ExosFact facts[3], const ExosReport *report)
{
  fill_effect (&facts[0], report);
  fill_health (&facts[1], report);
  fill_guardrails (&facts[2], report);
}

void
exos_memo_clear_facts (ExosFact facts[3])
{
  for (gsize i = 0; i < 3; i++)
    {
      g_free (facts[i].label);
      g_free (facts[i].value);
      g_free (facts[i].note);
      g_strfreev (facts[i].lines);
    }
}
