// SPDX-License-Identifier: MIT
/* Decisions as rows: for the history files alone. */
#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/* The columns of a decision in the order in which they are hashed: those of a list, and all. */
#define EXOS_ROW_COLUMNS                                                                    \
  "d.id, d.saved, d.experiment, d.verdict, d.recommended, d.rule, d.overridden, d.reason, " \
  "d.owner, d.files, d.uris, d.sha256, d.version, d.schema"
#define EXOS_ROW_N_COLUMNS 14

/* The same with settings and report (columns 14 and 15), then the hash before and its own. */
#define EXOS_ROW_SELECT                                                    \
  "SELECT " EXOS_ROW_COLUMNS ", c.settings, c.report, d.previous, d.hash " \
  "FROM decisions d LEFT JOIN contents c ON c.decision = d.id "
#define EXOS_ROW_N_HASHED 16
#define EXOS_ROW_PREVIOUS 16
#define EXOS_ROW_HASH 17

/* The columns of a list, from a row that begins with them; NULL when one of them cannot be. */
ExosRecord *exos_row_read (sqlite3_stmt *row);

/* SHA-256 in hex of what a row of EXOS_ROW_SELECT holds, after the hash of the row before. Each
 * column counts with its length, so that nothing can move from one to the next. */
char *exos_row_hash (sqlite3_stmt *row, const char *previous);

/* A list of texts as JSON, and back. The caller frees. */
char *exos_row_join (char *const *texts);
char **exos_row_split (const char *json);

/* What the words of a search are looked for in: name, files, owner and reason. Both folded, so that
 * neither case nor the way a syllable is composed matters. The caller frees. */
char *exos_row_make_needle (const ExosRecord *record);
char *exos_row_fold (const char *text);

/* Now, in UTC: "2026-03-14T09:26:53.589Z". */
char *exos_row_dup_now (void);

G_END_DECLS
