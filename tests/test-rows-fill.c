// SPDX-License-Identifier: MIT
/* Sums of a covariate once the users who have none are given one, to the last digit. */
#include "data/rows-parts.h"

#include <string.h>

static const ExosRowsPlan plan = {
  .n_numbers = 3,
  .numbers = { { .column = 2 }, { .column = 3 }, { .column = 4 } },
  .n_pairs = 1,
  .pairs = { { 1, 2 } },
  .by = { 0, -1, -1 },
  .unit = -1,
};

/* Users as "metric covariate|…", - without one; then what their covariates come to, the squares of
 * those, and their products with the metric. */
static const struct
{
  const char *name;
  const char *users;
  const char *sums[3]; /* NULL: there is nothing to give them */
} cases[] = {
  { "nobody-lacks-one", "2 1|7 3|9 5", { "9", "35", "68" } },
  { "one", "2 1|7 3|5 -|9 5|- 4", { "12", "44", "83" } },
  { "of-the-other-cell", "5 -|2 1|9 -|7 3", { "8", "18", "51" } },
  { "below-0", "2 -1|7 -3|5 -|4 -", { "-8", "18", "-41" } },
  { "a-metric-below-0", "2 1|-7 3|-5 -", { "6", "14", "-29" } },
  { "both-below-0", "-2 -1|-7 -3|-5 -", { "-6", "14", "33" } },
  { "a-metric-that-adds-up-to-0", "2 1|7 3|5 -|-5 -", { "8", "18", "23" } },
  { "a-covariate-that-adds-up-to-0", "2 1|7 -1|5 -", { "0", "2", "-5" } },
  { "to-six-decimals", "1 1|1 1|1 2|1.5 -", { "5.333333", "7.777776888889", "5.9999995" } },
  { "half-a-millionth-away-from-0",
    "1 0.000001|1 0.000002|1 -",
    { "0.000005", "0.000000000009", "0.000005" } },
  { "below-0-to-six-decimals",
    "1 -1|1 -1|1 -2|1.5 -",
    { "-5.333333", "7.777776888889", "-5.9999995" } },
  { "less-than-a-million",
    "1 999999|1 1000000|2 -",
    { "2999998.5", "2999997000001.25", "3999998" } },
  { "a-million", "1 1000000|1 1000001|2 -", { "3000002", "3000004000002", "4000003" } },
  { "a-million-below-0", "1 -1000000|1 -1000001|2 -", { "-3000002", "3000004000002", "-4000003" } },
  { "a-million-exactly",
    "1 999999.5|1 1000000.5|2 -",
    { "3000000", "3000000000000.5", "4000000" } },
  { "large",
    "1 9999999999999|1 -",
    { "19999999999998", "199999999999960000000000002", "19999999999998" } },
  { "too-large", "1 10000000000000|1 -", { NULL } },
  { "too-large-below-0", "1 -10000000000000|1 -", { NULL } },
  { "of-nobody", "2 -|7 -|- 3", { NULL } },
};

/* In units of 10^-18. */
static ExosInt128
read_number (const char *text)
{
  const char *point = strchr (text, '.');
  ExosInt128 value = 0;

  for (const char *p = text + (*text == '-'); *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      value = 10 * value + g_ascii_digit_value (*p);
  for (gsize i = point != NULL ? strlen (point + 1) : 0; i < EXOS_WIDE_DECIMALS; i++)
    value *= 10;
  return *text == '-' ? -value : value;
}

static void
add_user (ExosRowsCell *cell, const char *user)
{
  g_auto (GStrv) cells = g_strsplit (user, " ", 2);
  const gboolean has_metric = !g_str_equal (cells[0], "-");
  const gboolean has_covariate = !g_str_equal (cells[1], "-");
  ExosWideSum *metric = &cell->sums[exos_row_sums_number (1)];
  ExosWideSum *pair = &cell->sums[exos_row_sums_pair (&plan, 0)];
  const ExosInt128 y = has_metric ? read_number (cells[0]) : 0;
  const ExosInt128 x = has_covariate ? read_number (cells[1]) : 0;

  cell->n_rows++;
  exos_wide_sum_add (&metric[has_metric ? EXOS_CELL_SUM : EXOS_CELL_MISSING], has_metric ? y : 1);
  if (!has_metric || !has_covariate)
    return;
  exos_wide_sum_add (&pair[EXOS_CELL_PAIR_ROWS], 1);
  exos_wide_sum_add (&pair[EXOS_CELL_PAIR_FIRST], y);
  exos_wide_sum_add (&pair[EXOS_CELL_PAIR_SECOND], x);
  exos_wide_sum_add_product (&pair[EXOS_CELL_PAIR_PRODUCTS], y, x);
  exos_wide_sum_add_product (&pair[EXOS_CELL_PAIR_SECOND_SQUARES], x, x);
}

/* Users in two cells by turns, which get the same value. */
static void
test_case (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_auto (GStrv) users = g_strsplit (cases[i].users, "|", -1);
  const guint n_places = exos_row_sums_pair (&plan, 1);
  g_autofree ExosWideSum *sums = g_new0 (ExosWideSum, 2 * n_places);
  ExosRowsCell cells[] = { { .sums = sums }, { .sums = sums + n_places } };
  const ExosRowSums rows = { .plan = plan, .n_cells = 2, .cells = cells, .n_places = n_places };
  const ExosRowsPivot pivot = { .rows = &rows };
  ExosWideSum filled[3] = { { { 0 } } };
  ExosRowsFill fill;

  for (gsize user = 0; users[user] != NULL; user++)
    add_user (&cells[user % 2], users[user]);
  g_assert_true (exos_rows_find_fill (&pivot, 0, &fill) == (cases[i].sums[0] != NULL));
  for (gsize cell = 0; cases[i].sums[0] != NULL && cell < 2; cell++)
    {
      ExosWideSum own[3];

      exos_rows_fill (&rows, &cells[cell], 0, fill, own);
      for (gsize part = 0; part < 3; part++)
        exos_wide_sum_add_sum (&filled[part], &own[part]);
    }

  for (gsize part = 0; cases[i].sums[0] != NULL && part < 3; part++)
    {
      char digits[100];

      exos_wide_sum_print (&filled[part], (part == 0 ? 1 : 2) * EXOS_WIDE_DECIMALS, digits);
      g_assert_cmpstr (digits, ==, cases[i].sums[part]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/rows-fill/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  return g_test_run ();
}
