// SPDX-License-Identifier: MIT
#include "ui/defaults.h"
#include "ui/session-private.h"

static void
cancel (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static void
disk_changed (ExosSession *self)
{
  exos_session_emit (self, EXOS_SESSION_DISK_CHANGED);
}

static void
watch_files (ExosSession *self)
{
  g_clear_pointer (&self->watches, g_ptr_array_unref);
  self->watches = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->files->len; i++)
    {
      ExosFileWatch *watch = exos_file_watch_new (g_ptr_array_index (self->files, i));

      g_ptr_array_add (self->watches, watch);
      g_signal_connect_object (watch, "changed", G_CALLBACK (disk_changed), self,
                               G_CONNECT_SWAPPED);
    }
}

/* is_setting: because of a setting, which can be undone, and not of another content of the file. */
static void
take_report (ExosSession *self, ExosReport *report, gboolean is_setting)
{
  const gboolean had_report = self->report != NULL;
  const ExosVerdict before = had_report ? self->report->decision.verdict : EXOS_VERDICT_HOLD;

  g_clear_pointer (&self->report, exos_report_unref);
  self->report = report;
  exos_session_emit (self, EXOS_SESSION_CHANGED);
  if (had_report && before != report->decision.verdict)
    exos_session_emit_decided (self, before, is_setting);
}

/* Another run took over, or the window is gone: nothing to say. */
static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
analyzed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ExosSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosAnalysis) analysis = exos_analyze_finish (result, &error);

  if (is_cancelled (error))
    return;

  g_clear_object (&self->analyzing);
  if (analysis != NULL)
    {
      /* Read again, when what was summed before did not serve the plan. */
      exos_data_file_unref (self->data);
      self->data = g_steal_pointer (&analysis->data);
      take_report (self, g_steal_pointer (&analysis->report), TRUE);
    }
  else
    exos_session_emit_failed (self, error);
  exos_session_emit (self, EXOS_SESSION_STALE);
}

static void
analyze_again (ExosSession *self)
{
  cancel (&self->analyzing);
  self->analyzing = g_cancellable_new ();
  exos_analyze_async (self->files, self->data, exos_session_get_plan (self), NULL, NULL,
                      self->analyzing, analyzed, g_object_ref (self));
  exos_session_emit (self, EXOS_SESSION_STALE);
}

static gboolean
data_serves (const ExosDataFile *data, const ExosPlan *plan)
{
  const ExosMapping mapping = exos_plan_mapping (plan);

  return exos_data_file_serves (data, &mapping);
}

static void
end_reading (ExosSession *self)
{
  exos_session_end_head (self);
  g_clear_pointer (&self->given, exos_memo_edits_unref);
  g_clear_pointer (&self->incoming, g_ptr_array_unref);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->progress, exos_progress_unref);
}

/* Whether what is set is set for the file being read. */
static gboolean
reading_has_plan (const ExosSession *self)
{
  return self->reading != NULL && (self->kind != EXOS_READING_OPEN || self->head != NULL);
}

/* A setting whose file could not be read for it is taken back, as a step of undo: the report and
 * what is set are to agree. */
static void
take_setting_back (ExosSession *self)
{
  if (self->report == NULL || exos_plan_equal (self->report->plan, exos_session_get_plan (self)))
    return;

  exos_undo_push (self->history, self->report->plan, exos_session_get_edits (self), NULL);
  exos_session_emit (self, EXOS_SESSION_CHANGED);
}

/* The file does not come: all is as it was. */
static void
give_up_reading (ExosSession *self)
{
  g_clear_pointer (&self->given, exos_memo_edits_unref);
  exos_session_abandon_head (self);
  end_reading (self);
  exos_session_emit (self, EXOS_SESSION_READING);
  if (self->analyzing == NULL)
    take_setting_back (self);
  exos_session_emit (self, EXOS_SESSION_STALE);
}

/* The new file takes the place of the old one, whose verdict is no longer compared. */
static void
take_analysis (ExosSession *self, ExosAnalysis *analysis)
{
  if (!reading_has_plan (self))
    {
      exos_session_begin_history (self, analysis->report->plan);
      g_clear_pointer (&self->report, exos_report_unref);
    }
  g_clear_pointer (&self->files, g_ptr_array_unref);
  self->files = g_ptr_array_ref (self->incoming);
  g_clear_pointer (&self->data, exos_data_file_unref);
  self->data = g_steal_pointer (&analysis->data);
  end_reading (self);
  watch_files (self);
  take_report (self, g_steal_pointer (&analysis->report), self->kind == EXOS_READING_SETTING);
}

static void
end_well (ExosSession *self, ExosAnalysis *analysis)
{
  cancel (&self->analyzing);
  take_analysis (self, analysis);
  exos_session_emit (self, EXOS_SESSION_READING);
  exos_session_emit (self, EXOS_SESSION_STALE);
  if (self->kind != EXOS_READING_SETTING)
    exos_session_emit (self, EXOS_SESSION_OPENED);
}

