// SPDX-License-Identifier: MIT
#include "memo/keep.h"

#include <string.h>

/* Longer words may break anywhere: a narrow column could not hold them. */
#define MAX_WORD_CHARS 14

#define NUMBER "[+\\x{2212}-]?[0-9][0-9.,]{0,14}"
#define UNIT "(?: ?(?:pp\\b|%p|%))?"

/* A symbol with its value, or a number with its unit, or two of them as a range; and a blank to
 * fill in, such as "(owner: ____, due: ____)". */
/* clang-format off */
static const char pattern[]
  = "(?:\\b(?:SRM )?p\\x{AC12}? |[\\x{3B1}\\x{394}] )?(?:[=<>\\x{2265}] )?"
    NUMBER UNIT "(?: (?:to|~|\\x{2192}) " NUMBER ")?" UNIT
    "|\\([^()]{0,16}__[^()]{0,28}\\)";
/* clang-format on */

static GRegex *
values (void)
{
  static GRegex *regex;

  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex, g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL));
  return regex;
}

static gboolean
has_space (const char *text, int from, int to)
{
  return memchr (text + from, ' ', to - from) != NULL;
}

gboolean
exos_keep_next (const char *text, gsize start, gsize *from, gsize *to)
{
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match_full (values (), text, -1, start, 0, &match, NULL);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      int first, end;

      g_match_info_fetch_pos (match, 0, &first, &end);
      if (!has_space (text, first, end))
        continue;
      *from = first;
      *to = end;
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_hangul (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HANGUL;
}

gboolean
exos_keep_next_word (const char *text, gsize start, gsize *from, gsize *to)
{
  const char *word = text + start;

  while (*word != '\0')
    {
      const char *end = word;
      gsize n_chars = 0;
      gboolean has_hangul = FALSE;

      for (; *end != '\0' && !g_unichar_isspace (g_utf8_get_char (end));
           end = g_utf8_next_char (end))
        {
          has_hangul |= is_hangul (g_utf8_get_char (end));
          n_chars++;
        }
      *from = word - text;
      *to = end - text;
      if (has_hangul && n_chars <= MAX_WORD_CHARS)
        return TRUE;
      word = *end == '\0' ? end : g_utf8_next_char (end);
    }
  return FALSE;
}

char *
exos_with_blanks (const char *text)
{
  const char *open = strrchr (text, '(');
  GString *filled = g_string_new_len (text, open != NULL ? open - text : -1);

  for (const char *at = open; at != NULL && *at != '\0'; at++)
    {
      if ((*at == ',' || *at == ')') && g_str_has_suffix (filled->str, ": "))
        g_string_append (filled, "______");
      g_string_append_c (filled, *at);
    }
  return g_string_free (filled, FALSE);
}
