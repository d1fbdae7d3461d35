// SPDX-License-Identifier: MIT
/* Everything that is wrong in a table is said, with its place, in words. */
#include "data/import.h"

#include <string.h>

#include "chunked-stream.h"
#include "data/language.h"
#include "experiment-text.h"

#define TEXT(text) text, sizeof text - 1
#define HEADER "variant,users,conversions\n"
#define CONTROL "control,1000,100\n"
#define TREATMENT "treatment,1000,120\n"

typedef struct
{
  const char *name;
  const char *bytes;
  gsize length;
  const char *issues; /* code@line:column of all that are more than a note */
} Case;

/* clang-format off */
static const Case cases[] = {
  { "sound", TEXT (HEADER CONTROL TREATMENT), "" },
  { "sound-with-guardrail", TEXT ("variant,users,conversions,crash\ncontrol,1000,100,5\ntreatment,1000,120,6\n"), "" },

  { "words-and-signs", TEXT (HEADER "control,abc,N/A\ntreatment,-5,-1\n"), "E05@2:users E05@2:conversions E07@3:users E07@3:conversions" },
  { "not-finite", TEXT (HEADER "control,NaN,1\ntreatment,inf,1\n"), "E05@2:users E05@3:users" },
  { "fraction-and-gap", TEXT (HEADER "control,10.5,\ntreatment,,0.08\n"), "E06@2:users E10@2:conversions E10@3:users E06@3:conversions" },
  { "percent", TEXT (HEADER "control,1000,8.02%\ntreatment,1000,9%\n"), "E21@2:conversions E21@3:conversions" },
  { "two-readings", TEXT (HEADER "control,10.000,1.200\ntreatment,10050,1320\n"), "E20@2:users E20@2:conversions" },
  { "too-large", TEXT (HEADER "control,9223372036854775808,1\ntreatment,1e308,1\n"), "E19@2:users E19@3:users" },
  { "more-conversions-than-users", TEXT (HEADER "control,1000,1200\ntreatment,4988,4989\n"), "E09@2:conversions E09@3:conversions" },
  { "no-users", TEXT (HEADER "control,0,0\ntreatment,0,0\n"), "E08@2:users E08@3:users" },
  { "nul", TEXT (HEADER "control,50\00012,402\n" TREATMENT), "E33@2:users" },
  { "physical-lines", TEXT ("variant,\"users\",\"\nconversions\"\n\ncontrol,1000,100\n\ntreatment,x,120\n"), "E05@6:users" },
  { "every-kind-at-once", TEXT ("variant,users,conversions,crash\ncontrol,abc,8%,few\ntreatment,-5,10.000,6\n"),
    "E05@2:users E21@2:conversions W08@2:crash E07@3:users E20@3:conversions" },

  { "short-line", TEXT (HEADER "control,1000,100\ntreatment,1000\n"), "E13@3:conversions" },
  { "long-line", TEXT (HEADER "control,1000,100\ntreatment,1000,120,77\n"), "E13@3" },
  { "no-users-column", TEXT ("variant,conversions\ncontrol,100\ntreatment,120\n"), "E01@1:users" },
  { "no-conversions-column", TEXT ("variant,users\ncontrol,1000\ntreatment,1000\n"), "E01@1:conversions" },
  { "no-group-column", TEXT ("users,conversions\n1000,100\n1000,120\n"), "E01@1:variant" },
  { "duplicate-header", TEXT ("variant,users,users,conversions\ncontrol,1000,1000,100\ntreatment,1000,1000,120\n"), "E15@1:users" },
  { "rate-column", TEXT ("variant,users,conversion rate\ncontrol,1000,0.1\ntreatment,1000,0.12\n"), "E01@1:conversions E21@1:conversion rate" },
  { "no-header", TEXT ("control,1000,100\ntreatment,1000,120\n"), "E22@1" },
  { "header-only", TEXT (HEADER), "E12@1" },

  { "open-quote", TEXT (HEADER CONTROL TREATMENT "\"other,1000,120\n"), "E14@4:variant" },
  { "one-group", TEXT (HEADER CONTROL), "E03@2:variant" },
  { "same-group-twice", TEXT (HEADER CONTROL TREATMENT CONTROL), "E04@4:variant" },
  { "unknown-groups", TEXT (HEADER "red,1000,100\nblue,1000,120\n"), "E02@0:variant" },
  { "two-controls", TEXT (HEADER "control,1000,100\nbaseline,1000,120\n"), "E02@0:variant" },
  { "total-left-out", TEXT (HEADER CONTROL TREATMENT "Total,2000,220\n"), "W13@4:variant" },
  { "total-that-is-not", TEXT (HEADER CONTROL TREATMENT "Total,2001,220\n"), "E32@4:variant" },

  { "squares-without-sum", TEXT ("variant,users,conversions,revenue_sum_sq\ncontrol,1000,100,50\ntreatment,1000,120,60\n"), "E16@1:revenue_sum_sq" },
  { "impossible-squares", TEXT ("variant,users,conversions,revenue_sum,revenue_sum_sq\ncontrol,100,10,500,2499\ntreatment,100,12,500,2500\n"), "W21@2:revenue" },
  { "row-per-event", TEXT ("user_id,variant,event\n1,control,buy\n2,treatment,buy\n3,control,buy\n4,treatment,see\n"), "E01@1:primary" },
  { "several-experiments", TEXT ("experiment," HEADER "one," CONTROL "one," TREATMENT "two," CONTROL "two," TREATMENT), "E27@1:experiment" },
  { "rows-by-day", TEXT ("date," HEADER "2024-05-01," CONTROL "2024-05-01," TREATMENT "2024-05-02," CONTROL "2024-05-02," TREATMENT), "E04@4:date E04@5:date" },
  { "second-table", TEXT (HEADER CONTROL TREATMENT "\n" HEADER "control,10,1\ntreatment,10,2\n"), "E29@5" },
  { "two-columns-for-users", TEXT ("variant,visitors,participants,conversions\ncontrol,1000,1000,100\ntreatment,1000,1000,120\n"), "E23@1" },

  { "guardrail-text", TEXT ("variant,users,conversions,crash\ncontrol,1000,100,few\ntreatment,1000,120,6\n"), "W08@2:crash" },
  { "guardrail-gap", TEXT ("variant,users,conversions,crash\ncontrol,1000,100,5\ntreatment,1000,120,\n"), "W09@3:crash" },
  { "lone-quote", TEXT (HEADER "control,1000,100\ntreatment\",1000,120\n"), "W10@3:variant" },
};
/* clang-format on */

