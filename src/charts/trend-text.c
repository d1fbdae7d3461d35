// SPDX-License-Identifier: MIT
/* What the trend chart shows, in words. */
#include "charts/trend-text.h"

#include <math.h>

#include "analysis/figures.h"
#include "charts/trend-chart.h"
#include "data/date-pattern.h"
#include "data/format.h"
#include "data/language.h"

#define NAME_CHARS 16
#define DECIMALS 2

gsize
exos_trend_first (const ExosDays *days)
{
  gsize first = 0;

  while (first < days->n && isnan (days->days[first].ci.low))
    first++;
  return first;
}

char *
exos_trend_dup_day (const ExosReport *report, const ExosDay *day)
{
  GDate date;

  if (day->julian == 0)
    return exos_visible_text (report->experiment->strata[EXOS_STRATA_DAYS].names[day->stratum],
                              NAME_CHARS);
  g_date_clear (&date, 1);
  g_date_set_julian (&date, day->julian);
  return exos_format_day (&date);
}

char *
exos_trend_chart_dup_description (const ExosReport *report, const ExosTreatment *treatment)
{
  if (!exos_has_trend_chart (report, treatment))
    return g_strdup ("");

  const ExosDays *days = treatment->days;
  const ExosDay *first = &days->days[exos_trend_first (days)];
  const ExosDay *last = &days->days[days->n - 1];
  const ExosFigures figures = exos_effect_figures (treatment, DECIMALS);
  g_autofree char *from = exos_trend_dup_day (report, first);
  g_autofree char *to = exos_trend_dup_day (report, last);
  g_autofree char *start = exos_figures_change (figures, first->difference);
  g_autofree char *end = exos_figures_change (figures, last->difference);
  g_autofree char *interval = exos_figures_interval (figures, last->ci);

  /* Translators: an effect and the day up to which it was found; the same of the last day; the
   * interval then. */
  return g_strdup_printf (
      _ ("Effect among all users so far: %1$s on %2$s, %3$s on %4$s; confidence "
         "sequence %5$s."),
      start, from, end, to, interval);
}
