// SPDX-License-Identifier: MIT
/* Sums of cells are those of a plain loop in 128 bits, with whatever a machine adds them. */
#include "data/rows/scan.h"

#define N_CELLS 5

/* The largest values that a batch has, and how many batches. */
typedef struct
{
  guint bits;
  guint n_rows;
  guint n_batches;
} Batches;

static const Batches batches[] = {
  { 1, 512, 3 }, { 8, 500, 3 }, { 26, 512, 12 }, { 27, 511, 3 }, { 27, 512, 3 }, { 30, 3, 20 },
  { 30, 7, 10 }, { 30, 8, 10 }, { 31, 1, 20 },   { 31, 2, 20 },  { 31, 3, 20 },  { 31, 4, 10 },
  { 32, 1, 20 }, { 32, 2, 10 }, { 33, 1, 10 },   { 46, 300, 2 }, { 46, 1, 5 },   { 46, 0, 5 },
};

typedef struct
{
  ExosRowsPlan plan;
  guint32 first_places[N_CELLS];
  ExosInt128 expected[N_CELLS][1 + EXOS_FAST_N * EXOS_ROWS_MAX_NUMBERS + EXOS_ROWS_MAX_PAIRS];
  guint32 cells[EXOS_BATCH_ROWS];
  gint64 values[EXOS_ROWS_MAX_NUMBERS][EXOS_BATCH_ROWS];
} Sums;

/* Every other number an outcome, if is_mixed says so. */
static ExosRowsPlan
make_plan (guint n_numbers, guint n_pairs, gboolean is_mixed)
{
  ExosRowsPlan plan = { .n_numbers = n_numbers, .n_pairs = n_pairs };

  for (guint i = 0; i < n_numbers; i++)
    plan.numbers[i].is_outcome = is_mixed && i % 2 == 1;
  for (guint i = 0; i < n_pairs; i++)
    {
      plan.pairs[i][0] = (unsigned char) ((2 * i) % n_numbers);
      plan.pairs[i][1] = (unsigned char) ((i + 1) % n_numbers);
    }
  return plan;
}

/* Often as far from 0 as they may be, on either side. */
static gint64
draw_value (GRand *random, guint bits)
{
  const gint64 limit = (gint64) 1 << bits;

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      return limit - 1;
    case 1:
      return -limit;
    default:
      return (gint64) (((guint64) g_rand_int (random) << 32 | g_rand_int (random)) %
                       (guint64) (2 * limit)) -
             limit;
    }
}

/* All rows of one cell, or of any. */
static void
draw_batch (Sums *self, GRand *random, const Batches *it, gboolean is_one_cell)
{
  for (guint row = 0; row < it->n_rows; row++)
    {
      const gint32 cell = is_one_cell ? 1 : g_rand_int_range (random, 0, N_CELLS);
      ExosInt128 *sums = self->expected[cell];
      guint place = 1;

      self->cells[row] = self->first_places[cell];
      sums[0]++;
      for (guint i = 0; i < self->plan.n_numbers; i++)
        {
          const gboolean is_outcome = self->plan.numbers[i].is_outcome;
          const gint64 value =
              is_outcome ? g_rand_int_range (random, 0, 2) : draw_value (random, it->bits);

          self->values[i][row] = value;
          sums[place++] += value;
          sums[place++] += (ExosInt128) value * value;
        }
      for (guint i = 0; i < self->plan.n_pairs; i++)
        sums[place++] += (ExosInt128) self->values[self->plan.pairs[i][0]][row] *
                         self->values[self->plan.pairs[i][1]][row];
    }
}

static void
assert_sums (const Sums *self, const ExosCells *cells)
{
  for (guint cell = 0; cell < N_CELLS; cell++)
    g_assert_cmpmem (cells->fast + self->first_places[cell],
                     exos_cells_pair (&self->plan, self->plan.n_pairs) * sizeof (ExosInt128),
                     self->expected[cell],
                     exos_cells_pair (&self->plan, self->plan.n_pairs) * sizeof (ExosInt128));
}

