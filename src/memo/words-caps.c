// SPDX-License-Identifier: MIT
/* What is said of metrics whose values were capped. */
#include "data/arm-order.h"
#include "data/format.h"
#include "data/language.h"
#include "data/rows/plan.h"
#include "memo/parts.h"
#include "memo/primary.h"
#include "memo/words.h"

#define MAX_NAME 40 /* characters of a group */

gboolean
exos_memo_is_capped (const ExosReport *report)
{
  const int metric = report->experiment->primary_metric;

  return metric >= 0 && report->experiment->metrics[metric].cap.quantile > 0;
}

static char *
say_quantile (const ExosMetricCap *cap)
{
  return exos_format_level (1.0 - (double) cap->quantile / EXOS_ROWS_QUANTILE_PARTS);
}

/* "812.50", "−72.50 and 812.50". */
static char *
say_caps (const ExosMetricCap *cap)
{
  g_autofree char *upper = exos_format_mean (cap->upper);
  g_autofree char *lower = exos_format_mean (cap->lower);

  if (!cap->has_lower)
    return g_steal_pointer (&upper);
  /* Translators: two values, between which all others lie. */
  return g_strdup_printf (_ ("%s and %s"), lower, upper);
}

/* "control 51 (0.10%), treatment 52 (0.11%)". */
static char *
say_shares (const ExosReport *report, gsize metric)
{
  const ExosExperiment *experiment = report->experiment;
  GString *text = g_string_new (NULL);

  for (gsize place = 0; place < experiment->n_arms; place++)
    {
      const gsize arm = exos_arm_at (experiment, place);
      const ExosValue *value = exos_experiment_value (experiment, arm, metric);
      g_autofree char *name = exos_visible_text (experiment->arms[arm].name, MAX_NAME);
      g_autofree char *count = exos_format_count (value->capped);
      g_autofree char *share =
          exos_format_rate ((double) value->capped / (double) MAX (value->users, 1), 2);

      g_string_append (text, place > 0 ? ", " : "");
      /* Translators: a group, some of its users, their share: control 51 (0.10%). */
      g_string_append_printf (text, C_ ("capped users", "%s %s (%s)"), name, count, share);
    }

  return g_string_free (text, FALSE);
}

char *
exos_words_capping (const ExosReport *report, gsize metric)
{
  const ExosMetricCap *cap = &report->experiment->metrics[metric].cap;
  g_autofree char *name = exos_memo_metric (report, metric);
  g_autofree char *caps = say_caps (cap);
  g_autofree char *quantile = say_quantile (cap);
  g_autofree char *shares = say_shares (report, metric);

  if (cap->quantile == 0 || report->hides_numbers)
    return NULL;

  /* Translators: a metric, its caps, a quantile in per cent, how many users of each group. */
  return g_strdup_printf (
      _ ("Values of ‘%s’ are capped at %s (%s quantile of all groups together); users capped: %s."),
      name, caps, quantile, shares);
}

static char *
say_covariate (const ExosReport *report, gsize metric)
{
  const ExosMetric *it = &report->experiment->metrics[metric];
  g_autofree char *name = exos_memo_metric (report, metric);
  g_autofree char *caps = say_caps (&it->covariate_cap);

  if (it->covariate_cap.quantile == 0)
    return NULL;
  return g_strdup_printf (_ ("The covariate of ‘%s’ is capped at %s."), name, caps);
}

/* Neither the metric that decides nor a guardrail: nobody sees its numbers. */
static gboolean
is_shown (const ExosReport *report, gsize metric)
{
  const ExosTreatment *treatment = exos_report_headline (report);
  gboolean is_shown = report->experiment->primary_metric == (int) metric;

  for (gsize i = 0; treatment != NULL && i < report->n_guardrails; i++)
    is_shown |= treatment->guardrails[i].metric == metric;
  return is_shown;
}

char *
exos_memo_outliers (const ExosReport *report)
{
  if (report->measure == EXOS_MEASURE_RATE)
    return NULL;
  return g_strdup (exos_memo_is_capped (report)
                       ? _ ("Values are capped: what happens above the cap does not show.")
                       : _ ("Outliers were not checked: a few users can move a mean."));
}

void
exos_memo_add_capping (GPtrArray *lines, const ExosReport *report)
{
  const ExosExperiment *experiment = report->experiment;

  if (report->hides_numbers)
    return;
  for (gsize i = 0; i < experiment->n_metrics; i++)
    {
      if (!is_shown (report, i))
        continue;
      exos_memo_add_line (lines, exos_words_capping (report, i));
      exos_memo_add_line (lines, say_covariate (report, i));
    }
}
