// SPDX-License-Identifier: MIT
/* Tables as text for spreadsheets. */
#include "memo/excerpt.h"

/* The first character that is seen: spreadsheets pass over blanks before a formula. */
static gunichar
first_seen (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isgraph (g_utf8_get_char (at)))
      return g_utf8_get_char (at);

  return 0;
}

/* Would a spreadsheet calculate it, or read on to a closing quote? Wide forms of these characters
 * count as well: some versions take "＝" for "=". */
static gboolean
is_active (const char *text)
{
  gunichar plain = 0;

  g_unichar_fully_decompose (first_seen (text), TRUE, &plain, 1);
  return plain == '=' || plain == '+' || plain == '-' || plain == '@' || plain == '"';
}

/* An apostrophe in front is the spreadsheets' own mark for text; blanks inside keep cells apart. */
static void
append_cell (GString *out, const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\t\r\n\v\f", ' ');

  if (is_active (line))
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
