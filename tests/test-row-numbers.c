// SPDX-License-Identifier: MIT
/* Which rows another one is the sum of, number by number. */
#include "data/row-numbers.h"

#include <math.h>
#include <string.h>

#define NONE \
  {          \
    0, 0     \
  }
#define MAX_SAME 64

typedef struct
{
  ExosRowNumbers numbers;
  GArray *rows;
  gboolean *is_left;
} Fixture;

/* "10 1|!30 3": rows of numbers, ! one that is not left, - a cell that is no number, and a number
 * with a point none that counts. */
static void
fixture_init (Fixture *self, const char *text)
{
  g_auto (GStrv) rows = g_strsplit (text, "|", -1);
  const guint n_rows = g_strv_length (rows);
  g_auto (GStrv) first = g_strsplit (n_rows > 0 ? rows[0] : "", " ", -1);
  const guint n_columns = g_strv_length (first);
  const gsize n = (gsize) (n_rows + 1) * MAX (n_columns, 1);

  self->rows = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->is_left = g_new0 (gboolean, n_rows);
  self->numbers = (ExosRowNumbers) {
    .rows = self->rows,
    .n_columns = n_columns,
    .values = g_new0 (double, n),
    .are_counts = g_new0 (gboolean, n),
    .left = g_array_new (FALSE, FALSE, sizeof (guint)),
    .sums = g_new0 (double, n),
    .missing = g_new0 (guint, n),
    .used = g_new0 (guint, n_rows + 1),
  };
  for (gsize row = 0; row < n_rows; row++)
    {
      g_auto (GStrv) cells = g_strsplit (rows[row] + (rows[row][0] == '!'), " ", -1);

      self->is_left[row] = rows[row][0] != '!';
      g_array_append_val (self->rows, row);
      for (guint i = 0; i < n_columns; i++)
        {
          const gsize place = row * n_columns + i;

          self->numbers.values[place] =
              g_str_equal (cells[i], "-") ? (double) NAN : g_ascii_strtod (cells[i], NULL);
          self->numbers.are_counts[place] = strpbrk (cells[i], "-.") == NULL;
        }
    }

  exos_row_numbers_set_left (&self->numbers, self->is_left);
}

