// SPDX-License-Identifier: MIT
#include "memo/page.h"

#include "charts/chart.h"

#define COLUMN_GAP 9.0
#define CHART_WIDTH (45.0 * EXOS_MM)
#define LEAST_CHART (36.0 * EXOS_MM)
#define LEAST_NAME 62.0
#define STATUS_MARK 8.6
#define STATUS_INDENT (STATUS_MARK + 3.4)

static gsize
last (const ExosGrid *self)
{
  return self->table->n_columns - 1;
}

static ExosTone
row_tone (const ExosGrid *self, gsize row)
{
  const GArray *tones = self->table->tones;

  return tones != NULL && row < tones->len ? g_array_index (tones, ExosTone, row) : EXOS_TONE_NONE;
}

static const char *
cell_text (const ExosGrid *self, gsize row, gsize column)
{
  const char *const *texts = g_ptr_array_index (self->table->rows, row);

  return texts[column];
}

/* Line 0 is the header, line i + 1 is row i. */
static gsize
n_lines (const ExosGrid *self)
{
  return self->table->rows->len + 1;
}

static ExosParagraph *
cell (const ExosGrid *self, gsize line, gsize column)
{
  return &self->cells[line * self->table->n_columns + column];
}

static double
indent (const ExosGrid *self, gsize line, gsize column)
{
  const gboolean has_mark =
      line > 0 && column == last (self) && row_tone (self, line - 1) != EXOS_TONE_NONE;

  return has_mark ? STATUS_INDENT : 0.0;
}

static gboolean
is_left (const ExosGrid *self, gsize column)
{
  return column == 0 || (self->table->is_text != NULL && self->table->is_text[column]);
}

static void
set_cells (const ExosPage *page, ExosGrid *self)
{
  const gsize n_columns = self->table->n_columns;

  self->cells = g_new (ExosParagraph, n_lines (self) * n_columns);
  for (gsize i = 0; i < n_columns; i++)
    *cell (self, 0, i) =
        exos_paragraph_new (page, EXOS_PARAGRAPH_COLUMN, self->table->headers[i], -1.0);
  for (gsize row = 0; row + 1 < n_lines (self); row++)
    for (gsize i = 0; i < n_columns; i++)
      *cell (self, row + 1, i) =
          exos_paragraph_new (page, EXOS_PARAGRAPH_CELL, cell_text (self, row, i), -1.0);
}

static double
natural_width (const ExosGrid *self, gsize column)
{
  double width = 0.0;

  for (gsize i = 0; i < n_lines (self); i++)
    {
      const double text = exos_paragraph_width (cell (self, i, column)) + indent (self, i, column);

      width = MAX (width, text);
    }
  return width + 0.5;
}

/* Takes up to excess from width, but leaves least of it. Returns what is still in excess. */
static double
take (double *width, double least, double excess)
{
  const double given = CLAMP (*width - least, 0.0, MAX (excess, 0.0));

  *width -= given;
  return excess - given;
}

/* Numbers keep their width. The first column gets what is left; where something is missing, the
 * chart gives some of its width, then the first column, then all shrink alike and wrap. */
static void
fit_columns (ExosGrid *self)
{
  const gsize n_columns = self->table->n_columns;
  double sum = self->chart_width;

  for (gsize i = 0; i < n_columns; i++)
    sum += self->widths[i];

  const double gaps = COLUMN_GAP * (n_columns - (self->treatment != NULL ? 0 : 1));
  const double room = self->width - gaps;
  double excess = sum - room;

  self->natural_width = sum + gaps;

  if (excess <= 0.0)
    {
      self->widths[0] -= excess;
      return;
    }
  excess = take (&self->chart_width, LEAST_CHART, excess);
  excess = take (&self->widths[0], LEAST_NAME, excess);
  for (gsize i = 0; excess > 0.0 && i < n_columns; i++)
    self->widths[i] *= (room - self->chart_width) / (room - self->chart_width + excess);
}

static void
break_lines (ExosGrid *self)
{
  for (gsize line = 0; line < n_lines (self); line++)
    for (gsize i = 0; i < self->table->n_columns; i++)
      {
        const double width = self->widths[i] - indent (self, line, i);

        if (exos_paragraph_width (cell (self, line, i)) <= width)
          continue;
        if (i == 0)
          exos_paragraph_break_name (cell (self, line, i), width);
        else
          exos_paragraph_set_width (cell (self, line, i), width);
      }
}

ExosGrid
exos_grid_new (const ExosPage *page,
               const ExosTable *table,
               const ExosTreatment *treatment,
               double x,
               double width)
{
  ExosGrid self = {
    .table = table,
    .treatment = treatment,
    .x = x,
    .width = width,
    .chart_width = treatment != NULL ? CHART_WIDTH : 0.0,
    .widths = g_new (double, table->n_columns),
  };

  set_cells (page, &self);
  for (gsize i = 0; i < table->n_columns; i++)
    self.widths[i] = natural_width (&self, i);
  fit_columns (&self);
  break_lines (&self);
  return self;
}

