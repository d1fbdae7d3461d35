// SPDX-License-Identifier: MIT
/* How long the experiment ran: as people say, else as the days of the data do. */
#include "data/data-days.h"
#include "data/format.h"
#include "data/language.h"
#include "memo/date-range.h"
#include "memo/parts.h"
#include "memo/words.h"

static guint
count_days (const ExosReport *report)
{
  const ExosTreatment *headline = exos_report_headline (report);
  const guint days = exos_experiment_days (report->experiment);

  return days == 0 && headline != NULL && headline->days != NULL ? headline->days->n_calendar
                                                                 : days;
}

guint
exos_memo_run_days (const ExosReport *report, const ExosMemoEdits *edits)
{
  const guint said = exos_memo_edits_days (edits);

  return said > 0 ? said : count_days (report);
}

static char *
format_run (const ExosReport *report, const ExosMemoEdits *edits)
{
  const ExosExperiment *experiment = report->experiment;
  char *said = edits != NULL ? exos_format_date_range (&edits->start, &edits->end) : NULL;

  return said != NULL ? said
                      : exos_format_date_range (&experiment->first_day, &experiment->last_day);
}

char *
exos_memo_run (const ExosReport *report, const ExosMemoEdits *edits)
{
  g_autofree char *range = format_run (report, edits);

  if (range == NULL)
    return NULL;

  /* Translators: when the experiment ran. */
  return g_strdup_printf (_ ("Run: %s"), range);
}

char *
exos_memo_say_run_length (guint days)
{
  g_autofree char *count = exos_format_count (days);

  if (days == 0)
    return g_strdup (_ ("Fixed-horizon test: valid only if the run length was set in advance."));

  return g_strdup_printf (
      NG_ ("Fixed-horizon test: valid only if the run of %s day was set in advance.",
           "Fixed-horizon test: valid only if the run of %s days was set in advance.", days),
      count);
}

char *
exos_memo_say_run_short (guint days)
{
  g_autofree char *count = exos_format_count (days);

  if (days == 0)
    return g_strdup (_ ("Run length unknown: valid only if fixed in advance"));

  return g_strdup_printf (NG_ ("Run of %s day: valid only if fixed in advance",
                               "Run of %s days: valid only if fixed in advance", days),
                          count);
}
