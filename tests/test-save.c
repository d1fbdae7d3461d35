// SPDX-License-Identifier: MIT
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "store/save.h"

static char *folder;

static char *
path_of (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static gboolean
save (const char *path, const char *text, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return exos_save_bytes (file, bytes, NULL, error);
}

static void
assert_content (const char *path, const char *text)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (content, ==, text);
}

static void
test_new_and_existing_file (void)
{
  g_autofree char *path = path_of ("실험 결과.md");
  g_autoptr (GError) error = NULL;

  g_assert_true (save (path, "one", &error));
  assert_content (path, "one");
  g_assert_true (save (path, "two", &error));
  assert_content (path, "two");
}

static void
test_symbolic_link_keeps_its_place (void)
{
  g_autofree char *target = path_of ("target.md");
  g_autofree char *link = path_of ("link.md");
  g_autoptr (GError) error = NULL;

  g_assert_true (save (target, "old", &error));
  g_assert_cmpint (symlink (target, link), ==, 0);
  g_assert_true (save (link, "new", &error));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  assert_content (target, "new");
}

/* What cannot be written to says why; nothing is left behind. */
static const char *const unwritable[] = { "/proc/memo.md", "/nowhere/at/all/memo.md", "/" };

static void
test_unwritable_place_says_why (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (unwritable); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (save (unwritable[i], "text", &error));
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, !=, "");
    }
}

static void
test_full_device_is_an_error (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (save ("/dev/full", "text", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC);
}

static void
test_file_that_is_too_large_is_said (void)
{
  const struct rlimit least = { 4, RLIM_INFINITY };
  g_autofree char *path = path_of ("large.md");
  struct rlimit before;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &least), ==, 0);
  g_assert_false (save (path, "more than that", &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_cmpstr (error->message, ==, "files as large as that are not allowed there");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_device_is_written_to_and_stays (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (save ("/dev/null", "text", &error));
  g_assert_false (g_file_test ("/dev/null", G_FILE_TEST_IS_REGULAR));
}

static void
test_folder_is_no_file (void)
{
  g_autofree char *path = path_of ("folder");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_false (save (path, "text", &error));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_DIR));
}

static void
test_cancelled_writes_nothing (void)
{
  g_autofree char *path = path_of ("cancelled.md");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (exos_save_bytes (file, bytes, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_save_without_signals ();
  folder = g_dir_make_tmp ("exos-save-XXXXXX", NULL);
  g_test_add_func ("/save/new-and-existing-file", test_new_and_existing_file);
  g_test_add_func ("/save/symbolic-link-keeps-its-place", test_symbolic_link_keeps_its_place);
  g_test_add_func ("/save/unwritable-place-says-why", test_unwritable_place_says_why);
  g_test_add_func ("/save/file-that-is-too-large-is-said", test_file_that_is_too_large_is_said);
  g_test_add_func ("/save/full-device-is-an-error", test_full_device_is_an_error);
  g_test_add_func ("/save/device-is-written-to-and-stays", test_device_is_written_to_and_stays);
  g_test_add_func ("/save/folder-is-no-file", test_folder_is_no_file);
  g_test_add_func ("/save/cancelled-writes-nothing", test_cancelled_writes_nothing);
  return g_test_run ();
}
