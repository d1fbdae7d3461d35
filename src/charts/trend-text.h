// SPDX-License-Identifier: MIT
/* The days of the trend chart: for the files of that chart alone. */
#pragma once

#include "analysis/report.h"

G_BEGIN_DECLS

/* The first day with an interval; as many as there are days without any. */
gsize exos_trend_first (const ExosDays *days);

/* What a day is called on the axis. The caller frees. */
char *exos_trend_dup_day (const ExosReport *report, const ExosDay *day);

G_END_DECLS
