// SPDX-License-Identifier: MIT
/* Rows of events that are as usual, and those that are not, in any mixture: the fast reader, which
 * takes the first a column at a time, and the careful one agree on every field. */
#include <string.h>

#include "effort.h"
#include "events-summed.h"

#define N_ROWS 3000

typedef struct
{
  const char *const *texts; /* the usual ones, then the others */
  gint n_usual;
  gint n;
} Choice;

static const char *const ids[] = { "u%u",
                                   "user-%09u",
                                   "%08x-0000-4000-8000-000000000000",
                                   " u%u ",
                                   "long.user.%09u@example.com",
                                   "\"u\"\"%u\"",
                                   "\"u%u\"",
                                   "\xc3\xa9%u" };
static const char *const times[] = { "2024-03-%02uT12:34:56Z",
                                     "2024-02-%02u 23:59:59",
                                     "2024-03-%02u",
                                     "2023-12-%02uT00:00:00",
                                     "2024-03-%02uT1:02:03",
                                     "2024-03-%02uT12:34:56.5+09:00",
                                     "17092512%02u",
                                     "2024/3/%u",
                                     "never%u",
                                     "",
                                     "\"2024-03-%02uT12:34:56Z\"",
                                     "2024-03-%02uT24:00:00Z",
                                     "1024-03-%02u" };
static const char *const groups[] = { "control", "treatment", " control", "\"treatment\"",
                                      "",        " ",         "Control" };
static const char *const names[] = { "view", "buy",   "a name of more than sixteen bytes",
                                     "",     " view", "\"bu\"\"y\"" };
static const char *const values[] = { "",  "1.25",  "-3", "0.001", "12345678901234567890",
                                      "x", "\"2\"", " 4 " };

static const Choice choices[] = { { ids, 3, G_N_ELEMENTS (ids) },
                                  { times, 4, G_N_ELEMENTS (times) },
                                  { groups, 2, G_N_ELEMENTS (groups) },
                                  { names, 3, G_N_ELEMENTS (names) },
                                  { values, 3, G_N_ELEMENTS (values) } };

static void
append_cell (GString *text, GRand *random, guint column, gint odd_share)
{
  const Choice *choice = &choices[column];
  const gboolean is_odd = g_rand_int_range (random, 0, 100) < odd_share;
  const gint i = is_odd ? g_rand_int_range (random, choice->n_usual, choice->n)
                        : g_rand_int_range (random, 0, choice->n_usual);
  const guint number = (guint) g_rand_int_range (random, 1, column == 0 ? 200 : 29);

  if (strchr (choice->texts[i], '%') == NULL)
    g_string_append (text, choice->texts[i]);
  else
    {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_string_append_printf (text, choice->texts[i], number);
#pragma GCC diagnostic pop
    }
}

/* Of which so many percent of the cells are odd; now and then a new label, and a row of none. */
static GBytes *
make_rows (guint32 seed, gint odd_share, const char *newline)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GString *text = g_string_new ("user_id,time,variant,event,value");

  g_string_append (text, newline);
  for (guint row = 0; row < N_ROWS; row++)
    {
      if (odd_share > 0 && g_rand_int_range (random, 0, 300) == 0)
        g_string_append (text, g_rand_boolean (random) ? ",,,," : "a,b");
      else if (odd_share > 0 && g_rand_int_range (random, 0, 300) == 0)
        g_string_append_printf (text, "u1,2024-03-01,group %u,\"new\nname %u\",1", row % 5, row);
      else
        for (guint column = 0; column < 5; column++)
          {
            append_cell (text, random, column, odd_share);
            g_string_append (text, column < 4 ? "," : "");
          }
      g_string_append (text, newline);
    }
  return g_string_free_to_bytes (text);
}

static void
assert_agree (ExosRowsPlan plan, GBytes *rows)
{
  static const gsize blocks[] = { 0, 5000, 61, 1 };
  g_autoptr (ExosRowSums) careful = events_sum_carefully (&plan, &events_names, rows);

  for (guint n_threads = 1; n_threads <= 3; n_threads++)
    for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
      {
        g_autoptr (ExosRowSums) fast =
            events_sum_fast (&plan, &events_names, rows, n_threads, blocks[i]);

        g_assert_nonnull (fast);
        events_assert_same (fast, careful);
      }
}

static void
test_readers_agree (void)
{
  static const int by[][EXOS_ROWS_N_BY] = { { 2, -1, -1 }, { 2, 3, 1 }, { 2, -1, 3 } };
  static const gint odd_shares[] = { 0, 1, 30 };

  for (guint32 seed = 0; seed < 18; seed += 1 + 4 * EXOS_TEST_IS_SLOW)
    {
      ExosRowsPlan plan = seed % 2 == 0 ? events_with_start (events_plan) : events_plan;
      g_autoptr (GBytes) rows =
          make_rows (seed, odd_shares[seed / 2 % 3], seed % 4 < 2 ? "\n" : "\r\n");

      memcpy (plan.by, by[seed / 6], sizeof plan.by);
      g_test_message ("seed %u", seed);
      assert_agree (plan, rows);
    }
}

static void
test_columns_may_be_missing (void)
{
  g_autoptr (GBytes) rows = make_rows (99, 5, "\n");
  ExosRowsPlan plan = events_plan;

  plan.event = -1;
  assert_agree (plan, rows);
  plan.n_numbers = 0;
  assert_agree (plan, rows);
  plan.event = 3;
  plan.time = -1;
  assert_agree (plan, rows);
}

/* More than are told apart: the others are counted by rows. */
static void
test_names_may_be_many (void)
{
  static const char *const known[] = { "name 3", "name 44", NULL };
  const ExosEventsNames called = { "value", "pre_value", known };
  GString *text = g_string_new ("user_id,time,variant,event,value\n");

  for (guint row = 0; row < N_ROWS; row++)
    g_string_append_printf (text, "u%u,2024-03-01,control,name %u,1\n", row % 100, row % 45);

  g_autoptr (GBytes) rows = g_string_free_to_bytes (text);
  g_autoptr (ExosRowSums) careful = events_sum_carefully (&events_plan, &called, rows);

  g_assert_cmpuint (careful->findings[EXOS_ROWS_OTHER_EVENTS].count, ==, (N_ROWS * 43 + 44) / 45);
  for (guint n_threads = 1; n_threads <= 3; n_threads++)
    {
      g_autoptr (ExosRowSums) fast = events_sum_fast (&events_plan, &called, rows, n_threads, 4000);

      events_assert_same (fast, careful);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/events-mixed/readers-agree", test_readers_agree);
  g_test_add_func ("/events-mixed/columns-may-be-missing", test_columns_may_be_missing);
  g_test_add_func ("/events-mixed/names-may-be-many", test_names_may_be_many);
  return g_test_run ();
}
