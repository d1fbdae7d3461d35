// SPDX-License-Identifier: MIT
#include "memo/formula.h"

/* The first character that is seen: spreadsheets pass over blanks before a formula. */
static gunichar
first_seen (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isgraph (g_utf8_get_char (at)))
      return g_utf8_get_char (at);

  return 0;
}

/* Wide forms of these characters count as well: some versions take "＝" for "=". */
gboolean
exos_is_formula (const char *text)
{
  gunichar plain = 0;

  g_unichar_fully_decompose (first_seen (text), TRUE, &plain, 1);
  return plain == '=' || plain == '+' || plain == '-' || plain == '@' || plain == '"';
}
