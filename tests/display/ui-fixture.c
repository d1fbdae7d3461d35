// SPDX-License-Identifier: MIT
#include "ui-fixture.h"

#include <glib/gstdio.h>
#include <gsl/gsl_errno.h>

#include "ui/application.h"
#include "ui/defaults.h"
#include "ui/localization.h"

gboolean
exos_test_tick (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
exos_test_drain (void)
{
  for (int i = 0; i < 2000 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

void
exos_test_init (int *argc, char ***argv)
{
  const char *language = g_getenv ("EXOS_TEST_LANGUAGE");

  g_autofree char *data = g_dir_make_tmp ("exos-data-XXXXXX", NULL);

  /* Nothing of what tests do is anybody's history. */
  g_setenv ("XDG_DATA_HOME", data, TRUE);
  gsl_set_error_handler_off ();
  exos_locale_use (language != NULL ? language : "en");
  gtk_test_init (argc, argv, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  exos_test_remember (FALSE);
}

void
exos_test_remember (gboolean remembers)
{
  g_settings_set_boolean (exos_settings (), "keep-recent", remembers);
}

/* Not unique and never freed: GTK 4.8 keeps one reference of an application that only registers. */
static ExosApplication *
get_application (void)
{
  static ExosApplication *application;
  g_autoptr (GError) error = NULL;

  if (application == NULL)
    {
      application = exos_application_new (G_APPLICATION_NON_UNIQUE);
      g_application_register (G_APPLICATION (application), NULL, &error);
      g_assert_no_error (error);
      g_application_set_default (G_APPLICATION (application));
    }

  return application;
}

ExosWindow *
exos_test_window_new (void)
{
  ExosWindow *window = exos_window_new (GTK_APPLICATION (get_application ()));

  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

void
exos_test_window_free (ExosWindow *window)
{
  gpointer watched = window;

  g_object_add_weak_pointer (G_OBJECT (window), &watched);
  gtk_window_destroy (GTK_WINDOW (window));
  exos_test_wait (watched == NULL, 3000);
}

static GFile *
file_in (const char *folder, const char *name)
{
  return g_file_new_build_filename (folder, name, NULL);
}

GFile *
exos_test_sample (const char *name)
{
  return file_in (g_getenv ("EXOS_SAMPLES"), name);
}

GFile *
exos_test_file (const char *name)
{
  return file_in (g_getenv ("G_TEST_SRCDIR"), name);
}

GFile *
exos_test_write (const char *name, const char *content)
{
  static char *folder;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (folder == NULL)
    folder = g_dir_make_tmp ("exos-test-XXXXXX", NULL);
  path = g_build_filename (folder, name, NULL);
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

void
exos_test_settle (ExosWindow *window)
{
  ExosSession *session = exos_window_get_session (window);

  exos_test_wait (!exos_session_is_reading (session) && !exos_session_is_stale (session), 10000);
}

void
exos_test_open (ExosWindow *window, GFile *file)
{
  exos_window_open (window, file);
  exos_test_settle (window);
}

void
exos_test_open_sample (ExosWindow *window, const char *name)
{
  g_autoptr (GFile) file = exos_test_sample (name);

  exos_test_open (window, file);
  g_assert_nonnull (exos_session_get_report (exos_window_get_session (window)));
}

static gboolean
has_text (GtkWidget *widget, const char *property, const char *text)
{
  g_autofree char *value = NULL;

  if (property == NULL)
    return TRUE;
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (widget), property) == NULL)
    return FALSE;
  g_object_get (widget, property, &value, NULL);
  return g_strcmp0 (value, text) == 0;
}

GtkWidget *
exos_test_find (gpointer root, GType type, const char *property, const char *text)
{
  GtkWidget *widget = root;
  GtkWidget *found = NULL;

  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && has_text (widget, property, text))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = exos_test_find (child, type, property, text);
  return found;
}

static void
collect (GtkWidget *widget, GString *texts)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_LABEL (widget) && gtk_label_get_label (GTK_LABEL (widget))[0] != '\0')
    g_string_append_printf (texts, "%s\n", gtk_label_get_label (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, texts);
}

char *
exos_test_texts (gpointer root)
{
  GString *texts = g_string_new (NULL);

  collect (root, texts);
  return g_string_free (texts, FALSE);
}

void
exos_test_press (GtkWidget *widget, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GListModel) shortcuts = g_list_model_get_item (controllers, i);

      for (guint k = 0;
           GTK_IS_SHORTCUT_CONTROLLER (shortcuts) && k < g_list_model_get_n_items (shortcuts); k++)
        {
          g_autoptr (GtkShortcut) it = g_list_model_get_item (shortcuts, k);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (it);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
              gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == 0 &&
              gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key)
            gtk_shortcut_action_activate (gtk_shortcut_get_action (it), 0, widget,
                                          gtk_shortcut_get_arguments (it));
        }
    }
}
