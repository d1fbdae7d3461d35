// SPDX-License-Identifier: MIT
#include <string.h>

#include "ui-fixture.h"
#include "ui/export/copy.h"
#include "ui/export/save.h"

static char *folder;

/* Each format, and what its file begins with and holds. */
typedef struct
{
  const char *path;
  const char *format;
  const char *name; /* chosen by the person, with or without the ending */
  const char *file; /* that is then there */
  const char *begins;
  const char *holds; /* NULL: anything */
} Saved;

static const Saved cases[] = {
  { "/export/pdf", "pdf", "memo.pdf", "memo.pdf", "%PDF-", NULL },
  { "/export/html", "html", "memo", "memo.html", "<!DOCTYPE html>", "no guardrail got worse" },
  { "/export/markdown", "markdown", "실험 결과", "실험 결과.md",
    "# Decision memo:", "**▲ Launch**" },
  { "/export/json", "json", "memo.JSON", "memo.JSON", "{", "\"verdict\"" },
  { "/export/png", "png", "chart", "chart.png", "\x89PNG", NULL },
};

static void
save (ExosWindow *window, const char *format, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  exos_save_to (window, exos_export_format (format), file);
  exos_test_wait (exos_window_get_toast (window) != NULL || exos_window_get_notice (window) != NULL,
                  10000);
}

static void
test_saved (gconstpointer data)
{
  const Saved *it = data;
  ExosWindow *window = exos_test_window_new ();
  g_autofree char *chosen = g_build_filename (folder, it->name, NULL);
  g_autofree char *path = g_build_filename (folder, it->file, NULL);
  g_autofree char *said = g_strdup_printf ("Saved “%s”", it->file);
  g_autofree char *content = NULL;
  gsize length;

  exos_test_open_sample (window, "sample_launch.csv");
  save (window, it->format, chosen);
  g_assert_cmpstr (exos_window_get_toast (window), ==, said);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_true (length > strlen (it->begins) && g_str_has_prefix (content, it->begins));
  if (it->holds != NULL)
    g_assert_nonnull (strstr (content, it->holds));
  exos_test_window_free (window);
}

static void
test_unwritable_folder_keeps_the_memo (void)
{
  ExosWindow *window = exos_test_window_new ();

  exos_test_open_sample (window, "sample_launch.csv");
  save (window, "pdf", "/proc/memo.pdf");
  g_assert_nonnull (exos_window_get_notice (window));
  g_assert_true (g_str_has_prefix (exos_window_get_notice (window), "Could not save “memo.pdf”: "));
  g_assert_nonnull (
      strstr (exos_window_get_notice (window), "Your memo is kept; try another folder."));
  g_assert_nonnull (exos_session_get_report (exos_window_get_session (window)));
  exos_test_window_free (window);
}

static void
test_memo_is_edited_until_it_is_saved (void)
{
  ExosWindow *window = exos_test_window_new ();
  ExosSession *session = exos_window_get_session (window);
  g_autofree char *path = g_build_filename (folder, "edited.md", NULL);
  g_autoptr (ExosMemoEdits) edits = exos_memo_edits_new ();

  exos_test_open_sample (window, "sample_launch.csv");
  save (window, "markdown", path);
  g_assert_false (exos_session_is_edited (session));
  edits->note = g_strdup ("A note");
  exos_session_set_edits (session, edits, NULL);
  g_assert_true (exos_session_is_edited (session));
  save (window, "markdown", path);
  exos_test_wait (!exos_session_is_edited (session), 5000);
  exos_test_window_free (window);
}

/* The file is whole, and nothing speaks for a window that is gone. */
static void
test_window_may_close_meanwhile (void)
{
  ExosWindow *window = exos_test_window_new ();
  g_autofree char *path = g_build_filename (folder, "closed.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  exos_test_open_sample (window, "sample_launch.csv");
  exos_save_to (window, exos_export_format ("pdf"), file);
  exos_test_window_free (window);
  exos_test_wait (g_file_query_exists (file, NULL), 10000);
}

static void
test_actions_follow_the_data (void)
{
  ExosWindow *window = exos_test_window_new ();
  GActionGroup *group = G_ACTION_GROUP (window);

  g_assert_false (g_action_group_get_action_enabled (group, "save-pdf"));
  exos_test_open_sample (window, "sample_blocked.csv");
  g_assert_true (g_action_group_get_action_enabled (group, "save-pdf"));
  g_assert_false (g_action_group_get_action_enabled (group, "save-png"));
  g_assert_false (g_action_group_get_action_enabled (group, "copy-chart"));
  exos_test_open_sample (window, "sample_launch.csv");
  g_assert_true (g_action_group_get_action_enabled (group, "save-png"));
  exos_test_window_free (window);
}

/* What is copied, and a type that the clipboard then offers. */
static const struct
{
  const char *what;
  const char *mime;
} copies[] = {
  { "rich", "text/html" },
  { "rich", "text/plain;charset=utf-8" },
  { "markdown", "text/plain;charset=utf-8" },
  { "summary", "text/plain;charset=utf-8" },
  { "text", "text/plain;charset=utf-8" },
  { "json", "text/plain;charset=utf-8" },
  { "chart", "image/png" },
};

static void
test_clipboard_offers_each_kind (void)
{
  ExosWindow *window = exos_test_window_new ();
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));

  exos_test_open_sample (window, "sample_launch.csv");
  for (gsize i = 0; i < G_N_ELEMENTS (copies); i++)
    {
      g_autoptr (GdkContentFormats) offered = NULL;

      exos_copy (window, copies[i].what);
      offered = gdk_content_provider_ref_storable_formats (gdk_clipboard_get_content (clipboard));
      offered = gdk_content_formats_union_serialize_mime_types (g_steal_pointer (&offered));
      g_assert_true (gdk_content_formats_contain_mime_type (offered, copies[i].mime));
      g_assert_nonnull (exos_window_get_toast (window));
    }
  exos_test_window_free (window);
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);
  folder = g_dir_make_tmp ("exos-export-XXXXXX", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_saved);
  g_test_add_func ("/export/unwritable-folder-keeps-the-memo",
                   test_unwritable_folder_keeps_the_memo);
  g_test_add_func ("/export/memo-is-edited-until-it-is-saved",
                   test_memo_is_edited_until_it_is_saved);
  g_test_add_func ("/export/window-may-close-meanwhile", test_window_may_close_meanwhile);
  g_test_add_func ("/export/actions-follow-the-data", test_actions_follow_the_data);
  g_test_add_func ("/export/clipboard-offers-each-kind", test_clipboard_offers_each_kind);
  return g_test_run ();
}
