// SPDX-License-Identifier: MIT
#pragma once

#include "stats/moments.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The comparison of two groups at the alpha of an input, with the keys of the kind "means". */
JsonObject *reference_answer_moments (JsonObject *input,
                                      const ExosMoments *c,
                                      const ExosMoments *t);

/* Whole lines of the kinds "means" (totals), "raw_means" (values), "ratio" (pairs of values) and
 * "univariate" (one group). The caller owns the result. */
JsonObject *reference_answer_means (JsonObject *line);
JsonObject *reference_answer_raw_means (JsonObject *line);
JsonObject *reference_answer_ratio (JsonObject *line);
JsonObject *reference_answer_univariate (JsonObject *line);

G_END_DECLS
