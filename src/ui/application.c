// SPDX-License-Identifier: MIT
#include "ui/application.h"

#include <string.h>

#include "data/language.h"
#include "memo/settings.h"
#include "ui/about.h"
#include "ui/home/kept-data.h"
#include "ui/home/restore-window.h"
#include "ui/planner/planner-window.h"
#include "ui/preferences/preferences.h"
#include "ui/remember.h"
#include "ui/rules/rules-window.h"
#include "ui/samples.h"
#include "ui/style.h"
#include "ui/window.h"

struct _ExosApplication
{
  GtkApplication parent;
};

G_DEFINE_FINAL_TYPE (ExosApplication, exos_application, GTK_TYPE_APPLICATION)

static ExosWindow *
active_window (ExosApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  return EXOS_IS_WINDOW (active) ? EXOS_WINDOW (active) : NULL;
}

static gboolean
are_same (GPtrArray *files, GPtrArray *others)
{
  gboolean are = others != NULL && files->len == others->len;

  for (guint i = 0; are && i < files->len; i++)
    are = g_ptr_array_find_with_equal_func (others, g_ptr_array_index (files, i),
                                            (GEqualFunc) g_file_equal, NULL);
  return are;
}

/* The window that shows or reads files already. */
static ExosWindow *
find_window (ExosApplication *self, GPtrArray *files)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      ExosSession *session =
          EXOS_IS_WINDOW (l->data) ? exos_window_get_session (EXOS_WINDOW (l->data)) : NULL;

      if (session != NULL && (are_same (files, exos_session_get_files (session)) ||
                              are_same (files, exos_session_get_incoming_files (session))))
        return l->data;
    }

  return NULL;
}

/* A file that is shown is read again: whoever opens it wants to see what is in it now. */
static void
open_again (ExosWindow *window, GPtrArray *files)
{
  ExosSession *session = exos_window_get_session (window);

  if (!exos_session_is_reading (session) && are_same (files, exos_session_get_files (session)))
    exos_session_reload (session);
}

void
exos_application_open_files (ExosApplication *self, GPtrArray *files, gpointer preferred)
{
  ExosWindow *shown = find_window (self, files);
  ExosWindow *window = shown != NULL       ? shown
                       : preferred != NULL ? EXOS_WINDOW (preferred)
                                           : active_window (self);

  if (shown != NULL)
    open_again (shown, files);
  else if (window == NULL || !exos_window_is_empty (window))
    window = exos_window_new (GTK_APPLICATION (self));
  if (shown == NULL)
    {
      exos_window_dismiss_notice (window);
      exos_session_open_files (exos_window_get_session (window), files);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static GPtrArray *
list_files (const ExosRecord *record)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; record->uris[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_for_uri (record->uris[i]));
  return files;
}

gboolean
exos_application_open_decision (ExosApplication *self,
                                const ExosRecord *record,
                                gpointer preferred,
                                GError **error)
{
  g_autoptr (GPtrArray) files = list_files (record);
  g_autoptr (ExosSettings) settings =
      exos_settings_read (record->settings, strlen (record->settings), error);
  ExosWindow *window = preferred;

  if (settings == NULL)
    return FALSE;
  if (files->len == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("Nobody knows where the file of this decision was."));
      return FALSE;
    }

  if (!exos_window_is_empty (window))
    window = exos_window_new (GTK_APPLICATION (self));
  if (record->is_altered)
    exos_settings_mark_altered (settings);
  exos_session_open_with (exos_window_get_session (window), files, settings->plan, settings->edits);
  exos_kept_data_expect (window, record);
  gtk_window_present (GTK_WINDOW (window));
  return TRUE;
}

void
exos_application_open_sample (ExosApplication *self, const char *id, gpointer window)
{
  g_autoptr (GFile) file = exos_sample_find (id);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  if (file == NULL)
    return;
  g_ptr_array_add (files, file);
  exos_application_open_files (self, files, window);
}

static void
open_sample (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  exos_application_open_sample (application, g_variant_get_string (parameter, NULL), NULL);
}

static void
new_window (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  gtk_window_present (GTK_WINDOW (exos_window_new (application)));
}

static void
show_preferences (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  exos_preferences_present (gtk_application_get_active_window (application));
}

static void
show_planner (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  exos_planner_window_present (gtk_application_get_active_window (application));
}

static void
show_rules (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  exos_rules_window_present (gtk_application_get_active_window (application));
}

static void
show_backups (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  exos_restore_window_present (gtk_application_get_active_window (application));
}

