// SPDX-License-Identifier: MIT
#include "ui/widgets/empty-state.h"

#include "ui/sample-button.h"
#include "ui/widgets/adaptive-layout.h"
#include "ui/widgets/dispose-template.h"
#include "ui/widgets/text.h"

struct _ExosEmptyState
{
  GtkWidget parent;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *body;
  GtkWidget *ways_in;
};

enum
{
  PROP_0,
  PROP_ICON_NAME,
  PROP_TITLE,
  PROP_BODY,
  PROP_HAS_WAYS_IN,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (ExosEmptyState, exos_empty_state, GTK_TYPE_WIDGET)

static void
exos_empty_state_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  ExosEmptyState *self = EXOS_EMPTY_STATE (object);
  const char *text = G_VALUE_HOLDS_STRING (value) ? g_value_get_string (value) : NULL;

  switch (prop_id)
    {
    case PROP_ICON_NAME:
      gtk_image_set_from_icon_name (self->icon, text);
      break;
    case PROP_TITLE:
      gtk_label_set_label (self->title, text);
      break;
    case PROP_BODY:
      gtk_label_set_label (self->body, text);
      break;
    case PROP_HAS_WAYS_IN:
      gtk_widget_set_visible (self->ways_in, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
exos_empty_state_dispose (GObject *object)
{
  exos_dispose_template (object, EXOS_TYPE_EMPTY_STATE);
  G_OBJECT_CLASS (exos_empty_state_parent_class)->dispose (object);
}

static void
exos_empty_state_class_init (ExosEmptyStateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const names[] = { NULL, "icon-name", "title", "body" };

  object_class->dispose = exos_empty_state_dispose;
  object_class->set_property = exos_empty_state_set_property;
  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    g_object_class_install_property (
        object_class, i,
        g_param_spec_string (names[i], NULL, NULL, NULL,
                             G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (
      object_class, PROP_HAS_WAYS_IN,
      g_param_spec_boolean ("has-ways-in", NULL, NULL, TRUE,
                            G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  g_type_ensure (EXOS_TYPE_ADAPTIVE_LAYOUT);
  g_type_ensure (EXOS_TYPE_SAMPLE_BUTTON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/empty-state.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosEmptyState, icon);
  gtk_widget_class_bind_template_child (widget_class, ExosEmptyState, title);
  gtk_widget_class_bind_template_child (widget_class, ExosEmptyState, body);
  gtk_widget_class_bind_template_child (widget_class, ExosEmptyState, ways_in);
}

static void
exos_empty_state_init (ExosEmptyState *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  exos_text_keep_words (self->title);
  exos_text_keep_words (self->body);
}
