// SPDX-License-Identifier: MIT
#include "ui/preferences/style-choice.h"

#include "ui/defaults.h"

struct _ExosStyleChoice
{
  GtkBox parent;
};

G_DEFINE_FINAL_TYPE (ExosStyleChoice, exos_style_choice, GTK_TYPE_BOX)

static void
exos_style_choice_class_init (ExosStyleChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/style-choice.ui");
}

static void
exos_style_choice_init (ExosStyleChoice *self)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GAction) style = g_settings_create_action (exos_settings (), "style");

  g_action_map_add_action (G_ACTION_MAP (actions), style);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "preferences", G_ACTION_GROUP (actions));
  gtk_widget_init_template (GTK_WIDGET (self));
}
