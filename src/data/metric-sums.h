// SPDX-License-Identifier: MIT
#pragma once

#include "data/metric-sources.h"

G_BEGIN_DECLS

/* Reads the totals of a mean or ratio, group by group, into the experiment's sums: to the last
 * digit of the file. Where no users can have such totals, or some are no numbers, the value is
 * UNREADABLE and an issue says why: a problem when the metric decides, else a warning. A covariate
 * that cannot be read is left out with a word. */
void exos_read_metric_sums (const ExosMetricSource *source);

/* The same totals of one arm of the sheet, which says nothing; FALSE when one of them cannot be
 * read. Without a covariate that can be read its sums are 0. */
gboolean exos_read_pair_sums (const ExosMetricSource *source, gsize arm, ExosPairSums *sums);

G_END_DECLS
