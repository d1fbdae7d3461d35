// SPDX-License-Identifier: MIT
/* Parts of a memo that are passed on by themselves. */
#include "fixture.h"

#include <gsl/gsl_errno.h>
#include <string.h>

#include "memo/excerpt.h"
#include "memo/render.h"

/* What a file holds, and the cell that is pasted of it. */
static const struct
{
  const char *text;
  const char *cell;
} cells[] = {
  { "control", "control" },
  { "=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0" },
  { "=1+1", "'=1+1" },
  { "+1", "'+1" },
  { "-1", "'-1" },
  { "@SUM(1)", "'@SUM(1)" },
  { "=", "'=" },
  { "  =1", "'  =1" },
  { "\t=1", "' =1" },
  { "\n=1", "' =1" },
  { "\r\n=1", "'  =1" },
  { "\xc2\xa0=1", "'\xc2\xa0=1" },         /* no-break space */
  { "\xe2\x80\x8b=1", "'\xe2\x80\x8b=1" }, /* zero-width space */
  { "\xef\xbb\xbf=1", "'\xef\xbb\xbf=1" }, /* byte order mark */
  { "\x01=1", "'\x01=1" },
  { "＝1", "'＝1" },
  { "＋1", "'＋1" },
  { "－1", "'－1" },
  { "＠a", "'＠a" },
  { "\"=1\"", "'\"=1\"" }, /* read without its quotes, it would be a formula */
  { "\"open", "'\"open" }, /* a cell that would not end at its tab */
  { "a\tb", "a b" },
  { "a\nb", "a b" },
  { "a\r=1", "a =1" },
  { "a\v=1\f=1", "a =1 =1" },
  { "a=1", "a=1" },
  { "a \"b\"", "a \"b\"" },
  { "−1", "−1" }, /* the minus of our numbers is no operator */
  { "'a", "'a" },
  { "#1 (50%)", "#1 (50%)" },
  { "실험군", "실험군" },
  { "", "" },
};

/* Text, text and number, in rows of three; tests own what it lends. */
static ExosTable
table_of (char **headers, char **row, GPtrArray *rows)
{
  static gboolean is_text[] = { TRUE, FALSE, TRUE };

  g_ptr_array_add (rows, row);
  return (ExosTable) { .n_columns = 3, .headers = headers, .is_text = is_text, .rows = rows };
}

static void
test_text_of_the_file_is_no_formula (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      char *text = (char *) cells[i].text;
      char *texts[] = { text, text, text, NULL };
      char *row[] = { text, "1", text, NULL };
      g_autoptr (GPtrArray) rows = g_ptr_array_new ();
      ExosTable table = table_of (texts, row, rows);
      ExosGuardrailSection section = { .title = text, .table = &table, .more = text };
      g_autoptr (GPtrArray) sections = g_ptr_array_new ();
      const ExosExcerpt excerpt = { .sections = sections };
      const char *cell = cells[i].cell;

      g_ptr_array_add (sections, &section);

      g_autofree char *pasted = exos_render_excerpt_table (&excerpt);
      g_autofree char *wanted = g_strdup_printf ("%s\n%s\t%s\t%s\n%s\t1\t%s\n%s\n", cell, cell,
                                                 cell, cell, cell, cell, cell);

      g_assert_cmpstr (pasted, ==, wanted);
    }
}

