// SPDX-License-Identifier: MIT
/* The traffic split day by day, for who looks every day. */
#include "analysis/parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char *name;
  gsize stratum;
} Day;

static int
compare_days (const void *a, const void *b)
{
  const Day *left = a;
  const Day *right = b;
  const int order = strcmp (left->name, right->name);

  return order != 0 ? order : (left->stratum > right->stratum) - (left->stratum < right->stratum);
}

/* 2026-03-14, 20260314, 2026.03.14: as texts they follow each other like the days. */
static gboolean
sorts_as_text (const ExosExperiment *experiment)
{
  gboolean sorts = TRUE;

  for (gsize i = 0; sorts && i < experiment->n_strata; i++)
    sorts = strlen (experiment->strata[i]) == strlen (experiment->strata[0]) &&
            strspn (experiment->strata[i], "0123456789") >= 4;
  return sorts;
}

/* In the order of time; as they stand in the file when that cannot be told. */
static Day *
list_days (const ExosExperiment *experiment)
{
  Day *days = g_new (Day, experiment->n_strata);

  for (gsize i = 0; i < experiment->n_strata; i++)
    days[i] = (Day) { experiment->strata[i], i };
  if (sorts_as_text (experiment))
    qsort (days, experiment->n_strata, sizeof *days, compare_days);
  return days;
}

gboolean
exos_has_days (const ExosExperiment *experiment)
{
  return experiment->strata != NULL && experiment->stratum_role == EXOS_ROLE_DATE &&
         experiment->n_strata > 1;
}

double
exos_running_split_p (const ExosReport *report)
{
  const ExosExperiment *experiment = report->experiment;
  const gsize n_arms = experiment->n_arms;

  if (!exos_has_days (experiment))
    return NAN;

  g_autofree Day *days = list_days (experiment);
  g_autofree guint64 *users = g_new0 (guint64, n_arms);
  double ln_most = 0.0;

  for (gsize day = 0; day < experiment->n_strata; day++)
    {
      for (gsize arm = 0; arm < n_arms; arm++)
        users[arm] += experiment->strata_counts[days[day].stratum * n_arms + arm].users;
      ln_most = fmax (ln_most, exos_srm_ln_bayes_factor (users, report->weights, n_arms));
    }

  return exp (-ln_most);
}
