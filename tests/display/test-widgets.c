// SPDX-License-Identifier: MIT
#include <string.h>

#include "ui-fixture.h"
#include "ui/style.h"
#include "ui/undo.h"
#include "ui/widgets/adaptive-layout.h"
#include "ui/widgets/clamp-layout.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/toast.h"

static GtkWidget *
create_block (int width, int height)
{
  GtkWidget *block = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (block), width);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (block), height);
  return block;
}

/* A box that takes over the layout; the caller owns it. */
static GtkWidget *
create_box_with (gpointer layout)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));

  gtk_widget_set_layout_manager (box, layout);
  return box;
}

static GtkWidget *
create_box (int threshold, gboolean is_homogeneous)
{
  return create_box_with (g_object_new (EXOS_TYPE_ADAPTIVE_LAYOUT, "threshold", threshold,
                                        "homogeneous", is_homogeneous, "column-spacing", 10,
                                        "row-spacing", 6, NULL));
}

/* Two children of 100x40 and 200x30 under a width: how high the widget wants to be. */
typedef struct
{
  const char *path;
  int threshold;
  gboolean is_homogeneous;
  int width;
  int height;
} Fold;

static const Fold folds[] = {
  { "/layout/wide-stands-side-by-side", 400, FALSE, 400, 40 },
  { "/layout/below-the-threshold-it-folds", 400, FALSE, 399, 40 + 6 + 30 },
  { "/layout/what-does-not-fit-folds-above-the-threshold", 200, FALSE, 309, 40 + 6 + 30 },
  { "/layout/what-just-fits-stands-side-by-side", 200, FALSE, 310, 40 },
  { "/layout/equal-columns-need-twice-the-widest", 200, TRUE, 409, 40 + 6 + 30 },
  { "/layout/equal-columns-fit", 200, TRUE, 410, 40 },
};

static void
test_fold (gconstpointer data)
{
  const Fold *fold = data;
  GtkWidget *box = create_box (fold->threshold, fold->is_homogeneous);
  int minimum, natural;

  gtk_box_append (GTK_BOX (box), create_block (100, 40));
  gtk_box_append (GTK_BOX (box), create_block (200, 30));
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, fold->width, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, fold->height);
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 200);
  g_assert_cmpint (natural, ==, 310);
  g_object_unref (box);
}

static void
test_hidden_children_take_no_room (void)
{
  GtkWidget *box = create_box (0, FALSE);
  GtkWidget *hidden = create_block (500, 500);
  int minimum, natural;

  gtk_box_append (GTK_BOX (box), create_block (100, 40));
  gtk_box_append (GTK_BOX (box), hidden);
  gtk_widget_set_visible (hidden, FALSE);
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, 100);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 100, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, 40);
  g_object_unref (box);
}

/* The second of 100x40 and 200x30 is there side by side only, and comes back. */
static void
test_last_is_dropped_in_a_fold (void)
{
  g_autoptr (GtkWidget) box = g_object_ref_sink (exos_adaptive_box_new (400, 10, 6));
  GtkWidget *last = create_block (200, 30);
  const struct
  {
    int width;
    int height;
    gboolean is_shown;
  } cases[] = { { 400, 40, TRUE }, { 300, 40, FALSE }, { 500, 40, TRUE } };

  gtk_box_append (GTK_BOX (box), create_block (100, 40));
  gtk_box_append (GTK_BOX (box), last);
  exos_adaptive_box_drop_last (box);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int natural;

      gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, cases[i].width, NULL, &natural, NULL,
                          NULL);
      g_assert_cmpint (natural, ==, cases[i].height);
      gtk_widget_size_allocate (box, &(GtkAllocation) { 0, 0, cases[i].width, natural }, -1);
      g_assert_cmpint (gtk_widget_get_child_visible (last), ==, cases[i].is_shown);
    }
}

static void
test_clamp_keeps_lines_readable (void)
{
  GtkWidget *window = gtk_window_new ();
  g_autoptr (GtkWidget) box = create_box_with (g_object_new (EXOS_TYPE_CLAMP_LAYOUT, NULL));
  GtkWidget *child = create_block (100, 40);

  gtk_box_append (GTK_BOX (box), child);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 300);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  exos_test_wait (gtk_widget_get_width (box) >= 1200, 3000);
  g_assert_cmpint (gtk_widget_get_width (child), ==, (int) (920 * exos_style_get_text_scale ()));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
count (gpointer n)
{
  (*(int *) n)++;
}

static GtkWidget *
present (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  return window;
}

