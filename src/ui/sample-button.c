// SPDX-License-Identifier: MIT
#include "ui/sample-button.h"

#include "data/language.h"
#include "ui/samples.h"

struct _ExosSampleButton
{
  GtkWidget parent;
};

G_DEFINE_FINAL_TYPE (ExosSampleButton, exos_sample_button, GTK_TYPE_WIDGET)

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (const ExosSample *sample = exos_samples (); sample->id != NULL; sample++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (exos_gettext (sample->title), NULL);

      g_menu_item_set_action_and_target (item, "app.open-sample", "s", sample->id);
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

static void
exos_sample_button_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  if (child != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (exos_sample_button_parent_class)->dispose (object);
}

static void
exos_sample_button_class_init (ExosSampleButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = exos_sample_button_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
exos_sample_button_init (ExosSampleButton *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = create_menu ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), C_ ("button", "Try a _Sample"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Try a Sample"), -1);
  gtk_widget_add_css_class (button, "exos-pill");
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}
