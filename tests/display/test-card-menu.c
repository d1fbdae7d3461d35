// SPDX-License-Identifier: MIT
/* The menus of the cards of the results. */
#include "card-fixture.h"

static GtkPopover *
popover_of (GtkWidget *card)
{
  GtkWidget *last = gtk_widget_get_last_child (card);

  return GTK_IS_POPOVER (last) ? GTK_POPOVER (last) : NULL;
}

static gboolean
is_open (GtkWidget *card)
{
  GtkPopover *popover = popover_of (card);

  return popover != NULL && gtk_widget_get_mapped (GTK_WIDGET (popover));
}

/* The controller of a type that card has itself. */
static gpointer
controller_of (GtkWidget *card, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (card);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_type_is_a (G_OBJECT_TYPE (controller), type))
        return controller;
    }

  g_assert_not_reached ();
}

static void
click (GtkWidget *card)
{
  g_signal_emit_by_name (controller_of (card, GTK_TYPE_GESTURE_CLICK), "pressed", 1, 50.0, 20.0);
  exos_test_wait (is_open (card), 3000);
}

static void
press (GtkWidget *card, const char *key)
{
  GListModel *shortcuts = controller_of (card, GTK_TYPE_SHORTCUT_CONTROLLER);
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);
      g_autofree char *trigger =
          gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

      if (!g_str_equal (trigger, key))
        continue;
      found = TRUE;
      gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, card, NULL);
    }

  g_assert_true (found);
}

static void
close_menu (GtkWidget *card)
{
  gtk_popover_popdown (popover_of (card));
  exos_test_wait (!is_open (card), 3000);
}

/* The items that the menu of card shows, each on a line. */
static char *
items_of (GtkWidget *card)
{
  char *texts;

  exos_test_wait (gtk_widget_get_width (card) > 0, 3000);
  gtk_widget_child_focus (card, GTK_DIR_TAB_FORWARD);
  press (card, "Menu");
  exos_test_wait (is_open (card), 3000);
  texts = exos_test_texts (popover_of (card));
  close_menu (card);
  return texts;
}

/* What each card of a sample offers; NULL: the card is hidden. */
static const struct
{
  const char *sample;
  const char *card;
  const char *items;
} offers[] = {
#define TEXTS "Copy as _Image\nCopy as M_arkdown\n"
#define ALL "Copy as _Image\nCopy _Table\nCopy as M_arkdown\n"
  { "sample_launch.csv", "primary_card", ALL },
  { "sample_launch.csv", "guardrail_card", ALL },
  { "sample_launch.csv", "health_card", TEXTS },
  { "sample_launch.csv", "tipping_card", TEXTS },
  { "sample_launch.csv", "bayes_card", TEXTS },
  { "sample_launch.csv", "method_card", TEXTS },
  { "sample_blocked.csv", "primary_card", NULL },
  { "sample_blocked.csv", "guardrail_card", NULL },
  { "sample_blocked.csv", "tipping_card", TEXTS },
  { "sample_blocked.csv", "bayes_card", NULL },
  { "sample_blocked.csv", "method_card", TEXTS },
  { "sample_srm_warning.csv", "health_card", TEXTS },
  { "sample_several_treatments.csv", "guardrail_card", ALL },
  { "sample_unit_rows.csv", "segments_card", ALL },
  { "sample_unit_rows.csv", "days_card", TEXTS },
  { "sample_launch.csv", "segments_card", NULL },
  { "sample_launch.csv", "days_card", NULL },
};

static void
test_cards_offer_what_they_have (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      Fixture fixture;
      GtkWidget *card;

      exos_cards_open (&fixture, offers[i].sample);
      card = exos_part (&fixture, offers[i].card, 0);
      g_test_message ("%s of %s", offers[i].card, offers[i].sample);
      g_assert_cmpint (gtk_widget_get_mapped (card), ==, offers[i].items != NULL);
      if (offers[i].items != NULL)
        {
          g_autofree char *items = items_of (card);

          g_assert_cmpstr (items, ==, offers[i].items);
        }
      exos_fixture_close (&fixture);
    }
}

