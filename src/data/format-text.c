// SPDX-License-Identifier: MIT
#include "data/format.h"

#define REPLACEMENT 0xfffd
#define EMOJI_STYLE 0xfe0f
#define TEXT_STYLE 0xfe0e
#define JOINER 0x200d
#define KEYCAP 0x20e3
#define ELLIPSIS "\xe2\x80\xa6"

typedef struct
{
  gunichar first;
  gunichar last;
} Range;

/* Characters that show nothing although their category says letter, mark or symbol. */
static const Range blanks[] = {
  { 0x034f, 0x034f },   /* combining grapheme joiner */
  { 0x115f, 0x1160 },   /* Hangul fillers */
  { 0x17b4, 0x17b5 },   /* Khmer inherent vowels */
  { 0x180b, 0x180f },   /* Mongolian variation selectors */
  { 0x2065, 0x2065 },   /* unassigned, ignorable */
  { 0x2800, 0x2800 },   /* blank braille pattern */
  { 0x3164, 0x3164 },   /* Hangul filler */
  { 0xfe00, 0xfe0f },   /* variation selectors, but see is_emoji_part() */
  { 0xffa0, 0xffa0 },   /* halfwidth Hangul filler */
  { 0xfff0, 0xfff8 },   /* unassigned, ignorable */
  { 0xfffe, 0xffff },   /* no characters */
  { 0x1d159, 0x1d159 }, /* musical null notehead */
  { 0xe0000, 0xe0fff }, /* tags and more variation selectors */
};

static gboolean
is_blank (gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (blanks); i++)
    if (c >= blanks[i].first && c <= blanks[i].last)
      return TRUE;

  return FALSE;
}

static gboolean
is_unsafe (gunichar c)
{
  const GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_SURROGATE ||
         type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR || is_blank (c);
}

/* Pictures: hearts, people, arrows, and the skin tones that follow them. */
static gboolean
is_picture (gunichar c)
{
  const GUnicodeType type = g_unichar_type (c);

  return !is_unsafe (c) && (type == G_UNICODE_OTHER_SYMBOL || type == G_UNICODE_MATH_SYMBOL ||
                            (c >= 0x1f3fb && c <= 0x1f3ff));
}

/* Invisible characters that an emoji is made with. Anywhere else they would let two names look the
 * same. */
static gboolean
is_emoji_part (gunichar before, gunichar c, gunichar after)
{
  if (c == JOINER)
    return (is_picture (before) || before == EMOJI_STYLE) && is_picture (after);
  if (c == EMOJI_STYLE || c == TEXT_STYLE)
    return is_picture (before) || (after == KEYCAP && before != 0);

  return FALSE;
}

static gboolean
is_line_blank (gunichar c)
{
  return c == '\n' || c == '\r' || c == '\t';
}

/* The character at text, U+FFFD for a byte that is not UTF-8; next is where the one after starts.
 */
static gunichar
read_char (const char *text, const char **next)
{
  const gunichar c = g_utf8_get_char_validated (text, -1);
  const gboolean is_valid = c != (gunichar) -1 && c != (gunichar) -2;

  *next = is_valid ? g_utf8_next_char (text) : text + 1;
  return is_valid ? c : REPLACEMENT;
}

static void
append_char (GString *shown, gunichar before, gunichar c, gunichar after)
{
  if (is_line_blank (c))
    g_string_append (shown, is_line_blank (before) ? "" : " ");
  else if (is_unsafe (c) && !is_emoji_part (before, c, after))
    g_string_append_printf (shown, "U+%04X", c);
  else
    g_string_append_unichar (shown, c);
}

/* A mark, or a part that continues an emoji: cutting before it would change what stands there. */
static gboolean
continues (gunichar before, gunichar c)
{
  return g_unichar_ismark (c) || c == JOINER || before == JOINER ||
         (c >= 0x1f3fb && c <= 0x1f3ff) ||
         (c >= 0x1160 && c <= 0x11ff); /* vowels and finals of decomposed Hangul */
}

/* Where the first n characters end, moved back to the start of the sequence that it would cut. */
static const char *
find_cut (const char *text, gsize n)
{
  const char *cut = g_utf8_offset_to_pointer (text, (glong) n);

  while (cut > text)
    {
      const char *previous = g_utf8_prev_char (cut);

      if (!continues (g_utf8_get_char (previous), g_utf8_get_char (cut)))
        return cut;
      cut = previous;
    }

  return text;
}

char *
exos_visible_text (const char *text, gsize max_chars)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  gunichar before = 0;

  for (const char *next; text != NULL && *text != '\0'; text = next)
    {
      const gunichar c = read_char (text, &next);
      const char *unused;
      const gunichar after = *next != '\0' ? read_char (next, &unused) : 0;

      append_char (shown, before, c, after);
      before = c;
    }

  if (max_chars == 0 || (gsize) g_utf8_strlen (shown->str, -1) <= max_chars)
    return g_strdup (shown->str);

  g_string_truncate (shown, (gsize) (find_cut (shown->str, max_chars - 1) - shown->str));
  g_string_append (shown, ELLIPSIS);
  return g_strdup (shown->str);
}
