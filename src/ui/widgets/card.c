// SPDX-License-Identifier: MIT
#include "ui/widgets/card.h"

#include "ui/widgets/adaptive-layout.h"
#include "ui/widgets/dispose-template.h"
#include "ui/widgets/text.h"

struct _ExosCard
{
  GtkWidget parent;
  GtkLabel *title;
  GtkLabel *caption;
  GtkBox *content;
};

G_DEFINE_FINAL_TYPE (ExosCard, exos_card, GTK_TYPE_WIDGET)

void
exos_card_set_titles (ExosCard *self, const char *title, const char *caption)
{
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->caption, caption != NULL ? caption : "");
  gtk_widget_set_visible (GTK_WIDGET (self->caption), caption != NULL);
}

void
exos_card_append (ExosCard *self, GtkWidget *child)
{
  gtk_box_append (self->content, child);
}

void
exos_card_clear (ExosCard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->content))) != NULL)
    gtk_box_remove (self->content, child);
}

static void
exos_card_dispose (GObject *object)
{
  exos_dispose_template (object, EXOS_TYPE_CARD);
  G_OBJECT_CLASS (exos_card_parent_class)->dispose (object);
}

static void
exos_card_class_init (ExosCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_card_dispose;
  g_type_ensure (EXOS_TYPE_ADAPTIVE_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/card.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosCard, title);
  gtk_widget_class_bind_template_child (widget_class, ExosCard, caption);
  gtk_widget_class_bind_template_child (widget_class, ExosCard, content);
}

static void
exos_card_init (ExosCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  exos_text_keep_words (self->caption);
}
