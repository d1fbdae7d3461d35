// SPDX-License-Identifier: MIT
#include "memo/page.h"

#include <string.h>

#define FACT_GAP (5.0 * EXOS_MM)
#define FACT_MARK 10.4

ExosMark
exos_tone_mark (ExosTone tone)
{
  switch (tone)
    {
    case EXOS_TONE_OK:
      return EXOS_MARK_OK;
    case EXOS_TONE_WARNING:
      return EXOS_MARK_WARNING;
    case EXOS_TONE_BLOCKED:
      return EXOS_MARK_BLOCKED;
    case EXOS_TONE_NONE:
    case EXOS_TONE_UNKNOWN:
      return EXOS_MARK_UNKNOWN;
    }
  g_return_val_if_reached (EXOS_MARK_UNKNOWN);
}

void
exos_page_rule (const ExosPage *self, double x, double y, double width)
{
  cairo_t *cr = exos_page_canvas (self);

  if (cr == NULL)
    return;
  exos_set_color (cr, self->style.palette.grid, 1.0);
  cairo_set_line_width (cr, 0.7);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + width, y);
  cairo_stroke (cr);
}

void
exos_page_mark (const ExosPage *self, ExosMark mark, double x, double y, double size)
{
  cairo_t *cr = exos_page_canvas (self);

  if (cr != NULL)
    exos_draw_mark (cr, mark, x, y, size, &self->style);
}

void
exos_page_heading (ExosPage *self, const char *title, double keep)
{
  const double width = exos_page_content_width (self);
  g_auto (ExosParagraph) text = exos_paragraph_new (self, EXOS_PARAGRAPH_HEADING, title, width);
  const double height = exos_paragraph_height (&text) + 2.2;

  exos_page_gap (self, 12.0);
  exos_page_reserve (self, height + keep);
  exos_paragraph_draw (self, &text, EXOS_PAGE_LEFT, self->y);
  self->y += height;
  exos_page_rule (self, EXOS_PAGE_LEFT, self->y, width);
  exos_page_gap (self, 3.0);
}

/* Two lines at most; a longer name is set smaller rather than cut. */
static ExosParagraph
set_title (const ExosPage *self)
{
  const double width = exos_page_content_width (self);
  ExosParagraph title = exos_paragraph_new (self, EXOS_PARAGRAPH_TITLE, self->doc->title, width);

  if (exos_paragraph_n_lines (&title) <= 2)
    return title;
  exos_paragraph_clear (&title);
  return exos_paragraph_new (self, EXOS_PARAGRAPH_LONG_TITLE, self->doc->title, width);
}

void
exos_page_head (ExosPage *self)
{
  const double x = EXOS_PAGE_LEFT;
  const double width = exos_page_content_width (self);
  g_autofree char *facts = self->doc->meta != NULL ? g_strjoinv (" · ", self->doc->meta) : NULL;
  g_auto (ExosParagraph) eyebrow =
      exos_paragraph_new (self, EXOS_PARAGRAPH_EYEBROW, self->doc->eyebrow, width);
  g_auto (ExosParagraph) title = set_title (self);
  g_auto (ExosParagraph) meta = exos_paragraph_new (self, EXOS_PARAGRAPH_META, facts, width);

  exos_paragraph_flow (self, &eyebrow, x);
  self->y += 1.0;
  exos_paragraph_flow (self, &title, x);
  self->y += 1.0;
  exos_paragraph_flow (self, &meta, x);
}

/* The value with its mark before and its note behind it, below it when the column is too narrow.
 * Returns the height. */
