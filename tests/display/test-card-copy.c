// SPDX-License-Identifier: MIT
/* What is copied from the cards of the results. */
#include <string.h>

#include "card-fixture.h"

/* What the clipboard holds, as a value of a type. */
static void
read_clipboard (const Fixture *fixture, GType type, GValue *value)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->window));
  g_autoptr (GError) error = NULL;

  g_value_init (value, type);
  gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), value, &error);
  g_assert_no_error (error);
}

static void
assert_copies (const Fixture *fixture, const char *part, const char *action, const char *wanted)
{
  GtkWidget *card = exos_part (fixture, part, 0);
  g_auto (GValue) value = G_VALUE_INIT;

  g_assert_true (gtk_widget_activate_action (card, action, NULL));
  read_clipboard (fixture, G_TYPE_STRING, &value);
  g_assert_cmpstr (g_value_get_string (&value), ==, wanted);
}

static void
test_tables_are_copied_for_spreadsheets (void)
{
  Fixture fixture;

  exos_cards_open (&fixture, "sample_launch.csv");
  assert_copies (&fixture, "primary_card", "card.copy-table",
                 "Group\tUsers\tConversions\tRate\n"
                 "control\t10,000\t1,200\t12.00%\n"
                 "treatment\t10,050\t1,320\t13.13%\n");
  g_assert_cmpstr (exos_window_get_toast (fixture.window), ==, "Table copied");
  assert_copies (&fixture, "guardrail_card", "card.copy-table",
                 "Metric\tControl\tTreatment\tChange\t95% CI\tStatus\n"
                 "guardrail_cancel\t1.20%\t1.17%\t−0.03 pp\t−0.33 to 0.28\tOK\n"
                 "guardrail_error\t0.35%\t0.33%\t−0.02 pp\t−0.19 to 0.14\tOK\n");
  exos_fixture_close (&fixture);
}

static void
test_markdown_has_title_and_words (void)
{
  Fixture fixture;

  exos_cards_open (&fixture, "sample_launch.csv");
  assert_copies (&fixture, "primary_card", "card.copy-markdown",
                 "## Primary metric: conversion rate\n\n"
                 "| Group | Users | Conversions | Rate |\n"
                 "|---|--:|--:|--:|\n"
                 "| control | 10,000 | 1,200 | 12.00% |\n"
                 "| treatment | 10,050 | 1,320 | 13.13% |\n\n"
                 "**+1.13 pp** (+9.5% relative), 95% CI +0.22 to +2.05 pp, p = 0.015\n\n"
                 "two-proportion z-test, two-sided, α 0.05\n");
  g_assert_cmpstr (exos_window_get_toast (fixture.window), ==, "Copied as Markdown");
  assert_copies (&fixture, "health_card", "card.copy-markdown",
                 "## Data health: Healthy\n\n"
                 "control 49.9% (10,000 users), treatment 50.1% (10,050 users); planned 50% / 50%; "
                 "SRM p 0.724: as planned.\n\n"
                 "SRM p = 0.724 · 6 checks passed\n");
  assert_copies (&fixture, "tipping_card", "card.copy-markdown",
                 "## What would change this verdict\n\n"
                 "23 fewer conversions in “treatment” and this would be Hold. "
                 "13 more ‘guardrail_cancel’ in “treatment” and this would be Hold. "
                 "13 more ‘guardrail_error’ in “treatment” and this would be Hold. "
                 "More users at these rates, up to 100 times as many, would not change this.\n\n"
                 "One number changed at a time, judged by the same rules.\n");
  assert_copies (&fixture, "bayes_card", "card.copy-markdown",
                 "## Bayesian view\n\n"
                 "99.2% chance the treatment is better · expected loss 0.001 pp\n\n"
                 "For reference. It does not change the decision.\n");
  exos_fixture_close (&fixture);
}

