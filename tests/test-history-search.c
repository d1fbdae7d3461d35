// SPDX-License-Identifier: MIT
/* What is kept is found again, each once, and at once. */
#include <sqlite3.h>

#include "data/language.h"
#include "history-folder.h"

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

#define STEPS 100 /* of SQLite's machine, between two counts */

static guint64 n_counts;

static int
count_steps (void *unused)
{
  n_counts++;
  return 0;
}

/* Of each database that is opened from now on. */
static int
watch (sqlite3 *db, const char **error, const struct sqlite3_api_routines *unused)
{
  sqlite3_progress_handler (db, STEPS, count_steps, NULL);
  return SQLITE_OK;
}

static guint64
count_of_search (ExosHistory *history, const ExosHistoryQuery *query, guint n_wanted)
{
  n_counts = 0;

  g_autoptr (GPtrArray) found = exos_history_search (history, query, NULL);

  g_assert_nonnull (found);
  g_assert_cmpuint (found->len, ==, n_wanted);
  return n_counts * STEPS;
}

static guint64
count_of_count (ExosHistory *history, const ExosHistoryQuery *query, int n_wanted)
{
  n_counts = 0;
  g_assert_cmpint (exos_history_count (history, query, NULL), ==, n_wanted);
  return n_counts * STEPS;
}

#define N_MANY 10000
#define MOST_OF_COUNT (15 * N_MANY) /* steps; a row takes 2, and 7 when its words are compared */

/* What is looked for, how many are on the page and in all, and how many steps that may take: twice
 * what it takes. A page of the newest reads no others. */
static const struct
{
  ExosHistoryQuery query;
  guint n_found;
  int n_all;
  guint64 most_steps;
} many[] = {
  { { .limit = 100 }, 100, N_MANY, 6000 },
  { { .text = "experiment 77", .limit = 100 }, 100, 280, 37000 },
  { { .text = "nothing of that", .limit = 100 }, 0, 0, 80000 },
  { { .text = "zz", .verdicts = 1u << EXOS_VERDICT_LAUNCH, .limit = 100 }, 0, 0, 40000 },
  { { .verdicts = 1u << EXOS_VERDICT_ROLLBACK, .limit = 100 }, 0, 0, 1000 },
  { { .before = 100, .limit = 100 }, 99, N_MANY, 6000 },
};

/* Counted, not timed: the times are of tests/bench/home.py. */
static void
test_ten_thousand_are_found_in_few_steps (void)
{
  static const char fill[] =
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)"
      "INSERT INTO decisions (saved, experiment, verdict, recommended, rule, overridden, files,"
      " uris, sha256, version, schema, previous, hash, needle)"
      " SELECT '2026-01-01T00:00:00.000Z', 'Experiment ' || i, iif (i % 3, 'hold', 'launch'),"
      " 'launch', 'L1', 0, '[\"a.csv\"]', '[\"file:///home/user/a.csv\"]', hex (randomblob (32)),"
      " '1.0.0', 2, '', '', 'experiment ' || i || char (10) || 'a.csv' FROM n";

  g_assert_cmpint (sqlite3_auto_extension ((void (*) (void)) watch), ==, SQLITE_OK);

  g_autoptr (ExosHistory) history = open_sound ();

  run_sql (fill);
  for (gsize i = 0; i < G_N_ELEMENTS (many); i++)
    {
      const guint64 n_search = count_of_search (history, &many[i].query, many[i].n_found);
      const guint64 n_count = count_of_count (history, &many[i].query, many[i].n_all);

      g_test_message ("query %zu: %" G_GUINT64_FORMAT " steps, its count %" G_GUINT64_FORMAT, i,
                      n_search, n_count);
      g_assert_cmpuint (n_search, <=, many[i].most_steps);
      g_assert_cmpuint (n_count, <=, MOST_OF_COUNT);
    }
  sqlite3_reset_auto_extension ();
}

static const FolderTest tests[] = {
  { "/history-search/search", test_search },
  { "/history-search/pages-have-everything-once", test_pages_have_everything_once },
  { "/history-search/ten-thousand-are-found-in-few-steps",
    test_ten_thousand_are_found_in_few_steps },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  add_folder_tests (tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
