// SPDX-License-Identifier: MIT
#include <math.h>

#include "data/format.h"
#include "data/language.h"
#include "memo/html-escape.h"
#include "memo/parts.h"
#include "memo/review-row.h"
#include "memo/words.h"

#define NAME_CHARS 80

/* Nothing may be loaded and nothing may run; the colours are the reader's own. */
static const char head[] =
    "<meta charset=\"utf-8\"/>\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
    "'unsafe-inline'\"/>\n"
    "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"/>\n"
    "<meta name=\"generator\" content=\"ExperimentOS " EXOS_VERSION "\"/>\n"
    "<style>\n"
    ":root{color-scheme:light dark}\n"
    "body{max-width:70rem;margin:2rem auto;padding:0 1rem;font:15px/1.45 system-ui,\"Noto Sans "
    "KR\","
    "\"Noto Sans CJK KR\",sans-serif;font-variant-numeric:tabular-nums;word-break:keep-all;"
    "overflow-wrap:anywhere}\n"
    "dl{display:flex;flex-wrap:wrap;gap:1rem 2.5rem;margin:0 0 1.5rem}\n"
    "dt,.dim{opacity:.75;font-size:.87em}\n"
    "dd{margin:0;font-size:1.5em;font-weight:700}\n"
    "h1{font-size:1.6em}h2{font-size:1.15em;margin:2rem 0 .5rem}\n"
    ".scroll{overflow-x:auto}\n"
    "table{border-collapse:collapse;width:100%}\n"
    "th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;"
    "border-bottom:1px solid color-mix(in srgb,currentColor 25%,transparent)}\n"
    "thead th{font-size:.87em}\n"
    "td:nth-child(2){min-width:9rem}td:nth-child(3){min-width:14rem}"
    "td:nth-child(4){min-width:14rem}\n"
    ".r{text-align:right}.v{white-space:nowrap;font-weight:700}\n"
    "</style>\n";

static void
append_element (GString *html, const char *tag, const char *attributes, const char *text)
{
  g_string_append_printf (html, "<%s%s>", tag, attributes);
  exos_html_escape (html, text != NULL ? text : "");
  g_string_append_printf (html, "</%s>", tag);
}

static char *
format_share (guint n, guint of)
{
  g_autofree char *share = exos_format_rate (of > 0 ? (double) n / of : 0.0, 0);

  /* Translators: a share, the number it is of, and of how many: "33% (2 of 6)". */
  return of > 0 ? g_strdup_printf (_ ("%1$s (%2$u of %3$u)"), share, n, of) : g_strdup ("–");
}

static void
append_figure (GString *html, const char *label, char *value)
{
  g_autofree char *owned = value;

  g_string_append (html, "<div>");
  append_element (html, "dt", "", label);
  append_element (html, "dd", "", owned);
  g_string_append (html, "</div>\n");
}

static char *
format_median (double median)
{
  return isfinite (median) ? exos_format_relative (median) : g_strdup ("–");
}

static void
append_figures (GString *html, const ExosReviewFigures *figures)
{
  g_string_append (html, "<dl>\n");
  append_figure (html, _ ("Decisions"), exos_format_count (figures->n_decided));
  append_figure (html, _ ("Launched"), format_share (figures->n_launched, figures->n_decided));
  append_figure (html, _ ("Held"), format_share (figures->n_held, figures->n_decided));
  append_figure (html, _ ("Rolled back"),
                 format_share (figures->n_rolled_back, figures->n_decided));
  append_figure (html, _ ("Median lift"), format_median (figures->median));
  append_figure (html, _ ("Median lift of those launched"),
                 format_median (figures->launched_median));
  if (figures->n_failed > 0)
    append_figure (html, _ ("Not read"), exos_format_count (figures->n_failed));
  g_string_append (html, "</dl>\n");
}

/* How many holds each cause has, of char * → GUINT_TO_POINTER. */
static GHashTable *
count_causes (const ExosReview *self)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const ExosReviewRow *row = g_ptr_array_index (self->rows, i);

      if (row->cause != NULL)
        {
          const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, row->cause));

          g_hash_table_insert (counts, (gpointer) row->cause, GUINT_TO_POINTER (n + 1));
        }
    }

  return counts;
}

