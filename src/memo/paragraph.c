// SPDX-License-Identifier: MIT
#include "memo/page.h"

#include <string.h>

#include "memo/keep.h"

/* Where capitals have their middle, above the baseline in sizes: text is centred on it. */
#define CAPITAL_MIDDLE 0.36

/* Longer texts break anywhere: the time for them would grow with the square of their length. */
#define MAX_KEPT_BYTES 4000

typedef struct
{
  double size;
  double pitch; /* in sizes */
  gboolean is_bold;
  gboolean is_running; /* shrinks with the density */
  gsize color;         /* offset in ExosPalette */
} Style;

#define FG G_STRUCT_OFFSET (ExosPalette, fg)
#define DIM G_STRUCT_OFFSET (ExosPalette, dim)

/* clang-format off */
static const Style styles[EXOS_N_PARAGRAPHS] = {
  [EXOS_PARAGRAPH_EYEBROW]    = {  8.4, 1.40, TRUE,  FALSE, DIM },
  [EXOS_PARAGRAPH_TITLE]      = { 17.0, 1.25, TRUE,  FALSE, FG },
  [EXOS_PARAGRAPH_LONG_TITLE] = { 12.5, 1.30, TRUE,  FALSE, FG },
  [EXOS_PARAGRAPH_META]       = {  9.0, 1.40, FALSE, FALSE, DIM },
  [EXOS_PARAGRAPH_WORD]       = { 17.0, 1.25, TRUE,  FALSE, FG },
  [EXOS_PARAGRAPH_SENTENCE]   = { 10.2, 1.40, FALSE, FALSE, FG },
  [EXOS_PARAGRAPH_RULE]       = {  9.0, 1.40, FALSE, FALSE, DIM },
  [EXOS_PARAGRAPH_FACT]       = { 13.0, 1.35, TRUE,  FALSE, FG },
  [EXOS_PARAGRAPH_FACT_NOTE]  = {  9.6, 1.35, FALSE, FALSE, FG },
  [EXOS_PARAGRAPH_FACT_LINE]  = {  9.4, 1.40, FALSE, TRUE,  FG },
  [EXOS_PARAGRAPH_HEADING]    = { 10.5, 1.35, TRUE,  FALSE, FG },
  [EXOS_PARAGRAPH_SUBHEADING] = {  9.2, 1.35, TRUE,  TRUE,  FG },
  [EXOS_PARAGRAPH_BODY]       = {  9.6, 1.42, FALSE, TRUE,  FG },
  [EXOS_PARAGRAPH_NOTE]       = {  9.0, 1.40, FALSE, TRUE,  DIM },
  [EXOS_PARAGRAPH_COLUMN]     = {  8.6, 1.28, TRUE,  TRUE,  DIM },
  [EXOS_PARAGRAPH_CELL]       = {  9.4, 1.28, FALSE, TRUE,  FG },
  [EXOS_PARAGRAPH_FOOT]       = {  7.8, 1.40, FALSE, TRUE,  DIM },
};
/* clang-format on */

static PangoFontDescription *
describe (const Style *style, double size)
{
  PangoFontDescription *font = pango_font_description_from_string ("Sans");

  /* Absolute: pangocairo takes points for 96 of them an inch, whatever the surface. */
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  if (style->is_bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  return font;
}

static void
forbid_breaks (PangoAttrList *attributes, gsize from, gsize to)
{
  PangoAttribute *keep = pango_attr_allow_breaks_new (FALSE);

  keep->start_index = from;
  keep->end_index = to;
  pango_attr_list_insert (attributes, keep);
}

static PangoAttrList *
attribute (const char *text)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  gsize from, to;

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  if (strlen (text) > MAX_KEPT_BYTES)
    return attributes;
  for (gsize at = 0; exos_keep_next_word (text, at, &from, &to); at = to)
    forbid_breaks (attributes, from, to);
  for (gsize at = 0; exos_keep_next (text, at, &from, &to); at = to)
    forbid_breaks (attributes, from, to);
  return attributes;
}

ExosParagraph
exos_paragraph_new (const ExosPage *page, ExosParagraphStyle style, const char *text, double width)
{
  const Style *look = &styles[style];
  const double size = look->size * (look->is_running ? page->density.text : 1.0);
  const char *shown = text != NULL ? text : "";
  PangoLayout *layout = pango_layout_new (page->context);
  PangoFontDescription *font = describe (look, size);
  PangoAttrList *attributes = attribute (shown);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, shown, -1);
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);

  ExosParagraph self = {
    .layout = layout,
    .size = size,
    .pitch = size * look->pitch,
    .color = G_STRUCT_MEMBER (ExosColor, &page->style.palette, look->color),
  };

  exos_paragraph_set_width (&self, width);
  return self;
}

