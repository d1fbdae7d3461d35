// SPDX-License-Identifier: MIT
/* How files with one row a user are read: in any order, encoding and kind of stream, and when
 * again.
 */
#include "unit-rows-fixture.h"

#include "data/data-days.h"
#include "data/language.h"
#include "experiment-text.h"

#define FOUR "1,control,1\n2,treatment,0\n3,control,0\n4,treatment,1\n"

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

/* What cannot be used is counted. */
static void
test_rows_of_no_use (void)
{
  g_autoptr (ExosExperiment) experiment =
      understand_rows ("user_id,variant,converted\n,control,1\n,treatment,0\n,control,1\n", 0);
  gboolean is_told = FALSE;

  for (guint i = 0; i < experiment->issues->len; i++)
    {
      g_autofree char *text = exos_issue_dup_message (g_ptr_array_index (experiment->issues, i));

      is_told |= strcmp (text, "None of the 3 rows of the file could be used.") == 0;
    }
  g_assert_true (is_told);
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

/* Read with one mapping, and understood with another. */
static void
test_what_serves_what (void)
{
  static const char users[] =
      "user_id,variant,converted,spent,pre_spent,visits,pre_visits,segment,date\n"
      "1,A,1,2,1,7,6,kr,2026-01-01\n2,B,0,3,2,8,9,us,2026-01-02\n"
      "3,A,0,5,1,6,5,kr,2026-01-02\n4,B,1,1,2,9,9,us,2026-01-03\n";
  static const char events[] = "user_id,time,variant,event,value\n1,2026-01-01,A,view,\n"
                               "2,2026-01-02,B,buy,2\n3,2026-01-03,A,view,\n4,2026-01-04,B,buy,3\n";
  static const struct
  {
    const char *csv;
    const char *read;
    const char *read_start;
    const char *wanted;
    const char *wanted_start;
    gboolean serves;
  } cases[] = {
    { users, "", NULL, "", NULL, TRUE },
    { users, "", NULL, "guardrail=converted", NULL, TRUE },
    { users, "guardrail=converted", NULL, "", NULL, TRUE },
    { users, "", NULL, "value=converted", NULL, FALSE },
    { users, "value=converted", NULL, "", NULL, FALSE },
    { users, "", NULL, "ignore=visits", NULL, TRUE },
    { users, "ignore=visits", NULL, "", NULL, FALSE },
    { users, "", NULL, "value=pre_spent", NULL, TRUE },
    { users, "value=pre_spent", NULL, "", NULL, FALSE },
    { users, "value=pre_visits", NULL, "", NULL, FALSE },
    { users, "value=pre_visits", NULL, "value=pre_visits,value=pre_spent", NULL, TRUE },
    { users, "", NULL, "ignore=user_id", NULL, FALSE },
    { users, "ignore=user_id", NULL, "", NULL, FALSE },
    { users, "", NULL, "ignore=segment", NULL, FALSE },
    { users, "ignore=date", NULL, "", NULL, FALSE },
    { users, "", NULL, "", "2026-01-02", TRUE },
    { users, "", "2026-01-02", "", "2026-01-03", TRUE },
    { events, "", NULL, "", NULL, TRUE },
    { events, "", NULL, "", "2026-01-02", FALSE },
    { events, "", "2026-01-02", "", "2026-01-02", TRUE },
    { events, "", "2026-01-02", "", "2026-01-03", FALSE },
    { events, "", "2026-01-02", "", NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) first = g_strsplit (cases[i].read, ",", -1);
      g_auto (GStrv) second = g_strsplit (cases[i].wanted, ",", -1);
      ExosColumnRole roles[2][MAX_ROLES];
      ExosColumnRole *pointers[2][MAX_ROLES];
      ExosMapping read = read_settings (first, roles[0], pointers[0]);
      ExosMapping wanted = read_settings (second, roles[1], pointers[1]);

      read.start = cases[i].read_start;
      wanted.start = cases[i].wanted_start;

      g_autoptr (ExosDataFile) file = read_chunks (cases[i].csv, strlen (cases[i].csv), 0, &read);

      g_test_message ("%s, then %s", cases[i].read, cases[i].wanted);
      g_assert_cmpint (exos_data_file_serves (file, &wanted), ==, cases[i].serves);
    }
}

/* What was read with other roles is understood as well as can be, until it is read again. */
static void
test_other_roles_than_were_read (void)
{
  static const char csv[] = "user_id,variant,converted,spent,date\n1,A,1,2,2026-01-01\n"
                            "2,B,0,3,2026-01-02\n3,A,0,5,2026-01-02\n4,B,1,1,2026-01-03\n";
  static const struct
  {
    const char *setting;
    const char *told;
  } cases[] = {
    { "", "*A 2/1 spent=7s; B 2/1 spent=4s |" },
    { "ignore=variant", "*A 2/1 spent=7s; B 2/1 spent=4s |" },
    { "ignore=converted,ignore=spent", "blocked | E01@1:conversions" },
    { "ignore=user_id", "*A 2/1 spent=7s; B 2/1 spent=4s |" },
    { "users=spent,conversions=converted", "*A 2/1; B 2/1 |" },
    { "group=date", "*A 2/1 spent=7s; B 2/1 spent=4s |" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) settings = g_strsplit (cases[i].setting, ",", -1);
      ExosColumnRole roles[MAX_ROLES];
      ExosColumnRole *pointers[MAX_ROLES];
      const ExosMapping mapping = read_settings (settings, roles, pointers);
      g_autoptr (ExosDataFile) file = read_chunks (csv, strlen (csv), 0, NULL);
      g_autoptr (ExosExperiment) experiment = exos_data_file_understand (file, &mapping);
      g_autofree char *told = experiment_to_line (experiment);

      g_assert_cmpstr (told, ==, cases[i].told);
      g_assert_cmpuint (exos_experiment_days (experiment), ==, 3);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
#define ADD(name, func) g_test_add_func ("/unit-reading/" name, func)
  ADD ("order-does-not-matter", test_order_does_not_matter);
  ADD ("rows-of-no-use-are-counted", test_rows_of_no_use);
  ADD ("repeated-in-a-pipe", test_repeated_in_a_pipe);
  ADD ("utf16", test_utf16);
  ADD ("cp949-below-the-head", test_cp949_below_the_head);
  ADD ("what-serves-what", test_what_serves_what);
  ADD ("other-roles-than-were-read", test_other_roles_than_were_read);
  ADD ("when-to-read-again", test_when_to_read_again);
  return g_test_run ();
}
