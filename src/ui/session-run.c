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
stop_analyzing (ExosSession *self)
{
  const gboolean was_stale = exos_session_is_stale (self);

  cancel (&self->analyzing);
  if (was_stale)
    exos_session_emit (self, EXOS_SESSION_STALE);
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

void
exos_session_analyze (ExosSession *self)
{
  const gboolean was_stale = exos_session_is_stale (self);

  if (self->data == NULL)
    return;

  cancel (&self->analyzing);
  self->analyzing = g_cancellable_new ();
  exos_analyze_async (self->files, self->data, exos_session_get_plan (self), NULL, self->analyzing,
                      analyzed, g_object_ref (self));
  if (!was_stale)
    exos_session_emit (self, EXOS_SESSION_STALE);
}

static void
end_reading (ExosSession *self)
{
  g_clear_pointer (&self->incoming, g_ptr_array_unref);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->progress, exos_progress_unref);
}

/* The new file takes the place of the old one, whose verdict is no longer compared. */
static void
take_analysis (ExosSession *self, ExosAnalysis *analysis)
{
  if (!self->is_reload)
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
  take_report (self, g_steal_pointer (&analysis->report), FALSE);
}

static void
was_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ExosSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosAnalysis) analysis = exos_analyze_finish (result, &error);

  if (is_cancelled (error))
    return;

  if (analysis == NULL)
    {
      g_clear_pointer (&self->refused, g_ptr_array_unref);
      self->refused = g_steal_pointer (&self->incoming);
      end_reading (self);
      exos_session_emit (self, EXOS_SESSION_READING);
      exos_session_emit_failed (self, error);
      return;
    }

  stop_analyzing (self);
  take_analysis (self, analysis);
  exos_session_emit (self, EXOS_SESSION_READING);
  exos_session_emit (self, EXOS_SESSION_OPENED);
  if (!exos_plan_equal (self->report->plan, exos_session_get_plan (self)))
    exos_session_analyze (self);
}

static void
read_files (ExosSession *self, GPtrArray *files, const ExosPlan *plan)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_ref (files);

  cancel (&self->reading);
  end_reading (self);
  self->incoming = g_steal_pointer (&kept);
  self->reading = g_cancellable_new ();
  self->progress = exos_progress_new ();
  exos_analyze_async (self->incoming, NULL, plan, self->progress, self->reading, was_read,
                      g_object_ref (self));
  exos_session_emit (self, EXOS_SESSION_READING);
}

static gpointer
ref_file (gconstpointer file, gpointer unused)
{
  return g_object_ref ((gpointer) file);
}

void
exos_session_open_files (ExosSession *self, GPtrArray *files)
{
  g_autoptr (ExosPlan) plan = exos_defaults_new_plan ();
  g_autoptr (GPtrArray) copy = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_extend (copy, files, ref_file, NULL);
  self->is_reload = FALSE;
  read_files (self, copy, plan);
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
  if (self->files == NULL)
    return;

  self->is_reload = TRUE;
  read_files (self, self->files, exos_session_get_plan (self));
}

void
exos_session_cancel (ExosSession *self)
{
  if (self->reading == NULL)
    return;

  cancel (&self->reading);
  end_reading (self);
  exos_session_emit (self, EXOS_SESSION_READING);
}

void
exos_session_stop (ExosSession *self)
{
  cancel (&self->analyzing);
  cancel (&self->reading);
  end_reading (self);
}
