// SPDX-License-Identifier: MIT
/* Caps are taken when all readings found the same rows, and else nothing is changed. */
#include "data/rows/winsorise.h"

#include <gio/gio.h>
#include <string.h>

#include "data/rows/careful.h"

#define ROW_1 "1,a,x,10\n"
#define ROW_2 "2,a,y,20\n"
#define ROW_3 "3,b,x,30\n"
#define ROW_4 "4,b,y,40\n"
#define ROW_5 "5,a,x,1000\n"
#define ROW_6 "6,b,x,50\n"
#define WHOLE ROW_1 ROW_2 ROW_3 ROW_4 ROW_5 ROW_6

/* User, group, segment and revenue, which is capped at 50: the fifth of six values. */
static const ExosRowsPlan plan = {
  .delimiter = ',',
  .point = '.',
  .n_columns = 4,
  .by = { 1, 2, -1 },
  .unit = 0,
  .event = -1,
  .time = -1,
  .n_numbers = 1,
  .numbers = { { .column = 3, .decimals = 2, .quantile = 800000000 } },
};

/* What the second reading finds, which looks for the quantile, and the third, which caps. */
typedef struct
{
  const char *name;
  const char *texts[2]; /* NULL: it fails */
  int error;            /* of G_IO_ERROR; -1: none */
} Case;

static const Case cases[] = {
  { "the-same", { WHOLE, WHOLE }, -1 },
  { "in-another-order", { ROW_6 ROW_5 ROW_4 ROW_3 ROW_2 ROW_1, WHOLE }, -1 },
  { "a-value-less", { ROW_1 ROW_2 ROW_3 ROW_4 ROW_5, WHOLE }, G_IO_ERROR_FAILED },
  { "a-value-more", { WHOLE "7,a,x,50\n", WHOLE }, G_IO_ERROR_FAILED },
  { "a-row-less", { WHOLE, ROW_1 ROW_2 ROW_3 ROW_4 ROW_5 }, G_IO_ERROR_FAILED },
  { "a-row-more", { WHOLE, WHOLE "7,a,x,5\n" }, G_IO_ERROR_FAILED },
  { "a-row-of-the-first-cell-short",
    { WHOLE, ROW_1 ROW_2 ROW_3 ROW_4 "5,a,x\n" ROW_6 },
    G_IO_ERROR_FAILED },
  { "a-row-short", { WHOLE, WHOLE "7,a,x\n" }, G_IO_ERROR_FAILED },
  { "a-user-moved", { WHOLE, ROW_1 ROW_2 ROW_3 ROW_4 ROW_5 "6,b,y,50\n" }, G_IO_ERROR_FAILED },
  { "a-cell-more", { WHOLE, ROW_1 ROW_2 ROW_3 ROW_4 ROW_5 "6,b,z,50\n" }, G_IO_ERROR_FAILED },
  { "another-cell", { WHOLE, ROW_1 ROW_2 ROW_3 "4,b,z,40\n" ROW_5 ROW_6 }, G_IO_ERROR_FAILED },
  { "no-second-reading", { NULL, WHOLE }, G_IO_ERROR_CLOSED },
  { "no-third-reading", { WHOLE, NULL }, G_IO_ERROR_CLOSED },
};

typedef struct
{
  const Case *it;
  guint n_readings;
} Reader;

static void
push (const char *text, ExosRecordFunc func, gpointer rows)
{
  g_autoptr (ExosCsv) csv = exos_csv_new (',', func, rows);

  g_assert_true (exos_csv_push (csv, text, strlen (text), NULL));
  exos_csv_finish (csv);
}

static ExosRowSums *
read_again (gpointer data, ExosQuantiles *quantiles, const ExosRowsCap *caps, GError **error)
{
  Reader *self = data;
  const gboolean is_last = quantiles == NULL;
  const char *text = self->it->texts[is_last ? 1 : 0];
  ExosRowSums *sums;

  g_assert_cmpint (caps != NULL, ==, is_last);
  g_assert_cmpuint (self->n_readings++, ==, is_last ? 1 : 0);
  if (text == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "closed");
      return NULL;
    }

  sums = exos_row_sums_new (&plan);

  ExosCarefulRows rows = { .sums = sums, .first_line = 1, .quantiles = quantiles };

  if (caps != NULL)
    memcpy (sums->caps, caps, sizeof sums->caps);
  push (text, exos_careful_rows_add, &rows);
  exos_row_sums_sort (sums);
  return sums;
}

/* Of a group and segment: the sum of revenue, and how many values are capped. */
static void
assert_cell (const ExosRowSums *sums, guint cell, const char *sum, guint64 n_capped)
{
  const ExosWideSum *places = &sums->cells[cell].sums[exos_row_sums_number (0)];
  char text[100];

  exos_wide_sum_print (&places[EXOS_CELL_SUM], EXOS_WIDE_DECIMALS, text);
  g_assert_cmpstr (text, ==, sum);
  g_assert_cmpuint (places[EXOS_CELL_CAPPED].words[0], ==, n_capped);
}

