// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

G_BEGIN_DECLS

/* What the page sets of columns, and what is in force of them, as changes.h has it of the rest: all
 * need a report. */

/* Columns by their place in the head of the table. */
ExosRole exos_role_in_force (ExosSession *session, gsize column);

/* Columns that do nothing are those ignored and those that another tool computed. */
gboolean exos_role_is_unused (ExosRole role);

/* A role that only one column can have is swapped with the column that has it. */
void exos_change_role (ExosSession *session, gsize column, ExosRole role);

/* Uses a column no more, or the columns or rows that a metric was made of. */
void exos_ignore_column (ExosSession *session, const char *name);

/* Forgets what was set for a column, guardrail or primary metric that the file does not have any
 * more. */
void exos_forget_column (ExosSession *session, const char *name);

/* The place of a header, or the number of columns. */
gsize exos_find_column (const ExosExperiment *experiment, const char *header);

/* The row of the head that shows a line, or the number of rows. */
gsize exos_find_preview_row (const ExosExperiment *experiment, guint64 line);

G_END_DECLS
