// SPDX-License-Identifier: MIT
#include "ui/session.h"

#include "data/format.h"
#include "ui/defaults.h"
#include "ui/session-private.h"

static guint signals[EXOS_SESSION_N_SIGNALS];

G_DEFINE_FINAL_TYPE (ExosSession, exos_session, G_TYPE_OBJECT)

void
exos_session_emit (ExosSession *self, ExosSessionSignal signal)
{
  g_signal_emit (self, signals[signal], 0);
}

void
exos_session_emit_decided (ExosSession *self, ExosVerdict before, gboolean is_setting)
{
  g_signal_emit (self, signals[EXOS_SESSION_DECIDED], 0, (int) before, is_setting);
}

void
exos_session_emit_failed (ExosSession *self, const GError *error)
{
  g_signal_emit (self, signals[EXOS_SESSION_FAILED], 0, error);
}

void
exos_session_begin_history (ExosSession *self, const ExosPlan *plan)
{
  g_autoptr (ExosMemoEdits) edits =
      self->given != NULL ? exos_memo_edits_ref (self->given) : exos_defaults_new_edits ();

  g_clear_pointer (&self->history, exos_undo_free);
  self->history = exos_undo_new (plan, edits);
  g_clear_pointer (&self->saved, exos_memo_edits_unref);
}

gboolean
exos_session_is_reading (const ExosSession *self)
{
  return self->reading != NULL;
}

gboolean
exos_session_reading_lasts (const ExosSession *self)
{
  return self->lasts;
}

gboolean
exos_session_is_stale (const ExosSession *self)
{
  const gboolean waits = self->reading != NULL && self->kind != EXOS_READING_OPEN;

  return self->analyzing != NULL ||
         (waits && !exos_plan_equal (self->report->plan, exos_session_get_plan (self)));
}

void
exos_session_get_progress (const ExosSession *self, guint64 *bytes, guint64 *total)
{
  *bytes = 0;
  *total = 0;
  if (self->progress != NULL)
    exos_progress_get (self->progress, bytes, total);
}

GPtrArray *
exos_session_get_files (const ExosSession *self)
{
  return self->files;
}

GPtrArray *
exos_session_get_incoming_files (const ExosSession *self)
{
  return self->incoming;
}

GPtrArray *
exos_session_get_refused_files (const ExosSession *self)
{
  return self->refused;
}

const ExosReport *
exos_session_get_report (const ExosSession *self)
{
  return self->report;
}

const ExosExperiment *
exos_session_get_experiment (const ExosSession *self)
{
  if (self->report != NULL)
    return self->report->experiment;
  return self->head != NULL ? self->head->experiment : NULL;
}

const ExosPlan *
exos_session_get_experiment_plan (const ExosSession *self)
{
  if (self->report != NULL)
    return self->report->plan;
  return self->head != NULL ? self->head->plan : NULL;
}

const ExosPlan *
exos_session_get_plan (const ExosSession *self)
{
  return exos_undo_present (self->history)->plan;
}

const ExosMemoEdits *
exos_session_get_edits (const ExosSession *self)
{
  return exos_undo_present (self->history)->edits;
}

char *
exos_session_dup_title (const ExosSession *self)
{
  const char *given = exos_session_get_plan (self)->name;
  const char *file = self->head != NULL ? self->head->experiment->source.file : "";
  const char *found = self->report != NULL ? self->report->name : file;

  return exos_visible_text (given != NULL && given[0] != '\0' ? given : found, 0);
}

void
exos_session_set_plan (ExosSession *self, const ExosPlan *plan, const char *key)
{
  if (exos_plan_equal (plan, exos_session_get_plan (self)))
    return;

  exos_undo_push (self->history, plan, exos_session_get_edits (self), key);
  exos_session_emit (self, EXOS_SESSION_CHANGED);
  exos_session_analyze (self);
}

void
exos_session_set_edits (ExosSession *self, const ExosMemoEdits *edits, const char *key)
{
  if (exos_memo_edits_equal (edits, exos_session_get_edits (self)))
    return;

  exos_undo_push (self->history, exos_session_get_plan (self), edits, key);
  exos_session_emit (self, EXOS_SESSION_CHANGED);
}

void
exos_session_set_both (ExosSession *self, const ExosPlan *plan, const ExosMemoEdits *edits)
{
  const gboolean is_same_plan = exos_plan_equal (plan, exos_session_get_plan (self));

  exos_undo_push (self->history, plan, edits, NULL);
  exos_session_emit (self, EXOS_SESSION_CHANGED);
  if (!is_same_plan)
    exos_session_analyze (self);
}

