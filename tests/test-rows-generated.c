// SPDX-License-Identifier: MIT
/* test-rows-generated GENERATE: files of tests/bench/generate have the sums that it says. */
#include <glib/gstdio.h>
#include <string.h>

#include "effort.h"
#include "rows-carefully.h"
#include "rows-quickly.h"

#define N_ROWS EXOS_TEST_DRAWS (4000)

/* user_id, variant, converted, revenue, pre_revenue, segment, country, date */
static const ExosRowsPlan plan = {
  .delimiter = ',',
  .point = '.',
  .n_columns = 8,
  .by = { 1, 5, 7 },
  .unit = 0,
  .event = -1,
  .time = -1,
  .n_numbers = 3,
  .numbers = { { .column = 2, .is_outcome = true },
               { .column = 3, .decimals = 2 },
               { .column = 4, .decimals = 6 } },
  .n_pairs = 1,
  .pairs = { { 1, 2 } },
};

static const char *generate;

/* Words of a command line. */
static const char *const options[] = {
  "",
  "--quote=10",
  "--quote=50 --newline=20",
  "--quote-all",
  "--quote-all --crlf",
  "--newline=300",
  "--missing=30",
  "--crlf",
  "--bom",
  "--no-final-newline",
  "--crlf --no-final-newline --quote=100",
  "--decimals=0",
  "--decimals=1",
  "--decimals=3",
  "--decimals=4",
  "--decimals=5",
  "--decimals=6",
  "--id=int",
  "--id=uuid",
  "--quote=10 --newline=10 --missing=100 --decimals=6 --crlf --bom --no-final-newline",
};

typedef struct
{
  char *text;
  gsize length;
  char *truth;
} File;

static void
file_clear (File *self)
{
  g_free (self->text);
  g_free (self->truth);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (File, file_clear)

static void
load (File *file, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("exos-test-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "units.csv", NULL);
  g_autofree char *truth = g_strconcat (path, ".truth", NULL);
  g_autofree char *line =
      g_strdup_printf ("%s units --rows=%d %s %s", generate, N_ROWS, words, path);
  int status;

  g_assert_no_error (error);
  g_spawn_command_line_sync (line, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_file_get_contents (path, &file->text, &file->length, &error);
  g_assert_no_error (error);
  g_file_get_contents (truth, &file->truth, NULL, &error);
  g_assert_no_error (error);
  g_remove (path);
  g_remove (truth);
  g_rmdir (folder);
}

/* All cells of a group. */
static void
add_up (const ExosRowSums *sums, const char *group, ExosWideSum *total, guint64 *n_rows)
{
  *n_rows = 0;
  for (guint i = 0; i < sums->n_cells; i++)
    {
      const ExosRowsCell *cell = &sums->cells[i];

      if (!g_str_equal (sums->labels[EXOS_ROWS_BY_GROUP][cell->labels[0]].text, group))
        continue;
      *n_rows += cell->n_rows;
      for (guint j = 0; j < sums->n_places; j++)
        exos_wide_sum_add_sum (&total[j], &cell->sums[j]);
    }
}

/* A decimal of the truth file may have zeros at its end. */
static void
assert_decimal (const ExosWideSum *sum, guint decimals, const char *expected)
{
  const char *point = strchr (expected, '.');
  gsize length = strlen (expected);
  g_autofree char *shortened = NULL;
  char printed[100];

  while (point != NULL && (expected[length - 1] == '0' || expected[length - 1] == '.') &&
         expected + length > point)
    length--;
  shortened = g_strndup (expected, length);
  exos_wide_sum_print (sum, decimals, printed);
  g_assert_cmpstr (printed, ==, shortened);
}

/* variant n converted converted_sq revenue revenue_sq pre pre_sq product missing */
static void
assert_group (const ExosRowSums *sums, const char *line)
{
  static const struct
  {
    guint number;
    guint place;
    guint decimals;
  } columns[] = {
    { 0, EXOS_CELL_SUM, 18 },     { 0, EXOS_CELL_SQUARES, 36 }, { 1, EXOS_CELL_SUM, 18 },
    { 1, EXOS_CELL_SQUARES, 36 }, { 2, EXOS_CELL_SUM, 18 },     { 2, EXOS_CELL_SQUARES, 36 },
  };
  g_auto (GStrv) cells = g_strsplit (line, "\t", -1);
  g_autofree ExosWideSum *total = g_new0 (ExosWideSum, sums->n_places);
  const ExosWideSum *pair = &total[exos_row_sums_pair (&sums->plan, 0)];
  guint64 n_rows;

  g_assert_cmpuint (g_strv_length (cells), ==, 10);
  add_up (sums, cells[0], total, &n_rows);
  g_assert_cmpuint (n_rows, ==, g_ascii_strtoull (cells[1], NULL, 10));
  g_assert_cmpuint (n_rows, >, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    assert_decimal (&total[exos_row_sums_number (columns[i].number) + columns[i].place],
                    columns[i].decimals, cells[2 + i]);
  assert_decimal (&pair[EXOS_CELL_PAIR_PRODUCTS], 36, cells[8]);
  assert_decimal (&total[exos_row_sums_number (1) + EXOS_CELL_MISSING], 0, cells[9]);
}

static void
assert_truth (const ExosRowSums *sums, const char *truth)
{
  g_auto (GStrv) lines = g_strsplit (truth, "\n", -1);

  g_assert_cmpstr (lines[3], ==, "");
  g_assert_cmpuint (sums->n_labels[EXOS_ROWS_BY_GROUP], ==, 2);
  g_assert_cmpuint (sums->n_rows, ==, N_ROWS);
  assert_group (sums, lines[1]);
  assert_group (sums, lines[2]);
}

static void
test_options (gconstpointer words)
{
  g_auto (File) file = { 0 };

  load (&file, words);

  const gsize mark = g_str_has_prefix (file.text, "\xef\xbb\xbf") ? 3 : 0;
  const char *text = file.text + mark;
  const gsize length = file.length - mark;
  g_autoptr (ExosRowSums) careful = rows_sum_carefully (&plan, text, length, 0, 2);
  g_autofree char *difference = NULL;
  guint n_left;

  assert_truth (careful, file.truth);
  difference = rows_find_disagreement (&plan, text, length, 2, &n_left);
  g_assert_cmpstr (difference, ==, NULL);
  g_assert_cmpuint (n_left, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  generate = argv[1];
  for (gsize i = 0; i < G_N_ELEMENTS (options); i += EXOS_TEST_STRIDE)
    {
      g_autofree char *path = g_strdup_printf ("/rows-generated/units %s", options[i]);

      g_test_add_data_func (path, options[i], test_options);
    }

  return g_test_run ();
}
