// SPDX-License-Identifier: MIT
#include "data/language.h"

#include <gio/gio.h>
#include <string.h>

#define CATALOGUE "/io/github/experimentos/ExperimentOS/catalogues/ko.mo"

static void
test_english_is_the_msgid (void)
{
  exos_language_use ("en");
  g_assert_cmpstr (_ ("Users"), ==, "Users");
  g_assert_cmpstr (NG_ ("one row", "many rows", 1), ==, "one row");
  g_assert_cmpstr (NG_ ("one row", "many rows", 0), ==, "many rows");
  g_assert_cmpstr (C_ ("no such context", "Hold"), ==, "Hold");
}

static void
test_korean_is_translated (void)
{
  exos_language_use ("ko");
  g_assert_cmpstr (_ ("Users"), ==, "사용자 수");
  g_assert_cmpstr (_ ("a string of no catalogue"), ==, "a string of no catalogue");
}

/* The n-th text of a table of a .mo file: its length and its place. */
static const char *
text_at (const char *base, guint32 table, guint32 n)
{
  guint32 place;

  memcpy (&place, base + table + 8 * n + 4, sizeof place);
  return base + place;
}

/* Every text that was translated is found, from the first to the last. */
static void
test_every_text (void)
{
  g_autoptr (GBytes) bytes =
      g_resources_lookup_data (CATALOGUE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  const char *base = g_bytes_get_data (bytes, NULL);
  guint32 head[5]; /* magic, revision, number of texts, the tables of originals and translations */

  memcpy (head, base, sizeof head);
  g_assert_cmpuint (head[2], >, 1000);
  exos_language_use ("ko");
  for (guint32 i = 0; i < head[2]; i++)
    {
      const char *original = text_at (base, head[3], i);

      g_assert_cmpstr (exos_gettext (original), ==, text_at (base, head[4], i));
    }
  g_assert_cmpstr (exos_gettext ("\x01"), ==, "\x01");
  g_assert_cmpstr (exos_gettext ("\xff"), ==, "\xff");
}

static void
test_plurals (void)
{
  exos_language_use ("ko");
  g_assert_cmpstr (NG_ ("%s row", "%s rows", 1), ==, "%s행");
  g_assert_cmpstr (NG_ ("%s row", "%s rows", 2), ==, "%s행");
  g_assert_cmpstr (NG_ ("one of no catalogue", "many", 1), ==, "one of no catalogue");
  g_assert_cmpstr (NG_ ("one of no catalogue", "many", 2), ==, "many");
}

static void
test_contexts (void)
{
  exos_language_use ("ko");
  g_assert_cmpstr (C_ ("short month", "May"), ==, "5월");
  g_assert_cmpstr (C_ ("no such context", "May"), ==, "May");
}

static void
test_names_of_languages (void)
{
  static const char *const names[][2] = {
    { "ko", "ko" },  { "ko_KR", "ko" },  { "ko_KR.UTF-8", "ko" }, { "ko-KR", "ko" },
    { "kok", "en" }, { "kok_IN", "en" }, { "k", "en" },           { "", "en" },
    { NULL, "en" },  { "en_GB", "en" },  { "C", "en" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      exos_language_use (names[i][0]);
      g_assert_cmpstr (exos_language (), ==, names[i][1]);
    }
}

/* The first of those that a person understands. */
static void
test_environment (void)
{
  static const char *const cases[][2] = {
    { "ko", "ko" },    { "ko_KR.UTF-8", "ko" }, { "ko:en", "ko" },
    { "en:ko", "en" }, { "de:ko", "en" },       { "kok", "en" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (g_setenv ("LANGUAGE", cases[i][0], TRUE));
      g_assert_cmpstr (exos_language_from_environment (), ==, cases[i][1]);
    }
}

static void
test_use_returns_the_one_before (void)
{
  exos_language_use ("ko");
  g_assert_cmpstr (exos_language_use ("en"), ==, "ko");
  g_assert_cmpstr (exos_language_use ("fr"), ==, "en");
  g_assert_cmpstr (exos_language (), ==, "en");
}

static gpointer
other_thread (gpointer unused)
{
  const char *at_start = exos_language ();

  exos_language_use ("ko");
  g_assert_cmpstr (_ ("Users"), ==, "사용자 수");
  return (gpointer) at_start;
}

static void
test_language_belongs_to_the_thread (void)
{
  exos_language_use ("en");

  GThread *thread = g_thread_new ("korean", other_thread, NULL);

  g_assert_cmpstr (g_thread_join (thread), ==, "en");
  g_assert_cmpstr (_ ("Users"), ==, "Users");
}

static void
test_known_languages (void)
{
  g_assert_true (exos_language_is_known ("ko"));
  g_assert_true (exos_language_is_known ("en"));
  g_assert_false (exos_language_is_known ("kor"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/language/english-is-the-msgid", test_english_is_the_msgid);
  g_test_add_func ("/language/korean-is-translated", test_korean_is_translated);
  g_test_add_func ("/language/every-text", test_every_text);
  g_test_add_func ("/language/plurals", test_plurals);
  g_test_add_func ("/language/contexts", test_contexts);
  g_test_add_func ("/language/names-of-languages", test_names_of_languages);
  g_test_add_func ("/language/environment", test_environment);
  g_test_add_func ("/language/use-returns-the-one-before", test_use_returns_the_one_before);
  g_test_add_func ("/language/belongs-to-the-thread", test_language_belongs_to_the_thread);
  g_test_add_func ("/language/known-languages", test_known_languages);

  return g_test_run ();
}
