// SPDX-License-Identifier: MIT
#include "ui/widgets/text.h"

#include "memo/keep.h"

/* Longer runs may break: a narrow window has to hold them. */
#define MAX_COLUMNS 17

#define BLANKS " \t\n"

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

/* Is there a word that a narrow window may have no room for? */
static gboolean
has_long_word (const char *text)
{
  gsize length;

  for (const char *at = text; *at != '\0'; at += length + strspn (at + length, BLANKS))
    {
      length = strcspn (at, BLANKS);
      if (count_columns (at, 0, length) > MAX_COLUMNS)
        return TRUE;
    }

  return FALSE;
}

/* Breaking between characters makes GTK try one a line, which is slow, and take the label for as
 * narrow as that even where breaks are forbidden: only long words are broken. */
static void
update (GtkLabel *label)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const char *text = gtk_label_get_text (label);
  const gboolean is_long = has_long_word (text);
  int widest;

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  widest = keep (attributes, text, exos_keep_next);
  widest = MAX (widest, keep (attributes, text, exos_keep_next_word));
  gtk_label_set_attributes (label, attributes);
  gtk_label_set_wrap_mode (label, is_long ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD);
  gtk_label_set_width_chars (label, is_long && widest > 0 ? widest + 1 : -1);
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
  exos_text_keep_words (GTK_LABEL (label));
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkWidget *
exos_text_new_beside (GtkWidget *mark, const char *text)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *label = exos_text_new (text, NULL);

  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  gtk_grid_attach (GTK_GRID (grid), mark, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), label, 1, 0, 1, 1);
  return grid;
}
