// SPDX-License-Identifier: MIT
#pragma once

#include "memo/page.h"

G_BEGIN_DECLS

/* A file in the making, as airy as the page of the same memo. status is that of the first picture
 * that could not be drawn. */
typedef struct
{
  GString *text;
  ExosDensity density;
  cairo_status_t status;
} ExosHtml;

/* Appends text, escaped (exos_html_escape). NULL is nothing. */
void exos_html_text (ExosHtml *html, const char *text);

/* The same for running text: what must not be broken across lines stands in a span. */
void exos_html_words (ExosHtml *html, const char *text);

/* The same for a name, which may break behind an underscore. */
void exos_html_name (ExosHtml *html, const char *text);

/* "<tag>words</tag>"; start is the tag with its attributes, such as "p class=\"meta\"". Nothing
 * when text is NULL or empty. */
void exos_html_element (ExosHtml *html, const char *start, const char *text);

void exos_html_style (ExosHtml *html, ExosPaper paper);

/* A smaller SVG that looks the same, without names that depend on what was drawn before. */
char *exos_html_shrink_svg (const char *svg);

/* Pictures, each an <img> with its SVG inside. */
void exos_html_mark (ExosHtml *html, ExosMark mark, double size);
void exos_html_tone (ExosHtml *html, ExosTone tone, double size); /* nothing for NONE */
void exos_html_effect_chart (ExosHtml *html, const ExosDoc *doc);
void exos_html_boundary_chart (ExosHtml *html, const ExosDoc *doc);
void exos_html_segments_chart (ExosHtml *html, const ExosDoc *doc);
void exos_html_segments_chart (ExosHtml *html, const ExosDoc *doc); /* nothing without a boundary */
void exos_html_split_chart (ExosHtml *html, const ExosDoc *doc);
void exos_html_guardrail_header (ExosHtml *html,
                                 const ExosDoc *doc,
                                 const ExosTreatment *treatment);
void exos_html_guardrail_row (ExosHtml *html,
                              const ExosDoc *doc,
                              const ExosTreatment *treatment,
                              gsize row);

/* The parts between verdict and footer that are not lists. */
void exos_html_facts (ExosHtml *html, const ExosDoc *doc);
void exos_html_evidence (ExosHtml *html, const ExosDoc *doc);
void exos_html_guardrails (ExosHtml *html, const ExosDoc *doc);
void exos_html_segments (ExosHtml *html, const ExosDoc *doc);

G_END_DECLS
