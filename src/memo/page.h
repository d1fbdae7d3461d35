// SPDX-License-Identifier: MIT
#pragma once

#include <pango/pangocairo.h>

#include "charts/silhouette.h"
#include "charts/style.h"
#include "memo/draw.h"

G_BEGIN_DECLS

#define EXOS_MM (72.0 / 25.4)
#define EXOS_PAGE_LEFT (16.0 * EXOS_MM)

/* How much air a page has: the most generous one that keeps the memo on one page is used. */
typedef struct
{
  double gap;         /* between blocks, as a factor */
  double row_padding; /* above and below the text of a table row, in points */
  double text;        /* factor of the running text and tables; headings keep their size */
  double chart;       /* factor of the effect chart */
} ExosDensity;

/* A walk down the memo, from block to block; a block that does not fit begins a new page. Nothing
 * is drawn unless the walk is on the wanted page, so that counting and drawing are the same code.
 */
typedef struct
{
  const ExosDoc *doc;
  cairo_t *cr; /* NULL: only measures */
  PangoContext *context;
  ExosChartStyle style; /* always the light colours; axis text in points */
  ExosDensity density;
  double width; /* of the paper, like height */
  double height;
  double y; /* where the next block begins */
  gsize number;
  gsize wanted;
  gsize n_pages; /* 0 while counting */
} ExosPage;

/* The page to draw on, or NULL while the walk is elsewhere. */
cairo_t *exos_page_canvas (const ExosPage *self);

double exos_page_content_width (const ExosPage *self);
double exos_page_content_height (const ExosPage *self);
double exos_page_room (const ExosPage *self); /* left on this page */

/* Leaves air, but none at the top of a page. */
void exos_page_gap (ExosPage *self, double points);

/* Makes sure that height fits below y. TRUE when that began a new page. */
gboolean exos_page_reserve (ExosPage *self, double height);

/* How airy the page of a memo is when that leaves so many points free. */
ExosDensity exos_page_density (const ExosDoc *doc, ExosPaper paper, double reserve);

typedef enum
{
  EXOS_PARAGRAPH_EYEBROW,
  EXOS_PARAGRAPH_TITLE,
  EXOS_PARAGRAPH_LONG_TITLE,
  EXOS_PARAGRAPH_META,
  EXOS_PARAGRAPH_WORD,
  EXOS_PARAGRAPH_SENTENCE,
  EXOS_PARAGRAPH_RULE,
  EXOS_PARAGRAPH_FACT,
  EXOS_PARAGRAPH_FACT_NOTE,
  EXOS_PARAGRAPH_FACT_LINE,
  EXOS_PARAGRAPH_HEADING,
  EXOS_PARAGRAPH_SUBHEADING,
  EXOS_PARAGRAPH_BODY,
  EXOS_PARAGRAPH_NOTE,
  EXOS_PARAGRAPH_COLUMN,
  EXOS_PARAGRAPH_CELL,
  EXOS_PARAGRAPH_FOOT,
  EXOS_N_PARAGRAPHS,
} ExosParagraphStyle;

/* A paragraph, broken into lines of equal pitch whatever fonts they mix. */
typedef struct
{
  PangoLayout *layout;
  double size;
  double pitch;
  ExosColor color;
} ExosParagraph;

/* Breaks text at width, or not at all when width is negative. text may be NULL: no height. */
ExosParagraph exos_paragraph_new (const ExosPage *page,
                                  ExosParagraphStyle style,
                                  const char *text,
                                  double width);
void exos_paragraph_clear (ExosParagraph *self);

/* Sets the first n bytes in bold. */
void exos_paragraph_embolden (ExosParagraph *self, gsize n);

/* Breaks the lines again. */
void exos_paragraph_set_width (ExosParagraph *self, double width);

/* The same for a name without blanks, which then breaks behind underscores. */
void exos_paragraph_break_name (ExosParagraph *self, double width);

/* Makes the lines alike in length, without more of them: no single word on the last one. */
void exos_paragraph_balance (ExosParagraph *self, double width);

int exos_paragraph_n_lines (const ExosParagraph *self);
double exos_paragraph_width (const ExosParagraph *self);
double exos_paragraph_height (const ExosParagraph *self);
void exos_paragraph_draw (const ExosPage *page, const ExosParagraph *self, double x, double y);

/* The same, each line ending at right. */
void exos_paragraph_draw_right (const ExosPage *page,
                                const ExosParagraph *self,
                                double right,
                                double y);

/* Draws line by line at x from y on, over as many pages as it takes. */
void exos_paragraph_flow (ExosPage *page, const ExosParagraph *self, double x);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExosParagraph, exos_paragraph_clear)

/* The blocks in the order of the page. */
void exos_page_head (ExosPage *self);
void exos_page_verdict (ExosPage *self);
void exos_page_facts (ExosPage *self);
void exos_page_problems (ExosPage *self);
void exos_page_split (ExosPage *self); /* traffic, as part of the one or the other */
void exos_page_hypothesis (ExosPage *self);
void exos_page_evidence (ExosPage *self);
void exos_page_guardrails (ExosPage *self);
void exos_page_segments (ExosPage *self);
void exos_page_columns (ExosPage *self);
void exos_page_note (ExosPage *self);
void exos_page_foot (ExosPage *self);

/* A section title over a rule; keep is what must stay on the same page with it. */
void exos_page_heading (ExosPage *self, const char *title, double keep);
void exos_page_rule (const ExosPage *self, double x, double y, double width);
void exos_page_mark (const ExosPage *self, ExosMark mark, double x, double y, double size);

/* A table laid out at a place. treatment: draws the guardrail charts before the last column. */
typedef struct
{
  const ExosTable *table;
  const ExosTreatment *treatment;
  double x;
  double width;
  double natural_width; /* that it would like */
  double chart_width;
  double *widths;       /* of the columns */
  ExosParagraph *cells; /* of the header, then of each row */
} ExosGrid;

ExosGrid exos_grid_new (const ExosPage *page,
                        const ExosTable *table,
                        const ExosTreatment *treatment,
                        double x,
                        double width);
void exos_grid_clear (ExosGrid *self);
double exos_grid_height (const ExosPage *page, const ExosGrid *self);

/* Of the header and the first row, which never stand apart. */
double exos_grid_head_height (const ExosPage *page, const ExosGrid *self);

/* Draws from page->y on; the header is repeated on each page. */
void exos_grid_draw (ExosPage *page, const ExosGrid *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExosGrid, exos_grid_clear)

/* What the page and HTML show alike. */
ExosMark exos_verdict_mark (ExosVerdict verdict);
ExosMark exos_tone_mark (ExosTone tone); /* meaningless for NONE */
ExosMark exos_problem_mark (const ExosDoc *doc, gsize problem);
gboolean exos_shows_split (const ExosDoc *doc);

/* Whether status is an error; fills error then. */
gboolean exos_draw_failed (cairo_status_t status, GError **error);

G_END_DECLS
