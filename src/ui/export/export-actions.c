// SPDX-License-Identifier: MIT
#include "ui/export/export-actions.h"

#include <string.h>

#include "ui/defaults.h"
#include "ui/export/copy.h"
#include "ui/export/print.h"
#include "ui/export/save.h"
#include "ui/memo/memo-page.h"

/* A decision against the recommendation is not passed on without its reason: TRUE when it lacks
 * one, and the person is where it is written. */
static gboolean
lacks_reason (ExosWindow *window)
{
  const ExosMemoEdits *edits = exos_session_get_edits (exos_window_get_session (window));
  GtkWidget *page;

  if (exos_memo_edits_is_complete (edits))
    return FALSE;

  page = exos_window_get_page_widget (window, EXOS_PAGE_MEMO);
  exos_window_show_page (window, EXOS_PAGE_MEMO);
  exos_memo_page_ask_reason (EXOS_MEMO_PAGE (page));
  return TRUE;
}

static gboolean
has_numbers (ExosWindow *window)
{
  const ExosReport *report = exos_session_get_report (exos_window_get_session (window));

  return report != NULL && report->has_results && !report->hides_numbers;
}

static void
save_format (ExosWindow *window, const char *id)
{
  if (!lacks_reason (window))
    exos_save_ask (window, exos_export_format (id));
}

static void
save_again (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  g_autofree char *id = g_settings_get_string (exos_settings (), "last-export-format");
  const ExosExportFormat *format = exos_export_format (id);

  save_format (window, format->has_numbers && !has_numbers (window) ? "pdf" : id);
}

/* "save-pdf" saves a PDF. */
static void
save_named (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  save_format (window, g_action_get_name (G_ACTION (action)) + strlen ("save-"));
}

static void
copy (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  if (!lacks_reason (window))
    exos_copy (window, g_action_get_name (G_ACTION (action)) + strlen ("copy-"));
}

static void
print (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  if (!lacks_reason (window))
    exos_print (window);
}

static ExosMemoPage *
get_memo_page (gpointer window)
{
  return EXOS_MEMO_PAGE (exos_window_get_page_widget (window, EXOS_PAGE_MEMO));
}

static void
zoom_in (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  exos_memo_page_zoom_in (get_memo_page (window));
}

static void
zoom_out (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  exos_memo_page_zoom_out (get_memo_page (window));
}

static void
zoom_fit (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  exos_memo_page_zoom_fit (get_memo_page (window));
}

/* What an action needs beside a report. */
typedef enum
{
  NEEDS_REPORT,
  NEEDS_NUMBERS,
  NEEDS_MEMO_PAGE,
} Need;

static const struct
{
  GActionEntry entry;
  Need need;
} actions[] = {
  { { .name = "save", .activate = save_again }, NEEDS_REPORT },
  { { .name = "save-as", .activate = save_again }, NEEDS_REPORT },
  { { .name = "save-pdf", .activate = save_named }, NEEDS_REPORT },
  { { .name = "save-html", .activate = save_named }, NEEDS_REPORT },
  { { .name = "save-markdown", .activate = save_named }, NEEDS_REPORT },
  { { .name = "save-json", .activate = save_named }, NEEDS_REPORT },
  { { .name = "save-png", .activate = save_named }, NEEDS_NUMBERS },
  { { .name = "copy-rich", .activate = copy }, NEEDS_REPORT },
  { { .name = "copy-markdown", .activate = copy }, NEEDS_REPORT },
  { { .name = "copy-summary", .activate = copy }, NEEDS_REPORT },
  { { .name = "copy-text", .activate = copy }, NEEDS_REPORT },
  { { .name = "copy-json", .activate = copy }, NEEDS_REPORT },
  { { .name = "copy-chart", .activate = copy }, NEEDS_NUMBERS },
  { { .name = "print", .activate = print }, NEEDS_REPORT },
  { { .name = "zoom-in", .activate = zoom_in }, NEEDS_MEMO_PAGE },
  { { .name = "zoom-out", .activate = zoom_out }, NEEDS_MEMO_PAGE },
  { { .name = "zoom-fit", .activate = zoom_fit }, NEEDS_MEMO_PAGE },
};

void
exos_export_add_actions (ExosWindow *window)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    g_action_map_add_action_entries (G_ACTION_MAP (window), &actions[i].entry, 1, window);
}

static gboolean
is_met (ExosWindow *window, Need need)
{
  const ExosReport *report = exos_session_get_report (exos_window_get_session (window));

  switch (need)
    {
    case NEEDS_REPORT:
      return report != NULL;
    case NEEDS_NUMBERS:
      return has_numbers (window);
    case NEEDS_MEMO_PAGE:
      return report != NULL && exos_window_get_page (window) == EXOS_PAGE_MEMO;
    }

  g_return_val_if_reached (FALSE);
}

void
exos_export_update_actions (ExosWindow *window)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), actions[i].entry.name);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_met (window, actions[i].need));
    }
}