void
exos_paragraph_set_width (ExosParagraph *self, double width)
{
  pango_layout_set_width (self->layout, width < 0.0 ? -1 : (int) (width * PANGO_SCALE));
}

void
exos_paragraph_clear (ExosParagraph *self)
{
  g_clear_object (&self->layout);
}

void
exos_paragraph_embolden (ExosParagraph *self, gsize n)
{
  PangoAttrList *attributes = pango_attr_list_copy (pango_layout_get_attributes (self->layout));
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->end_index = n;
  pango_attr_list_insert (attributes, bold);
  pango_layout_set_attributes (self->layout, attributes);
  pango_attr_list_unref (attributes);
}

int
exos_paragraph_n_lines (const ExosParagraph *self)
{
  const char *text = pango_layout_get_text (self->layout);

  return *text == '\0' ? 0 : pango_layout_get_line_count (self->layout);
}

static double
line_width (PangoLayoutLine *line)
{
  PangoRectangle logical;

  pango_layout_line_get_extents (line, NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

double
exos_paragraph_width (const ExosParagraph *self)
{
  double width = 0.0;

  for (int i = 0; i < exos_paragraph_n_lines (self); i++)
    width = MAX (width, line_width (pango_layout_get_line_readonly (self->layout, i)));
  return width;
}

double
exos_paragraph_height (const ExosParagraph *self)
{
  return exos_paragraph_n_lines (self) * self->pitch;
}

/* Whether text, from start on, is wider than width when it ends at length. */
static gboolean
is_wider (PangoLayout *probe, const char *text, gsize length, double width)
{
  int pixels;

  pango_layout_set_text (probe, text, length);
  pango_layout_get_size (probe, &pixels, NULL);
  return pixels > width * PANGO_SCALE;
}

void
exos_paragraph_break_name (ExosParagraph *self, double width)
{
  g_autofree char *text = g_strdup (pango_layout_get_text (self->layout));
  g_autoptr (PangoLayout) probe = pango_layout_copy (self->layout);
  g_autoptr (GString) lines = g_string_new (NULL);
  gsize start = 0, end = 0;

  exos_paragraph_set_width (self, width);
  if (strchr (text, ' ') != NULL)
    return;
  while (text[end] != '\0')
    {
      const gsize part = strcspn (text + end, "_");
      const gsize next = end + part + (text[end + part] == '_');

      if (end > start && is_wider (probe, text + start, next - start, width))
        {
          g_string_append_c (lines, '\n');
          start = end;
        }
      g_string_append_len (lines, text + end, next - end);
      end = next;
    }
  pango_layout_set_text (self->layout, lines->str, -1);
}

void
exos_paragraph_balance (ExosParagraph *self, double width)
{
  const int n_lines = exos_paragraph_n_lines (self);
  double low = width / MAX (n_lines, 1), high = width;

  while (n_lines > 1 && high - low > 1.0)
    {
      const double middle = (low + high) / 2.0;

      exos_paragraph_set_width (self, middle);
      if (exos_paragraph_n_lines (self) > n_lines)
        low = middle;
      else
        high = middle;
    }
  if (n_lines > 1)
    exos_paragraph_set_width (self, high);
}

static void
draw_line (cairo_t *cr, const ExosParagraph *self, int line, double x, double y)
{
  cairo_move_to (cr, x, y + self->pitch / 2.0 + self->size * CAPITAL_MIDDLE);
  exos_set_color (cr, self->color, 1.0);
  pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (self->layout, line));
}

void
exos_paragraph_draw (const ExosPage *page, const ExosParagraph *self, double x, double y)
{
  cairo_t *cr = exos_page_canvas (page);

  for (int i = 0; cr != NULL && i < exos_paragraph_n_lines (self); i++)
    draw_line (cr, self, i, x, y + i * self->pitch);
}

void
exos_paragraph_draw_right (const ExosPage *page, const ExosParagraph *self, double right, double y)
{
  cairo_t *cr = exos_page_canvas (page);

  for (int i = 0; cr != NULL && i < exos_paragraph_n_lines (self); i++)
    {
      const double width = line_width (pango_layout_get_line_readonly (self->layout, i));

      draw_line (cr, self, i, right - width, y + i * self->pitch);
    }
}

void
exos_paragraph_flow (ExosPage *page, const ExosParagraph *self, double x)
{
  for (int i = 0; i < exos_paragraph_n_lines (self); i++)
    {
      exos_page_reserve (page, self->pitch);
      if (exos_page_canvas (page) != NULL)
        draw_line (page->cr, self, i, x, page->y);
      page->y += self->pitch;
    }
}
