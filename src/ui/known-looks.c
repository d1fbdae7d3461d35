// SPDX-License-Identifier: MIT
#include "ui/known-looks.h"

#include "ui/remember.h"

#define KEY "exos-known-looks"

/* Of a session, which owns it. */
typedef struct
{
  GPtrArray *files; /* those that the looks are of, or NULL */
  GArray *looks;    /* of guint64: what waits for a plan of one look, or NULL */
  GCancellable *loading;
} KnownLooks;

static KnownLooks *
get_known (ExosSession *session)
{
  return g_object_get_data (G_OBJECT (session), KEY);
}

/* Once: what a person forgets after it stays forgotten. */
static void
session_changed (ExosSession *session)
{
  KnownLooks *self = get_known (session);

  if (self->looks == NULL || exos_session_get_files (session) != self->files ||
      exos_plan_effective_monitoring (exos_session_get_plan (session)) != EXOS_MONITORING_FIXED)
    return;

  g_autoptr (GArray) looks = g_steal_pointer (&self->looks);

  exos_session_add_looks (session, looks);
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
  g_autoptr (ExosSession) session = user_data;
  KnownLooks *self = get_known (session);
  g_autoptr (GArray) looks = exos_memory_list_looks_finish (exos_remember_memory (), result, NULL);

  if (g_task_get_cancellable (G_TASK (result)) != self->loading)
    return;

  g_clear_object (&self->loading);
  self->looks = g_steal_pointer (&looks);
  session_changed (session);
}

static void
session_opened (ExosSession *session)
{
  KnownLooks *self = get_known (session);
  GPtrArray *files = exos_session_get_files (session);

  forget (self);
  if (!exos_remember_takes (files))
    return;

  g_autofree char *uri = g_file_get_uri (g_ptr_array_index (files, 0));

  self->files = g_ptr_array_ref (files);
  self->loading = g_cancellable_new ();
  exos_memory_list_looks_async (exos_remember_memory (), exos_session_get_report (session), uri,
                                self->loading, loaded, g_object_ref (session));
}

static void
known_looks_free (gpointer data)
{
  forget (data);
  g_free (data);
}

static void
window_destroyed (ExosSession *session)
{
  forget (get_known (session));
}

/* The session is what waits: a window that is closed is gone at once. */
void
exos_known_looks_follow (ExosWindow *window)
{
  ExosSession *session = exos_window_get_session (window);

  g_object_set_data_full (G_OBJECT (session), KEY, g_new0 (KnownLooks, 1), known_looks_free);
  g_signal_connect (session, "changed", G_CALLBACK (session_changed), NULL);
  g_signal_connect (session, "opened", G_CALLBACK (session_opened), NULL);
  g_signal_connect_object (window, "destroy", G_CALLBACK (window_destroyed), session,
                           G_CONNECT_SWAPPED);
}