/* The same values, whatever comes before them; settled at the end or now and then. */
static void
check (const ExosScanner *scanner, ExosRowsPlan plan, gboolean is_one_cell, gboolean is_settled)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (plan.n_numbers + plan.n_pairs);
  g_autofree Sums *sums = g_new0 (Sums, 1);
  ExosCells cells;

  sums->plan = plan;
  exos_cells_init (&cells, &sums->plan, scanner->add_near);
  for (guint i = 0; i < N_CELLS; i++)
    sums->first_places[i] = exos_cells_add (&cells, 100 + i);
  for (gsize i = 0; i < G_N_ELEMENTS (batches); i++)
    for (guint j = 0; j < batches[i].n_batches; j++)
      {
        const ExosCellsRows rows = { &sums->plan, sums->cells, sums->values, batches[i].n_rows };

        draw_batch (sums, random, &batches[i], is_one_cell);
        exos_cells_add_rows (&cells, &rows);
        if (is_settled && j % 7 == 0)
          {
            exos_cells_settle (&cells);
            assert_sums (sums, &cells);
          }
      }
  exos_cells_settle (&cells);
  assert_sums (sums, &cells);
  exos_cells_clear (&cells);
}

/* Numbers, and pairs of them. */
static const guint plans[][2] = {
  { 0, 0 }, { 1, 0 }, { 1, 1 }, { 1, 2 }, { 1, 5 },  { 1, 6 }, { 2, 0 }, { 2, 1 },
  { 2, 2 }, { 2, 3 }, { 2, 4 }, { 3, 0 }, { 3, 1 },  { 3, 2 }, { 4, 0 }, { 4, 3 },
  { 5, 0 }, { 5, 5 }, { 6, 0 }, { 6, 4 }, { 6, 32 }, { 7, 0 }, { 7, 2 }, { 8, 1 },
};

static void
test_sums (void)
{
  for (gsize i = 0; exos_scanner (i) != NULL; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (plans); j++)
      for (guint manner = 0; manner < 4; manner++)
        check (exos_scanner (i), make_plan (plans[j][0], plans[j][1], manner == 1), manner > 0,
               manner % 2 == 0);
}

/* As many as there may be: once is enough. */
static void
test_most_numbers (void)
{
  for (gsize i = 0; exos_scanner (i) != NULL; i++)
    check (exos_scanner (i), make_plan (EXOS_ROWS_MAX_NUMBERS, EXOS_ROWS_MAX_PAIRS, TRUE), FALSE,
           FALSE);
}

/* Cells keep their sums when there are more of them, and are found by their keys. */
static void
test_keys (void)
{
  const ExosRowsPlan plan = make_plan (1, 0, FALSE);
  static gint64 values[EXOS_ROWS_MAX_NUMBERS][EXOS_BATCH_ROWS];
  ExosCells cells;

  exos_cells_init (&cells, &plan, exos_scanner (0)->add_near);
  for (guint round = 0; round < 2; round++)
    {
      for (guint i = 0; i < 1000; i++)
        {
          guint32 cell;
          const ExosCellsRows rows = { &plan, &cell, values, 1 };

          g_assert_cmpuint (exos_cells_find (&cells, 7 * i + 1), ==, 0);
          cell = exos_cells_add (&cells, 7 * i + 1);
          values[0][0] = i + 5;
          exos_cells_add_rows (&cells, &rows);
          exos_cells_deep (&cells, cell)[0].words[0] = i;
        }
      g_assert_cmpuint (exos_cells_find (&cells, 3), ==, 0);
      exos_cells_settle (&cells);
      for (guint i = 0; i < 1000; i++)
        {
          const guint32 cell = exos_cells_find (&cells, 7 * i + 1);

          g_assert_cmpuint (cell, >, 0);
          g_assert_cmpuint ((guint64) cells.fast[cell], ==, 1);
          g_assert_cmpuint ((guint64) cells.fast[cell + 1], ==, i + 5);
          g_assert_cmpuint ((guint64) cells.fast[cell + 2], ==, (i + 5) * (i + 5));
          g_assert_cmpuint (exos_cells_deep (&cells, cell)[0].words[0], ==, i);
        }
      exos_cells_forget (&cells);
    }
  exos_cells_clear (&cells);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cells/sums", test_sums);
  g_test_add_func ("/cells/most-numbers", test_most_numbers);
  g_test_add_func ("/cells/keys", test_keys);
  return g_test_run ();
}
