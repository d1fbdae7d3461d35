// SPDX-License-Identifier: MIT
#include "memo/html.h"

#include <string.h>

#include "memo/html-escape.h"
#include "memo/keep.h"

static void
append_escaped (ExosHtml *html, const char *text, gsize length)
{
  g_autofree char *part = g_strndup (text, length);

  exos_html_escape (html->text, part);
}

void
exos_html_text (ExosHtml *html, const char *text)
{
  if (text != NULL)
    exos_html_escape (html->text, text);
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
  exos_html_escape (html->text, valid + at);
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
