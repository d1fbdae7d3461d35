// SPDX-License-Identifier: MIT
#include "memo/html.h"

#include <string.h>

#include "data/language.h"
#include "memo/keep.h"
#include "memo/settings.h"

#define VERDICT_MARK (11.6 * EXOS_MM)
#define PROBLEM_MARK 8.6
#define RESERVE 48.0 /* for the fonts and line breaks of a browser */

/* Nothing may be loaded and nothing may run, whatever a name in the data says. */
static const char policy[] = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                             "'none'; style-src 'unsafe-inline'; img-src data:\"/>\n";

/* What makes this memo again, for "exos verify": an attribute, which nothing runs or loads. */
static void
append_settings (ExosHtml *html, const ExosDoc *doc)
{
  g_autofree char *settings = exos_settings_write (doc->report, doc);

  g_string_append (html->text, "<meta name=\"" EXOS_SETTINGS_NAME "\" content=\"");
  exos_html_text (html, settings);
  g_string_append (html->text, "\"/>\n");
}

static void
append_head (ExosHtml *html, const ExosDoc *doc, ExosPaper paper)
{
  g_string_append (html->text, "<!DOCTYPE html>\n<html lang=\"");
  exos_html_text (html, doc->language);
  g_string_append (html->text, "\">\n<head>\n<meta charset=\"utf-8\"/>\n");
  g_string_append (html->text, policy);
  g_string_append (html->text,
                   "<meta name=\"viewport\" content=\"width=device-width,"
                   "initial-scale=1\"/>\n"
                   "<meta name=\"generator\" content=\"ExperimentOS " EXOS_VERSION "\"/>\n");
  append_settings (html, doc);
  g_string_append (html->text, "<title>");
  exos_html_text (html, doc->title);
  g_string_append (html->text, " — ");
  exos_html_text (html, doc->word);
  g_string_append (html->text, "</title>\n");
  exos_html_style (html, paper);
  g_string_append (html->text, "</head>\n");
}

static void
append_meta (ExosHtml *html, const ExosDoc *doc, const char *text)
{
  if (g_strcmp0 (text, doc->date) != 0)
    {
      exos_html_words (html, text);
      return;
    }
  g_string_append (html->text, "<time datetime=\"");
  exos_html_text (html, doc->iso_date);
  g_string_append (html->text, "\">");
  exos_html_text (html, text);
  g_string_append (html->text, "</time>");
}

static void
append_title (ExosHtml *html, const ExosDoc *doc)
{
  g_string_append (html->text, "<header>\n");
  exos_html_element (html, "p class=\"eyebrow\"", doc->eyebrow);
  exos_html_element (html, "h1", doc->title);
  g_string_append (html->text, "<p class=\"meta\">");
  for (gsize i = 0; doc->meta != NULL && doc->meta[i] != NULL; i++)
    {
      g_string_append (html->text, i > 0 ? " · " : "");
      append_meta (html, doc, doc->meta[i]);
    }
  g_string_append (html->text, "</p>\n</header>\n");
}

static const char *
verdict_class (ExosVerdict verdict)
{
  switch (verdict)
    {
    case EXOS_VERDICT_LAUNCH:
      return "launch";
    case EXOS_VERDICT_HOLD:
      return "hold";
    case EXOS_VERDICT_ROLLBACK:
      return "rollback";
    }
  g_return_val_if_reached ("hold");
}

static void
append_verdict (ExosHtml *html, const ExosDoc *doc)
{
  g_string_append_printf (html->text, "<section class=\"verdict %s\">",
                          verdict_class (doc->verdict));
  exos_html_mark (html, exos_verdict_mark (doc->verdict), VERDICT_MARK);
  g_string_append (html->text, "<div>");
  exos_html_element (html, "h2", doc->word);
  exos_html_element (html, "p", doc->override);
  exos_html_element (html, doc->override != NULL ? "p class=\"rule\"" : "p", doc->sentence);
  g_string_append (html->text, "</div></section>\n");
}

