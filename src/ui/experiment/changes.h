// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

G_BEGIN_DECLS

/* What the page sets, as changes of a session, and what is in force: what was set last, also before
 * the analysis has caught up with it. All but name, split, smallest effect and the edits need
 * an experiment, of a report or of the first rows. */

/* Whether the experiment is understood as is set now. */
gboolean exos_report_is_settled (ExosSession *session);

void exos_change_name (ExosSession *session, const char *name);
void exos_change_smallest_effect (ExosSession *session, ExosRatio effect); /* a fraction; 0: none */
void exos_change_daily_users (ExosSession *session,
                              guint64 users); /* of all groups; 0: not known */
void exos_sum_rows (ExosSession *session);

/* The control's place among the groups, -1 when it is not known. */
int exos_control_in_force (ExosSession *session);
void exos_change_control (ExosSession *session, gsize arm);

/* From when events count, as exos_time_parse() reads it; "": all do. */
void exos_change_start (ExosSession *session, const char *start);

/* Lends the name of the mean, ratio or, of rows, the outcome or event that decides, NULL:
 * conversions do, or nothing does yet. A change of it (NULL: whatever the file says, conversions
 * first) forgets its direction. */
const char *exos_primary_in_force (ExosSession *session);
void exos_change_primary (ExosSession *session, const char *metric);

/* The owner says that an unusually large effect was verified. */
void exos_verify_effect (ExosSession *session);

/* Whether the metric is one that is judged, or that a person asked to be. */
gboolean exos_guardrail_is_offered (ExosSession *session, const ExosMetric *metric);

/* key: see exos_undo_push(). */
void exos_change_guardrail (ExosSession *session,
                            const ExosGuardrailPlan *guardrail,
                            const char *key);

G_END_DECLS
