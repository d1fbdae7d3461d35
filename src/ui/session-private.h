// SPDX-License-Identifier: MIT
/* What session.c and session-run.c share: for these two files alone. */
#pragma once

#include "ui/analyze.h"
#include "ui/file-watch.h"
#include "ui/history.h"
#include "ui/session.h"

G_BEGIN_DECLS

struct _ExosSession
{
  GObject parent;
  GPtrArray *files; /* of GFile: what is shown, read as one; NULL before the first */
  ExosDataFile *data;
  ExosReport *report;
  ExosHistory *history;
  ExosMemoEdits *saved;    /* the edits that were saved last, or NULL */
  GPtrArray *watches;      /* of ExosFileWatch, one a file */
  GCancellable *analyzing; /* the newest analysis of the file shown, or NULL */
  GPtrArray *incoming;     /* of GFile: what is being read, or NULL */
  GPtrArray *refused;      /* of GFile: what could not be read last, or NULL */
  GCancellable *reading;
  ExosProgress *progress;
  gboolean is_reload;
  const char *memo_language;
  ExosPaper paper;
};

typedef enum
{
  EXOS_SESSION_CHANGED,
  EXOS_SESSION_READING,
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

G_END_DECLS