static ExosExperiment *
import_text (const char *bytes, gsize length, const ExosMapping *mapping)
{
  g_autoptr (GInputStream) stream = chunked_stream_new (bytes, length, 0);
  g_autoptr (GError) error = NULL;
  ExosExperiment *experiment =
      exos_import_stream (stream, "bytes.csv", length, mapping, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return experiment;
}

static void
check_issues (const ExosExperiment *experiment, const char *expected)
{
  g_autofree char *text = experiment_to_text (experiment);
  g_autofree char *issues = experiment_issues_to_text (experiment);

  g_test_message ("%s", text);
  g_assert_cmpstr (issues, ==, expected);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (ExosExperiment) experiment = import_text (c->bytes, c->length, NULL);

  check_issues (experiment, c->issues);
}

static char *
repeat (const char *head, const char *format, guint n)
{
  GString *text = g_string_new (head);
  g_auto (GStrv) parts = g_strsplit (format, "#", 2);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%u%s", parts[0], i, parts[1]);
  return g_string_free (text, FALSE);
}

/* The code of the first blocking issue, "" when there is none. */
static void
check_limit (const char *text, const char *code)
{
  g_autoptr (ExosExperiment) experiment = import_text (text, strlen (text), NULL);
  g_autofree char *issues = experiment_issues_to_text (experiment);

  g_test_message ("%.200s", issues);
  g_assert_true (code[0] == '\0' ? issues[0] == '\0' : g_str_has_prefix (issues, code));
}

static void
test_limits_are_announced (void)
{
  g_autofree char *wide = repeat ("variant,users,conversions", ",g#", EXOS_MAX_COLUMNS);
  g_autofree char *wide_table = g_strconcat (wide, "\n" CONTROL TREATMENT, NULL);
  g_autofree char *arms = repeat (HEADER CONTROL, "v#,1000,100\n", EXOS_MAX_ARMS - 1);
  g_autofree char *too_many_arms = repeat (HEADER CONTROL, "v#,1000,100\n", EXOS_MAX_ARMS);
  g_autofree char *too_many_rows = repeat (HEADER CONTROL, "v#,1000,100\n", EXOS_MAX_ROWS);

  check_limit (wide_table, "E30@");
  check_limit (arms, "");
  check_limit (too_many_arms, "E38@");
  check_limit (too_many_rows, "E31@");
}

typedef struct
{
  const char *name;
  const char *text;
  const char *control;
  ExosRole role;
  const char *header; /* NULL: no column is named */
  const char *issues;
} MappingCase;

#define ODD "who,seen,bought,bonus\nred,1000,100,3\nblue,1000,120,4\n"

static const MappingCase mappings[] = {
  { "control-is-named", HEADER "red,1000,100\nblue,1000,120\n", "blue", 0, NULL, "" },
  { "control-is-not-there", HEADER CONTROL TREATMENT, "holdout", 0, NULL, "E35@0:variant" },
  { "column-is-not-there", HEADER CONTROL TREATMENT, NULL, EXOS_ROLE_USERS, "visits",
    "E34@1:visits" },
  { "column-is-named", "variant,seen,conversions\n" CONTROL TREATMENT, NULL, EXOS_ROLE_USERS,
    "seen", "" },
};

static void
test_mapping (gconstpointer data)
{
  const MappingCase *c = data;
  ExosColumnRole column = { .role = c->role, .column = (char *) c->header };
  ExosColumnRole *const columns[] = { &column };
  const ExosMapping mapping = { .control = c->control,
                                .columns = columns,
                                .n_columns = c->header != NULL };
  g_autoptr (ExosExperiment) experiment = import_text (c->text, strlen (c->text), &mapping);

  check_issues (experiment, c->issues);
  if (c->issues[0] == '\0')
    g_assert_true (experiment->has_counts);
}

/* With every role named, nothing about the headers needs to be known. */
static void
test_all_columns_named (void)
{
  ExosColumnRole group = { .role = EXOS_ROLE_GROUP, .column = (char *) "who" };
  ExosColumnRole users = { .role = EXOS_ROLE_USERS, .column = (char *) "seen" };
  ExosColumnRole conversions = { .role = EXOS_ROLE_CONVERSIONS, .column = (char *) "bought" };
  ExosColumnRole *const columns[] = { &group, &users, &conversions };
  const ExosMapping mapping = { .control = "red",
                                .columns = columns,
                                .n_columns = G_N_ELEMENTS (columns) };
  g_autoptr (ExosExperiment) experiment = import_text (TEXT (ODD), &mapping);

  check_issues (experiment, "");
  g_assert_true (experiment->has_counts);
  g_assert_cmpint (experiment->control, ==, 0);
  g_assert_cmpuint (experiment->arms[1].conversions, ==, 120);
  g_assert_cmpuint (experiment->n_metrics, ==, 1);
  g_assert_cmpstr (experiment->metrics[0].name, ==, "bonus");
}

typedef struct
{
  const char *name;
  const char *bytes;
  gsize length;
  ExosImportError code;
  const char *says;
} RefusalCase;

#define NOT_A_TABLE EXOS_IMPORT_ERROR_NOT_A_TABLE

/* clang-format off */
static const RefusalCase refusals[] = {
  { "empty", TEXT (""), EXOS_IMPORT_ERROR_EMPTY, "empty" },
  { "blanks", TEXT (" \n\r\n\t\n"), EXOS_IMPORT_ERROR_EMPTY, "empty" },
  { "a-line-end", TEXT ("\n"), EXOS_IMPORT_ERROR_EMPTY, "empty" },
  { "only-a-byte-order-mark", TEXT ("\xef\xbb\xbf"), EXOS_IMPORT_ERROR_EMPTY, "empty" },
  { "spreadsheet", TEXT ("PK\003\004\024\000\006\000"), NOT_A_TABLE, "Excel" },
  { "old-spreadsheet", TEXT ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), NOT_A_TABLE, "Excel" },
  { "gzip", TEXT ("\x1f\x8b\x08\000\000\000"), NOT_A_TABLE, "gzip" },
  { "pdf", TEXT ("%PDF-1.7\n"), NOT_A_TABLE, "PDF" },
  { "picture", TEXT ("\x89PNG\r\n\x1a\n\000\000"), NOT_A_TABLE, "CSV" },
  { "web-page", TEXT ("<!DOCTYPE html>\n<html><body>a,b</body></html>\n"), NOT_A_TABLE, "HTML" },
};
/* clang-format on */