/* It is looked for when it is unfolded, and again for every report while it is. */
static void
test_tipping_points_come_when_unfolded (void)
{
  static const char launch[] = "23 fewer conversions in “treatment” and this would be Hold.";
  Fixture fixture;
  GtkWidget *expander;
  g_autoptr (GFile) file = exos_test_write (
      "plain.csv", "variant,users,conversions\ncontrol,10000,1200\ntreatment,10000,1250\n");

  g_settings_set_boolean (exos_settings (), "tipping-expanded", FALSE);
  exos_fixture_open_sample (&fixture, "sample_launch.csv");
  fixture.page = exos_window_get_page_widget (fixture.window, EXOS_PAGE_RESULTS);
  exos_window_show_page (fixture.window, EXOS_PAGE_RESULTS);
  exos_test_drain ();
  expander = exos_part (&fixture, "tipping_expander", 0);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  exos_test_drain ();
  g_assert_nonnull (exos_test_find (expander, GTK_TYPE_LABEL, "label", launch));
  exos_test_open (fixture.window, file);
  g_assert_null (exos_test_find (expander, GTK_TYPE_LABEL, "label", launch));
  g_assert_nonnull (
      exos_test_find (expander, GTK_TYPE_LABEL, "label",
                      "42 more conversions in “treatment” and this would be Launch."));
  exos_fixture_close (&fixture);
}

/* Each effect is told, as no single one is that of the memo. */
static void
test_markdown_of_several_treatments (void)
{
  Fixture fixture;
  g_auto (GValue) value = G_VALUE_INIT;

  exos_cards_open (&fixture, "sample_several_treatments.csv");
  gtk_widget_activate_action (exos_part (&fixture, "primary_card", 0), "card.copy-markdown", NULL);
  read_clipboard (&fixture, G_TYPE_STRING, &value);
  g_test_message ("%s", g_value_get_string (&value));
  g_assert_nonnull (strstr (g_value_get_string (&value), "\n\nshort_copy: Up 0.23 points; "));
  g_assert_null (strstr (g_value_get_string (&value), "**"));
  exos_fixture_close (&fixture);
}

/* What leaves the window speaks the language of the memo. */
static void
test_copies_speak_the_language_of_the_memo (void)
{
  Fixture fixture;

  exos_cards_open (&fixture, "sample_launch.csv");
  exos_session_set_memo_language (fixture.session, "ko");
  assert_copies (&fixture, "primary_card", "card.copy-table",
                 "그룹\t사용자 수\t전환 수\t전환율\n"
                 "control\t10,000\t1,200\t12.00%\n"
                 "treatment\t10,050\t1,320\t13.13%\n");
  g_assert_cmpstr (exos_window_get_toast (fixture.window), ==, "Table copied");
  assert_copies (&fixture, "bayes_card", "card.copy-markdown",
                 "## 베이지안 결과\n\n"
                 "실험군이 더 나을 확률 99.2% · 기대 손실 0.001%p\n\n"
                 "참고용입니다. 결정에는 반영되지 않습니다.\n");
  exos_fixture_close (&fixture);
}

static void
test_card_without_guardrails_says_so (void)
{
  Fixture fixture;
  g_autoptr (GFile) file = exos_test_write (
      "plain.csv", "variant,users,conversions\ncontrol,10000,1200\ntreatment,10050,1320\n");

  exos_cards_open (&fixture, "sample_launch.csv");
  exos_test_open (fixture.window, file);
  assert_copies (&fixture, "guardrail_card", "card.copy-markdown",
                 "## Guardrails\n\nNo guardrails chosen. Pick columns that must not get worse.\n");
  exos_fixture_close (&fixture);
}

/* It is drawn once more before, so it takes a moment. */
static void
copy_image (const Fixture *fixture, GtkWidget *card)
{
  exos_window_toast (fixture->window, "Before", NULL, NULL, NULL, NULL);
  g_assert_true (gtk_widget_activate_action (card, "card.copy-image", NULL));
  exos_test_wait (g_strcmp0 (exos_window_get_toast (fixture->window), "Before") != 0, 3000);
}

static guint32
pixel_at (GdkTexture *texture, int x, int y)
{
  const int width = gdk_texture_get_width (texture);
  g_autofree guint32 *pixels = g_new (guint32, width * gdk_texture_get_height (texture));

  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);
  return pixels[y * width + x];
}

