// SPDX-License-Identifier: MIT
#include "ui/widgets/text.h"

#include "memo/keep.h"

static void
forbid_breaks (PangoAttrList *attributes, gsize from, gsize to)
{
  PangoAttribute *attribute = pango_attr_allow_breaks_new (FALSE);

  attribute->start_index = (guint) from;
  attribute->end_index = (guint) to;
  pango_attr_list_insert (attributes, attribute);
}

static void
keep (PangoAttrList *attributes,
      const char *text,
      gboolean (*next) (const char *text, gsize start, gsize *from, gsize *to))
{
  gsize from;

  for (gsize to = 0; next (text, to, &from, &to);)
    forbid_breaks (attributes, from, to);
}

static void
update (GtkLabel *label)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const char *text = gtk_label_get_text (label);

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  keep (attributes, text, exos_keep_next);
  keep (attributes, text, exos_keep_next_word);
  gtk_label_set_attributes (label, attributes);
}

void
exos_text_keep_words (GtkLabel *label)
{
  g_signal_connect (label, "notify::label", G_CALLBACK (update), NULL);
  update (label);
}

GtkWidget *
exos_text_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0F);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  exos_text_keep_words (GTK_LABEL (label));
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}