static void
fixture_clear (Fixture *self)
{
  exos_row_numbers_clear (&self->numbers);
  g_array_unref (self->rows);
  g_free (self->is_left);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
assert_span (gboolean is_found, const ExosRowSpan *found, ExosRowSpan expected)
{
  g_assert_cmpint (is_found, ==, expected.to > 0);
  if (is_found)
    {
      g_assert_cmpuint (found->from, ==, expected.from);
      g_assert_cmpuint (found->to, ==, expected.to);
    }
}

/* A row by its place among those that are left. */
/* clang-format off */
static const struct
{
  const char *rows;
  guint position;
  ExosRowSpan above; /* NONE: it is no sum */
  ExosRowSpan below;
} beside[] = {
  { "10 1|20 2|30 3", 2, { 0, 2 }, NONE }, { "30 3|10 1|20 2", 0, NONE, { 1, 3 } },
  { "10 1|20 2|30 3|10 1|20 2", 2, { 0, 2 }, { 3, 5 } },
  { "5 5|10 1|20 2|30 3|7 7", 3, { 1, 3 }, NONE },
  { "5 5|30 3|10 1|20 2|7 7", 1, NONE, { 2, 4 } },
  { "!9 9|5 5|!9 9|10 1|!9 9|20 2|30 3", 3, { 1, 3 }, NONE }, { "10 1|20 2|31 3", 2, NONE, NONE },
  { "10 1|20 2|29 3", 2, NONE, NONE }, { "10 1|20 2|30 4", 2, NONE, NONE },
  { "10 1|20 2|30 2", 2, NONE, NONE }, { "31 3|10 1|20 2", 0, NONE, NONE },
  { "29 3|10 1|20 2", 0, NONE, NONE }, { "30 4|10 1|20 2", 0, NONE, NONE },
  /* one is none, and rows without users are no parts */
  { "30 3|30 3", 1, NONE, NONE }, { "0 0|30 3|30 3", 2, NONE, NONE },
  { "30 3|0 0|30 3", 2, NONE, NONE }, { "30 3|30 3|0 0", 0, NONE, NONE },
  { "1 1|1 0|2 1", 2, { 0, 2 }, NONE }, { "1 1|0 0|1 0|2 1", 3, { 0, 3 }, NONE },
  { "0 0|0 0|0 0", 2, NONE, NONE }, { "10 1|20 2|- 3", 2, NONE, NONE },
  /* but may count something else */
  { "5 5|0 0|10 1|20 2|30 3", 4, { 1, 4 }, NONE },
  { "5 5|0 7|10 1|20 2|30 3", 4, { 2, 4 }, NONE },
  { "5 5|0 7|10 1|20 2|30 10", 4, { 1, 4 }, NONE }, { "0 7|10 1|20 2|30 10", 3, { 0, 3 }, NONE },
  { "0 7|10 1|20 2|30 3", 3, { 1, 3 }, NONE }, { "30 3|10 1|20 2|0 7|5 5", 0, NONE, { 1, 3 } },
  { "30 10|10 1|20 2|0 7|5 5", 0, NONE, { 1, 4 } }, { "30 10|10 1|20 2|0 7", 0, NONE, { 1, 4 } },
  { "30 3|10 1|20 2|0 0", 0, NONE, { 1, 3 } },
  /* a column with a gap says nothing, and one that says something is too little of several */
  { "10|20|30", 2, { 0, 2 }, NONE }, { "10 -|20 2|30 3", 2, NONE, NONE },
  { "10 1|20 2|30 -", 2, NONE, NONE }, { "10 1 -|20 2 5|30 3 9", 2, { 0, 2 }, NONE },
  { "10 1 4|20 2 -|30 3 9", 2, { 0, 2 }, NONE }, { "10 1 4|20 2 5|30 3 -", 2, { 0, 2 }, NONE },
  { "10 - 4|20 2 -|30 3 9", 2, NONE, NONE }, { "5 - -|10 1 4|20 2 5|30 3 9", 3, { 1, 3 }, NONE },
  { "5 - -|10 1 4|20 2 5|30 3 8", 3, NONE, NONE },
  { "30 3 9|10 1 4|20 2 5|5 - -", 0, NONE, { 1, 3 } },
  /* sums that somebody rounded */
  { "500000000 1|500000001 2|1000000000 3", 2, { 0, 2 }, NONE },
  { "500000000 1|499999999 2|1000000000 3", 2, { 0, 2 }, NONE },
  { "500000000 1|500000001.05 2|1000000000 3", 2, NONE, NONE },
  { "1000000000 3|500000000 1|500000001 2", 0, NONE, { 1, 3 } },
  { "1000000000 3|500000000 1|499999999 2", 0, NONE, { 1, 3 } },
  { "1000000000 3|500000000 1|500000001.05 2", 0, NONE, NONE },
  { "7 7|500000000 1|500000001 2|1000000000 3", 3, { 1, 3 }, NONE },
  { "1000000000 3|500000000 1|499999999 2|7 7", 0, NONE, { 1, 3 } },
  { "10 0.1|20 0.2|30 0.3", 2, { 0, 2 }, NONE },
};
/* clang-format on */

static void
test_beside (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (beside); i++)
    {
      g_auto (Fixture) fixture;
      ExosRowSpan span = NONE;

      g_test_message ("%s", beside[i].rows);
      fixture_init (&fixture, beside[i].rows);
      assert_span (exos_row_numbers_find_above (&fixture.numbers, beside[i].position, &span), &span,
                   beside[i].above);
      assert_span (exos_row_numbers_find_below (&fixture.numbers, beside[i].position, &span), &span,
                   beside[i].below);
    }
}

