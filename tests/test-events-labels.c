// SPDX-License-Identifier: MIT
/* Groups, segments and days of events: what they are called, and how many there may be. */
#include <string.h>

#include "events-summed.h"

#define HEAD "u,t,g,e,v\n"

/* One label a group, however it is spelled, and as it is first. */
static void
test_labels_of_groups (void)
{
  g_autoptr (GString) text = g_string_new (HEAD "1,2024-03-01,Group A,x,1\n"
                                                "2,2024-03-01,B,x,1\n"
                                                "3,2024-03-01,GROUP A,x,1\n"
                                                "4,2024-03-01,b,x,1\n"
                                                "5,2024-03-01,group_a,x,1\n");
  g_autoptr (ExosRowSums) sums = events_sum_both (&events_plan, &events_names, text);

  g_assert_cmpuint (sums->n_labels[EXOS_ROWS_BY_GROUP], ==, 2);
  g_assert_cmpstr (sums->labels[EXOS_ROWS_BY_GROUP][0].text, ==, "Group A");
  g_assert_cmpuint (sums->labels[EXOS_ROWS_BY_GROUP][0].line, ==, 2);
  g_assert_cmpstr (sums->labels[EXOS_ROWS_BY_GROUP][1].text, ==, "B");
  g_assert_cmpuint (sums->labels[EXOS_ROWS_BY_GROUP][1].line, ==, 3);
}

/* A column of groups, one of segments, and one of days or times. */
static ExosRowsPlan
make_plan_of_labels (gboolean has_time)
{
  ExosRowsPlan plan = events_plan;

  plan.by[EXOS_ROWS_BY_SEGMENT] = 3;
  plan.by[EXOS_ROWS_BY_DAY] = 1;
  plan.event = -1;
  if (!has_time)
    plan.time = -1;
  plan.n_numbers = 0;
  return plan;
}

/* The day that a user came, and what is no day; times in numbers say it, too. */
static void
test_days (void)
{
  static const struct
  {
    const char *text;
    const char *day;     /* of a column of days alone */
    const char *of_time; /* of a column of times */
  } cases[] = {
    { "2024-03-02", "2024-03-02", "2024-03-02" },
    { "2024-03-02T10:00:00", "2024-03-02", "2024-03-02" },
    { "2024-03-02 10:00", "2024-03-02", "2024-03-02" },
    { "2024-03-02T", "2024-03-02", "2024-03-02" },
    { "2024-03-02x", "2024-03-02x", "2024-03-02x" },
    { "2024-03-02xT1", "2024-03-02xT1", "2024-03-02xT1" },
    { "2024-03-02x 1", "2024-03-02x 1", "2024-03-02x 1" },
    { "2024-03-021T1", "2024-03-021", "2024-03-021" },
    { "2024-03-2T1:00", "2024-03-2", "2024-03-2" },
    { "2024/03/02 10:00", "2024/03/02", "2024/03/02" },
    { "2024.03.02 10:00", "2024.03.02", "2024.03.02" },
    { "2024:03:02T10:00", "2024:03:02T10:00", "2024:03:02T10:00" },
    { ":024-03-02T10:00", ":024-03-02T10:00", ":024-03-02T10:00" },
    { "2024-03-0:T10:00", "2024-03-0:T10:00", "2024-03-0:T10:00" },
    { "20240302", "20240302", "20240302" },
    { "2024-3-2", "2024-3-2", "2024-3-2" },
    { "999999999", "999999999", "2001-09-09" },
    { "1709337600", "1709337600", "2024-03-02" },
    { "1709337600000", "1709337600000", "2024-03-02" },
    { "20240302T1000", "20240302", "20240302" },
    { "123456789012345678901234", "123456789012345678901234", "123456789012345678901234" },
    { "week 9", "week 9", "week 9" },
    { "", "", "" },
  };

  for (guint has_time = 0; has_time < 2; has_time++)
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        const ExosRowsPlan plan = make_plan_of_labels (has_time > 0);
        const char *day = has_time > 0 ? cases[i].of_time : cases[i].day;
        g_autoptr (GString) text = g_string_new (HEAD);

        g_test_message ("%s, %u", cases[i].text, has_time);
        g_string_append_printf (text, "1,%s,A,ios,1\n2,\"%s\",A,ios,1\n3, %s ,A,ios,1\n",
                                cases[i].text, cases[i].text, cases[i].text);

        g_autoptr (ExosRowSums) sums = events_sum_both (&plan, &events_names, text);

        g_assert_cmpuint (sums->n_labels[EXOS_ROWS_BY_DAY], ==, 1);
        g_assert_cmpmem (sums->labels[EXOS_ROWS_BY_DAY][0].text,
                         sums->labels[EXOS_ROWS_BY_DAY][0].length, day, strlen (day));
        g_assert_cmpuint (sums->cells[0].n_rows, ==, 3);
      }
}

