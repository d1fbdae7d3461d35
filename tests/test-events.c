// SPDX-License-Identifier: MIT
/* Rows of events become one row a user: against the exact sums of generated files, and told for
 * small ones; by the fast reader and by the careful one. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "bench/generate.h"
#include "data/rows/run.h"
#include "data/rows/time.h"
#include "row-sums-compare.h"

const char *const arm_names[N_ARMS] = { "control", "treatment" };

/* User, time, group, event, value: as the generator writes them. */
static const ExosRowsPlan generated = {
  .delimiter = ',',
  .point = '.',
  .n_columns = 5,
  .by = { 2, -1, -1 },
  .unit = 0,
  .event = 3,
  .time = 1,
  .n_numbers = 1,
  .numbers = { { .column = 4, .decimals = 2 } },
};

static const ExosEventsNames names = { "value", "pre_value", NULL };

static ExosRowsPlan
with_start (ExosRowsPlan plan)
{
  plan.has_start = true;
  g_assert_true (exos_time_parse ("2024-03-01", 10, &plan.start));
  return plan;
}

static ExosRowSums *
sum_carefully (const ExosRowsPlan *plan, const ExosEventsNames *called, GBytes *bytes)
{
  g_autoptr (ExosEvents) events = exos_events_new (plan, called);
  g_autoptr (ExosEventsPart) part = exos_events_part_new (events);
  ExosCarefulEvents careful = { part, 2 };
  g_autoptr (ExosCsv) csv = exos_csv_new (plan->delimiter, exos_careful_events_add, &careful);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  g_assert_true (exos_csv_push (csv, text, length, NULL));
  exos_csv_finish (csv);
  g_assert_true (exos_events_part_finish (part));
  return exos_events_sums (events, NULL);
}

static ExosRowSums *
sum_fast (const ExosRowsPlan *plan,
          const ExosEventsNames *called,
          GBytes *bytes,
          guint n_threads,
          gsize block_bytes)
{
  const ExosRowsRun run = { .plan = plan,
                            .events = called,
                            .first_line = 2,
                            .n_threads = n_threads,
                            .block_bytes = block_bytes };
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GError) error = NULL;
  ExosRowSums *sums = exos_rows_run (&run, stream, NULL, &error);

  g_assert_no_error (error);
  return sums;
}

static GBytes *
generate (const Options *options, Truth truths[N_ARMS])
{
  g_autofree char *path = NULL;
  char *text;
  gsize length;
  const int output = g_file_open_tmp ("exos-events-XXXXXX", &path, NULL);

  draw_init (options->seed);
  generate_events (options, output, truths);
  close (output);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_remove (path);
  return g_bytes_new_take (text, length);
}

static const ExosRowsCell *
find_group (const ExosRowSums *sums, const char *group)
{
  for (guint i = 0; i < sums->n_cells; i++)
    {
      const ExosRowsLabel *label =
          &sums->labels[EXOS_ROWS_BY_GROUP][sums->cells[i].labels[EXOS_ROWS_BY_GROUP]];

      if (label->length == strlen (group) && memcmp (label->text, group, label->length) == 0)
        return &sums->cells[i];
    }

  g_assert_not_reached ();
}

static guint
find_number (const ExosRowSums *sums, const char *name)
{
  guint i = 0;

  while (!g_str_equal (sums->number_names[i], name))
    i++;
  return i;
}

static void
compare_sum (const ExosWideSum *sum, __int128 expected, guint power)
{
  const ExosWideSum scaled = exos_wide_sum_scale (expected, power);

  g_assert_cmpmem (sum, sizeof *sum, &scaled, sizeof scaled);
}

static void
compare_truth (const ExosRowSums *sums, const Truth *truth, const char *group, guint decimals)
{
  const ExosRowsCell *cell = find_group (sums, group);
  const ExosWideSum *bought = &cell->sums[exos_row_sums_number (find_number (sums, "purchase"))];
  const ExosWideSum *after = &cell->sums[exos_row_sums_number (find_number (sums, "value"))];
  const ExosWideSum *before = &cell->sums[exos_row_sums_number (find_number (sums, "pre_value"))];
  const ExosWideSum *pair = &cell->sums[exos_row_sums_pair (&sums->plan, 0)];
  const guint power = EXOS_WIDE_DECIMALS - decimals;

  g_assert_cmpuint (cell->n_rows, ==, (guint64) truth->n);
  compare_sum (&bought[EXOS_CELL_SUM], truth->converted, 18);
  compare_sum (&bought[EXOS_CELL_SQUARES], truth->converted, 36);
  compare_sum (&after[EXOS_CELL_SUM], truth->revenue, power);
  compare_sum (&after[EXOS_CELL_SQUARES], truth->revenue_sq, 2 * power);
  compare_sum (&before[EXOS_CELL_SUM], truth->pre, power);
  compare_sum (&before[EXOS_CELL_SQUARES], truth->pre_sq, 2 * power);
  compare_sum (&pair[EXOS_CELL_PAIR_PRODUCTS], truth->product, 2 * power);
  compare_sum (&pair[EXOS_CELL_PAIR_FIRST], truth->revenue, power);
  compare_sum (&pair[EXOS_CELL_PAIR_SECOND_SQUARES], truth->pre_sq, 2 * power);
  g_assert_cmpuint (pair[EXOS_CELL_PAIR_ROWS].words[0], ==, (guint64) truth->n);
}

