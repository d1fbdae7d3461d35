// SPDX-License-Identifier: MIT
#pragma once

#include "stats/srm.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* One piece of an answer each, with the keys of the cases. The caller owns the result. */
JsonObject *reference_answer_srm (const guint64 *users, const guint64 *weights, gsize n);
JsonObject *reference_answer_primary (ExosCount control, ExosCount treatment, double alpha);
JsonObject *reference_answer_guardrail (ExosCount control,
                                        ExosCount treatment,
                                        gboolean lower_is_better,
                                        double alpha);
JsonObject *reference_answer_bayes (ExosCount control, ExosCount treatment);

/* A whole line of the kind "srm_seq", or "power". */
JsonObject *reference_answer_srm_days (JsonObject *line);
JsonObject *reference_answer_power (JsonObject *line);

/* Whole lines of the kinds "cuped", "strata" and "trend". */
JsonObject *reference_answer_cuped (JsonObject *line);
JsonObject *reference_answer_strata (JsonObject *line);
JsonObject *reference_answer_trend (JsonObject *line);

/* Whole lines of the kinds "gsd", "classic", "asymp_cs" and "msprt". */
JsonObject *reference_answer_group_sequential (JsonObject *line);
JsonObject *reference_answer_classic (JsonObject *line);
JsonObject *reference_answer_confidence_sequence (JsonObject *line);
JsonObject *reference_answer_msprt (JsonObject *line);

const char *reference_srm_status (ExosSrmStatus status);

G_END_DECLS
