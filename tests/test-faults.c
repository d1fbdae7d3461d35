// SPDX-License-Identifier: MIT
/* Every call with which exos saves a file fails once, or is its last: what stood there before is
 * there, whole, or what was to be saved is. */
#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define OLD "what stood there before\n"
#define NOT_WRITTEN 4

G_STATIC_ASSERT (ENOSPC == 28 && EIO == 5 && EDQUOT == 122); /* as kinds of faults are written */

typedef struct
{
  const char *path;
  const char *file;
  const char *option;
} Export;

static const Export exports[] = {
  { "markdown", "memo.md", "--lang=en" },
  { "html", "memo.html", "--lang=en" },
  { "pdf", "memo.pdf", "--paper=a4" },
  { "json", "memo.json", "--lang=en" },
  { "summary", "memo.txt", "--lang=en" },
  { "table", "all.csv", "--format=summary" },
  { "table-page", "all.html", "--format=summary" },
  { "policy", "policy.ini", "--print-policy" },
};

static char *folder;
static char *log_path;

typedef struct
{
  int wait_status;
  char *errors;
  char **calls; /* that touched the folder */
  gboolean is_fired;
} Run;

static void
run_clear (Run *self)
{
  g_free (self->errors);
  g_strfreev (self->calls);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static char **
fault_environment (guint at, const char *kind)
{
  g_autofree char *number = g_strdup_printf ("%u", at);
  char **env = g_get_environ ();

  env = g_environ_setenv (env, "LD_PRELOAD", g_getenv ("EXOS_FAULT_SHIM"), TRUE);
  env = g_environ_setenv (env, "EXOS_FAULT_FOLDER", folder, TRUE);
  env = g_environ_setenv (env, "EXOS_FAULT_LOG", log_path, TRUE);
  env = g_environ_setenv (env, "EXOS_FAULT_KIND", kind, TRUE);
  return g_environ_setenv (env, "EXOS_FAULT_AT", number, TRUE);
}

static void
read_log (Run *self)
{
  g_autofree char *text = NULL;

  if (g_file_get_contents (log_path, &text, NULL, NULL))
    g_strchomp (text);
  self->calls = g_strsplit (text != NULL ? text : "", "\n", -1);
  self->is_fired = g_strv_contains ((const char *const *) self->calls, "fired");
  g_unlink (log_path);
}

/* at: which call gets the fault; 0: none does. */
static Run
save (
    const Export *export, const char *path, guint at, const char *kind, GSpawnChildSetupFunc setup)
{
  g_autofree char *sample =
      g_build_filename (g_getenv ("EXOS_SAMPLES"), "sample_guardrail_worsened.csv", NULL);
  char *argv[] = { (char *) g_getenv ("EXOS_BINARY"),
                   (char *) export->option,
                   (char *) "--date=2026-03-14",
                   (char *) "--output",
                   (char *) path,
                   sample,
                   NULL };
  g_auto (GStrv) env = fault_environment (at, kind);
  g_autoptr (GError) error = NULL;
  Run run = { 0 };

  g_spawn_sync (NULL, argv, env, G_SPAWN_STDOUT_TO_DEV_NULL, setup, NULL, NULL, &run.errors,
                &run.wait_status, &error);
  g_assert_no_error (error);
  read_log (&run);
  return run;
}

/* Every file of the folder, one after another; what is not the one that was saved is removed. */
static guint
clean_but (const char *name)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_others = 0;

  for (const char *entry; (entry = g_dir_read_name (dir)) != NULL;)
    if (!g_str_equal (entry, name))
      {
        g_autofree char *path = g_build_filename (folder, entry, NULL);

        g_unlink (path);
        n_others++;
      }
  return n_others;
}

/* The bytes of the file; "" when there is none. */
static GBytes *
look (const char *path)
{
  char *content = NULL;
  gsize size = 0;

  g_file_get_contents (path, &content, &size, NULL);
  return g_bytes_new_take (content, size);
}

static void
put_old (const char *path, gboolean has_old)
{
  if (has_old)
    g_assert_true (g_file_set_contents (path, OLD, -1, NULL));
  else
    g_unlink (path);
}

static gboolean
is_as_before (GBytes *bytes, gboolean has_old)
{
  g_autoptr (GBytes) old = g_bytes_new_static (OLD, has_old ? strlen (OLD) : 0);

  return g_bytes_equal (bytes, old);
}

static void
check_words (const Run *run, const Export *export)
{
  g_assert_cmpint (WEXITSTATUS (run->wait_status), ==, NOT_WRITTEN);
  g_assert_true (g_str_has_prefix (run->errors, "exos: "));
  g_assert_nonnull (strstr (run->errors, export->file));
  g_assert_true (g_utf8_validate (run->errors, -1, NULL));
}

