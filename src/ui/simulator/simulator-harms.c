// SPDX-License-Identifier: MIT
#include "ui/simulator/simulator-harms.h"

#include "data/format.h"
#include "data/language.h"

#define NAME_CHARS 24

/* Rates that were judged: others are not drawn, and cannot be harmed. */
static gboolean
can_be_harmed (const ExosGuardrailResult *guardrail)
{
  return guardrail->measure == EXOS_MEASURE_RATE &&
         guardrail->by_limits != EXOS_GUARDRAIL_NOT_COMPUTABLE;
}

double *
exos_simulator_dup_harms (const ExosReport *report, guint choice)
{
  double *harms = g_new0 (double, report->n_guardrails);

  for (gsize i = 0; report->has_results && i < report->n_guardrails; i++)
    {
      const ExosGuardrailResult *it = &report->treatments[0].guardrails[i];

      if (can_be_harmed (it) && choice-- == 1)
        harms[i] = exos_guardrail_limit (it, it->severe);
    }

  return harms;
}

/* "‘cancel’ truly worse by 0.30 pp" */
static char *
name_harm (const ExosReport *report, gsize guardrail)
{
  const ExosGuardrailResult *it = &report->treatments[0].guardrails[guardrail];
  g_autofree char *name =
      exos_visible_text (report->experiment->metrics[it->metric].name, NAME_CHARS);
  g_autofree char *limit = exos_format_points_unsigned (exos_guardrail_limit (it, it->severe),
                                                        exos_guardrail_decimals (it));

  /* Translators: a guardrail, and its severe limit such as "0.30 pp". */
  return g_strdup_printf (_ ("‘%s’ truly worse by %s"), name, limit);
}

GtkStringList *
exos_simulator_harm_names (const ExosReport *report)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("None truly harmed"));
  for (gsize i = 0; report->has_results && i < report->n_guardrails; i++)
    if (can_be_harmed (&report->treatments[0].guardrails[i]))
      gtk_string_list_take (names, name_harm (report, i));
  return names;
}