static void
assert_same (const ExosRowSums *a, const ExosRowSums *b)
{
  g_autofree char *difference = row_sums_difference (a, b);

  g_assert_cmpstr (difference, ==, NULL);
  g_assert_true (
      g_strv_equal ((const char *const *) a->number_names, (const char *const *) b->number_names));
}

static void
test_sums_are_the_truth (void)
{
  static const struct
  {
    Options options;
    guint plan_decimals;
  } cases[] = {
    { { .n_rows = 30000, .decimals = 2, .id = "u", .order = "time" }, 2 },
    { { .n_rows = 30000, .decimals = 2, .id = "int", .order = "user", .has_crlf = TRUE }, 2 },
    { { .n_rows = 30000, .decimals = 6, .id = "uuid", .order = "random" }, 6 },
    { { .n_rows = 20000, .decimals = 6, .id = "uuid", .order = "random" }, 0 },
    { { .n_rows = 20000, .decimals = 0, .id = "u", .order = "random", .quotes_all = TRUE }, 2 },
    { { .n_rows = 999, .decimals = 2, .id = "u", .order = "time", .lacks_final_newline = TRUE },
      2 },
  };
  static const gsize blocks[] = { 0, 4096, 100 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Options options = cases[i].options;
      ExosRowsPlan plan = with_start (generated);
      Truth truths[N_ARMS] = { 0 };

      options.seed = i + 1;
      options.events_per_user = 10;
      plan.numbers[0].decimals = cases[i].plan_decimals;

      g_autoptr (GBytes) bytes = generate (&options, truths);
      g_autoptr (ExosRowSums) careful = sum_carefully (&plan, &names, bytes);

      for (guint arm = 0; arm < N_ARMS; arm++)
        compare_truth (careful, &truths[arm], arm_names[arm], (guint) options.decimals);
      for (guint n_threads = 1; n_threads <= 4; n_threads++)
        for (guint block = 0; block < G_N_ELEMENTS (blocks); block++)
          {
            g_autoptr (ExosRowSums) fast =
                sum_fast (&plan, &names, bytes, n_threads, blocks[block]);

            assert_same (fast, careful);
          }
    }
}

static void
tell_finding (GString *told, const char *name, const ExosRowsFinding *finding)
{
  if (finding->count == 0)
    return;
  g_string_append_printf (told, "%s %" G_GUINT64_FORMAT, name, finding->count);
  if (finding->users > 0)
    g_string_append_printf (told, " of %" G_GUINT64_FORMAT " users", finding->users);
  for (guint i = 0; i < EXOS_ROWS_MAX_LINES && finding->lines[i] != 0; i++)
    g_string_append_printf (told, "%s%" G_GUINT64_FORMAT, i == 0 ? ":" : ",", finding->lines[i]);
  if (finding->length > 0)
    g_string_append_printf (told, " (%.*s)", (int) finding->length, finding->value);
  g_string_append_c (told, '\n');
}

static void
tell_cell (GString *told, const ExosRowSums *sums, const ExosRowsCell *cell)
{
  for (guint by = 0; by < EXOS_ROWS_N_BY; by++)
    if (sums->plan.by[by] >= 0)
      {
        const ExosRowsLabel *label = &sums->labels[by][cell->labels[by]];

        g_string_append_printf (told, "%.*s ", (int) label->length, label->text);
      }
  g_string_append_printf (told, "%" G_GUINT64_FORMAT, cell->n_rows);
  for (guint i = 0; i < sums->plan.n_numbers; i++)
    {
      char text[100];

      exos_wide_sum_print (&cell->sums[exos_row_sums_number (i) + EXOS_CELL_SUM],
                           EXOS_WIDE_DECIMALS, text);
      g_string_append_printf (told, " %s %s", sums->number_names[i], text);
    }
  g_string_append_c (told, '\n');
}