static void
append_problems (ExosHtml *html, const ExosDoc *doc)
{
  if (doc->problems == NULL || doc->problems[0] == NULL)
    return;
  g_string_append (html->text, "<section>");
  exos_html_element (html, "h2", doc->problems_title);
  g_string_append (html->text, "<ul class=\"problems\">\n");
  for (gsize i = 0; doc->problems[i] != NULL; i++)
    {
      g_string_append (html->text, "<li>");
      exos_html_mark (html, exos_problem_mark (doc, i), PROBLEM_MARK);
      exos_html_element (html, "span", doc->problems[i]);
      g_string_append (html->text, "</li>\n");
    }
  g_string_append (html->text, "</ul>\n");
  if (doc->report->hides_numbers && exos_shows_split (doc))
    exos_html_split_chart (html, doc);
  g_string_append (html->text, "</section>\n");
}

static void
append_list (
    ExosHtml *html, const char *title, char *const *items, const char *list, gboolean has_blanks)
{
  if (items == NULL || items[0] == NULL)
    return;
  g_string_append (html->text, "<section>");
  exos_html_element (html, "h2", title);
  g_string_append_printf (html->text, "<%s>\n", list);
  for (gsize i = 0; items[i] != NULL; i++)
    {
      g_autofree char *item = has_blanks ? exos_with_blanks (items[i]) : g_strdup (items[i]);

      exos_html_element (html, "li", item);
    }
  g_string_append_printf (html->text, "</%s></section>\n", list);
}

static void
append_paragraphs (ExosHtml *html, const char *title, char *const *paragraphs)
{
  if (paragraphs == NULL)
    return;
  g_string_append (html->text, "<section class=\"text\">");
  exos_html_element (html, "h2", title);
  for (gsize i = 0; paragraphs[i] != NULL; i++)
    exos_html_element (html, "p", paragraphs[i]);
  g_string_append (html->text, "</section>\n");
}

static void
append_body (ExosHtml *html, const ExosDoc *doc)
{
  append_title (html, doc);
  g_string_append (html->text, "<main>\n");
  append_verdict (html, doc);
  exos_html_facts (html, doc);
  append_problems (html, doc);
  append_paragraphs (html, doc->hypothesis_title, doc->hypothesis);
  exos_html_evidence (html, doc);
  exos_html_guardrails (html, doc);
  exos_html_segments (html, doc);
  g_string_append (html->text, "<div class=\"two\">\n");
  append_list (html, doc->risks_title, doc->risks, "ul", FALSE);
  append_list (html, doc->actions_title, doc->actions, "ol", TRUE);
  g_string_append (html->text, "</div>\n");
  append_paragraphs (html, doc->note_title, doc->note);
  g_string_append (html->text, "</main>\n<footer>\n");
  exos_html_element (html, "p", doc->bayes);
  g_string_append (html->text, "<p><b>");
  exos_html_text (html, doc->method_label);
  g_string_append (html->text, ":</b> ");
  exos_html_words (html, doc->method);
  g_string_append (html->text, "</p></footer>\n");
}

GBytes *
exos_draw_html (const ExosDoc *doc, ExosPaper paper, GError **error)
{
  const char *before = exos_language_use (doc->language);
  ExosHtml html = {
    .text = g_string_sized_new (32 * 1024),
    .density = exos_page_density (doc, paper, RESERVE),
    .status = CAIRO_STATUS_SUCCESS,
  };

  append_head (&html, doc, paper);
  g_string_append (html.text, "<body>\n");
  append_body (&html, doc);
  g_string_append (html.text, "</body>\n</html>\n");
  exos_language_use (before);
  if (exos_draw_failed (html.status, error))
    {
      g_string_free (html.text, TRUE);
      return NULL;
    }
  return g_string_free_to_bytes (html.text);
}
