// SPDX-License-Identifier: MIT
#include "memo/page.h"

#include "charts/chart.h"

#define TABLE_WIDTH (80.0 * EXOS_MM)
#define MAX_TABLE_WIDTH (104.0 * EXOS_MM) /* with the columns of several treatments */
#define BOUNDARY_HEIGHT 0.7
#define COLUMN_GAP (5.0 * EXOS_MM)

/* How the effect chart stands on the page: its axis text shrinks when it is taller than max. */
typedef struct
{
  ExosChartStyle style;
  double height;
} Chart;

static Chart
fit_chart (const ExosPage *self, double max)
{
  Chart chart = { .style = self->style };

  chart.style.font_size *= self->density.chart;
  chart.height = exos_effect_chart_height (self->doc->report, &chart.style);
  if (chart.height > max)
    {
      chart.style.font_size *= max / chart.height;
      chart.height = max;
    }
  return chart;
}

static void
draw_chart (const ExosPage *self, const Chart *chart, double x, double width)
{
  cairo_t *cr = exos_page_canvas (self);

  if (cr == NULL)
    return;
  cairo_save (cr);
  cairo_translate (cr, x, self->y);
  exos_draw_effect_chart (cr, width, chart->height, self->doc->report, &chart->style);
  cairo_restore (cr);
}

static void
draw_beside (ExosPage *self, const ExosGrid *grid, const Chart *chart, double height)
{
  const double top = self->y;
  const double left = grid->width + COLUMN_GAP;

  exos_grid_draw (self, grid);
  self->y = top;
  draw_chart (self, chart, EXOS_PAGE_LEFT + left, exos_page_content_width (self) - left);
  self->y = top + height;
}

/* Too many groups to stand side by side: the table first, the chart on as much of a page as it
 * needs. */
static void
draw_below (ExosPage *self, const ExosTable *table)
{
  const double width = exos_page_content_width (self);
  const Chart chart = fit_chart (self, exos_page_content_height (self));
  g_auto (ExosGrid) grid = exos_grid_new (self, table, NULL, EXOS_PAGE_LEFT, width);

  exos_grid_draw (self, &grid);
  exos_page_gap (self, 6.0);
  exos_page_reserve (self, chart.height);
  draw_chart (self, &chart, EXOS_PAGE_LEFT, width);
  self->y += chart.height;
}

/* The table takes what it needs; the chart gets the rest. */
static ExosGrid
set_table (const ExosPage *self, const ExosTable *table)
{
  ExosGrid grid = exos_grid_new (self, table, NULL, EXOS_PAGE_LEFT, TABLE_WIDTH);
  const double natural = grid.natural_width;

  if (natural <= TABLE_WIDTH)
    return grid;
  exos_grid_clear (&grid);
  return exos_grid_new (self, table, NULL, EXOS_PAGE_LEFT, MIN (natural, MAX_TABLE_WIDTH));
}

/* Lower than on screen: the page has the numbers beside it in words. */
static void
draw_boundary (ExosPage *self)
{
  ExosChartStyle style = self->style;

  if (!exos_has_boundary_chart (self->doc->report))
    return;

  style.font_size *= self->density.chart;

  const double height = BOUNDARY_HEIGHT * exos_boundary_chart_height (&style);

  exos_page_gap (self, 6.0);
  exos_page_reserve (self, height);
  if (exos_page_canvas (self) != NULL)
    {
      cairo_t *cr = exos_page_canvas (self);

      cairo_save (cr);
      cairo_translate (cr, EXOS_PAGE_LEFT, self->y);
      exos_draw_boundary_chart (cr, exos_page_content_width (self), height, self->doc->report,
                                &style);
      cairo_restore (cr);
    }
  self->y += height;
}

void
exos_page_evidence (ExosPage *self)
{
  const ExosTable *table = self->doc->evidence;

  if (table == NULL || table->rows->len == 0)
    return;

  g_auto (ExosGrid) grid = set_table (self, table);
  const Chart chart = fit_chart (self, G_MAXDOUBLE);
  const double height = MAX (exos_grid_height (self, &grid), chart.height);
  const gboolean is_beside = height + 30.0 <= exos_page_content_height (self);

  exos_page_heading (self, self->doc->evidence_title,
                     is_beside ? height + 3.0 : exos_grid_head_height (self, &grid));
  if (is_beside)
    draw_beside (self, &grid, &chart, height);
  else
    draw_below (self, table);
  draw_boundary (self);
  if (exos_shows_split (self->doc))
    exos_page_split (self);
}

static void
draw_subtitle (ExosPage *self, const char *title, double keep)
{
  g_auto (ExosParagraph) text =
      exos_paragraph_new (self, EXOS_PARAGRAPH_SUBHEADING, title, exos_page_content_width (self));

  exos_page_reserve (self, exos_paragraph_height (&text) + keep);
  exos_paragraph_flow (self, &text, EXOS_PAGE_LEFT);
}

/* treatment: whose pictures the rows have, or NULL. */
static void
draw_section (ExosPage *self, const ExosGuardrailSection *section, const ExosTreatment *treatment)
{
  const double x = EXOS_PAGE_LEFT;
  const double width = exos_page_content_width (self);
  g_auto (ExosGrid) grid = exos_grid_new (self, section->table, treatment, x, width);
  g_auto (ExosParagraph) more =
      exos_paragraph_new (self, EXOS_PARAGRAPH_NOTE, section->more, width);

  draw_subtitle (self, section->title, exos_grid_head_height (self, &grid));
  exos_grid_draw (self, &grid);
  self->y += exos_paragraph_n_lines (&more) > 0 ? 2.0 : 0.0;
  exos_paragraph_flow (self, &more, x);
}

static gboolean
has_rows (const ExosGuardrailSection *section)
{
  return section->table != NULL && section->table->rows->len > 0;
}

static const ExosTreatment *
find_treatment (const ExosPage *self, const ExosGuardrailSection *section)
{
  const ExosReport *report = self->doc->report;

  return section->treatment < report->n_treatments ? &report->treatments[section->treatment] : NULL;
}

static void
draw_sections (ExosPage *self, const char *title, const GPtrArray *sections, gboolean has_pictures)
{
  gboolean is_first = TRUE;

  for (gsize i = 0; sections != NULL && i < sections->len; i++)
    {
      const ExosGuardrailSection *section = g_ptr_array_index (sections, i);

      if (!has_rows (section))
        continue;
      if (is_first)
        exos_page_heading (self, title, 50.0);
      else
        exos_page_gap (self, 7.0);
      draw_section (self, section, has_pictures ? find_treatment (self, section) : NULL);
      is_first = FALSE;
    }
}

void
exos_page_guardrails (ExosPage *self)
{
  draw_sections (self, self->doc->guardrails_title, self->doc->guardrails, TRUE);
}

void
exos_page_segments (ExosPage *self)
{
  if (self->doc->prints_segments)
    draw_sections (self, self->doc->segments_title, self->doc->segments, FALSE);
}
