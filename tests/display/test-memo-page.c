// SPDX-License-Identifier: MIT
#include <string.h>

#include "ui-fixture.h"
#include "ui/memo/memo-page.h"
#include "ui/memo/memo-view.h"
#include "ui/memo/paper-sheet.h"
#include "ui/memo/text-field.h"

typedef struct
{
  ExosWindow *window;
  ExosSession *session;
  GtkWidget *page;
} Fixture;

static void
set_up (Fixture *self, gconstpointer sample)
{
  self->window = exos_test_window_new ();
  self->session = exos_window_get_session (self->window);
  exos_test_open_sample (self->window, sample);
  exos_window_show_page (self->window, EXOS_PAGE_MEMO);
  self->page = exos_window_get_page_widget (self->window, EXOS_PAGE_MEMO);
  exos_test_drain ();
}

static void
tear_down (Fixture *self, gconstpointer sample)
{
  exos_test_window_free (self->window);
}

static const ExosMemoEdits *
edits (Fixture *self)
{
  return exos_session_get_edits (self->session);
}

/* A field by its title, mnemonic and all. */
static GtkTextBuffer *
field (Fixture *self, const char *title)
{
  GtkWidget *label = exos_test_find (self->page, GTK_TYPE_LABEL, "label", title);
  GtkWidget *view = gtk_label_get_mnemonic_widget (GTK_LABEL (label));

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
}

static char *
dup_text (GtkTextBuffer *buffer)
{
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  return g_steal_pointer (&text);
}

static void
decide_otherwise (Fixture *self, guint verdict)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (exos_test_find (self->page, GTK_TYPE_CHECK_BUTTON,
                                                                 "label", "Decide otherwise")),
                               TRUE);
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (exos_test_find (self->page, GTK_TYPE_DROP_DOWN, NULL, NULL)), verdict);
}

static void
test_page_is_drawn (Fixture *self, gconstpointer sample)
{
  GtkWidget *view = exos_test_find (self->page, EXOS_TYPE_MEMO_VIEW, NULL, NULL);
  GtkWidget *sheet = exos_test_find (view, EXOS_TYPE_PAPER_SHEET, NULL, NULL);

  exos_test_wait (gtk_test_accessible_has_property (GTK_ACCESSIBLE (sheet),
                                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION),
                  5000);
  g_assert_cmpuint (exos_memo_view_get_n_pages (EXOS_MEMO_VIEW (view)), ==, 1);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (sheet), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (sheet), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Decision memo preview");
}

static void
test_decision_needs_a_reason (Fixture *self, gconstpointer sample)
{
  decide_otherwise (self, 1);
  g_assert_true (edits (self)->is_overridden);
  g_assert_cmpint (edits (self)->decision, ==, EXOS_VERDICT_HOLD);
  g_assert_false (exos_memo_edits_is_complete (edits (self)));

  exos_window_show_page (self->window, EXOS_PAGE_RESULTS);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.copy-markdown", NULL);
  exos_test_drain ();
  g_assert_cmpint (exos_window_get_page (self->window), ==, EXOS_PAGE_MEMO);
  g_assert_nonnull (exos_test_find (self->page, GTK_TYPE_LABEL, "label",
                                    "A reason of at least 10 characters is required."));

  gtk_text_buffer_set_text (field (self, "_Reason (required)"), "The market is not ready.", -1);
  g_assert_true (exos_memo_edits_is_complete (edits (self)));
  g_assert_null (exos_test_find (self->page, GTK_TYPE_LABEL, "label",
                                 "A reason of at least 10 characters is required."));
}

static void
test_other_decision_is_one_click (Fixture *self, gconstpointer sample)
{
  GtkWidget *otherwise =
      exos_test_find (self->page, GTK_TYPE_CHECK_BUTTON, "label", "Decide otherwise");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (otherwise), TRUE);
  g_assert_true (edits (self)->is_overridden);
  g_assert_cmpint (edits (self)->decision, ==, EXOS_VERDICT_HOLD);
  exos_session_undo (self->session);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (otherwise)));
}

static void
test_undo_restores_what_was_written (Fixture *self, gconstpointer sample)
{
  g_autofree char *note = NULL;

  gtk_text_buffer_set_text (field (self, "_Note"), "For the board", -1);
  g_assert_cmpstr (edits (self)->note, ==, "For the board");
  decide_otherwise (self, 2);
  exos_session_undo (self->session); /* the verdict: another than the one proposed */
  exos_session_undo (self->session); /* the decision to decide otherwise */
  g_assert_false (edits (self)->is_overridden);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (gtk_widget_get_parent (
      exos_test_find (self->page, GTK_TYPE_LABEL, "label", "Follow the recommendation: Launch")))));
  exos_session_undo (self->session);
  note = dup_text (field (self, "_Note"));
  g_assert_cmpstr (note, ==, "");
}

static void
test_own_actions_and_back (Fixture *self, gconstpointer sample)
{
  GtkTextBuffer *actions = field (self, "Next _actions, one a line");
  g_autofree char *recommended = dup_text (actions);
  g_autofree char *shown = NULL;
  GtkWidget *button;

  g_assert_nonnull (strstr (recommended, "Roll out in steps"));
  g_assert_null (edits (self)->actions);
  gtk_text_buffer_set_text (actions, "Tell the team\nShip on Monday", -1);
  g_assert_cmpuint (g_strv_length (edits (self)->actions), ==, 2);
  g_assert_cmpstr (edits (self)->actions[1], ==, "Ship on Monday");

  button = exos_test_find (self->page, GTK_TYPE_BUTTON, "label", "Use Recommended Actions");
  g_signal_emit_by_name (button, "clicked");
  g_assert_null (edits (self)->actions);
  shown = dup_text (actions);
  g_assert_cmpstr (shown, ==, recommended);
}

