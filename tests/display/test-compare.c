// SPDX-License-Identifier: MIT
/* Two kept decisions stand side by side, and what differs is said. */
#include "decisions-fixture.h"
#include "ui/companion.h"
#include "ui/home/compare-window.h"
#include "ui/home/runs.h"

#define REPORT(users, metric, effect, guardrail)                                                  \
  "{\"plan\":{\"primary\":\"" metric "\",\"measure\":\"rate\",\"control\":\"a\"},"                \
  "\"variants\":[{\"name\":\"a\",\"role\":\"control\",\"users\":" users "},"                      \
  "{\"name\":\"b\",\"role\":\"treatment\",\"users\":100}],\"health\":{\"status\":\"healthy\"},"   \
  "\"result\":{\"srm\":{\"status\":\"ok\"},\"primary\":{\"b\":{\"rate_c\":0.1,\"rate_t\":0.2,"    \
  "\"ci\":[0,1]}},\"guardrails\":{\"b\":{\"" guardrail "\":{\"measure\":\"rate\",\"rate_c\":0.1," \
  "\"rate_t\":0.12,\"state\":\"ok\"}}}},\"decision\":{\"treatment\":\"b\",\"sentence\":\"So.\","  \
  "\"evidence\":[\"" effect "\"]}}"

typedef struct
{
  const char *name;
  const char *first; /* NULL: there is no such line */
  const char *second;
  gboolean differs;
} Expected;

static ExosRecord
make_record (ExosVerdict verdict, char *report, char *sha256)
{
  static char *files[] = { "a.csv", NULL };

  return (ExosRecord) { .experiment = "Alpha",
                        .saved = "2026-03-14T09:26:53.589Z",
                        .verdict = verdict,
                        .recommended = verdict,
                        .files = files,
                        .sha256 = sha256,
                        .report = report };
}

static const ExosRunsRow *
find_row (GPtrArray *rows, const char *name)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((ExosRunsRow *) g_ptr_array_index (rows, i))->name, name))
      return g_ptr_array_index (rows, i);

  return NULL;
}

static void
test_lines_say_what_both_are (void)
{
  static const Expected expected[] = {
    { "Decision", "Hold", "Launch", TRUE },
    { "Why", "So.", "So.", FALSE },
    { "Saved on", "14 March 2026, 09:26", "14 March 2026, 09:26", FALSE },
    { "Owner", NULL, NULL, FALSE },
    { "Primary metric", "buys", "buys", FALSE },
    { "Users", "200", "1,100", TRUE },
    { "Effect", "Up 1.13 pp", "1.13%p 증가", FALSE },
    { "errors", "10.00% → 12.00% · OK", NULL, TRUE },
    { "crashes", NULL, "10.00% → 12.00% · OK", TRUE },
    { "Control", "a", "a", FALSE },
    { "SHA-256", "aa", "bb", TRUE },
  };
  const ExosRecord first =
      make_record (EXOS_VERDICT_HOLD, REPORT ("100", "buys", "Up 1.13 pp", "errors"), "aa");
  const ExosRecord second =
      make_record (EXOS_VERDICT_LAUNCH, REPORT ("1000", "buys", "1.13%p 증가", "crashes"), "bb");
  g_autoptr (GPtrArray) rows = exos_runs_compare (&first, &second);

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const ExosRunsRow *row = find_row (rows, expected[i].name);

      if (expected[i].first == NULL && expected[i].second == NULL)
        {
          g_assert_null (row);
          continue;
        }
      g_assert_nonnull (row);
      g_assert_cmpstr (row->values[0], ==, expected[i].first);
      g_assert_cmpstr (row->values[1], ==, expected[i].second);
      g_assert_cmpint (row->differs, ==, expected[i].differs);
    }
}

