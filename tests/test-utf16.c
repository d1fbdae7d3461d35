// SPDX-License-Identifier: MIT
/* Files in UTF-16, which are read in blocks: what is no character is refused wherever it stands. */
#include "data/import.h"

#include <string.h>

#include "chunked-stream.h"
#include "data/language.h"
#include "experiment-text.h"

#define TEXT(text) text, sizeof text - 1

/* NULL with an error. */
static char *
tell (const char *bytes, gsize length, GError **error)
{
  g_autoptr (GInputStream) stream = chunked_stream_new (bytes, length, 0);
  g_autoptr (ExosExperiment) experiment =
      exos_import_stream (stream, "bytes.csv", length, NULL, NULL, NULL, NULL, error);

  return experiment != NULL ? experiment_to_line (experiment) : NULL;
}

static void
assert_refused (const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *told = tell (bytes, length, &error);

  g_assert_null (told);
  g_assert_error (error, EXOS_IMPORT_ERROR, EXOS_IMPORT_ERROR_ENCODING);
  g_assert_cmpstr (error->message, ==,
                   "“bytes.csv” starts like UTF-16, but is not valid. Save it again as CSV UTF-8.");
}

/* clang-format off */
static const struct
{
  const char *name;
  const char *bytes;
  gsize length;
} refusals[] = {
  { "half-a-character", TEXT ("\xff\xfe" "a\0,\0b\0\n\0c") },
  { "half-a-pair", TEXT ("\xff\xfe" "a\0,\0b\0\n\0\0\xd8,\0c\0\n\0") },
  { "half-a-pair-at-the-end", TEXT ("\xff\xfe" "a\0,\0b\0\n\0\0\xd8") },
  { "half-a-pair-in-the-other-order", TEXT ("\xfe\xff\0a\0,\0b\0\n\xdc\0\0,\0c\0\n") },
  { "half-a-pair-among-rows-of-users", TEXT ("\xff\xfe" "u\0s\0e\0r\0_\0i\0d\0,\0v\0a\0r\0i\0a\0n\0t\0,\0b\0u\0y\0\n\0" "1\0,\0A\0,\0" "1\0\n\0" "2\0,\0B\0,\0" "0\0\n\0" "3\0,\0\0\xd8,\0" "0\0\n\0") },
};
/* clang-format on */

static void
test_refusal (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);

  assert_refused (refusals[i].bytes, refusals[i].length);
}

static char *
to_utf16 (const char *text, gsize *length)
{
  return g_convert (text, -1, "UTF-16LE", "UTF-8", NULL, length, NULL);
}

/* A block may end within a pair; whether that is whole is seen in the next one. */
static void
test_pairs_far_below (void)
{
  static const char *const heads[] = { "\xef\xbb\xbfvariant,users,conversions,note\n",
                                       "\xef\xbb\xbfuser_id,variant,converted,note\n" };
  static const char *const rows[] = { "control,1000,100,", "u1,A,1,\nu2,B,0,\nu3,A,0,\nu4,B,1," };
  static const char *const ends[] = { "\ntreatment,1000,120,\n", "\nu5,A,1,\nu6,B,1,\n" };
  static const char *const told[] = { "*control 1000/100; treatment 1000/120 |",
                                      "*A 3/2; B 3/2 |" };

  for (gsize kind = 0; kind < G_N_ELEMENTS (heads); kind++)
    for (guint shift = 0; shift < 4; shift++)
      {
        g_autoptr (GString) text = g_string_new (heads[kind]);
        g_autoptr (GError) error = NULL;
        gsize length;

        g_string_append (text, rows[kind]);
        for (guint i = 0; i < shift; i++)
          g_string_append_c (text, 'x');
        for (guint i = 0; i < 40000; i++)
          g_string_append (text, "\xf0\x9f\x98\x80");
        g_string_append (text, ends[kind]);

        g_autofree char *bytes = to_utf16 (text->str, &length);
        g_autofree char *line = tell (bytes, length, &error);

        g_assert_no_error (error);
        g_assert_true (g_str_equal (line, told[kind]));

        memcpy (bytes + length - 4, "\0\xd8", 2);
        assert_refused (bytes, length);
        assert_refused (bytes, length - 3);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/utf16/", refusals[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refusal);
    }
  g_test_add_func ("/utf16/pairs-far-below", test_pairs_far_below);
  return g_test_run ();
}
