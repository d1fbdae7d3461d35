// SPDX-License-Identifier: MIT
#include "memo/page.h"

#include "charts/chart.h"
#include "memo/keep.h"

#define COLUMN_GAP (7.0 * EXOS_MM)
#define INDENT (4.6 * EXOS_MM)
#define ITEM_GAP 2.0
#define PROBLEM_MARK 9.0

/* A titled list in a column; has_numbers: actions are counted, risks are not. */
typedef struct
{
  const char *title;
  char *const *items;
  gboolean has_numbers;
  double x;
  double width;
} List;

static gsize
n_items (const List *list)
{
  return list->items != NULL ? g_strv_length ((char **) list->items) : 0;
}

static ExosParagraph
set_item (const ExosPage *page, const List *list, gsize i)
{
  g_autofree char *text = list->has_numbers ? exos_with_blanks (list->items[i]) : NULL;

  return exos_paragraph_new (page, EXOS_PARAGRAPH_BODY, text != NULL ? text : list->items[i],
                             list->width - INDENT);
}

static void
draw_marker (const ExosPage *page, const List *list, gsize i, double y)
{
  g_autofree char *number =
      list->has_numbers ? g_strdup_printf ("%" G_GSIZE_FORMAT ".", i + 1) : g_strdup ("•");
  g_auto (ExosParagraph) marker = exos_paragraph_new (page, EXOS_PARAGRAPH_BODY, number, -1.0);

  exos_paragraph_draw (page, &marker, list->x + 1.0, y);
}

static double
items_height (const ExosPage *page, const List *list)
{
  double height = 0.0;

  for (gsize i = 0; i < n_items (list); i++)
    {
      g_auto (ExosParagraph) item = set_item (page, list, i);

      height += exos_paragraph_height (&item) + ITEM_GAP;
    }
  return height;
}

static void
flow_items (ExosPage *page, const List *list)
{
  for (gsize i = 0; i < n_items (list); i++)
    {
      g_auto (ExosParagraph) item = set_item (page, list, i);

      exos_page_reserve (page, item.pitch);
      draw_marker (page, list, i, page->y);
      exos_paragraph_flow (page, &item, list->x + INDENT);
      page->y += ITEM_GAP;
    }
}

/* A heading as wide as the column. */
static void
draw_title (ExosPage *page, const List *list)
{
  g_auto (ExosParagraph) text =
      exos_paragraph_new (page, EXOS_PARAGRAPH_HEADING, list->title, list->width);

  exos_paragraph_draw (page, &text, list->x, page->y);
  page->y += text.pitch + 2.2;
  exos_page_rule (page, list->x, page->y, list->width);
  page->y += 4.0;
}

static void
draw_list (ExosPage *page, const List *list)
{
  if (n_items (list) == 0)
    return;
  draw_title (page, list);
  flow_items (page, list);
}

static void
draw_beside (ExosPage *page, const List *left, const List *right, double height)
{
  exos_page_reserve (page, height);
  const double top = page->y;

  draw_list (page, left);
  page->y = top;
  draw_list (page, right);
  page->y = top + height - ITEM_GAP;
}

/* One below the other, over as many pages as it takes: only for texts longer than a page. */
static void
draw_below (ExosPage *page, List list)
{
  list.x = EXOS_PAGE_LEFT;
  list.width = exos_page_content_width (page);
  if (n_items (&list) == 0)
    return;
  exos_page_reserve (page, 60.0);
  draw_list (page, &list);
  exos_page_gap (page, 9.0);
}

void
exos_page_columns (ExosPage *self)
{
  const double width = (exos_page_content_width (self) - COLUMN_GAP) / 2.0;
  const double x = EXOS_PAGE_LEFT;
  const List risks = { self->doc->risks_title, self->doc->risks, FALSE, x, width };
  const List actions = { self->doc->actions_title, self->doc->actions, TRUE, x + width + COLUMN_GAP,
                         width };
  const double height = MAX (items_height (self, &risks), items_height (self, &actions)) + 21.0;

  if (n_items (&risks) + n_items (&actions) == 0)
    return;
  exos_page_gap (self, 12.0);
  if (height <= exos_page_content_height (self))
    {
      draw_beside (self, &risks, &actions, height);
      return;
    }
  draw_below (self, risks);
  draw_below (self, actions);
}

ExosMark
exos_problem_mark (const ExosDoc *doc, gsize problem)
{
  return problem < exos_report_count_issues (doc->report, EXOS_LEVEL_BLOCKED) ? EXOS_MARK_BLOCKED
                                                                              : EXOS_MARK_WARNING;
}

gboolean
exos_shows_split (const ExosDoc *doc)
{
  return doc->report->has_srm &&
         (doc->report->hides_numbers || doc->report->srm.status != EXOS_SRM_OK);
}

void
exos_page_split (ExosPage *self)
{
  const double height = exos_split_chart_height (&self->style);
  cairo_t *cr;

  exos_page_gap (self, 6.0);
  exos_page_reserve (self, height);
  cr = exos_page_canvas (self);
  if (cr != NULL)
    {
      cairo_save (cr);
      cairo_translate (cr, EXOS_PAGE_LEFT, self->y);
      exos_draw_split_chart (cr, exos_page_content_width (self), height, self->doc->report,
                             &self->style);
      cairo_restore (cr);
    }
  self->y += height;
}

static void
draw_problem (ExosPage *self, const char *text, ExosMark mark)
{
  const double x = EXOS_PAGE_LEFT;
  g_auto (ExosParagraph) sentence =
      exos_paragraph_new (self, EXOS_PARAGRAPH_BODY, text, exos_page_content_width (self) - INDENT);

  exos_page_reserve (self, sentence.pitch);
  exos_page_mark (self, mark, x, self->y + (sentence.pitch - PROBLEM_MARK) / 2.0, PROBLEM_MARK);
  exos_paragraph_flow (self, &sentence, x + INDENT);
  self->y += ITEM_GAP;
}

/* What is wrong with the data: in place of the evidence when that must not be shown. */
void
exos_page_problems (ExosPage *self)
{
  const ExosDoc *doc = self->doc;

  if (doc->problems == NULL || doc->problems[0] == NULL)
    return;
  exos_page_heading (self, doc->problems_title, 20.0);
  for (gsize i = 0; doc->problems[i] != NULL; i++)
    draw_problem (self, doc->problems[i], exos_problem_mark (doc, i));
  if (doc->report->hides_numbers && exos_shows_split (doc))
    exos_page_split (self);
}

/* What people wrote, over as many pages as it takes. */
static void
draw_texts (ExosPage *self, const char *title, char *const *paragraphs)
{
  if (paragraphs == NULL)
    return;
  exos_page_heading (self, title, 30.0);
  for (gsize i = 0; paragraphs[i] != NULL; i++)
    {
      g_auto (ExosParagraph) text = exos_paragraph_new (self, EXOS_PARAGRAPH_BODY, paragraphs[i],
                                                        exos_page_content_width (self));

      exos_paragraph_flow (self, &text, EXOS_PAGE_LEFT);
      self->y += ITEM_GAP;
    }
}

void
exos_page_hypothesis (ExosPage *self)
{
  draw_texts (self, self->doc->hypothesis_title, self->doc->hypothesis);
}

void
exos_page_note (ExosPage *self)
{
  draw_texts (self, self->doc->note_title, self->doc->note);
}
