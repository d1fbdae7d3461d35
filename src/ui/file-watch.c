// SPDX-License-Identifier: MIT
#include "ui/file-watch.h"

struct _ExosFileWatch
{
  GObject parent;
  GFile *file;
  GFileMonitor *monitor;
  GCancellable *cancellable;
  char *version; /* entity tag of the version that is known, or NULL */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (ExosFileWatch, exos_file_watch, G_TYPE_OBJECT)

static char *
finish_version (GObject *file, GAsyncResult *result, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (file), result, error);

  return info != NULL ? g_strdup (g_file_info_get_etag (info)) : NULL;
}

static void
learned (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ExosFileWatch) self = user_data;
  g_autofree char *version = finish_version (source, result, NULL);

  if (self->version == NULL)
    self->version = g_steal_pointer (&version);
}

/* A file that is gone has no new version: the one that was read is still shown. */
static void
compared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ExosFileWatch) self = user_data;
  g_autofree char *version = finish_version (source, result, NULL);

  if (version == NULL || g_strcmp0 (version, self->version) == 0)
    return;

  g_free (self->version);
  self->version = g_steal_pointer (&version);
  g_signal_emit (self, changed_signal, 0);
}

static void
query (ExosFileWatch *self, GAsyncReadyCallback callback)
{
  g_file_query_info_async (self->file, G_FILE_ATTRIBUTE_ETAG_VALUE, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT, self->cancellable, callback, g_object_ref (self));
}

static void
monitor_changed (ExosFileWatch *self, GFile *file, GFile *other, GFileMonitorEvent event)
{
  if (event != G_FILE_MONITOR_EVENT_CHANGED && event != G_FILE_MONITOR_EVENT_DELETED)
    query (self, compared);
}

static void
exos_file_watch_dispose (GObject *object)
{
  ExosFileWatch *self = EXOS_FILE_WATCH (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  g_clear_object (&self->file);
  g_clear_pointer (&self->version, g_free);
  G_OBJECT_CLASS (exos_file_watch_parent_class)->dispose (object);
}

static void
exos_file_watch_class_init (ExosFileWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = exos_file_watch_dispose;
  changed_signal = g_signal_new ("changed", EXOS_TYPE_FILE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
exos_file_watch_init (ExosFileWatch *self)
{
  self->cancellable = g_cancellable_new ();
}

ExosFileWatch *
exos_file_watch_new (GFile *file)
{
  ExosFileWatch *self = g_object_new (EXOS_TYPE_FILE_WATCH, NULL);

  self->file = g_object_ref (file);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (monitor_changed), self,
                             G_CONNECT_SWAPPED);
  query (self, learned);
  return self;
}