/* More cells than are summed together, users of each again and again. */
static void
test_many_cells (void)
{
  static const guint n_cells[] = { 4095, 4096, 4097, 9000 };
  const ExosRowsPlan plan = make_plan_of_labels (FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (n_cells); i++)
    {
      g_autoptr (GString) text = g_string_new (HEAD);

      for (guint user = 0; user < 2 * n_cells[i]; user++)
        {
          const guint cell = user % n_cells[i];

          g_string_append_printf (text, "%u,d%u,%c,s%u,1\n", user, cell / 2 % 100,
                                  cell % 2 == 0 ? 'A' : 'B', cell / 200);
        }

      g_autoptr (GBytes) bytes = g_bytes_new_static (text->str, text->len);
      g_autoptr (ExosRowSums) sums = events_sum_fast (&plan, &events_names, bytes, 1, 0);

      g_assert_cmpuint (sums->n_cells, ==, n_cells[i]);
      for (guint cell = 0; cell < sums->n_cells; cell++)
        g_assert_cmpuint (sums->cells[cell].n_rows, ==, 2);
    }
}

/* As many labels of a kind as are told apart, and one more: it takes those of finer kinds along. */
static void
test_cut_labels (void)
{
  static const struct
  {
    guint n[EXOS_ROWS_N_BY];
    const char *first[EXOS_ROWS_N_BY]; /* labels */
    guint n_cells;
  } cases[] = {
    { { 100, 1, 1 }, { "g0", "s0", "d0" }, 100 },
    { { 101, 1, 1 }, { "…", "…", "…" }, 0 }, /* nobody knows who is in several groups */
    { { 1, 1000, 1 }, { "g0", "s0", "d0" }, 1000 },
    { { 1, 1001, 1 }, { "g0", "…", "…" }, 1 },
    { { 1, 1, 1000 }, { "g0", "s0", "d0" }, 1000 },
    { { 1, 2, 1001 }, { "g0", "s0", "…" }, 2 },
  };
  const ExosRowsPlan plan = make_plan_of_labels (FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const guint *n = cases[i].n;
      g_autoptr (GString) text = g_string_new (HEAD);
      guint64 n_rows = 0;

      for (guint row = 0; row < 2002; row++)
        g_string_append_printf (text, "%u,d%u,g%u,s%u,1\n", row, row % n[2], row % n[0],
                                row % n[1]);

      g_autoptr (ExosRowSums) sums = events_sum_both (&plan, &events_names, text);

      for (guint by = 0; by < EXOS_ROWS_N_BY; by++)
        {
          const gboolean is_cut = cases[i].first[by][0] != "gsd"[by];

          g_assert_cmpint (sums->is_cut[by], ==, is_cut);
          g_assert_cmpuint (sums->n_labels[by], ==, is_cut ? 1 : n[by]);
          g_assert_cmpstr (sums->labels[by][0].text, ==, cases[i].first[by]);
          g_assert_cmpuint (sums->labels[by][0].line, ==, 2);
        }
      g_assert_cmpuint (sums->n_cells, ==, cases[i].n_cells);
      for (guint cell = 0; cell < sums->n_cells; cell++)
        n_rows += sums->cells[cell].n_rows;
      g_assert_cmpuint (n_rows, ==, cases[i].n_cells > 0 ? 2002 : 0);
    }
}

/* Without times the first row is the first exposure, whether it is as usual or not. */
static void
test_no_times (void)
{
  g_autoptr (GString) text = g_string_new (HEAD "1,d1,A,ios,1\n"
                                                "2,d2,A,web,1\n"
                                                "1,d2,A,web,1\n"
                                                "3,d2,A,web,1\n"
                                                "3,d1, A ,ios,1\n"
                                                "\"4\",d1,A,ios,1\n"
                                                "4,d2,A,web,1\n");
  const ExosRowsPlan plan = make_plan_of_labels (FALSE);
  g_autoptr (ExosRowSums) sums = events_sum_both (&plan, &events_names, text);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text->str, text->len);
  g_autoptr (ExosRowSums) by_row = events_sum_fast (&plan, &events_names, bytes, 1, 1);

  events_assert_same (by_row, sums);
  g_assert_cmpuint (sums->n_cells, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const guint *labels = sums->cells[i].labels;

      g_assert_cmpuint (sums->cells[i].n_rows, ==, 2);
      g_assert_cmpstr (sums->labels[EXOS_ROWS_BY_SEGMENT][labels[EXOS_ROWS_BY_SEGMENT]].text, ==,
                       i == 0 ? "ios" : "web");
      g_assert_cmpstr (sums->labels[EXOS_ROWS_BY_DAY][labels[EXOS_ROWS_BY_DAY]].text, ==,
                       i == 0 ? "d1" : "d2");
    }
}

