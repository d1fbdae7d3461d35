// SPDX-License-Identifier: MIT
/* Rows of events where something is full or just fits, and lines behind odd rows; by the fast
 * reader and by the careful one. */
#include "data/rows/events-private.h"
#include "events-told.h"

#define HEAD "u,t,g,e,v\n"

static void
assert_all_told (const ExosRowsPlan *plan, const GString *text, const char *expected)
{
  g_autoptr (ExosRowSums) sums = events_sum_both (plan, &events_names, text);
  g_autofree char *told = tell (sums);

  g_assert_cmpstr (told, ==, expected);
}

/* As many names as are told apart, and one more: then nobody knows which came first. */
static void
test_names (void)
{
  ExosRowsPlan plan = events_plan;
  g_autoptr (GString) text = g_string_new (HEAD "u0,2024-03-01,A,e0,1\n");
  g_autoptr (GString) expected = g_string_new ("32 rows\nA 30");

  plan.n_numbers = 0;
  for (guint i = 0; i < EXOS_USERS_MAX_EVENTS; i++)
    {
      g_string_append_printf (text, "u%u,2024-03-01,A,e%u,1\n", i, i);
      g_string_append_printf (expected, " e%u 1", i);
    }
  g_string_append (text, "u1,2024-03-01,A,,1\n");
  g_string_append (expected, "\nnameless 1:33\n");
  assert_all_told (&plan, text, expected->str);
  g_string_append (text, "u1,2024-03-01,A,e31,1\nu1,2024-03-01,A,e0,1\nu1,2024-03-01,A,e0,1\n");
  assert_all_told (&plan, text,
                   "35 rows\n"
                   "A 30\n"
                   "other-events 34:2\n"
                   "nameless 1:33\n");
}

/* Names that were given and are in the file or are not, and one that is there before them. */
static void
test_given_names (void)
{
  static const char *const known[] = { "never", "buy", "Buy", NULL };
  const ExosEventsNames called = { "value", "pre_value", known };
  ExosRowsPlan plan = events_plan;
  g_autoptr (GString) text = g_string_new (HEAD "1,2024-03-01,A,view,1\n"
                                                "1,2024-03-01,A,buy,1\n"
                                                "2,2024-03-01,A,BUY,1\n"
                                                "3,2024-03-01,A,Buy,1\n"
                                                "3,2024-03-01,A,Buy,1\n"
                                                "4,2024-03-01,A,BUY,1\n"
                                                "5,2024-03-01,A,VIEW,1\n"
                                                "6,2024-03-01,A,more,1\n");

  plan.n_numbers = 0;

  g_autoptr (ExosRowSums) sums = events_sum_both (&plan, &called, text);
  g_autofree char *told = tell (sums);

  g_assert_cmpstr (told, ==,
                   "8 rows\n"
                   "A 6 view 2 buy 4 more 1\n"
                   "joined 5:4,5,8 (BUY)\n");
}

static guint64
low_word (const ExosRowSums *sums, guint place)
{
  return sums->cells[0].sums[place].words[0];
}

/* Users whose sum just is a value, on both sides of 0 and of the start; a pair has both. */
static void
test_sums_of_users (void)
{
  const ExosRowsPlan divided = events_with_start (events_plan);
  static const char text[] = HEAD "1,2024-03-01,A,x,900000000000000\n"
                                  "1,2024-03-02,A,x,99999999999999.999999999999999999\n"
                                  "2,2024-03-01,A,x,900000000000000\n"
                                  "2,2024-03-02,A,x,100000000000000\n"
                                  "3,2024-03-01,A,x,-900000000000000\n"
                                  "3,2024-03-02,A,x,-99999999999999.999999999999999999\n"
                                  "4,2024-03-01,A,x,-900000000000000\n"
                                  "4,2024-03-02,A,x,-100000000000000\n"
                                  "5,2024-02-01,A,x,-900000000000000\n"
                                  "5,2024-02-02,A,x,-100000000000000.5\n"
                                  "5,2024-03-02,A,x,3\n"
                                  "6,2024-02-01,A,x,900000000000000\n"
                                  "6,2024-02-02,A,x,-900000000000000\n"
                                  "6,2024-02-03,A,x,4\n"
                                  "6,2024-03-03,A,x,0.5\n"
                                  "7,2024-02-01,A,x,500000000000000\n"
                                  "7,2024-03-01,A,x,600000000000000\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (ExosRowSums) sums = events_sum_carefully (&divided, &events_names, bytes);
  const guint pair = exos_row_sums_pair (&sums->plan, 0);

  assert_told (&divided, &events_names, text,
               "17 rows\n"
               "A 7 x 7 value 600000000000003.5 pre_value 500000000000004\n"
               "unreadable 2:4,8\n"
               "unreadable 1:10\n");
  g_assert_cmpuint (low_word (sums, exos_row_sums_number (1) + EXOS_CELL_UNREADABLE), ==, 2);
  g_assert_cmpuint (low_word (sums, exos_row_sums_number (2) + EXOS_CELL_UNREADABLE), ==, 1);
  g_assert_cmpuint (low_word (sums, pair + EXOS_CELL_PAIR_ROWS), ==, 4);
  assert_told (&events_plan, &events_names, text,
               "17 rows\n"
               "A 7 x 7 value -999999999999993\n"
               "unreadable 3:4,8,17\n");
}

