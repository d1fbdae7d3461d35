// SPDX-License-Identifier: MIT
/* A main loop asks, and goes on: what was to be kept is kept, in order, whatever becomes of who
 * asked. */
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "data/language.h"
#include "history-folder.h"
#include "store/database.h"
#include "store/memory.h"

static void
take_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static gint64
add_and_wait (ExosMemory *memory, const char *name, GError **error)
{
  g_autoptr (ExosRecord) record = fixture_record (name, EXOS_VERDICT_HOLD);
  g_autoptr (GAsyncResult) result = NULL;

  exos_memory_add_async (memory, record, NULL, take_result, &result);
  return exos_memory_add_finish (memory, wait_for (&result), error);
}

static guint
count_kept (void)
{
  g_autoptr (ExosHistory) history = exos_history_open (folder, NULL);

  return (guint) exos_history_count (history, &(ExosHistoryQuery) { 0 }, NULL);
}

static void
test_asks_and_gets (void)
{
  g_autoptr (ExosMemory) memory = exos_memory_new (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) searched = NULL;
  g_autoptr (GAsyncResult) counted = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GAsyncResult) checked = NULL;
  const gint64 id = add_and_wait (memory, "Checkout", &error);
  const ExosHistoryQuery query = { .text = "check" };
  gboolean is_intact = FALSE;
  ExosChainCheck check;

  g_assert_no_error (error);
  exos_memory_search_async (memory, &query, NULL, take_result, &searched);
  exos_memory_count_async (memory, &query, NULL, take_result, &counted);
  exos_memory_load_async (memory, id, NULL, take_result, &loaded);
  exos_memory_check_chain_async (memory, NULL, take_result, &checked);

  g_autoptr (GPtrArray) found = exos_memory_search_finish (memory, wait_for (&searched), &error);
  g_autoptr (ExosRecord) record =
      exos_memory_load_finish (memory, wait_for (&loaded), &is_intact, &error);

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (exos_memory_count_finish (memory, wait_for (&counted), &error), ==, 1);
  g_assert_cmpstr (record->experiment, ==, "Checkout");
  g_assert_true (is_intact);
  g_assert_true (exos_memory_check_chain_finish (memory, wait_for (&checked), &check, &error));
  g_assert_cmpuint (check.n_records, ==, 1);
  g_assert_no_error (error);
}

/* While another program holds the history nothing of it can be done: the calls are back all the
 * same. */
static void
test_asking_waits_for_nothing (void)
{
  g_autoptr (ExosMemory) memory = exos_memory_new (folder);
  g_autoptr (ExosRecord) record = fixture_record ("fast", EXOS_VERDICT_HOLD);
  g_autofree char *path = g_build_filename (folder, "history.lock", NULL);
  const int lock = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  const gint64 start = g_get_monotonic_time ();

  g_assert_cmpint (flock (lock, LOCK_EX), ==, 0);
  for (guint i = 0; i < 50; i++)
    {
      exos_memory_add_async (memory, record, NULL, NULL, NULL);
      g_assert_cmpint (g_get_monotonic_time () - start, <, EXOS_BUSY_TIMEOUT * 1000 / 2);
    }
  close (lock);
  g_clear_pointer (&memory, exos_memory_free);
  g_assert_cmpuint (count_kept (), ==, 50);
}

static void
test_order_is_kept (void)
{
  g_autoptr (ExosMemory) memory = exos_memory_new (folder);

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("%02u", i);
      g_autoptr (ExosRecord) record = fixture_record (name, EXOS_VERDICT_HOLD);

      exos_memory_add_async (memory, record, NULL, NULL, NULL);
    }
  g_clear_pointer (&memory, exos_memory_free);

  g_autoptr (ExosHistory) history = exos_history_open (folder, NULL);
  g_autoptr (GPtrArray) found = exos_history_search (history, &(ExosHistoryQuery) { 0 }, NULL);

  for (guint i = 0; i < 20; i++)
    g_assert_cmpint (
        g_ascii_strtoll (((ExosRecord *) g_ptr_array_index (found, i))->experiment, NULL, 10), ==,
        19 - i);
}

