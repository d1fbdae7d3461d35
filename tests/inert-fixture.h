// SPDX-License-Identifier: MIT
/* What a name of a user's file must not turn an output into. */
#pragma once

#include <gio/gio.h>
#include <string.h>

/* Characters that nobody sees, or that turn the words around them. Line ends aside. */
static inline gboolean
is_hidden (gunichar c)
{
  return (c < 0x20 && c != '\n') || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0x61c ||
         c == 0x200b || c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xfeff || (c >= 0xe0000 && c <= 0xe007f);
}

/* allowed: characters that this output has of its own. */
static inline void
assert_visible (const char *text, gssize length, const char *allowed)
{
  g_assert_true (g_utf8_validate (text, length, NULL));
  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if (is_hidden (c) && g_utf8_strchr (allowed, -1, c) == NULL)
        g_error ("U+%04X in: %.*s", c, (int) MIN (80, text + length - at), at);
    }
}

static void
note_element (GMarkupParseContext *context,
              const char *element,
              const char **names,
              const char **values,
              gpointer set,
              GError **error)
{
  g_hash_table_add (set, g_strdup (element));
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_hash_table_add (set, g_strdup_printf ("%s %s", element, names[i]));
      if (g_str_equal (names[i], "href") || g_str_equal (names[i], "src"))
        g_hash_table_add (set, g_strdup_printf ("%s to %.*s", element,
                                                (int) strcspn (values[i], ","), values[i]));
    }
}

/* Elements, their attributes, and where they point to; of a data: URI only its kind. Fails when it
 * is no XML. */
static inline GHashTable *
read_elements (const char *xml)
{
  const GMarkupParser parser = { .start_element = note_element };
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, set, NULL);
  g_autoptr (GError) error = NULL;
  const char *start = g_str_has_prefix (xml, "<!") ? strchr (xml, '>') + 1 : xml;

  g_markup_parse_context_parse (context, start, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  return set;
}

/* Nothing is in the set that is not in the other. */
static inline void
assert_nothing_new (GHashTable *set, GHashTable *known)
{
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    if (!g_hash_table_contains (known, word))
      g_error ("new: %s", (const char *) word);
}

/* Cells of RFC 4180: n_columns in every record, and none that a spreadsheet would compute. */
static inline void
assert_no_formulas (const char *csv, gsize n_columns)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  gboolean is_quoted = FALSE;
  gsize n = 0;

  for (const char *at = csv; *at != '\0'; at++)
    if (*at == '"')
      is_quoted = !is_quoted;
    else if (is_quoted || (*at != ',' && *at != '\n' && *at != '\r'))
      g_string_append_c (cell, *at);
    else if (*at != '\r')
      {
        char *end;

        (void) !g_ascii_strtod (cell->str, &end);
        if (cell->len > 0 && strchr ("=+-@\t\r", cell->str[0]) != NULL && *end != '\0')
          g_error ("a formula: %s", cell->str);
        g_string_truncate (cell, 0);
        n++;
        if (*at == '\n')
          {
            g_assert_cmpuint (n, ==, n_columns);
            n = 0;
          }
      }
}