/* One time in several spellings is one: then the first line is the first exposure. */
static void
test_same_times (void)
{
  static const char *const times[] = { "2024-03-02T10:00:00Z", "1709373600", "1709373600000",
                                       "2024-03-02T19:00:00+09:00", "2024-03-02 10:00:00" };
  ExosRowsPlan plan = make_plan_of_labels (TRUE);

  plan.by[EXOS_ROWS_BY_DAY] = -1;
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (times); j++)
      {
        g_autoptr (GString) text = g_string_new (HEAD "1,2024-03-02T09:00:00Z,A,ios,1\n"
                                                      "2,2024-03-02T09:00:00Z,A,web,1\n");

        g_string_append_printf (text, "3,%s,A,ios,1\n3,%s,A,web,1\n4,%s,A,ios,1\n4,%s,A,web,1\n",
                                times[i], times[j], times[j], times[i]);

        g_autoptr (ExosRowSums) sums = events_sum_both (&plan, &events_names, text);
        g_autoptr (GBytes) bytes = g_bytes_new_static (text->str, text->len);
        g_autoptr (ExosRowSums) by_row = events_sum_fast (&plan, &events_names, bytes, 1, 1);

        events_assert_same (by_row, sums);
        g_assert_cmpuint (sums->n_cells, ==, 2);
        g_assert_cmpuint (sums->cells[0].n_rows, ==, 3);
        g_assert_cmpuint (sums->cells[1].n_rows, ==, 1);
      }
}

#define N_COLUMNS 7

/* Columns from this one on come first, and those before it behind them. */
static int
moved_column (int column, guint first)
{
  return (column + N_COLUMNS - (int) first) % N_COLUMNS;
}

/* Any use can have any column. */
static void
test_places_of_columns (void)
{
  static const char *const rows[][N_COLUMNS] = {
    { "u1", "2024-03-01", "A", "view", "1.5", "ios", "d1" },
    { "u1", "2024-03-02", "A", "buy", "2", "web", "d2" },
    { "u2", "2024-03-02T10:00:00", "B", "view", "", "web", "d2" },
    { "u3", "1709337600", "B", "buy", "x", "ios", "1709300000" },
    { "u4", "2024-02-01", "A", "buy", "12.3456789", "\"i\"\"os\"", "d1" },
    { "u4", "2024-03-05", "A", " view", "-1", "ios", " d4" },
    { "", "2024-03-05", "A", "view", "1", "ios", "d4" },
    { "u5", "never", "A", "view", "1", "ios", "d5" },
    { "u6", "2024-03-01", "", "view", "1", "ios", "d6" },
    { "u6", "2024-03-01", "B", "view", "1", "ios", "d6" },
    { "u7", "2024-03-01", "B", "", "1", "ios", "d6" },
  };
  g_autoptr (ExosRowSums) expected = NULL;

  for (guint first = 0; first < N_COLUMNS; first++)
    {
      g_autoptr (GString) text = g_string_new ("1,2,3,4,5,6,7\n");
      ExosRowsPlan plan = events_with_start (events_plan);

      plan.n_columns = N_COLUMNS;
      plan.unit = moved_column (0, first);
      plan.time = moved_column (1, first);
      plan.by[EXOS_ROWS_BY_GROUP] = moved_column (2, first);
      plan.event = moved_column (3, first);
      plan.numbers[0].column = (guint) moved_column (4, first);
      plan.by[EXOS_ROWS_BY_SEGMENT] = moved_column (5, first);
      plan.by[EXOS_ROWS_BY_DAY] = moved_column (6, first);
      for (guint row = 0; row < 10 * G_N_ELEMENTS (rows); row++)
        for (guint i = 0; i < N_COLUMNS; i++)
          g_string_append_printf (text, "%s%c",
                                  rows[row % G_N_ELEMENTS (rows)][(i + first) % N_COLUMNS],
                                  i + 1 < N_COLUMNS ? ',' : '\n');

      g_autoptr (ExosRowSums) sums = events_sum_both (&plan, &events_names, text);

      g_assert_cmpuint (sums->n_labels[EXOS_ROWS_BY_SEGMENT], ==, 2);
      g_assert_cmpuint (sums->n_labels[EXOS_ROWS_BY_DAY], ==, 5);
      g_assert_cmpstr (sums->labels[EXOS_ROWS_BY_DAY][2].text, ==, "1709300000");
      g_assert_cmpuint (sums->findings[EXOS_ROWS_NAMELESS_EVENTS].count, ==, 10);
      g_assert_cmpuint (sums->findings[EXOS_ROWS_NO_TIME].count, ==, 10);
      if (expected == NULL)
        expected = g_steal_pointer (&sums);
      else
        events_assert_same (sums, expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/events-labels/labels-of-groups", test_labels_of_groups);
  g_test_add_func ("/events-labels/days", test_days);
  g_test_add_func ("/events-labels/no-times", test_no_times);
  g_test_add_func ("/events-labels/same-times", test_same_times);
  g_test_add_func ("/events-labels/many-cells", test_many_cells);
  g_test_add_func ("/events-labels/cut-labels", test_cut_labels);
  g_test_add_func ("/events-labels/places-of-columns", test_places_of_columns);
  return g_test_run ();
}
