// SPDX-License-Identifier: MIT
/* Text from a file is data in Markdown: judged by what GitHub's renderer makes of it. */
#include "fixture.h"
#include "hostile-fixture.h"

#include <gsl/gsl_errno.h>
#include <string.h>

#include "data/format.h"
#include "memo/markdown-text.h"
#include "memo/render.h"

#define N_RANDOM 3000

/* An experiment whose every text is name. */
static ExosDoc *
doc_named (const char *name, gboolean is_blocked)
{
  static const FixtureArm arms[] = { { "control", 10000, 1000, { 10, 10 } },
                                     { "b", 10000, 1210, { 60, 10 } },
                                     { "c", 10000, 1250, { 10, 10 } } };
  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, 3, 2);
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  g_autoptr (ExosMemoEdits) edits = exos_memo_edits_new ();
  const ExosMemoOptions options = { .name = name, .edits = edits };

  edits->owner = g_strdup (name);

  g_free (experiment->source.file);
  experiment->source.file = g_strdup (name);
  for (gsize i = 0; i < 2; i++)
    {
      g_free (experiment->metrics[i].name);
      experiment->metrics[i].name = g_strdup (name);
    }
  for (gsize i = 0; i < 3; i++)
    {
      g_free (experiment->arms[i].name);
      experiment->arms[i].name = g_strdup (name);
    }
  if (is_blocked)
    g_ptr_array_add (experiment->issues,
                     exos_issue_new (EXOS_ISSUE_NOT_A_NUMBER, 3, name, name, name));

  g_autoptr (ExosReport) report = exos_report_new (plan, experiment);

  return exos_doc_new (report, &options);
}

static char *
memo_named (const char *name, gboolean is_blocked)
{
  g_autoptr (ExosDoc) doc = doc_named (name, is_blocked);
  g_autofree char *markdown = exos_render_markdown (doc);

  return render_html (markdown);
}

/* Whatever a name holds, the memo has the same elements as with a harmless one, and shows it. */
static void
test_names (gconstpointer is_blocked)
{
  g_autofree char *harmless = memo_named ("name", GPOINTER_TO_INT (is_blocked));
  g_autofree char *expected = structure_of (harmless);

  g_assert_nonnull (strstr (expected, "<h1></h1>"));
  g_assert_null (strstr (expected, "<a"));
  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *html = memo_named (hostile[i], GPOINTER_TO_INT (is_blocked));
      g_autofree char *structure = structure_of (html);
      g_autofree char *text = text_of (html);
      g_autofree char *shown = g_strstrip (exos_visible_text (hostile[i], 40));

      if (!g_str_equal (structure, expected))
        g_test_fail_printf ("“%s” changes the memo to\n%s", hostile[i], html);
      if (strstr (text, shown) == NULL)
        g_test_fail_printf ("“%s” is not shown in\n%s", shown, text);
    }
}

static void
test_long_name (void)
{
  g_autofree char *name = g_strnfill (60000, '|');
  g_autoptr (ExosDoc) doc = doc_named (name, FALSE);
  g_autofree char *markdown = exos_render_markdown (doc);

  g_assert_cmpuint (strlen (markdown), <, 8000);
}

/* Texts of marks and letters, always the same ones. */
static char *
random_text (GRand *random)
{
  static const char *const pieces[] = {
    "*", "_",  "`",    "<", ">", "[",    "]",  "(",  ")",     "#",        "+",    "-",   "=",
    ".", "|",  "\\",   "&", ";", ":",    "/",  "~",  "!",     "$",        "\"",   "'",   "@",
    "^", "{",  "}",    "?", " ", "a",    "b",  "1",  "가",    "www.",     "é",    "x",   "”",
    "%", "**", "b.co", "0", ",", "&lt;", "a@", "//", "http:", "https://", "</b>", "<b>",
  };
  const int n = g_rand_int_range (random, 1, 12);
  GString *text = g_string_new (NULL);

  for (int i = 0; i < n; i++)
    g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

/* Writes each of the texts between before and after. */
static char *
write_all (GPtrArray *texts, const char *head, const char *before, const char *after)
{
  GString *markdown = g_string_new (head);

  for (guint i = 0; i < texts->len; i++)
    {
      g_string_append (markdown, before);
      exos_markdown_text (markdown, g_ptr_array_index (texts, i));
      g_string_append (markdown, after);
    }
  return g_string_free (markdown, FALSE);
}

/* The text inside an element must be the one that was written, with no other element in it. */
static void
check_shown (const char *html, const char *element, const char *written)
{
  g_autofree char *close = g_strdup_printf ("</%s>", element);
  g_autofree char *inside = g_strndup (html, (gsize) (strstr (html, close) - html));
  g_autofree char *plain = replace (inside, "</?(code|p)>", "");
  g_autofree char *text = g_strstrip (text_of (plain));

  if (strchr (plain, '<') != NULL || !g_str_equal (text, written))
    g_test_fail_printf ("“%s” becomes %s", written, inside);
}

static void
check_place (
    GPtrArray *texts, const char *head, const char *before, const char *after, const char *element)
{
  g_autofree char *markdown = write_all (texts, head, before, after);
  g_autofree char *html = render_html (markdown);
  g_autofree char *open = g_strdup_printf ("<%s>", element);
  g_auto (GStrv) parts = g_strsplit (html, open, -1);

  g_assert_cmpuint (g_strv_length (parts), ==, texts->len + 1);
  for (guint i = 0; i < texts->len; i++)
    check_shown (parts[i + 1], element, g_ptr_array_index (texts, i));
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260314);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  while (texts->len < N_RANDOM)
    {
      g_autofree char *text = random_text (random);

      if (g_strstrip (text)[0] != '\0')
        g_ptr_array_add (texts, g_steal_pointer (&text));
    }

  check_place (texts, "", "- ", "\n", "li");
  check_place (texts, "", "## ", "\n\n", "h2");
  check_place (texts, "| h |\n|---|\n", "| ", " |\n", "td");
  check_place (texts, "", "> ", "\n\n---\n\n", "blockquote");
}

/* What needs no escape is left readable. */
static void
test_readable (void)
{
  static const char *const texts[][2] = {
    { "guardrail_cancel", "guardrail_cancel" },
    { "p < 0.001, 10% → 50%", "p < 0.001, 10% → 50%" },
    { "+0.22 ~ +2.05%p", "+0.22 ~ +2.05%p" },
    { "Worst (plausible) case: x", "Worst (plausible) case: x" },
    { "_x", "\\_x" },
    { "1. x", "1\\. x" },
    { "a|b", "a\\|b" },
    { "me@x.y", "me`@`x.y" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) markdown = g_string_new (NULL);

      exos_markdown_text (markdown, texts[i][0]);
      g_assert_cmpstr (markdown->str, ==, texts[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/markdown-text/readable", test_readable);
  g_test_add_data_func ("/markdown-text/names-in-a-memo", GINT_TO_POINTER (FALSE), test_names);
  g_test_add_data_func ("/markdown-text/names-in-a-blocked-memo", GINT_TO_POINTER (TRUE),
                        test_names);
  g_test_add_func ("/markdown-text/long-name-is-cut", test_long_name);
  g_test_add_func ("/markdown-text/any-marks-are-text", test_random);
  return g_test_run ();
}
