// SPDX-License-Identifier: MIT
/* The traffic split within each segment: a broken one can hide in a total that looks as planned. */
#include "analysis/segments.h"

#include <math.h>
#include <string.h>

#include "analysis/strata.h"
#include "data/arm-order.h"

/* As for all users: below it chi-square does not hold. */
#define FEWEST_EXPECTED 5

static gboolean
are_enough (const ExosReport *report, const guint64 *users)
{
  guint64 n = 0;
  guint64 weights = 0;
  guint64 smallest = G_MAXUINT64;

  for (gsize arm = 0; arm < report->experiment->n_arms; arm++)
    {
      n += users[arm];
      weights += report->weights[arm];
      smallest = MIN (smallest, report->weights[arm]);
    }
  return (unsigned __int128) n * smallest >= (unsigned __int128) weights * FEWEST_EXPECTED;
}

/* Holm (1979), over those that have a p. */
static void
adjust (ExosSegmentSplit *splits, gsize n_splits)
{
  g_autofree double *p = g_new0 (double, n_splits);
  gsize n = 0;

  for (gsize i = 0; i < n_splits; i++)
    if (!isnan (splits[i].p))
      p[n++] = splits[i].p;
  exos_adjust_p_values (EXOS_CORRECTION_HOLM, p, n, p);
  n = 0;
  for (gsize i = 0; i < n_splits; i++)
    if (!isnan (splits[i].p))
      splits[i].p_adjusted = p[n++];
}

static guint64
count_users (const ExosExperiment *experiment, const ExosSegmentSplit *split)
{
  const guint64 *users =
      &experiment->strata[EXOS_STRATA_SEGMENTS].assigned[split->stratum * experiment->n_arms];
  guint64 n = 0;

  for (gsize arm = 0; arm < experiment->n_arms; arm++)
    n += users[arm];
  return n;
}

/* Most users first, then by name, whatever the order of rows. */
static int
compare_splits (gconstpointer a, gconstpointer b, gpointer experiment)
{
  char *const *names = ((const ExosExperiment *) experiment)->strata[EXOS_STRATA_SEGMENTS].names;
  const ExosSegmentSplit *left = a;
  const ExosSegmentSplit *right = b;
  const guint64 n_left = count_users (experiment, left);
  const guint64 n_right = count_users (experiment, right);

  if (n_left != n_right)
    return n_left > n_right ? -1 : 1;
  return strcmp (names[left->stratum], names[right->stratum]);
}

static void
test_segments (ExosReport *report)
{
  const ExosStrata *segments = &report->experiment->strata[EXOS_STRATA_SEGMENTS];
  const gsize n_arms = report->experiment->n_arms;

  report->segment_splits = g_new (ExosSegmentSplit, segments->n);
  for (gsize i = 0; i < segments->n; i++)
    {
      const guint64 *users = &segments->assigned[i * n_arms];
      const double p = are_enough (report, users)
                           ? exos_test_srm (users, report->weights, n_arms, NULL).p_used
                           : NAN;

      report->segment_splits[i] = (ExosSegmentSplit) { i, p, NAN };
    }
  g_qsort_with_data (report->segment_splits, (gint) segments->n, sizeof (ExosSegmentSplit),
                     compare_splits, (gpointer) report->experiment);
  adjust (report->segment_splits, segments->n);
}

/* The segment whose split is least likely, and how many others are unlikely, too. */
static void
report_worst (ExosReport *report)
{
  const ExosStrata *segments = &report->experiment->strata[EXOS_STRATA_SEGMENTS];
  const gsize n_arms = report->experiment->n_arms;
  const ExosSegmentSplit *splits = report->segment_splits;
  gsize worst = 0;
  guint n_unlikely = 0;

  for (gsize i = 0; i < segments->n; i++)
    {
      if (!(splits[i].p_adjusted < EXOS_SRM_WARN))
        continue;
      if (n_unlikely == 0 || splits[i].p < splits[worst].p)
        worst = i;
      n_unlikely++;
    }
  if (n_unlikely == 0)
    return;

  const gsize stratum = splits[worst].stratum;
  g_autofree char *seen =
      exos_format_arms_split (report->experiment, &segments->assigned[stratum * n_arms]);
  g_autofree char *planned = exos_format_arms_split (report->experiment, report->weights);
  ExosIssue *issue = exos_issue_new (EXOS_ISSUE_SEGMENT_SPLIT, 0, segments->column,
                                     segments->names[stratum], seen);

  issue->extra = g_steal_pointer (&planned);
  issue->p = splits[worst].p_adjusted;
  issue->number = n_unlikely - 1;
  g_ptr_array_add (report->issues, issue);
  report->is_untrusted = TRUE;
}

/* Where the split of all users is broken, that is said, and segments need not say it again. */
void
exos_test_segment_splits (ExosReport *report)
{
  if (report->experiment->strata[EXOS_STRATA_SEGMENTS].n == 0 || !report->has_srm)
    return;
  test_segments (report);
  if (report->srm.status == EXOS_SRM_OK)
    report_worst (report);
}
