// SPDX-License-Identifier: MIT
/* Many decisions side by side: right sums, no formulas, nothing of a file that is more than text.
 */
#include <math.h>

#include "edits-fixture.h"
#include "hostile-fixture.h"
#include "memo/render.h"
#include "memo/review-row.h"

static void
add (ExosReview *review, const char *situation, const ExosMemoEdits *edits)
{
  g_autoptr (ExosDoc) doc = doc_with (situation, edits, "en");

  exos_review_add (review, doc);
}

/* Four launches, two of them of the better arm; a rollback; holds for two causes; one by its owner;
 * a file without a decision. */
static ExosReview *
create_review (void)
{
  ExosReview *review = exos_review_new ();
  g_autoptr (ExosMemoEdits) edits = overridden (EXOS_VERDICT_HOLD, REASON);

  add (review, "a-clear-win", NULL);              /* +9.45 % */
  add (review, "a-win-without-guardrails", NULL); /* +9.45 % */
  add (review, "the-better-of-two", NULL);        /* +25 % */
  add (review, "a-loss", NULL);                   /* -9.6 % */
  add (review, "not-significant", NULL);          /* +5 % */
  add (review, "a-broken-split", NULL);
  add (review, "a-doubtful-split", NULL);
  add (review, "nobody-converted", NULL);
  add (review, "a-clear-win", edits); /* +9.45 % */
  exos_review_add_failure (review, "=bad.csv", "no table");
  return review;
}

static void
test_figures (void)
{
  g_autoptr (ExosReview) review = create_review ();
  const ExosReviewFigures figures = exos_review_figures (review);

  g_assert_cmpuint (figures.n_decided, ==, 9);
  g_assert_cmpuint (figures.n_failed, ==, 1);
  g_assert_cmpuint (figures.n_launched, ==, 3);
  g_assert_cmpuint (figures.n_rolled_back, ==, 1);
  g_assert_cmpuint (figures.n_held, ==, 5);

  /* -9.6, 5, 9.45, 9.45, 9.45, 25: the mean of the middle two; of 9.45, 9.45, 25 the middle one. */
  g_assert_cmpfloat_with_epsilon (figures.median, 1320.0 / 10050.0 / 0.12 - 1.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (figures.launched_median, 1320.0 / 10050.0 / 0.12 - 1.0, 1e-12);
}

static void
test_even_median_is_the_mean_of_two (void)
{
  g_autoptr (ExosReview) review = exos_review_new ();

  add (review, "the-better-of-two", NULL); /* 25 % */
  add (review, "not-significant", NULL);   /* 5 % */
  g_assert_cmpfloat_with_epsilon (exos_review_figures (review).median, 0.15, 1e-12);
  g_assert_cmpfloat_with_epsilon (exos_review_figures (review).launched_median, 0.25, 1e-12);
}

/* Where lower is better, a fall is a gain. */
static void
test_median_is_of_changes_for_the_better (void)
{
  g_autoptr (ExosReview) review = exos_review_new ();
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  g_assert_true (exos_plan_set_primary (plan, "conversions:lower", NULL));

  g_autoptr (ExosReport) report = fixture_report (
      "variant,users,conversions\ncontrol,10000,1200\ntreatment,10000,1080\n", plan);
  g_autoptr (ExosDoc) doc = exos_doc_new (report, NULL);

  exos_review_add (review, doc);
  g_assert_cmpint (report->decision.verdict, ==, EXOS_VERDICT_LAUNCH);
  g_assert_cmpfloat_with_epsilon (exos_review_figures (review).median, 0.1, 1e-12);
}

static void
test_nothing_has_no_figures (void)
{
  g_autoptr (ExosReview) review = exos_review_new ();
  g_autofree char *html = exos_review_render_html (review);
  g_autofree char *csv = exos_review_render_csv (review);

  g_assert_true (isnan (exos_review_figures (review).median));
  g_assert_null (strstr (html, "nan"));
  g_assert_true (g_str_has_suffix (csv, "error\r\n"));
  g_assert_null (strstr (csv, "\n\n"));
}

/* Cells of RFC 4180. */
static GPtrArray *
read_cells (const char *csv)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) cell = g_string_new (NULL);
  gboolean is_quoted = FALSE;

  for (const char *at = csv; *at != '\0'; at++)
    {
      if (is_quoted && *at == '"' && at[1] == '"')
        g_string_append_c (cell, *at++);
      else if (*at == '"')
        is_quoted = !is_quoted;
      else if (is_quoted || (*at != ',' && *at != '\r' && *at != '\n'))
        g_string_append_c (cell, *at);
      else if (*at != '\r')
        {
          g_ptr_array_add (row, g_strdup (cell->str));
          g_string_truncate (cell, 0);
          if (*at == '\n')
            {
              g_ptr_array_add (rows, row);
              row = g_ptr_array_new_with_free_func (g_free);
            }
        }
    }

  g_assert_false (is_quoted);
  g_ptr_array_unref (row);
  return rows;
}