/* Records of several lines, blank ones and ragged ones, and what is said of the rows behind them.
 */
static void
test_lines (void)
{
  static const char *const odd[] = {
    "1,2024-03-01,A,x\n",
    "1,2024-03-01,A,x,1,1\n",
    "\n",
    "\n\n\n",
    "\"1\n\",2024-03-01,A,x\n",
    ",,,,\n",
    ",,,\n\n",
    "1,2024-03-01,A,\"x\ny\n\",1\n",
    "\"1\n\n\",2,3,4,5,6\n",
    "1,2024-03-01,,x,1\n",
    ",,A,x,1\n",
    "1,never,A,x,1\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    for (guint before = 0; before < 3; before++)
      {
        g_autoptr (GString) text = g_string_new (HEAD);
        guint64 line = 2;

        for (guint row = 0; row < 600; row++)
          {
            const gboolean is_odd = row % 250 == 249 || row < before;

            if (is_odd)
              {
                for (const char *c = odd[i]; *c != '\0'; c++)
                  line += *c == '\n';
                g_string_append (text, odd[i]);
              }
            g_string_append_printf (text, "u%u,2024-03-01,%s,x,1\n", row, row == 599 ? "B" : "A");
            line++;
          }
        g_string_append (text, "u7,2024-03-01,C,x,many\n");

        g_autoptr (ExosRowSums) sums = events_sum_both (&events_plan, &events_names, text);
        const ExosRowsFinding *mixed = &sums->findings[EXOS_ROWS_IN_SEVERAL_GROUPS];

        g_assert_cmpuint (mixed->users, ==, 1);
        g_assert_cmpuint (mixed->lines[0], ==, line);
        g_assert_cmpuint (sums->unreadable[sums->plan.n_numbers - 1].lines[0], ==, line);
        g_assert_cmpstr (sums->labels[EXOS_ROWS_BY_GROUP][1].text, ==, "B");
        g_assert_cmpuint (sums->labels[EXOS_ROWS_BY_GROUP][1].line, ==, line - 1);
      }
}

/* The quantile of what users of one group spent since the start: (6 - 1) 0.8 is the fourth from 0.
 * Users of several groups have no part in it, nor has what was before. */
static void
test_caps (void)
{
  static const char rows[] = "1,2024-03-01,A,x,1\n"
                             "2,2024-03-01,A,x,0.5\n"
                             "2,2024-03-02,A,y,1.5\n"
                             "3,2024-03-01,A,x,3.000000000000000001\n"
                             "4,2024-03-01,A,x,4\n"
                             "5,2024-03-01,B,x,5\n"
                             "6,2024-03-01,B,x,60\n"
                             "6,2024-03-02,B,x,40\n"
                             "6,2024-02-02,B,x,900\n"
                             "7,2024-03-01,A,x,1000\n"
                             "7,2024-03-01,B,x,1000\n";
  ExosRowsPlan plan = events_with_start (events_plan);
  g_autoptr (GString) text = g_string_new (HEAD);

  g_string_append (text, rows);
  plan.numbers[0].quantile = EXOS_ROWS_QUANTILE_PARTS / 10 * 8;

  g_autoptr (ExosRowSums) sums = events_sum_both (&plan, &events_names, text);
  g_autofree char *told = tell (sums);
  const guint capped = exos_row_sums_number (2) + EXOS_CELL_CAPPED;

  g_assert_cmpstr (told, ==,
                   "11 rows\n"
                   "A 4 x 4 y 1 value 10.000000000000000001 pre_value 0\n"
                   "B 2 x 2 y 0 value 10 pre_value 900\n"
                   "in-several-groups 2 of 1 users:12 (7)\n");
  g_assert_true (sums->caps[2].is_capped);
  g_assert_true (sums->caps[2].upper == 5 * (ExosInt128) 1000000000000000000);
  g_assert_false (sums->caps[3].is_capped);
  for (guint cell = 0; cell < 2; cell++)
    {
      g_assert_cmpuint (sums->cells[cell].sums[capped].words[0], ==, cell);
      g_assert_cmpuint (sums->cells[cell].sums[capped + EXOS_CELL_N_OF_NUMBER].words[0], ==, 0);
    }
}

/* A quote that is doubled stands for itself, first and last in a cell, too. */
static void
test_doubled_quotes (void)
{
  g_autoptr (GString) text =
      g_string_new (HEAD "\"\"\"1\",2024-03-01,\"\"\"A\"\" b\",\"x\"\"\",1\n"
                         "\"\"\"1\",2024-03-01,\"\"\"A\"\" b\",\"\"\"\"\"\",2\n"
                         "\"2\"\"\",2024-03-01,\"c\"\"\"\"d\",\"\"\"\",4\n"
                         "\"2\"\"\",2024-03-01,e,\"\"\"\",4\n"
                         "3,2024-03-01,e,\"x\"\"\",\"\"\"8\"\n");

  assert_all_told (&events_plan, text,
                   "5 rows\n"
                   "\"A\" b 1 x\" 1 \"\" 1 \" 0 value 3\n"
                   "e 1 x\" 1 \"\" 0 \" 0 value 0\n"
                   "in-several-groups 2 of 1 users:5 (2\")\n"
                   "unreadable 1:6 (\"8)\n");
}

/* A block and a line within it, as they are kept and as they are told. */
static void
test_places_of_lines (void)
{
  static const struct
  {
    guint64 block; /* from 1 */
    guint64 within;
    gboolean fits;
  } cases[] = {
    { 1, 0, TRUE },
    { 1, 7, TRUE },
    { 2, 1, TRUE },
    { 3, (1 << 21) - 1, TRUE },
    { 3, 1 << 21, FALSE },
    { 3, G_MAXUINT32, FALSE },
    { (1 << 22) - 1, (1 << 21) - 1, TRUE },
    { 1 << 22, 0, FALSE },
    { G_MAXUINT32, 0, FALSE },
  };
  static const guint64 first_lines[] = { 2, 100, 3000000000 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint64 line = 0;

      g_assert_cmpint (exos_events_pack_line (cases[i].block << 32 | cases[i].within, &line), ==,
                       cases[i].fits);
      if (!cases[i].fits)
        continue;
      g_assert_cmpuint (line, >, 0);
      g_assert_cmpuint (line, <, (guint64) 1 << EXOS_USERS_LINE_BITS);
      g_assert_cmpuint (exos_events_unpack_line (line, NULL), ==, line);
      if (cases[i].block <= G_N_ELEMENTS (first_lines))
        g_assert_cmpuint (exos_events_unpack_line (line, first_lines), ==,
                          first_lines[cases[i].block - 1] + cases[i].within);
    }
  g_assert_cmpuint (exos_events_unpack_line (0, first_lines), ==, 0);
  g_assert_cmpuint (exos_events_unpack_line (G_MAXUINT64, first_lines), ==, G_MAXUINT64);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/events-bounds/names", test_names);
  g_test_add_func ("/events-bounds/given-names", test_given_names);
  g_test_add_func ("/events-bounds/sums-of-users", test_sums_of_users);
  g_test_add_func ("/events-bounds/caps", test_caps);
  g_test_add_func ("/events-bounds/doubled-quotes", test_doubled_quotes);
  g_test_add_func ("/events-bounds/lines", test_lines);
  g_test_add_func ("/events-bounds/places-of-lines", test_places_of_lines);
  return g_test_run ();
}
