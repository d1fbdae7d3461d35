// SPDX-License-Identifier: MIT
#include "data/rows/repeats.h"

#include <string.h>

#include "data/rows/careful.h"
#include "data/rows/unit-check.h"
#include "repeats-cases.h"
#include "row-sums-compare.h"

static void
each_record (const char *csv, ExosRecordFunc func, gpointer data)
{
  g_autoptr (ExosCsv) parser = exos_csv_new (',', func, data);

  g_assert_true (exos_csv_push (parser, csv, strlen (csv), NULL));
  exos_csv_finish (parser);
}

static ExosRowSums *
sum (const char *csv)
{
  ExosRowSums *sums = exos_row_sums_new (&plan);
  ExosCarefulRows rows = { .sums = sums };

  each_record (csv, exos_careful_rows_add, &rows);
  return sums;
}

static void
look (const ExosRecord *record, gpointer repeats)
{
  exos_repeats_add (repeats, record);
}

/* Cells, and their sums, must be those of the rows that should be left; labels of others may stay
 * behind. */
static void
assert_sums_of (ExosRowSums *sums, const char *csv)
{
  g_autoptr (ExosRowSums) left = sum (csv);
  guint64 n_rows = 0;
  guint64 n_expected = 0;

  for (guint i = 0; i < sums->n_cells; i++)
    n_rows += sums->cells[i].n_rows;
  for (guint i = 0; i < left->n_cells; i++)
    {
      guint labels[EXOS_ROWS_N_BY] = { 0 };

      for (guint by = 0; by < EXOS_ROWS_N_BY; by++)
        if (plan.by[by] >= 0)
          {
            const ExosRowsLabel *label = &left->labels[by][left->cells[i].labels[by]];

            labels[by] = exos_row_sums_add_label (sums, (ExosRowsBy) by, label->text, label->length,
                                                  label->line);
          }

      const ExosRowsCell *cell = exos_row_sums_cell (sums, labels);

      n_expected += left->cells[i].n_rows;
      g_assert_cmpuint (cell->n_rows, ==, left->cells[i].n_rows);
      g_assert_cmpmem (cell->sums, sums->n_places * sizeof (ExosWideSum), left->cells[i].sums,
                       sums->n_places * sizeof (ExosWideSum));
    }
  g_assert_cmpuint (n_rows, ==, n_expected);
}

static void
assert_finding (const ExosRowsFinding *finding,
                guint64 users,
                guint64 count,
                const char *lines,
                const char *value)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < EXOS_ROWS_MAX_LINES && finding->lines[i] > 0; i++)
    g_string_append_printf (text, "%s%" G_GUINT64_FORMAT, i > 0 ? " " : "", finding->lines[i]);
  g_assert_cmpuint (finding->users, ==, users);
  g_assert_cmpuint (finding->count, ==, count);
  g_assert_cmpstr (text->str, ==, lines);
  g_assert_cmpmem (finding->value, finding->length, value, value != NULL ? strlen (value) : 0);
}

/* Over all groups. */
static void
assert_users_of_groups (const ExosRowSums *sums, guint64 repeated, guint64 mixed)
{
  guint64 n_repeated = 0;
  guint64 n_mixed = 0;

  for (guint i = 0; i < sums->n_labels[EXOS_ROWS_BY_GROUP]; i++)
    {
      n_repeated += sums->labels[EXOS_ROWS_BY_GROUP][i].n_repeated;
      n_mixed += sums->labels[EXOS_ROWS_BY_GROUP][i].n_mixed;
    }
  g_assert_cmpuint (n_repeated, ==, repeated);
  g_assert_cmpuint (n_mixed, ==, mixed);
}

static void
assert_outcome (const Case *it, ExosRowSums *sums)
{
  assert_finding (&sums->findings[EXOS_ROWS_REPEATED], it->repeated_users, it->repeated_rows,
                  it->repeated_lines, it->repeated);
  assert_finding (&sums->findings[EXOS_ROWS_IN_SEVERAL_GROUPS], it->mixed_users, it->mixed_rows,
                  it->mixed_lines, it->mixed);
  assert_users_of_groups (sums, it->repeated_users, it->mixed_users);
  g_assert_cmpuint (sums->n_unlike, ==, it->unlike_users);
  assert_sums_of (sums, it->left);
}

