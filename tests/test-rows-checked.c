// SPDX-License-Identifier: MIT
/* The check for users with several rows, by the fast reader and by the careful one. */
#include <string.h>

#include "data/rows/run-checked.h"
#include "row-sums-compare.h"

static const ExosRowsPlan plan = {
  .delimiter = ',',
  .point = '.',
  .n_columns = 5,
  .by = { 1, 4, -1 },
  .unit = 0,
  .event = -1,
  .time = -1,
  .n_numbers = 2,
  .numbers = { { .column = 2, .is_outcome = true }, { .column = 3, .decimals = 2 } },
  .n_pairs = 1,
  .pairs = { { 0, 1 } },
};

static void
push (const GString *csv, ExosRecordFunc func, gpointer rows)
{
  g_autoptr (ExosCsv) parser = exos_csv_new (',', func, rows);

  g_assert_true (exos_csv_push (parser, csv->str, csv->len, NULL));
  exos_csv_finish (parser);
}

static ExosRowSums *
read_carefully (const GString *csv)
{
  g_autoptr (ExosUnitCheck) check = exos_unit_check_new (&plan, 1);
  ExosRowSums *sums = exos_row_sums_new (&plan);
  ExosCheckedRows rows = { { .sums = sums, .first_line = 2 }, check };

  push (csv, exos_checked_rows_add, &rows);
  exos_row_sums_sort (sums);
  if (exos_unit_check_find_suspects (check, sums))
    {
      push (csv, exos_checked_rows_look, &rows);
      exos_unit_check_finish (check, sums);
    }
  return sums;
}

static ExosRowSums *
read_fast (const GString *csv, guint n_threads, gsize block_bytes)
{
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (csv->str, (gssize) csv->len, NULL);
  const ExosRowsRun run = {
    .plan = &plan, .first_line = 2, .n_threads = n_threads, .block_bytes = block_bytes
  };
  g_autoptr (GError) error = NULL;
  ExosRowSums *sums = exos_rows_run_checked (&run, stream, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (sums);
  return sums;
}

static void
append_id (GString *csv, guint32 number, GRand *random)
{
  static const char *const forms[][2] = {
    { "u", "" }, { "\"u", "\"" }, { " u", "" }, { "u", " " }, { "\"u\"\"", "\"" },
  };
  static const char *const nobody[] = { "", "\"\"", "  ", "\" \"", "\x1a", "\xc2\xa0" };
  const guint32 form = (guint32) g_rand_int_range (random, 0, 40);
  const char *const *ends = forms[form < G_N_ELEMENTS (forms) ? form : 0];

  if (form == 39)
    g_string_append (csv, nobody[g_rand_int_range (random, 0, G_N_ELEMENTS (nobody))]);
  else
    g_string_append_printf (csv, "%s%u%s", ends[0], number, ends[1]);
}

/* Rows of users some of whom come again, in their group or another; some rows are no rows. */
static GString *
make_file (guint n_rows, guint n_users, guint seed)
{
  static const char *const outcomes[] = { "0", "1", "yes", "NA", "" };
  static const char *const others[] = {
    "\n", ",,,,\n", "u1,C\n", "u1,T,1,1,x,y\n", "u1,,1,1,x\n", "u2,\"\",1,1,x\n", ",,1,1,x\n"
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GString *csv = g_string_new ("id,group,out,number,segment\n");

  for (guint i = 0; i < n_rows; i++)
    {
      const guint32 user = (guint32) g_rand_int_range (random, 0, (gint32) n_users);
      const gboolean is_moved = g_rand_int_range (random, 0, 10) == 0;

      if (g_rand_int_range (random, 0, 20) == 0)
        g_string_append (csv, others[g_rand_int_range (random, 0, G_N_ELEMENTS (others))]);
      append_id (csv, user, random);
      g_string_append_printf (
          csv, ",%s,%s,%d.%02d,s%u\n", (user + is_moved) % 2 == 0 ? "C" : "\"T\"",
          outcomes[g_rand_int_range (random, 0, G_N_ELEMENTS (outcomes))],
          g_rand_int_range (random, 0, 100), g_rand_int_range (random, 0, 100), user % 3);
    }
  return csv;
}

static void
assert_same (const ExosRowSums *a, const ExosRowSums *b)
{
  g_autofree char *difference = row_sums_difference (a, b);

  g_assert_cmpstr (difference, ==, NULL);
  g_assert_cmpuint (a->ids_checked, ==, b->ids_checked);
  g_assert_cmpuint (a->suspects, ==, b->suspects);
  g_assert_cmpint (a->repeats, ==, b->repeats);
}

static void
test_fast_is_careful (void)
{
  static const gsize block_bytes[] = { 1, 50, 777, 0 };
  static const guint n_users[] = { 5, 300, 3000, 3000000 };

  for (gsize i = 0; i < G_N_ELEMENTS (n_users); i++)
    {
      g_autoptr (GString) csv = make_file (1500, n_users[i], (guint) i);
      g_autoptr (ExosRowSums) careful = read_carefully (csv);

      g_assert_cmpuint (careful->findings[EXOS_ROWS_NO_UNIT].count, >, 0);
      g_assert_cmpuint (careful->findings[EXOS_ROWS_NO_GROUP].count, >, 0);
      if (i == 2)
        {
          g_assert_cmpuint (careful->findings[EXOS_ROWS_REPEATED].users, >, 0);
          g_assert_cmpuint (careful->findings[EXOS_ROWS_IN_SEVERAL_GROUPS].users, >, 0);
        }
      for (gsize j = 0; j < G_N_ELEMENTS (block_bytes); j++)
        for (guint n_threads = 1; n_threads <= 3; n_threads++)
          {
            g_autoptr (ExosRowSums) fast = read_fast (csv, n_threads, block_bytes[j]);

            g_test_message ("%u users, %u threads, blocks of %" G_GSIZE_FORMAT, n_users[i],
                            n_threads, block_bytes[j]);
            assert_same (fast, careful);
          }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rows-checked/fast-is-careful", test_fast_is_careful);
  return g_test_run ();
}