static void
test_typing_leaves_the_cursor (Fixture *self, gconstpointer sample)
{
  GtkTextBuffer *note = field (self, "_Note");
  GtkTextIter cursor;

  gtk_text_buffer_set_text (note, "before after", -1);
  gtk_text_buffer_get_iter_at_offset (note, &cursor, 6);
  gtk_text_buffer_place_cursor (note, &cursor);
  gtk_text_buffer_insert_at_cursor (note, " now", -1);
  exos_test_drain ();
  gtk_text_buffer_get_iter_at_mark (note, &cursor, gtk_text_buffer_get_insert (note));
  g_assert_cmpint (gtk_text_iter_get_offset (&cursor), ==, 10);
  g_assert_cmpstr (edits (self)->note, ==, "before now after");
}

static void
test_long_note_is_said (Fixture *self, gconstpointer sample)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *view = exos_test_find (self->page, EXOS_TYPE_MEMO_VIEW, NULL, NULL);

  for (int i = 0; i < 120; i++)
    g_string_append (text, "A line of a note that goes on and on.\n");
  gtk_text_buffer_set_text (field (self, "_Note"), text->str, -1);
  exos_test_wait (exos_memo_view_get_n_pages (EXOS_MEMO_VIEW (view)) > 1, 5000);
  g_assert_nonnull (exos_test_find (self->page, GTK_TYPE_LABEL, "label",
                                    "The memo is longer than one page. Shorten the note."));
}

static void
assert_shape_of_paper (Fixture *self)
{
  GtkWidget *sheet = exos_test_find (self->page, EXOS_TYPE_PAPER_SHEET, NULL, NULL);

  g_assert_cmpfloat_with_epsilon (
      (double) gtk_widget_get_height (sheet) / gtk_widget_get_width (sheet), 297.0 / 210.0, 0.01);
}

static void
test_zoom_steps_and_fits (Fixture *self, gconstpointer sample)
{
  ExosMemoView *view =
      EXOS_MEMO_VIEW (exos_test_find (self->page, EXOS_TYPE_MEMO_VIEW, NULL, NULL));
  const double fit = exos_memo_view_get_zoom (view);

  for (int i = 0; i < 20; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (self->window), "win.zoom-in", NULL);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
    }
  g_assert_cmpfloat_with_epsilon (exos_memo_view_get_zoom (view), 2.0, 0.01);
  assert_shape_of_paper (self);
  for (int i = 0; i < 20; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (self->window), "win.zoom-out", NULL);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
    }
  g_assert_cmpfloat_with_epsilon (exos_memo_view_get_zoom (view), 0.5, 0.01);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.zoom-fit", NULL);
  exos_test_wait (ABS (exos_memo_view_get_zoom (view) - fit) < 0.05, 3000);
}

/* A window of 360 pixels has 290 for a page. */
static void
test_page_is_narrow_enough (Fixture *self, gconstpointer sample)
{
  int minimum;

  assert_shape_of_paper (self);
  gtk_widget_add_css_class (GTK_WIDGET (self->window), "narrow");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
  gtk_widget_measure (self->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 290);
}

static void
test_language_of_the_memo_is_its_own (Fixture *self, gconstpointer sample)
{
  GtkTextBuffer *actions = field (self, "Next _actions, one a line");
  g_autofree char *korean = NULL;

  exos_session_set_memo_language (self->session, "ko");
  exos_test_drain ();
  korean = dup_text (actions);
  g_assert_nonnull (strstr (korean, "단계적 배포"));
  g_assert_nonnull (exos_test_find (self->page, GTK_TYPE_LABEL, "label", "_Note"));
}

#define ADD(name, sample, test) \
  g_test_add ("/memo-page/" name, Fixture, sample, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);
  ADD ("page-is-drawn", "sample_launch.csv", test_page_is_drawn);
  ADD ("page-of-blocked-data-is-drawn", "sample_blocked.csv", test_page_is_drawn);
  ADD ("decision-needs-a-reason", "sample_launch.csv", test_decision_needs_a_reason);
  ADD ("other-decision-is-one-click", "sample_launch.csv", test_other_decision_is_one_click);
  ADD ("page-is-narrow-enough", "sample_launch.csv", test_page_is_narrow_enough);
  ADD ("undo-restores-what-was-written", "sample_launch.csv", test_undo_restores_what_was_written);
  ADD ("own-actions-and-back", "sample_launch.csv", test_own_actions_and_back);
  ADD ("typing-leaves-the-cursor", "sample_launch.csv", test_typing_leaves_the_cursor);
  ADD ("long-note-is-said", "sample_launch.csv", test_long_note_is_said);
  ADD ("zoom-steps-and-fits", "sample_launch.csv", test_zoom_steps_and_fits);
  ADD ("language-of-the-memo-is-its-own", "sample_launch.csv",
       test_language_of_the_memo_is_its_own);
  return g_test_run ();
}