static GBytes *
image_of (const Fixture *fixture, GtkWidget *card)
{
  g_auto (GValue) value = G_VALUE_INIT;

  copy_image (fixture, card);
  read_clipboard (fixture, GDK_TYPE_TEXTURE, &value);
  return gdk_texture_save_to_png_bytes (g_value_get_object (&value));
}

static void
test_image_does_not_show_where_the_keyboard_is (void)
{
  Fixture fixture;
  GtkWidget *card;
  GtkWidget *row;

  exos_cards_open (&fixture, "sample_launch.csv");
  card = exos_part (&fixture, "guardrail_card", 0);
  row = exos_test_find (card, GTK_TYPE_LIST_BOX_ROW, NULL, NULL);

  g_autoptr (GBytes) before = image_of (&fixture, card);

  g_assert_true (gtk_widget_grab_focus (row));
  gtk_window_set_focus_visible (GTK_WINDOW (fixture.window), TRUE);
  exos_test_drain ();

  g_autoptr (GBytes) after = image_of (&fixture, card);

  g_assert_true (gtk_window_get_focus_visible (GTK_WINDOW (fixture.window)));
  g_assert_true (g_bytes_equal (before, after));
  exos_fixture_close (&fixture);
}

/* Twice as large as shown, round corners included. */
static void
test_image_is_the_card (void)
{
  Fixture fixture;

  exos_cards_open (&fixture, "sample_launch.csv");
  for (gsize i = 0; i < G_N_ELEMENTS (exos_card_parts); i++)
    {
      GtkWidget *card = exos_part (&fixture, exos_card_parts[i], 0);
      g_auto (GValue) value = G_VALUE_INIT;
      GdkTexture *texture;

      exos_test_wait (gtk_widget_get_width (card) > 0, 3000);
      copy_image (&fixture, card);
      g_assert_cmpstr (exos_window_get_toast (fixture.window), ==, "Card copied as an image");
      read_clipboard (&fixture, GDK_TYPE_TEXTURE, &value);
      texture = g_value_get_object (&value);
      g_assert_cmpint (gdk_texture_get_width (texture), ==, 2 * gtk_widget_get_width (card));
      g_assert_cmpint (gdk_texture_get_height (texture), ==, 2 * gtk_widget_get_height (card));
      g_assert_cmphex (pixel_at (texture, 0, 0), ==, 0);
      g_assert_cmphex (pixel_at (texture, 60, 10), ==, 0xffffffff);
    }
  exos_fixture_close (&fixture);
}

static void
test_what_is_hidden_is_not_copied (void)
{
  Fixture fixture;
  GtkWidget *card;
  g_auto (GValue) value = G_VALUE_INIT;

  exos_cards_open (&fixture, "sample_blocked.csv");
  card = exos_part (&fixture, "primary_card", 0);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (card), "before");
  copy_image (&fixture, card);
  g_assert_cmpstr (exos_window_get_toast (fixture.window), ==,
                   "What is not shown cannot be copied as an image");
  read_clipboard (&fixture, G_TYPE_STRING, &value);
  g_assert_cmpstr (g_value_get_string (&value), ==, "before");
  exos_fixture_close (&fixture);
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);
  g_test_add_func ("/card-copy/tables-are-copied-for-spreadsheets",
                   test_tables_are_copied_for_spreadsheets);
  g_test_add_func ("/card-copy/markdown-has-title-and-words", test_markdown_has_title_and_words);
  g_test_add_func ("/card-copy/markdown-of-several-treatments",
                   test_markdown_of_several_treatments);
  g_test_add_func ("/card-copy/copies-speak-the-language-of-the-memo",
                   test_copies_speak_the_language_of_the_memo);
  g_test_add_func ("/card-copy/card-without-guardrails-says-so",
                   test_card_without_guardrails_says_so);
  g_test_add_func ("/card-copy/tipping-points-come-when-unfolded",
                   test_tipping_points_come_when_unfolded);
  g_test_add_func ("/card-copy/image-is-the-card", test_image_is_the_card);
  g_test_add_func ("/card-copy/image-does-not-show-where-the-keyboard-is",
                   test_image_does_not_show_where_the_keyboard_is);
  g_test_add_func ("/card-copy/what-is-hidden-is-not-copied", test_what_is_hidden_is_not_copied);
  return g_test_run ();
}