static char *
tell (const ExosRowSums *sums)
{
  static const char *const findings[] = {
    "short",   "long",    "no-group",    "repeated", "in-several-groups",
    "no-unit", "no-time", "other-events"
  };
  GString *told = g_string_new (NULL);

  g_string_append_printf (told, "%" G_GUINT64_FORMAT " rows\n", sums->n_rows);
  for (guint i = 0; i < sums->n_cells; i++)
    tell_cell (told, sums, &sums->cells[i]);
  for (guint i = 0; i < EXOS_ROWS_N_FINDINGS; i++)
    tell_finding (told, findings[i], &sums->findings[i]);
  for (guint i = 0; i < sums->plan.n_numbers; i++)
    tell_finding (told, "unreadable", &sums->unreadable[i]);
  return g_string_free (told, FALSE);
}

/* Whatever the reader and its threads; fast: NULL where it asks for the careful one. */
static void
assert_told (const ExosRowsPlan *plan,
             const ExosEventsNames *called,
             const char *text,
             const char *expected)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (ExosRowSums) careful = sum_carefully (plan, called, bytes);
  g_autofree char *told = tell (careful);

  g_assert_cmpstr (told, ==, expected);
  for (guint n_threads = 1; n_threads <= 3; n_threads++)
    for (gsize block = 1; block < 200; block += 33)
      {
        g_autoptr (ExosRowSums) fast = sum_fast (plan, called, bytes, n_threads, block);

        assert_same (fast, careful);
      }
}

static void
test_start_divides_events_and_values (void)
{
  static const char text[] = "u,t,g,e,v\n"
                             "1,2024-02-29T23:59:59Z,A,purchase,5\n"
                             "1,2024-03-01T00:00:00Z,A,view,\n"
                             "2,2024-03-01T08:59:59+09:00,A,purchase,7.25\n"
                             "3,1709251200,B,purchase,2\n"
                             "3,1709251199999,B,refund,-0.5\n"
                             "3,2024-03-05,B,refund,-1.123456789\n";
  const ExosRowsPlan divided = with_start (generated);

  assert_told (&generated, &names, text,
               "6 rows\n"
               "A 2 purchase 2 view 1 refund 0 value 12.25\n"
               "B 1 purchase 1 view 0 refund 1 value 0.376543211\n");
  assert_told (&divided, &names, text,
               "6 rows\n"
               "A 2 purchase 0 view 1 refund 0 value 0 pre_value 12.25\n"
               "B 1 purchase 1 view 0 refund 1 value 0.876543211 pre_value -0.5\n");
}

static void
test_users_in_two_groups_are_left_out (void)
{
  assert_told (&generated, &names,
               "u,t,g,e,v\n"
               "1,2024-03-01,A,view,1\n"
               "2,2024-03-01,A,view,1\n"
               "2,2024-03-01,A,view,1\n"
               "1,2024-03-01,B,view,1\n"
               "1,2024-03-01,A,view,1\n"
               "3,2024-03-01,B,view,1\n"
               "4,2024-03-01,B,view,1\n"
               "4,2024-03-01,C,view,1\n",
               "8 rows\n"
               "A 1 view 1 value 2\n"
               "B 1 view 1 value 1\n"
               "in-several-groups 5 of 2 users:5,9 (1)\n");
}

static void
test_rows_that_say_nothing_are_left_out (void)
{
  static const char text[] = "u,t,g,e,v\n"
                             ",2024-03-02,A,view,1\n"
                             "1,2024-03-02,,view,1\n"
                             ",2024-03-02,\" \",view,1\n"
                             "1,2024-03-02,A,view\n"
                             "1,2024-03-02,A,view,1,1\n"
                             ",,,,\n"
                             "\n"
                             " , ,\" \",,\n"
                             "1,never,A,buy,1\n"
                             "2,,A,view,2\n"
                             " 1 ,2024-03-02,\"A\" ,\"view\",many\n"
                             "\"1\",2024-03-02,A,,N/A\n";
  const ExosRowsPlan divided = with_start (generated);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (ExosRowSums) kept = sum_carefully (&generated, &names, bytes);
  g_autoptr (ExosRowSums) left_out = sum_carefully (&divided, &names, bytes);
  g_autofree char *told = tell (kept);
  g_autofree char *told_divided = tell (left_out);

  g_assert_cmpstr (told, ==,
                   "9 rows\n"
                   "A 2 buy 1 view 2 value 3\n"
                   "short 1:5\n"
                   "long 1:6\n"
                   "no-group 2:3,4\n"
                   "no-unit 1:2\n"
                   "no-time 2:10,11 (never)\n"
                   "unreadable 1:12 (many)\n");
  g_assert_cmpstr (told_divided, ==,
                   "9 rows\n"
                   "A 1 view 1 value 0 pre_value 0\n"
                   "short 1:5\n"
                   "long 1:6\n"
                   "no-group 2:3,4\n"
                   "no-unit 1:2\n"
                   "no-time 2:10,11 (never)\n"
                   "unreadable 1:12 (many)\n");
}