static double
draw_fact_value (const ExosPage *self, const ExosFact *fact, double x, double y, double width)
{
  const double indent = fact->tone == EXOS_TONE_NONE ? 0.0 : FACT_MARK + 4.0;
  g_auto (ExosParagraph) value =
      exos_paragraph_new (self, EXOS_PARAGRAPH_FACT, fact->value, width - indent);
  g_auto (ExosParagraph) note =
      exos_paragraph_new (self, EXOS_PARAGRAPH_FACT_NOTE, fact->note, width);
  const double beside = indent + exos_paragraph_width (&value) + 5.0;
  const gboolean fits =
      exos_paragraph_n_lines (&value) <= 1 && beside + exos_paragraph_width (&note) <= width;
  const double height = exos_paragraph_height (&value);

  if (fact->tone != EXOS_TONE_NONE)
    exos_page_mark (self, exos_tone_mark (fact->tone), x, y + (value.pitch - FACT_MARK) / 2.0,
                    FACT_MARK);
  exos_paragraph_draw (self, &value, x + indent, y);
  if (fits)
    exos_paragraph_draw (self, &note, x + beside, y + (value.pitch - note.pitch) / 2.0 + 1.1);
  else
    exos_paragraph_draw (self, &note, x, y + height);
  return height + (fits ? 0.0 : exos_paragraph_height (&note));
}

static double
draw_fact (const ExosPage *self, const ExosFact *fact, double x, double width)
{
  g_auto (ExosParagraph) label =
      exos_paragraph_new (self, EXOS_PARAGRAPH_EYEBROW, fact->label, width);
  double y = self->y;

  exos_paragraph_draw (self, &label, x, y);
  y += exos_paragraph_height (&label) + 0.6;
  y += draw_fact_value (self, fact, x, y, width);
  for (gsize i = 0; fact->lines != NULL && fact->lines[i] != NULL; i++)
    {
      g_auto (ExosParagraph) line =
          exos_paragraph_new (self, EXOS_PARAGRAPH_FACT_LINE, fact->lines[i], width);

      exos_paragraph_draw (self, &line, x, y);
      y += exos_paragraph_height (&line);
    }
  return y - self->y;
}

static double
draw_facts (const ExosPage *self)
{
  static const double shares[] = { 1.1, 1.0, 1.0 };
  const double unit = (exos_page_content_width (self) - 2.0 * FACT_GAP) / 3.1;
  double x = EXOS_PAGE_LEFT;
  double height = 0.0;

  for (gsize i = 0; i < G_N_ELEMENTS (self->doc->facts); i++)
    {
      const double fact = draw_fact (self, &self->doc->facts[i], x, shares[i] * unit);

      height = MAX (height, fact);
      x += shares[i] * unit + FACT_GAP;
    }
  return height;
}

void
exos_page_facts (ExosPage *self)
{
  ExosPage probe = *self;

  probe.cr = NULL;
  exos_page_gap (self, 9.0);
  exos_page_reserve (self, draw_facts (&probe));
  self->y += draw_facts (self);
}

/* Method and the like, at the foot of the last page. */
void
exos_page_foot (ExosPage *self)
{
  const double width = exos_page_content_width (self);
  g_autofree char *label = g_strdup_printf ("%s:", self->doc->method_label);
  g_autofree char *words = g_strdup_printf ("%s %s", label, self->doc->method);
  g_auto (ExosParagraph) note =
      exos_paragraph_new (self, EXOS_PARAGRAPH_FOOT, self->doc->bayes, width);
  g_auto (ExosParagraph) method = exos_paragraph_new (self, EXOS_PARAGRAPH_FOOT, words, width);
  double height;

  exos_paragraph_embolden (&method, strlen (label));
  height = exos_paragraph_height (&note) + exos_paragraph_height (&method) + 6.0;
  exos_page_gap (self, 10.0);
  exos_page_reserve (self, MIN (height, exos_page_content_height (self)));
  self->y += MAX (exos_page_room (self) - height, 0.0);
  exos_page_rule (self, EXOS_PAGE_LEFT, self->y, width);
  self->y += 5.0;
  exos_paragraph_flow (self, &note, EXOS_PAGE_LEFT);
  exos_paragraph_flow (self, &method, EXOS_PAGE_LEFT);
}