static void
test_toast_acts_once_and_frees_what_it_holds (void)
{
  ExosToast *toast = g_object_new (EXOS_TYPE_TOAST, NULL);
  GtkWidget *window = present (GTK_WIDGET (toast));
  int n_acted = 0, n_freed = 0;
  GtkWidget *button;

  exos_toast_show (toast, "First", "Undo", count, &n_acted, NULL);
  button = exos_test_find (toast, GTK_TYPE_BUTTON, "label", "Undo");
  g_assert_cmpstr (exos_toast_get_message (toast), ==, "First");
  g_signal_emit_by_name (button, "clicked");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpint (n_acted, ==, 1);
  g_assert_null (exos_toast_get_message (toast));

  exos_toast_show (toast, "Second", "Undo", NULL, &n_freed, count);
  exos_toast_show (toast, "Third", NULL, NULL, NULL, NULL);
  g_assert_cmpint (n_freed, ==, 1);
  g_assert_cmpstr (exos_toast_get_message (toast), ==, "Third");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_toast_is_spoken (void)
{
  ExosToast *toast = g_object_new (EXOS_TYPE_TOAST, NULL);
  GtkWidget *window = present (GTK_WIDGET (toast));
  GtkWidget *label;

  exos_toast_show (toast, "Saved", NULL, NULL, NULL, NULL);
  label = exos_test_find (toast, GTK_TYPE_LABEL, "label", "Saved");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                   GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Saved");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_notice_says_the_newest (void)
{
  ExosNotice *notice = g_object_new (EXOS_TYPE_NOTICE, NULL);
  GtkWidget *window = present (GTK_WIDGET (notice));

  g_assert_null (exos_notice_get_message (notice));
  exos_notice_show (notice, TRUE, "Old", NULL, NULL);
  exos_notice_show (notice, FALSE, "New", "Reload", "win.reload");
  g_assert_cmpstr (exos_notice_get_message (notice), ==, "New");
  exos_notice_dismiss (notice);
  g_assert_null (exos_notice_get_message (notice));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
push_name (ExosUndo *history, const char *name, const char *key)
{
  const ExosDraft *present = exos_undo_present (history);
  g_autoptr (ExosPlan) plan = exos_plan_copy (present->plan);

  exos_plan_set_name (plan, name);
  exos_undo_push (history, plan, present->edits, key);
}

static const char *
present_name (const ExosUndo *history)
{
  return exos_undo_present (history)->plan->name;
}

static ExosUndo *
create_history (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  g_autoptr (ExosMemoEdits) edits = exos_memo_edits_new ();

  return exos_undo_new (plan, edits);
}

static void
test_history_holds_a_hundred_steps (void)
{
  g_autoptr (ExosUndo) history = create_history ();
  int n_steps = 0;

  for (int i = 0; i < 150; i++)
    {
      g_autofree char *name = g_strdup_printf ("name %d", i);

      push_name (history, name, NULL);
    }
  for (; exos_undo_can_go_back (history); n_steps++)
    exos_undo_go_back (history);
  g_assert_cmpint (n_steps, ==, EXOS_MAX_UNDO);
  g_assert_cmpstr (present_name (history), ==, "name 49");
}

static void
test_a_new_step_forgets_what_was_undone (void)
{
  g_autoptr (ExosUndo) history = create_history ();

  push_name (history, "a", NULL);
  push_name (history, "b", NULL);
  exos_undo_go_back (history);
  push_name (history, "c", NULL);
  g_assert_false (exos_undo_can_go_forward (history));
  exos_undo_go_back (history);
  g_assert_cmpstr (present_name (history), ==, "a");
}

static void
test_fields_are_steps_of_their_own (void)
{
  g_autoptr (ExosUndo) history = create_history ();

  push_name (history, "a", "name");
  push_name (history, "ab", "name");
  push_name (history, "abc", "other");
  exos_undo_go_back (history);
  g_assert_cmpstr (present_name (history), ==, "ab");
  push_name (history, "abd", "name"); /* typed after the undo: not part of what was undone */
  exos_undo_go_back (history);
  g_assert_cmpstr (present_name (history), ==, "ab");
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (folds); i++)
    g_test_add_data_func (folds[i].path, &folds[i], test_fold);
  g_test_add_func ("/layout/hidden-children-take-no-room", test_hidden_children_take_no_room);
  g_test_add_func ("/layout/last-is-dropped-in-a-fold", test_last_is_dropped_in_a_fold);
  g_test_add_func ("/layout/clamp-keeps-lines-readable", test_clamp_keeps_lines_readable);
  g_test_add_func ("/toast/acts-once-and-frees-what-it-holds",
                   test_toast_acts_once_and_frees_what_it_holds);
  g_test_add_func ("/toast/is-spoken", test_toast_is_spoken);
  g_test_add_func ("/notice/says-the-newest", test_notice_says_the_newest);
  g_test_add_func ("/history/holds-a-hundred-steps", test_history_holds_a_hundred_steps);
  g_test_add_func ("/history/a-new-step-forgets-what-was-undone",
                   test_a_new_step_forgets_what_was_undone);
  g_test_add_func ("/history/fields-are-steps-of-their-own", test_fields_are_steps_of_their_own);
  return g_test_run ();
}