static void
show_about (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  exos_about_present (gtk_application_get_active_window (application));
}

/* Every window has its say, and remembers its size. Those that stand over others close with them.
 */
static void
quit (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  g_autoptr (GList) windows = NULL;

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == NULL)
      windows = g_list_prepend (windows, l->data);
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static const GActionEntry entries[] = {
  { .name = "open-sample", .activate = open_sample, .parameter_type = "s" },
  { .name = "new-window", .activate = new_window },
  { .name = "preferences", .activate = show_preferences },
  { .name = "planner", .activate = show_planner },
  { .name = "rules", .activate = show_rules },
  { .name = "restore-decisions", .activate = show_backups },
  { .name = "about", .activate = show_about },
  { .name = "quit", .activate = quit },
};

static const struct
{
  const char *action;
  const char *accels[4];
} shortcuts[] = {
  { "win.open", { "<Control>o" } },
  { "win.new-experiment", { "<Control>n" } },
  { "win.reload", { "<Control>r", "F5" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Control><Shift>s" } },
  { "win.print", { "<Control>p" } },
  { "win.copy-rich", { "<Control><Shift>c" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.page::home", { "<Alt>1" } },
  { "win.page::experiment", { "<Alt>2" } },
  { "win.page::results", { "<Alt>3" } },
  { "win.page::memo", { "<Alt>4" } },
  { "win.next-page", { "<Control>Page_Down" } },
  { "win.previous-page", { "<Control>Page_Up" } },
  { "win.sidebar-visible", { "F9" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "win.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
  { "win.zoom-fit", { "<Control>0", "<Control>KP_0" } },
  { "win.cancel-reading", { "Escape" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.rules", { "F1" } },
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
};

static void
add_shortcuts (GtkApplication *application)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (application, shortcuts[i].action, shortcuts[i].accels);
}

static void
exos_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (exos_application_parent_class)->startup (application);
  g_set_application_name ("ExperimentOS");
  gtk_window_set_default_icon_name (EXOS_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  add_shortcuts (GTK_APPLICATION (application));
}

static void
exos_application_activate (GApplication *application)
{
  ExosWindow *window = active_window (EXOS_APPLICATION (application));

  if (window == NULL)
    window = exos_window_new (GTK_APPLICATION (application));
  exos_window_show_page (window, exos_window_get_page (window));
  gtk_window_present (GTK_WINDOW (window));
}

/* What is selected and opened at once is read as one, as what is dropped at once. */
static void
exos_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  g_autoptr (GPtrArray) together = g_ptr_array_new ();

  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (together, files[i]);
  exos_application_open_files (EXOS_APPLICATION (application), together, NULL);
}

static int
exos_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("experimentos %s\n", EXOS_VERSION);
      return 0;
    }
  if (g_variant_dict_contains (options, "new-window"))
    {
      if (!g_application_register (application, NULL, NULL))
        return 1;
      if (!g_application_get_is_remote (application))
        return -1; /* the first window is a new one */
      g_action_group_activate_action (G_ACTION_GROUP (application), "new-window", NULL);
      return 0;
    }

  return -1;
}

static void
exos_application_shutdown (GApplication *application)
{
  exos_remember_end ();
  G_APPLICATION_CLASS (exos_application_parent_class)->shutdown (application);
}

static void
exos_application_class_init (ExosApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = exos_application_startup;
  application_class->shutdown = exos_application_shutdown;
  application_class->activate = exos_application_activate;
  application_class->open = exos_application_open;
  application_class->handle_local_options = exos_application_handle_local_options;
}

static void
exos_application_init (ExosApplication *self)
{
  static const GOptionEntry options[] = {
    { "new-window", 'w', 0, G_OPTION_ARG_NONE, NULL, N_ ("Open a new window"), NULL },
    { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version"), NULL },
    { 0 },
  };
  GOptionEntry translated[G_N_ELEMENTS (options)];

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      translated[i] = options[i];
      if (options[i].description != NULL)
        translated[i].description = exos_gettext (options[i].description);
    }
  g_application_add_main_option_entries (G_APPLICATION (self), translated);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE…]"));
}

ExosApplication *
exos_application_new (GApplicationFlags flags)
{
  return g_object_new (EXOS_TYPE_APPLICATION, "application-id", EXOS_APP_ID, "flags",
                       flags | G_APPLICATION_HANDLES_OPEN, "resource-base-path", EXOS_RESOURCE_PATH,
                       NULL);
}
