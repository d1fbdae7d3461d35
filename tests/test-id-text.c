// SPDX-License-Identifier: MIT
/* What id stands in a cell of a file, in quotes or not. */
#include "data/rows/id-text.h"

#include <glib.h>
#include <string.h>

static const struct
{
  const char *cell;
  const char *id; /* "": nobody */
} cases[] = {
  { "a", "a" },
  { " a", "a" },
  { "a\t", "a" },
  { "\xc2\xa0"
    "a"
    "\xe2\x80\x8b",
    "a" },
  { "a b", "a b" },
  { "\"a\"", "a" },
  { " \"a\" ", "a" },
  { "\" a \"", "a" },
  { " \"\t a \"\r", "a" },
  { "\"a,b\"", "a,b" },
  { "\"a\"\"b\"", "a\"b" },
  { "\"\"\"a\"\"\"", "\"a\"" },
  { "\"\"\"\"", "\"" },
  { "\"\"\"\"\"\"", "\"\"" },
  { "\"a\"\"\"\"b\"", "a\"\"b" },
  { "\"a\"b\"", "a\"b" },
  { "\"a", "a" },
  { "a\"", "a\"" },
  { "a\"\"b", "a\"\"b" },
  { "\"사용자\"", "사용자" },
  { "사용자 ", "사용자" },
  { "\"\"", "" },
  { "\"", "" },
  { " \"\" ", "" },
  { "\" \"", "" },
  { " \"\t\"", "" },
  { "", "" },
  { " \t", "" },
  { "\xc2\xa0", "" },
};

static void
test_cells (void)
{
  ExosIdText room = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *followed = g_strconcat (cases[i].cell, "\"x", NULL);
      const char *text = followed;
      gsize length = strlen (cases[i].cell);

      g_test_message ("%s", cases[i].cell);
      g_assert_cmpint (exos_id_is_empty (text, length), ==, cases[i].id[0] == '\0');
      g_assert_true (exos_id_text_read (&room, &text, &length));
      g_assert_cmpmem (text, length, cases[i].id, strlen (cases[i].id));
    }
  exos_id_text_clear (&room);
}

/* What DOS ends files with is nobody. */
static void
test_end_of_dos_files (void)
{
  static const char *const texts[] = { "\x1a", " \x1a", "\"\x1a\"", " \"\x1a\"\r" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_true (exos_id_is_empty (texts[i], strlen (texts[i])));
  g_assert_false (exos_id_is_empty ("\x1a\x1a", 2));
}

/* In one room, longer and shorter ones in turn. */
static void
test_any_length (void)
{
  ExosIdText room = { 0 };

  for (gsize i = 0; i < 3000; i++)
    {
      const gsize n = i * 7919 % 3001;
      g_autofree char *some = g_strnfill (n, 'a');
      g_autofree char *cell = g_strconcat ("\"", some, "\"\"", some, "\"", NULL);
      g_autofree char *id = g_strconcat (some, "\"", some, NULL);
      const char *text = cell;
      gsize length = strlen (cell);

      g_assert_true (exos_id_text_read (&room, &text, &length));
      g_assert_cmpmem (text, length, id, strlen (id));
    }
  exos_id_text_clear (&room);
  g_assert_null (room.room);
  g_assert_cmpuint (room.size, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id-text/cells", test_cells);
  g_test_add_func ("/id-text/end-of-dos-files", test_end_of_dos_files);
  g_test_add_func ("/id-text/any-length", test_any_length);
  return g_test_run ();
}