/* The most frequent first, then by name. */
static int
compare_causes (gconstpointer a, gconstpointer b, gpointer counts)
{
  const char *left = *(const char *const *) a, *right = *(const char *const *) b;
  const guint n_left = GPOINTER_TO_UINT (g_hash_table_lookup (counts, left));
  const guint n_right = GPOINTER_TO_UINT (g_hash_table_lookup (counts, right));

  return n_left != n_right ? (n_left < n_right) - (n_left > n_right) : g_strcmp0 (left, right);
}

static void
append_causes (GString *html, const ExosReview *self, guint n_held)
{
  g_autoptr (GHashTable) counts = count_causes (self);
  guint n_causes;
  g_autofree char **causes = (char **) g_hash_table_get_keys_as_array (counts, &n_causes);

  if (n_causes == 0)
    return;
  g_qsort_with_data (causes, (gint) n_causes, sizeof (char *), compare_causes, counts);
  append_element (html, "h2", "", _ ("Why decisions were held"));
  g_string_append (html, "\n<table><tbody>\n");
  for (guint i = 0; i < n_causes; i++)
    {
      g_autofree char *share =
          format_share (GPOINTER_TO_UINT (g_hash_table_lookup (counts, causes[i])), n_held);

      g_string_append (html, "<tr>");
      append_element (html, "td", "", _ (causes[i]));
      append_element (html, "td", " class=\"r\"", share);
      g_string_append (html, "</tr>\n");
    }
  g_string_append (html, "</tbody></table>\n");
}

static char *
say_verdict (const ExosReviewRow *row)
{
  if (row->error != NULL)
    return g_strdup (_ ("Not read"));
  return g_strdup_printf ("%s %s", exos_memo_glyph (row->verdict),
                          exos_words_verdict_short (row->verdict));
}

/* Two texts in one cell, the second one smaller. */
static void
append_cell (GString *html, const char *text, const char *small)
{
  g_autofree char *shown = exos_visible_text (text != NULL ? text : "", NAME_CHARS);
  g_autofree char *below = exos_visible_text (small != NULL ? small : "", 0);

  g_string_append (html, "<td>");
  exos_html_escape (html, shown);
  if (below[0] != '\0')
    {
      g_string_append (html, shown[0] != '\0' ? "<br/>" : "");
      append_element (html, "span", " class=\"dim\"", below);
    }
  g_string_append (html, "</td>");
}

static void
append_row (GString *html, const ExosReviewRow *row)
{
  g_autofree char *verdict = say_verdict (row);

  g_string_append (html, "<tr>");
  append_element (html, "td", " class=\"v\"", verdict);
  append_cell (html, row->experiment, row->file);
  append_cell (html, row->effect, row->details);
  append_cell (html, NULL, row->error != NULL ? row->error : row->sentence);
  g_string_append (html, "</tr>\n");
}

static void
append_rows (GString *html, const ExosReview *self)
{
  const char *const titles[] = { _ ("Verdict"), _ ("Experiment"), _ ("Effect"), _ ("Why") };

  append_element (html, "h2", "", _ ("All decisions"));
  g_string_append (html, "\n<div class=\"scroll\"><table><thead><tr>");
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    append_element (html, "th", " scope=\"col\"", titles[i]);
  g_string_append (html, "</tr></thead>\n<tbody>\n");
  for (guint i = 0; i < self->rows->len; i++)
    append_row (html, g_ptr_array_index (self->rows, i));
  g_string_append (html, "</tbody></table></div>\n");
}

char *
exos_review_render_html (const ExosReview *self)
{
  const ExosReviewFigures figures = exos_review_figures (self);
  GString *html = g_string_new ("<!DOCTYPE html>\n<html lang=\"");

  exos_html_escape (html, exos_language ());
  g_string_append_printf (html, "\">\n<head>\n%s", head);
  append_element (html, "title", "", _ ("Review of decisions"));
  g_string_append (html, "\n</head>\n<body>\n");
  append_element (html, "h1", "", _ ("Review of decisions"));
  g_string_append_c (html, '\n');
  append_figures (html, &figures);
  append_causes (html, self, figures.n_held);
  append_rows (html, self);
  g_string_append (html, "</body>\n</html>\n");
  return g_string_free (html, FALSE);
}
