// SPDX-License-Identifier: MIT
#include "memo/markdown-text.h"

#include <string.h>

static gboolean
is_word (gunichar c)
{
  return g_unichar_isalnum (c);
}

/* The character before at, 0 at the start. */
static gunichar
char_before (const char *start, const char *at)
{
  return at > start ? g_utf8_get_char (g_utf8_prev_char (at)) : 0;
}

/* Underscores between letters stay as they are: guardrail_cancel. */
static gboolean
is_inside_word (const char *start, const char *at)
{
  const char *first = at;
  const char *end = at + strspn (at, "_");

  while (first > start && first[-1] == '_')
    first--;
  return is_word (char_before (start, first)) && is_word (g_utf8_get_char (end));
}

/* "+0.22 ~ +2.05": such a tilde strikes nothing through. */
static gboolean
is_between_blanks (const char *start, const char *at)
{
  return at > start && at[-1] == ' ' && at[1] == ' ';
}

/* "www." starts a link wherever it stands after a character that is no letter; so does "://", which
 * the escaped colon prevents. */
static gboolean
is_web_dot (const char *start, const char *at)
{
  return at - start >= 3 && g_ascii_strncasecmp (at - 3, "www", 3) == 0;
}

/* "<" followed by a blank or a digit starts no tag: p < 0.001 stays readable. */
static gboolean
can_open_tag (const char *at)
{
  return !g_ascii_isspace (at[1]) && !g_ascii_isdigit (at[1]) && at[1] != '\0';
}

static gboolean
can_open_entity (const char *at)
{
  return g_ascii_isalnum (at[1]) || at[1] == '#';
}

static gboolean
is_special (const char *start, const char *at)
{
  switch (*at)
    {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '|':
    case '#':
    case '$':
      return TRUE;
    case '~':
      return !is_between_blanks (start, at);
    case '_':
      return !is_inside_word (start, at);
    case '<':
      return can_open_tag (at);
    case '&':
      return can_open_entity (at);
    case '.':
      return is_web_dot (start, at);
    case ':':
      return at[1] == '/';
    default:
      return FALSE;
    }
}

/* A mark that would begin a list, a quotation, a rule or a heading's underline at the start of a
 * line: "- x", "> x", "1. x". Its position, or NULL. */
static const char *
find_block_mark (const char *text)
{
  const gsize n_digits = strspn (text, "0123456789");
  const char *mark = text + n_digits;
  const gboolean ends = mark[0] != '\0' && (mark[1] == '\0' || mark[1] == ' ');

  if (n_digits > 0)
    return ends && strchr (".)", mark[0]) != NULL ? mark : NULL;
  if (mark[0] == '>' || mark[0] == '=')
    return mark;
  if (mark[0] == '+' || mark[0] == '-')
    return ends || mark[1] == mark[0] ? mark : NULL;

  return NULL;
}

/* An escaped @ would still make a link to an address; a code span does not. */
static const char *
append_at_signs (GString *markdown, const char *at)
{
  const gsize n = strspn (at, "@");

  g_string_append_c (markdown, '`');
  g_string_append_len (markdown, at, (gssize) n);
  g_string_append_c (markdown, '`');
  return at + n;
}

void
exos_markdown_text (GString *markdown, const char *text)
{
  g_autofree char *line = g_strstrip (g_strdelimit (g_strdup (text), "\t\r\n", ' '));
  const char *mark = find_block_mark (line);

  for (const char *at = line; *at != '\0';)
    if (*at == '@')
      at = append_at_signs (markdown, at);
    else
      {
        if (at == mark || is_special (line, at))
          g_string_append_c (markdown, '\\');
        g_string_append_c (markdown, *at++);
      }
}
