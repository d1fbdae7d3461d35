// SPDX-License-Identifier: MIT
#include "ui/known-looks.h"

#include "ui/remember.h"

#define KEY "exos-known-looks"

typedef struct
{
  ExosSession *session;
  GPtrArray *files; /* those that the looks are of, or NULL */
  GArray *looks;    /* of guint64: what waits for a plan of one look, or NULL */
  GCancellable *loading;
} KnownLooks;

/* Once: what a person forgets after it stays forgotten. */
static void
session_changed (KnownLooks *self)
{
  if (self->looks == NULL || exos_session_get_files (self->session) != self->files ||
      exos_plan_effective_monitoring (exos_session_get_plan (self->session)) !=
          EXOS_MONITORING_FIXED)
    return;

  g_autoptr (GArray) looks = g_steal_pointer (&self->looks);

  exos_session_add_looks (self->session, looks);
}

static void
forget (KnownLooks *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->looks, g_array_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
}

/* A history that cannot be read is told of where something is kept in it. */
static void
loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ExosWindow) window = user_data;
  KnownLooks *self = g_object_get_data (G_OBJECT (window), KEY);
  g_autoptr (GArray) looks = exos_memory_list_looks_finish (exos_remember_memory (), result, NULL);

  if (self == NULL || g_task_get_cancellable (G_TASK (result)) != self->loading)
    return;

  g_clear_object (&self->loading);
  self->looks = g_steal_pointer (&looks);
  session_changed (self);
}

static void
session_opened (ExosWindow *window)
{
  KnownLooks *self = g_object_get_data (G_OBJECT (window), KEY);
  GPtrArray *files = exos_session_get_files (self->session);

  forget (self);
  if (!exos_remember_takes (files))
    return;

  g_autofree char *uri = g_file_get_uri (g_ptr_array_index (files, 0));

  self->files = g_ptr_array_ref (files);
  self->loading = g_cancellable_new ();
  exos_memory_list_looks_async (exos_remember_memory (), exos_session_get_report (self->session),
                                uri, self->loading, loaded, g_object_ref (window));
}

static void
known_looks_free (gpointer data)
{
  KnownLooks *self = data;

  g_signal_handlers_disconnect_by_data (self->session, self);
  forget (self);
  g_object_unref (self->session);
  g_free (self);
}

static void
window_destroyed (GtkWidget *window)
{
  g_object_set_data (G_OBJECT (window), KEY, NULL);
}

void
exos_known_looks_follow (ExosWindow *window)
{
  KnownLooks *self = g_new0 (KnownLooks, 1);

  self->session = g_object_ref (exos_window_get_session (window));
  g_signal_connect_swapped (self->session, "changed", G_CALLBACK (session_changed), self);
  g_signal_connect_object (self->session, "opened", G_CALLBACK (session_opened), window,
                           G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (window), KEY, self, known_looks_free);
  g_signal_connect (window, "destroy", G_CALLBACK (window_destroyed), NULL);
}
