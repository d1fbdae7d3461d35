// SPDX-License-Identifier: MIT
#include "data/format.h"

typedef struct
{
  const char *path;
  const char *text;
  gsize max_chars;
  const char *expected;
} Text;

/* clang-format off */
static const Text texts[] = {
  { "plain",          "guardrail_cancel",                0, "guardrail_cancel" },
  { "hangul",         "결제 취소",                       0, "결제 취소" },
  { "null",           NULL,                              5, "" },
  { "rtl-override",   "a\u202Eb",                        0, "aU+202Eb" },
  { "isolates",       "\u2066x\u2069",                   0, "U+2066xU+2069" },
  { "bom",            "\uFEFFid",                        0, "U+FEFFid" },
  { "zero-width",     "a\u200Bb\u200Cc\u200Dd",          0, "aU+200BbU+200CcU+200Dd" },
  { "soft-hyphen",    "a\u00ADb",                        0, "aU+00ADb" },
  { "control",        "a\x01" "b\x1b[0m\x7f",            0, "aU+0001bU+001B[0mU+007F" },
  { "next-line",      "a\xc2\x85" "b",                 0, "aU+0085b" },
  { "separators",     "a\u2028b\u2029c",                 0, "aU+2028bU+2029c" },
  { "tags",           "a\U000E0041",                     0, "aU+E0041" },
  { "hangul-filler",  "\u3164",                          0, "U+3164" },
  { "selector",       "a\uFE0F",                         0, "aU+FE0F" },
  { "note-without-head", "\U0001D158\U0001D159",          0, "\U0001D158U+1D159" },
  { "newlines",       "a\r\nb\tc\n\n\nd",                0, "a b c d" },
  { "invalid",        "a\xff\xc3",                       0, "a\uFFFD\uFFFD" },
  { "overlong",       "\xc0\xaf",                        0, "\uFFFD\uFFFD" },
  { "surrogate",      "\xed\xa0\x80",                    0, "\uFFFD\uFFFD\uFFFD" },
  { "combining",      "e\u0301a\u0300",                  0, "e\u0301a\u0300" },
  { "emoji",          "\u2764\uFE0F \U0001F44D\U0001F3FD", 0, "\u2764\uFE0F \U0001F44D\U0001F3FD" },
  { "emoji-family",   "\U0001F468\u200D\U0001F469\u200D\U0001F467", 0,
                      "\U0001F468\u200D\U0001F469\u200D\U0001F467" },
  { "emoji-with-skins", "\U0001F469\U0001F3FB\u200D\U0001F9B0\U0001F468\U0001F3FF\u200D\u2695\uFE0F", 0,
                      "\U0001F469\U0001F3FB\u200D\U0001F9B0\U0001F468\U0001F3FF\u200D\u2695\uFE0F" },
  { "joined-after-style", "\u2764\uFE0F\u200D\U0001F525", 0, "\u2764\uFE0F\u200D\U0001F525" },
  { "joiner-after-letter", "a\u200D\U0001F525",  0, "aU+200D\U0001F525" },
  { "joiner-before-letter", "\U0001F525\u200Da", 0, "\U0001F525U+200Da" },
  { "joiner-first",   "\u200D\U0001F525",        0, "U+200D\U0001F525" },
  { "joiner-last",    "\U0001F525\u200D",        0, "\U0001F525U+200D" },
  { "style-of-text",  "\u2764\uFE0E",            0, "\u2764\uFE0E" },
  { "style-of-a-sign", "\u2194\uFE0F",           0, "\u2194\uFE0F" },
  { "text-style-of-a-letter", "a\uFE0E",         0, "aU+FE0E" },
  { "style-of-a-blank", "\u2800\uFE0F",          0, "U+2800U+FE0F" },
  { "style-first",    "\uFE0F\u20E3",            0, "U+FE0F\u20E3" },
  { "other-selector", "\u2764\uFE0D",            0, "\u2764U+FE0D" },
  { "line-first",     "\na",                     0, " a" },
  { "line-last",      "a\n",                     0, "a " },
  { "keycap",         "1\uFE0F\u20E3",                   0, "1\uFE0F\u20E3" },
  { "fits",           "abcde",                           5, "abcde" },
  { "cut",            "abcdef",                          5, "abcd…" },
  { "cut-to-one",     "abcdef",                          1, "…" },
  { "cut-hangul",     "가나다라마바",                    4, "가나다…" },
  { "cut-combining",  "abe\u0301\u0302xyz",              5, "ab…" },
  { "cut-jamo",       "ab\u1100\u1161\u11A8cde",         5, "ab…" },
  { "cut-finals",     "abc\u1100\u1161\u11FFde",  6, "abc…" },
  { "cut-vowel",      "abc\u1100\u1161de",       5, "abc…" },
  { "cut-syllable",   "abcd\u1200ef",            5, "abcd…" },
  { "cut-lightest",   "abc\U0001F44D\U0001F3FBxyz", 5, "abc…" },
  { "cut-darkest",    "abc\U0001F44D\U0001F3FFxyz", 5, "abc…" },
  { "cut-picture",    "abc\U0001F44D\U0001F3FAxyz", 5, "abc\U0001F44D…" },
  { "cut-rat",        "abc\U0001F44D\U0001F400xyz", 5, "abc\U0001F44D…" },
  { "cut-at-joiner",  "ab\U0001F468\u200D\U0001F469xyz", 4, "ab…" },
  { "cut-behind-family", "ab\U0001F468\u200D\U0001F469xyz", 6, "ab\U0001F468\u200D\U0001F469…" },
  { "cut-family",     "ab\U0001F468\u200D\U0001F469xyz", 5, "ab…" },
  { "cut-marks-only", "\u0301\u0301\u0301\u0301",        2, "…" },
};

