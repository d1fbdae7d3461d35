// SPDX-License-Identifier: MIT
/* Decisions that Home finds: making one, and looking for it. */
#pragma once

#include "ui-fixture.h"
#include "ui/export/save.h"
#include "ui/home/decision-list.h"
#include "ui/remember.h"

#define REASON "The holiday season is no time for this"

static const char data[] = "variant,users,conversions\ncontrol,10000,1200\ntreatment,10050,1320\n";

static inline void
save_memo (ExosWindow *window, const char *name)
{
  g_autofree char *folder = g_dir_make_tmp ("exos-decisions-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  exos_save_to (window, exos_export_format ("markdown"), file);
  exos_test_wait (exos_window_get_toast (window) != NULL || exos_window_get_notice (window) != NULL,
                  10000);
}

static inline void
set (ExosSession *session, const char *name, const char *reason)
{
  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (session));
  g_autoptr (ExosMemoEdits) edits = exos_memo_edits_new ();

  exos_plan_set_name (plan, name);
  plan->alpha = 0.01;
  exos_session_set_plan (session, plan, NULL);
  edits->is_overridden = reason != NULL;
  edits->decision = EXOS_VERDICT_ROLLBACK;
  edits->reason = g_strdup (reason);
  exos_session_set_edits (session, edits, NULL);
}

static inline GtkWidget *
find_list (ExosWindow *window)
{
  GtkWidget *page = exos_window_get_page_widget (window, EXOS_PAGE_HOME);

  exos_window_show_page_at_once (window, EXOS_PAGE_HOME);
  for (GtkWidget *list = NULL;;)
    {
      list = exos_test_find (page, EXOS_TYPE_DECISION_LIST, NULL, NULL);
      if (list != NULL)
        return list;
      g_main_context_iteration (NULL, TRUE);
    }
}

static inline guint
count_rows (GtkWidget *list)
{
  GtkWidget *box = exos_test_find (list, GTK_TYPE_LIST_BOX, NULL, NULL);
  guint n = 0;

  while (box != NULL && gtk_list_box_get_row_at_index (GTK_LIST_BOX (box), (int) n) != NULL)
    n++;
  return n;
}

/* Decides about a file of that name, and closes the window. */
static inline void
decide (const char *name, const char *reason)
{
  ExosWindow *window = exos_test_window_new ();
  g_autofree char *file_name = g_strconcat (name, ".csv", NULL);
  g_autoptr (GFile) file = exos_test_write (file_name, data);

  exos_test_open (window, file);
  set (exos_window_get_session (window), name, reason);
  exos_test_settle (window);
  save_memo (window, "memo.md");
  exos_test_window_free (window);
}

static inline void
clear (void)
{
  ExosWindow *window = exos_test_window_new ();

  exos_remember_clear ();
  exos_test_drain ();
  exos_test_window_free (window);
}

static inline void
activate_first (GtkWidget *list)
{
  GtkWidget *box = exos_test_find (list, GTK_TYPE_LIST_BOX, NULL, NULL);

  g_signal_emit_by_name (box, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (box), 0));
}