static void
test_cancelled_question_and_kept_answer (void)
{
  g_autoptr (ExosMemory) memory = exos_memory_new (folder);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (ExosRecord) record = fixture_record ("kept", EXOS_VERDICT_HOLD);
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (GAsyncResult) searched = NULL;
  g_autoptr (GError) error = NULL;

  exos_memory_add_async (memory, record, cancellable, take_result, &added);
  exos_memory_search_async (memory, &(ExosHistoryQuery) { 0 }, cancellable, take_result, &searched);
  g_cancellable_cancel (cancellable);
  g_assert_null (exos_memory_search_finish (memory, wait_for (&searched), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (exos_memory_add_finish (memory, wait_for (&added), NULL), ==, 1);
}

static void
test_off_keeps_nothing (void)
{
  g_autoptr (ExosMemory) memory = exos_memory_new (folder);
  g_autoptr (GAsyncResult) drafted = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (add_and_wait (memory, "on", &error), ==, 1);
  exos_memory_set_remembers (memory, FALSE);
  g_assert_cmpint (add_and_wait (memory, "off", &error), ==, 0);
  exos_memory_save_draft_async (memory, "file:///a", NULL, "{}", NULL, take_result, &drafted);
  exos_memory_load_draft_async (memory, "file:///a", NULL, NULL, take_result, &loaded);
  g_assert_true (exos_memory_save_draft_finish (memory, wait_for (&drafted), &error));
  g_assert_null (exos_memory_load_draft_finish (memory, wait_for (&loaded), &error));
  g_assert_no_error (error);
  exos_memory_set_remembers (memory, TRUE);
  g_assert_cmpint (add_and_wait (memory, "on again", &error), ==, 2);
}

/* Off from the start, nothing is made at all. */
static void
test_off_makes_no_file (void)
{
  g_autofree char *path = g_build_filename (folder, EXOS_HISTORY_FILE, NULL);
  g_autoptr (ExosMemory) memory = exos_memory_new (folder);

  exos_memory_set_remembers (memory, FALSE);
  g_assert_cmpint (add_and_wait (memory, "off", NULL), ==, 0);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_draft_comes_back (void)
{
  g_autoptr (ExosMemory) memory = exos_memory_new (folder);
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GError) error = NULL;

  exos_memory_save_draft_async (memory, "file:///a", NULL, "{1}", NULL, NULL, NULL);
  exos_memory_save_draft_async (memory, "file:///a", NULL, "{2}", NULL, NULL, NULL);
  exos_memory_load_draft_async (memory, "file:///a", NULL, NULL, take_result, &loaded);

  g_autofree char *settings = exos_memory_load_draft_finish (memory, wait_for (&loaded), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (settings, ==, "{2}");
}

static void
test_clear (void)
{
  g_autoptr (ExosMemory) memory = exos_memory_new (folder);
  g_autoptr (GAsyncResult) cleared = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (add_and_wait (memory, "gone", &error), ==, 1);
  exos_memory_clear_async (memory, NULL, take_result, &cleared);
  g_assert_true (exos_memory_clear_finish (memory, wait_for (&cleared), &error));
  g_assert_no_error (error);
  g_clear_pointer (&memory, exos_memory_free);
  g_assert_cmpuint (count_kept (), ==, 0);
}

/* Once what is in the way is gone, the next thing asked is done. */
static void
test_comes_back_after_an_error (void)
{
  g_autofree char *inside = g_build_filename (folder, "data", NULL);
  g_autoptr (ExosMemory) memory = exos_memory_new (inside);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (inside, "", 0, NULL));
  g_assert_cmpint (add_and_wait (memory, "no", &error), ==, 0);
  g_assert_error (error, EXOS_HISTORY_ERROR, EXOS_HISTORY_ERROR_UNAVAILABLE);
  g_unlink (inside);
  g_assert_cmpint (add_and_wait (memory, "yes", NULL), ==, 1);
  g_clear_pointer (&memory, exos_memory_free);
  fixture_remove (inside);
}

static void
test_says_once_what_was_set_aside (void)
{
  g_autofree char *path = g_build_filename (folder, EXOS_HISTORY_FILE, NULL);
  g_autoptr (ExosMemory) memory = exos_memory_new (folder);

  g_assert_true (g_file_set_contents (path, "no database", -1, NULL));
  g_assert_null (exos_memory_take_set_aside (memory));
  g_assert_cmpint (add_and_wait (memory, "new", NULL), ==, 1);

  g_autofree char *name = exos_memory_take_set_aside (memory);

  g_assert_true (g_str_has_prefix (name, "history-damaged-"));
  g_assert_null (exos_memory_take_set_aside (memory));
}

static GPtrArray *
list_backups (ExosMemory *memory)
{
  g_autoptr (GAsyncResult) listed = NULL;

  exos_memory_list_backups_async (memory, NULL, take_result, &listed);
  return exos_memory_list_backups_finish (memory, wait_for (&listed), NULL);
}

/* Nobody asks for it, and nobody waits: the list stands behind it. */
static void
test_backs_up (void)
{
  g_autoptr (ExosMemory) memory = exos_memory_new (folder);

  g_assert_cmpint (add_and_wait (memory, "first", NULL), ==, 1);
  g_assert_cmpint (add_and_wait (memory, "second", NULL), ==, 2);

  g_autoptr (GPtrArray) found = list_backups (memory);
  g_autofree char *problem = exos_memory_dup_backup_problem (memory);

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (((ExosBackup *) found->pdata[0])->n_decisions, ==, 1);
  g_assert_null (problem);
}

static void
test_keeps_without_a_backup (void)
{
  g_autofree char *path = g_build_filename (folder, "backups", NULL);
  g_autoptr (ExosMemory) memory = exos_memory_new (folder);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "in the way", -1, NULL));
  g_assert_cmpint (add_and_wait (memory, "first", &error), ==, 1);
  g_assert_no_error (error);
  g_ptr_array_unref (list_backups (memory));

  g_autofree char *problem = exos_memory_dup_backup_problem (memory);

  g_assert_nonnull (problem);
  g_unlink (path);
  g_assert_cmpint (add_and_wait (memory, "second", NULL), ==, 2);
  g_ptr_array_unref (list_backups (memory));
  g_assert_null (exos_memory_dup_backup_problem (memory));
}

