// SPDX-License-Identifier: MIT
/* Names of columns, groups and files stay text in everything that exos writes. */
#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "effort.h"
#include "hostile-fixture.h"
#include "inert-fixture.h"
#include "pdf-reader.h"

/* Beside those of hostile: what hides, turns around or computes. */
static const char *const hidden[] = {
  "\u202Eevals",
  "a\u202Ab\u202Cc",
  "\u2066x\u2069",
  "\u200Fa\u200E",
  "a\u061Cb",
  "a\u200Bb",
  "\uFEFFa",
  "a\u00ADb",
  "a\u2028b",
  "a\u2029# b",
  "a\302\205b",
  "a\x1b]0;title\ab",
  "a\x7f\b\bb",
  "a\vb\fc",
  "\U000E0041x",
  "=1+1",
  "+1+cmd|' /C'!A0",
  "-1+2",
  "@SUM(A1)",
  "\t=1",
  "=cmd|'x'!A1",
  "\"=1+1",
  "../../etc/passwd",
  ".hidden",
  "CON",
  "%s%n%99999d",
  "${HOME}`id`$(id)",
  "'; DROP TABLE x; --",
  "\\u202e",
  "&#8238;",
};

#define N_NAMES (G_N_ELEMENTS (hostile) + G_N_ELEMENTS (hidden))

#define AT_ONCE 3

static const char *
get_name (gsize at)
{
  const gsize i = at % N_NAMES;

  return i < G_N_ELEMENTS (hostile) ? hostile[i] : hidden[i - G_N_ELEMENTS (hostile)];
}

static char *
quote (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  return g_strdup_printf ("\"%s\"", doubled);
}

/* A file with columns of AT_ONCE names, from one on; the first is also that of a group and of the
 * file itself. */
static char *
write_file (gsize first)
{
  g_autofree char *group = quote (get_name (first));
  g_autoptr (GString) header = g_string_new ("variant,users,conversions");
  g_autofree char *base = g_strconcat (get_name (first), ".csv", NULL);

  for (gsize i = 0; i < AT_ONCE; i++)
    {
      g_autofree char *column = quote (get_name (first + i));

      g_string_append_printf (header, ",%s", column);
    }

  g_autofree char *csv = g_strdup_printf (
      "%s\ncontrol,10000,1200,120,35,35\n%s,10050,1320,118,33,33\n", header->str, group);
  char *path = g_build_filename (folder, g_strdelimit (base, "/", '_'), NULL);

  g_assert_true (g_file_set_contents (path, csv, -1, NULL));
  return path;
}

static Run
run_format (const char *format, const char *path)
{
  g_autofree char *option = g_strconcat ("--format=", format, NULL);
  Run run = RUN (option, "--lang=en", "--date=2026-03-14", path);

  g_assert_cmpint (run.status, ==, 0);
  assert_visible (run.errors, (gssize) strlen (run.errors), "");
  return run;
}

/* What an output is made of. Code spans that hold an @ are how Markdown keeps it from being a mail
 * address. */
static GHashTable *
look (const char *format, const char *output)
{
  if (!g_str_equal (format, "markdown"))
    return read_elements (output);

  g_autofree char *html = render_html (output);
  g_autofree char *bare = replace (html, "<code>@+</code>", "@");
  g_autofree char *whole = g_strdup_printf ("<html>%s</html>", bare);

  return read_elements (whole);
}

/* What outputs are made of when names are plain. */
static GHashTable *
look_at_samples (const char *format)
{
  static const char *const samples[] = { "sample_launch.csv", "sample_blocked.csv",
                                         "sample_srm_warning.csv", "sample_rollback.csv" };
  GHashTable *known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("EXOS_SAMPLES"), samples[i], NULL);
      g_auto (Run) run = run_format (format, path);
      g_autoptr (GHashTable) seen = look (format, run.output);
      GHashTableIter iter;
      gpointer word;

      g_hash_table_iter_init (&iter, seen);
      while (g_hash_table_iter_next (&iter, &word, NULL))
        g_hash_table_add (known, g_strdup (word));
    }
  return known;
}

static void
test_marks (gconstpointer format)
{
  g_autoptr (GHashTable) known = look_at_samples (format);

  g_assert_cmpuint (g_hash_table_size (known), >, 8);
  for (gsize i = 0; i < N_NAMES; i += AT_ONCE * EXOS_TEST_STRIDE)
    {
      g_autofree char *path = write_file (i);
      g_auto (Run) run = run_format (format, path);
      g_autoptr (GHashTable) seen = look (format, run.output);

      g_test_message ("%s", get_name (i));
      assert_visible (run.output, (gssize) strlen (run.output), "");
      assert_nothing_new (seen, known);
    }
}

