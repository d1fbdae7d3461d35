// SPDX-License-Identifier: MIT
#include "memo/html.h"

#include <cairo-svg.h>

#include "charts/chart.h"
#include "charts/segments-chart.h"

#define AXIS_TEXT 9.0
#define EFFECT_WIDTH (93.0 * EXOS_MM)
#define SPLIT_WIDTH (178.0 * EXOS_MM)
#define BOUNDARY_HEIGHT 0.7
#define ROW_WIDTH (42.0 * EXOS_MM)
#define ROW_TEXT (9.4 * 1.28)
#define MAX_ROW_HEIGHT 18.0
#define HEADER_TEXT 8.4
#define PIXELS (96.0 / 72.0)

/* One picture: what to draw, and at which size. */
typedef struct
{
  void (*draw) (cairo_t *cr, const void *picture);
  double width;
  double height;
  ExosChartStyle style;
  const ExosReport *report;
  const ExosTreatment *treatment;
  gsize row;
  ExosMark mark;
} Picture;

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_string_append_len (closure, (const char *) data, length);
  return CAIRO_STATUS_SUCCESS;
}

static char *
render (const Picture *picture, cairo_status_t *status)
{
  g_autoptr (GString) svg = g_string_new (NULL);
  cairo_surface_t *surface =
      cairo_svg_surface_create_for_stream (append, svg, picture->width, picture->height);
  cairo_t *cr = cairo_create (surface);

  picture->draw (cr, picture);
  cairo_surface_finish (surface);
  *status = cairo_status (cr) != CAIRO_STATUS_SUCCESS ? cairo_status (cr)
                                                      : cairo_surface_status (surface);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return exos_html_shrink_svg (svg->str);
}

static void
append_picture (ExosHtml *html, const Picture *picture, const char *alt)
{
  cairo_status_t status;
  g_autofree char *svg = render (picture, &status);
  g_autofree char *base64 = g_base64_encode ((const guchar *) svg, strlen (svg));

  if (html->status == CAIRO_STATUS_SUCCESS)
    html->status = status;
  g_string_append (html->text, "<img alt=\"");
  exos_html_text (html, alt);
  g_string_append_printf (html->text, "\" width=\"%.0f\" height=\"%.0f\"", picture->width * PIXELS,
                          picture->height * PIXELS);
  g_string_append_printf (html->text, " src=\"data:image/svg+xml;base64,%s\"/>", base64);
}

/* A chart fills its row between the rules. */
static double
row_height (const ExosHtml *html)
{
  const double text = ROW_TEXT * html->density.text;

  return MIN (text + 2.0 * html->density.row_padding, MAX_ROW_HEIGHT);
}

static void
draw_mark (cairo_t *cr, const void *data)
{
  const Picture *picture = data;

  exos_draw_mark (cr, picture->mark, 0.0, 0.0, picture->width, &picture->style);
}

void
exos_html_mark (ExosHtml *html, ExosMark mark, double size)
{
  append_picture (html,
                  &(Picture) {
                      .draw = draw_mark,
                      .width = size,
                      .height = size,
                      .style = exos_chart_style (EXOS_SCHEME_LIGHT, AXIS_TEXT),
                      .mark = mark,
                  },
                  "");
}

void
exos_html_tone (ExosHtml *html, ExosTone tone, double size)
{
  if (tone != EXOS_TONE_NONE)
    exos_html_mark (html, exos_tone_mark (tone), size);
}

static void
draw_effect (cairo_t *cr, const void *data)
{
  const Picture *picture = data;

  exos_draw_effect_chart (cr, picture->width, picture->height, picture->report, &picture->style);
}

void
exos_html_effect_chart (ExosHtml *html, const ExosDoc *doc)
{
  const ExosChartStyle style =
      exos_chart_style (EXOS_SCHEME_LIGHT, AXIS_TEXT * html->density.chart);
  g_autofree char *alt = exos_effect_chart_dup_description (doc->report);

  append_picture (html,
                  &(Picture) {
                      .draw = draw_effect,
                      .width = EFFECT_WIDTH,
                      .height = exos_effect_chart_height (doc->report, &style),
                      .style = style,
                      .report = doc->report,
                  },
                  alt);
}

