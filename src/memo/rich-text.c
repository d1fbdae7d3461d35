// SPDX-License-Identifier: MIT
#include "memo/html-escape.h"
#include "memo/outline.h"
#include "memo/render.h"

static void
append_row (GString *out, const ExosTable *table, char *const *cells, const char *element)
{
  g_string_append (out, "<tr>");
  for (gsize i = 0; i < table->n_columns; i++)
    {
      g_string_append_printf (out, "<%s>", element);
      exos_html_escape (out, cells[i]);
      g_string_append_printf (out, "</%s>", element);
    }
  g_string_append (out, "</tr>\n");
}

static void
append_table (GString *out, const ExosTable *table)
{
  g_string_append (out, "<table>\n<thead>\n");
  append_row (out, table, table->headers, "th");
  g_string_append (out, "</thead>\n<tbody>\n");
  for (guint row = 0; row < table->rows->len; row++)
    append_row (out, table, g_ptr_array_index (table->rows, row), "td");
  g_string_append (out, "</tbody>\n</table>\n");
}

static const ExosOutline rich_text = {
  .text = exos_html_escape,
  .table = append_table,
  .title = { "<h1>", "</h1>\n" },
  .quote = { "<blockquote>\n", "</blockquote>\n" },
  .quote_line = { "<p>", "</p>\n" },
  .quote_gap = "",
  .facts = { "<table>\n<tbody>\n", "</tbody>\n</table>\n" },
  .fact = { "<tr><th>", "</td></tr>\n" },
  .fact_gap = "</th><td>",
  .heading = { "<h2>", "</h2>\n" },
  .subheading = { "<p><strong>", "</strong></p>\n" },
  .paragraph = { "<p>", "</p>\n" },
  .gap = "",
  .bullets = { "<ul>\n", "</ul>\n" },
  .numbers = { "<ol>\n", "</ol>\n" },
  .item = { "<li>", "</li>\n" },
  .strong = { "<strong>", "</strong>" },
  .rule = "<hr/>\n",
  .has_glyph = TRUE,
};

char *
exos_render_rich_text (const ExosDoc *doc)
{
  return exos_outline_render (doc, &rich_text);
}
