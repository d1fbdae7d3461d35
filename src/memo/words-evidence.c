// SPDX-License-Identifier: MIT
#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"
#include "memo/primary.h"
#include "memo/words.h"

static const char *
name_significance (const ExosTreatment *treatment)
{
  if (!treatment->is_significant)
    return _ ("not significant");
  if (treatment->primary == EXOS_PRIMARY_LOSS)
    return _ ("significant, wrong direction");
  if (treatment->primary == EXOS_PRIMARY_UNSIGNED)
    return _ ("significant, direction not said");

  return _ ("significant");
}

static char *
say_effect (const ExosReport *report, const ExosTreatment *treatment)
{
  g_autofree char *effect = exos_memo_effect (report, treatment);
  g_autofree char *relative = exos_memo_relative (treatment);

  return g_strdup_printf ("%s %s", effect, relative);
}

static char *
say_p (const ExosReport *report, const ExosTreatment *treatment)
{
  g_autofree char *p = exos_memo_p (report, treatment);

  if (p == NULL)
    return NULL;
  return g_strdup_printf ("%s · %s", p, name_significance (treatment));
}

void
exos_memo_add_evidence (GPtrArray *lines, const ExosReport *report)
{
  const ExosTreatment *treatment = exos_report_headline (report);

  exos_memo_add_line (lines, exos_memo_interval (report, treatment));
  exos_memo_add_line (lines, say_p (report, treatment));
  exos_memo_add_line (lines, exos_memo_values (report, treatment));
  exos_memo_add_line (lines, exos_memo_covariate (treatment));
  if (exos_report_data_state (report) == EXOS_DATA_SRM_WARNING)
    exos_memo_add_line (lines,
                        g_strdup (_ ("Not interpretable until the traffic split is explained")));
  if (exos_report_data_state (report) == EXOS_DATA_UNTRUSTED)
    exos_memo_add_line (
        lines, g_strdup (_ ("Not interpretable until the difference of the groups is explained")));
}

char **
exos_words_evidence (const ExosReport *report)
{
  GPtrArray *lines = g_ptr_array_new ();

  if (report->hides_numbers || exos_report_headline (report) == NULL)
    {
      exos_memo_add_line (lines, g_strdup (_ ("Not shown")));
      exos_memo_add_line (lines,
                          g_strdup (_ ("Numbers are hidden because the data check failed.")));
    }
  else
    {
      exos_memo_add_line (lines, say_effect (report, exos_report_headline (report)));
      exos_memo_add_evidence (lines, report);
    }

  return exos_memo_end_lines (lines);
}
