// SPDX-License-Identifier: MIT
/* The memo of every sample, in both languages, to the byte. After a wanted change of words run
 * build-aux/update-golden and read the difference. */
#include <gio/gio.h>
#include <string.h>

static const char *const languages[] = { "en", "ko" };

typedef struct
{
  char *sample;
  const char *language;
} Case;

static char *
run_exos (const Case *c, const char *format)
{
  g_autofree char *file = g_build_filename (g_getenv ("EXOS_SAMPLES"), c->sample, NULL);
  g_autofree char *language = g_strconcat ("--lang=", c->language, NULL);
  const char *argv[] = {
    g_getenv ("EXOS_BINARY"), "--date=2026-03-14", language, format, file, NULL,
  };
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int wait_status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL,
                &wait_status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (wait_status, &error);
  g_assert_no_error (error);
  return output;
}

static void
test_golden (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *memo = run_exos (c, "--format=markdown");
  g_autofree char *summary = run_exos (c, "--format=summary");
  g_autofree char *actual = g_strconcat (memo, "\n", summary, NULL);
  g_autofree char *name = g_strdup_printf ("%s.%s.md", c->sample, c->language);
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "golden", name, NULL);
  g_autofree char *expected = NULL;

  if (g_getenv ("EXOS_UPDATE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (path, actual, -1, NULL));

  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  g_assert_cmpstr (actual, ==, expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_autoptr (GDir) folder = g_dir_open (g_getenv ("EXOS_SAMPLES"), 0, NULL);
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (g_free);
  const char *name;
  guint n_samples = 0;

  while ((name = g_dir_read_name (folder)) != NULL)
    for (gsize i = 0; g_str_has_suffix (name, ".csv") && i < G_N_ELEMENTS (languages); i++)
      {
        const Case c = { g_strdup (name), languages[i] };
        g_autofree char *path = g_strdup_printf ("/golden/%s/%s", name, languages[i]);
        Case *kept = g_memdup2 (&c, sizeof c);

        n_samples += i == 0;
        g_ptr_array_add (cases, kept->sample);
        g_ptr_array_add (cases, kept);
        g_test_add_data_func (path, kept, test_golden);
      }

  g_assert_cmpuint (n_samples, >=, 7);
  return g_test_run ();
}
