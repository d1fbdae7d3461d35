// SPDX-License-Identifier: MIT
#include "memo/outline.h"
#include "memo/render.h"

static void
append_text (GString *out, const char *text)
{
  g_string_append (out, text);
}

/* A row is heard as a whole: each number has its name before it. */
static void
append_row (GString *out, const ExosTable *table, char *const *cells)
{
  g_string_append_printf (out, "%s:", cells[0]);
  for (gsize i = 1; i < table->n_columns; i++)
    g_string_append_printf (out, "%s %s %s", i > 1 ? " ·" : "", table->headers[i], cells[i]);
  g_string_append_c (out, '\n');
}

static void
append_table (GString *out, const ExosTable *table)
{
  for (guint row = 0; row < table->rows->len; row++)
    append_row (out, table, g_ptr_array_index (table->rows, row));
}

static const ExosOutline plain = {
  .text = append_text,
  .table = append_table,
  .title = { "", "\n\n" },
  .quote = { "", "\n" },
  .quote_line = { "", "\n" },
  .quote_gap = "",
  .facts = { "", "" },
  .fact = { "", "\n" },
  .fact_gap = ": ",
  .heading = { "\n", "\n\n" },
  .subheading = { "", "\n\n" },
  .paragraph = { "", "\n" },
  .gap = "\n",
  .bullets = { "", "" },
  .numbers = { "", "" },
  .item = { "", "\n" },
  .strong = { "", "" },
  .rule = "\n",
  .has_markers = TRUE,
};

char *
exos_render_text (const ExosDoc *doc)
{
  return exos_outline_render (doc, &plain);
}
