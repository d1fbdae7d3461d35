// SPDX-License-Identifier: MIT
#include "memo/words.h"

#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"
#include "memo/primary.h"

const char *
exos_words_verdict_short (ExosVerdict verdict)
{
  switch (verdict)
    {
    case EXOS_VERDICT_LAUNCH:
      return _ ("Launch");
    case EXOS_VERDICT_HOLD:
      return _ ("Hold");
    case EXOS_VERDICT_ROLLBACK:
      return _ ("Rollback");
    }

  g_assert_not_reached ();
}

/* The verdict on the treatment, which has a name of its own when there are several. */
static char *
name_verdict (const ExosReport *report)
{
  const ExosTreatment *treatment = exos_report_headline (report);
  g_autofree char *arm = exos_memo_has_several (report) ? exos_memo_arm (report, treatment) : NULL;

  switch (report->decision.verdict)
    {
    case EXOS_VERDICT_LAUNCH:
      return arm != NULL ? g_strdup_printf (_ ("Launch “%s”"), arm)
                         : g_strdup (C_ ("verdict", "Launch"));
    case EXOS_VERDICT_HOLD:
      return g_strdup (C_ ("verdict", "Hold"));
    case EXOS_VERDICT_ROLLBACK:
      return arm != NULL ? g_strdup_printf (_ ("Roll back “%s”"), arm)
                         : g_strdup (C_ ("verdict", "Roll back"));
    }

  g_assert_not_reached ();
}

char *
exos_words_verdict (const ExosReport *report)
{
  switch (exos_memo_code (report))
    {
    case EXOS_CODE_H1:
      return g_strdup (_ ("Hold — fix the data"));
    case EXOS_CODE_H2:
      return g_strdup (_ ("Hold — traffic split is broken"));
    case EXOS_CODE_H3:
      return g_strdup (_ ("Hold — check the traffic split"));
    case EXOS_CODE_TRUST:
      return g_strdup (_ ("Hold — the groups were not alike"));
    case EXOS_CODE_DIRECTION:
      return g_strdup (_ ("Hold — which way is better?"));
    case EXOS_CODE_VERIFY:
      return g_strdup (_ ("Hold — verify the effect"));
    case EXOS_CODE_H6:
      return g_strdup (_ ("Hold — no meaningful effect"));
    case EXOS_CODE_EARLY:
      return g_strdup (_ ("Hold — too early to decide"));
    case EXOS_CODE_L1:
    case EXOS_CODE_L2:
    case EXOS_CODE_H4:
    case EXOS_CODE_H5:
    case EXOS_CODE_R1:
    case EXOS_CODE_R2:
    case EXOS_CODE_R3:
    case EXOS_CODE_HARM_UNCONFIRMED:
    case EXOS_CODE_TRIVIAL:
    case EXOS_CODE_LAUNCH_CONDITIONAL:
    case EXOS_CODE_UNPROVEN:
    case EXOS_CODE_RISK:
    case EXOS_CODE_RERUN:
    case EXOS_CODE_HARM:
    case EXOS_CODE_LITERAL_LOSS:
    case EXOS_CODE_PRIMARY_NOT_COMPUTABLE:
    case EXOS_CODE_GUARDRAIL_NOT_COMPUTABLE:
    case EXOS_CODE_OTHER:
      return name_verdict (report);
    }

  g_assert_not_reached ();
}

char *
exos_words_health (const ExosReport *report)
{
  switch (report->health)
    {
    case EXOS_HEALTH_HEALTHY:
      return g_strdup (_ ("Healthy"));
    case EXOS_HEALTH_WARNING:
      return g_strdup (_ ("Warning"));
    case EXOS_HEALTH_BLOCKED:
      return g_strdup (_ ("Blocked"));
    }

  g_assert_not_reached ();
}

/* "1 severe" of the guardrails in one state; NULL when there are none. */
static char *
count_state (const ExosReport *report, ExosGuardrailState state)
{
  const guint n = exos_memo_count_guardrails (report, exos_report_headline (report), state);
  g_autofree char *count = exos_format_count (n);

  if (n == 0)
    return NULL;

  switch (state)
    {
    case EXOS_GUARDRAIL_SEVERE:
      /* Translators: how many guardrails are severe. */
      return g_strdup_printf (_ ("%1$s severe"), count);
    case EXOS_GUARDRAIL_WORSENED:
      return g_strdup_printf (_ ("%1$s worse"), count);
    case EXOS_GUARDRAIL_NOT_COMPUTABLE:
      return g_strdup_printf (_ ("%1$s unclear"), count);
    case EXOS_GUARDRAIL_SEVERE_UNCONFIRMED:
      /* Translators: severe as it looks, but it may be chance. */
      return g_strdup_printf (_ ("%1$s severe?"), count);
    case EXOS_GUARDRAIL_SUSPECT:
      return g_strdup_printf (_ ("%1$s suspect"), count);
    case EXOS_GUARDRAIL_UNPROVEN:
      /* Translators: not shown to be safe. */
      return g_strdup_printf (_ ("%1$s unproven"), count);
    case EXOS_GUARDRAIL_OK:
    case EXOS_GUARDRAIL_SAFE:
    case EXOS_GUARDRAIL_MINOR:
    case EXOS_GUARDRAIL_NONE:
      return NULL;
    }

  g_assert_not_reached ();
}

static char *
count_ok (const ExosReport *report)
{
  const guint n_ok =
      exos_memo_count_guardrails (report, exos_report_headline (report), EXOS_GUARDRAIL_PASSED);
  g_autofree char *ok = exos_format_count (n_ok);
  g_autofree char *all = exos_format_count (report->n_guardrails);

  /* Translators: how many guardrails are OK, and of how many: 2 of 2 OK. */
  return g_strdup_printf (_ ("%1$s of %2$s OK"), ok, all);
}

/* How many are OK is not said beside one that is bad, nor when none was shown to be. */
static gboolean
has_passed (guint states)
{
  return (states & EXOS_GUARDRAIL_BAD) == 0 &&
         ((states & EXOS_GUARDRAIL_PASSED) != 0 || (states & EXOS_GUARDRAIL_UNPROVEN) == 0);
}

char *
exos_words_guardrails (const ExosReport *report)
{
  static const ExosGuardrailState told[] = {
    EXOS_GUARDRAIL_SEVERE,  EXOS_GUARDRAIL_SEVERE_UNCONFIRMED, EXOS_GUARDRAIL_WORSENED,
    EXOS_GUARDRAIL_SUSPECT, EXOS_GUARDRAIL_NOT_COMPUTABLE,     EXOS_GUARDRAIL_UNPROVEN,
  };
  GPtrArray *parts = g_ptr_array_new ();
  const ExosTreatment *treatment = exos_report_headline (report);

  if (treatment == NULL || report->hides_numbers)
    exos_memo_add_line (parts, g_strdup (_ ("Not shown")));
  else if (report->n_guardrails == 0)
    exos_memo_add_line (parts, g_strdup (exos_guardrail_state_label (EXOS_GUARDRAIL_NONE)));
  else
    {
      if (has_passed (treatment->guardrail_states))
        exos_memo_add_line (parts, count_ok (report));
      for (gsize i = 0; i < G_N_ELEMENTS (told); i++)
        exos_memo_add_line (parts, count_state (report, told[i]));
    }

  g_auto (GStrv) texts = exos_memo_end_lines (parts);

  return g_strjoinv (", ", texts);
}
