// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/report.h"

G_BEGIN_DECLS

/* What segments, and days, say of the headline treatment, a sentence a line; none without them. The
 * caller frees with g_strfreev(). */
char **exos_words_segments (const ExosReport *report);
char **exos_words_days (const ExosReport *report);

G_END_DECLS
