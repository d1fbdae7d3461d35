// SPDX-License-Identifier: MIT
#include "memo/html-escape.h"

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
append_character (GString *html, gunichar c)
{
  switch (c)
    {
    case '<':
      g_string_append (html, "&lt;");
      return;
    case '>':
      g_string_append (html, "&gt;");
      return;
    case '&':
      g_string_append (html, "&amp;");
      return;
    case '"':
      g_string_append (html, "&quot;");
      return;
    case '\'':
      g_string_append (html, "&#39;");
      return;
    default:
      g_string_append_unichar (html, c);
    }
}

void
exos_html_escape (GString *html, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      append_character (html, is_allowed (c) ? c : 0xfffd);
    }
}
