// SPDX-License-Identifier: MIT
/* The tables of the history and how they came to be: for the history files alone. */
#pragma once

#include "store/database.h"

G_BEGIN_DECLS

#define EXOS_HISTORY_SCHEMA 2
#define EXOS_HISTORY_APPLICATION 0x45784f53 /* "ExOS", in the head of the file */

/* What a database is, before anything is written into it. FALSE when it is damaged, of a later
 * version, or another program's; version is 0 of an empty one. */
gboolean exos_history_inspect (sqlite3 *db, gint64 *version, GError **error);

/* Makes or migrates the tables, all in one transaction: either every step was made or none. */
gboolean exos_history_migrate (sqlite3 *db, GError **error);

/* Refuses a database that another process has migrated since it was opened. In a transaction. */
gboolean exos_history_is_current (sqlite3 *db, GError **error);

G_END_DECLS