static void
draw_boundary (cairo_t *cr, const void *data)
{
  const Picture *picture = data;

  exos_draw_boundary_chart (cr, picture->width, picture->height, picture->report, &picture->style);
}

void
exos_html_boundary_chart (ExosHtml *html, const ExosDoc *doc)
{
  const ExosChartStyle style =
      exos_chart_style (EXOS_SCHEME_LIGHT, AXIS_TEXT * html->density.chart);
  g_autofree char *alt = exos_boundary_chart_dup_description (doc->report);

  if (!exos_has_boundary_chart (doc->report))
    return;

  append_picture (html,
                  &(Picture) {
                      .draw = draw_boundary,
                      .width = SPLIT_WIDTH,
                      .height = BOUNDARY_HEIGHT * exos_boundary_chart_height (&style),
                      .style = style,
                      .report = doc->report,
                  },
                  alt);
}

static void
draw_segments (cairo_t *cr, const void *data)
{
  const Picture *picture = data;

  exos_draw_segments_chart (cr, picture->width, picture->height, picture->report,
                            picture->treatment, &picture->style);
}

/* Of the treatment that the headline is about. */
void
exos_html_segments_chart (ExosHtml *html, const ExosDoc *doc)
{
  const ExosTreatment *treatment = exos_report_headline (doc->report);
  const ExosChartStyle style =
      exos_chart_style (EXOS_SCHEME_LIGHT, AXIS_TEXT * html->density.chart);
  g_autofree char *alt = exos_segments_chart_dup_description (doc->report, treatment);

  append_picture (html,
                  &(Picture) {
                      .draw = draw_segments,
                      .width = SPLIT_WIDTH,
                      .height = exos_segments_chart_height (treatment, &style),
                      .style = style,
                      .report = doc->report,
                      .treatment = treatment,
                  },
                  alt);
}

static void
draw_split (cairo_t *cr, const void *data)
{
  const Picture *picture = data;

  exos_draw_split_chart (cr, picture->width, picture->height, picture->report, &picture->style);
}

void
exos_html_split_chart (ExosHtml *html, const ExosDoc *doc)
{
  const ExosChartStyle style = exos_chart_style (EXOS_SCHEME_LIGHT, AXIS_TEXT);
  g_autofree char *alt = exos_split_chart_dup_description (doc->report);

  append_picture (html,
                  &(Picture) {
                      .draw = draw_split,
                      .width = SPLIT_WIDTH,
                      .height = exos_split_chart_height (&style),
                      .style = style,
                      .report = doc->report,
                  },
                  alt);
}

static void
draw_header (cairo_t *cr, const void *data)
{
  const Picture *picture = data;

  exos_draw_guardrail_header (cr, picture->width, picture->height, picture->report,
                              picture->treatment, &picture->style);
}

void
exos_html_guardrail_header (ExosHtml *html, const ExosDoc *doc, const ExosTreatment *treatment)
{
  append_picture (
      html,
      &(Picture) {
          .draw = draw_header,
          .width = ROW_WIDTH,
          .height = row_height (html),
          .style = exos_chart_style (EXOS_SCHEME_LIGHT, HEADER_TEXT * html->density.text),
          .report = doc->report,
          .treatment = treatment,
      },
      "");
}

static void
draw_row (cairo_t *cr, const void *data)
{
  const Picture *picture = data;

  exos_draw_guardrail_row (cr, picture->width, picture->height, picture->report, picture->treatment,
                           picture->row, &picture->style);
}

void
exos_html_guardrail_row (ExosHtml *html,
                         const ExosDoc *doc,
                         const ExosTreatment *treatment,
                         gsize row)
{
  ExosChartStyle style = exos_chart_style (EXOS_SCHEME_LIGHT, AXIS_TEXT);
  g_autofree char *alt = exos_guardrail_row_dup_description (doc->report, treatment, row);

  style.font_size *= row_height (html) / exos_guardrail_row_height (&style);
  append_picture (html,
                  &(Picture) {
                      .draw = draw_row,
                      .width = ROW_WIDTH,
                      .height = row_height (html),
                      .style = style,
                      .report = doc->report,
                      .treatment = treatment,
                      .row = row,
                  },
                  alt);
}
