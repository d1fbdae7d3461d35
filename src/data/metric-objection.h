// SPDX-License-Identifier: MIT
#pragma once

#include "data/issue.h"
#include "data/metric-sums.h"

G_BEGIN_DECLS

/* Whether whole numbers are no counts of users, as far as the name of their metric tells:
 * "crash_rate" of 2 is no two users. code: what is to be said of it. Rows of users know what they
 * hold, and so does the user who chose the metric. */
gboolean exos_metric_is_no_count (const ExosMetricSource *source, ExosIssueCode *code);

/* Whether they may be counts all the same, of what is called a harm: nothing launches while that
 * cannot be judged. */
gboolean exos_metric_could_harm (const ExosMetricSource *source);

/* Makes what is true of each user, as an average is, the total of the group, which is shown per
 * user. Of several rows of a group none can be told. */
void exos_metric_total_means (const ExosMetricSource *source);

G_END_DECLS
