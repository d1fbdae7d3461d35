// SPDX-License-Identifier: MIT
/* The parts of one export give what the whole gives. */
#include <glib/gstdio.h>
#include <string.h>

#include "cli-fixture.h"
#include "pack-fixture.h"

#define N_PARTS 3

static const char *const samples[] = { "sample_launch.csv", "sample_rollback.csv",
                                       "sample_several_treatments.csv",
                                       "sample_revenue_cuped.csv" };

static void
write_file (const char *name, const char *text, gsize length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, (gssize) length, &error);
  g_assert_no_error (error);
}

static void
remove_files (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

/* part-9.csv, part-10.csv.gz, part-11.csv: the middle one packed, the last without a header. */
static void
write_parts (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  const guint n_rows = g_strv_length (lines) - 2; /* beside the header and what follows the last */
  guint row = 0;

  for (guint part = 0; part < N_PARTS; part++)
    {
      g_autoptr (GString) bytes = g_string_new (NULL);
      g_autofree char *name = g_strdup_printf ("part-%u.csv%s", 9 + part, part == 1 ? ".gz" : "");
      g_autoptr (GByteArray) packed = g_byte_array_new ();

      if (part < 2)
        g_string_append_printf (bytes, "%s\n", lines[0]);
      for (; row < n_rows * (part + 1) / N_PARTS; row++)
        g_string_append_printf (bytes, "%s\n", lines[1 + row]);
      pack (packed, bytes->str, bytes->len);
      if (part == 1)
        write_file (name, (const char *) packed->data, packed->len);
      else
        write_file (name, bytes->str, bytes->len);
    }
}

/* Without the lines that name the files and their bytes. */
static char *
strip_source (const char *memo)
{
  g_auto (GStrv) lines = g_strsplit (memo, "\n", -1);
  GString *rest = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *sha256 = strstr (lines[i], "Data SHA-256");

      if (strstr (lines[i], "Data: ") == NULL)
        g_string_append_printf (
            rest, "%.*s\n", sha256 != NULL ? (int) (sha256 - lines[i]) : (int) strlen (lines[i]),
            lines[i]);
    }

  return g_string_free (rest, FALSE);
}

static void
test_parts_give_the_whole (gconstpointer sample)
{
  g_autofree char *path = g_build_filename (g_getenv ("EXOS_SAMPLES"), sample, NULL);
  g_autofree char *text = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  write_parts (text);

  g_auto (Run) whole = RUN ("--date=2026-03-14", "--name=X", path);
  g_auto (Run) parts = RUN ("--date=2026-03-14", "--name=X", "--together", "part-11.csv",
                            "part-9.csv", "part-10.csv.gz");

  g_assert_cmpstr (parts.errors, ==, "");
  g_assert_cmpint (parts.status, ==, 0);
  before = strip_source (whole.output);
  after = strip_source (parts.output);
  g_assert_cmpstr (after, ==, before);
  g_assert_nonnull (strstr (parts.output, "Data: part-9.csv and 2 more"));
  remove_files ();
}

/* Of a packed file the digest is that of its own bytes. */
static void
test_source_in_json (void)
{
  static const char text[] = "variant,users,conversions\ncontrol,1000,100\nb,1000,120\n";
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  g_autofree char *bytes = NULL;
  g_autofree char *sha256 = NULL;

  pack (packed, text, strlen (text));
  bytes = g_strdup_printf ("\"bytes\" : %u", packed->len);
  sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, packed->data, packed->len);
  write_file ("a.csv.gz", (const char *) packed->data, packed->len);

  g_auto (Run) run = RUN ("--format=json", "a.csv.gz");

  g_assert_nonnull (strstr (run.output, sha256));
  g_assert_nonnull (strstr (run.output, bytes));
  g_assert_nonnull (strstr (run.output, "\"name\" : \"a.csv.gz\""));
  g_assert_nonnull (strstr (run.output, "\"name\" : \"a\""));
  remove_files ();
}

/* The place of an issue as compilers say it, and in JSON. */
static void
test_issue_names_its_file (void)
{
  write_file ("a.csv", "variant,users,conversions\ncontrol,1000,100\n", 42);
  write_file ("b.csv", "variant,users,conversions\nb,1000,x\n", 35);

  g_auto (Run) run = RUN ("--format=json", "--together", "a.csv", "b.csv");

  g_assert_true (g_str_has_prefix (run.errors, "exos: b.csv:2: conversions: Line 2 (b.csv), "));
  g_assert_true (g_regex_match_simple ("\"file\" : \"b.csv\",\\s*\"line\" : 2,", run.output, 0, 0));
  remove_files ();
}

/* Several files are several experiments, unless they are said to be one. */
static void
test_several_without_the_option (void)
{
  write_file ("a.csv", "variant,users,conversions\ncontrol,1000,100\nb,1000,120\n", 53);
  write_file ("b.csv", "variant,users,conversions\ncontrol,1000,100\nb,1000,190\n", 53);

  g_auto (Run) memo = RUN ("a.csv", "b.csv");
  g_auto (Run) summary = RUN ("--format=summary", "a.csv", "b.csv");
  g_auto (Run) together = RUN ("--format=summary", "--together", "a.csv", "b.csv");

  g_assert_cmpint (memo.status, ==, 2);
  g_assert_nonnull (strstr (memo.errors, "--together"));
  g_assert_nonnull (strstr (summary.output, "a: "));
  g_assert_nonnull (strstr (summary.output, "b: "));
  g_assert_nonnull (strstr (together.errors, "2 (a.csv), 2 (b.csv)"));
  g_assert_null (strstr (together.output, "\nb: "));
  remove_files ();
}

static void
test_pipe (void)
{
  g_autofree char *output = NULL;
  g_autofree char *command = g_strdup_printf (
      "sh -c 'gzip -c \"$1/sample_launch.csv\" | \"$2\" --format=summary -' sh '%s' '%s'",
      g_getenv ("EXOS_SAMPLES"), g_getenv ("EXOS_BINARY"));
  g_autoptr (GError) error = NULL;

  g_spawn_command_line_sync (command, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (output, "Launch"));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("exos-together-XXXXXX", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strdup_printf ("/cli-together/parts-give-the-whole/%s", samples[i]);

      g_test_add_data_func (path, samples[i], test_parts_give_the_whole);
    }
  g_test_add_func ("/cli-together/source-in-json", test_source_in_json);
  g_test_add_func ("/cli-together/issue-names-its-file", test_issue_names_its_file);
  g_test_add_func ("/cli-together/several-without-the-option", test_several_without_the_option);
  g_test_add_func ("/cli-together/pipe", test_pipe);
  status = g_test_run ();
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
  return status;
}