/* All rows are suspects, as if all hashes were the same. */
static void
test_outcomes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ExosRowSums) sums = sum (cases[i].csv);
      g_autoptr (ExosRepeats) repeats = exos_repeats_new (&plan, 0);

      g_test_message ("%s", cases[i].name);
      each_record (cases[i].csv, look, repeats);
      g_assert_true (exos_repeats_remove (repeats, sums));
      assert_outcome (&cases[i], sums);
    }
}

typedef struct
{
  ExosRepeats *repeats;
  char **rows;
  guint first;
} Part;

/* Every third row, the last first, with a line end of any kind. */
static gpointer
look_at_part (gpointer data)
{
  static const char *const ends[] = { "\n", "\r\n", "" };
  const Part *self = data;
  const guint n = g_strv_length (self->rows);

  for (guint i = n; i-- > 0;)
    if (i % 3 == self->first && self->rows[i][0] != '\0')
      {
        g_autofree char *row = g_strconcat (self->rows[i], ends[i % 3], NULL);

        exos_repeats_add_raw (self->repeats, row, strlen (row), i + 1);
      }
  return NULL;
}

static void
test_no_order_or_thread_matters (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ExosRowSums) sums = sum (cases[i].csv);
      g_autoptr (ExosRepeats) repeats = exos_repeats_new (&plan, 0);
      g_auto (GStrv) rows = g_strsplit (cases[i].csv, "\n", -1);
      GThread *threads[3];
      Part parts[3];

      g_test_message ("%s", cases[i].name);
      for (guint t = 0; t < 3; t++)
        {
          parts[t] = (Part) { repeats, rows, t };
          threads[t] = g_thread_new ("look", look_at_part, &parts[t]);
        }
      for (guint t = 0; t < 3; t++)
        g_thread_join (threads[t]);
      g_assert_true (exos_repeats_remove (repeats, sums));
      assert_outcome (&cases[i], sums);
    }
}

/* Whatever there is room for: all rows are looked at, or too many change nothing. */
static void
test_any_room_is_all_or_nothing (void)
{
  gboolean has_room = FALSE;

  for (gsize max_bytes = 1; max_bytes < 1500; max_bytes++)
    {
      g_autoptr (ExosRowSums) sums = sum (cases[3].csv);
      g_autoptr (ExosRowSums) before = sum (cases[3].csv);
      g_autoptr (ExosRepeats) repeats = exos_repeats_new (&plan, max_bytes);

      each_record (cases[3].csv, look, repeats);
      has_room |= exos_repeats_remove (repeats, sums);
      if (has_room)
        assert_outcome (&cases[3], sums);
      else
        g_assert_null (row_sums_difference (sums, before));
    }
  g_assert_true (has_room);
}

/* The file was changed between the readings. */
static void
test_rows_that_were_not_summed_change_nothing (void)
{
  const char *csv = "a,C,1,2.5,x,\nb,T,0,1,x,\n";
  g_autoptr (ExosRowSums) sums = sum (csv);
  g_autoptr (ExosRowSums) before = sum (csv);
  g_autoptr (ExosRepeats) repeats = exos_repeats_new (&plan, 0);
  g_autofree char *difference = NULL;

  each_record ("b,T,1,1,x,\na,C,1,2.5,x,\nb,T,0,1,x,\nb,T,0,1,x,\n", look, repeats);
  g_assert_false (exos_repeats_remove (repeats, sums));
  difference = row_sums_difference (sums, before);
  g_assert_cmpstr (difference, ==, NULL);
}

static void
add_id (const ExosRecord *record, gpointer check)
{
  exos_unit_check_add (check, record);
}

static void
look_at_suspect (const ExosRecord *record, gpointer check)
{
  exos_unit_check_look (check, record);
}

static void
test_both_looks_together (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ExosRowSums) sums = sum (cases[i].csv);
      g_autoptr (ExosUnitCheck) check = exos_unit_check_new (&plan, 2);
      const guint64 n_users = cases[i].repeated_users + cases[i].mixed_users;

      g_test_message ("%s", cases[i].name);
      each_record (cases[i].csv, add_id, check);
      g_assert_cmpint (exos_unit_check_find_suspects (check, sums), ==, n_users > 0);
      g_assert_cmpuint (sums->suspects, ==, n_users);
      g_assert_cmpuint (sums->ids_checked, ==, sums->n_rows);
      g_assert_cmpfloat (sums->share_checked, ==, 1);
      if (n_users > 0)
        {
          each_record (cases[i].csv, look_at_suspect, check);
          exos_unit_check_finish (check, sums);
        }
      g_assert_cmpint (sums->repeats, ==, EXOS_ROWS_REPEATS_LEFT_OUT);
      assert_outcome (&cases[i], sums);
    }
}

