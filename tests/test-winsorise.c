// SPDX-License-Identifier: MIT
/* Sums of capped values are those of a file in which somebody has capped the values before. */
#include "data/rows/run-checked.h"
#include "data/rows/winsorise.h"

#include <string.h>

#include "chunked-stream.h"
#include "effort.h"
#include "row-sums-compare.h"
#include "winsorise-rows.h"

/* User, group, segment, converted, revenue, revenue before. */
static const ExosRowsPlan plain = {
  .delimiter = ',',
  .point = '.',
  .n_columns = 6,
  .by = { 1, 2, -1 },
  .unit = 0,
  .event = -1,
  .time = -1,
  .n_numbers = 3,
  .numbers = { { .column = 3, .is_outcome = true },
               { .column = 4, .decimals = 2 },
               { .column = 5, .decimals = 1 } },
  .n_pairs = 1,
  .pairs = { { 1, 2 } },
};

static ExosRowSums *
read_fast (
    const ExosRowsPlan *plan, const GString *file, guint n_threads, gsize block, GError **error)
{
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (file->str, (gssize) file->len, NULL);
  const ExosRowsRun run = {
    .plan = plan, .first_line = 2, .n_threads = n_threads, .block_bytes = block
  };

  return exos_rows_run_checked (&run, stream, NULL, error);
}

/* The careful reader over a text that it can read as often as it likes. */
typedef struct
{
  const ExosRowsPlan *plan;
  const GString *file;
} Careful;

static void
push (const Careful *self, ExosRecordFunc func, gpointer rows)
{
  g_autoptr (ExosCsv) csv = exos_csv_new (',', func, rows);

  g_assert_true (exos_csv_push (csv, self->file->str, self->file->len, NULL));
  exos_csv_finish (csv);
}

static ExosRowSums *
read_again (gpointer reader, ExosQuantiles *quantiles, const ExosRowsCap *caps, GError **error)
{
  const Careful *self = reader;
  ExosRowSums *sums = exos_row_sums_new (self->plan);
  ExosCarefulRows rows = { .sums = sums, .first_line = 2, .quantiles = quantiles };

  if (caps != NULL)
    memcpy (sums->caps, caps, sizeof sums->caps);
  push (self, exos_careful_rows_add, &rows);
  exos_row_sums_sort (sums);
  return sums;
}

static ExosRowSums *
read_carefully (const ExosRowsPlan *plan, const GString *file)
{
  Careful self = { plan, file };
  g_autoptr (ExosUnitCheck) check = exos_unit_check_new (plan, 1);
  g_autoptr (ExosQuantiles) quantiles = exos_quantiles_new (plan, 1);
  ExosRowSums *sums = exos_row_sums_new (plan);
  ExosCheckedRows rows = { { .sums = sums, .first_line = 2, .quantiles = quantiles }, check };

  push (&self, exos_checked_rows_add, &rows);
  if (exos_unit_check_find_suspects (check, sums))
    {
      push (&self, exos_checked_rows_look, &rows);
      exos_unit_check_finish (check, sums);
    }
  exos_row_sums_sort (sums);
  g_assert_true (quantiles == NULL ||
                 exos_winsorise_rows (sums, quantiles, check, read_again, &self, NULL));
  return sums;
}

/* Findings quote the first cell of a kind, which is never a number; only the counts of capped rows
 * are left. */
static guint64
take_capped (ExosRowSums *sums, guint number)
{
  guint64 n = 0;

  for (guint i = 0; i < sums->n_cells; i++)
    {
      ExosWideSum *place = &sums->cells[i].sums[exos_row_sums_number (number) + EXOS_CELL_CAPPED];

      n += place->words[0];
      *place = (ExosWideSum) { { 0 } };
    }

  return n;
}

static void
assert_same (ExosRowSums *sums, const ExosRowSums *expected, const ExosRowsCap *caps)
{
  guint64 n_capped[3] = { 0 };

  for (guint i = 1; i < 3; i++)
    {
      g_assert_cmpint (sums->caps[i].is_capped, ==, caps[i].is_capped);
      g_assert_true (sums->caps[i].upper == caps[i].upper);
      g_assert_cmpint (sums->caps[i].has_lower, ==, caps[i].has_lower);
      g_assert_true (sums->caps[i].lower == caps[i].lower);
      n_capped[i] = take_capped (sums, i);
      g_assert_cmpint (n_capped[i] > 0, ==, caps[i].is_capped);
    }

  g_autofree char *difference = row_sums_difference (sums, expected);

  g_assert_cmpstr (difference, ==, NULL);
}

typedef struct
{
  const char *name;
  guint quantile;
  guint covariate;
  gboolean has_debts;
  gboolean has_quotes;
} Case;

