// SPDX-License-Identifier: MIT
#include "memo/page.h"

#define MARK_SIZE (11.6 * EXOS_MM)
#define MARK_GAP (4.6 * EXOS_MM)
#define BOX_PADDING (3.4 * EXOS_MM)
#define BOX_EDGE (2.0 * EXOS_MM)
#define BOX_RADIUS (2.4 * EXOS_MM)
#define INDENT (BOX_EDGE + BOX_PADDING + MARK_SIZE + MARK_GAP)

ExosMark
exos_verdict_mark (ExosVerdict verdict)
{
  switch (verdict)
    {
    case EXOS_VERDICT_LAUNCH:
      return EXOS_MARK_LAUNCH;
    case EXOS_VERDICT_HOLD:
      return EXOS_MARK_HOLD;
    case EXOS_VERDICT_ROLLBACK:
      return EXOS_MARK_ROLLBACK;
    }
  g_return_val_if_reached (EXOS_MARK_UNKNOWN);
}

typedef struct
{
  ExosColor ink;
  ExosColor tint;
} Colors;

static Colors
verdict_colors (const ExosPage *self)
{
  const ExosPalette *palette = &self->style.palette;

  switch (self->doc->verdict)
    {
    case EXOS_VERDICT_LAUNCH:
      return (Colors) { palette->launch, palette->launch_bg };
    case EXOS_VERDICT_HOLD:
      return (Colors) { palette->hold, palette->hold_bg };
    case EXOS_VERDICT_ROLLBACK:
      return (Colors) { palette->rollback, palette->rollback_bg };
    }
  g_return_val_if_reached (((Colors) { palette->fg, palette->card }));
}

static void
round_rectangle (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0.0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0.0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
draw_box (const ExosPage *self, double height, const Colors *colors)
{
  cairo_t *cr = exos_page_canvas (self);
  const double x = EXOS_PAGE_LEFT;
  const double width = exos_page_content_width (self);

  if (cr == NULL)
    return;
  cairo_save (cr);
  round_rectangle (cr, x, self->y, width, height, BOX_RADIUS);
  cairo_clip (cr);
  exos_set_color (cr, colors->tint, 1.0);
  cairo_paint (cr);
  exos_set_color (cr, colors->ink, 1.0);
  cairo_rectangle (cr, x, self->y, BOX_EDGE, height);
  cairo_fill (cr);
  cairo_restore (cr);

  exos_set_color (cr, colors->ink, 1.0);
  cairo_set_line_width (cr, 0.8);
  round_rectangle (cr, x + 0.4, self->y + 0.4, width - 0.8, height - 0.8, BOX_RADIUS - 0.4);
  cairo_stroke (cr);
}

/* What the box says: the decision, why, and what was recommended when that is something else. */
typedef struct
{
  ExosParagraph word;
  ExosParagraph lead;
  ExosParagraph rule;
} Words;

static void
clear_words (Words *self)
{
  exos_paragraph_clear (&self->word);
  exos_paragraph_clear (&self->lead);
  exos_paragraph_clear (&self->rule);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, clear_words)

/* override: NULL when it stands elsewhere, or there is none. */
static Words
set_words (const ExosPage *page, const char *override)
{
  const ExosDoc *doc = page->doc;
  const double width = exos_page_content_width (page) - INDENT - BOX_PADDING;
  const char *lead = override != NULL ? override : doc->sentence;
  const char *rule = override != NULL ? doc->sentence : NULL;
  Words self = {
    .word = exos_paragraph_new (page, EXOS_PARAGRAPH_WORD, doc->word, width),
    .lead = exos_paragraph_new (page, EXOS_PARAGRAPH_SENTENCE, lead, width),
    .rule = exos_paragraph_new (page, EXOS_PARAGRAPH_RULE, rule, width),
  };

  exos_paragraph_balance (&self.lead, width);
  return self;
}

static double
words_height (const Words *self)
{
  return exos_paragraph_height (&self->word) + exos_paragraph_height (&self->lead) +
         exos_paragraph_height (&self->rule) + 2.0;
}

static double
box_height (const ExosPage *page, const Words *words)
{
  return MAX (words_height (words), MARK_SIZE) + 2.0 * BOX_PADDING * MIN (page->density.gap, 1.0);
}

static void
draw_words (const ExosPage *page, const Words *words, double y)
{
  const double x = EXOS_PAGE_LEFT + INDENT;

  exos_paragraph_draw (page, &words->word, x, y);
  y += exos_paragraph_height (&words->word) + 1.0;
  exos_paragraph_draw (page, &words->lead, x, y);
  y += exos_paragraph_height (&words->lead) + 1.0;
  exos_paragraph_draw (page, &words->rule, x, y);
}

static void
draw_verdict (ExosPage *self, Words *words)
{
  const double height = box_height (self, words);
  const Colors colors = verdict_colors (self);

  exos_page_gap (self, 9.0);
  exos_page_reserve (self, height);
  draw_box (self, height, &colors);
  exos_page_mark (self, exos_verdict_mark (self->doc->verdict),
                  EXOS_PAGE_LEFT + BOX_EDGE + BOX_PADDING, self->y + (height - MARK_SIZE) / 2.0,
                  MARK_SIZE);
  words->word.color = colors.ink;
  draw_words (self, words, self->y + (height - words_height (words)) / 2.0);
  self->y += height;
}

/* Below the box, over as many pages as it takes. */
static void
flow_override (ExosPage *self)
{
  g_auto (ExosParagraph) override = exos_paragraph_new (
      self, EXOS_PARAGRAPH_BODY, self->doc->override, exos_page_content_width (self));

  exos_page_gap (self, 6.0);
  exos_paragraph_flow (self, &override, EXOS_PAGE_LEFT);
}

/* A box stays on one page: a reason too long for it comes after. */
void
exos_page_verdict (ExosPage *self)
{
  g_auto (Words) words = set_words (self, self->doc->override);
  const gboolean fits = box_height (self, &words) <= exos_page_content_height (self) / 2.0;

  if (fits)
    {
      draw_verdict (self, &words);
      return;
    }

  g_auto (Words) fewer = set_words (self, NULL);

  draw_verdict (self, &fewer);
  flow_override (self);
}
