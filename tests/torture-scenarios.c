// SPDX-License-Identifier: MIT
/* Files that are too big to keep, or no plain files: made when they are needed. */
#include "torture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BIG_BYTES (G_GUINT64_CONSTANT (1) << 30)
#define MAX_PEAK_BYTES (64 * 1024 * 1024)
#define MAX_SECONDS 10.0
#define UNIT_ROWS 1000000

#ifdef EXOS_IS_SANITIZED
#define MEASURES_MEMORY FALSE /* the sanitizer keeps what was freed */
#else
#define MEASURES_MEMORY TRUE
#endif

static void
check_refusal (const Torture *self)
{
  torture_check_outcome (self);
  torture_check_messages (self);
  torture_check_must_not (self);
}

/* Writes until nobody reads any more. */
static gpointer
pour (gpointer data)
{
  g_autofree char *block = g_strnfill (65536, 'a');
  const int fd = g_open (data, O_WRONLY);
  guint64 n_written = 0;
  gssize n = 0;

  while (fd >= 0 && n >= 0 && n_written < BIG_BYTES)
    {
      n = write (fd, block, 65536);
      n_written += n > 0 ? (guint64) n : 0;
    }
  close (fd);
  return NULL;
}

/* Lets the writer go when exos never opened the pipe. */
static void
end_pour (GThread *thread, const char *path)
{
  const int fd = g_open (path, O_RDONLY | O_NONBLOCK);

  g_usleep (10000);
  close (fd);
  g_thread_join (thread);
}

static void
run_big_one_line (JsonObject *entry, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "big_line.csv", NULL);
  g_autoptr (Torture) self = torture_new (entry, path);

  signal (SIGPIPE, SIG_IGN);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);

  GThread *thread = g_thread_new ("pour", pour, path);

  torture_run (self, NULL, "json");
  end_pour (thread, path);
  check_refusal (self);
  if (self->status != 3)
    torture_unmet (self, "exit status %d, wanted 3", self->status);
  if (self->seconds > MAX_SECONDS)
    torture_unmet (self, "takes %.1f s", self->seconds);
  if (MEASURES_MEMORY && self->peak_bytes > MAX_PEAK_BYTES)
    torture_unmet (self, "takes %" G_GUINT64_FORMAT " bytes of memory", self->peak_bytes);
}

static void
run_directory (JsonObject *entry, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "dir.csv", NULL);
  g_autoptr (Torture) self = torture_new (entry, path);

  g_assert_cmpint (g_mkdir (path, 0755), ==, 0);
  torture_run (self, NULL, "json");
  check_refusal (self);
}

static gboolean
can_be_nobody (const char *const *nobody)
{
  const char *argv[] = { nobody[0],   nobody[1], nobody[2], nobody[3], g_getenv ("EXOS_BINARY"),
                         "--version", NULL };
  int status = -1;

  return g_spawn_sync (NULL, (char **) argv, NULL,
                       G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL |
                           G_SPAWN_STDERR_TO_DEV_NULL,
                       NULL, NULL, NULL, NULL, &status, NULL) &&
         g_spawn_check_wait_status (status, NULL);
}

/* The superuser may read everything, so it becomes nobody. */
static void
run_no_permission (JsonObject *entry, const char *folder)
{
  static const char *const nobody[] = { "setpriv", "--reuid=65534", "--regid=65534",
                                        "--clear-groups", NULL };
  const gboolean is_root = geteuid () == 0;
  g_autofree char *path = g_build_filename (folder, "secret.csv", NULL);
  g_autoptr (Torture) self = torture_new (entry, path);

  if (is_root && !can_be_nobody (nobody))
    {
      g_test_skip ("cannot run the program as somebody else");
      return;
    }

  g_assert_true (g_file_set_contents (path, "variant,users,conversions\n", -1, NULL));
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
  torture_run (self, is_root ? nobody : NULL, "json");
  check_refusal (self);
}

/* As many users and conversions as were written, of groups in the order of the file. */
static void
check_counts (const Torture *self, const guint64 users[2], const guint64 conversions[2])
{
  JsonArray *variants = torture_array (self->answer, "variants");

  if (!g_str_equal (self->outcome, "ok") || json_array_get_length (variants) != 2)
    {
      torture_unmet (self, "outcome %s; said:\n%s", self->outcome, self->said);
      return;
    }
  for (guint i = 0; i < 2; i++)
    {
      JsonObject *variant = json_array_get_object_element (variants, i);

      if ((guint64) json_object_get_int_member (variant, "users") != users[i] ||
          (guint64) json_object_get_int_member (variant, "conversions") != conversions[i])
        torture_unmet (self, "wrong counts of group %u", i);
    }
}

static void
run_unit_1m_rows (JsonObject *entry, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "unit_1m.csv", NULL);
  g_autoptr (Torture) self = torture_new (entry, path);
  g_autoptr (GString) text = g_string_new ("user_id,variant,converted\n");
  guint64 users[2] = { 0, 0 };
  guint64 conversions[2] = { 0, 0 };

  for (guint64 i = 0; i < UNIT_ROWS; i++)
    {
      const gboolean is_converted = i * 7919 % 100 < (i % 2 ? 11 : 10);
      char row[64];

      g_snprintf (row, sizeof row, "%u,%s,%d\n", (guint) i, i % 2 ? "treatment" : "control",
                  is_converted);
      users[i % 2]++;
      conversions[i % 2] += (guint64) is_converted;
      g_string_append (text, row);
    }
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
  torture_run (self, NULL, "json");
  check_counts (self, users, conversions);
  if (self->seconds > MAX_SECONDS)
    torture_unmet (self, "takes %.1f s", self->seconds);
}

void
torture_run_scenario (JsonObject *entry, const char *folder)
{
  static const struct
  {
    const char *name;
    void (*run) (JsonObject *entry, const char *folder);
  } scenarios[] = {
    { "big_one_line", run_big_one_line },
    { "directory", run_directory },
    { "no_permission", run_no_permission },
    { "unit_1m_rows", run_unit_1m_rows },
  };
  const char *name = torture_text (entry, "scenario");

  for (gsize i = 0; i < G_N_ELEMENTS (scenarios); i++)
    if (g_str_equal (scenarios[i].name, name))
      {
        scenarios[i].run (entry, folder);
        return;
      }

  g_error ("unknown scenario %s", name);
}
