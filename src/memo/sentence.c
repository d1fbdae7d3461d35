// SPDX-License-Identifier: MIT
#include "memo/sentence.h"

#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"
#include "memo/primary.h"

char *
exos_join_sentences (char *what, char *why)
{
  g_autofree char *first = what;
  g_autofree char *then = why;

  return g_strconcat (first, " ", then, NULL);
}

void
exos_blanks_clear (ExosBlanks *self)
{
  g_free (self->arm);
  g_free (self->effect);
  g_free (self->guardrail);
  g_free (self->harm);
  g_free (self->limit);
}

static char *
name_guardrails (const ExosBlanks *blanks, const ExosGuardrailResult *worst)
{
  const guint n_others =
      exos_memo_count_guardrails (blanks->report, blanks->treatment, worst->state) - 1;
  g_autofree char *name = exos_memo_metric (blanks->report, worst->metric);
  g_autofree char *others = exos_format_count (n_others);

  if (n_others == 0)
    return g_strdup_printf (_ ("‘%s’"), name);

  /* Translators: the worst guardrail, and how many more are as bad. */
  return g_strdup_printf (_ ("‘%s’ and %s more"), name, others);
}

/* "0.20 pp", "0.01 pp (+75%)". */
static char *
format_harm (const ExosGuardrailResult *worst)
{
  g_autofree char *points = exos_memo_harm (worst);
  g_autofree char *relative = exos_format_relative (worst->test.relative);

  if (worst->has_relative_limits || !exos_memo_counts_relative (worst) || worst->test.rate_c <= 0.0)
    return g_steal_pointer (&points);
  return g_strdup_printf ("%s (%s)", points, relative);
}

static void
fill_guardrail (ExosBlanks *blanks)
{
  const guint states = EXOS_GUARDRAIL_BAD | EXOS_GUARDRAIL_NOT_COMPUTABLE | EXOS_GUARDRAIL_UNPROVEN;
  const ExosGuardrailResult *worst =
      exos_memo_worst_guardrail (blanks->report, blanks->treatment, states);

  if (worst == NULL)
    return;

  blanks->state = worst->state;
  blanks->guardrail = name_guardrails (blanks, worst);
  blanks->limit = exos_memo_limit_in_force (blanks->report->plan, worst);
  if (worst->state != EXOS_GUARDRAIL_NOT_COMPUTABLE)
    blanks->harm = format_harm (worst);
}

ExosBlanks
exos_blanks_fill (const ExosReport *report, ExosVoice voice)
{
  ExosBlanks blanks = { .voice = voice,
                        .report = report,
                        .treatment = exos_report_headline (report) };

  if (blanks.treatment == NULL)
    return blanks;

  if (exos_memo_has_several (report))
    blanks.arm = exos_memo_arm (report, blanks.treatment);
  blanks.effect = exos_memo_effect_size (report, blanks.treatment);
  fill_guardrail (&blanks);
  return blanks;
}