static const char *
get_cell (const GPtrArray *rows, guint row, const char *column)
{
  const GPtrArray *header = rows->pdata[0];
  const GPtrArray *cells = rows->pdata[row];

  for (guint i = 0; i < header->len; i++)
    if (g_str_equal (header->pdata[i], column))
      return cells->pdata[i];
  g_assert_not_reached ();
}

static void
test_csv_has_every_decision (void)
{
  g_autoptr (ExosReview) review = create_review ();
  g_autofree char *csv = exos_review_render_csv (review);
  g_autoptr (GPtrArray) rows = read_cells (csv);

  g_assert_cmpuint (rows->len, ==, 11);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpuint (((GPtrArray *) rows->pdata[i])->len, ==, 22);
  g_assert_cmpstr (get_cell (rows, 1, "verdict"), ==, "launch");
  g_assert_cmpstr (get_cell (rows, 1, "users"), ==, "20050");
  g_assert_cmpfloat (g_ascii_strtod (get_cell (rows, 1, "control_value"), NULL), ==, 0.12);
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (get_cell (rows, 4, "difference"), NULL),
                                  1090.0 / 10050.0 - 0.12, 1e-14);
  g_assert_cmpstr (get_cell (rows, 3, "treatment"), ==, "c");
  g_assert_cmpstr (get_cell (rows, 4, "verdict"), ==, "rollback");
  g_assert_cmpstr (get_cell (rows, 5, "cause"), ==, "no significant change");
  g_assert_cmpstr (get_cell (rows, 9, "verdict"), ==, "hold");
  g_assert_cmpstr (get_cell (rows, 9, "recommended"), ==, "launch");
  g_assert_cmpstr (get_cell (rows, 9, "reason"), ==, REASON);
  g_assert_cmpstr (get_cell (rows, 10, "file"), ==, "'=bad.csv");
  g_assert_cmpstr (get_cell (rows, 10, "error"), ==, "no table");
  g_assert_cmpstr (get_cell (rows, 10, "verdict"), ==, "");
}

static void
assert_kept_as_decided (const Situation *situation, const ExosMemoEdits *edits)
{
  g_autoptr (ExosDoc) doc = doc_with (situation->name, edits, "en");
  g_autofree char *report = exos_render_json (doc->report, doc);
  const ExosReviewKept kept = {
    .file = doc->report->experiment->source.file,
    .experiment = doc->report->name,
    .date = doc->iso_date,
    .rule = doc->report->decision.rule->code,
    .reason = edits != NULL ? edits->reason : NULL,
    .owner = edits != NULL ? edits->owner : NULL,
    .sha256 = doc->report->experiment->source.sha256,
    .report = report,
    .verdict = doc->verdict,
    .recommended = doc->report->decision.verdict,
    .is_overridden = edits != NULL,
  };
  g_autoptr (ExosReview) decided = exos_review_new ();
  g_autoptr (ExosReview) read = exos_review_new ();

  exos_review_add (decided, doc);
  exos_review_add_kept (read, &kept);

  g_autofree char *expected = exos_review_render_csv (decided);
  g_autofree char *csv = exos_review_render_csv (read);

  g_test_message ("%s", situation->name);
  g_assert_cmpstr (csv, ==, expected);
}

/* What the history kept gives the same line as the data gave. */
static void
test_kept_decision_is_the_one_that_was_made (void)
{
  g_autoptr (ExosMemoEdits) edits = overridden (EXOS_VERDICT_HOLD, REASON);

  edits->owner = g_strdup ("Minji");
  for (gsize i = 0; i < G_N_ELEMENTS (situations); i++)
    {
      assert_kept_as_decided (&situations[i], NULL);
      assert_kept_as_decided (&situations[i], edits);
    }
}

/* A report that was too large, or that somebody wrote into, takes the numbers and no more. */
static void
test_decision_without_its_report_is_listed (void)
{
  static const char *const reports[] = { NULL,
                                         "",
                                         "{",
                                         "[]",
                                         "{}",
                                         "{\"plan\":7,\"decision\":[]}",
                                         "{\"variants\":[7,null,{\"users\":-5}],\"result\":"
                                         "{\"primary\":null}}" };

  for (gsize i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      const ExosReviewKept kept = { .experiment = "=Alpha",
                                    .verdict = EXOS_VERDICT_HOLD,
                                    .recommended = EXOS_VERDICT_HOLD,
                                    .rule = "H5",
                                    .report = reports[i] };
      g_autoptr (ExosReview) review = exos_review_new ();

      exos_review_add_kept (review, &kept);

      g_autofree char *csv = exos_review_render_csv (review);
      g_autoptr (GPtrArray) rows = read_cells (csv);

      g_assert_cmpstr (get_cell (rows, 1, "experiment"), ==, "'=Alpha");
      g_assert_cmpstr (get_cell (rows, 1, "verdict"), ==, "hold");
      g_assert_cmpstr (get_cell (rows, 1, "difference"), ==, "");
      g_assert_cmpuint (exos_review_figures (review).n_held, ==, 1);
    }
}

