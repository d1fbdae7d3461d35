// SPDX-License-Identifier: MIT
/* A decision that somebody changed after it was saved says so wherever it is shown, and so does
 * every memo that is made from it. */
#include "decisions-fixture.h"

#include <sqlite3.h>

#include "../pdf-reader.h"
#include "ui/companion.h"
#include "ui/home/kept-decision.h"

#define SAID "Made from a saved decision that somebody changed since"

/* As somebody does who opens the file, and waits while a window that is closed ends its work. */
static void
alter (const char *sql)
{
  g_autofree char *path =
      g_build_filename (g_get_user_data_dir (), "experimentos", EXOS_HISTORY_FILE, NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static ExosWindow *
open_first (const char *name)
{
  ExosWindow *window = exos_test_window_new ();
  GtkWidget *list = find_list (window);

  exos_test_wait (
      count_rows (list) == 1 && exos_test_find (list, GTK_TYPE_LABEL, "label", name) != NULL, 5000);
  activate_first (list);
  return window;
}

static void
assert_row_says (ExosWindow *window, const char *state)
{
  GtkWidget *list = find_list (window);

  exos_test_wait (count_rows (list) == 1, 5000);
  g_assert_nonnull (exos_test_find (list, GTK_TYPE_LABEL, "label", state));
}

/* Of any format: the words on one line. */
static char *
export_as (ExosWindow *window, const char *id)
{
  const ExosExportFormat *format = exos_export_format (id);
  g_autofree char *folder = g_dir_make_tmp ("exos-altered-XXXXXX", NULL);
  g_autofree char *name = g_strconcat ("memo.", format->extension, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  char *content = NULL;
  gsize length = 0;

  exos_save_to (window, format, file);
  exos_test_wait (g_file_get_contents (path, &content, &length, NULL), 10000);
  if (g_str_equal (id, "pdf"))
    {
      g_autoptr (GBytes) pdf = g_bytes_new_take (content, length);

      content = pdf_ask (pdf, "pdftotext", "-layout");
    }
  if (content == NULL)
    return NULL;

  g_auto (GStrv) words = g_regex_split_simple ("\\s+", content, 0, 0);

  g_free (content);
  return g_strjoinv (" ", words);
}

static void
test_every_memo_says_so (void)
{
  static const struct
  {
    const char *id;
    const char *said;
  } formats[] = {
    { "markdown", SAID },
    { "html", SAID },
    { "pdf", SAID },
    { "json", "\"from_altered_decision\" : true" },
  };

  decide ("Alpha", REASON);
  alter ("UPDATE decisions SET owner = 'somebody else'");

  ExosWindow *window = open_first ("Alpha");

  exos_test_wait (exos_session_get_report (exos_window_get_session (window)) != NULL, 5000);
  exos_test_settle (window);
  exos_test_wait (exos_window_get_notice (window) != NULL, 5000);
  g_assert_nonnull (strstr (exos_window_get_notice (window), "not what was saved"));
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *memo = export_as (window, formats[i].id);

      if (memo != NULL && strstr (memo, formats[i].said) == NULL)
        g_error ("%s does not say it: %s", formats[i].id, memo);
    }
  exos_test_window_free (window);
  clear ();
}

static void
test_list_says_so (void)
{
  decide ("Beta", NULL);

  ExosWindow *window = exos_test_window_new ();

  assert_row_says (window, "Hold");
  exos_test_window_free (window);
  alter ("UPDATE contents SET report = report || ' '");
  window = exos_test_window_new ();
  assert_row_says (window, "Hold (altered)");
  exos_test_window_free (window);
  clear ();
}

/* What was not changed says nothing of it. */
static void
test_intact_one_does_not (void)
{
  decide ("Gamma", NULL);

  ExosWindow *window = open_first ("Gamma");

  exos_test_wait (exos_session_get_report (exos_window_get_session (window)) != NULL, 5000);
  exos_test_settle (window);

  g_autofree char *markdown = export_as (window, "markdown");
  g_autofree char *json = export_as (window, "json");

  g_assert_null (strstr (markdown, SAID));
  g_assert_null (strstr (json, "altered"));
  exos_test_window_free (window);
  clear ();
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);
  exos_test_remember (TRUE);
  g_test_add_func ("/altered/every-memo-says-so", test_every_memo_says_so);
  g_test_add_func ("/altered/list-says-so", test_list_says_so);
  g_test_add_func ("/altered/intact-one-does-not", test_intact_one_does_not);
  return g_test_run ();
}
