// SPDX-License-Identifier: MIT
/* exos as a person or a script meets it. */
#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <unistd.h>

static char *
sample (const char *name)
{
  return g_build_filename (g_getenv ("EXOS_SAMPLES"), name, NULL);
}

static char *
in_folder (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

typedef struct
{
  const char *path;
  const char *sample;
  const char *option;
  int status;
  const char *output; /* stands in the output, or NULL */
  const char *errors; /* stands in the errors; NULL: there are none */
} Case;

/* clang-format off */
static const Case cases[] = {
  { "launch", "sample_launch.csv", "--date=2026-03-14", 0, "Launch", NULL },
  { "exit-code-launch", "sample_launch.csv", "--exit-code", 0, "Launch", NULL },
  { "exit-code-hold", "sample_tradeoff.csv", "--exit-code", 10, "Hold", NULL },
  { "exit-code-rollback", "sample_rollback.csv", "--exit-code", 11, "Roll back", NULL },
  { "exit-code-blocked", "sample_blocked.csv", "--exit-code", 12, "Hold", "sample_blocked.csv:3: users: " },
  { "blocked-makes-a-memo", "sample_blocked.csv", "--lang=en", 0, "Hold", "10O50" },
  { "korean", "sample_launch.csv", "--lang=ko", 0, "출시 (Launch)", NULL },
  { "cp949", "sample_korean_cp949.csv", "--lang=ko", 0, "실험군", NULL },
  { "summary", "sample_launch.csv", "--format=summary", 0, "▲ Launch — sample_launch: +1.13 pp", NULL },
  { "name", "sample_launch.csv", "--name=Home banner", 0, "# Decision memo: Home banner", NULL },
  { "unknown-option", "sample_launch.csv", "--nonsense", 2, NULL, "--nonsense" },
  { "unknown-format", "sample_launch.csv", "--format=docx", 2, NULL, "--format=docx" },
  { "unknown-language", "sample_launch.csv", "--lang=fr", 2, NULL, "en, ko" },
  { "unknown-policy", "sample_launch.csv", "--policy=yolo", 2, NULL, "standard, evidence, strict, literal" },
  { "evidence", "sample_launch.csv", "--policy=evidence", 0, "in small steps", NULL },
  { "strict", "sample_launch.csv", "--policy=strict", 0, "is not ruled out", NULL },
  { "smallest-effect", "sample_launch.csv", "--smallest-effect=2", 0, "Smallest effect worth shipping: 2 pp.", NULL },
  { "bad-smallest-effect", "sample_launch.csv", "--smallest-effect=lots", 2, NULL, "smallest-effect=lots" },
  { "power", "sample_launch.csv", "--power=0.9", 0, "Launch", NULL },
  { "bad-power", "sample_launch.csv", "--power=0.5", 2, NULL, "power=0.5" },
  { "power-of-one", "sample_launch.csv", "--power=1", 2, NULL, "power=1" },
  { "bad-daily-users", "sample_launch.csv", "--daily-users=0", 2, NULL, "daily-users=0" },
  { "fractional-daily-users", "sample_launch.csv", "--daily-users=1.5", 2, NULL, "daily-users=1.5" },
  { "looks", "sample_launch.csv", "--looks=any", 0, "Looks at any time", NULL },
  { "planned-users", "sample_launch.csv", "--planned-users=40000", 0, "Only 20,050 of 40,000 planned users are in.", NULL },
  { "look", "sample_launch.csv", "--look=10000", 0, "at these 2 moments", NULL },
  { "bad-looks", "sample_launch.csv", "--looks=daily", 2, NULL, "fixed, obf, pocock, any" },
  { "bad-planned-users", "sample_launch.csv", "--planned-users=many", 2, NULL, "planned-users=many" },
  { "bad-date", "sample_launch.csv", "--date=2026-02-30", 2, NULL, "YYYY-MM-DD" },
  { "bad-split", "sample_launch.csv", "--split=half", 2, NULL, "50:50" },
  { "bad-alpha", "sample_launch.csv", "--alpha=1.5", 2, NULL, "alpha=1.5" },
  { "bad-column", "sample_launch.csv", "--column=who=x", 2, NULL, "users=visitors" },
  { "unknown-control", "sample_launch.csv", "--control=holdout", 0, "Hold", "holdout" },
  { "missing-file", "no_such_file.csv", "--lang=en", 3, NULL, "no_such_file.csv" },
  { "a-readme-is-no-table", "README.md", "--lang=en", 0, "Hold", "README.md" },
  { "unwritable", "sample_launch.csv", "--output=/nonexistent/folder/memo.md", 4, NULL, "memo.md" },
  { "full-device", "sample_launch.csv", "--output=/dev/full", 4, NULL, "“/dev/full”: the disk is full." },
};
/* clang-format on */

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *file = sample (c->sample);
  g_auto (Run) run = RUN (c->option, file);

  g_test_message ("%s%s", run.output, run.errors);
  g_assert_cmpint (run.status, ==, c->status);
  g_assert_nonnull (strstr (run.output, c->output != NULL ? c->output : ""));
  if (c->errors != NULL)
    g_assert_nonnull (strstr (run.errors, c->errors));
  else
    g_assert_cmpstr (run.errors, ==, "");
}

