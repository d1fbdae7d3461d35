// SPDX-License-Identifier: MIT
/* The rules of one experiment, apart from those that new ones begin with. */
#include "ui/rules/policy-menu.h"

#include "analysis/policy-file.h"
#include "data/format.h"
#include "data/language.h"
#include "ui/choose-file.h"
#include "ui/policy-source.h"
#include "ui/window-actions.h"

#define MAX_NAME 60

static const char *
say_policy (ExosPolicy policy)
{
  switch (policy)
    {
    case EXOS_POLICY_STANDARD:
      return C_ ("policy", "Standard");
    case EXOS_POLICY_EVIDENCE:
      return C_ ("policy", "Evidence");
    case EXOS_POLICY_STRICT:
      return C_ ("policy", "Strict");
    case EXOS_POLICY_LITERAL:
    case EXOS_N_POLICIES:
      return exos_policy_id (EXOS_POLICY_LITERAL);
    }

  g_assert_not_reached ();
}

char *
exos_policy_menu_dup_state (const ExosPlan *plan)
{
  if (plan->policy_name == NULL)
    return g_strdup (say_policy (plan->policy));

  g_autofree char *name = exos_visible_text (plan->policy_name, MAX_NAME);

  /* Translators: name of a policy file, the rules that it goes by. */
  return g_strdup_printf (exos_policy_departs (plan) ? _ ("“%s” (%s), with changed settings")
                                                     : _ ("“%s” (%s)"),
                          name, say_policy (plan->policy));
}

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