void
exos_grid_clear (ExosGrid *self)
{
  if (self->cells == NULL)
    return;
  for (gsize i = 0; i < n_lines (self) * self->table->n_columns; i++)
    exos_paragraph_clear (&self->cells[i]);
  g_clear_pointer (&self->cells, g_free);
  g_clear_pointer (&self->widths, g_free);
}

static double
line_height (const ExosPage *page, const ExosGrid *self, gsize line)
{
  double height = 0.0;

  for (gsize i = 0; i < self->table->n_columns; i++)
    {
      const double text = exos_paragraph_height (cell (self, line, i));

      height = MAX (height, text);
    }
  return height + 2.0 * page->density.row_padding;
}

static double
column_x (const ExosGrid *self, gsize column)
{
  double x = self->x;

  for (gsize i = 0; i < column; i++)
    x += self->widths[i] + COLUMN_GAP;
  if (self->treatment != NULL && column == last (self))
    x += self->chart_width + COLUMN_GAP;
  return x;
}

static void
draw_cells (const ExosPage *page, const ExosGrid *self, gsize line, double height)
{
  for (gsize i = 0; i < self->table->n_columns; i++)
    {
      const ExosParagraph *text = cell (self, line, i);
      const double x = column_x (self, i);
      const double y = page->y + (height - exos_paragraph_height (text)) / 2.0;

      if (is_left (self, i))
        exos_paragraph_draw (page, text, x + indent (self, line, i), y);
      else
        exos_paragraph_draw_right (page, text, x + self->widths[i], y);
    }
}

/* Moves to where the chart of a line stands; NULL when there is none to draw. */
static cairo_t *
enter_chart (const ExosPage *page, const ExosGrid *self)
{
  cairo_t *cr = exos_page_canvas (page);

  if (cr == NULL || self->treatment == NULL)
    return NULL;
  cairo_save (cr);
  cairo_translate (cr, column_x (self, last (self)) - COLUMN_GAP - self->chart_width, page->y);
  return cr;
}

static void
draw_head (ExosPage *page, const ExosGrid *self)
{
  const double height = line_height (page, self, 0);
  ExosChartStyle style = page->style;
  cairo_t *cr = enter_chart (page, self);

  style.font_size = cell (self, 0, 0)->size;
  if (cr != NULL)
    {
      exos_draw_guardrail_header (cr, self->chart_width, height, page->doc->report, self->treatment,
                                  &style);
      cairo_restore (cr);
    }
  draw_cells (page, self, 0, height);
  page->y += height;
  exos_page_rule (page, self->x, page->y, self->width);
}

/* The chart's lengths follow its axis text, so that text is chosen to fill a row of one line; a row
 * of more has the same chart in its middle, as all must share their scale. */
static void
draw_chart (const ExosPage *page, const ExosGrid *self, gsize row, double height)
{
  ExosChartStyle style = page->style;
  const double line = cell (self, row + 1, 0)->pitch + 2.0 * page->density.row_padding;
  const double natural = exos_guardrail_row_height (&style);
  cairo_t *cr = enter_chart (page, self);

  if (cr == NULL)
    return;
  style.font_size *= MIN (line / natural, 1.0);
  cairo_translate (cr, 0.0, (height - line) / 2.0);
  exos_draw_guardrail_row (cr, self->chart_width, line, page->doc->report, self->treatment,
                           g_array_index (self->table->indices, gsize, row), &style);
  cairo_restore (cr);
}

static void
draw_row (ExosPage *page, const ExosGrid *self, gsize row)
{
  const double height = line_height (page, self, row + 1);
  const ExosTone tone = row_tone (self, row);

  if (exos_page_reserve (page, height))
    draw_head (page, self);
  draw_chart (page, self, row, height);
  draw_cells (page, self, row + 1, height);
  if (tone != EXOS_TONE_NONE)
    exos_page_mark (page, exos_tone_mark (tone), column_x (self, last (self)),
                    page->y + (height - STATUS_MARK) / 2.0, STATUS_MARK);
  page->y += height;
  exos_page_rule (page, self->x, page->y, self->width);
}

double
exos_grid_height (const ExosPage *page, const ExosGrid *self)
{
  double height = 0.0;

  for (gsize i = 0; i < n_lines (self); i++)
    height += line_height (page, self, i);
  return height;
}

double
exos_grid_head_height (const ExosPage *page, const ExosGrid *self)
{
  return line_height (page, self, 0) + (n_lines (self) > 1 ? line_height (page, self, 1) : 0.0);
}

void
exos_grid_draw (ExosPage *page, const ExosGrid *self)
{
  exos_page_reserve (page, exos_grid_head_height (page, self));
  draw_head (page, self);
  for (gsize i = 0; i < self->table->rows->len; i++)
    draw_row (page, self, i);
}
