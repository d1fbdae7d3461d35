// SPDX-License-Identifier: MIT
#include "data/language.h"

#include <string.h>

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
  g_test_add_func ("/language/use-returns-the-one-before", test_use_returns_the_one_before);
  g_test_add_func ("/language/belongs-to-the-thread", test_language_belongs_to_the_thread);
  g_test_add_func ("/language/known-languages", test_known_languages);

  return g_test_run ();
}
