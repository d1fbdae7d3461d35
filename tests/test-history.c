// SPDX-License-Identifier: MIT
/* What is kept stays, is found again, and says so when it was changed. */
#include <sqlite3.h>
#include <sys/stat.h>
#include <time.h>

#include "edits-fixture.h"
#include "history-fixture.h"
#include "memo/settings.h"

static char *folder;

static char *
path_of (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static ExosHistory *
open_sound (void)
{
  g_autoptr (GError) error = NULL;
  ExosHistory *history = exos_history_open (folder, &error);

  g_assert_no_error (error);
  g_assert_null (exos_history_get_set_aside (history));
  return history;
}

static gint64
add (ExosHistory *history, const char *name, ExosVerdict verdict)
{
  g_autoptr (ExosRecord) record = fixture_record (name, verdict);
  g_autoptr (GError) error = NULL;
  const gint64 id = exos_history_add (history, record, &error);

  g_assert_no_error (error);
  return id;
}

/* As somebody does who changes the file by hand. */
static void
run_sql (const char *sql)
{
  g_autofree char *path = path_of (EXOS_HISTORY_FILE);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

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

/* Names of the four that are kept: what is looked for, with which verdicts, and what is found. */
static const struct
{
  const char *text;
  guint verdicts;
  const char *found;
} searches[] = {
  { NULL, 0, "결제 버튼 2|straße|Checkout 100%|Checkout button" },
  { "checkout", 0, "Checkout 100%|Checkout button" },
  { "CHECKOUT but", 0, "Checkout button" },
  { "button checkout", 0, "Checkout button" },
  { "결제", 0, "결제 버튼 2" },
  { "결", 0, "결제 버튼 2|straße|Checkout 100%|Checkout button" }, /* 결과.csv */
  { "\341\204\200\341\205\247\341\206\257\341\204\214\341\205\246", 0,
    "결제 버튼 2" }, /* in letters */
  { "STRASSE", 0, "straße" },
  { "100%", 0, "Checkout 100%" },
  { "%", 0, "Checkout 100%" },
  { "_", 0, "" },
  { "' OR 1=1 --", 0, "" },
  { "  ", 0, "결제 버튼 2|straße|Checkout 100%|Checkout button" },
  { "a\377b", 0, "" },
  { NULL, 1u << EXOS_VERDICT_LAUNCH, "Checkout button" },
  { NULL, 1u << EXOS_VERDICT_LAUNCH | 1u << EXOS_VERDICT_ROLLBACK,
    "결제 버튼 2|straße|Checkout button" },
  { "checkout", 1u << EXOS_VERDICT_HOLD, "Checkout 100%" },
};

static void
test_search (void)
{
  g_autoptr (ExosHistory) history = open_sound ();

  add (history, "Checkout button", EXOS_VERDICT_LAUNCH);
  add (history, "Checkout 100%", EXOS_VERDICT_HOLD);
  add (history, "straße", EXOS_VERDICT_ROLLBACK);
  add (history, "결제 버튼 2", EXOS_VERDICT_ROLLBACK);
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      const ExosHistoryQuery query = { .text = searches[i].text, .verdicts = searches[i].verdicts };
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) found = exos_history_search (history, &query, &error);
      g_autoptr (GPtrArray) names = g_ptr_array_new ();

      g_assert_no_error (error);
      for (guint j = 0; j < found->len; j++)
        g_ptr_array_add (names, ((ExosRecord *) g_ptr_array_index (found, j))->experiment);
      g_ptr_array_add (names, NULL);

      g_autofree char *text = g_strjoinv ("|", (char **) names->pdata);

      g_assert_cmpstr (text, ==, searches[i].found);
      g_assert_cmpint (exos_history_count (history, &query, NULL), ==, found->len);
    }
}

static void
test_pages_have_everything_once (void)
{
  g_autoptr (ExosHistory) history = open_sound ();
  ExosHistoryQuery query = { .limit = 3 };
  guint n = 0;

  for (guint i = 0; i < 8; i++)
    add (history, "page", EXOS_VERDICT_HOLD);
  for (gint64 last = G_MAXINT64;;)
    {
      g_autoptr (GPtrArray) page = exos_history_search (history, &query, NULL);

      for (guint i = 0; i < page->len; i++, n++)
        {
          const ExosRecord *record = g_ptr_array_index (page, i);

          g_assert_cmpint (record->id, <, last);
          query.before = last = record->id;
        }
      if (page->len < 3)
        break;
    }

  g_assert_cmpuint (n, ==, 8);
}