static GtkWidget *
focus_of (const Fixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

/* The second row of the table in card, with the keyboard. */
static GtkWidget *
focus_row (GtkWidget *card)
{
  GtkWidget *row = exos_test_find (card, GTK_TYPE_LIST_BOX_ROW, NULL, NULL);

  row = gtk_widget_get_next_sibling (row);
  g_assert_true (gtk_widget_grab_focus (row));
  return row;
}

static void
test_keys_open_it_at_the_row_and_go_back_there (void)
{
  static const char *const keys[] = { "<Shift>F10", "Menu" };
  Fixture fixture;
  GtkWidget *card;
  GtkWidget *row;

  exos_cards_open (&fixture, "sample_launch.csv");
  card = exos_part (&fixture, "guardrail_card", 0);
  row = focus_row (card);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GdkRectangle at;
      graphene_rect_t bounds;

      press (card, keys[i]);
      exos_test_wait (is_open (card), 3000);
      g_assert_true (gtk_widget_is_ancestor (focus_of (&fixture), GTK_WIDGET (popover_of (card))));
      g_assert_true (gtk_popover_get_pointing_to (popover_of (card), &at));
      g_assert_true (gtk_widget_compute_bounds (row, card, &bounds));
      g_assert_cmpint (at.y, ==, (int) bounds.origin.y);
      close_menu (card);
      exos_test_drain ();
      g_assert_true (focus_of (&fixture) == row);
    }
  exos_fixture_close (&fixture);
}

static void
test_click_opens_it_at_the_pointer_and_moves_no_focus (void)
{
  Fixture fixture;
  GtkWidget *card;
  GtkWidget *row;
  GdkRectangle at;

  exos_cards_open (&fixture, "sample_launch.csv");
  card = exos_part (&fixture, "health_card", 0);
  row = focus_row (exos_part (&fixture, "primary_card", 0));
  click (card);
  g_assert_true (gtk_popover_get_pointing_to (popover_of (card), &at));
  g_assert_cmpint (at.x, ==, 50);
  g_assert_cmpint (at.y, ==, 20);
  close_menu (card);
  exos_test_drain ();
  g_assert_true (focus_of (&fixture) == row);
  exos_fixture_close (&fixture);
}

/* A card without rows or buttons has to be reached as well. */
static void
test_every_card_takes_the_keyboard (void)
{
  Fixture fixture;

  exos_cards_open (&fixture, "sample_launch.csv");
  for (gsize i = 0; i < G_N_ELEMENTS (exos_card_parts); i++)
    {
      GtkWidget *card = exos_part (&fixture, exos_card_parts[i], 0);

      g_test_message ("%s", exos_card_parts[i]);
      exos_test_wait (gtk_widget_get_width (card) > 0, 3000);
      g_assert_true (gtk_widget_child_focus (card, GTK_DIR_TAB_FORWARD));
      press (card, "<Shift>F10");
      exos_test_wait (is_open (card), 3000);
      close_menu (card);
    }
  exos_fixture_close (&fixture);
}

/* The items do what they say, although the menu closes under them, and the keyboard is back
 * afterwards. */
