// SPDX-License-Identifier: MIT
#include "ui/window-state.h"

#include "ui/defaults.h"

void
exos_window_state_restore (GtkWindow *window)
{
  GSettings *settings = exos_settings ();

  gtk_window_set_default_size (window, g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (window);
}

void
exos_window_state_save (GtkWindow *window)
{
  GSettings *settings = exos_settings ();
  const gboolean is_maximized = gtk_window_is_maximized (window);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_boolean (settings, "window-maximized", is_maximized);
  if (is_maximized || width <= 0 || height <= 0)
    return;

  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
}