static void
test_numbers_go_without_their_plus (void)
{
  static const char *const numbers[][2] = {
    { "+1.13 pp", "1.13 pp" },
    { "+0.22 to +2.05", "0.22 to 2.05" },
    { "−0.03 pp", "−0.03 pp" },
    { "−0.33 ~ +0.28", "−0.33 ~ 0.28" },
    { "< 0.001", "< 0.001" },
    { "–", "–" },
    { "1,200", "1,200" },
    { "+∞", "'+∞" },
    { "=1", "'=1" },
    { "-1", "'-1" },
    { "+cmd|'a'!A1", "'+cmd|'a'!A1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      char *headers[] = { "a", "b", "c", NULL };
      char *row[] = { "x", (char *) numbers[i][0], "y", NULL };
      g_autoptr (GPtrArray) rows = g_ptr_array_new ();
      ExosTable table = table_of (headers, row, rows);
      const ExosExcerpt excerpt = { .table = &table };
      g_autofree char *pasted = exos_render_excerpt_table (&excerpt);
      g_autofree char *wanted = g_strdup_printf ("a\tb\tc\nx\t%s\ty\n", numbers[i][1]);

      g_assert_cmpstr (pasted, ==, wanted);
    }
}

static const char launch[] = "variant,users,conversions,guardrail_cancel,guardrail_error\n"
                             "control,10000,1200,120,35\ntreatment,10050,1320,118,33\n";
static const char several[] = "variant,users,conversions,guardrail_cancel\n"
                              "control,10000,1000,100\nb,10000,1200,110\nc,10000,1250,120\n";
static const char hostile[] = "variant,users,conversions,guardrail_=1*2|`x`\n"
                              "control,10000,1200,120\n<b>+@all|*x*</b>,10050,1320,118\n";

static ExosDoc *
doc_of (const char *csv)
{
  g_autoptr (ExosReport) report = fixture_report (csv, NULL);

  return exos_doc_new (report, NULL);
}

static void
test_tables_of_reports (void)
{
  g_autoptr (ExosDoc) one = doc_of (launch);
  g_autoptr (ExosDoc) two = doc_of (several);
  const ExosExcerpt evidence = { .table = one->evidence };
  const ExosExcerpt guardrails = { .sections = two->guardrails };
  const ExosExcerpt nothing = { .sections = NULL };
  g_autofree char *groups = exos_render_excerpt_table (&evidence);
  g_autofree char *metrics = exos_render_excerpt_table (&guardrails);
  g_autofree char *none = exos_render_excerpt_table (&nothing);

  g_assert_cmpstr (groups, ==,
                   "Group\tUsers\tConversions\tRate\n"
                   "control\t10,000\t1,200\t12.00%\n"
                   "treatment\t10,050\t1,320\t13.13%\n");
  g_assert_cmpstr (metrics, ==,
                   "b\nMetric\tControl\tTreatment\tChange\t95% CI\tStatus\n"
                   "guardrail_cancel\t1.00%\t1.10%\t0.10 pp\t−0.18 to 0.39\tOK\n"
                   "\n"
                   "c\nMetric\tControl\tTreatment\tChange\t95% CI\tStatus\n"
                   "guardrail_cancel\t1.00%\t1.20%\t0.20 pp\t−0.09 to 0.49\tWorse\n");
  g_assert_cmpstr (none, ==, "");
  g_assert_false (exos_excerpt_has_table (&nothing));
  g_assert_true (exos_excerpt_has_table (&guardrails));
}

static void
test_markdown_with_a_table (void)
{
  g_autoptr (ExosDoc) doc = doc_of (launch);
  const ExosExcerpt excerpt = { .title = "Primary *metric*",
                                .table = doc->evidence,
                                .fact = &doc->facts[0],
                                .text = "Some_text_",
                                .caption = "z-test" };
  g_autofree char *markdown = exos_render_excerpt_markdown (&excerpt);

  g_assert_cmpstr (markdown, ==,
                   "## Primary \\*metric\\*\n"
                   "\n"
                   "| Group | Users | Conversions | Rate |\n"
                   "|---|--:|--:|--:|\n"
                   "| control | 10,000 | 1,200 | 12.00% |\n"
                   "| treatment | 10,050 | 1,320 | 13.13% |\n"
                   "\n"
                   "**+1.13 pp** (+9.5% relative), 95% CI +0.22 to +2.05 pp, p = 0.015\n"
                   "\n"
                   "Some_text\\_\n"
                   "\n"
                   "z-test\n");
}

static void
test_markdown_without_a_table (void)
{
  const ExosExcerpt both = { .title = "Data health", .text = "As planned.", .caption = "6 checks" };
  const ExosExcerpt one = { .title = "Method", .text = "Text." };
  g_autofree char *two_lines = exos_render_excerpt_markdown (&both);
  g_autofree char *one_line = exos_render_excerpt_markdown (&one);

  g_assert_cmpstr (two_lines, ==, "## Data health\n\nAs planned.\n\n6 checks\n");
  g_assert_cmpstr (one_line, ==, "## Method\n\nText.\n");
}

/* The memo has the same tables, letter for letter. */
static void
test_markdown_is_that_of_the_memo (void)
{
  static const char *const csvs[] = { launch, several, hostile };

  for (gsize i = 0; i < G_N_ELEMENTS (csvs); i++)
    {
      g_autoptr (ExosDoc) doc = doc_of (csvs[i]);
      const ExosExcerpt evidence = { .title = doc->evidence_title, .table = doc->evidence };
      const ExosExcerpt guardrails = { .title = doc->guardrails_title,
                                       .sections = doc->guardrails };
      g_autofree char *memo = exos_render_markdown (doc);
      g_autofree char *groups = exos_render_excerpt_markdown (&evidence);
      g_autofree char *metrics = exos_render_excerpt_markdown (&guardrails);

      g_assert_nonnull (strstr (memo, groups));
      g_assert_nonnull (strstr (memo, metrics));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/excerpt/text-of-the-file-is-no-formula", test_text_of_the_file_is_no_formula);
  g_test_add_func ("/excerpt/numbers-go-without-their-plus", test_numbers_go_without_their_plus);
  g_test_add_func ("/excerpt/tables-of-reports", test_tables_of_reports);
  g_test_add_func ("/excerpt/markdown-with-a-table", test_markdown_with_a_table);
  g_test_add_func ("/excerpt/markdown-without-a-table", test_markdown_without_a_table);
  g_test_add_func ("/excerpt/markdown-is-that-of-the-memo", test_markdown_is_that_of_the_memo);
  return g_test_run ();
}
