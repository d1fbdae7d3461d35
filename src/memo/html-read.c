// SPDX-License-Identifier: MIT
/* Reads back what html.c and its helpers write; other HTML gives some lines, and never more. */
#include "memo/html-read.h"

#include <string.h>

typedef struct
{
  GPtrArray *lines;
  GString *text; /* of the block that is open */
  char *section;
  gboolean is_heading;
} Reader;

/* What exos_html_escape() writes. */
static const struct
{
  const char *entity;
  char character;
} entities[] = {
  { "&lt;", '<' }, { "&gt;", '>' }, { "&amp;", '&' }, { "&quot;", '"' }, { "&#39;", '\'' },
};

static char *
unescape (const char *text, gsize length)
{
  GString *plain = g_string_new (NULL);

  for (gsize i = 0; i < length;)
    {
      gsize taken = 0;

      for (gsize j = 0; taken == 0 && j < G_N_ELEMENTS (entities); j++)
        {
          const gsize size = strlen (entities[j].entity);

          if (size <= length - i && strncmp (text + i, entities[j].entity, size) == 0)
            {
              g_string_append_c (plain, entities[j].character);
              taken = size;
            }
        }
      if (taken == 0)
        g_string_append_c (plain, text[i]);
      i += MAX (taken, 1);
    }

  return g_string_free (plain, FALSE);
}

static void
free_line (gpointer data)
{
  ExosHtmlLine *line = data;

  g_free (line->section);
  g_free (line->text);
  g_free (line);
}

/* One blank for many, none at the ends. */
static char *
join_blanks (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  GString *joined = g_string_new (NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", words[i]);
  return g_string_free (joined, FALSE);
}

static void
add_line (Reader *self, const char *text)
{
  g_autofree char *joined = join_blanks (text);

  if (joined[0] == '\0')
    return;

  ExosHtmlLine *line = g_new (ExosHtmlLine, 1);

  line->section = g_strdup (self->section);
  line->text = g_steal_pointer (&joined);
  line->is_heading = self->is_heading;
  g_ptr_array_add (self->lines, line);
}

static void
end_block (Reader *self)
{
  g_autofree char *plain = unescape (self->text->str, self->text->len);

  add_line (self, plain);
  if (self->is_heading && plain[0] != '\0')
    {
      g_free (self->section);
      self->section = join_blanks (plain);
    }
  self->is_heading = FALSE;
  g_string_truncate (self->text, 0);
}

static gboolean
is_tag (const char *tag, gsize length, const char *name)
{
  const gsize size = strlen (name);

  return length >= size && strncmp (tag, name, size) == 0 &&
         (length == size || !g_ascii_isalnum (tag[size]));
}

/* Tags within a line of text. */
static gboolean
is_inline (const char *tag, gsize length)
{
  static const char *const names[] = { "span", "b", "wbr", "time" };
  const gsize slash = length > 0 && tag[0] == '/';

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (is_tag (tag + slash, length - slash, names[i]))
      return TRUE;
  return FALSE;
}

/* The value of an attribute, in double quotes as all are; NULL without. */
static char *
dup_attribute (const char *tag, gsize length, const char *name)
{
  g_autofree char *start = g_strconcat (" ", name, "=\"", NULL);
  g_autofree char *copy = g_strndup (tag, length);
  const char *value = strstr (copy, start);
  const char *end = value != NULL ? strchr (value + strlen (start), '"') : NULL;

  if (end == NULL)
    return NULL;
  value += strlen (start);
  return unescape (value, (gsize) (end - value));
}

static void
read_tag (Reader *self, const char *tag, gsize length)
{
  if (is_inline (tag, length))
    return;
  end_block (self);
  if (is_tag (tag, length, "img"))
    {
      g_autofree char *words = dup_attribute (tag, length, "alt");

      if (words != NULL)
        add_line (self, words);
    }
  self->is_heading =
      is_tag (tag, length, "h1") || is_tag (tag, length, "h2") || is_tag (tag, length, "h3");
}

/* Where a tag ends, that may have ">" in its attributes; NULL when it does not. */
static const char *
find_end (const char *at)
{
  for (gboolean is_quoted = FALSE; *at != '\0'; at++)
    {
      if (*at == '"')
        is_quoted = !is_quoted;
      if (*at == '>' && !is_quoted)
        return at;
    }

  return NULL;
}

GPtrArray *
exos_html_read_lines (const char *html, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (html, (gssize) length);
  Reader self = { .lines = g_ptr_array_new_with_free_func (free_line),
                  .text = g_string_new (NULL),
                  .section = g_strdup ("") };

  for (const char *at = valid, *end; *at != '\0'; at = end)
    {
      end = at + strcspn (at, "<");
      g_string_append_len (self.text, at, end - at);
      if (*end == '\0')
        break;

      const char *tag = end + 1;
      const char *close = find_end (tag);

      if (close == NULL)
        break;
      read_tag (&self, tag, (gsize) (close - tag));
      end = close + 1;
      if (is_tag (tag, (gsize) (close - tag), "style"))
        end = strstr (end, "</style") != NULL ? strstr (end, "</style") : end;
    }

  end_block (&self);
  g_string_free (self.text, TRUE);
  g_free (self.section);
  return self.lines;
}

gboolean
exos_html_is_whole (const char *html, gsize length)
{
  static const char end[] = "</html>";

  while (length > 0 && g_ascii_isspace (html[length - 1]))
    length--;
  return length >= strlen (end) && strncmp (html + length - strlen (end), end, strlen (end)) == 0;
}

char *
exos_html_read_meta (const char *html, gsize length, const char *name)
{
  g_autofree char *start = g_strdup_printf ("<meta name=\"%s\" ", name);
  const char *tag = g_strstr_len (html, (gssize) length, start);
  g_autofree char *copy =
      tag != NULL ? g_strndup (tag + 1, length - (gsize) (tag + 1 - html)) : NULL;
  const char *end = copy != NULL ? find_end (copy) : NULL;

  return end != NULL ? dup_attribute (copy, (gsize) (end - copy), "content") : NULL;
}
