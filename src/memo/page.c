// SPDX-License-Identifier: MIT
#include "memo/page.h"

#include "data/language.h"

#define MARGIN_END (14.0 * EXOS_MM)
#define AXIS_TEXT 9.0
#define NOWHERE G_MAXSIZE

/* clang-format off */
static const ExosDensity densities[] = {
  /* gap  row  text  chart */
  { 1.90, 4.4, 1.00, 1.00 },
  { 1.50, 3.8, 1.00, 1.00 },
  { 1.20, 3.4, 1.00, 1.00 },
  { 1.00, 2.8, 1.00, 1.00 }, /* also of memos that need several pages */
  { 0.75, 1.8, 0.97, 0.92 },
  { 0.60, 1.0, 0.94, 0.84 },
  { 0.45, 0.5, 0.90, 0.78 },
  { 0.40, 0.3, 0.87, 0.74 },
};
/* clang-format on */

#define ORDINARY 3
#define N_HALVINGS 5

static double
between (double a, double b, double share)
{
  return a + (b - a) * share;
}

/* The row at a place that need not be whole. */
static ExosDensity
density_at (double place)
{
  const gsize row = MIN ((gsize) place, G_N_ELEMENTS (densities) - 2);
  const ExosDensity *a = &densities[row], *b = &densities[row + 1];
  const double share = place - row;

  return (ExosDensity) {
    .gap = between (a->gap, b->gap, share),
    .row_padding = between (a->row_padding, b->row_padding, share),
    .text = between (a->text, b->text, share),
    .chart = between (a->chart, b->chart, share),
  };
}

cairo_t *
exos_page_canvas (const ExosPage *self)
{
  return self->number == self->wanted ? self->cr : NULL;
}

double
exos_page_content_width (const ExosPage *self)
{
  return self->width - 2.0 * EXOS_PAGE_LEFT;
}

double
exos_page_content_height (const ExosPage *self)
{
  return self->height - 2.0 * MARGIN_END;
}

double
exos_page_room (const ExosPage *self)
{
  return self->height - MARGIN_END - self->y;
}

void
exos_page_gap (ExosPage *self, double points)
{
  if (self->y > MARGIN_END)
    self->y += points * self->density.gap;
}

gboolean
exos_page_reserve (ExosPage *self, double height)
{
  if (height <= exos_page_room (self) + 0.01 || self->y <= MARGIN_END)
    return FALSE;
  self->number++;
  self->y = MARGIN_END;
  return TRUE;
}

/* Text is laid out the same for every surface: no hinting, and no look at the one drawn on. */
static PangoContext *
create_context (const char *language)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (language));
  return context;
}

/* In the order of the page. */
static void (*const blocks[]) (ExosPage *self) = {
  exos_page_head,       exos_page_verdict,  exos_page_facts,      exos_page_problems,
  exos_page_hypothesis, exos_page_evidence, exos_page_guardrails, exos_page_segments,
  exos_page_columns,    exos_page_note,     exos_page_foot,
};

static void
begin_walk (ExosPage *self, cairo_t *cr, gsize wanted)
{
  self->cr = cr;
  self->wanted = wanted;
  self->number = 0;
  self->y = MARGIN_END;
}

static void
walk (ExosPage *self, cairo_t *cr, gsize wanted)
{
  begin_walk (self, cr, wanted);
  for (gsize i = 0; i < G_N_ELEMENTS (blocks); i++)
    blocks[i](self);
}

static gboolean
fits_one_page (ExosPage *self, double place)
{
  self->density = density_at (place);
  begin_walk (self, NULL, NOWHERE);
  for (gsize i = 0; i < G_N_ELEMENTS (blocks) && self->number == 0; i++)
    blocks[i](self);
  return self->number == 0;
}

