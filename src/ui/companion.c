// SPDX-License-Identifier: MIT
#include "ui/companion.h"

ExosWindow *
exos_companion_find_window (GtkWindow *window)
{
  while (window != NULL && !EXOS_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  return (ExosWindow *) window;
}

GtkWindow *
exos_companion_find (GType type, ExosWindow *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  const guint n = g_list_model_get_n_items (toplevels);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (toplevel, type) &&
          exos_companion_find_window (toplevel) == window)
        return toplevel;
    }

  return NULL;
}

/* Not by destroy-with-parent: in GTK 4.8 a window that outlives its parent by a moment, because a
 * key of its own closed both, still points to it. */
static void
window_closed (GtkWindow *self)
{
  gtk_window_set_transient_for (self, NULL);
  gtk_window_close (self);
}

void
exos_companion_present (GtkWindow *self, GtkWindow *parent)
{
  GtkWindow *before = gtk_window_get_transient_for (self);
  GtkWindow *window = (GtkWindow *) exos_companion_find_window (parent);

  if (before != NULL)
    g_signal_handlers_disconnect_by_func (before, window_closed, self);
  gtk_window_set_application (self, GTK_APPLICATION (g_application_get_default ()));
  gtk_window_set_transient_for (self, window);
  if (window != NULL)
    g_signal_connect_object (window, "destroy", G_CALLBACK (window_closed), self,
                             G_CONNECT_SWAPPED);
  gtk_window_present (self);
}
