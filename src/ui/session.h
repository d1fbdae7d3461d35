// SPDX-License-Identifier: MIT
#pragma once

#include <gio/gio.h>

#include "analysis/report.h"
#include "memo/doc.h"
#include "memo/edits.h"

G_BEGIN_DECLS

/* The document of one window: a file, what the person set, and what the analysis found. Pages show
 * it and change it; nothing here knows a widget.
 *
 * Signals, all on the main thread:
 *  "changed"            plan, edits or report are others now: show them
 *  "reading"            a reading began, lasts, ended or was cancelled (exos_session_is_reading,
 *                       exos_session_reading_lasts)
 *  "head"               the first rows of a file are there to be looked at while the rest is read
 *                       (after "changed")
 *  "stale"              the report may have stopped or begun to be the one of the plan
 *  "opened"             a file was read and judged for the first time, or anew (after "changed")
 *  "decided" (int, gboolean)  the verdict of the same file is another one now: the verdict before,
 * and whether a setting did it, which can be undone "failed" (GError)    the file could not be
 * read; all else is as it was "disk-changed"       the file is another one on disk than the one
 * that was read
 */
#define EXOS_TYPE_SESSION (exos_session_get_type ())
G_DECLARE_FINAL_TYPE (ExosSession, exos_session, EXOS, SESSION, GObject)

ExosSession *exos_session_new (void);

/* Reads another file with the plan and edits that new experiments begin with. The file shown so far
 * stays until the new one is there. */
void exos_session_open (ExosSession *self, GFile *file);

/* The same of an array of GFile, at least one, that are parts of one table; copied. */
void exos_session_open_files (ExosSession *self, GPtrArray *files);

/* The same with what was set for them before, instead of what new experiments begin with. edits may
 * be NULL. */
void exos_session_open_with (ExosSession *self,
                             GPtrArray *files,
                             const ExosPlan *plan,
                             const ExosMemoEdits *edits);

/* The same files again, with all that was set. */
void exos_session_reload (ExosSession *self);
void exos_session_cancel (ExosSession *self);

gboolean exos_session_is_reading (const ExosSession *self);

/* Whether the reading is one that a person has to be told of; most are over before. */
gboolean exos_session_reading_lasts (const ExosSession *self);
gboolean exos_session_is_stale (const ExosSession *self);

/* Of the reading in progress: bytes so far and all of them, or 0. */
void exos_session_get_progress (const ExosSession *self, guint64 *bytes, guint64 *total);

/* Lend. Files (of GFile, those that are read as one) and report are NULL before the first was read;
 * the files being read are others than those shown. Refused are those that could not be read last.
 */
GPtrArray *exos_session_get_files (const ExosSession *self);
GPtrArray *exos_session_get_incoming_files (const ExosSession *self);
GPtrArray *exos_session_get_refused_files (const ExosSession *self);
const ExosReport *exos_session_get_report (const ExosSession *self);

/* Lend what is known of the file, for a person to say what its columns are, and the plan under
 * which it is known: that of the report, or, without one, that of the first rows of the file being
 * read. Numbers are in a report alone. NULL when neither is there. */
const ExosExperiment *exos_session_get_experiment (const ExosSession *self);
const ExosPlan *exos_session_get_experiment_plan (const ExosSession *self);
const ExosPlan *exos_session_get_plan (const ExosSession *self);
const ExosMemoEdits *exos_session_get_edits (const ExosSession *self);

/* The name to show for the experiment, safe to show; the caller frees. */
char *exos_session_dup_title (const ExosSession *self);

/* Takes over what was set; the report follows. key names the field when typing should be one step
 * of undo, see exos_undo_push(). A plan equal to the present one changes nothing. */
void exos_session_set_plan (ExosSession *self, const ExosPlan *plan, const char *key);
void exos_session_set_edits (ExosSession *self, const ExosMemoEdits *edits, const char *key);

/* Both at once, as one step of undo. */
void exos_session_set_both (ExosSession *self, const ExosPlan *plan, const ExosMemoEdits *edits);

/* Remembers looks (of guint64) that were taken at the experiment before this file was opened: a
 * fact, and so no step of undo, which goes back no further than to it. */
void exos_session_add_looks (ExosSession *self, const GArray *looks);

/* Whether the file came with settings of its own (exos_session_open_with). */
gboolean exos_session_is_given (const ExosSession *self);

/* How the memo is to look: its language ("en" or "ko", lent) and paper. They begin as the
 * preferences say, and are no part of undo. */
const char *exos_session_get_memo_language (const ExosSession *self);
ExosPaper exos_session_get_paper (const ExosSession *self);
void exos_session_set_memo_language (ExosSession *self, const char *language);
void exos_session_set_paper (ExosSession *self, ExosPaper paper);

gboolean exos_session_can_undo (const ExosSession *self);
gboolean exos_session_can_redo (const ExosSession *self);
void exos_session_undo (ExosSession *self);
void exos_session_redo (ExosSession *self);

/* Whether the memo was changed since it was last saved; saving says so. */
gboolean exos_session_is_edited (const ExosSession *self);
void exos_session_mark_saved (ExosSession *self);

G_END_DECLS
