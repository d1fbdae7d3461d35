// SPDX-License-Identifier: MIT
#include "data/text.h"

#include <string.h>

/* Blanks beside ASCII's: no-break spaces, ideographic space, zero-width space, non-joiner, joiner,
 * word joiner, BOM. */
static const char *const long_blanks[] = {
  "\xc2\xa0",     "\xe2\x80\x87", "\xe2\x80\xaf", "\xe3\x80\x80", "\xe2\x80\x8b",
  "\xe2\x80\x8c", "\xe2\x80\x8d", "\xe2\x81\xa0", "\xef\xbb\xbf",
};

static gsize
blank_at_start (const char *text, gsize length)
{
  if (length == 0 || (guchar) text[0] < 0x80)
    return length > 0 && g_ascii_isspace (text[0]);
  for (gsize i = 0; i < G_N_ELEMENTS (long_blanks); i++)
    {
      const gsize n = strlen (long_blanks[i]);

      if (length >= n && memcmp (text, long_blanks[i], n) == 0)
        return n;
    }

  return 0;
}

static gsize
blank_at_end (const char *text, gsize length)
{
  if (length == 0 || (guchar) text[length - 1] < 0x80)
    return length > 0 && g_ascii_isspace (text[length - 1]);
  for (gsize i = 0; i < G_N_ELEMENTS (long_blanks); i++)
    {
      const gsize n = strlen (long_blanks[i]);

      if (length >= n && memcmp (text + length - n, long_blanks[i], n) == 0)
        return n;
    }

  return 0;
}

void
exos_trim (const char **text, gsize *length)
{
  gsize blank;

  while ((blank = blank_at_start (*text, *length)) > 0)
    {
      *text += blank;
      *length -= blank;
    }
  while ((blank = blank_at_end (*text, *length)) > 0)
    *length -= blank;
}

void
exos_remove_char (char *text, char removed)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    if (*from != removed)
      *to++ = *from;
  *to = '\0';
}

/* Of composed text, where every hyphen that does not break is the one that does. */
static gboolean
is_separator (gunichar c)
{
  return g_unichar_isspace (c) || strchr ("_-.#", (int) MIN (c, 0x7f)) != NULL || c == 0x2010;
}

/* Composed, in lower case; ASCII, as most names are, needs no tables for that. */
static char *
dup_lower (const char *text, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) length);

  if (g_str_is_ascii (valid))
    return g_ascii_strdown (valid, -1);

  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_strdown (composed, -1);
}

char *
exos_normalize_name (const char *text, gssize length)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;

  exos_trim (&text, &n);

  g_autofree char *lower = dup_lower (text, n);
  GString *name = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (!is_separator (c))
        g_string_append_unichar (name, c);
      else if (name->len > 0 && name->str[name->len - 1] != ' ')
        g_string_append_c (name, ' ');
    }
  if (name->len > 0 && name->str[name->len - 1] == ' ')
    g_string_truncate (name, name->len - 1);
  if (name->len == 0)
    g_string_assign (name, lower);

  return g_string_free (name, FALSE);
}

gboolean
exos_names_match (const char *a, const char *b)
{
  g_autofree char *left = exos_normalize_name (a, -1);
  g_autofree char *right = exos_normalize_name (b, -1);

  return g_str_equal (left, right);
}