static void
test_json (void)
{
  for (gsize i = 0; i < N_NAMES; i += AT_ONCE * EXOS_TEST_STRIDE)
    {
      g_autofree char *path = write_file (i);
      g_auto (Run) run = run_format ("json", path);
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", get_name (i));
      assert_visible (run.output, (gssize) strlen (run.output), "");
      json_parser_load_from_data (parser, run.output, -1, &error);
      g_assert_no_error (error);
    }
}

static void
check_pdf (gsize first)
{
  static const char *const deeds[] = { "/JavaScript", "/URI", "/Launch", "/OpenAction",
                                       "/EmbeddedFile" };
  g_autofree char *path = write_file (first);
  g_autofree char *pdf_path = g_build_filename (folder, "memo.pdf", NULL);
  g_auto (Run) run = RUN ("-o", pdf_path, "--lang=en", path);
  g_autofree char *content = NULL;
  gsize size;

  g_test_message ("%s", get_name (first));
  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_file_get_contents (pdf_path, &content, &size, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (deeds); i++)
    g_assert_null (g_strstr_len (content, (gssize) size, deeds[i]));

  g_autoptr (GBytes) pdf = g_bytes_new_take (g_steal_pointer (&content), size);
  g_autofree char *text = pdf_ask (pdf, "pdftotext", "-layout");
  g_autofree char *scripts = pdf_ask (pdf, "pdfinfo", "-js");

  assert_visible (text, (gssize) strlen (text), "\f");
  g_assert_true (scripts == NULL || scripts[0] == '\0');
}

static void
test_pdf (void)
{
  for (gsize i = 0; i < N_NAMES; i += AT_ONCE * EXOS_TEST_STRIDE)
    check_pdf (i);
}

/* All files at once. */
static char *
review (const char *output)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *path = g_build_filename (folder, output, NULL);
  char *content = NULL;

  g_strv_builder_add_many (builder, "--format=summary", "--lang=en", "-o", path, NULL);
  for (gsize i = 0; i < N_NAMES; i += AT_ONCE)
    {
      g_autofree char *file = write_file (i);

      g_strv_builder_add (builder, file);
    }

  g_auto (GStrv) arguments = g_strv_builder_end (builder);
  g_auto (Run) run = run_exos ((const char *const *) arguments);

  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  return content;
}

static void
test_summary (void)
{
  g_autofree char *text = review ("all.txt");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  assert_visible (text, (gssize) strlen (text), "");
  g_assert_cmpuint (g_strv_length (lines), ==, (N_NAMES + AT_ONCE - 1) / AT_ONCE + 1);
}

static void
test_table (void)
{
  g_autofree char *csv = review ("all.csv");
  const char *end = strpbrk (csv, "\r\n");
  g_autofree char *header = g_strndup (csv, (gsize) (end - csv));
  g_auto (GStrv) columns = g_strsplit (header, ",", -1);

  assert_visible (csv, (gssize) strlen (csv), "\r\ufeff");
  assert_no_formulas (csv, g_strv_length (columns));
}

static void
test_table_page (void)
{
  g_autofree char *html = review ("all.html");
  g_autoptr (GHashTable) seen = read_elements (html);

  assert_visible (html, (gssize) strlen (html), "");
  g_assert_false (g_hash_table_contains (seen, "script"));
  g_assert_false (g_hash_table_contains (seen, "a"));
  g_assert_false (g_hash_table_contains (seen, "img"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("exos-inert-XXXXXX", NULL);
  g_test_add_data_func ("/inert/markdown", "markdown", test_marks);
  g_test_add_data_func ("/inert/html", "html", test_marks);
  g_test_add_func ("/inert/json", test_json);
  g_test_add_func ("/inert/pdf", test_pdf);
  g_test_add_func ("/inert/summary", test_summary);
  g_test_add_func ("/inert/table", test_table);
  g_test_add_func ("/inert/table-page", test_table_page);

  const int status = g_test_run ();

  if (status == 0)
    {
      const char *argv_rm[] = { "rm", "-r", folder, NULL };
      g_autoptr (GSubprocess) removal = g_subprocess_newv (argv_rm, G_SUBPROCESS_FLAGS_NONE, NULL);

      g_subprocess_wait (removal, NULL, NULL);
    }
  g_free (folder);
  return status;
}
