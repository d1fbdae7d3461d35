// SPDX-License-Identifier: MIT
/* The name of all rows together: that of their sums, by what they are called. */
#include "data/data-file.h"

#include "unit-rows-fixture.h"

#define HEAD "user_id,variant,converted,spent,pre_spent,segment,date\n"
#define ROWS                                                                    \
  "1,A,1,2,1,kr,2026-01-01\n2,B,0,0,3,kr,2026-01-01\n3,A,0,5,2,us,2026-01-02\n" \
  "4,B,1,9.5,4,us,2026-01-02\n5,A,0,1,1,kr,2026-01-02\n6,B,1,3,2,us,2026-01-01\n"

static char *
dup_digest (const char *csv, const char *setting)
{
  g_auto (GStrv) settings = g_strsplit (setting, ",", -1);
  ExosColumnRole roles[MAX_ROLES];
  ExosColumnRole *pointers[MAX_ROLES];
  const ExosMapping mapping = read_settings (settings, roles, pointers);
  g_autoptr (ExosDataFile) file = read_chunks (csv, strlen (csv), 0, &mapping);
  g_autoptr (ExosExperiment) experiment = exos_data_file_understand (file, &mapping);

  g_assert_true (experiment->source.hashes_sums);
  g_assert_cmpuint (strlen (experiment->source.sha256), ==, 64);
  return g_strdup (experiment->source.sha256);
}

/* clang-format off */
static const struct
{
  const char *name;
  const char *csv;
  const char *setting;
  gboolean is_same;
} cases[] = {
  { "itself", HEAD ROWS, "", TRUE },
  { "rows-in-another-order", HEAD "6,B,1,3,2,us,2026-01-01\n5,A,0,1,1,kr,2026-01-02\n4,B,1,9.5,4,us,2026-01-02\n3,A,0,5,2,us,2026-01-02\n2,B,0,0,3,kr,2026-01-01\n1,A,1,2,1,kr,2026-01-01\n", "", TRUE },
  { "quotes-and-line-ends", "user_id,variant,converted,spent,pre_spent,segment,date\r\n\"1\",A,1,2,1,kr,2026-01-01\r\n2,B,0,0,3,\"kr\",2026-01-01\r\n3,A,0,5,2,us,2026-01-02\r\n4,B,1,\"9.50\",4,us,2026-01-02\r\n5,A,0,1,1,kr,2026-01-02\r\n6,B,1,3,2,us,2026-01-01", "", TRUE },
  { "other-ids", HEAD "10,A,1,2,1,kr,2026-01-01\n20,B,0,0,3,kr,2026-01-01\n30,A,0,5,2,us,2026-01-02\n40,B,1,9.5,4,us,2026-01-02\n50,A,0,1,1,kr,2026-01-02\n60,B,1,3,2,us,2026-01-01\n", "", TRUE },
  { "another-role-of-an-outcome", HEAD ROWS, "guardrail=converted", TRUE },
  { "another-name-of-users", "client_id,variant,converted,spent,pre_spent,segment,date\n" ROWS, "unit=client_id", FALSE },
  { "another-name-of-groups", "user_id,group,converted,spent,pre_spent,segment,date\n" ROWS, "", FALSE },
  { "another-name-of-an-outcome", "user_id,variant,bought,spent,pre_spent,segment,date\n" ROWS, "", FALSE },
  { "another-name-of-a-segment", "user_id,variant,converted,spent,pre_spent,country,date\n" ROWS, "segment=country", FALSE },
  { "another-name-of-a-date", "user_id,variant,converted,spent,pre_spent,segment,day\n" ROWS, "date=day", FALSE },
  { "a-covariate-that-is-none", HEAD ROWS, "value=pre_spent", FALSE },
  { "no-segment", HEAD ROWS, "ignore=segment", FALSE },
  { "no-date", HEAD ROWS, "ignore=date", FALSE },
  { "no-id", HEAD ROWS, "ignore=user_id", FALSE },
  { "another-outcome", HEAD "1,A,0,2,1,kr,2026-01-01\n2,B,0,0,3,kr,2026-01-01\n3,A,0,5,2,us,2026-01-02\n4,B,1,9.5,4,us,2026-01-02\n5,A,0,1,1,kr,2026-01-02\n6,B,1,3,2,us,2026-01-01\n", "", FALSE },
  { "another-value", HEAD "1,A,1,2,1,kr,2026-01-01\n2,B,0,0,3,kr,2026-01-01\n3,A,0,5,2,us,2026-01-02\n4,B,1,9.6,4,us,2026-01-02\n5,A,0,1,1,kr,2026-01-02\n6,B,1,3,2,us,2026-01-01\n", "", FALSE },
  { "another-value-before", HEAD "1,A,1,2,1,kr,2026-01-01\n2,B,0,0,3,kr,2026-01-01\n3,A,0,5,2,us,2026-01-02\n4,B,1,9.5,4,us,2026-01-02\n5,A,0,1,1,kr,2026-01-02\n6,B,1,3,7,us,2026-01-01\n", "", FALSE },
  { "a-value-that-is-missing", HEAD "1,A,1,2,1,kr,2026-01-01\n2,B,0,,3,kr,2026-01-01\n3,A,0,5,2,us,2026-01-02\n4,B,1,9.5,4,us,2026-01-02\n5,A,0,1,1,kr,2026-01-02\n6,B,1,3,2,us,2026-01-01\n", "", FALSE },
  { "another-group-of-a-user", HEAD "1,B,1,2,1,kr,2026-01-01\n2,B,0,0,3,kr,2026-01-01\n3,A,0,5,2,us,2026-01-02\n4,B,1,9.5,4,us,2026-01-02\n5,A,0,1,1,kr,2026-01-02\n6,B,1,3,2,us,2026-01-01\n", "", FALSE },
  { "another-label-of-a-group", HEAD "1,C,1,2,1,kr,2026-01-01\n2,B,0,0,3,kr,2026-01-01\n3,C,0,5,2,us,2026-01-02\n4,B,1,9.5,4,us,2026-01-02\n5,C,0,1,1,kr,2026-01-02\n6,B,1,3,2,us,2026-01-01\n", "", FALSE },
  { "another-segment-of-a-user", HEAD "1,A,1,2,1,kr,2026-01-01\n2,B,0,0,3,kr,2026-01-01\n3,A,0,5,2,us,2026-01-02\n4,B,1,9.5,4,us,2026-01-02\n5,A,0,1,1,us,2026-01-02\n6,B,1,3,2,us,2026-01-01\n", "", FALSE },
  { "another-day-of-a-user", HEAD "1,A,1,2,1,kr,2026-01-01\n2,B,0,0,3,kr,2026-01-01\n3,A,0,5,2,us,2026-01-02\n4,B,1,9.5,4,us,2026-01-02\n5,A,0,1,1,kr,2026-01-02\n6,B,1,3,2,us,2026-01-02\n", "", FALSE },
  { "a-row-more-of-no-use", HEAD ROWS "7,,1,1,1,kr,2026-01-01\n", "", FALSE },
  { "a-row-less", HEAD "1,A,1,2,1,kr,2026-01-01\n2,B,0,0,3,kr,2026-01-01\n3,A,0,5,2,us,2026-01-02\n4,B,1,9.5,4,us,2026-01-02\n5,A,0,1,1,kr,2026-01-02\n", "", FALSE },
};
/* clang-format on */

