// SPDX-License-Identifier: MIT
#pragma once

#include <gio/gio.h>

#include "store/record.h"

G_BEGIN_DECLS

/* Every decision, in a database (SQLite) that several windows and processes have open at once. What
 * was reported as saved is on the disk, whatever happens to process or power afterwards. May block,
 * up to ten seconds for another process: for a worker thread, see store/memory.h; one thread at a
 * time.
 *
 * Decisions form a chain: each has the SHA-256 of its content and of the one before it, so that a
 * change made later, or a decision taken out, is seen. It does not hold against somebody who makes
 * the whole chain anew. */
typedef struct ExosHistory ExosHistory;

typedef enum
{
  EXOS_HISTORY_ERROR_NEWER,       /* written by a later version: left alone */
  EXOS_HISTORY_ERROR_FOREIGN,     /* another program's database: left alone */
  EXOS_HISTORY_ERROR_UNAVAILABLE, /* no folder, no right to write, no room on the disk */
  EXOS_HISTORY_ERROR_BUSY,        /* another process has it for too long */
  EXOS_HISTORY_ERROR_DAMAGED,     /* found while open, or not to be set aside while others use it */
  EXOS_HISTORY_ERROR_TOO_LARGE,   /* a record past its bounds */
  EXOS_HISTORY_ERROR_NOT_FOUND,
} ExosHistoryError;

#define EXOS_HISTORY_ERROR (exos_history_error_quark ())
GQuark exos_history_error_quark (void);

#define EXOS_HISTORY_FILE "history.sqlite"

/* Opens, or makes, the history in a folder, which is made with its parents; folder and file are the
 * user's alone (0700, 0600). An older one is migrated. A damaged one is set aside, see
 * exos_history_get_set_aside(), and a new one begun; one of a later version, or of another
 * program, is left alone. NULL with a message for people. */
ExosHistory *exos_history_open (const char *folder, GError **error);
void exos_history_close (ExosHistory *self);

/* Lends the name, within the folder, that a damaged history has got while this one was opened; NULL
 * when there was none. Nothing ever deletes it. */
const char *exos_history_get_set_aside (const ExosHistory *self);

/* Keeps a decision; its id once it is on the disk, 0 with a message for people when it is not. */
gint64 exos_history_add (ExosHistory *self, const ExosRecord *record, GError **error);

/* What is looked for. Zero-initialised: everything. */
typedef struct
{
  const char *text; /* words that all stand in name, files, owner or reason, whatever their case */
  guint verdicts;   /* bits 1 << ExosVerdict; 0: all */
  gint64 before;    /* ids below it: the last one of the page before; 0: from the latest */
  guint limit;      /* of a page; 0: 100 */
} ExosHistoryQuery;

/* Decisions, the latest first, without settings and report, which are looked at all the same: those
 * that were altered say so. NULL with a message for people. */
GPtrArray *exos_history_search (ExosHistory *self, const ExosHistoryQuery *query, GError **error);

/* How many there are of a query, whatever its page; -1 with a message for people. */
gint64 exos_history_count (ExosHistory *self, const ExosHistoryQuery *query, GError **error);

/* One decision with everything. is_intact says whether its content is still what was saved. */
ExosRecord *exos_history_load (ExosHistory *self, gint64 id, gboolean *is_intact, GError **error);

/* What became of the chain. */
typedef struct
{
  guint64 n_records;
  gint64 first_broken;   /* id of the first decision that is another one than was saved, or whose
                          * neighbour before it is gone; 0: none */
  gboolean is_shortened; /* the last ones are gone */
} ExosChainCheck;

/* FALSE with a message for people when it could not be read. */
gboolean exos_history_check_chain (ExosHistory *self, ExosChainCheck *check, GError **error);

/* Forgets every decision and every draft, for good, and their backups; the next decision begins a
 * new chain. */
gboolean exos_history_clear (ExosHistory *self, GError **error);

/* What a person set for an experiment that is not decided yet (exos_settings_write_draft()), by the
 * place of its first file; sha256 finds it again when the file was moved. settings NULL: nothing
 * any more. Loading gives NULL, and no error, when there is none. The caller frees. */
gboolean exos_history_save_draft (
    ExosHistory *self, const char *uri, const char *sha256, const char *settings, GError **error);
char *exos_history_load_draft (ExosHistory *self,
                               const char *uri,
                               const char *sha256,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosHistory, exos_history_close)

G_END_DECLS
