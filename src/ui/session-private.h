// SPDX-License-Identifier: MIT
/* What session.c, session-run.c and session-head.c share: for these files alone. */
#pragma once

#include "ui/analyze.h"
#include "ui/file-watch.h"
#include "ui/session.h"
#include "ui/undo.h"

G_BEGIN_DECLS

/* Why a file is read. */
typedef enum
{
  EXOS_READING_OPEN,    /* another file than the one shown */
  EXOS_READING_RELOAD,  /* the same file, which may have changed */
  EXOS_READING_SETTING, /* the same file, because of a setting that needs more of it */
} ExosReadingKind;

struct _ExosSession
{
  GObject parent;
  GPtrArray *files; /* of GFile: what is shown, read as one; NULL before the first */
  ExosDataFile *data;
  ExosReport *report;
  ExosUndo *history;
  ExosMemoEdits *saved;    /* the edits that were saved last, or NULL */
  GPtrArray *watches;      /* of ExosFileWatch, one a file */
  GCancellable *analyzing; /* the newest analysis of the file shown, or NULL */
  GPtrArray *incoming;     /* of GFile: what is being read, or NULL */
  ExosMemoEdits *given;    /* edits that the files being read come with, or NULL */
  gboolean is_given;       /* the files being read, or read last, come with plan and edits */
  GPtrArray *refused;      /* of GFile: what could not be read last, or NULL */
  GCancellable *reading;
  ExosProgress *progress;
  ExosReadingKind kind;
  gint64 reading_since;
  guint patience;              /* source that finds that the reading lasts */
  gboolean lasts;              /* the reading, long enough to say so */
  gboolean has_told_head;      /* found or head is of this reading, not of one before */
  ExosFileHead *found;         /* of the reading, not shown; or NULL */
  ExosFileHead *head;          /* what is shown of the file being read, or NULL */
  GCancellable *understanding; /* the newest understanding of the head, or NULL */
  const char *memo_language;
  ExosPaper paper;
};

typedef enum
{
  EXOS_SESSION_CHANGED,
  EXOS_SESSION_READING,
  EXOS_SESSION_HEAD,
  EXOS_SESSION_STALE,
  EXOS_SESSION_OPENED,
  EXOS_SESSION_DECIDED,
  EXOS_SESSION_FAILED,
  EXOS_SESSION_DISK_CHANGED,
  EXOS_SESSION_N_SIGNALS,
} ExosSessionSignal;

void exos_session_emit (ExosSession *self, ExosSessionSignal signal);
void exos_session_emit_decided (ExosSession *self, ExosVerdict before, gboolean is_setting);
void exos_session_emit_failed (ExosSession *self, const GError *error);

/* Makes plan the first state of an undo history of its own. */
void exos_session_begin_history (ExosSession *self, const ExosPlan *plan);

/* Judges the file shown under the plan in force; an analysis that still runs is dropped. */
void exos_session_analyze (ExosSession *self);

/* Stops what runs, without a word. */
void exos_session_stop (ExosSession *self);

/* A reading begins, or begins again: finds out whether it lasts. */
void exos_session_expect (ExosSession *self);

/* An ExosHeadFunc. */
void exos_session_head_found (ExosFileHead *head, gpointer session);

/* The head that is shown under the plan in force. */
void exos_session_understand_head (ExosSession *self);

/* Whether the reading will be enough for the plan in force. FALSE before its head tells: it has
 * just begun, and can begin again. */
gboolean exos_session_head_serves (const ExosSession *self);

/* The reading is over; the history stays. */
void exos_session_end_head (ExosSession *self);

/* The file of the head that is shown will not come: the window is empty again. */
void exos_session_abandon_head (ExosSession *self);

G_END_DECLS