/* What must not be used is in neither table. */
static void
test_numbers_of_bad_splits_are_left_out (void)
{
  static const char *const columns[] = {
    "control_value", "treatment_value", "difference", "relative", "ci_low", "ci_high", "p"
  };
  g_autoptr (ExosReview) review = create_review ();
  g_autofree char *csv = exos_review_render_csv (review);
  g_autoptr (GPtrArray) rows = read_cells (csv);

  for (guint row = 6; row <= 7; row++)
    for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
      g_assert_cmpstr (get_cell (rows, row, columns[i]), ==, "");
}

static void
test_hostile_names (void)
{
  static const char *const formulas[] = { "=1+1", "+cmd",          "-2",   "@SUM(A1)", " =1",
                                          "\t=1", "\357\274\2351", "\"=1", "\r=1" };
  g_autoptr (ExosReview) review = exos_review_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (formulas); i++)
    exos_review_add_failure (review, formulas[i], "a \"quoted\", and a comma");
  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++)
    exos_review_add_failure (review, hostile[i], hostile[i]);

  g_autofree char *csv = exos_review_render_csv (review);
  g_autofree char *html = exos_review_render_html (review);
  g_autoptr (GPtrArray) rows = read_cells (csv);

  g_assert_cmpuint (rows->len, ==, 1 + G_N_ELEMENTS (formulas) + G_N_ELEMENTS (hostile));
  for (guint i = 1; i <= G_N_ELEMENTS (formulas); i++)
    {
      g_assert_true (g_str_has_prefix (get_cell (rows, i, "file"), "'"));
      g_assert_cmpstr (get_cell (rows, i, "error"), ==, "a \"quoted\", and a comma");
    }
  g_assert_true (g_utf8_validate (csv, -1, NULL));
  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "<img"));
  g_assert_null (strstr (html, "\342\200\256"));
}

/* Every rule that holds has a cause of its own. */
static void
test_every_hold_has_a_cause (void)
{
  gsize n_rules;
  const ExosRule *rules = exos_rules (&n_rules);

  for (gsize i = 0; i < n_rules; i++)
    if (rules[i].verdict == EXOS_VERDICT_HOLD)
      {
        g_test_message ("%s", rules[i].code);
        g_assert_cmpstr (exos_review_cause (rules[i].code), !=, "another rule");
      }
}

static void
test_page (gconstpointer language)
{
  const char *before = exos_language_use (language);
  g_autoptr (ExosReview) review = create_review ();
  g_autofree char *html = exos_review_render_html (review);
  const gboolean is_english = g_str_equal (language, "en");

  exos_language_use (before);
  g_assert_nonnull (strstr (html, is_english ? "33% (3 of 9)" : "33%"));
  g_assert_nonnull (strstr (html, is_english ? "40% (2 of 5)" : "40%"));
  g_assert_nonnull (strstr (html, "+9.5%"));
  g_assert_nonnull (strstr (html, "default-src 'none'"));
  g_assert_nonnull (strstr (html, is_english ? "<html lang=\"en\">" : "<html lang=\"ko\">"));
  g_assert_null (strstr (html, "http:"));
  g_assert_null (strstr (html, "https:"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  g_test_add_func ("/review/figures", test_figures);
  g_test_add_func ("/review/even-median-is-the-mean-of-two", test_even_median_is_the_mean_of_two);
  g_test_add_func ("/review/median-is-of-changes-for-the-better",
                   test_median_is_of_changes_for_the_better);
  g_test_add_func ("/review/nothing-has-no-figures", test_nothing_has_no_figures);
  g_test_add_func ("/review/csv-has-every-decision", test_csv_has_every_decision);
  g_test_add_func ("/review/kept-decision-is-the-one-that-was-made",
                   test_kept_decision_is_the_one_that_was_made);
  g_test_add_func ("/review/decision-without-its-report-is-listed",
                   test_decision_without_its_report_is_listed);
  g_test_add_func ("/review/numbers-of-bad-splits-are-left-out",
                   test_numbers_of_bad_splits_are_left_out);
  g_test_add_func ("/review/hostile-names", test_hostile_names);
  g_test_add_func ("/review/every-hold-has-a-cause", test_every_hold_has_a_cause);
  g_test_add_data_func ("/review/page/en", "en", test_page);
  g_test_add_data_func ("/review/page/ko", "ko", test_page);
  return g_test_run ();
}