static void start_reading (ExosSession *self, const ExosPlan *plan);
static void judge_read (ExosSession *self, const ExosDataFile *data);

/* What was set while the file was read counts before anything of it is shown. */
static void
was_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ExosSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosAnalysis) analysis = exos_analyze_finish (result, &error);
  const ExosPlan *plan = exos_session_get_plan (self);

  if (is_cancelled (error))
    return;

  if (analysis == NULL)
    {
      g_clear_pointer (&self->refused, g_ptr_array_unref);
      self->refused = g_ptr_array_ref (self->incoming);
      give_up_reading (self);
      exos_session_emit_failed (self, error);
    }
  else if (!reading_has_plan (self) || exos_plan_equal (analysis->report->plan, plan))
    end_well (self, analysis);
  else if (data_serves (analysis->data, plan))
    judge_read (self, analysis->data);
  else
    start_reading (self, plan);
}

static void
judge_read (ExosSession *self, const ExosDataFile *data)
{
  exos_analyze_async (self->incoming, data, exos_session_get_plan (self), NULL, NULL, self->reading,
                      was_read, g_object_ref (self));
}

/* The incoming files, from the first byte; what is read already is not read to its end. */
static void
start_reading (ExosSession *self, const ExosPlan *plan)
{
  cancel (&self->reading);
  g_clear_pointer (&self->progress, exos_progress_unref);
  self->reading = g_cancellable_new ();
  self->progress = exos_progress_new ();
  exos_session_expect (self);
  exos_analyze_async (self->incoming, NULL, plan, self->progress, exos_session_head_found,
                      self->reading, was_read, g_object_ref (self));
  exos_session_emit (self, EXOS_SESSION_READING);
}

static void
read_files (ExosSession *self, GPtrArray *files, ExosReadingKind kind, const ExosPlan *plan)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_ref (files);

  cancel (&self->reading);
  exos_session_abandon_head (self);
  end_reading (self);
  self->kind = kind;
  self->incoming = g_steal_pointer (&kept);
  start_reading (self, plan);
}

/* The report that is shown is of another plan until the file was read again. */
static void
read_for_setting (ExosSession *self)
{
  cancel (&self->analyzing);
  read_files (self, self->files, EXOS_READING_SETTING, exos_session_get_plan (self));
  exos_session_emit (self, EXOS_SESSION_STALE);
}

/* The plan that a reading is for is another one now. */
static void
follow_reading (ExosSession *self)
{
  if (!exos_session_head_serves (self))
    start_reading (self, exos_session_get_plan (self));
  if (self->head != NULL)
    exos_session_understand_head (self);
}

/* What was read for is set back: what is there is enough. */
static void
stop_reading (ExosSession *self)
{
  cancel (&self->reading);
  end_reading (self);
  exos_session_emit (self, EXOS_SESSION_READING);
}

static gpointer
ref_file (gconstpointer file, gpointer unused)
{
  return g_object_ref ((gpointer) file);
}

static void
open_files (ExosSession *self, GPtrArray *files, const ExosPlan *plan)
{
  g_autoptr (GPtrArray) copy = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_extend (copy, files, ref_file, NULL);
  read_files (self, copy, EXOS_READING_OPEN, plan);
}

void
exos_session_open_with (ExosSession *self,
                        GPtrArray *files,
                        const ExosPlan *plan,
                        const ExosMemoEdits *edits)
{
  open_files (self, files, plan);
  self->given = edits != NULL ? exos_memo_edits_ref (edits) : NULL;
  self->is_given = TRUE;
}

void
exos_session_open_files (ExosSession *self, GPtrArray *files)
{
  g_autoptr (ExosPlan) plan = exos_defaults_new_plan ();

  open_files (self, files, plan);
  self->is_given = FALSE;
}

void
exos_session_analyze (ExosSession *self)
{
  const gboolean serves =
      self->data != NULL && data_serves (self->data, exos_session_get_plan (self));

  if (serves && self->reading != NULL && self->kind == EXOS_READING_SETTING)
    stop_reading (self);
  if (reading_has_plan (self))
    follow_reading (self);
  else if (self->data != NULL && !serves)
    read_for_setting (self);
  if (serves)
    analyze_again (self);
}

void
exos_session_open (ExosSession *self, GFile *file)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  g_ptr_array_add (files, file);
  exos_session_open_files (self, files);
}

void
exos_session_reload (ExosSession *self)
{
  if (self->files != NULL)
    read_files (self, self->files, EXOS_READING_RELOAD, exos_session_get_plan (self));
}

void
exos_session_cancel (ExosSession *self)
{
  if (self->reading == NULL)
    return;

  cancel (&self->reading);
  give_up_reading (self);
}

void
exos_session_stop (ExosSession *self)
{
  cancel (&self->analyzing);
  cancel (&self->reading);
  end_reading (self);
}
