// SPDX-License-Identifier: MIT
/* What is kept says so when it was changed. */
#include "data/language.h"
#include "history-folder.h"

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
  assert_sound (history, 5);

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
  g_assert_true (record->is_altered);
}

/* A list says it of each by itself: whatever of it was changed, and of no other. */
static void
test_list_says_so (void)
{
  static const char *const sql[] = {
    "UPDATE decisions SET verdict = 'launch' WHERE id = 2",
    "UPDATE contents SET report = replace (report, 'rrrr', 'rrrs') WHERE decision = 2",
    "UPDATE contents SET settings = '{}' WHERE decision = 2",
    "DELETE FROM contents WHERE decision = 2",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sql); i++)
    {
      g_autoptr (ExosHistory) history = open_sound ();

      g_assert_true (exos_history_clear (history, NULL));
      run_sql ("DELETE FROM sqlite_sequence");
      for (guint j = 0; j < 3; j++)
        add (history, "listed", EXOS_VERDICT_HOLD);
      run_sql (sql[i]);

      g_autoptr (GPtrArray) found = exos_history_search (history, &(ExosHistoryQuery) { 0 }, NULL);

      g_assert_cmpuint (found->len, ==, 3);
      for (guint j = 0; j < 3; j++)
        g_assert_cmpint (((ExosRecord *) found->pdata[j])->is_altered, ==, j == 1);
    }
}

static void
run_change (gconstpointer i)
{
  set_up_folder ();
  test_change_is_seen (i);
  tear_down_folder ();
}

static const FolderTest tests[] = {
  { "/history-chain/changed-decision-says-so", test_changed_decision_says_so },
  { "/history-chain/list-says-so", test_list_says_so },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  add_folder_tests (tests, G_N_ELEMENTS (tests));
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strconcat ("/history-chain/change-is-seen/", changes[i].what, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), run_change);
    }
  return g_test_run ();
}
