// SPDX-License-Identifier: MIT
/* Underlined letters: Alt and a letter goes to one thing. Run once a language. */
#include "experiment-fixture.h"

#include <libintl.h>

#include "data/language.h"
#include "ui/widgets/empty-state.h"

static const char *const samples[] = { "sample_unit_rows.csv", "sample_events.csv" };

static void
add_label (GtkLabel *label, GHashTable *seen, const char *where)
{
  const guint letter = gdk_keyval_to_lower (gtk_label_get_mnemonic_keyval (label));
  const char *text = gtk_label_get_text (label);
  const char *other = g_hash_table_lookup (seen, GUINT_TO_POINTER (letter));

  if (letter == GDK_KEY_VoidSymbol || letter == 0)
    return;
  if (other != NULL && !g_str_equal (other, text))
    {
      g_test_message ("%s: %s is in “%s” and in “%s”", where, gdk_keyval_name (letter), other,
                      text);
      g_test_fail ();
    }
  g_hash_table_insert (seen, GUINT_TO_POINTER (letter), (gpointer) text);
}

/* Popovers have letters of their own, and what stands for a file is never beside one. */
static void
collect (GtkWidget *widget, GHashTable *seen, const char *where)
{
  if (GTK_IS_LABEL (widget))
    add_label (GTK_LABEL (widget), seen, where);
  /* What is folded is not among the children. */
  if (GTK_IS_EXPANDER (widget) && !gtk_expander_get_expanded (GTK_EXPANDER (widget)))
    collect (gtk_expander_get_child (GTK_EXPANDER (widget)), seen, where);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child) && !EXOS_IS_EMPTY_STATE (child))
      collect (child, seen, where);
}

static void
check (gpointer root, const char *where)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  collect (root, seen, where);
}

/* Also of what is hidden now: it is shown with another file. */
static void
test_pages (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      Fixture f;

      exos_fixture_open_sample (&f, samples[i]);
      for (int page = 0; page < EXOS_N_PAGES; page++)
        check (exos_window_get_page_widget (f.window, (ExosPageId) page),
               exos_page_name ((ExosPageId) page));
      exos_fixture_close (&f);
    }
}

static void
test_windows (void)
{
  static const char *const actions[] = { "app.planner", "win.simulator", "app.preferences" };
  Fixture f;

  exos_fixture_open_sample (&f, "sample_launch.csv");
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GList) before = gtk_window_list_toplevels ();

      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f.window), actions[i], NULL));
      exos_test_drain ();

      g_autoptr (GList) windows = gtk_window_list_toplevels ();

      g_assert_cmpuint (g_list_length (windows), ==, g_list_length (before) + 1);
      for (GList *it = windows; it != NULL; it = it->next)
        if (g_list_find (before, it->data) == NULL)
          {
            check (it->data, actions[i]);
            gtk_window_destroy (it->data);
          }
    }
  exos_fixture_close (&f);
}

/* A test is not where a program looks for them. */
static void
use_catalogues (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_BUILT, "..", "..", "po", NULL);

  bindtextdomain (textdomain (NULL), folder);
  g_assert_cmpstr (gettext ("_Owner"), ==, exos_gettext ("_Owner"));
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);
  use_catalogues ();
  g_test_add_func ("/mnemonics/pages", test_pages);
  g_test_add_func ("/mnemonics/windows", test_windows);
  return g_test_run ();
}
