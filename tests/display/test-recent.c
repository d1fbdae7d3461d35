// SPDX-License-Identifier: MIT
/* What the list of recent files remembers of several that were opened as one. */
#include <glib/gstdio.h>

#include "ui-fixture.h"
#include "ui/application.h"
#include "ui/recent.h"

#define PART "variant,users,conversions\n"

static GPtrArray *files;

static void
write_parts (void)
{
  files = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (files, exos_test_write ("b part.csv", PART "control,10000,1200\n"));
  g_ptr_array_add (files, exos_test_write ("a, part.csv", PART "treatment,10050,1320\n"));
  g_ptr_array_add (files, exos_test_write ("c&<part>.csv", PART "other,10020,1210\n"));
}

static void
assert_files (const ExosRecent *recent, guint n)
{
  g_autoptr (GPtrArray) listed = exos_recent_dup_files (recent->uris);

  g_assert_cmpuint (listed->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_true (g_file_equal (listed->pdata[i], files->pdata[i]));
}

static void
test_set_is_opened_and_remembered_as_one (void)
{
  ExosWindow *window = exos_test_window_new ();

  exos_application_open_files (EXOS_APPLICATION (g_application_get_default ()), files, window);
  exos_test_wait (exos_session_get_report (exos_window_get_session (window)) != NULL, 5000);
  exos_test_drain ();

  g_autoptr (GPtrArray) recents = exos_recent_list (10);

  g_assert_cmpuint (recents->len, ==, 1);
  assert_files (recents->pdata[0], 3);
  g_assert_cmpstr (((ExosRecent *) recents->pdata[0])->file, ==, "b part.csv and 2 more");
  g_assert_true (((ExosRecent *) recents->pdata[0])->has_verdict);
  exos_test_window_free (window);
}

static void
test_single_file_has_no_parts (void)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, files->pdata[0]);
  exos_recent_clear ();
  exos_recent_add (one, "one", EXOS_VERDICT_HOLD);

  g_autoptr (GPtrArray) recents = exos_recent_list (10);

  g_assert_cmpuint (recents->len, ==, 1);
  assert_files (recents->pdata[0], 1);
  g_assert_cmpint (((ExosRecent *) recents->pdata[0])->verdict, ==, EXOS_VERDICT_HOLD);
  exos_recent_clear ();
}

static void
test_set_without_a_part_is_missing (void)
{
  g_autofree char *path = g_file_get_path (files->pdata[2]);

  exos_recent_clear ();
  exos_recent_add (files, "three", EXOS_VERDICT_ROLLBACK);

  g_autoptr (GPtrArray) before = exos_recent_list (10);

  g_assert_false (((ExosRecent *) before->pdata[0])->is_missing);
  g_assert_cmpint (g_unlink (path), ==, 0);

  g_autoptr (GPtrArray) after = exos_recent_list (10);

  g_assert_true (((ExosRecent *) after->pdata[0])->is_missing);
  exos_recent_clear ();
}

int
main (int argc, char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("exos-recent-XXXXXX", NULL);
  int result;

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  exos_test_init (&argc, &argv);
  exos_test_remember (TRUE);
  write_parts ();
  g_test_add_func ("/recent/set-is-opened-and-remembered-as-one",
                   test_set_is_opened_and_remembered_as_one);
  g_test_add_func ("/recent/single-file-has-no-parts", test_single_file_has_no_parts);
  g_test_add_func ("/recent/set-without-a-part-is-missing", test_set_without_a_part_is_missing);
  result = g_test_run ();
  g_ptr_array_unref (files);
  return result;
}