/* Between a place that is too airy for one page and one that is not: nearly the first that fits. */
static double
halve (ExosPage *self, double too_airy, double place)
{
  for (gsize i = 0; i < N_HALVINGS; i++)
    {
      const double middle = (too_airy + place) / 2.0;

      if (fits_one_page (self, middle))
        place = middle;
      else
        too_airy = middle;
    }
  return place;
}

/* The airiest density that needs one page. A memo that no density brings there gets several, and
 * then there is no reason to be narrow. */
static void
choose_density (ExosPage *self)
{
  const gsize last = G_N_ELEMENTS (densities) - 1;
  const double narrowest = (double) last;

  self->n_pages = 1;
  if (fits_one_page (self, 0.0))
    return;
  if (fits_one_page (self, narrowest))
    {
      self->density = density_at (halve (self, 0.0, narrowest));
      return;
    }
  self->density = density_at (ORDINARY);
  walk (self, NULL, NOWHERE);
  self->n_pages = self->number + 1;
}

static void
begin (ExosPage *self, const ExosDoc *doc, ExosPaper paper)
{
  *self = (ExosPage) {
    .doc = doc,
    .context = create_context (doc->language),
    .style = exos_chart_style (EXOS_SCHEME_LIGHT, AXIS_TEXT),
  };
  exos_page_size (paper, &self->width, &self->height);
}

static void
end (ExosPage *self)
{
  g_object_unref (self->context);
}

ExosDensity
exos_page_density (const ExosDoc *doc, ExosPaper paper, double reserve)
{
  const char *before = exos_language_use (doc->language);
  ExosPage page;

  begin (&page, doc, paper);
  page.height -= reserve;
  choose_density (&page);
  end (&page);
  exos_language_use (before);
  return page.density;
}

void
exos_page_size (ExosPaper paper, double *width, double *height)
{
  switch (paper)
    {
    case EXOS_PAPER_A4:
      *width = 210.0 * EXOS_MM;
      *height = 297.0 * EXOS_MM;
      return;
    case EXOS_PAPER_LETTER:
      *width = 612.0;
      *height = 792.0;
      return;
    }
  g_return_if_reached ();
}

gsize
exos_page_count (const ExosDoc *doc, ExosPaper paper)
{
  const char *before = exos_language_use (doc->language);
  ExosPage page;

  begin (&page, doc, paper);
  choose_density (&page);
  end (&page);
  exos_language_use (before);
  return page.n_pages;
}

/* Name of the memo above a further page, number below each of several. */
static void
draw_margins (ExosPage *self, gsize number)
{
  const double right = self->width - EXOS_PAGE_LEFT;
  g_autofree char *text =
      g_strdup_printf ("%" G_GSIZE_FORMAT " / %" G_GSIZE_FORMAT, number + 1, self->n_pages);
  g_auto (ExosParagraph) folio = exos_paragraph_new (self, EXOS_PARAGRAPH_FOOT, text, -1.0);

  self->number = number;
  exos_paragraph_draw_right (self, &folio, right, self->height - 9.0 * EXOS_MM);
  if (number == 0)
    return;

  g_auto (ExosParagraph) title = exos_paragraph_new (self, EXOS_PARAGRAPH_FOOT, self->doc->title,
                                                     exos_page_content_width (self));

  pango_layout_set_height (title.layout, 0);
  pango_layout_set_ellipsize (title.layout, PANGO_ELLIPSIZE_END);
  exos_paragraph_draw (self, &title, EXOS_PAGE_LEFT, 7.0 * EXOS_MM);
}

void
exos_draw_page (cairo_t *cr, const ExosDoc *doc, ExosPaper paper, gsize page)
{
  const char *before = exos_language_use (doc->language);
  ExosPage self;

  begin (&self, doc, paper);
  choose_density (&self);
  cairo_save (cr);
  walk (&self, cr, page);
  if (self.n_pages > 1)
    draw_margins (&self, page);
  cairo_restore (cr);
  end (&self);
  exos_language_use (before);
}