static void
test_items_copy (void)
{
  static const struct
  {
    const char *item;
    const char *said;
  } items[] = {
    { "Copy as Image", "Card copied as an image" },
    { "Copy Table", "Table copied" },
    { "Copy as Markdown", "Copied as Markdown" },
  };
  Fixture fixture;
  GtkWidget *card;
  GtkWidget *row;
  GtkWidget *item;

  exos_cards_open (&fixture, "sample_launch.csv");
  card = exos_part (&fixture, "primary_card", 0);
  row = focus_row (card);
  gtk_window_set_focus_visible (GTK_WINDOW (fixture.window), TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    {
      press (card, "<Shift>F10");
      exos_test_wait (is_open (card), 3000);
      item = exos_test_find (popover_of (card), g_type_from_name ("GtkModelButton"), "text",
                             items[i].item);
      gtk_widget_activate (item);
      exos_test_wait (!is_open (card), 3000);
      exos_test_wait (g_strcmp0 (exos_window_get_toast (fixture.window), items[i].said) == 0, 3000);
      exos_test_drain ();
      g_assert_true (focus_of (&fixture) == row);
      g_assert_true (gtk_window_get_focus_visible (GTK_WINDOW (fixture.window)));
    }
  exos_fixture_close (&fixture);
}

/* With the wheel the row went out of sight, far below the screen. */
static void
test_keys_open_it_in_the_window (void)
{
  Fixture fixture;
  GtkWidget *card;
  GdkRectangle at;
  graphene_rect_t bounds;

  exos_cards_open (&fixture, "sample_launch.csv");
  card = exos_part (&fixture, "method_card", 0);
  exos_test_wait (gtk_widget_get_width (card) > 0, 3000);
  g_assert_true (gtk_widget_child_focus (card, GTK_DIR_TAB_FORWARD));
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (exos_part (&fixture, "scroller", 0)), 0.0);
  exos_test_drain ();
  press (card, "<Shift>F10");
  exos_test_wait (is_open (card), 3000);
  g_assert_true (gtk_popover_get_pointing_to (popover_of (card), &at));
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (fixture.window), card, &bounds));
  g_assert_cmpint (at.y + at.height, <=, (int) (bounds.origin.y + bounds.size.height));
  exos_fixture_close (&fixture);
}

/* A card that another report has nothing for takes its open menu with it. */
static void
test_menu_closes_with_its_card (void)
{
  Fixture fixture;
  GtkWidget *card;

  exos_cards_open (&fixture, "sample_launch.csv");
  card = exos_part (&fixture, "primary_card", 0);
  focus_row (card);
  press (card, "Menu");
  exos_test_wait (is_open (card), 3000);
  exos_test_open_sample (fixture.window, "sample_blocked.csv");
  exos_test_wait (!is_open (card), 3000);
  exos_test_open_sample (fixture.window, "sample_launch.csv");
  exos_window_show_page (fixture.window, EXOS_PAGE_RESULTS);
  exos_test_wait (gtk_widget_get_mapped (card), 3000);
  click (card);
  exos_fixture_close (&fixture);
}

/* The menu stays through another report, and offers what that has. */
static void
test_menu_follows_the_report (void)
{
  Fixture fixture;
  g_autoptr (GFile) file = exos_test_write (
      "plain.csv", "variant,users,conversions\ncontrol,10000,1200\ntreatment,10050,1320\n");
  g_autofree char *items = NULL;

  exos_cards_open (&fixture, "sample_launch.csv");
  items = items_of (exos_part (&fixture, "guardrail_card", 0));
  g_assert_cmpstr (items, ==, ALL);
  g_free (items);
  exos_test_open (fixture.window, file);
  exos_test_drain ();
  items = items_of (exos_part (&fixture, "guardrail_card", 0));
  g_assert_cmpstr (items, ==, TEXTS);
  exos_fixture_close (&fixture);
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);
  g_test_add_func ("/card-menu/cards-offer-what-they-have", test_cards_offer_what_they_have);
  g_test_add_func ("/card-menu/keys-open-it-at-the-row-and-go-back-there",
                   test_keys_open_it_at_the_row_and_go_back_there);
  g_test_add_func ("/card-menu/click-opens-it-at-the-pointer-and-moves-no-focus",
                   test_click_opens_it_at_the_pointer_and_moves_no_focus);
  g_test_add_func ("/card-menu/every-card-takes-the-keyboard", test_every_card_takes_the_keyboard);
  g_test_add_func ("/card-menu/items-copy", test_items_copy);
  g_test_add_func ("/card-menu/menu-follows-the-report", test_menu_follows_the_report);
  g_test_add_func ("/card-menu/keys-open-it-in-the-window", test_keys_open_it_in_the_window);
  g_test_add_func ("/card-menu/menu-closes-with-its-card", test_menu_closes_with_its_card);
  return g_test_run ();
}