static const Case cases[] = {
  { "metric", 990000000, 0, FALSE, FALSE },   { "both", 990000000, 950000000, FALSE, FALSE },
  { "covariate", 0, 900000000, FALSE, TRUE }, { "half", 500000001, 0, FALSE, TRUE },
  { "debts", 990000000, 0, TRUE, FALSE },     { "debts-of-both", 900000000, 970000000, TRUE, TRUE },
};

static void
test_case (gconstpointer data)
{
  static const gsize blocks[] = { 1, 2, 7, 64, 200, 4096, 0 };
  const Case *it = data;
  ExosRowsPlan plan = plain;
  ExosRowsCap none[3] = { { .is_capped = FALSE } };
  ExosRowsCap caps[3];
  g_autoptr (GArray) rows = draw_rows (600, it->has_debts, it->has_quotes);
  g_autoptr (GString) file = write_file (rows, none);

  plan.numbers[1].quantile = it->quantile;
  plan.numbers[2].quantile = it->covariate;
  find_caps (rows, &plan, caps);

  g_autoptr (GString) capped = write_file (rows, caps);
  g_autoptr (ExosRowSums) expected = read_carefully (&plain, capped);
  g_autoptr (ExosRowSums) careful = read_carefully (&plan, file);
  g_autofree guint64 *n_capped = g_new0 (guint64, careful->n_cells);

  for (guint i = 0; i < careful->n_cells; i++)
    n_capped[i] = careful->cells[i].sums[exos_row_sums_number (1) + EXOS_CELL_CAPPED].words[0];
  assert_same (careful, expected, caps);
  for (gsize i = 0; i < G_N_ELEMENTS (blocks); i += 1 + 2 * EXOS_TEST_IS_SLOW)
    for (guint n_threads = 1; n_threads <= 3; n_threads++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (ExosRowSums) fast = read_fast (&plan, file, n_threads, blocks[i], &error);

        g_assert_no_error (error);
        for (guint cell = 0; cell < fast->n_cells; cell++)
          g_assert_cmpuint (
              fast->cells[cell].sums[exos_row_sums_number (1) + EXOS_CELL_CAPPED].words[0], ==,
              n_capped[cell]);
        assert_same (fast, expected, caps);
      }
}

/* How often values are capped is counted by hand. */
static void
test_counts (void)
{
  static const char text[] = "user,group,segment,converted,revenue,pre_revenue\n"
                             "1,a,x,0,10,1\n2,b,x,1,20,1\n3,a,x,0,30,1\n4,b,x,1,40,1\n"
                             "5,a,y,0,50,1\n6,b,x,1,60,1\n7,a,x,0,70,1\n8,b,y,1,80.5,1\n"
                             "9,a,x,0,,1\n10,b,x,1,900,1\n11,a,x,0,1000,1\n";
  ExosRowsPlan plan = plain;
  g_autoptr (GString) file = g_string_new (text);
  g_autoptr (ExosRowSums) sums = NULL;
  const guint place = exos_row_sums_number (1);
  guint64 a = 0;
  guint64 b = 0;

  plan.numbers[1].quantile = 700000000;
  sums = read_fast (&plan, file, 1, 0, NULL);
  for (guint i = 0; i < sums->n_cells; i++)
    {
      const gboolean is_a =
          sums->labels[EXOS_ROWS_BY_GROUP][sums->cells[i].labels[EXOS_ROWS_BY_GROUP]].text[0] ==
          'a';

      *(is_a ? &a : &b) += sums->cells[i].sums[place + EXOS_CELL_CAPPED].words[0];
    }

  /* Ten values, (10 - 1) 0.7 = 6.3: between 70 and 80.5. */
  g_assert_true (sums->caps[1].upper == (ExosInt128) 7315 * 10000000000000000);
  g_assert_cmpuint (a, ==, 1);
  g_assert_cmpuint (b, ==, 2);
}

static void
test_pipe (void)
{
  ExosRowsPlan plan = plain;
  ExosRowsCap none[3] = { { .is_capped = FALSE } };
  g_autoptr (GArray) rows = draw_rows (100, FALSE, FALSE);
  g_autoptr (GString) file = write_file (rows, none);
  g_autoptr (GInputStream) stream = chunked_stream_new (file->str, file->len, 0);
  g_autoptr (GError) error = NULL;
  ExosRowsRun run = { .plan = &plan, .first_line = 2 };

  plan.numbers[1].quantile = 990000000;
  g_assert_null (exos_rows_run_checked (&run, stream, NULL, &error));
  g_assert_error (error, EXOS_IMPORT_ERROR, EXOS_IMPORT_ERROR_LIMIT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/winsorise/case/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/winsorise/counts", test_counts);
  g_test_add_func ("/winsorise/pipe", test_pipe);

  return g_test_run ();
}
