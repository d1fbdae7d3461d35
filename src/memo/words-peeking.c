// SPDX-License-Identifier: MIT
#include "memo/words-peeking.h"

#include "analysis/peeking.h"
#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"
#include "memo/words.h"

#include <math.h>

#define MAX_DECIMALS 4

char *
exos_words_alpha_share (double alpha)
{
  double percent = alpha * 100.0;
  int decimals = 0;

  while (decimals < MAX_DECIMALS && fabs (percent - round (percent)) > 1e-9)
    {
      percent *= 10.0;
      decimals++;
    }
  return exos_format_rate (alpha, decimals);
}

char *
exos_words_peeked (const ExosReport *report)
{
  g_autofree char *look = exos_format_count (exos_report_count_looks (report));

  if (!exos_report_is_peeked (report))
    return NULL;

  /* Translators: the number of this look: 4. */
  return g_strdup_printf (_ ("This is look %s at this experiment"), look);
}

char *
exos_words_peeked_risk (const ExosReport *report)
{
  g_autofree char *count = exos_format_count (exos_report_count_looks (report));
  g_autofree char *alpha = exos_words_alpha_share (report->plan->alpha);

  if (!exos_report_is_peeked (report))
    return NULL;

  g_autofree char *error = exos_format_rate (report->peeking_error, 1);

  /* Translators: a number of looks (2 or more), and two chances: 5%, 12.6%. */
  return g_strdup_printf (_ ("Reading p-values after each of %1$s looks raises the chance of a "
                             "false alarm from %2$s to about %3$s."),
                          count, alpha, error);
}

/* Before a sequence has begun its interval is everything there is. */
static gboolean
has_not_begun (const ExosReport *report)
{
  return exos_memo_has_sequence (report) && !exos_report_headline (report)->sequential.has_begun;
}

static char *
say_answer (const ExosReport *report)
{
  const ExosTreatment *treatment = exos_report_headline (report);
  g_autofree char *word = exos_words_verdict (report);
  g_autofree char *interval = treatment != NULL ? exos_memo_interval (report, treatment) : NULL;

  if (treatment != NULL && has_not_begun (report))
    return exos_words_instruction (report);
  /* Translators: a verdict, and the interval of its effect. */
  return interval != NULL ? g_strdup_printf (C_ ("verdict, interval", "%1$s, %2$s"), word, interval)
                          : g_steal_pointer (&word);
}

char *
exos_words_answer (const ExosReport *report)
{
  const gboolean is_once = exos_plan_effective_monitoring (report->plan) == EXOS_MONITORING_FIXED;
  g_autofree char *answer = say_answer (report);

  /* Translators: what a test says: Launch, 95% CI +0.22 to +2.05 pp. */
  return g_strdup_printf (is_once ? _ ("Read as one look: %s") : _ ("Allowing for every look: %s"),
                          answer);
}