/* It has the history open itself. */
static void
test_restores (void)
{
  g_autoptr (ExosMemory) memory = exos_memory_new (folder);
  g_autoptr (GAsyncResult) restored = NULL;
  g_autoptr (GAsyncResult) counted = NULL;
  g_autofree char *set_aside = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (add_and_wait (memory, "first", NULL), ==, 1);
  g_assert_cmpint (add_and_wait (memory, "second", NULL), ==, 2);

  g_autoptr (GPtrArray) found = list_backups (memory);
  const ExosBackup *backup = found->pdata[0];

  exos_memory_restore_async (memory, backup->name, NULL, take_result, &restored);
  exos_memory_count_async (memory, &(ExosHistoryQuery) { 0 }, NULL, take_result, &counted);
  g_assert_true (exos_memory_restore_finish (memory, wait_for (&restored), &set_aside, &error));
  g_assert_no_error (error);
  g_assert_nonnull (set_aside);
  g_assert_cmpint (exos_memory_count_finish (memory, wait_for (&counted), NULL), ==, 1);
}

static const FolderTest tests[] = {
  { "/memory/asks-and-gets", test_asks_and_gets },
  { "/memory/asking-waits-for-nothing", test_asking_waits_for_nothing },
  { "/memory/order-is-kept", test_order_is_kept },
  { "/memory/cancelled-question-and-kept-answer", test_cancelled_question_and_kept_answer },
  { "/memory/off-keeps-nothing", test_off_keeps_nothing },
  { "/memory/off-makes-no-file", test_off_makes_no_file },
  { "/memory/draft-comes-back", test_draft_comes_back },
  { "/memory/clear", test_clear },
  { "/memory/comes-back-after-an-error", test_comes_back_after_an_error },
  { "/memory/says-once-what-was-set-aside", test_says_once_what_was_set_aside },
  { "/memory/backs-up", test_backs_up },
  { "/memory/keeps-without-a-backup", test_keeps_without_a_backup },
  { "/memory/restores", test_restores },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  add_folder_tests (tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
