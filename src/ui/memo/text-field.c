// SPDX-License-Identifier: MIT
#include "ui/memo/text-field.h"

#include "ui/widgets/dispose-template.h"
#include "ui/widgets/text.h"

struct _ExosTextField
{
  GtkWidget parent;
  GtkLabel *title;
  GtkWidget *frame;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkLabel *problem;
};

enum
{
  PROP_0,
  PROP_TITLE,
};

static guint edited_signal;

G_DEFINE_FINAL_TYPE (ExosTextField, exos_text_field, GTK_TYPE_WIDGET)

static void
changed (ExosTextField *self)
{
  g_signal_emit (self, edited_signal, 0);
}

char *
exos_text_field_dup_text (ExosTextField *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

void
exos_text_field_set_text (ExosTextField *self, const char *text)
{
  g_autofree char *shown = exos_text_field_dup_text (self);
  const char *wanted = text != NULL ? text : "";

  if (g_str_equal (shown, wanted))
    return;

  g_signal_handlers_block_by_func (self->buffer, changed, self);
  gtk_text_buffer_set_text (self->buffer, wanted, -1);
  g_signal_handlers_unblock_by_func (self->buffer, changed, self);
}

void
exos_text_field_set_problem (ExosTextField *self, const char *problem)
{
  GtkAccessible *view = GTK_ACCESSIBLE (self->view);

  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  if (problem == NULL)
    {
      gtk_widget_remove_css_class (self->frame, "error");
      gtk_accessible_reset_state (view, GTK_ACCESSIBLE_STATE_INVALID);
      return;
    }

  gtk_widget_add_css_class (self->frame, "error");
  gtk_accessible_update_state (view, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

static gboolean
exos_text_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EXOS_TEXT_FIELD (widget)->view));
}

static void
exos_text_field_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  ExosTextField *self = EXOS_TEXT_FIELD (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      gtk_label_set_label (self->title, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
exos_text_field_dispose (GObject *object)
{
  exos_dispose_template (object, EXOS_TYPE_TEXT_FIELD);
  G_OBJECT_CLASS (exos_text_field_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/text-field.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosTextField, title);
  gtk_widget_class_bind_template_child (widget_class, ExosTextField, frame);
  gtk_widget_class_bind_template_child (widget_class, ExosTextField, view);
  gtk_widget_class_bind_template_child (widget_class, ExosTextField, buffer);
  gtk_widget_class_bind_template_child (widget_class, ExosTextField, problem);
  gtk_widget_class_bind_template_callback (widget_class, changed);
}

static void
exos_text_field_class_init (ExosTextFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exos_text_field_dispose;
  object_class->set_property = exos_text_field_set_property;
  widget_class->grab_focus = exos_text_field_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  g_object_class_install_property (
      object_class, PROP_TITLE,
      g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  edited_signal = g_signal_new ("edited", EXOS_TYPE_TEXT_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
exos_text_field_init (ExosTextField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  exos_text_keep_words (self->problem);
}
