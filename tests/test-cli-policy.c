// SPDX-License-Identifier: MIT
/* exos with policy files: whatever the order on the command line, and never by half. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

#include "analysis/policy-file.h"

typedef struct
{
  int status;
  char *output;
  char *errors;
} Run;

static void
run_clear (Run *run)
{
  g_free (run->output);
  g_free (run->errors);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static char *folder;

/* In the folder; words are divided by blanks. */
static Run
run_exos (const char *words)
{
  g_autofree char *line = g_strconcat ("exos ", words, NULL);
  g_auto (GStrv) argv = g_strsplit (line, " ", -1);
  g_autoptr (GError) error = NULL;
  Run run = { 0 };
  int wait_status;

  g_free (argv[0]);
  argv[0] = g_strdup (g_getenv ("EXOS_BINARY"));
  g_spawn_sync (folder, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &run.output, &run.errors,
                &wait_status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (wait_status));
  run.status = WEXITSTATUS (wait_status);
  return run;
}

static const struct
{
  const char *name;
  const char *text;
} files[] = {
  { "team.ini", "[policy]\nname = Checkout team\nbased-on = strict\nalpha = 0.01\nworse = 0.2\n"
                "severe = 0.5\n[guardrail \"*crash*\"]\ndirection = lower\nworse = 5%\n" },
  { "typo.ini", "[policy]\nalpah = 0.01\n" },
  { "plain", "[policy]\nbased-on = evidence\n" },
  { "strict", "[policy]\nbased-on = standard\n" },
  { "data.csv", "variant,users,conversions,crash\ncontrol,1000000,100000,1000\n"
                "treatment,1000000,102000,1060\n" },
  { "load.ini", "[policy]\n[guardrail \"load\"]\ndirection = lower\nworse = 5%\nsevere = 10%\n" },
  { "free.ini", "[policy]\nalpha = 0.04\n[guardrail \"*crash*\"]\ndirection = lower\n" },
  { "rare.csv", "variant,users,conversions,crash\ncontrol,1000000,100000,1000\n"
                "treatment,1000000,102000,1500\n" },
  { "load.csv", "variant,users,conversions,load_sum,load_sum_sq\n"
                "control,10000,1000,20000,60000\ntreatment,10000,1100,21500,67000\n" },
};

static const struct
{
  const char *words;
  int status;
  const char *output; /* stands in it; NULL: nothing is printed */
  const char *errors;
} cases[] = {
  { "--policy=team.ini data.csv", 0, "policy “strict” as in “Checkout team” (SHA-256 ", NULL },
  { "--policy=team.ini data.csv", 0, "α = 0.01", NULL },
  { "--policy=./team.ini --format=json data.csv", 0, "\"name\" : \"Checkout team\"", NULL },
  { "--policy=team.ini --format=json data.csv", 0, "\"was_changed\" : false", NULL },
  { "--alpha=0.05 --policy=team.ini --format=json data.csv", 0, "\"alpha\" : 0.05", NULL },
  { "--policy=team.ini --alpha=0.05 data.csv", 0, "Settings of that policy were changed.", NULL },
  { "--policy=plain data.csv", 0, "policy “evidence” as in “plain”", NULL },
  { "--policy=strict --print-policy", 0, "based-on = strict", NULL },
  { "--policy=./strict --print-policy", 0, "based-on = standard", NULL },
  { "--guardrail=a --worse=0.2 --print-policy", 0, "\nworse = 0.2\n", NULL },
  { "--guardrail=a --worse=0.2 --print-policy", 0, "= 30%\n\n[guardrail \"a\"]\n", NULL },
  { "--guardrail=a:0.3 --worse=0.2 --print-policy", 0, "[guardrail \"a\"]\nworse = 0.3\n", NULL },
  { "--relative-severe=20% --min-users=7 --print-policy", 0, "min-users = 7\n", NULL },
  { "--policy=team.ini --exit-code data.csv", 10, "got worse by", NULL },
  { "--policy=team.ini --guardrail=crash --format=json data.csv", 0, "\"was_changed\" : false",
    NULL },
  { "--policy=load.ini --exit-code load.csv", 10, "past the 5% limit", NULL },
  { "--guardrail=load --policy=load.ini --exit-code load.csv", 10, "past the 5% limit", NULL },
  { "--guardrail=load --exit-code load.csv", 0, "worse by > 10%, severe by > 30% of control",
    NULL },
  { "--guardrail=load --relative-worse=5% --exit-code load.csv", 10, "past the 5% limit", NULL },
  { "--guardrail=load:0.1:0.3 --exit-code load.csv", 10, "could not be judged", NULL },
  { "--guardrail=load:0.1:0.3 load.csv", 0, "is a mean. To judge it, give limits in", NULL },
  { "--policy=free.ini --exit-code rare.csv", 0, "worse Δ > 0.1 pp", NULL },
  { "--policy=free.ini --worse=0.01 --exit-code rare.csv", 10, "past the 0.01 pp limit", NULL },
  { "--worse=0.01 --policy=free.ini --exit-code rare.csv", 10, "past the 0.01 pp limit", NULL },
  { "--guardrail=crash --worse=0.01 --exit-code rare.csv", 10, "past the 0.01 pp limit", NULL },
  { "--worse=0.01 --guardrail=crash --exit-code rare.csv", 10, "past the 0.01 pp limit", NULL },
  { "--policy=typo.ini data.csv", 2, NULL, "typo.ini: Line 2, “alpah”" },
  { "--policy=typo.ini --print-policy", 2, NULL, "typo.ini: Line 2" },
  { "--policy=absent.ini data.csv", 2, NULL, "absent.ini" },
  { "--policy=. data.csv", 2, NULL, "irectory" },
  { "--policy=/dev/zero data.csv", 2, NULL, "zero" },
  { "--policy=data.csv data.csv", 2, NULL, "This is no policy file" },
  { "--policy=lenient data.csv", 2, NULL, "standard, evidence, strict, literal" },
  { "--severe=0.05 data.csv", 2, NULL, "severe=0.05" },
  { "--relative-worse=lots data.csv", 2, NULL, "relative-worse=lots" },
  { "--min-users=0 data.csv", 2, NULL, "min-users=0" },
  { "--guardrail=crash:5%:0.3 data.csv", 2, NULL, "Give all limits of a guardrail in" },
  { "--policy=team.ini --guardrail=crash:ni=0.5 data.csv", 2, NULL,
    "Give all limits of a guardrail in percentage points, or all of them in per cent of control." },
  { "--guardrail=crash:0.3:0.1 data.csv", 2, NULL, "The severe limit of a guardrail is not below" },
  { "--guardrail=:lower data.csv", 2, NULL, "COLUMN:lower:5%:10%" },
  { "--guardrail=crash:lower:5%:10%:ni=8% data.csv", 0, "Its margin of non-inferiority is 8%.",
    NULL },
  { "--guardrail=crash:lower:5%:10% --exit-code data.csv", 10, "past the 5% limit", NULL },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Run) run = run_exos (cases[i].words);

      g_test_message ("%s: %s%s", cases[i].words, run.output, run.errors);
      g_assert_cmpint (run.status, ==, cases[i].status);
      if (cases[i].output != NULL)
        g_assert_nonnull (strstr (run.output, cases[i].output));
      else
        g_assert_cmpstr (run.output, ==, "");
      if (cases[i].errors != NULL)
        g_assert_nonnull (strstr (run.errors, cases[i].errors));
      else
        g_assert_cmpstr (run.errors, ==, "");
    }
}

