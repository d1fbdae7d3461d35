// SPDX-License-Identifier: MIT
/* Which blanks are cut from texts, and in what form names are compared. */
#include "data/text.h"

#include <string.h>

#define BYTES(text) text, sizeof text - 1

/* clang-format off */
static const char *const blanks[] = {
  " ", "\t", "\n", "\f", "\r", "\u00A0", "\u2007", "\u202F", "\u3000", "\u200B", "\u200C",
  "\u200D", "\u2060", "\uFEFF",
};

static const struct
{
  const char *text;
  gsize length;
  const char *left;
} trimmed[] = {
  { BYTES (""), "" },
  { BYTES ("a"), "a" },
  { BYTES ("a b"), "a b" },
  { BYTES (" \t a\u00A0b \r\n"), "a\u00A0b" },
  { BYTES ("\x7f"), "\x7f" },
  { BYTES ("\x80"), "\x80" },
  { BYTES ("\xe3\x80"), "\xe3\x80" },   /* two bytes of a blank */
  { BYTES ("\x80\x80"), "\x80\x80" },
  { BYTES ("a\xa0"), "a\xa0" },
  { BYTES ("\u2008"), "\u2008" },
  { " a", 0, "" },
  { " a", 1, "" },
  { "\u3000", 2, "\xe3\x80" },
};

static const struct
{
  const char *name;
  gssize length;
  const char *normal;
} names[] = {
  { "users", -1, "users" },
  { "Users", -1, "users" },
  { "  Users  ", -1, "users" },
  { "user_id", -1, "user id" },
  { "user-id", -1, "user id" },
  { "user.id", -1, "user id" },
  { "user#id", -1, "user id" },
  { "user\tid", -1, "user id" },
  { "user\u00A0id", -1, "user id" },
  { "user\u2010id", -1, "user id" },
  { "user\u2011id", -1, "user id" },
  { "user\u2012id", -1, "user\u2012id" },
  { "user\u2016id", -1, "user\u2016id" },
  { "user~id", -1, "user~id" },
  { "user\x7fid", -1, "user\x7fid" },
  { "user/id", -1, "user/id" },
  { "user _-. id", -1, "user id" },
  { "_users", -1, "users" },
  { "users_", -1, "users" },
  { "-_users_-", -1, "users" },
  { "a_b_c", -1, "a b c" },
  { "_", -1, "_" },
  { "-.-", -1, "-.-" },
  { "", -1, "" },
  { "  ", -1, "" },
  { "users", 0, "" },
  { "users", 1, "u" },
  { "users", 4, "user" },
  { "user_x", 5, "user" },
  { "ÜSERS", -1, "üsers" },
  { "e\u0301", -1, "\u00E9" },
  { "\uFF35\uFF53\uFF45\uFF52", -1, "user" },
  { "전환_수", -1, "전환 수" },
  { "a\xff_b", -1, "a\uFFFD b" },
};

static const struct
{
  const char *a;
  const char *b;
  gboolean match;
} pairs[] = {
  { "users", "users", TRUE },
  { "User ID", "user_id", TRUE },
  { " users", "USERS ", TRUE },
  { "users", "user", FALSE },
  { "users", "u", FALSE },
  { "userid", "user id", FALSE },
  { "", "", TRUE },
  { "", "a", FALSE },
};
/* clang-format on */

static void
assert_trimmed (const char *text, gsize length, const char *left)
{
  exos_trim (&text, &length);
  g_assert_cmpmem (text, length, left, strlen (left));
}

static void
test_trimmed (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (trimmed); i++)
    assert_trimmed (trimmed[i].text, trimmed[i].length, trimmed[i].left);
}

static void
test_every_blank (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (blanks); i++)
    {
      g_autofree char *before = g_strconcat (blanks[i], "a", NULL);
      g_autofree char *behind = g_strconcat ("a", blanks[i], NULL);
      g_autofree char *several = g_strconcat (blanks[i], " ", blanks[i], "a", blanks[i], " ", NULL);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      assert_trimmed (blanks[i], strlen (blanks[i]), "");
      assert_trimmed (before, strlen (before), "a");
      assert_trimmed (behind, strlen (behind), "a");
      assert_trimmed (several, strlen (several), "a");
    }
}

static void
test_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *normal = exos_normalize_name (names[i].name, names[i].length);

      g_assert_cmpstr (normal, ==, names[i].normal);
    }
}

static void
test_pairs (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_test_message ("%s, %s", pairs[i].a, pairs[i].b);
      g_assert_cmpint (exos_names_match (pairs[i].a, pairs[i].b), ==, pairs[i].match);
      g_assert_cmpint (exos_names_match (pairs[i].b, pairs[i].a), ==, pairs[i].match);
    }
}

static void
test_removed_characters (void)
{
  char text[] = ",a,,b,";
  char none[] = "ab";

  exos_remove_char (text, ',');
  g_assert_cmpstr (text, ==, "ab");
  exos_remove_char (none, ',');
  g_assert_cmpstr (none, ==, "ab");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/trimmed", test_trimmed);
  g_test_add_func ("/text/every-blank", test_every_blank);
  g_test_add_func ("/text/names", test_names);
  g_test_add_func ("/text/pairs", test_pairs);
  g_test_add_func ("/text/removed-characters", test_removed_characters);
  return g_test_run ();
}