/* Old and whole with an error, or new and whole without one. */
static void
check_fault (const Export *export, const char *path, GBytes *new, const Run *run, gboolean has_old)
{
  g_autoptr (GBytes) bytes = look (path);
  const guint n_others = clean_but (export->file);

  g_assert_true (run->is_fired);
  if (WIFSIGNALED (run->wait_status))
    {
      g_assert_cmpint (WTERMSIG (run->wait_status), ==, SIGKILL);
      g_assert_true (is_as_before (bytes, has_old) || g_bytes_equal (bytes, new));
      return;
    }
  g_assert_cmpuint (n_others, ==, 0);
  if (WEXITSTATUS (run->wait_status) == 0)
    {
      g_assert_true (g_bytes_equal (bytes, new));
      return;
    }
  g_assert_true (is_as_before (bytes, has_old));
  check_words (run, export);
}

/* Faults of one call; the last two are of writing only. */
static guint
fault_call (const Export *export,
            const char *path,
            GBytes *new,
            guint at,
            const char *call,
            gboolean has_old)
{
  static const char *const kinds[] = { "28", "5", "122", "kill", "half", "short" };
  const gsize n_kinds = G_N_ELEMENTS (kinds) - (g_str_equal (call, "write") ? 0 : 2);

  for (gsize i = 0; i < n_kinds; i++)
    {
      put_old (path, has_old);

      g_auto (Run) run = save (export, path, at, kinds[i], NULL);

      g_test_message ("%s of call %u, %s: %d %s", kinds[i], at, call, run.wait_status, run.errors);
      check_fault (export, path, new, &run, has_old);
    }
  return (guint) n_kinds;
}

static void
fault_every_call (const Export *export, gboolean has_old)
{
  g_autofree char *path = g_build_filename (folder, export->file, NULL);
  guint n_fired = 0;

  put_old (path, has_old);

  g_auto (Run) plain = save (export, path, 0, "", NULL);
  g_autoptr (GBytes) new = look (path);

  g_assert_cmpint (plain.wait_status, ==, 0);
  g_assert_cmpuint (g_bytes_get_size (new), >, strlen (OLD));
  g_assert_true (g_strv_contains ((const char *const *) plain.calls, "write"));
  g_assert_true (g_strv_contains ((const char *const *) plain.calls, "fsync"));
  g_assert_true (g_strv_contains ((const char *const *) plain.calls, "rename"));
  for (guint i = 0; plain.calls[i] != NULL; i++)
    n_fired += fault_call (export, path, new, i + 1, plain.calls[i], has_old);
  g_test_message ("%u faults fired", n_fired);
  g_assert_cmpuint (n_fired, >=, 4 * 6);
  g_unlink (path);
}

static void
test_faults (gconstpointer data)
{
  fault_every_call (data, TRUE);
  if (data == &exports[0])
    fault_every_call (data, FALSE);
}

static void
limit_file_size (gpointer user_data)
{
  const struct rlimit limit = { 500, 500 };

  setrlimit (RLIMIT_FSIZE, &limit);
}

/* The system would end the program with a signal in the middle of its work. */
static void
test_limit_is_an_error (void)
{
  const Export *export = &exports[0];
  g_autofree char *path = g_build_filename (folder, export->file, NULL);

  put_old (path, TRUE);

  g_auto (Run) run = save (export, path, 0, "", limit_file_size);
  g_autoptr (GBytes) bytes = look (path);

  g_assert_true (WIFEXITED (run.wait_status));
  check_words (&run, export);
  g_assert_true (is_as_before (bytes, TRUE));
  g_assert_cmpuint (clean_but (export->file), ==, 0);
  g_unlink (path);
}

/* A pipe whose reader is gone. */
static int
open_closed_pipe (void)
{
  int ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  close (ends[0]);
  return ends[1];
}

static void
check_output_that_takes_nothing (int output)
{
  g_autofree char *sample = g_build_filename (g_getenv ("EXOS_SAMPLES"), "sample_launch.csv", NULL);
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_take_stdout_fd (launcher, output);

  g_autoptr (GSubprocess) process =
      g_subprocess_launcher_spawn (launcher, &error, g_getenv ("EXOS_BINARY"), sample, NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &errors, &error));
  g_test_message ("%s", errors);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, NOT_WRITTEN);
  g_assert_true (g_str_has_prefix (errors, "exos: "));
}

static void
test_output_that_takes_nothing_is_an_error (void)
{
  check_output_that_takes_nothing (open_closed_pipe ());
  check_output_that_takes_nothing (open ("/dev/full", O_WRONLY | O_CLOEXEC));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_autofree char *made = g_dir_make_tmp ("exos-faults-XXXXXX", NULL);

  folder = realpath (made, NULL);
  log_path = g_strconcat (folder, ".log", NULL);
  g_setenv ("EXOS_LANGUAGE", "en", TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (exports); i++)
    {
      g_autofree char *path = g_strconcat ("/faults/every-call-fails-once/", exports[i].path, NULL);

      g_test_add_data_func (path, &exports[i], test_faults);
    }
  g_test_add_func ("/faults/file-size-limit-is-an-error", test_limit_is_an_error);
  g_test_add_func ("/faults/output-that-takes-nothing-is-an-error",
                   test_output_that_takes_nothing_is_an_error);

  const int status = g_test_run ();

  g_rmdir (folder);
  free (folder);
  g_free (log_path);
  return status;
}