/* Of a row that is not left, in more than one group of rows: the first. */
/* clang-format off */
static const struct
{
  const char *rows;
  guint row;
  guint n;
  ExosRowSpan span;
} anywhere[] = {
  { "10 1|20 2|!30 3", 2, 2, { 0, 2 } }, { "!30 3|10 1|20 2", 0, 2, { 0, 2 } },
  { "5 5|10 1|20 2|7 7|!30 3", 4, 2, { 1, 3 } }, { "5 5|10 1|20 2|!30 3", 3, 2, { 1, 3 } },
  { "10 1|20 2|10 1|20 2|!30 3", 4, 2, { 0, 2 } }, { "5 5|30 3|7 7|!30 3", 3, 2, NONE },
  { "5 5|30 3|7 7|!30 3", 3, 1, { 1, 2 } }, { "30 3|7 7|!30 3", 2, 1, { 0, 1 } },
  { "5 5|30 3|!30 3", 2, 1, { 1, 2 } }, { "1 1|!1 1", 1, 1, { 0, 1 } },
  { "0 0|1 1|!1 1", 2, 2, NONE }, { "5 5|0 7|10 1|20 2|!30 3", 4, 2, { 2, 4 } },
  { "5 5|0 7|10 1|20 2|!30 10", 4, 2, { 1, 4 } }, { "10 1|20 2|!30 4", 2, 1, NONE },
  { "10 1|20 2|!31 3", 2, 1, NONE }, { "0 0|0 0|!0 0", 2, 1, NONE },
  { "10 1|20 2|!- 3", 2, 1, NONE }, { "!30 3", 0, 1, NONE },
  { "500000000 1|500000001 2|!1000000000 3", 2, 2, { 0, 2 } },
  { "500000000 1|499999999 2|!1000000000 3", 2, 2, { 0, 2 } },
  { "7 7|500000000 1|500000001 2|!1000000000 3", 3, 2, { 1, 3 } },
  { "500000000 1|500000001.05 2|!1000000000 3", 2, 2, NONE },
  { "500000000 1|499999998.95 2|!1000000000 3", 2, 2, NONE },
};
/* clang-format on */

static void
test_anywhere (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (anywhere); i++)
    {
      g_auto (Fixture) fixture;
      ExosRowSpan span = NONE;

      g_test_message ("%s", anywhere[i].rows);
      fixture_init (&fixture, anywhere[i].rows);
      assert_span (
          exos_row_numbers_find_anywhere (&fixture.numbers, anywhere[i].row, anywhere[i].n, &span),
          &span, anywhere[i].span);
    }
}

/* "a|b", with one row n times between. */
static char *
repeat (const char *before, const char *row, guint n, const char *after)
{
  GString *rows = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (rows, "%s%s", rows->len > 0 ? "|" : "", row);
  g_string_append_printf (rows, "|%s", after);
  return g_string_free (rows, FALSE);
}

