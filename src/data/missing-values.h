// SPDX-License-Identifier: MIT
#pragma once

#include "data/shape.h"

G_BEGIN_DECLS

/* Values of the column that decides, or events, lost in one group more than in another bias what is
 * left: an issue of this code when that is no chance (p < 0.001). counts: of n groups with these
 * labels the users, and those of them who lack some. Returns the issue, lent, or NULL: it is
 * chance. */
ExosIssue *exos_report_missing_values (const ExosShapeInput *input,
                                       ExosIssueCode code,
                                       const char *column,
                                       const ExosCount *counts,
                                       const char *const *labels,
                                       guint n);

G_END_DECLS