static void
test_case (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *plain = dup_digest (HEAD ROWS, "");
  g_autofree char *other = dup_digest (cases[i].csv, cases[i].setting);

  g_assert_cmpint (g_str_equal (plain, other), ==, cases[i].is_same);
}

#define E18 "000000000000000000"
#define E36 E18 E18

/* Labels, rows, and for each number cells without a value and not read, sum and squares; then of
 * users with both. */
static void
test_what_is_hashed (void)
{
  static const char csv[] =
      HEAD "1,A,1,2,3,kr,2026-01-01\n2,B,0,5,7,us,2026-01-02\n3,A,1,1,1,kr,2026-01-01\n"
           "4,B,,5,,us,2026-01-02\n";
  static const char said[] =
      "group\tvariant\nsegment\tsegment\ndate\tdate\nunit\tuser_id\nnumber\tconverted\n"
      "number\tspent\nnumber\tpre_spent\ncovariate\tpre_spent\nrows\t4\n"
      "A\tkr\t2026-01-01\t2\t0\t0\t2" E18 "\t2" E36 "\t0\t0\t3" E18 "\t5" E36 "\t0\t0\t4" E18
      "\t10" E36 "\t2\t7" E36 "\t3" E18 "\t5" E36 "\t4" E18 "\t10" E36 "\n"
      "B\tus\t2026-01-02\t2\t1\t0\t0\t0\t0\t0\t10" E18 "\t50" E36 "\t1\t0\t7" E18 "\t49" E36
      "\t1\t35" E36 "\t5" E18 "\t25" E36 "\t7" E18 "\t49" E36 "\n";
  g_autofree char *digest = dup_digest (csv, "");
  g_autofree char *expected = g_compute_checksum_for_string (G_CHECKSUM_SHA256, said, -1);

  g_assert_cmpstr (digest, ==, expected);
}

/* What looks like an outcome in the first rows may look like a number in the last. */
static void
test_numbers_that_come_first_or_last (void)
{
  g_autoptr (GString) first = g_string_new ("user_id,variant,converted,spent\n");
  g_autoptr (GString) last = g_string_new ("user_id,variant,converted,spent\n");

  for (guint i = 0; i < 12000; i++)
    {
      const guint row = 11999 - i;

      g_string_append_printf (first, "u%u,%c,%u,%u\n", i, 'A' + i % 2,
                              i < 3000 ? i % 5 : i % 3 == 0, i % 7);
      g_string_append_printf (last, "u%u,%c,%u,%u\n", row, 'A' + row % 2,
                              row < 3000 ? row % 5 : row % 3 == 0, row % 7);
    }

  g_autofree char *one = dup_digest (first->str, "");
  g_autofree char *two = dup_digest (last->str, "");

  g_assert_cmpstr (one, ==, two);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/rows-digest/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/rows-digest/what-is-hashed", test_what_is_hashed);
  g_test_add_func ("/rows-digest/numbers-that-come-first-or-last",
                   test_numbers_that_come_first_or_last);
  return g_test_run ();
}
