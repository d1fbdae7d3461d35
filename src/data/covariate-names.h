// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define EXOS_NO_METRIC G_MAXUINT

/* Which of n names (normalised; "" for one that may not be found) says that it holds another one
 * of the same users before the experiment: "pre revenue" or "revenue before" of "revenue", "사전
 * 매출" of "매출". metrics[i] becomes the place of the metric whose covariate name i is,
 * EXOS_NO_METRIC of others. A metric has one covariate, the first that is named so, and a covariate
 * has none. */
void exos_covariate_names_match (const char *const *names, guint n, guint *metrics);

/* Whether a normalised name says that it is of the time before the experiment, whatever of. */
gboolean exos_name_is_covariate (const char *name);

G_END_DECLS