/* Of this thread alone, in microseconds: others may be at work beside it. */
static gint64
get_own_time (void)
{
  struct timespec now;

  g_assert_cmpint (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now), ==, 0);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static gint64
time_search (ExosHistory *history, const ExosHistoryQuery *query)
{
  const gint64 start = get_own_time ();
  g_autoptr (GPtrArray) found = exos_history_search (history, query, NULL);

  g_assert_nonnull (found);
  return get_own_time () - start;
}

static gint64
time_count (ExosHistory *history, const ExosHistoryQuery *query)
{
  const gint64 start = get_own_time ();

  g_assert_cmpint (exos_history_count (history, query, NULL), >=, 0);
  return get_own_time () - start;
}

/* The frame of a window is 16 ms. */
static void
test_ten_thousand_are_found_in_a_frame (void)
{
  static const char fill[] =
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)"
      "INSERT INTO decisions (saved, experiment, verdict, recommended, rule, overridden, files,"
      " uris, sha256, version, schema, previous, hash, needle)"
      " SELECT '2026-01-01T00:00:00.000Z', 'Experiment ' || i, iif (i % 3, 'hold', 'launch'),"
      " 'launch', 'L1', 0, '[\"a.csv\"]', '[\"file:///home/user/a.csv\"]', hex (randomblob (32)),"
      " '1.0.0', 2, '', '', 'experiment ' || i || char (10) || 'a.csv' FROM n";
  static const ExosHistoryQuery queries[] = {
    { .limit = 100 },
    { .text = "experiment 77", .limit = 100 },
    { .text = "nothing of that", .limit = 100 },
    { .text = "zz", .verdicts = 1u << EXOS_VERDICT_LAUNCH, .limit = 100 },
    { .verdicts = 1u << EXOS_VERDICT_ROLLBACK, .limit = 100 },
    { .before = 100, .limit = 100 },
  };
  g_autoptr (ExosHistory) history = open_sound ();

  run_sql (fill);
  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      gint64 search = G_MAXINT64, count = G_MAXINT64;

      for (guint j = 0; j < 5; j++)
        {
          search = MIN (search, time_search (history, &queries[i]));
          count = MIN (count, time_count (history, &queries[i]));
        }
      g_test_message ("query %zu: %.1f ms, its count %.1f ms", i, (double) search / 1000.0,
                      (double) count / 1000.0);
      g_assert_cmpint (search, <, 16000);
      g_assert_cmpint (count, <, 16000);
    }
}

/* What is done to five decisions by hand, and the first that is broken; 0: none is, but the end is
 * gone. */
static const struct
{
  const char *what;
  const char *sql;
  gint64 first_broken;
} changes[] = {
  { "verdict", "UPDATE decisions SET verdict = 'rollback' WHERE id = 2", 2 },
  { "report", "UPDATE contents SET report = replace (report, 'rrrr', 'rrrs') WHERE decision = 3",
    3 },
  { "no-report", "UPDATE contents SET report = NULL WHERE decision = 3", 3 },
  { "settings", "UPDATE contents SET settings = settings || ' ' WHERE decision = 5", 5 },
  { "hidden-tail", "UPDATE contents SET settings = settings || char (0) || 'x' WHERE decision = 4",
    4 },
  { "day", "UPDATE decisions SET saved = '2020-01-01T00:00:00.000Z' WHERE id = 1", 1 },
  { "moved-text",
    "UPDATE decisions SET experiment = experiment || verdict, verdict = '' WHERE id = 4", 4 },
  { "override", "UPDATE decisions SET reason = '' WHERE id = 4", 4 },
  { "number",
    "UPDATE decisions SET id = 9 WHERE id = 5; UPDATE contents SET decision = 9 WHERE"
    " decision = 5",
    9 },
  { "taken-out", "DELETE FROM decisions WHERE id = 2", 3 },
  { "first-taken-out", "DELETE FROM decisions WHERE id = 1", 2 },
  { "contents-taken-out", "DELETE FROM contents WHERE decision = 2", 2 },
  { "link", "UPDATE decisions SET previous = '' WHERE id = 3", 3 },
  { "last-taken-out", "DELETE FROM decisions WHERE id = 5", 0 },
  { "last-taken-out-and-counted",
    "DELETE FROM decisions WHERE id = 5; UPDATE chain SET records = 4", 0 },
  { "last-taken-out-and-linked",
    "DELETE FROM decisions WHERE id = 5;"
    " UPDATE chain SET hash = (SELECT hash FROM decisions WHERE id = 4)",
    0 },
  { "all-taken-out", "DELETE FROM decisions", 0 },
  { "chain-taken-out", "DELETE FROM chain", 0 },
};