/* Both ends of each range, and what stands beside them. */
static const gunichar kept[] = {
  0x034e, 0x0350, 0x115e, 0x17b3, 0x17b6, 0x180a, 0x1810, 0x27ff, 0x2801, 0x3163, 0x3165, 0xfdfd, 0xfe10, 0xff9f,
  0xffa1, 0xffef, 0xfffd, 0x10000, 0x1d158, 0x1d15a, 0xe1000,
};

static const gunichar told[] = {
  0x00ad, 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180e, 0x180f, 0x2065, 0x2800, 0x3164, 0xfe00, 0xfe0f,
  0xffa0, 0xfff0, 0xfff8, 0xfff9, 0xfffe, 0xffff, 0x1d159, 0xe0000, 0xe0fff,
};
/* clang-format on */

static void
check_character (gunichar c, const char *expected)
{
  g_autoptr (GString) text = g_string_new ("a");

  g_string_append_unichar (text, c);
  g_string_append_c (text, 'b');

  g_autofree char *visible = exos_visible_text (text->str, 0);
  g_autofree char *whole = g_strconcat ("a", expected != NULL ? expected : text->str + 1,
                                        expected != NULL ? "b" : NULL, NULL);

  g_assert_cmpstr (visible, ==, whole);
}

static void
test_characters (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    check_character (kept[i], NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autofree char *name = g_strdup_printf ("U+%04X", told[i]);

      check_character (told[i], name);
    }
}

static void
test_text (gconstpointer data)
{
  const Text *text = data;

  g_autofree char *shown = exos_visible_text (text->text, text->max_chars);

  g_assert_cmpstr (shown, ==, text->expected);
}

/* Whatever the bytes are, what comes out is UTF-8 without control characters, within its limit. */
static void
test_any_bytes (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      char bytes[24];

      for (gsize i = 0; i < sizeof bytes - 1; i++)
        bytes[i] = (char) g_test_rand_int_range (1, 256);
      bytes[sizeof bytes - 1] = '\0';

      const gsize limit = (gsize) g_test_rand_int_range (0, 12);
      g_autofree char *shown = exos_visible_text (bytes, limit);

      g_assert_true (g_utf8_validate (shown, -1, NULL));
      if (limit > 0)
        g_assert_cmpint (g_utf8_strlen (shown, -1), <=, (glong) limit);
      for (const char *p = shown; *p != '\0'; p = g_utf8_next_char (p))
        g_assert_false (g_unichar_iscntrl (g_utf8_get_char (p)));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/visible-text/any-bytes", test_any_bytes);
  g_test_add_func ("/visible-text/characters", test_characters);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strconcat ("/visible-text/", texts[i].path, NULL);

      g_test_add_data_func (path, &texts[i], test_text);
    }

  return g_test_run ();
}
