// SPDX-License-Identifier: MIT
#include "ui/export/show-file.h"

#define MANAGER "org.freedesktop.FileManager1"

/* The settings that main.c makes for this process are not meant for others. */
static void
open_folder (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = g_file_get_uri (folder != NULL ? folder : file);
  g_autoptr (GAppLaunchContext) context = g_app_launch_context_new ();

  g_app_launch_context_unsetenv (context, "GDK_DEBUG");
  g_app_launch_context_unsetenv (context, "GSK_RENDERER");
  g_app_info_launch_default_for_uri_async (uri, context, NULL, NULL, NULL);
}

static void
was_shown (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = user_data;
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  if (answer == NULL)
    open_folder (file);
}

static void
has_bus (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = user_data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);
  g_autofree char *uri = g_file_get_uri (file);
  const char *const uris[] = { uri, NULL };

  if (bus == NULL)
    {
      open_folder (file);
      return;
    }
  g_dbus_connection_call (bus, MANAGER, "/org/freedesktop/FileManager1", MANAGER, "ShowItems",
                          g_variant_new ("(^ass)", uris, ""), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                          NULL, was_shown, g_steal_pointer (&file));
}

void
exos_show_file (GFile *file)
{
  g_bus_get (G_BUS_TYPE_SESSION, NULL, has_bus, g_object_ref (file));
}