/* Where a sum begins among rows without users is tried so often; rows with users are no limit. */
static void
test_many_rows_without_users (void)
{
  static const struct
  {
    const char *row;
    guint n;
    gboolean is_found;
  } cases[] = {
    { "0 7", MAX_SAME - 1, TRUE },
    { "0 7", MAX_SAME, FALSE },
    { "1 0", 200, TRUE },
    { "300 0", 200, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const guint n = cases[i].n;
      g_autofree char *rows = repeat ("5 5", cases[i].row, n, "40000 1|60000 2|100000 3");
      g_autofree char *others = repeat ("5 5", cases[i].row, n, "40000 1|60000 2|!100000 3");
      const ExosRowSpan expected =
          cases[i].is_found ? (ExosRowSpan) { n + 1, n + 3 } : (ExosRowSpan) NONE;
      g_auto (Fixture) above, anywhere_else;
      ExosRowSpan span = NONE;

      fixture_init (&above, rows);
      fixture_init (&anywhere_else, others);
      assert_span (exos_row_numbers_find_above (&above.numbers, n + 3, &span), &span, expected);
      assert_span (exos_row_numbers_find_anywhere (&anywhere_else.numbers, n + 3, 2, &span), &span,
                   expected);
    }
}

static void
test_many_rows_without_users_below (void)
{
  for (guint n = MAX_SAME - 2; n <= MAX_SAME + 1; n++)
    {
      g_autofree char *conversions = g_strdup_printf ("100000 %u|40000 1|60000 2", n + 3);
      g_autofree char *rows = repeat (conversions, "0 1", n, "5 5");
      g_auto (Fixture) fixture;
      ExosRowSpan span = NONE;

      fixture_init (&fixture, rows);
      assert_span (exos_row_numbers_find_below (&fixture.numbers, 0, &span), &span,
                   n < MAX_SAME ? (ExosRowSpan) { 1, n + 3 } : (ExosRowSpan) NONE);
    }
}

/* Of all rows, itself among them or not. */
static void
test_sum_of_others (void)
{
  /* clang-format off */
  static const struct
  {
    const char *rows;
    guint n;
    gboolean is_sum;
  } cases[] = {
    { "30 3|10 1|20 2", 1, TRUE }, { "30 3|10 1|20 2", 2, TRUE }, { "30 3|10 1|20 2", 3, FALSE },
    { "30 3|30 3", 1, TRUE }, { "30 3|30 3", 2, FALSE }, { "30 3|30 3|0 0", 2, FALSE },
    { "2 1|1 0|1 1", 2, TRUE }, { "1 1|1 1", 1, TRUE }, { "31 3|10 1|20 2", 1, FALSE },
    { "30 4|10 1|20 2", 1, FALSE }, { "30 3|10 -|20 2", 1, TRUE }, { "30 -|10 1|20 2", 1, TRUE },
    { "30 3 9|10 - 4|20 2 5", 1, TRUE }, { "30 3 8|10 - 4|20 2 5", 1, FALSE },
    { "- 3|10 1|20 2", 1, FALSE }, { "0 3|10 1|20 2", 1, FALSE },
  };
  /* clang-format on */

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint first = 0; first < 2; first++)
      {
        g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (guint));
        g_auto (Fixture) fixture;

        fixture_init (&fixture, cases[i].rows);
        for (guint row = first; row < fixture.rows->len; row++)
          g_array_append_val (others, row);
        g_test_message ("%s", cases[i].rows);
        g_assert_cmpint (exos_row_numbers_is_sum_of (&fixture.numbers, 0, others, cases[i].n), ==,
                         cases[i].is_sum);
      }
}

static void
test_empty_rows (void)
{
  static const struct
  {
    const char *rows;
    gboolean is_empty;
    double users;
  } cases[] = {
    { "0 0", TRUE, 0.0 },  { "0", TRUE, 0.0 },    { "0 1", FALSE, 0.0 }, { "1 0", FALSE, 1.0 },
    { "- 0", FALSE, 0.0 }, { "0 -", FALSE, 0.0 }, { "", FALSE, 0.0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture;

      fixture_init (&fixture, cases[i].rows);
      g_assert_cmpint (exos_row_numbers_is_empty (&fixture.numbers, 0), ==, cases[i].is_empty);
      g_assert_cmpfloat (exos_row_numbers_users (&fixture.numbers, 0), ==, cases[i].users);
    }
}

/* Of users whole, of what they did half; of zeros at the end none. */
static void
test_bits (void)
{
  static const struct
  {
    const char *rows;
    double users; /* that many: a logarithm */
    double rest;
  } cases[] = {
    { "3 1", 3, 1 },   { "12 25", 12, 25 }, { "1200 25", 12, 25 }, { "3000 400", 3, 4 },
    { "10 10", 1, 1 }, { "20 11", 2, 11 },  { "99 0", 99, 1 },     { "1010 1", 101, 1 },
    { "0 0", 1, 1 },   { "7.5 9", 1, 9 },   { "16 -", 16, 1 },     { "8 2 3", 8, 6 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture;

      fixture_init (&fixture, cases[i].rows);
      g_assert_cmpfloat_with_epsilon (exos_row_numbers_bits (&fixture.numbers, 0),
                                      log2 (cases[i].users) + log2 (cases[i].rest) / 2, 1e-12);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add_func ("/row-numbers/" name, func)
  ADD ("beside", test_beside);
  ADD ("anywhere", test_anywhere);
  ADD ("many-rows-without-users", test_many_rows_without_users);
  ADD ("many-rows-without-users-below", test_many_rows_without_users_below);
  ADD ("sum-of-others", test_sum_of_others);
  ADD ("empty-rows", test_empty_rows);
  ADD ("bits", test_bits);
  return g_test_run ();
}