static void
test_case (gconstpointer data)
{
  Reader reader = { data, 0 };
  g_autoptr (ExosRowSums) sums = exos_row_sums_new (&plan);
  g_autoptr (ExosQuantiles) quantiles = exos_quantiles_new (&plan, 1);
  g_autoptr (GError) error = NULL;
  ExosCarefulRows rows = { .sums = sums, .first_line = 1, .quantiles = quantiles };
  const gboolean is_done = reader.it->error < 0;

  push (WHOLE, exos_careful_rows_add, &rows);
  exos_row_sums_sort (sums);
  g_assert_cmpint (exos_winsorise_rows (sums, quantiles, NULL, read_again, &reader, &error), ==,
                   is_done);
  if (is_done)
    g_assert_no_error (error);
  else
    g_assert_error (error, G_IO_ERROR, reader.it->error);

  g_assert_cmpint (sums->caps[0].is_capped, ==, is_done);
  g_assert_cmpuint (sums->n_cells, ==, 4);
  assert_cell (sums, 0, is_done ? "60" : "1010", is_done);
  assert_cell (sums, 1, "20", 0);
  assert_cell (sums, 2, "80", 0);
  assert_cell (sums, 3, "40", 0);
}

/* Rows of days, and the check for users who come again. */
typedef struct
{
  ExosRowsPlan plan;
  GString *text;
  guint n_readings; /* for the quantile */
} DayReader;

static ExosRowSums *
read_days (const DayReader *self,
           ExosUnitCheck *check,
           ExosQuantiles *quantiles,
           const ExosRowsCap *caps)
{
  ExosRowSums *sums = exos_row_sums_new (&self->plan);
  ExosCheckedRows rows = { { .sums = sums, .first_line = 1, .quantiles = quantiles }, check };

  if (caps != NULL)
    memcpy (sums->caps, caps, sizeof sums->caps);
  push (self->text->str, exos_checked_rows_add, &rows);
  exos_row_sums_sort (sums);
  return sums;
}

static ExosRowSums *
read_days_again (gpointer data, ExosQuantiles *quantiles, const ExosRowsCap *caps, GError **error)
{
  DayReader *self = data;

  self->n_readings += quantiles != NULL;
  return read_days (self, NULL, quantiles, caps);
}

/* So many rows of groups that are none, and of days before the start; some come again. */
static GString *
draw_text (guint n_no_groups, guint n_days, gboolean are_repeated)
{
  static const char *const no_groups[] = { "v,none,2024-03-01,5000\n", "w,-,2024-03-01,6000\n" };
  static const char *const days[] = { "x,a,2024-02-28,7000\n", "y,b,2024-02-29,8000\n" };
  GString *text = g_string_new (NULL);

  for (guint i = 1; i <= 100; i++)
    g_string_append_printf (text, "u%u,%c,2024-03-%02u,%u\n", i, i % 2 ? 'a' : 'b', i % 2 + 1, i);
  for (guint i = 0; i < n_no_groups; i++)
    g_string_append (text, no_groups[i]);
  for (guint i = 0; i < n_days; i++)
    g_string_append (text, days[i]);
  if (are_repeated)
    g_string_append (text, "u1,a,2024-03-02,9000\nu2,b,2024-03-01,1\nu2,b,2024-03-01,90\n");
  return text;
}

/* The caps are those of the other rows, whatever is left out. */
static void
test_rows_left_out (void)
{
  for (guint i = 0; i < 18; i++)
    {
      g_autoptr (GString) text = draw_text (i % 3, i / 3 % 3, i >= 9);
      DayReader reader = { plan, text, 0 };

      reader.plan.by[EXOS_ROWS_BY_SEGMENT] = -1;
      reader.plan.by[EXOS_ROWS_BY_DAY] = 2;
      reader.plan.has_start = true;
      reader.plan.start = G_GINT64_CONSTANT (1709251200000000);
      reader.plan.numbers[0].quantile = 900000000;

      g_autoptr (ExosUnitCheck) check = exos_unit_check_new (&reader.plan, i % 2);
      g_autoptr (ExosQuantiles) quantiles = exos_quantiles_new (&reader.plan, 1);
      g_autoptr (ExosRowSums) sums = read_days (&reader, check, quantiles, NULL);
      ExosCheckedRows rows = { { .sums = sums, .first_line = 1 }, check };

      g_assert_cmpint (exos_unit_check_find_suspects (check, sums), ==, i >= 9);
      if (i >= 9)
        {
          push (text->str, exos_checked_rows_look, &rows);
          exos_unit_check_finish (check, sums);
        }
      g_assert_true (exos_winsorise_rows (sums, quantiles, check, read_days_again, &reader, NULL));

      /* (100 - 1) 0.9 = 89.1: between 90 and 91. */
      g_assert_cmpuint (reader.n_readings, ==, i % 9 == 0 ? 1 : 2);
      g_assert_true (sums->caps[0].is_capped);
      g_assert_true (sums->caps[0].upper == (ExosInt128) 901 * 100000000000000000);

      /* Odd ones up to 89, and five times 90.1; even ones up to 90, and as often. */
      assert_cell (sums, 0, "2475.5", 5);
      assert_cell (sums, i / 3 % 3 > 0 ? 2 : 1, "2520.5", 5);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/winsorise-again/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/winsorise-again/rows-left-out", test_rows_left_out);

  return g_test_run ();
}
