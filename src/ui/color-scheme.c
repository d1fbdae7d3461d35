// SPDX-License-Identifier: MIT
#include "ui/color-scheme.h"

#include <gtk/gtk.h>

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_SETTINGS "org.freedesktop.portal.Settings"
#define APPEARANCE "org.freedesktop.appearance"
#define KEY "color-scheme"
/* The portal's values; 2 is light. */
#define NO_PREFERENCE 0
#define DARK 1

#define PATIENCE 500 /* ms */

struct _ExosColorScheme
{
  GObject parent;
  GDBusConnection *bus;
  GCancellable *cancellable;
  GSettings *gnome; /* NULL where the schema is not installed */
  guint subscription;
  gboolean has_answer;  /* the portal's word counts */
  gboolean is_gtk_dark; /* what holds where the desktop has no preference */
  gboolean is_dark;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (ExosColorScheme, exos_color_scheme, G_TYPE_OBJECT)

static void
set_dark (ExosColorScheme *self, gboolean is_dark)
{
  if (is_dark == self->is_dark)
    return;

  self->is_dark = is_dark;
  g_signal_emit (self, changed_signal, 0);
}

/* The portal wraps its values once or twice. */
static void
take_value (ExosColorScheme *self, GVariant *value)
{
  g_autoptr (GVariant) inner = g_variant_ref (value);

  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT))
    {
      g_autoptr (GVariant) outer = g_steal_pointer (&inner);

      inner = g_variant_get_variant (outer);
    }
  if (!g_variant_is_of_type (inner, G_VARIANT_TYPE_UINT32))
    return;

  const guint32 scheme = g_variant_get_uint32 (inner);

  self->has_answer = TRUE;
  set_dark (self, scheme == DARK || (scheme == NO_PREFERENCE && self->is_gtk_dark));
}

static void
setting_changed (GDBusConnection *bus,
                 const char *sender,
                 const char *path,
                 const char *interface,
                 const char *signal,
                 GVariant *parameters,
                 gpointer user_data)
{
  const char *group;
  const char *key;
  g_autoptr (GVariant) value = NULL;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;
  g_variant_get (parameters, "(&s&sv)", &group, &key, &value);
  if (g_str_equal (group, APPEARANCE) && g_str_equal (key, KEY))
    take_value (user_data, value);
}

static void
was_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  if (answer == NULL)
    return; /* no portal, too slow, or too late */

  g_autoptr (GVariant) value = g_variant_get_child_value (answer, 0);

  take_value (user_data, value);
}

static void
has_bus (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ExosColorScheme *self;
  GDBusConnection *bus = g_bus_get_finish (result, NULL);

  if (bus == NULL)
    return;

  self = user_data;
  self->bus = bus;
  self->subscription = g_dbus_connection_signal_subscribe (
      bus, PORTAL_NAME, PORTAL_SETTINGS, "SettingChanged", PORTAL_PATH, APPEARANCE,
      G_DBUS_SIGNAL_FLAGS_NONE, setting_changed, self, NULL);
  g_dbus_connection_call (bus, PORTAL_NAME, PORTAL_PATH, PORTAL_SETTINGS, "Read",
                          g_variant_new ("(ss)", APPEARANCE, KEY), G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NONE, PATIENCE, self->cancellable, was_answered, self);
}

static void
read_gnome (ExosColorScheme *self)
{
  g_autofree char *value = g_settings_get_string (self->gnome, KEY);

  if (!self->has_answer)
    set_dark (self, g_str_equal (value, "prefer-dark"));
}

static void
watch_gnome (ExosColorScheme *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
      source != NULL ? g_settings_schema_source_lookup (source, "org.gnome.desktop.interface", TRUE)
                     : NULL;

  if (schema == NULL || !g_settings_schema_has_key (schema, KEY))
    return;

  self->gnome = g_settings_new_full (schema, NULL, NULL);
  g_signal_connect_object (self->gnome, "changed::" KEY, G_CALLBACK (read_gnome), self,
                           G_CONNECT_SWAPPED);
  if (!self->is_dark)
    read_gnome (self);
}

/* A theme that the environment forces on GTK, whatever the desktop and the preferences say. */
static gboolean
is_forced (gboolean *is_dark)
{
  const char *theme = g_getenv ("GTK_THEME");

  if (theme == NULL || theme[0] == '\0')
    return FALSE;

  *is_dark = g_str_has_suffix (theme, ":dark") || g_str_has_suffix (theme, "-dark");
  return TRUE;
}

/* The user's settings.ini, and themes that are dark by name. */
static gboolean
gtk_is_dark (void)
{
  g_autofree char *theme = NULL;
  gboolean prefers_dark;

  g_object_get (gtk_settings_get_default (), "gtk-application-prefer-dark-theme", &prefers_dark,
                "gtk-theme-name", &theme, NULL);
  return prefers_dark || (theme != NULL && g_str_has_suffix (theme, "-dark"));
}

static void
exos_color_scheme_dispose (GObject *object)
{
  ExosColorScheme *self = EXOS_COLOR_SCHEME (object);

  g_cancellable_cancel (self->cancellable);
  if (self->subscription > 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  self->subscription = 0;
  g_clear_object (&self->bus);
  g_clear_object (&self->gnome);
  G_OBJECT_CLASS (exos_color_scheme_parent_class)->dispose (object);
}

static void
exos_color_scheme_finalize (GObject *object)
{
  ExosColorScheme *self = EXOS_COLOR_SCHEME (object);

  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (exos_color_scheme_parent_class)->finalize (object);
}

static void
exos_color_scheme_class_init (ExosColorSchemeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = exos_color_scheme_dispose;
  G_OBJECT_CLASS (klass)->finalize = exos_color_scheme_finalize;
  changed_signal = g_signal_new ("changed", EXOS_TYPE_COLOR_SCHEME, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
exos_color_scheme_init (ExosColorScheme *self)
{
  self->cancellable = g_cancellable_new ();
  self->is_gtk_dark = gtk_is_dark ();
  self->is_dark = self->is_gtk_dark;
  watch_gnome (self);
  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, has_bus, self);
}

ExosColorScheme *
exos_color_scheme_new (void)
{
  return g_object_new (EXOS_TYPE_COLOR_SCHEME, NULL);
}

gboolean
exos_color_scheme_is_dark (ExosColorScheme *self, ExosColorWish wish)
{
  gboolean is_dark = FALSE;

  if (is_forced (&is_dark))
    return is_dark;

  switch (wish)
    {
    case EXOS_COLOR_FOLLOW:
      return self->is_dark;
    case EXOS_COLOR_LIGHT:
      return FALSE;
    case EXOS_COLOR_DARK:
      return TRUE;
    }

  g_return_val_if_reached (FALSE);
}