static void
test_refusal (gconstpointer data)
{
  const RefusalCase *c = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = chunked_stream_new (c->bytes, c->length, 0);
  g_autoptr (ExosExperiment) experiment =
      exos_import_stream (stream, "bytes.csv", c->length, NULL, NULL, NULL, NULL, &error);

  g_assert_null (experiment);
  g_assert_error (error, EXOS_IMPORT_ERROR, (int) c->code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "bytes.csv"));
  g_assert_nonnull (strstr (error->message, c->says));
}

static void
test_too_long_a_line_is_no_table (void)
{
  g_autofree char *bytes = g_strnfill (EXOS_MAX_CELL_BYTES + 1, 'a');
  g_autoptr (GInputStream) stream = chunked_stream_new (bytes, EXOS_MAX_CELL_BYTES + 1, 4096);
  g_autoptr (GError) error = NULL;

  g_assert_null (exos_import_stream (stream, "bytes.csv", 0, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, EXOS_IMPORT_ERROR, EXOS_IMPORT_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "bytes.csv"));
}

static gboolean
has_hangul (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HANGUL)
      return TRUE;

  return FALSE;
}

static void
check_words (const ExosIssue *issue, const char *language)
{
  const char *before = exos_language_use (language);
  g_autofree char *message = exos_issue_dup_message (issue);
  g_autofree char *hint = exos_issue_dup_hint (issue);

  exos_language_use (before);
  g_test_message ("%s: %s", exos_issue_id (issue->code), message);
  g_assert_nonnull (message);
  g_assert_cmpstr (message, !=, "");
  g_assert_true (g_utf8_validate (message, -1, NULL));
  g_assert_null (strstr (message, "(null)"));
  g_assert_cmpint (has_hangul (message), ==, g_str_equal (language, "ko"));
  g_assert_true (hint == NULL || (hint[0] != '\0' && g_utf8_validate (hint, -1, NULL)));
}

