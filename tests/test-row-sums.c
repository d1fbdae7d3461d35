// SPDX-License-Identifier: MIT
#include "data/rows/sums.h"

#include <string.h>

#include "row-sums-compare.h"

#define ONE ((ExosInt128) 1000000000000000000)

static const ExosRowsPlan plan = {
  .delimiter = ',',
  .point = '.',
  .n_columns = 5,
  .by = { 0, 1, 2 },
  .unit = -1,
  .event = -1,
  .time = -1,
  .n_numbers = 2,
  .numbers = { { .column = 3 }, { .column = 4 } },
  .n_pairs = 1,
  .pairs = { { 0, 1 } },
};

/* A row by its labels, as numbers, and a value. */
typedef struct
{
  guint labels[EXOS_ROWS_N_BY];
  guint64 line;
  gint64 value;
} Row;

static void
add_row (ExosRowSums *sums, const Row *row)
{
  guint labels[EXOS_ROWS_N_BY];
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, row->value);

  sums->n_rows++;
  for (guint by = 0; by < EXOS_ROWS_N_BY; by++)
    {
      g_autofree char *label = g_strdup_printf ("%u", row->labels[by]);

      labels[by] =
          exos_row_sums_add_label (sums, (ExosRowsBy) by, label, strlen (label), row->line);
    }

  ExosRowsCell *cell = exos_row_sums_cell (sums, labels);
  ExosWideSum *first = &cell->sums[exos_row_sums_number (0)];
  ExosWideSum *pair = &cell->sums[exos_row_sums_pair (&sums->plan, 0)];

  cell->n_rows++;
  exos_wide_sum_add (&first[EXOS_CELL_SUM], row->value * ONE);
  exos_wide_sum_add_product (&first[EXOS_CELL_SQUARES], row->value * ONE, row->value * ONE);
  exos_wide_sum_add (&pair[EXOS_CELL_PAIR_ROWS], 1);
  if (row->value % 3 == 0)
    exos_rows_finding_add (&sums->findings[EXOS_ROWS_SHORT], 1, row->line, NULL, 0);
  if (row->value % 5 == 0)
    exos_rows_finding_add (&sums->missing[1], 1, row->line, text, strlen (text));
}

static void
shuffle (Row *rows, guint n_rows, GRand *random)
{
  for (guint i = n_rows - 1; i > 0; i--)
    {
      const guint other = (guint) g_rand_int_range (random, 0, (gint32) i + 1);
      const Row row = rows[i];

      rows[i] = rows[other];
      rows[other] = row;
    }
}

/* Rows with so many labels of each kind. */
static Row *
make_rows (guint n_rows, const guint n_labels[EXOS_ROWS_N_BY], GRand *random)
{
  Row *rows = g_new0 (Row, n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      rows[i].line = i + 2;
      rows[i].value = g_rand_int_range (random, -1000, 1000);
      for (guint by = 0; by < EXOS_ROWS_N_BY; by++)
        rows[i].labels[by] = (guint) g_rand_int_range (random, 0, (gint32) n_labels[by]);
    }

  return rows;
}

static ExosRowSums *
sum_rows (const Row *rows, guint n_rows)
{
  ExosRowSums *sums = exos_row_sums_new (&plan);

  for (guint i = 0; i < n_rows; i++)
    add_row (sums, &rows[i]);
  return sums;
}

/* The rows in parts that are merged in some order. */
static ExosRowSums *
sum_parts (const Row *rows, guint n_rows, guint n_parts, gboolean is_backwards)
{
  ExosRowSums *sums = exos_row_sums_new (&plan);

  for (guint i = 0; i < n_parts; i++)
    {
      const guint part = is_backwards ? n_parts - 1 - i : i;
      const guint first = part * n_rows / n_parts;
      g_autoptr (ExosRowSums) other =
          sum_rows (rows + first, (part + 1) * n_rows / n_parts - first);

      exos_row_sums_merge (sums, other);
    }

  return sums;
}

static void
assert_same (const ExosRowSums *a, const ExosRowSums *b)
{
  g_autofree char *difference = row_sums_difference (a, b);

  g_assert_cmpstr (difference, ==, NULL);
}

/* Labels of each kind, rows, and whether each kind is cut. */
typedef struct
{
  guint n_labels[EXOS_ROWS_N_BY];
  guint n_rows;
  gboolean is_cut[EXOS_ROWS_N_BY];
} OrderCase;

