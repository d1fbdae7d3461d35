// SPDX-License-Identifier: MIT
#include "memo/markdown-text.h"
#include "memo/outline.h"
#include "memo/render.h"

static void
append_row (GString *out, const ExosTable *table, char **cells)
{
  for (gsize i = 0; i < table->n_columns; i++)
    {
      g_string_append (out, "| ");
      exos_markdown_text (out, cells[i]);
      g_string_append_c (out, ' ');
    }
  g_string_append (out, "|\n");
}

static void
append_table (GString *out, const ExosTable *table)
{
  append_row (out, table, table->headers);
  for (gsize i = 0; i < table->n_columns; i++)
    g_string_append (out, table->is_text[i] ? "|---" : "|--:");
  g_string_append (out, "|\n");
  for (guint row = 0; row < table->rows->len; row++)
    append_row (out, table, g_ptr_array_index (table->rows, row));
}

static const ExosOutline markdown = {
  .text = exos_markdown_text,
  .table = append_table,
  .title = { "# ", "\n\n" },
  .quote = { "", "\n" },
  .quote_line = { "> ", "\n" },
  .quote_gap = ">\n",
  .facts = { "| | |\n|---|---|\n", "" },
  .fact = { "| ", " |\n" },
  .fact_gap = " | ",
  .heading = { "\n## ", "\n\n" },
  .subheading = { "**", "**\n\n" },
  .paragraph = { "", "\n" },
  .gap = "\n",
  .bullets = { "", "" },
  .numbers = { "", "" },
  .item = { "", "\n" },
  .strong = { "**", "**" },
  .rule = "\n---\n\n",
  .has_glyph = TRUE,
  .has_markers = TRUE,
};

char *
exos_render_markdown (const ExosDoc *doc)
{
  return exos_outline_render (doc, &markdown);
}

/* The heading of a section keeps away from what stands before it; here nothing does. */
char *
exos_render_excerpt_markdown (const ExosExcerpt *self)
{
  return g_strchug (exos_outline_render_excerpt (self, &markdown));
}
