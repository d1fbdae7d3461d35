// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

G_BEGIN_DECLS

/* The column where an issue is mended: the one that it names, else the one that could best have the
 * role that it misses. 0 also when the report has no columns. */
gsize exos_suitable_column (ExosSession *session, const ExosIssue *issue);

G_END_DECLS
