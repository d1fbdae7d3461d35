// SPDX-License-Identifier: MIT
/* What is kept stays, is its owner's alone, and is forgotten when it is to be. */
#include <sys/stat.h>

#include "edits-fixture.h"
#include "history-folder.h"
#include "memo/settings.h"

static void
test_everything_comes_back (void)
{
  g_autoptr (ExosMemoEdits) edits = overridden (EXOS_VERDICT_HOLD, REASON);
  edits->owner = g_strdup ("민지");
  g_autoptr (ExosDoc) doc = doc_with ("a-clear-win", edits, "en");
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (files, g_file_new_for_path ("/data/결과 1.csv"));
  g_autoptr (ExosRecord) record = exos_record_new (doc->report, doc, files);
  g_autoptr (ExosHistory) history = open_sound ();
  g_autoptr (GError) error = NULL;
  const gint64 id = exos_history_add (history, record, &error);
  gboolean is_intact = FALSE;
  g_autoptr (ExosRecord) kept = exos_history_load (history, id, &is_intact, &error);

  g_assert_no_error (error);
  g_assert_true (is_intact);
  g_assert_cmpint (kept->id, ==, id);
  g_assert_cmpint (kept->verdict, ==, EXOS_VERDICT_HOLD);
  g_assert_cmpint (kept->recommended, ==, EXOS_VERDICT_LAUNCH);
  g_assert_true (kept->is_overridden);
  g_assert_cmpstr (kept->reason, ==, REASON);
  g_assert_cmpstr (kept->owner, ==, "민지");
  g_assert_cmpstr (kept->experiment, ==, doc->report->name);
  g_assert_cmpstr (kept->rule, ==, "L1");
  g_assert_cmpstr (kept->uris[0], ==, "file:///data/%EA%B2%B0%EA%B3%BC%201.csv");
  g_assert_cmpstr (kept->sha256, ==, doc->report->experiment->source.sha256);
  g_assert_cmpstr (kept->version, ==, EXOS_VERSION);
  g_assert_cmpint (kept->schema, ==, 2);
  g_assert_cmpstr (kept->report, ==, record->report);

  g_autoptr (ExosSettings) settings =
      exos_settings_read (kept->settings, strlen (kept->settings), &error);

  g_assert_no_error (error);
  g_assert_true (exos_plan_equal (settings->plan, doc->report->plan));
  g_assert_true (exos_memo_edits_equal (settings->edits, edits));
}

static void
assert_private (const char *name)
{
  g_autofree char *path = path_of (name);
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0077, ==, 0);
}

static void
test_is_the_users_alone (void)
{
  const mode_t before = umask (0);
  g_autofree char *top = g_steal_pointer (&folder);

  folder = g_build_filename (top, "a", "b", NULL);

  g_autoptr (ExosHistory) history = open_sound ();

  add (history, "a", EXOS_VERDICT_HOLD);
  umask (before);
  assert_private (".");
  assert_private ("..");
  assert_private (EXOS_HISTORY_FILE);
  assert_private (EXOS_HISTORY_FILE "-wal");
  assert_private (EXOS_HISTORY_FILE "-shm");
  assert_private ("history.lock");
  g_clear_pointer (&history, exos_history_close);
  fixture_remove (folder);
  g_free (folder);
  folder = g_steal_pointer (&top);

  g_autofree char *parent = path_of ("a");

  g_rmdir (parent);
}

static void
test_clear_forgets_for_good (void)
{
  g_autoptr (ExosHistory) history = open_sound ();
  const gint64 id = add (history, "Secret launch", EXOS_VERDICT_LAUNCH);
  const char *const names[] = { EXOS_HISTORY_FILE, EXOS_HISTORY_FILE "-wal" };
  g_autoptr (GError) error = NULL;

  g_assert_true (exos_history_save_draft (history, "file:///a", NULL, "Secret draft", &error));
  g_assert_true (exos_history_clear (history, &error));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = path_of (names[i]);
      g_autofree char *bytes = NULL;
      gsize length = 0;

      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      for (gsize j = 0; j < length; j++)
        bytes[j] = bytes[j] != '\0' ? bytes[j] : ' ';
      g_assert_null (strstr (bytes, "Secret"));
    }

  g_assert_cmpint (exos_history_count (history, &(ExosHistoryQuery) { 0 }, NULL), ==, 0);
  g_assert_null (exos_history_load_draft (history, "file:///a", NULL, &error));
  g_assert_cmpint (add (history, "next", EXOS_VERDICT_HOLD), >, id);
  assert_sound (history, 1);
}

static void
test_drafts_follow_their_file (void)
{
  g_autoptr (ExosHistory) history = open_sound ();
  g_autoptr (GError) error = NULL;

  g_assert_null (exos_history_load_draft (history, "file:///a", "1", &error));
  g_assert_no_error (error);
  g_assert_true (exos_history_save_draft (history, "file:///a", "1", "{first}", &error));
  g_assert_true (exos_history_save_draft (history, "file:///a", "2", "{second}", &error));
  g_assert_true (exos_history_save_draft (history, "file:///b", "3", "{third}", &error));

  g_autofree char *same = exos_history_load_draft (history, "file:///a", "9", &error);
  g_autofree char *moved = exos_history_load_draft (history, "file:///c", "3", &error);
  g_autofree char *both = exos_history_load_draft (history, "file:///a", "3", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (same, ==, "{second}");
  g_assert_cmpstr (moved, ==, "{third}");
  g_assert_cmpstr (both, ==, "{second}");
  g_assert_null (exos_history_load_draft (history, "file:///c", NULL, &error));

  /* Forgotten wherever the file is by now. */
  g_assert_true (exos_history_save_draft (history, "file:///c", "3", NULL, &error));
  g_assert_null (exos_history_load_draft (history, "file:///b", "3", &error));
  g_assert_no_error (error);
}

static void
test_large_record_is_refused (void)
{
  g_autoptr (ExosHistory) history = open_sound ();
  g_autoptr (ExosRecord) record = fixture_record ("large", EXOS_VERDICT_HOLD);
  g_autoptr (GError) error = NULL;

  g_free (record->settings);
  record->settings = g_strnfill (EXOS_RECORD_MAX_SETTINGS + 1, 's');
  g_assert_cmpint (exos_history_add (history, record, &error), ==, 0);
  g_assert_error (error, EXOS_HISTORY_ERROR, EXOS_HISTORY_ERROR_TOO_LARGE);
  record->settings[EXOS_RECORD_MAX_SETTINGS] = '\0';
  g_assert_cmpint (exos_history_add (history, record, NULL), >, 0);
}

static const FolderTest tests[] = {
  { "/history/everything-comes-back", test_everything_comes_back },
  { "/history/is-the-users-alone", test_is_the_users_alone },
  { "/history/clear-forgets-for-good", test_clear_forgets_for_good },
  { "/history/drafts-follow-their-file", test_drafts_follow_their_file },
  { "/history/large-record-is-refused", test_large_record_is_refused },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  add_folder_tests (tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