static void
test_no_file_is_a_usage_error (void)
{
  g_auto (Run) run = RUN ("--lang=en");

  g_assert_cmpint (run.status, ==, 2);
  g_assert_nonnull (strstr (run.errors, "exos: "));
}

/* A table where its name says so: a line a file, also for one that cannot be read. */
static void
test_summary_of_many_files (void)
{
  g_autofree char *launch = sample ("sample_launch.csv");
  g_autofree char *rollback = sample ("sample_rollback.csv");
  g_autofree char *csv = g_build_filename (folder, "quarter.csv", NULL);
  g_autofree char *html = g_build_filename (folder, "quarter.HTML", NULL);
  const char *const outputs[] = { csv, html };

  for (gsize i = 0; i < G_N_ELEMENTS (outputs); i++)
    {
      g_auto (Run) run =
          RUN ("-o", outputs[i], "-f", "summary", launch, "no_such_file.csv", rollback);
      g_autofree char *text = NULL;

      g_assert_cmpint (run.status, ==, 3);
      g_assert_nonnull (strstr (run.errors, "no_such_file.csv"));
      g_assert_true (g_file_get_contents (outputs[i], &text, NULL, NULL));
      g_assert_nonnull (strstr (text, "no_such_file.csv"));
      g_assert_nonnull (strstr (text, i == 0 ? "\"rollback\"" : "50% (1 of 2)"));
    }

  g_auto (Run) sound = RUN ("-o", csv, "-f", "summary", launch, rollback);
  g_auto (Run) status = RUN ("-o", csv, "-f", "summary", "--exit-code", launch, rollback);

  g_assert_cmpint (sound.status, ==, 0);
  g_assert_cmpint (status.status, ==, 11);
}

static void
test_several_files_need_summary (void)
{
  g_autofree char *launch = sample ("sample_launch.csv");
  g_autofree char *rollback = sample ("sample_rollback.csv");
  g_auto (Run) memo = RUN (launch, rollback);
  g_auto (Run) summary = RUN ("--format=summary", launch, "no_such_file.csv", rollback);
  g_auto (GStrv) lines = g_strsplit (summary.output, "\n", -1);

  g_assert_cmpint (memo.status, ==, 2);
  g_assert_cmpint (summary.status, ==, 3);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_nonnull (strstr (lines[1], "◆"));
}

/* The same input gives the same bytes, in each format, whatever the locale and the zone. */
static void
test_output_is_reproducible (void)
{
  static const char *const formats[] = { "markdown", "html", "pdf", "json", "summary" };
  g_autofree char *file = sample ("sample_several_treatments.csv");

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *format = g_strconcat ("--format=", formats[i], NULL);
      g_autofree char *path = in_folder ("memo.out");
      g_autofree char *output = g_strconcat ("--output=", path, NULL);
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;
      gsize n_first;
      gsize n_second;

      g_auto (Run) one = RUN (format, output, "--date=2026-03-14", "--lang=ko", file);
      g_assert_true (g_file_get_contents (path, &first, &n_first, NULL));
      g_setenv ("TZ", "Asia/Seoul", TRUE);
      g_auto (Run) two = RUN (format, output, "--date=2026-03-14", "--lang=ko", file);
      g_unsetenv ("TZ");
      g_assert_true (g_file_get_contents (path, &second, &n_second, NULL));

      g_assert_cmpint (one.status, ==, 0);
      g_assert_cmpint (two.status, ==, 0);
      g_assert_cmpmem (first, n_first, second, n_second);
      g_assert_cmpuint (n_first, >, 50);
    }
}

