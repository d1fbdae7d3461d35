// SPDX-License-Identifier: MIT
/* The traffic split day by day, for who looks every day. */
#include "analysis/parts.h"

#include <math.h>

#include "analysis/day-order.h"

static void
keep_worst (ExosReport *report, gsize day, const guint64 *users)
{
  g_free (report->worst_split);
  report->worst_day = day;
  report->worst_split = g_memdup2 (users, report->experiment->n_arms * sizeof *users);
}

void
exos_follow_split (ExosReport *report)
{
  const ExosExperiment *experiment = report->experiment;
  const gsize n_arms = experiment->n_arms;
  gsize n_days;
  g_autofree gsize *days = exos_list_days (experiment, &n_days);
  g_autofree guint64 *users = g_new0 (guint64, n_arms);
  double ln_most = -INFINITY;

  if (n_days < 2)
    return;
  report->day_splits = g_new (double, n_days);
  for (gsize day = 0; day < n_days; day++)
    {
      for (gsize arm = 0; arm < n_arms; arm++)
        users[arm] += experiment->strata[EXOS_STRATA_DAYS].assigned[days[day] * n_arms + arm];

      const double ln_factor = exos_srm_ln_bayes_factor (users, report->weights, n_arms);

      if (ln_factor > ln_most)
        keep_worst (report, days[day], users);
      ln_most = fmax (ln_most, ln_factor);
      report->day_splits[day] = exp (-fmax (ln_most, 0.0));
    }

  report->srm_running_p = report->day_splits[n_days - 1];
}
