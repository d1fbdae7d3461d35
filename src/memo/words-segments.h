// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/report.h"

G_BEGIN_DECLS

/* What segments, and days, say of the headline treatment, a sentence a line; none without them. The
 * caller frees with g_strfreev(). */
char **exos_words_segments (const ExosReport *report);
char **exos_words_days (const ExosReport *report);

/* Why the days of a treatment have no chart; NULL where they have one, or none are known. The
 * caller frees. */
char *exos_words_no_trend (const ExosReport *report, const ExosTreatment *treatment);

G_END_DECLS
