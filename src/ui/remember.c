// SPDX-License-Identifier: MIT
#include "ui/remember.h"

#include "ui/defaults.h"

static ExosMemory *memory;

/* Whoever shows decisions hears of the others through it. */
static GSimpleAction *notifier;

static void
follow_preference (void)
{
  exos_memory_set_remembers (memory, g_settings_get_boolean (exos_settings (), "keep-recent"));
}

ExosMemory *
exos_remember_memory (void)
{
  if (memory == NULL)
    {
      memory = exos_memory_new (NULL);
      follow_preference ();
      g_signal_connect (exos_settings (), "changed::keep-recent", G_CALLBACK (follow_preference),
                        NULL);
    }

  return memory;
}

static GSimpleAction *
get_notifier (void)
{
  if (notifier == NULL)
    notifier = g_simple_action_new ("decisions-changed", NULL);
  return notifier;
}

void
exos_remember_watch (gpointer widget, GCallback changed)
{
  g_signal_connect_object (get_notifier (), "activate", changed, widget, G_CONNECT_SWAPPED);
}

static void
tell (void)
{
  g_action_activate (G_ACTION (get_notifier ()), NULL);
}

static void
was_added (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  exos_memory_add_finish (memory, result, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  tell ();
  g_task_return_boolean (task, TRUE);
}

static void
was_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ExosRecord) record = g_task_propagate_pointer (G_TASK (result), NULL);

  exos_memory_add_async (exos_remember_memory (), record, NULL, was_added, user_data);
}

typedef struct
{
  ExosDoc *doc;
  GPtrArray *files;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  exos_doc_free (job->doc);
  g_ptr_array_unref (job->files);
  g_free (job);
}

static void
make_record (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;

  g_task_return_pointer (task, exos_record_new (job->doc->report, job->doc, job->files),
                         (GDestroyNotify) exos_record_free);
}

static gpointer
ref_file (gconstpointer file, gpointer unused)
{
  return g_object_ref ((gpointer) file);
}

static gboolean
is_of_program (const GPtrArray *files)
{
  return files != NULL && files->len > 0 &&
         g_file_has_uri_scheme (g_ptr_array_index (files, 0), "resource");
}

gboolean
exos_remember_takes (const GPtrArray *files)
{
  return !is_of_program (files) && g_settings_get_boolean (exos_settings (), "keep-recent");
}

void
exos_remember_decision (const ExosMemoOrder *order,
                        const GPtrArray *files,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *kept = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (kept, exos_remember_decision);
  if (!exos_remember_takes (files))
    {
      g_task_return_boolean (kept, TRUE);
      g_object_unref (kept);
      return;
    }

  g_autoptr (GTask) making = g_task_new (NULL, NULL, was_made, kept);
  Job *job = g_new0 (Job, 1);

  job->doc = exos_memo_order_new_doc (order);
  job->files = g_ptr_array_new_with_free_func (g_object_unref);
  if (files != NULL)
    g_ptr_array_extend (job->files, (GPtrArray *) files, ref_file, NULL);
  g_task_set_task_data (making, job, free_job);
  g_task_run_in_thread (making, make_record);
}

gboolean
exos_remember_decision_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
was_cleared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!exos_memory_clear_finish (memory, result, &error))
    g_warning ("The history could not be cleared: %s", error->message);
  tell ();
}

void
exos_remember_clear (void)
{
  exos_memory_clear_async (exos_remember_memory (), NULL, was_cleared, NULL);
}

static void
was_restored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *set_aside = NULL;

  if (exos_memory_restore_finish (memory, result, &set_aside, &error))
    g_task_return_pointer (task, set_aside, g_free);
  else
    g_task_return_error (task, error);
  tell ();
}

void
exos_remember_restore (const char *name, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, exos_remember_restore);
  exos_memory_restore_async (exos_remember_memory (), name, NULL, was_restored, task);
}

gboolean
exos_remember_restore_finish (GAsyncResult *result, char **set_aside, GError **error)
{
  g_autoptr (GError) reason = NULL;

  *set_aside = g_task_propagate_pointer (G_TASK (result), &reason);
  if (reason == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

void
exos_remember_end (void)
{
  if (memory != NULL)
    g_signal_handlers_disconnect_by_func (exos_settings (), follow_preference, NULL);
  g_clear_pointer (&memory, exos_memory_free);
  g_clear_object (&notifier);
}
