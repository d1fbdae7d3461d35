// SPDX-License-Identifier: MIT
#include "ui/widgets/notice.h"

#include "ui/widgets/dispose-template.h"
#include "ui/widgets/text.h"

struct _ExosNotice
{
  GtkWidget parent;
  GtkRevealer *revealer;
  GtkWidget *box;
  GtkImage *icon;
  GtkLabel *label;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (ExosNotice, exos_notice, GTK_TYPE_WIDGET)

static void
revealed (ExosNotice *self)
{
  if (!gtk_revealer_get_reveal_child (self->revealer))
    gtk_widget_set_visible (GTK_WIDGET (self->revealer), FALSE);
}

void
exos_notice_dismiss (ExosNotice *self)
{
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

static void
set_tone (ExosNotice *self, gboolean is_error)
{
  const char *const classes[] = { "exos-notice", is_error ? "error" : "warning", NULL };

  gtk_widget_set_css_classes (self->box, (const char **) classes);
  gtk_image_set_from_icon_name (self->icon,
                                is_error ? "exos-blocked-symbolic" : "exos-warning-symbolic");
}

void
exos_notice_show (ExosNotice *self,
                  gboolean is_error,
                  const char *message,
                  const char *button,
                  const char *action)
{
  set_tone (self, is_error);
  gtk_label_set_label (self->label, message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  message, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button != NULL);
  if (button != NULL)
    gtk_button_set_label (self->button, button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

const char *
exos_notice_get_message (ExosNotice *self)
{
  return gtk_revealer_get_reveal_child (self->revealer) ? gtk_label_get_label (self->label) : NULL;
}

static void
exos_notice_dispose (GObject *object)
{
  exos_dispose_template (object, EXOS_TYPE_NOTICE);
  G_OBJECT_CLASS (exos_notice_parent_class)->dispose (object);
}

static void
exos_notice_class_init (ExosNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_notice_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/notice.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosNotice, revealer);
  gtk_widget_class_bind_template_child (widget_class, ExosNotice, box);
  gtk_widget_class_bind_template_child (widget_class, ExosNotice, icon);
  gtk_widget_class_bind_template_child (widget_class, ExosNotice, label);
  gtk_widget_class_bind_template_child (widget_class, ExosNotice, button);
  gtk_widget_class_bind_template_callback (widget_class, exos_notice_dismiss);
  gtk_widget_class_bind_template_callback (widget_class, revealed);
}

static void
exos_notice_init (ExosNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  exos_text_keep_words (self->label);
}
