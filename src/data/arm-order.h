// SPDX-License-Identifier: MIT
#pragma once

#include "data/experiment.h"

G_BEGIN_DECLS

/* The group at a place (0 … n_arms - 1) of the order in which people see groups: the control, which
 * the others are compared with, then the others as the file has them. */
gsize exos_arm_at (const ExosExperiment *experiment, gsize place);

/* "49.9% / 50.1%" of parts, one a group in the order of the file, in the order of exos_arm_at. The
 * caller frees. */
char *exos_format_arms_split (const ExosExperiment *experiment, const guint64 *parts);

G_END_DECLS
