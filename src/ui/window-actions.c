// SPDX-License-Identifier: MIT
#include "ui/window-actions.h"

#include "data/language.h"
#include "ui/application.h"
#include "ui/choose-file.h"
#include "ui/defaults.h"
#include "ui/export/export-actions.h"
#include "ui/recent.h"
#include "ui/simulator/simulator-window.h"

static void
open_together (GPtrArray *files, gpointer window)
{
  exos_application_open_files (EXOS_APPLICATION (g_application_get_default ()), files, window);
}

static void
open_single (GFile *file, gpointer window)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  g_ptr_array_add (files, file);
  open_together (files, window);
}

static void
open_file (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  exos_choose_files_to_open (GTK_WINDOW (window), open_together, window);
}

/* What was refused as one. */
static void
open_each (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  GPtrArray *refused = exos_session_get_refused_files (exos_window_get_session (window));
  g_autoptr (GPtrArray) files = refused != NULL ? g_ptr_array_ref (refused) : g_ptr_array_new ();

  exos_window_dismiss_notice (window);
  for (guint i = 0; i < files->len; i++)
    open_single (g_ptr_array_index (files, i), window);
}

static void
reload (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  exos_window_dismiss_notice (window);
  exos_session_reload (exos_window_get_session (window));
}

static void
cancel_reading (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  exos_session_cancel (exos_window_get_session (window));
  exos_window_toast (window, _ ("Reading cancelled"), NULL, NULL, NULL, NULL);
}

static void
undo (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  exos_session_undo (exos_window_get_session (window));
}

static void
redo (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  exos_session_redo (exos_window_get_session (window));
}

static void
show_page (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  ExosPageId page;

  if (exos_page_from_name (g_variant_get_string (parameter, NULL), &page))
    exos_window_show_page (window, page);
}

static void
step_page (ExosWindow *window, int step)
{
  const int page = (int) exos_window_get_page (window) + step;

  if (page >= 0 && page < EXOS_N_PAGES)
    exos_window_show_page (window, (ExosPageId) page);
}

static void
next_page (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  step_page (window, 1);
}

static void
previous_page (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  step_page (window, -1);
}

/* Never destroys: a window that holds an experiment stays as it is. */
static void
new_experiment (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  ExosWindow *shown = window;

  if (!exos_window_is_empty (window))
    {
      shown = exos_window_new (gtk_window_get_application (window));
      gtk_window_present (GTK_WINDOW (shown));
    }
  exos_window_show_page (shown, EXOS_PAGE_EXPERIMENT);
}

static void
apply_defaults (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  ExosSession *session = exos_window_get_session (window);
  g_autoptr (ExosPlan) plan = exos_defaults_apply (exos_session_get_plan (session));

  exos_session_set_plan (session, plan, NULL);
  exos_window_dismiss_notice (window);
}

static void
show_simulator (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  exos_simulator_window_present (window);
}

static void
open_recent (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  g_autofree const char **uris = g_variant_get_strv (parameter, NULL);
  g_autoptr (GPtrArray) files = exos_recent_dup_files ((char *const *) uris);

  if (files->len > 0)
    open_together (files, window);
}

/* Takes addresses: kept from D-Bus, which exports the actions of the window itself. */
static const GActionEntry private_entries[] = {
  { .name = "open", .activate = open_recent, .parameter_type = "as" },
};

static const GActionEntry entries[] = {
  { .name = "open", .activate = open_file },
  { .name = "open-each", .activate = open_each },
  { .name = "reload", .activate = reload },
  { .name = "cancel-reading", .activate = cancel_reading },
  { .name = "undo", .activate = undo },
  { .name = "redo", .activate = redo },
  { .name = "page", .activate = show_page, .parameter_type = "s" },
  { .name = "next-page", .activate = next_page },
  { .name = "previous-page", .activate = previous_page },
  { .name = "new-experiment", .activate = new_experiment },
  { .name = "apply-defaults", .activate = apply_defaults },
  { .name = "simulator", .activate = show_simulator },
};

void
exos_window_add_actions (ExosWindow *self)
{
  g_autoptr (GAction) sidebar = g_settings_create_action (exos_settings (), "sidebar-visible");

  g_autoptr (GSimpleActionGroup) recent = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (recent), private_entries,
                                   G_N_ELEMENTS (private_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "recent", G_ACTION_GROUP (recent));
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action (G_ACTION_MAP (self), sidebar);
  exos_export_add_actions (self);
}

static void
enable (ExosWindow *self, const char *name, gboolean is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

void
exos_window_update_actions (ExosWindow *self)
{
  ExosSession *session = exos_window_get_session (self);
  const gboolean has_report = exos_session_get_report (session) != NULL;

  enable (self, "reload", has_report);
  enable (self, "cancel-reading", exos_session_is_reading (session));
  enable (self, "undo", exos_session_can_undo (session));
  enable (self, "redo", exos_session_can_redo (session));
  enable (self, "apply-defaults", has_report);
  enable (self, "simulator", has_report);
  exos_export_update_actions (self);
}