static void
test_format_follows_the_ending (void)
{
  static const struct
  {
    const char *name;
    const char *start;
  } outputs[] = {
    { "memo.md", "# Decision memo" }, { "memo.html", "<!doctype html>" },
    { "memo.PDF", "%PDF-" },          { "memo.json", "{" },
    { "memo", "# Decision memo" },
  };
  g_autofree char *file = sample ("sample_launch.csv");

  for (gsize i = 0; i < G_N_ELEMENTS (outputs); i++)
    {
      g_autofree char *path = in_folder (outputs[i].name);
      g_autofree char *content = NULL;
      g_auto (Run) run = RUN ("--lang=en", "-o", path, file);

      g_assert_cmpint (run.status, ==, 0);
      g_assert_cmpstr (run.output, ==, "");
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      g_assert_cmpint (g_ascii_strncasecmp (content, outputs[i].start, strlen (outputs[i].start)),
                       ==, 0);
    }
}

/* Nothing of the old file is lost when the new one cannot be written; no half file stays behind. */
static void
test_output_is_all_or_nothing (void)
{
  g_autofree char *path = in_folder ("kept.md");
  g_autofree char *content = NULL;
  g_auto (Run) run = { 0 };

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  run = RUN ("-o", path, "no_such_file.csv");
  g_assert_cmpint (run.status, ==, 3);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "old");
}

static void
test_link_stays_a_link (void)
{
  g_autofree char *target = in_folder ("target.md");
  g_autofree char *link = in_folder ("link.md");
  g_autofree char *file = sample ("sample_launch.csv");
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (target, "old", -1, NULL));
  g_assert_cmpint (symlink (target, link), ==, 0);

  g_auto (Run) run = RUN ("--lang=en", "-o", link, file);

  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (target, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "# Decision memo"));
}

/* A row a day: refused with the way out, and added up when asked to. */
static void
test_rows_are_summed_when_asked (void)
{
  g_autofree char *path = in_folder ("daily.csv");

  g_assert_true (g_file_set_contents (path,
                                      "variant,users,conversions,date\n"
                                      "control,5000,600,1\ncontrol,5000,600,2\n"
                                      "treatment,5020,660,1\ntreatment,5030,660,2\n",
                                      -1, NULL));

  g_auto (Run) refused = RUN ("--lang=en", "--exit-code", path);
  g_auto (Run) summed = RUN ("--lang=en", "--exit-code", "--sum-rows", path);

  g_assert_cmpint (refused.status, ==, 12);
  g_assert_nonnull (strstr (refused.errors, "--sum-rows"));
  g_assert_cmpint (summed.status, ==, 0);
  g_assert_cmpstr (summed.errors, ==, "");
  g_assert_nonnull (strstr (summed.output, "10,050"));
  g_assert_nonnull (strstr (summed.output, "Rows of the same group were added up."));
}

static void
test_version (void)
{
  g_auto (Run) run = RUN ("--version");

  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_str_has_prefix (run.output, "exos "));
}

/* Every option of --help has its place in the man page, and the other way round. */
static void
test_man_page_has_every_option (void)
{
  g_auto (Run) help = RUN ("--help");
  g_autofree char *path =
      g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "data", "exos.1", NULL);
  g_autofree char *man = NULL;
  g_autoptr (GRegex) regex = g_regex_new ("--([a-z-]+)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n_options = 0;

  g_assert_true (g_file_get_contents (path, &man, NULL, NULL));
  for (g_regex_match (regex, help.output, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *option = g_match_info_fetch (match, 1);
      g_auto (GStrv) words = g_strsplit (option, "-", -1);
      g_autofree char *escaped = g_strjoinv ("\\-", words);
      g_autofree char *wanted = g_strconcat ("\\-\\-", escaped, NULL);

      g_test_message ("%s", wanted);
      g_assert_nonnull (strstr (man, wanted));
      n_options++;
    }
  g_assert_cmpuint (n_options, >, 15);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("exos-cli-XXXXXX", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/", cases[i].path, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/cli/no-file-is-a-usage-error", test_no_file_is_a_usage_error);
  g_test_add_func ("/cli/summary-of-many-files", test_summary_of_many_files);
  g_test_add_func ("/cli/several-files-need-summary", test_several_files_need_summary);
  g_test_add_func ("/cli/output-is-reproducible", test_output_is_reproducible);
  g_test_add_func ("/cli/format-follows-the-ending", test_format_follows_the_ending);
  g_test_add_func ("/cli/output-is-all-or-nothing", test_output_is_all_or_nothing);
  g_test_add_func ("/cli/link-stays-a-link", test_link_stays_a_link);
  g_test_add_func ("/cli/rows-are-summed-when-asked", test_rows_are_summed_when_asked);
  g_test_add_func ("/cli/version", test_version);
  g_test_add_func ("/cli/man-page-has-every-option", test_man_page_has_every_option);

  const int status = g_test_run ();
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", folder);

  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  g_free (folder);
  return status;
}
