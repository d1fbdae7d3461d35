// SPDX-License-Identifier: MIT
#include "memo/parts.h"

/* How far up a state stands in a list. */
static int
rank_state (ExosGuardrailState state)
{
  switch (state)
    {
    case EXOS_GUARDRAIL_SEVERE:
      return 0;
    case EXOS_GUARDRAIL_SEVERE_UNCONFIRMED:
      return 1;
    case EXOS_GUARDRAIL_WORSENED:
      return 2;
    case EXOS_GUARDRAIL_SUSPECT:
      return 3;
    case EXOS_GUARDRAIL_NOT_COMPUTABLE:
      return 4;
    case EXOS_GUARDRAIL_UNPROVEN:
      return 5;
    case EXOS_GUARDRAIL_MINOR:
    case EXOS_GUARDRAIL_SAFE:
    case EXOS_GUARDRAIL_OK:
    case EXOS_GUARDRAIL_NONE:
      return 6;
    }

  g_assert_not_reached ();
}

/* The harm that is not ruled out, beside the limits. */
static double
reach (const ExosGuardrailResult *guardrail)
{
  return exos_guardrail_severity (guardrail, guardrail->test.harm_upper_1s);
}

int
exos_memo_compare_guardrails (const ExosReport *report,
                              const ExosGuardrailResult *a,
                              const ExosGuardrailResult *b)
{
  const ExosMetric *metrics = report->experiment->metrics;
  const int rank = rank_state (a->state) - rank_state (b->state);
  const gboolean is_judged = a->state != EXOS_GUARDRAIL_NOT_COMPUTABLE;

  if (rank != 0)
    return rank;
  if (is_judged && reach (a) != reach (b))
    return reach (a) > reach (b) ? -1 : 1;
  return g_strcmp0 (metrics[a->metric].name, metrics[b->metric].name);
}

typedef struct
{
  const ExosReport *report;
  const ExosTreatment *treatment;
} Order;

static int
compare_indices (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Order *order = user_data;

  return exos_memo_compare_guardrails (order->report,
                                       &order->treatment->guardrails[*(const gsize *) a],
                                       &order->treatment->guardrails[*(const gsize *) b]);
}

gsize *
exos_memo_sort_guardrails (const ExosReport *report, const ExosTreatment *treatment)
{
  gsize *indices = g_new (gsize, report->n_guardrails);
  Order order = { report, treatment };

  for (gsize i = 0; i < report->n_guardrails; i++)
    indices[i] = i;
  if (report->n_guardrails > 1)
    g_qsort_with_data (indices, (gint) report->n_guardrails, sizeof *indices, compare_indices,
                       &order);
  return indices;
}

guint
exos_memo_count_guardrails (const ExosReport *report, const ExosTreatment *treatment, guint states)
{
  guint n = 0;

  for (gsize i = 0; i < report->n_guardrails; i++)
    n += (treatment->guardrails[i].state & states) != 0;
  return n;
}

const ExosGuardrailResult *
exos_memo_worst_guardrail (const ExosReport *report, const ExosTreatment *treatment, guint states)
{
  const ExosGuardrailResult *worst = NULL;

  for (gsize i = 0; i < report->n_guardrails; i++)
    {
      const ExosGuardrailResult *it = &treatment->guardrails[i];

      if ((it->state & states) != 0 &&
          (worst == NULL || exos_memo_compare_guardrails (report, it, worst) < 0))
        worst = it;
    }

  return worst;
}

double
exos_memo_worst_case (const ExosGuardrailResult *guardrail)
{
  return guardrail->direction == EXOS_DIRECTION_LOWER ? guardrail->test.ci_score.high
                                                      : guardrail->test.ci_score.low;
}
