// SPDX-License-Identifier: MIT
#include "ui/preferences/preference-group.h"

#include "ui/widgets/text.h"

struct _ExosPreferenceGroup
{
  GtkBox parent;
  GtkLabel *title;
  GtkLabel *caption;
  GtkListBox *rows;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_CAPTION,
};

static GtkBuildableIface *parent_buildable;

static void exos_preference_group_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ExosPreferenceGroup,
                               exos_preference_group,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      exos_preference_group_buildable_init))

static void
exos_preference_group_add_child (GtkBuildable *buildable,
                                 GtkBuilder *builder,
                                 GObject *child,
                                 const char *type)
{
  if (GTK_IS_LIST_BOX_ROW (child))
    gtk_list_box_append (EXOS_PREFERENCE_GROUP (buildable)->rows, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
exos_preference_group_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = exos_preference_group_add_child;
}

static void
set_title (ExosPreferenceGroup *self, const char *title)
{
  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
}

static void
exos_preference_group_set_property (GObject *object,
                                    guint prop_id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  ExosPreferenceGroup *self = EXOS_PREFERENCE_GROUP (object);

  if (prop_id == PROP_TITLE)
    set_title (self, g_value_get_string (value));
  else if (prop_id == PROP_CAPTION)
    {
      gtk_label_set_label (self->caption, g_value_get_string (value));
      gtk_widget_set_visible (GTK_WIDGET (self->caption), TRUE);
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
exos_preference_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EXOS_TYPE_PREFERENCE_GROUP);
  G_OBJECT_CLASS (exos_preference_group_parent_class)->dispose (object);
}

static void
exos_preference_group_class_init (ExosPreferenceGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = exos_preference_group_dispose;
  object_class->set_property = exos_preference_group_set_property;
  g_object_class_install_property (object_class, PROP_TITLE,
                                   g_param_spec_string ("title", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_CAPTION,
                                   g_param_spec_string ("caption", NULL, NULL, NULL, flags));
  gtk_widget_class_set_template_from_resource (widget_class,
                                               EXOS_RESOURCE_PATH "/preference-group.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosPreferenceGroup, title);
  gtk_widget_class_bind_template_child (widget_class, ExosPreferenceGroup, caption);
  gtk_widget_class_bind_template_child (widget_class, ExosPreferenceGroup, rows);
}

static void
exos_preference_group_init (ExosPreferenceGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  exos_text_keep_words (self->caption);
}
