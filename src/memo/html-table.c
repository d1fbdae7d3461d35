// SPDX-License-Identifier: MIT
#include "memo/html.h"

#define STATUS_MARK 8.6
#define FACT_MARK 10.4

static const char *
cell_class (const ExosTable *table, gsize column)
{
  return column > 0 && table->is_text != NULL && table->is_text[column] ? " class=\"t\"" : "";
}

static void
append_head (ExosHtml *html,
             const ExosDoc *doc,
             const ExosTable *table,
             const ExosTreatment *treatment)
{
  g_string_append (html->text, "<thead><tr>");
  for (gsize i = 0; i < table->n_columns; i++)
    {
      if (treatment != NULL && i + 1 == table->n_columns)
        {
          g_string_append (html->text, "<td class=\"c\">");
          exos_html_guardrail_header (html, doc, treatment);
          g_string_append (html->text, "</td>");
        }
      g_string_append_printf (html->text, "<th scope=\"col\"%s>", cell_class (table, i));
      exos_html_text (html, table->headers[i]);
      g_string_append (html->text, "</th>");
    }
  g_string_append (html->text, "</tr></thead>\n");
}

static void
append_chart (ExosHtml *html,
              const ExosDoc *doc,
              const ExosTable *table,
              const ExosTreatment *treatment,
              gsize row)
{
  g_string_append (html->text, "<td class=\"c\">");
  exos_html_guardrail_row (html, doc, treatment, g_array_index (table->indices, gsize, row));
  g_string_append (html->text, "</td>");
}

static void
append_cell (ExosHtml *html, const ExosTable *table, gsize row, gsize column)
{
  const char *const *texts = g_ptr_array_index (table->rows, row);
  const gboolean is_last = column + 1 == table->n_columns;

  if (column == 0)
    g_string_append (html->text, "<th scope=\"row\">");
  else
    g_string_append_printf (html->text, "<td%s>", cell_class (table, column));
  if (is_last && table->tones != NULL && row < table->tones->len)
    exos_html_tone (html, g_array_index (table->tones, ExosTone, row), STATUS_MARK);
  if (column == 0)
    exos_html_name (html, texts[column]);
  else
    exos_html_text (html, texts[column]);
  g_string_append (html->text, column == 0 ? "</th>" : "</td>");
}

static void
append_row (ExosHtml *html,
            const ExosDoc *doc,
            const ExosTable *table,
            const ExosTreatment *treatment,
            gsize row)
{
  g_string_append (html->text, "<tr>");
  for (gsize i = 0; i < table->n_columns; i++)
    {
      if (treatment != NULL && i + 1 == table->n_columns)
        append_chart (html, doc, table, treatment, row);
      append_cell (html, table, row, i);
    }
  g_string_append (html->text, "</tr>\n");
}

/* A table that scrolls by itself where the window is narrower; treatment: with charts before the
 * last column. */
static void
append_table (ExosHtml *html,
              const ExosDoc *doc,
              const ExosTable *table,
              const char *caption,
              const ExosTreatment *treatment)
{
  g_string_append (html->text,
                   "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
  exos_html_text (html, caption);
  g_string_append (html->text, "\"><table>\n");
  exos_html_element (html, "caption", caption);
  append_head (html, doc, table, treatment);
  g_string_append (html->text, "<tbody>\n");
  for (gsize i = 0; i < table->rows->len; i++)
    append_row (html, doc, table, treatment, i);
  g_string_append (html->text, "</tbody></table></div>\n");
}

static void
append_fact (ExosHtml *html, const ExosFact *fact)
{
  g_string_append (html->text, "<div>");
  exos_html_element (html, "dt", fact->label);
  g_string_append (html->text, "<dd class=\"value\">");
  exos_html_tone (html, fact->tone, FACT_MARK);
  exos_html_words (html, fact->value);
  if (fact->note != NULL)
    {
      g_string_append_c (html->text, ' ');
      exos_html_element (html, "small class=\"n\"", fact->note);
    }
  g_string_append (html->text, "</dd>\n");
  for (gsize i = 0; fact->lines != NULL && fact->lines[i] != NULL; i++)
    exos_html_element (html, "dd", fact->lines[i]);
  g_string_append (html->text, "</div>\n");
}

void
exos_html_facts (ExosHtml *html, const ExosDoc *doc)
{
  g_string_append (html->text, "<dl class=\"facts\">\n");
  for (gsize i = 0; i < G_N_ELEMENTS (doc->facts); i++)
    append_fact (html, &doc->facts[i]);
  g_string_append (html->text, "</dl>\n");
}

void
exos_html_evidence (ExosHtml *html, const ExosDoc *doc)
{
  if (doc->evidence == NULL || doc->evidence->rows->len == 0)
    return;
  g_string_append (html->text, "<section>");
  exos_html_element (html, "h2", doc->evidence_title);
  g_string_append (html->text, "<div class=\"evidence\">\n");
  append_table (html, doc, doc->evidence, doc->evidence_title, NULL);
  exos_html_effect_chart (html, doc);
  g_string_append (html->text, "</div>\n");
  exos_html_boundary_chart (html, doc);
  if (exos_shows_split (doc))
    exos_html_split_chart (html, doc);
  g_string_append (html->text, "</section>\n");
}

/* title: of the table where the section has none; treatment: whose pictures its rows have, or NULL.
 */
static void
append_section (ExosHtml *html,
                const ExosDoc *doc,
                const ExosGuardrailSection *section,
                const char *title,
                const ExosTreatment *treatment)
{
  exos_html_element (html, "h3", section->title);
  append_table (html, doc, section->table, section->title != NULL ? section->title : title,
                treatment);
  exos_html_element (html, "p class=\"meta\"", section->more);
}

static const ExosTreatment *
find_treatment (const ExosDoc *doc, const ExosGuardrailSection *section)
{
  return section->treatment < doc->report->n_treatments
             ? &doc->report->treatments[section->treatment]
             : NULL;
}

void
exos_html_guardrails (ExosHtml *html, const ExosDoc *doc)
{
  if (doc->guardrails == NULL || doc->guardrails->len == 0)
    return;
  g_string_append (html->text, "<section>");
  exos_html_element (html, "h2", doc->guardrails_title);
  for (gsize i = 0; i < doc->guardrails->len; i++)
    {
      const ExosGuardrailSection *section = g_ptr_array_index (doc->guardrails, i);

      append_section (html, doc, section, doc->guardrails_title, find_treatment (doc, section));
    }
  g_string_append (html->text, "</section>\n");
}

void
exos_html_segments (ExosHtml *html, const ExosDoc *doc)
{
  if (!doc->prints_segments)
    return;
  g_string_append (html->text, "<section>");
  exos_html_element (html, "h2", doc->segments_title);
  for (guint i = 0; i < doc->segments->len; i++)
    append_section (html, doc, g_ptr_array_index (doc->segments, i), doc->segments_title, NULL);
  exos_html_segments_chart (html, doc);
  g_string_append (html->text, "</section>\n");
}