/* What is printed is the same policy, as a file. */
static void
test_printed_policy_reads_back (void)
{
  static const char *const words[] = {
    "--print-policy",
    "--policy=team.ini --print-policy",
    "--policy=evidence --alpha=0.1 --guardrail=a:higher:1:2:ni=0.5 --print-policy",
    "--smallest-effect=0.3 --exact=never --ci=wald --correction=holm --print-policy",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *path = g_build_filename (folder, "printed.ini", NULL);
      g_auto (Run) first = run_exos (words[i]);

      g_assert_true (g_file_set_contents (path, first.output, -1, NULL));

      g_auto (Run) second = run_exos ("--policy=printed.ini --print-policy");
      const char *rest = strstr (second.output, "based-on");

      g_assert_cmpint (second.status, ==, 0);
      g_assert_cmpstr (rest, ==, strstr (first.output, "based-on"));
    }
}

static void
test_sample_is_a_policy (void)
{
  g_autofree char *words =
      g_strdup_printf ("--policy=%s/policy.ini data.csv", g_getenv ("EXOS_SAMPLES"));
  g_auto (Run) run = run_exos (words);

  g_assert_cmpstr (run.errors, ==, "");
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.output, "Example team"));
}

/* The last byte that may be there, and one more. */
static void
test_size_has_a_limit (void)
{
  g_autofree char *path = g_build_filename (folder, "long.ini", NULL);
  g_autoptr (GString) text = g_string_new ("[policy]\nbased-on = evidence\n");

  while (text->len < EXOS_POLICY_FILE_MAX)
    g_string_append_c (text, '#');
  for (guint more = 0; more < 2; more++)
    {
      g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));

      g_auto (Run) run = run_exos ("--policy=long.ini data.csv");

      if (more == 0)
        g_assert_nonnull (strstr (run.output, "policy “evidence” as in “long.ini”"));
      else
        g_assert_cmpstr (run.errors, ==, "exos: long.ini: “long.ini” is too large, or no file.\n");
      g_assert_cmpint (run.status, ==, more == 0 ? 0 : 2);
      g_string_append_c (text, '#');
    }
  g_remove (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("exos-XXXXXX", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].name, NULL);

      g_assert_true (g_file_set_contents (path, files[i].text, -1, NULL));
    }

  g_test_add_func ("/cli-policy/files-and-options", test_cases);
  g_test_add_func ("/cli-policy/printed-policy-reads-back", test_printed_policy_reads_back);
  g_test_add_func ("/cli-policy/sample-is-a-policy", test_sample_is_a_policy);
  g_test_add_func ("/cli-policy/size-has-a-limit", test_size_has_a_limit);

  const int status = g_test_run ();
  g_autofree char *printed = g_build_filename (folder, "printed.ini", NULL);

  g_remove (printed);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
  g_free (folder);
  return status;
}
