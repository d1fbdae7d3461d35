// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

G_BEGIN_DECLS

/* Which columns of a file stand in its head without having been unfolded. Of an experiment, of a
 * report or of the first rows. */

#define EXOS_MANY_COLUMNS 30 /* in use: more are folded away, as each costs milliseconds */

gboolean exos_column_is_unused (ExosSession *session, gsize column);

/* Whether any column is in use. */
gboolean exos_has_used_column (ExosSession *session);

/* n_shown counts those before, has_used is exos_has_used_column(): of a file where nothing is in
 * use the first columns are there to choose from. */
gboolean exos_column_is_always_shown (ExosSession *session,
                                      gsize column,
                                      gsize n_shown,
                                      gboolean has_used);

G_END_DECLS