static const OrderCase orders[] = {
  { { 1, 1, 1 }, 1, { FALSE, FALSE, FALSE } },
  { { 2, 4, 14 }, 3000, { FALSE, FALSE, FALSE } },
  { { 100, 3, 3 }, 5000, { FALSE, FALSE, FALSE } },
  { { 101, 3, 3 }, 5000, { TRUE, TRUE, TRUE } },
  { { 2, 1000, 1 }, 20000, { FALSE, FALSE, FALSE } },
  { { 2, 1001, 3 }, 20000, { FALSE, TRUE, TRUE } },
  { { 2, 3, 1001 }, 20000, { FALSE, FALSE, TRUE } },
  { { 2, 300, 300 }, 20000, { FALSE, FALSE, TRUE } },    /* too many cells by day */
  { { 50, 900, 2 }, 40000, { FALSE, TRUE, TRUE } },      /* and without days, too */
  { { 100, 1000, 1000 }, 60000, { FALSE, TRUE, TRUE } }, /* as many labels as there may be */
};

static void
test_any_order (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      const OrderCase *it = &orders[i];
      g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) i);
      g_autofree Row *rows = make_rows (it->n_rows, it->n_labels, random);
      g_autoptr (ExosRowSums) whole = sum_rows (rows, it->n_rows);

      exos_row_sums_sort (whole);
      g_assert_cmpuint (whole->n_cells * (sizeof (ExosRowsCell) + 16 * sizeof (ExosWideSum)), <=,
                        8 * 1024 * 1024);
      for (guint by = 0; by < EXOS_ROWS_N_BY; by++)
        {
          g_assert_cmpint (whole->is_cut[by], ==, it->is_cut[by]);
          g_assert_cmpuint (whole->n_labels[by], ==, it->is_cut[by] ? 1 : it->n_labels[by]);
        }
      for (guint n_parts = 1; n_parts <= 5; n_parts++)
        {
          shuffle (rows, it->n_rows, random);

          g_autoptr (ExosRowSums) parts = sum_parts (rows, it->n_rows, n_parts, n_parts % 2 == 0);

          exos_row_sums_sort (parts);
          assert_same (parts, whole);
        }
    }
}

/* Whatever is cut, no row gets lost, nor changes its group. */
static void
test_totals_of_groups (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      const OrderCase *it = &orders[i];
      g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) i);
      g_autofree Row *rows = make_rows (it->n_rows, it->n_labels, random);
      g_autoptr (ExosRowSums) sums = sum_parts (rows, it->n_rows, 2, FALSE);

      for (guint group = 0; group < sums->n_labels[EXOS_ROWS_BY_GROUP]; group++)
        {
          const char *name = sums->labels[EXOS_ROWS_BY_GROUP][group].text;
          ExosWideSum expected = { { 0 } };
          ExosWideSum found = { { 0 } };
          guint64 n_rows = 0;

          for (guint j = 0; j < it->n_rows; j++)
            if (it->is_cut[EXOS_ROWS_BY_GROUP] ||
                rows[j].labels[0] == g_ascii_strtoull (name, NULL, 10))
              {
                exos_wide_sum_add (&expected, rows[j].value * ONE);
                n_rows++;
              }
          for (guint j = 0; j < sums->n_cells; j++)
            if (sums->cells[j].labels[0] == group)
              {
                exos_wide_sum_add_sum (&found, &sums->cells[j].sums[EXOS_CELL_SUM]);
                n_rows -= sums->cells[j].n_rows;
              }
          g_assert_cmpuint (n_rows, ==, 0);
          g_assert_cmpmem (&found, sizeof found, &expected, sizeof expected);
        }
    }
}

static void
test_labels (void)
{
  static const struct
  {
    const char *text;
    gsize length;
    guint64 line;
    guint place;
  } cases[] = {
    { "b", 1, 9, 0 },    { "a", 1, 8, 1 },         { "", 0, 7, 2 },
    { "b", 1, 3, 0 },    { "a\0b", 3, 20, 3 },     { "a\0c", 3, 21, 4 },
    { "a\0b", 3, 4, 3 }, { "\xff\xfe", 2, 22, 5 }, { "a", 1, 100, 1 },
  };
  static const guint64 lines[] = { 3, 4, 7, 8, 21, 22 };
  g_autoptr (ExosRowSums) sums = exos_row_sums_new (&plan);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (exos_row_sums_add_label (sums, EXOS_ROWS_BY_GROUP, cases[i].text,
                                               cases[i].length, cases[i].line),
                      ==, cases[i].place);
  exos_row_sums_sort (sums);
  g_assert_cmpuint (sums->n_labels[EXOS_ROWS_BY_GROUP], ==, G_N_ELEMENTS (lines));
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_cmpuint (sums->labels[EXOS_ROWS_BY_GROUP][i].line, ==, lines[i]);
  g_assert_cmpmem (sums->labels[EXOS_ROWS_BY_GROUP][1].text, 3, "a\0b", 3);
  g_assert_cmpuint (exos_row_sums_add_label (sums, EXOS_ROWS_BY_GROUP, "a", 1, 200), ==, 3);
}

