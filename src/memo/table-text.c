// SPDX-License-Identifier: MIT
/* Tables as text for spreadsheets. */
#include "memo/excerpt.h"
#include "memo/formula.h"

/* Blanks inside keep cells apart. */
static void
append_cell (GString *out, const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\t\r\n\v\f", ' ');

  if (exos_is_formula (line))
    g_string_append_c (out, '\'');
  g_string_append (out, line);
}

/* Our own numbers go without their plus, so that they need no mark: "0.22 to 2.05". */
static void
append_number (GString *out, const char *cell)
{
  g_autoptr (GString) number = g_string_new (NULL);

  for (const char *at = cell; *at != '\0'; at++)
    if (*at != '+' || !g_ascii_isdigit (at[1]))
      g_string_append_c (number, *at);
  append_cell (out, number->str);
}

static void
append_line (GString *out, const char *text)
{
  append_cell (out, text);
  g_string_append_c (out, '\n');
}

static void
append_row (GString *out, const ExosTable *table, char *const *cells, gboolean is_header)
{
  for (gsize i = 0; i < table->n_columns; i++)
    {
      g_string_append (out, i > 0 ? "\t" : "");
      if (is_header || table->is_text[i])
        append_cell (out, cells[i]);
      else
        append_number (out, cells[i]);
    }
  g_string_append_c (out, '\n');
}

static void
append_table (GString *out, const ExosTable *table)
{
  append_row (out, table, table->headers, TRUE);
  for (guint row = 0; row < table->rows->len; row++)
    append_row (out, table, g_ptr_array_index (table->rows, row), FALSE);
}

static void
append_section (GString *out, const ExosGuardrailSection *section)
{
  if (out->len > 0)
    g_string_append_c (out, '\n');
  if (section->title != NULL)
    append_line (out, section->title);
  append_table (out, section->table);
  if (section->more != NULL)
    append_line (out, section->more);
}

char *
exos_render_excerpt_table (const ExosExcerpt *self)
{
  GString *out = g_string_new (NULL);

  if (self->table != NULL)
    append_table (out, self->table);
  for (guint i = 0; self->sections != NULL && i < self->sections->len; i++)
    append_section (out, g_ptr_array_index (self->sections, i));
  return g_string_free (out, FALSE);
}