static void
test_what_cannot_be_read_twice_is_counted (void)
{
  const Case *it = &cases[3];
  g_autoptr (ExosRowSums) sums = sum (it->csv);
  g_autoptr (ExosUnitCheck) check = exos_unit_check_new (&plan, 1);

  each_record (it->csv, add_id, check);
  g_assert_true (exos_unit_check_find_suspects (check, sums));
  exos_unit_check_give_up (check, sums);
  g_assert_cmpint (sums->repeats, ==, EXOS_ROWS_REPEATS_SUMMED);
  g_assert_cmpuint (sums->suspects, ==, 2);
  assert_finding (&sums->findings[EXOS_ROWS_REPEATED], 0, 0, "", NULL);
  assert_sums_of (sums, it->csv);
}

/* What is not summed has no part in it, on neither reading. */
static void
test_rows_left_out_repeat_nobody (void)
{
  const char *csv = "id,group,out,number,segment,\n"
                    "a,C,1,1,x,\n"
                    "a,T,1,1\n"       /* short */
                    "a,T,1,1,x,,\n"   /* long */
                    "a,,1,1,x,\n"     /* no group */
                    ",C,1,1,x,\n"     /* no user, */
                    "\"\",T,1,1,x,\n" /* nor here */
                    ",,,,,\n"
                    "\n"
                    "id,C,1,1,x,\n"
                    "b,C,1,1,x,\n"
                    "b,C,0,1,x,\n";
  g_autoptr (ExosRowSums) sums = exos_row_sums_new (&plan);
  g_autoptr (ExosUnitCheck) check = exos_unit_check_new (&plan, 1);
  ExosCheckedRows rows = { { .sums = sums, .first_line = 2 }, check };

  each_record (csv, exos_checked_rows_add, &rows);
  g_assert_true (exos_unit_check_find_suspects (check, sums));
  g_assert_cmpuint (sums->ids_checked, ==, 4);
  each_record (csv, exos_checked_rows_look, &rows);
  exos_unit_check_finish (check, sums);
  assert_finding (&sums->findings[EXOS_ROWS_REPEATED], 1, 1, "12", "b");
  assert_finding (&sums->findings[EXOS_ROWS_IN_SEVERAL_GROUPS], 0, 0, "", NULL);
  assert_sums_of (sums, "a,C,1,1,x,\nid,C,1,1,x,\nb,C,1,1,x,\n");
}

/* More segments than are told apart are one; so are those of the rows that are taken out. */
static void
test_cut_labels (void)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (GString) left = g_string_new (NULL);

  for (guint i = 0; i < 3000; i++)
    {
      g_string_append_printf (csv, "u%u,C,1,%u,s%u,\n", i % 2000, i, i);
      if (i < 2000)
        g_string_append_printf (left, "u%u,C,1,%u,s%u,\n", i, i, i);
    }

  g_autoptr (ExosRowSums) sums = sum (csv->str);
  g_autoptr (ExosRepeats) repeats = exos_repeats_new (&plan, 0);

  g_assert_true (sums->is_cut[EXOS_ROWS_BY_SEGMENT]);
  each_record (csv->str, look, repeats);
  g_assert_true (exos_repeats_remove (repeats, sums));
  g_assert_cmpuint (sums->findings[EXOS_ROWS_REPEATED].count, ==, 1000);
  assert_sums_of (sums, left->str);
}

static void
test_without_ids_there_is_no_check (void)
{
  g_assert_null (exos_unit_check_new (&(ExosRowsPlan) { .unit = -1 }, 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/repeats/outcomes", test_outcomes);
  g_test_add_func ("/repeats/no-order-or-thread-matters", test_no_order_or_thread_matters);
  g_test_add_func ("/repeats/any-room-is-all-or-nothing", test_any_room_is_all_or_nothing);
  g_test_add_func ("/repeats/rows-that-were-not-summed-change-nothing",
                   test_rows_that_were_not_summed_change_nothing);
  g_test_add_func ("/repeats/both-looks-together", test_both_looks_together);
  g_test_add_func ("/repeats/what-cannot-be-read-twice-is-counted",
                   test_what_cannot_be_read_twice_is_counted);
  g_test_add_func ("/repeats/rows-left-out-repeat-nobody", test_rows_left_out_repeat_nobody);
  g_test_add_func ("/repeats/cut-labels", test_cut_labels);
  g_test_add_func ("/repeats/without-ids-there-is-no-check", test_without_ids_there_is_no_check);
  return g_test_run ();
}
