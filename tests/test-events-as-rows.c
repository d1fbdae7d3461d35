// SPDX-License-Identifier: MIT
/* What users come to by their events is summed as if each were a row of the file: the same sums,
 * squares and products, to the last digit, of amounts of every size. */
#include <string.h>

#include "events-summed.h"
#include "rows-carefully.h"

#define N_USERS 40
#define DECIMALS 18

/* What one user spent before the experiment and since, in units of 10^-DECIMALS. */
typedef struct
{
  ExosInt128 since;
  ExosInt128 before;
} Spent;

typedef struct
{
  const char *name;
  guint decimals;   /* of an amount */
  gint64 most;      /* of an amount, in units of its decimals */
  guint every_user; /* so many users have amounts of that kind; the others cents */
} Case;

static const Case cases[] = {
  { "cents", 2, 1000000, 1 },
  { "one-of-seven-in-fractions", 15, 7000000000000000, 7 },
  { "fractions", 17, 900000000000000000, 1 },
  { "millions-of-millions", 3, 1000000000000000, 1 },
  { "one-of-three-is-rich", 0, 1000000000000, 3 },
};

/* With as many decimals as it has. */
static void
append_decimal (GString *text, ExosInt128 value)
{
  ExosInt128 unit = 1;

  for (guint i = 0; i < DECIMALS; i++)
    unit *= 10;
  if (value < 0)
    g_string_append_c (text, '-');
  value = value < 0 ? -value : value;
  g_string_append_printf (text, "%" G_GINT64_FORMAT ".%018" G_GINT64_FORMAT,
                          (gint64) (value / unit), (gint64) (value % unit));
  while (text->str[text->len - 1] == '0')
    g_string_truncate (text, text->len - 1);
}

static ExosInt128
draw_amount (GRand *random, const Case *it, guint user)
{
  const gboolean is_usual = user % it->every_user != 0;
  const double most = is_usual ? 100000.0 : (double) it->most;
  ExosInt128 amount = (ExosInt128) g_rand_double_range (random, -most / 3.0, most);

  for (guint i = is_usual ? 2 : it->decimals; i < DECIMALS; i++)
    amount *= 10;
  return amount;
}

/* Events in an order that has nothing to do with their users. */
static GBytes *
write_events (const Case *it, Spent *users)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (it->decimals + it->every_user);
  GString *text = g_string_new ("user,time,group,event,value\n");

  for (guint i = 0; i < 6 * N_USERS; i++)
    {
      const guint user = i < N_USERS ? i : (guint) g_rand_int_range (random, 0, N_USERS);
      const gboolean is_before = g_rand_boolean (random);
      const ExosInt128 amount = draw_amount (random, it, user);

      *(is_before ? &users[user].before : &users[user].since) += amount;
      g_string_append_printf (text, "%u,2024-0%d-07T10:00:00,%s,buy,", user, is_before ? 2 : 3,
                              user % 3 == 0 ? "a" : "b");
      append_decimal (text, amount);
      g_string_append_c (text, '\n');
    }
  return g_string_free_to_bytes (text);
}

static ExosRowSums *
sum_rows (const Spent *users)
{
  static const ExosRowsPlan plan = {
    .delimiter = ',',
    .point = '.',
    .n_columns = 3,
    .by = { 0, -1, -1 },
    .unit = -1,
    .event = -1,
    .time = -1,
    .n_numbers = 2,
    .numbers = { { .column = 1 }, { .column = 2 } },
    .n_pairs = 1,
    .pairs = { { 0, 1 } },
  };
  g_autoptr (GString) text = g_string_new ("group,value,pre_value\n");

  for (guint i = 0; i < N_USERS; i++)
    {
      g_string_append (text, i % 3 == 0 ? "a," : "b,");
      append_decimal (text, users[i].since);
      g_string_append_c (text, ',');
      append_decimal (text, users[i].before);
      g_string_append_c (text, '\n');
    }
  return rows_sum_carefully (&plan, text->str, text->len, 0, 2);
}

static void
assert_same_sums (const ExosWideSum *events, const ExosWideSum *rows, guint first, guint n)
{
  for (guint i = first; i < n; i++)
    {
      g_test_message ("sum %u", i);
      g_assert_cmpmem (&events[i], sizeof *events, &rows[i], sizeof *rows);
    }
}

/* The numbers of events are first how often each was done, then the amounts. */
static void
assert_like_rows (const ExosRowSums *events, const ExosRowSums *rows)
{
  const guint n_names = events->plan.n_numbers - 2;

  g_assert_cmpuint (events->n_cells, ==, 2);
  g_assert_cmpuint (rows->n_cells, ==, 2);
  for (guint cell = 0; cell < 2; cell++)
    {
      const ExosWideSum *of_events = events->cells[cell].sums;
      const ExosWideSum *of_rows = rows->cells[cell].sums;

      for (guint i = 0; i < 2; i++)
        assert_same_sums (&of_events[exos_row_sums_number (n_names + i)],
                          &of_rows[exos_row_sums_number (i)], EXOS_CELL_SUM, EXOS_CELL_SQUARES + 1);
      assert_same_sums (&of_events[exos_row_sums_pair (&events->plan, 0)],
                        &of_rows[exos_row_sums_pair (&rows->plan, 0)], 0, EXOS_CELL_N_OF_PAIR);
    }
}

static void
test_case (gconstpointer data)
{
  Spent users[N_USERS] = { 0 };
  const ExosRowsPlan plan = events_with_start (events_plan);
  g_autoptr (GBytes) events = write_events (data, users);
  g_autoptr (ExosRowSums) rows = sum_rows (users);
  g_autoptr (ExosRowSums) careful = events_sum_carefully (&plan, &events_names, events);

  assert_like_rows (careful, rows);
  for (guint n_threads = 1; n_threads <= 3; n_threads++)
    {
      g_autoptr (ExosRowSums) fast = events_sum_fast (&plan, &events_names, events, n_threads, 400);

      assert_like_rows (fast, rows);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/events-as-rows/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}