static void
test_sentence_says_verdict_data_and_metric (void)
{
  static const struct
  {
    ExosVerdict verdict;
    const char *report;
    const char *sha256;
    const char *said;
  } cases[] = {
    { EXOS_VERDICT_HOLD, REPORT ("100", "buys", "", "e"), "aa",
      "Both say Hold. They are about the same data." },
    { EXOS_VERDICT_LAUNCH, REPORT ("100", "buys", "", "e"), "bb",
      "Hold became Launch. The data is not the same." },
    { EXOS_VERDICT_HOLD, REPORT ("100", "views", "", "e"), "bb",
      "Both say Hold. The data is not the same. They judge different metrics: their effects cannot "
      "be compared." },
    { EXOS_VERDICT_HOLD, "damaged", "aa", "Both say Hold. They are about the same data." },
  };
  const ExosRecord first =
      make_record (EXOS_VERDICT_HOLD, REPORT ("100", "buys", "", "errors"), "aa");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ExosRecord second =
          make_record (cases[i].verdict, (char *) cases[i].report, (char *) cases[i].sha256);
      g_autofree char *said = exos_runs_say (&first, &second);

      g_assert_cmpstr (said, ==, cases[i].said);
    }
}

static void
compare (GtkWidget *list)
{
  GtkWidget *button = exos_test_find (list, GTK_TYPE_BUTTON, "label", "Compare…");

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static GtkWidget *
open_comparison (ExosWindow *window, GtkWidget *list)
{
  compare (list);
  exos_test_wait (exos_companion_find (EXOS_TYPE_COMPARE_WINDOW, window) != NULL, 5000);
  return GTK_WIDGET (exos_companion_find (EXOS_TYPE_COMPARE_WINDOW, window));
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  g_autofree char *texts = exos_test_texts (widget);

  return strstr (texts, text) != NULL;
}

static void
test_latest_stands_beside_the_one_before_about_it (void)
{
  decide ("Gamma", REASON);
  decide ("Delta", NULL);
  decide ("Gamma", NULL);

  ExosWindow *window = exos_test_window_new ();
  GtkWidget *list = find_list (window);

  exos_test_wait (count_rows (list) == 3, 5000);

  GtkWidget *comparison = open_comparison (window, list);

  exos_test_wait (says (comparison, "Rollback became Hold. They are about the same data."), 5000);

  GtkWidget *differing = exos_test_find (comparison, GTK_TYPE_CHECK_BUTTON, NULL, NULL);
  GtkWidget *choice = exos_test_find (comparison, GTK_TYPE_DROP_DOWN, NULL, NULL);

  g_assert_true (says (comparison, "Rollback (owner)"));
  g_assert_true (says (comparison, REASON));
  g_assert_true (says (comparison, "Significance level"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (differing), TRUE);
  g_assert_true (says (comparison, REASON));
  g_assert_false (says (comparison, "Significance level"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 1);
  exos_test_wait (says (comparison, "Both say Hold."), 5000);
  exos_test_window_free (window);
  clear ();
}

static void
test_one_decision_has_nothing_beside_it (void)
{
  decide ("Epsilon", NULL);

  ExosWindow *window = exos_test_window_new ();
  GtkWidget *list = find_list (window);

  exos_test_wait (count_rows (list) == 1, 5000);

  GtkWidget *comparison = open_comparison (window, list);

  exos_test_wait (says (comparison, "nothing to compare"), 5000);
  g_assert_null (exos_test_find (comparison, GTK_TYPE_DROP_DOWN, NULL, NULL));
  exos_test_window_free (window);
  clear ();
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  exos_test_init (&argc, &argv);
  exos_test_remember (TRUE);
  g_test_add_func ("/compare/lines-say-what-both-are", test_lines_say_what_both_are);
  g_test_add_func ("/compare/sentence-says-verdict-data-and-metric",
                   test_sentence_says_verdict_data_and_metric);
  g_test_add_func ("/compare/latest-stands-beside-the-one-before-about-it",
                   test_latest_stands_beside_the_one_before_about_it);
  g_test_add_func ("/compare/one-decision-has-nothing-beside-it",
                   test_one_decision_has_nothing_beside_it);
  return g_test_run ();
}
