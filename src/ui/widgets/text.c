// SPDX-License-Identifier: MIT
#include "ui/widgets/text.h"

#include "memo/keep.h"

/* Longer runs may break: a narrow window has to hold them. */
#define MAX_COLUMNS 17

static void
forbid_breaks (PangoAttrList *attributes, gsize from, gsize to)
{
  PangoAttribute *attribute = pango_attr_allow_breaks_new (FALSE);

  attribute->start_index = (guint) from;
  attribute->end_index = (guint) to;
  pango_attr_list_insert (attributes, attribute);
}

/* About how wide a run of text is, in ordinary characters. */
static int
count_columns (const char *text, gsize from, gsize to)
{
  int n = 0;

  for (const char *at = text + from; at < text + to; at = g_utf8_next_char (at))
    n += g_unichar_iswide (g_utf8_get_char (at)) ? 2 : 1;
  return n;
}

/* Returns how wide the widest run is. */
static int
keep (PangoAttrList *attributes,
      const char *text,
      gboolean (*next) (const char *text, gsize start, gsize *from, gsize *to))
{
  int widest = 0;
  gsize from;

  for (gsize to = 0; next (text, to, &from, &to);)
    {
      const int n_columns = count_columns (text, from, to);

      if (n_columns > MAX_COLUMNS)
        continue;
      forbid_breaks (attributes, from, to);
      widest = MAX (widest, n_columns);
    }

  return widest;
}

static void
update (GtkLabel *label)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const char *text = gtk_label_get_text (label);
  int widest;

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  widest = keep (attributes, text, exos_keep_next);
  widest = MAX (widest, keep (attributes, text, exos_keep_next_word));
  gtk_label_set_attributes (label, attributes);
  /* GTK 4.8 takes a label for as narrow as its characters, and is surprised when breaks between
   * them are forbidden. */
  gtk_label_set_width_chars (label, widest > 0 ? widest + 1 : -1);
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