static void
test_change_is_seen (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (ExosHistory) history = open_sound ();
  g_autoptr (GError) error = NULL;
  ExosChainCheck check;

  for (guint j = 0; j < 5; j++)
    add (history, "chain", EXOS_VERDICT_HOLD);
  g_assert_true (exos_history_check_chain (history, &check, &error));
  g_assert_cmpuint (check.n_records, ==, 5);
  g_assert_cmpint (check.first_broken, ==, 0);
  g_assert_false (check.is_shortened);

  run_sql (changes[i].sql);
  g_assert_true (exos_history_check_chain (history, &check, &error));
  g_assert_no_error (error);
  g_assert_cmpint (check.first_broken, ==, changes[i].first_broken);
  g_assert_true (check.first_broken > 0 || check.is_shortened);
}

static void
test_changed_decision_says_so (void)
{
  g_autoptr (ExosHistory) history = open_sound ();
  const gint64 id = add (history, "one", EXOS_VERDICT_HOLD);
  gboolean is_intact = TRUE;

  run_sql ("UPDATE contents SET report = 'other'");

  g_autoptr (ExosRecord) record = exos_history_load (history, id, &is_intact, NULL);

  g_assert_cmpstr (record->report, ==, "other");
  g_assert_false (is_intact);
}

static void
test_clear_forgets_for_good (void)
{
  g_autoptr (ExosHistory) history = open_sound ();
  const gint64 id = add (history, "Secret launch", EXOS_VERDICT_LAUNCH);
  const char *const names[] = { EXOS_HISTORY_FILE, EXOS_HISTORY_FILE "-wal" };
  g_autoptr (GError) error = NULL;
  ExosChainCheck check;

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
  g_assert_true (exos_history_check_chain (history, &check, &error));
  g_assert_cmpuint (check.n_records, ==, 1);
  g_assert_cmpint (check.first_broken, ==, 0);
  g_assert_false (check.is_shortened);
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

static void
set_up (void)
{
  folder = fixture_folder ();
}

static void
tear_down (void)
{
  fixture_remove (folder);
  g_clear_pointer (&folder, g_free);
}

static void
run_in_folder (gconstpointer test)
{
  set_up ();
  ((GTestFunc) test) ();
  tear_down ();
}

static void
run_change (gconstpointer i)
{
  set_up ();
  test_change_is_seen (i);
  tear_down ();
}

static const struct
{
  const char *path;
  GTestFunc test;
} tests[] = {
  { "/history/everything-comes-back", test_everything_comes_back },
  { "/history/is-the-users-alone", test_is_the_users_alone },
  { "/history/search", test_search },
  { "/history/pages-have-everything-once", test_pages_have_everything_once },
  { "/history/ten-thousand-are-found-in-a-frame", test_ten_thousand_are_found_in_a_frame },
  { "/history/changed-decision-says-so", test_changed_decision_says_so },
  { "/history/clear-forgets-for-good", test_clear_forgets_for_good },
  { "/history/drafts-follow-their-file", test_drafts_follow_their_file },
  { "/history/large-record-is-refused", test_large_record_is_refused },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].path, tests[i].test, run_in_folder);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strconcat ("/history/change-is-seen/", changes[i].what, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), run_change);
    }
  return g_test_run ();
}
