// SPDX-License-Identifier: MIT
#include "ui/companion.h"

ExosWindow *
exos_companion_find_window (GtkWindow *window)
{
  while (window != NULL && !EXOS_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  return (ExosWindow *) window;
}

void
exos_companion_present (GtkWindow *self, GtkWindow *parent)
{
  gtk_window_set_application (self, GTK_APPLICATION (g_application_get_default ()));
  gtk_window_set_transient_for (self, (GtkWindow *) exos_companion_find_window (parent));
  gtk_window_set_destroy_with_parent (self, TRUE);
  gtk_window_present (self);
}