static void
test_every_issue_has_words (void)
{
  for (int code = 0; code < EXOS_N_ISSUES; code++)
    {
      g_autoptr (ExosIssue) filled =
          exos_issue_new ((ExosIssueCode) code, 12, "crash%s", "<b>\xff", "=1+1\n\xe2\x80\xae");
      g_autoptr (ExosIssue) bare = exos_issue_new ((ExosIssueCode) code, 0, NULL, NULL, NULL);

      filled->number = G_MAXUINT64;
      filled->other = 1;
      filled->p = 2e-45;
      filled->extra = g_strdup ("50.0% / 50.0%");

      g_autoptr (ExosIssue) copy = exos_issue_copy (filled);

      check_words (copy, "en");
      check_words (copy, "ko");
      check_words (bare, "en");
      check_words (bare, "ko");
    }
}

static void
test_issue_ids_are_unique (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int code = 0; code < EXOS_N_ISSUES; code++)
    {
      const char *id = exos_issue_id ((ExosIssueCode) code);

      g_assert_nonnull (id);
      g_assert_cmpuint (strlen (id), ==, 3);
      g_assert_true (g_hash_table_add (seen, (gpointer) id));
      g_assert_cmpint (exos_issue_level ((ExosIssueCode) code), <=, EXOS_LEVEL_BLOCKED);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/issues/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (mappings); i++)
    {
      g_autofree char *path = g_strconcat ("/issues/mapping/", mappings[i].name, NULL);

      g_test_add_data_func (path, &mappings[i], test_mapping);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/issues/no-table/", refusals[i].name, NULL);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  g_test_add_func ("/issues/no-table/too-long-a-line", test_too_long_a_line_is_no_table);
  g_test_add_func ("/issues/mapping/all-columns-named", test_all_columns_named);
  g_test_add_func ("/issues/limits-are-announced", test_limits_are_announced);
  g_test_add_func ("/issues/every-issue-has-words", test_every_issue_has_words);
  g_test_add_func ("/issues/ids-are-unique", test_issue_ids_are_unique);
  return g_test_run ();
}
