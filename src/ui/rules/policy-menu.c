// SPDX-License-Identifier: MIT
/* The rules of one experiment, apart from those that new ones begin with. */
#include "ui/rules/policy-menu.h"

#include "analysis/policy-file.h"
#include "data/format.h"
#include "data/language.h"
#include "ui/choose-file.h"
#include "ui/policy-source.h"
#include "ui/window-actions.h"

/* A policy by its name takes the place of a file with all that it said. */
static void
use_policy (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  ExosSession *session = exos_window_get_session (window);
  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (session));

  if (plan->policy_name != NULL)
    exos_policy_forget (plan);
  if (exos_policy_from_id (g_variant_get_string (parameter, NULL), &plan->policy))
    exos_session_set_plan (session, plan, NULL);
}

static void
file_chosen (GFile *file, gpointer window)
{
  ExosSession *session = exos_window_get_session (window);
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosPlan) plan =
      exos_policy_source_read (exos_session_get_plan (session), file, &error);

  if (plan != NULL)
    exos_session_set_plan (session, plan, NULL);
  else
    exos_window_notice (window, TRUE, error->message, NULL, NULL);
}

static void
choose_file (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  exos_choose_policy_file (window, file_chosen, g_object_ref (window), g_object_unref);
}

static const GActionEntry entries[] = {
  { .name = "policy", .activate = use_policy, .parameter_type = "s" },
  { .name = "policy-file", .activate = choose_file },
};

void
exos_policy_menu_install (GtkWidget *widget, ExosWindow *window)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), window);
  gtk_widget_insert_action_group (widget, "rules", G_ACTION_GROUP (actions));
}
