// SPDX-License-Identifier: MIT
#include "memo/html.h"

#include <string.h>

#include "memo/keep.h"

/* Characters that XML forbids, that HTML reads as something else, or that reorder the line. */
static gboolean
is_allowed (gunichar c)
{
  if (c < 0x20)
    return c == '\t' || c == '\n';
  if ((c >= 0x7f && c <= 0x9f) || (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe)
    return FALSE;
  return !(c == 0x61c || (c >= 0x200e && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069) || (c >= 0xd800 && c <= 0xdfff));
}

static void
append_character (ExosHtml *html, gunichar c)
{
  switch (c)
    {
    case '<':
      g_string_append (html->text, "&lt;");
      return;
    case '>':
      g_string_append (html->text, "&gt;");
      return;
    case '&':
      g_string_append (html->text, "&amp;");
      return;
    case '"':
      g_string_append (html->text, "&quot;");
      return;
    case '\'':
      g_string_append (html->text, "&#39;");
      return;
    default:
      g_string_append_unichar (html->text, c);
    }
}

static void
append_escaped (ExosHtml *html, const char *text, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      append_character (html, is_allowed (c) ? c : 0xfffd);
    }
}

void
exos_html_text (ExosHtml *html, const char *text)
{
  if (text != NULL)
    append_escaped (html, text, strlen (text));
}

void
exos_html_words (ExosHtml *html, const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : g_strdup ("");
  gsize at = 0, from, to;

  while (exos_keep_next (valid, at, &from, &to))
    {
      append_escaped (html, valid + at, from - at);
      g_string_append (html->text, "<span class=\"n\">");
      append_escaped (html, valid + from, to - from);
      g_string_append (html->text, "</span>");
      at = to;
    }
  append_escaped (html, valid + at, strlen (valid + at));
}

void
exos_html_name (ExosHtml *html, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      g_string_append (html->text, i > 0 ? "_<wbr/>" : "");
      exos_html_text (html, parts[i]);
    }
}

void
exos_html_element (ExosHtml *html, const char *start, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (html->text, "<%s>", start);
  exos_html_words (html, text);
  g_string_append_printf (html->text, "</%.*s>\n", (int) strcspn (start, " "), start);
}
