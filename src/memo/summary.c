// SPDX-License-Identifier: MIT
#include "memo/render.h"

#include <math.h>

#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"
#include "memo/primary.h"
#include "memo/words.h"

/* "guardrails 2/2 OK", or what is wrong with them. */
static char *
say_guardrails (const ExosReport *report)
{
  const ExosTreatment *treatment = exos_report_headline (report);

  if (report->n_guardrails == 0)
    return g_strdup (_ ("no guardrails"));

  g_autofree char *states = exos_words_guardrails (report);

  if ((treatment->guardrail_states & ~(guint) EXOS_GUARDRAIL_PASSED) != 0)
    return g_strdup_printf (_ ("guardrails: %s"), states);

  g_autofree char *count = exos_format_count (report->n_guardrails);

  /* Translators: how many guardrails are OK, and of how many. */
  return g_strdup_printf (_ ("guardrails %1$s/%1$s OK"), count);
}

/* "(95% CI +0.22 to +2.05)": the unit stands beside the effect. */
static char *
say_interval (const ExosReport *report, const ExosTreatment *treatment)
{
  const ExosFigures figures = exos_memo_figures (report, treatment);
  g_autofree char *level = exos_format_level (report->plan->alpha);
  g_autofree char *low = exos_figures_bare (figures, treatment->ci.low);
  g_autofree char *high = exos_figures_bare (figures, treatment->ci.high);

  if (!isfinite (treatment->ci.low) || !isfinite (treatment->ci.high))
    return exos_memo_interval (report, treatment);

  /* Translators: level and ends of a confidence interval. */
  return g_strdup_printf (_ ("%s CI %s to %s"), level, low, high);
}

/* A line by itself says what the effect is on, unless it is on conversion. */
static char *
say_effect (const ExosReport *report, const ExosTreatment *treatment)
{
  g_autofree char *metric = exos_memo_primary (report);
  char *effect = exos_memo_effect (report, treatment);

  if (metric == NULL)
    return effect;

  g_autofree char *change = effect;

  return g_strdup_printf ("%s %s", metric, change);
}

static char *
say_numbers (const ExosReport *report)
{
  const ExosTreatment *treatment = exos_report_headline (report);
  g_autofree char *arm =
      exos_memo_has_several (report) ? exos_memo_arm (report, treatment) : g_strdup ("");
  g_autofree char *effect = say_effect (report, treatment);
  g_autofree char *interval = say_interval (report, treatment);
  g_autofree char *p = exos_memo_p (report, treatment);
  g_autofree char *guardrails = say_guardrails (report);

  return g_strdup_printf ("%s%s%s (%s), %s, %s", arm, arm[0] != '\0' ? " " : "", effect, interval,
                          p, guardrails);
}

/* Numbers that must not be used are not sent round: the sentence stands in their place. */
static char *
say_rest (const ExosReport *report)
{
  const gboolean is_usable = exos_report_data_state (report) == EXOS_DATA_USABLE;

  if (is_usable && exos_report_headline (report) != NULL)
    return say_numbers (report);

  return exos_words_sentence (report);
}

/* A decision against the recommendation is said as such, and neither without the other. */
char *
exos_render_summary (const ExosDoc *doc)
{
  const gboolean is_overridden = doc->override != NULL;
  const char *before = exos_language_use (doc->language);
  const char *verdict = is_overridden ? doc->word : exos_words_verdict_short (doc->verdict);
  g_autofree char *rest = say_rest (doc->report);
  char *line =
      g_strdup_printf ("%s %s — %s: %s%s%s\n", exos_memo_glyph (doc->verdict), verdict, doc->title,
                       rest, is_overridden ? " · " : "", is_overridden ? doc->override : "");

  exos_language_use (before);
  return line;
}