void
exos_session_add_looks (ExosSession *self, const GArray *looks)
{
  if (!exos_undo_add_looks (self->history, looks))
    return;

  exos_session_emit (self, EXOS_SESSION_CHANGED);
  exos_session_analyze (self);
}

gboolean
exos_session_is_given (const ExosSession *self)
{
  return self->is_given;
}

const char *
exos_session_get_memo_language (const ExosSession *self)
{
  return self->memo_language;
}

ExosPaper
exos_session_get_paper (const ExosSession *self)
{
  return self->paper;
}

void
exos_session_set_memo_language (ExosSession *self, const char *language)
{
  const char *known = g_str_equal (language, "ko") ? "ko" : "en";

  if (g_str_equal (known, self->memo_language))
    return;

  self->memo_language = known;
  exos_session_emit (self, EXOS_SESSION_CHANGED);
}

void
exos_session_set_paper (ExosSession *self, ExosPaper paper)
{
  if (paper == self->paper)
    return;

  self->paper = paper;
  exos_session_emit (self, EXOS_SESSION_CHANGED);
}

gboolean
exos_session_can_undo (const ExosSession *self)
{
  return exos_undo_can_go_back (self->history);
}

gboolean
exos_session_can_redo (const ExosSession *self)
{
  return exos_undo_can_go_forward (self->history);
}

/* Goes one step and follows it: a report of the same plan is kept. */
static void
travel (ExosSession *self, void (*go) (ExosUndo *))
{
  g_autoptr (ExosPlan) before = exos_plan_ref (exos_session_get_plan (self));

  go (self->history);
  exos_session_emit (self, EXOS_SESSION_CHANGED);
  if (!exos_plan_equal (before, exos_session_get_plan (self)))
    exos_session_analyze (self);
}

void
exos_session_undo (ExosSession *self)
{
  if (exos_session_can_undo (self))
    travel (self, exos_undo_go_back);
}

void
exos_session_redo (ExosSession *self)
{
  if (exos_session_can_redo (self))
    travel (self, exos_undo_go_forward);
}

gboolean
exos_session_is_edited (const ExosSession *self)
{
  const ExosMemoEdits *edits = exos_session_get_edits (self);

  return self->saved != NULL && !exos_memo_edits_equal (self->saved, edits);
}

void
exos_session_mark_saved (ExosSession *self)
{
  g_clear_pointer (&self->saved, exos_memo_edits_unref);
  self->saved = exos_memo_edits_ref (exos_session_get_edits (self));
  exos_session_emit (self, EXOS_SESSION_CHANGED);
}

static void
exos_session_dispose (GObject *object)
{
  ExosSession *self = EXOS_SESSION (object);

  exos_session_stop (self);
  g_clear_pointer (&self->watches, g_ptr_array_unref);
  G_OBJECT_CLASS (exos_session_parent_class)->dispose (object);
}

static void
exos_session_finalize (GObject *object)
{
  ExosSession *self = EXOS_SESSION (object);

  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->refused, g_ptr_array_unref);
  g_clear_pointer (&self->data, exos_data_file_unref);
  g_clear_pointer (&self->report, exos_report_unref);
  g_clear_pointer (&self->history, exos_undo_free);
  g_clear_pointer (&self->saved, exos_memo_edits_unref);
  g_clear_pointer (&self->given, exos_memo_edits_unref);
  G_OBJECT_CLASS (exos_session_parent_class)->finalize (object);
}

static void
exos_session_class_init (ExosSessionClass *klass)
{
  static const char *const plain[] = {
    [EXOS_SESSION_CHANGED] = "changed", [EXOS_SESSION_READING] = "reading",
    [EXOS_SESSION_HEAD] = "head",       [EXOS_SESSION_STALE] = "stale",
    [EXOS_SESSION_OPENED] = "opened",   [EXOS_SESSION_DISK_CHANGED] = "disk-changed",
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = exos_session_dispose;
  object_class->finalize = exos_session_finalize;

  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    if (plain[i] != NULL)
      signals[i] = g_signal_new (plain[i], EXOS_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[EXOS_SESSION_DECIDED] =
      g_signal_new ("decided", EXOS_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_BOOLEAN);
  signals[EXOS_SESSION_FAILED] = g_signal_new ("failed", EXOS_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0,
                                               NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
exos_session_init (ExosSession *self)
{
  g_autoptr (ExosPlan) plan = exos_defaults_new_plan ();

  exos_session_begin_history (self, plan);
  self->memo_language = exos_defaults_memo_language ();
  self->paper = exos_defaults_memo_paper ();
}

ExosSession *
exos_session_new (void)
{
  return g_object_new (EXOS_TYPE_SESSION, NULL);
}
