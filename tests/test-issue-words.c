// SPDX-License-Identifier: MIT
/* The sentence of every kind of issue, and what to do about it, for one and for several. */
#include "data/issue.h"

#include <string.h>

#include "data/language.h"
#include "issue-words-cases.h"

static ExosIssue *
make_issue (const Case *c)
{
  ExosIssue *issue = exos_issue_new (c->code, c->line, c->column, c->variant, c->value);

  issue->extra = g_strdup (c->extra);
  issue->number = c->number;
  issue->other = c->other;
  issue->p = c->p;
  memcpy (issue->lines, c->lines, sizeof issue->lines);
  return issue;
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (ExosIssue) issue = make_issue (c);
  g_autoptr (ExosIssue) copy = exos_issue_copy (issue);
  g_autofree char *message = exos_issue_dup_message (issue);
  g_autofree char *again = exos_issue_dup_message (copy);
  g_autofree char *hint = exos_issue_dup_hint (copy);

  g_assert_cmpstr (message, ==, c->message);
  g_assert_cmpstr (again, ==, c->message);
  g_assert_cmpstr (hint, ==, c->hint);
}

static void
test_fix_of_what_decides (void)
{
  static const ExosIssueCode codes[] = { EXOS_ISSUE_MISSING_COLUMN, EXOS_ISSUE_AMBIGUOUS_COLUMNS,
                                         EXOS_ISSUE_UNKNOWN_COLUMN };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (ExosIssue) of_value = exos_issue_new (codes[i], 1, "a", NULL, "primary");
      g_autoptr (ExosIssue) of_extra = exos_issue_new (codes[i], 1, "a", NULL, "users");

      of_extra->extra = g_strdup ("primary");
      g_assert_cmpint (exos_issue_fix (of_value), ==, EXOS_FIX_CHOOSE_METRIC);
      g_assert_cmpint (exos_issue_fix (of_extra), ==, EXOS_FIX_CHOOSE_METRIC);
      g_free (of_value->value);
      of_value->value = g_strdup ("users");
      g_assert_cmpint (exos_issue_fix (of_value), ==, EXOS_FIX_CHOOSE_COLUMN);
    }
}

/* Names are shown up to 60 characters, and values, which may be lists, up to 240. */
static void
check_length (guint n_column, guint n_value, gboolean is_whole)
{
  g_autofree char *column = g_strnfill (n_column, 'c');
  g_autofree char *value = g_strnfill (n_value, 'v');
  g_autoptr (ExosIssue) issue = exos_issue_new (EXOS_ISSUE_NEGATIVE, 2, column, NULL, value);
  g_autofree char *whole = g_strdup_printf ("Line 2, %s: %s is negative.", column, value);
  g_autofree char *message = exos_issue_dup_message (issue);

  g_assert_cmpint (g_str_equal (message, whole), ==, is_whole);
}

static void
test_long_texts_are_cut (void)
{
  check_length (60, 240, TRUE);
  check_length (61, 240, FALSE);
  check_length (60, 241, FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/issue-words/%s/%u", exos_issue_id (cases[i].code), (guint) i);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/issue-words/fix-of-what-decides", test_fix_of_what_decides);
  g_test_add_func ("/issue-words/long-texts-are-cut", test_long_texts_are_cut);
  return g_test_run ();
}
