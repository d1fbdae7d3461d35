// SPDX-License-Identifier: MIT
/* Which way the primary metric is better, and what is said while nobody knows. */
#include "data/language.h"
#include "memo/parts.h"
#include "memo/primary.h"
#include "memo/risks.h"

char *
exos_memo_direction (const ExosReport *report)
{
  if (report->is_direction_assumed)
    return g_strdup (_ ("higher is better (assumed)"));
  if (report->primary_direction == EXOS_DIRECTION_LOWER)
    return g_strdup (_ ("lower is better"));
  return NULL;
}

/* Neither a gain nor a loss. */
char *
exos_say_unsigned (const ExosBlanks *b)
{
  char *seen =
      exos_join_sentences (exos_say_undecided (b->voice), exos_say_change_alone (b, b->arm));

  return exos_join_sentences (seen, g_strdup (_ ("It is not set whether higher is better.")));
}

void
exos_memo_add_say_direction (GPtrArray *lines, const ExosReport *report)
{
  g_autofree char *metric = exos_memo_primary (report);

  exos_memo_add_line (lines,
                      g_strdup_printf (_ ("Say whether higher or lower ‘%s’ is better"), metric));
}

/* The sentence of the verdict says it where it decides. */
void
exos_risk_add_direction (GPtrArray *lines, const ExosReport *report, ExosRiskForm form)
{
  g_autofree char *metric = exos_memo_primary (report);

  if (!report->is_direction_assumed)
    return;

  exos_memo_add_line (
      lines,
      g_strdup_printf (
          form == EXOS_FORM_SHORT
              ? _ ("Assumed: higher ‘%s’ is better")
              : _ ("Higher ‘%s’ was only assumed to be better. Say which it is: in the setup, or "
                   "with --primary=NAME:higher or :lower."),
          metric));
}
