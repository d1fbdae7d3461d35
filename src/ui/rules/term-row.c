// SPDX-License-Identifier: MIT
#include "ui/rules/term-row.h"

#include "data/language.h"
#include "ui/widgets/text.h"

struct _ExosTermRow
{
  GtkListBoxRow parent;
  GtkLabel *title;
  GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (ExosTermRow, exos_term_row, GTK_TYPE_LIST_BOX_ROW)

void
exos_term_row_show (ExosTermRow *self, const char *text)
{
  /* Translators: read aloud: a term and what it means. */
  g_autofree char *name =
      g_strdup_printf (_ ("%s. %s"), gtk_label_get_label (self->title), text != NULL ? text : "");

  gtk_label_set_label (self->text, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
exos_term_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EXOS_TYPE_TERM_ROW);
  G_OBJECT_CLASS (exos_term_row_parent_class)->dispose (object);
}

static void
exos_term_row_class_init (ExosTermRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_term_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/term-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosTermRow, title);
  gtk_widget_class_bind_template_child (widget_class, ExosTermRow, text);
}

static void
exos_term_row_init (ExosTermRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  exos_text_keep_words (self->text);
}

GtkWidget *
exos_term_row_new (const char *title)
{
  ExosTermRow *self = g_object_new (EXOS_TYPE_TERM_ROW, NULL);

  gtk_label_set_label (self->title, title);
  return GTK_WIDGET (self);
}
