// SPDX-License-Identifier: MIT
#pragma once

#include "data/experiment.h"

G_BEGIN_DECLS

/* How much was read, in exos_language(): "2 rows", "701 rows, one per user", "1,913 rows, one per
 * event". The caller frees. */
char *exos_source_say_rows (const ExosSource *self);

/* "460 users": those that events were added up to, in all groups; NULL of other files, and where
 * they are not known. The caller frees. */
char *exos_experiment_say_users (const ExosExperiment *self);

G_END_DECLS