/* Quotes where RFC 4180 has them, in every column, and rows over several lines. */
static void
test_quotes_and_lines (void)
{
  assert_told (&generated, &names,
               "u,t,g,e,v\r\n"
               "\"a \"\"b\"\" c\",\"2024-03-01\",\"A, first\",\"big\nview\",\"1.5\"\r\n"
               "\"a \"\"b\"\" c\",2024-03-01,\"A, first\",\" big\nview\",2.5\r\n"
               "\" d\",2024-03-01,B,x,1\r\n"
               "d,2024-03-01,A,x,1\r\n",
               "4 rows\n"
               "A, first 1 big\nview 1 x 0 value 4\n"
               "in-several-groups 2 of 1 users:7 (d)\n");
}

static void
test_first_exposure_gives_day_and_segment (void)
{
  ExosRowsPlan plan = generated;
  const char *text = "u,t,g,s,v\n"
                     "1,2024-03-04T10:00:00Z,A,ios,1\n"
                     "1,2024-03-02 09:00,A,web,1\n"
                     "1,2024-03-02 09:00,A,android,1\n"
                     "1,2024-02-28,A,tv,1\n"
                     "2,1709251200,A,web,1\n"
                     "3,2024-02-03,A,tv,1\n"
                     "3,2024-02-02,A,ios,1\n";

  plan.by[EXOS_ROWS_BY_SEGMENT] = 3;
  plan.by[EXOS_ROWS_BY_DAY] = 1;
  plan.event = -1;
  assert_told (&plan, &names, text,
               "7 rows\n"
               "A ios 2024-02-02 1 value 2\n"
               "A web 2024-03-01 1 value 1\n"
               "A tv 2024-02-28 1 value 4\n");
  plan = with_start (plan);
  assert_told (&plan, &names, text,
               "7 rows\n"
               "A ios 2024-02-02 1 value 0 pre_value 2\n"
               "A web 2024-03-02 1 value 3 pre_value 1\n"
               "A web 2024-03-01 1 value 1 pre_value 0\n");
}

/* Too many names: those that are known beforehand are told apart, of the others only how many rows
 * they have. */
static void
test_too_many_names (void)
{
  static const char *const known[] = { "e7", "e40", "never", NULL };
  const ExosEventsNames called = { "value", "pre_value", known };
  ExosRowsPlan plan = generated;
  g_autoptr (GString) text = g_string_new ("u,t,g,e,v\n");

  plan.n_numbers = 0;
  for (guint i = 0; i < 50; i++)
    g_string_append_printf (text, "u%u,2024-03-01,A,e%u,1\nu%u,2024-03-01,A,e7,1\n", i, i, i % 3);
  assert_told (&plan, &called, text->str,
               "100 rows\n"
               "A 50 e7 4 e40 1\n"
               "other-events 48:2\n");
  g_string_truncate (text, strlen ("u,t,g,e,v\n"));
  for (guint i = 0; i < 3; i++)
    g_string_append_printf (text, "u%u,2024-03-01,A,e%u,1\n", i, i);
  assert_told (&plan, &called, text->str,
               "3 rows\n"
               "A 3 e0 1 e1 1 e2 1\n");
}

/* Sums of one user that no value may have are none. */
static void
test_enormous_sums (void)
{
  assert_told (&generated, &names,
               "u,t,g,e,v\n"
               "1,2024-03-01,A,x,900000000000000\n"
               "1,2024-03-02,A,x,900000000000000\n"
               "2,2024-03-01,A,x,900000000000000\n"
               "2,2024-03-02,A,x,-899999999999999.99\n"
               "3,2024-03-02,A,x,0.000000000000000001\n",
               "5 rows\n"
               "A 3 x 3 value 0.010000000000000001\n"
               "unreadable 1:2\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/events/sums-are-the-truth", test_sums_are_the_truth);
  g_test_add_func ("/events/start-divides-events-and-values", test_start_divides_events_and_values);
  g_test_add_func ("/events/users-in-two-groups-are-left-out",
                   test_users_in_two_groups_are_left_out);
  g_test_add_func ("/events/rows-that-say-nothing-are-left-out",
                   test_rows_that_say_nothing_are_left_out);
  g_test_add_func ("/events/quotes-and-lines", test_quotes_and_lines);
  g_test_add_func ("/events/first-exposure-gives-day-and-segment",
                   test_first_exposure_gives_day_and_segment);
  g_test_add_func ("/events/too-many-names", test_too_many_names);
  g_test_add_func ("/events/enormous-sums", test_enormous_sums);
  return g_test_run ();
}