/* Rows after the sums were sorted find their cells. */
static void
test_cells_after_sorting (void)
{
  const Row rows[] = { { { 2, 0, 0 }, 9, 1 }, { { 1, 0, 0 }, 5, 2 }, { { 2, 0, 1 }, 3, 3 } };
  g_autoptr (ExosRowSums) sums = sum_rows (rows, G_N_ELEMENTS (rows));

  exos_row_sums_sort (sums);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    add_row (sums, &rows[i]);
  g_assert_cmpuint (sums->n_cells, ==, 3);
  for (gsize i = 0; i < 3; i++)
    g_assert_cmpuint (sums->cells[i].n_rows, ==, 2);
  g_assert_cmpstr (sums->labels[EXOS_ROWS_BY_GROUP][sums->cells[0].labels[0]].text, ==, "2");
  g_assert_cmpstr (sums->labels[EXOS_ROWS_BY_DAY][sums->cells[0].labels[2]].text, ==, "1");
}

/* A label nobody would read, and more text than there is room for. */
static void
test_long_labels (void)
{
  g_autofree char *text = g_strnfill (4097, 'x');
  g_autoptr (ExosRowSums) one = exos_row_sums_new (&plan);
  g_autoptr (ExosRowSums) many = exos_row_sums_new (&plan);

  g_assert_cmpuint (exos_row_sums_add_label (one, EXOS_ROWS_BY_DAY, "1", 1, 8), ==, 0);
  g_assert_cmpuint (exos_row_sums_add_label (one, EXOS_ROWS_BY_DAY, text, 4096, 9), ==, 1);
  g_assert_false (one->is_cut[EXOS_ROWS_BY_DAY]);
  g_assert_cmpuint (exos_row_sums_add_label (one, EXOS_ROWS_BY_DAY, text, 4097, 2), ==, 0);
  g_assert_true (one->is_cut[EXOS_ROWS_BY_DAY]);
  g_assert_false (one->is_cut[EXOS_ROWS_BY_SEGMENT]);
  g_assert_cmpuint (one->n_labels[EXOS_ROWS_BY_DAY], ==, 1);
  g_assert_cmpuint (one->labels[EXOS_ROWS_BY_DAY][0].line, ==, 2);

  for (guint i = 0; i < 256; i++)
    {
      g_snprintf (text, 4097, "%04u", i);
      text[4] = 'x';
      exos_row_sums_add_label (many, EXOS_ROWS_BY_SEGMENT, text, 4096, i + 2);
    }
  g_assert_false (many->is_cut[EXOS_ROWS_BY_SEGMENT]);
  exos_row_sums_add_label (many, EXOS_ROWS_BY_SEGMENT, "y", 1, 1000);
  g_assert_true (many->is_cut[EXOS_ROWS_BY_SEGMENT]);
}

static void
test_findings (void)
{
  static const guint64 lines[] = { 40, 7, 30, 9, 9, 50, 8, 60 };
  static const guint64 first[EXOS_ROWS_MAX_LINES] = { 3, 7, 8, 9, 30 };
  g_autofree char *text = g_strnfill (100, 'x');
  ExosRowsFinding one = { 0 };
  ExosRowsFinding other = { .count = 2, .users = 1, .lines = { 3 } };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *value = g_strdup_printf ("%" G_GUINT64_FORMAT, lines[i]);

      exos_rows_finding_add (&one, 2, lines[i], value, strlen (value));
    }
  g_assert_cmpuint (one.count, ==, 16);
  g_assert_cmpmem (one.value, one.length, "7", 1);

  exos_rows_finding_merge (&one, &other);
  g_assert_cmpuint (one.count, ==, 18);
  g_assert_cmpuint (one.users, ==, 1);
  g_assert_cmpmem (one.lines, sizeof one.lines, first, sizeof first);
  g_assert_null (one.value);
  g_assert_cmpuint (one.length, ==, 0);

  exos_rows_finding_add (&other, 1, 2, text, 100);
  exos_rows_finding_merge (&one, &other);
  g_assert_cmpmem (one.value, one.length, text, EXOS_ROWS_MAX_VALUE);
  g_free (one.value);
  g_free (other.value);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-sums/any-order-and-partition", test_any_order);
  g_test_add_func ("/row-sums/totals-of-groups", test_totals_of_groups);
  g_test_add_func ("/row-sums/labels", test_labels);
  g_test_add_func ("/row-sums/cells-after-sorting", test_cells_after_sorting);
  g_test_add_func ("/row-sums/long-labels", test_long_labels);
  g_test_add_func ("/row-sums/findings", test_findings);

  return g_test_run ();
}
