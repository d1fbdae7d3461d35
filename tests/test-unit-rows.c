// SPDX-License-Identifier: MIT
/* Files with one row a user: what is read of them, what is said of them, and when they have to be
 * read again. */
#include "data/data-file.h"

#include <string.h>

#include "chunked-stream.h"
#include "data/language.h"
#include "experiment-text.h"
#include "unit-rows-cases.h"

#define MAX_ROLES 4
/* "users=visitors,group=who" to a mapping that lends the texts of settings. */
static ExosMapping
read_settings (char **settings, ExosColumnRole *roles, ExosColumnRole **pointers)
{
  ExosMapping mapping = { .columns = pointers };

  for (gsize i = 0; settings[i] != NULL; i++)
    {
      char *value = strchr (settings[i], '=');

      *value++ = '\0';
      g_assert_cmpuint (i, <, MAX_ROLES);
      g_assert_true (exos_role_from_id (settings[i], &roles[i].role));
      roles[i].column = value;
      pointers[mapping.n_columns++] = &roles[i];
    }

  return mapping;
}

static ExosDataFile *
read_chunks (const char *csv, gsize length, gsize chunk, const ExosMapping *mapping)
{
  g_autoptr (GInputStream) stream = chunked_stream_new (csv, length, chunk);
  g_autoptr (GError) error = NULL;
  ExosDataFile *data =
      exos_data_file_read_stream (stream, "rows.csv", length, mapping, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return data;
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_auto (GStrv) settings = g_strsplit (c->setting != NULL ? c->setting : "", ",", -1);
  ExosColumnRole roles[MAX_ROLES];
  ExosColumnRole *pointers[MAX_ROLES];
  const ExosMapping mapping = read_settings (settings, roles, pointers);
  g_autoptr (ExosDataFile) file = read_chunks (c->csv, strlen (c->csv), 7, &mapping);
  g_autoptr (ExosExperiment) experiment = exos_data_file_understand (file, &mapping);
  g_autofree char *told = experiment_to_line (experiment);

  g_assert_cmpstr (told, ==, c->told);
}

/* Many rows in either order, by day or segment, longer than the head. */
static char *
make_rows (guint n, gboolean is_reversed, const char *more)
{
  GString *text = g_string_new ("user_id,variant,converted,spent,segment,date\n");

  for (guint i = 0; i < n; i++)
    {
      const guint row = is_reversed ? n - 1 - i : i;

      g_string_append_printf (text, "u%u,%s,%u,%u.%02u,%s,2026-01-%02u\n", row,
                              row % 2 ? "treatment" : "control", row * 7919 % 100 < 12,
                              row * 31 % 40, row * 17 % 100, row % 3 ? "web" : "app", 1 + row % 5);
    }
  g_string_append (text, more);
  return g_string_free (text, FALSE);
}

static ExosExperiment *
understand_rows (const char *csv, gsize chunk)
{
  g_autoptr (ExosDataFile) file = read_chunks (csv, strlen (csv), chunk, NULL);

  return exos_data_file_understand (file, NULL);
}

/* What is hashed is the sums, and those are of the rows in any order. */
static void
test_order_does_not_matter (void)
{
  g_autofree char *forward = make_rows (3000, FALSE, "");
  g_autofree char *backward = make_rows (3000, TRUE, "");
  g_autofree char *other = make_rows (2999, FALSE, "");
  g_autoptr (ExosExperiment) one = understand_rows (forward, 0);
  g_autoptr (ExosExperiment) two = understand_rows (backward, 0);
  g_autoptr (ExosExperiment) three = understand_rows (other, 0);

  g_assert_true (one->source.hashes_sums);
  g_assert_cmpstr (one->source.sha256, ==, two->source.sha256);
  g_assert_cmpstr (one->source.sha256, !=, three->source.sha256);
  g_assert_cmpuint (one->source.rows, ==, 3000);
  g_assert_cmpint (one->source.shape, ==, EXOS_SHAPE_UNITS);
}

/* Segments before days. */
static void
test_segments_are_kept (void)
{
  g_autofree char *csv = make_rows (3000, FALSE, "");
  g_autoptr (ExosExperiment) experiment = understand_rows (csv, 0);
  guint64 users = 0;

  g_assert_cmpstr (experiment->stratum_column, ==, "segment");
  g_assert_cmpint (experiment->stratum_role, ==, EXOS_ROLE_SEGMENT);
  g_assert_cmpuint (experiment->n_strata, ==, 2);
  for (gsize i = 0; i < 2 * experiment->n_arms; i++)
    users += experiment->strata_counts[i].users;
  g_assert_cmpuint (users, ==, 3000);
  g_assert_cmpuint (experiment->strata_counts[0].users, ==, 500); /* app */
}

static void
test_days_without_segments (void)
{
  static ExosColumnRole ignore = { EXOS_ROLE_IGNORE, (char *) "segment" };
  static ExosColumnRole *const columns[] = { &ignore };
  const ExosMapping mapping = { .columns = columns, .n_columns = 1 };
  g_autofree char *csv = make_rows (3000, FALSE, "");
  g_autoptr (ExosDataFile) file = read_chunks (csv, strlen (csv), 0, &mapping);
  g_autoptr (ExosExperiment) experiment = exos_data_file_understand (file, &mapping);

  g_assert_cmpint (experiment->stratum_role, ==, EXOS_ROLE_DATE);
  g_assert_cmpuint (experiment->n_strata, ==, 5);
}

static gboolean
has_issue (const ExosExperiment *experiment, ExosIssueCode code)
{
  for (guint i = 0; i < experiment->issues->len; i++)
    if (((ExosIssue *) g_ptr_array_index (experiment->issues, i))->code == code)
      return TRUE;
  return FALSE;
}

/* More segments than are told apart. */
static void
test_too_many_segments (void)
{
  g_autoptr (GString) csv = g_string_new ("user_id,variant,converted,segment\n");

  for (guint i = 0; i < 2500; i++)
    g_string_append_printf (csv, "%u,%s,%u,s%u\n", i, i % 2 ? "treatment" : "control", i % 3 == 0,
                            i / 2);

  g_autoptr (ExosExperiment) experiment = understand_rows (csv->str, 0);

  g_assert_true (has_issue (experiment, EXOS_ISSUE_BREAKDOWN_NOT_USED));
  g_assert_null (experiment->strata);
  g_assert_true (experiment->has_counts);
  g_assert_cmpuint (experiment->arms[0].users, ==, 1250);
}

/* Outcomes that are none, far below the head. */
static void
test_late_numbers_make_a_mean (void)
{
  g_autofree char *csv = make_rows (3000, FALSE, "x1,control,7,1,web,2026-01-01\n");
  g_autoptr (ExosExperiment) experiment = understand_rows (csv, 0);

  g_assert_cmpstr (experiment->primary, ==, "converted");
  g_assert_cmpint (experiment->primary_metric, ==, 0);
  g_assert_cmpint (experiment->metrics[0].kind, ==, EXOS_METRIC_MEAN);
}

/* Lost in one group more than in the other. */
static void
test_missing_by_group (void)
{
  g_autoptr (GString) csv = g_string_new (HEAD "\n");
  g_autoptr (GString) even = g_string_new (HEAD "\n");

  for (guint i = 0; i < 2000; i++)
    {
      const char *group = i % 2 ? "treatment" : "control";

      g_string_append_printf (csv, "%u,%s,%s\n", i, group, i % 2 && i % 20 < 3 ? "" : "1");
      g_string_append_printf (even, "%u,%s,%s\n", i, group, i % 20 < 2 ? "" : "1");
    }

  g_autoptr (ExosExperiment) differs = understand_rows (csv->str, 0);
  g_autoptr (ExosExperiment) same = understand_rows (even->str, 0);

  g_assert_true (has_issue (differs, EXOS_ISSUE_MISSING_DIFFERS));
  g_assert_false (has_issue (same, EXOS_ISSUE_MISSING_DIFFERS));
  g_assert_true (has_issue (same, EXOS_ISSUE_VALUES_MISSING));
}

/* A few cells that are no numbers are left out; one in ten is a column that was misread. */
static void
test_few_unreadable_values (void)
{
  static const guint every[] = { 40, 10 };

  for (gsize i = 0; i < G_N_ELEMENTS (every); i++)
    {
      g_autoptr (GString) csv = g_string_new (HEAD "\n");

      for (guint row = 0; row < 2000; row++)
        g_string_append_printf (csv, "%u,%s,%s\n", row, row % 2 ? "treatment" : "control",
                                row % every[i] == 3 ? "?" : "1");

      g_autoptr (ExosExperiment) experiment = understand_rows (csv->str, 0);

      g_assert_true (has_issue (experiment, i == 0 ? EXOS_ISSUE_VALUES_UNREADABLE
                                                   : EXOS_ISSUE_VALUES_NOT_READ));
      g_assert_cmpint (experiment->has_counts, ==, i == 0);
      g_assert_cmpuint (experiment->arms[0].users + experiment->arms[1].users, ==,
                        2000 - 2000 / every[i]);
    }
}

/* A pipe is not read twice: who has several rows is counted, and that is said. */
static void
test_repeated_in_a_pipe (void)
{
  g_autofree char *csv = make_rows (3000, FALSE, "u0,control,0,1,web,2026-01-01\n");
  g_autoptr (ExosExperiment) piped = understand_rows (csv, 4096);
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (csv, (gssize) strlen (csv), NULL);
  g_autoptr (ExosExperiment) file =
      exos_import_stream (stream, "rows.csv", strlen (csv), NULL, NULL, NULL, NULL, NULL);

  g_assert_true (has_issue (piped, EXOS_ISSUE_USERS_SUSPECTED));
  g_assert_cmpuint (piped->arms[0].users, ==, 1501);
  g_assert_true (has_issue (file, EXOS_ISSUE_USERS_REPEATED));
  g_assert_cmpuint (file->arms[0].users, ==, 1500);
}

/* "UTF-16LE", with its mark. */
static void
test_utf16 (void)
{
  g_autofree char *csv = make_rows (3000, FALSE, "");
  g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", csv, NULL);
  gsize length;
  g_autofree char *utf16 = g_convert (marked, -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);
  g_autoptr (ExosDataFile) wide = read_chunks (utf16, length, 1000, NULL);
  g_autoptr (ExosExperiment) one = exos_data_file_understand (wide, NULL);
  g_autoptr (ExosExperiment) two = understand_rows (csv, 0);

  g_assert_cmpstr (one->source.encoding, ==, "UTF-16LE");
  g_assert_cmpstr (one->source.sha256, ==, two->source.sha256);
}

/* Names that are first seen far below the head are decoded as those in it. */
static void
test_cp949_below_the_head (void)
{
  static const char more[] = "x1,\xb4\xeb\xc1\xb6\xb1\xba,1,1,web,2026-01-01\n";
  g_autofree char *csv = make_rows (3000, FALSE, more);
  g_autoptr (ExosExperiment) experiment = understand_rows (csv, 0);

  g_assert_cmpstr (experiment->source.encoding, ==, "CP949");
  g_assert_cmpuint (experiment->n_arms, ==, 3);
  g_assert_cmpstr (experiment->arms[2].name, ==, "대조군");
}

static gboolean
serves (const char *csv, const char *setting)
{
  g_auto (GStrv) settings = g_strsplit (setting, ",", -1);
  ExosColumnRole roles[MAX_ROLES];
  ExosColumnRole *pointers[MAX_ROLES];
  const ExosMapping mapping = read_settings (settings, roles, pointers);
  g_autoptr (ExosDataFile) file = read_chunks (csv, strlen (csv), 0, NULL);

  return exos_data_file_serves (file, &mapping);
}

/* What was summed says more than one mapping asks for; what was not needs the file. */
static void
test_when_to_read_again (void)
{
  g_autofree char *csv = make_rows (3000, FALSE, "");
  g_autoptr (ExosDataFile) file = read_chunks (csv, strlen (csv), 0, NULL);
  const ExosMapping unchecked = { .skips_unit_check = TRUE };

  g_assert_true (exos_data_file_serves (file, NULL));
  g_assert_false (exos_data_file_serves (file, &unchecked));
  g_assert_true (serves (csv, "primary=spent"));
  g_assert_true (serves (csv, "ignore=spent"));
  g_assert_true (serves (csv, "conversions=spent"));
  g_assert_false (serves (csv, "ignore=segment"));
  g_assert_false (serves (csv, "segment=date"));
  g_assert_false (serves (csv, "guardrail=user_id"));
  g_assert_false (serves (csv, "users=spent"));
  g_assert_true (serves ("variant,users,conversions\na,10,1\nb,10,2\n", "guardrail=users"));
  g_assert_false (serves ("user_id,who,converted\n" FOUR, "group=who"));
}

/* What the window shows of the columns. */
static void
test_roles_of_columns (void)
{
  static const char csv[] =
      "user_id,variant,converted,left,spent,pre_spent,segment,country,date\n"
      "1,control,1,0,2,1,a,kr,1\n2,treatment,0,0,3,1,b,kr,1\n3,control,0,1,2,2,a,us,2\n";
  static const char *const roles[] = { "unit",  "group",   "conversions", "guardrail", "value",
                                       "value", "segment", "ignore",      "date" };
  g_autoptr (ExosExperiment) experiment = understand_rows (csv, 0);

  g_assert_cmpuint (experiment->n_columns, ==, G_N_ELEMENTS (roles));
  for (gsize i = 0; i < experiment->n_columns; i++)
    g_assert_cmpstr (exos_role_id (experiment->columns[i].role), ==, roles[i]);
  g_assert_cmpstr (experiment->columns[5].part_of, ==, "spent");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/unit-rows/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
#define ADD(name, func) g_test_add_func ("/unit-rows/" name, func)
  ADD ("order-does-not-matter", test_order_does_not_matter);
  ADD ("segments-are-kept", test_segments_are_kept);
  ADD ("days-without-segments", test_days_without_segments);
  ADD ("too-many-segments", test_too_many_segments);
  ADD ("late-numbers-make-a-mean", test_late_numbers_make_a_mean);
  ADD ("missing-by-group", test_missing_by_group);
  ADD ("few-unreadable-values", test_few_unreadable_values);
  ADD ("repeated-in-a-pipe", test_repeated_in_a_pipe);
  ADD ("utf16", test_utf16);
  ADD ("cp949-below-the-head", test_cp949_below_the_head);
  ADD ("when-to-read-again", test_when_to_read_again);
  ADD ("roles-of-columns", test_roles_of_columns);
  return g_test_run ();
}
