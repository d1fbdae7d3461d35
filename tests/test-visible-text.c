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
  { "keycap",         "1\uFE0F\u20E3",                   0, "1\uFE0F\u20E3" },
  { "fits",           "abcde",                           5, "abcde" },
  { "cut",            "abcdef",                          5, "abcd…" },
  { "cut-to-one",     "abcdef",                          1, "…" },
  { "cut-hangul",     "가나다라마바",                    4, "가나다…" },
  { "cut-combining",  "abe\u0301\u0302xyz",              5, "ab…" },
  { "cut-jamo",       "ab\u1100\u1161\u11A8cde",         5, "ab…" },
  { "cut-family",     "ab\U0001F468\u200D\U0001F469xyz", 5, "ab…" },
  { "cut-marks-only", "\u0301\u0301\u0301\u0301",        2, "…" },
};
/* clang-format on */

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
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strconcat ("/visible-text/", texts[i].path, NULL);

      g_test_add_data_func (path, &texts[i], test_text);
    }

  return g_test_run ();
}
