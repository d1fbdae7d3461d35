// SPDX-License-Identifier: MIT
/* Rows of events become one row a user: against the exact sums of generated files, by the fast
 * reader and by the careful one. */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "bench/generate.h"
#include "events-summed.h"

const char *const arm_names[N_ARMS] = { "control", "treatment" };

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
      ExosRowsPlan plan = events_with_start (events_plan);
      Truth truths[N_ARMS] = { 0 };

      options.seed = i + 1;
      options.events_per_user = 10;
      plan.numbers[0].decimals = cases[i].plan_decimals;

      g_autoptr (GBytes) bytes = generate (&options, truths);
      g_autoptr (ExosRowSums) careful = events_sum_carefully (&plan, &events_names, bytes);

      for (guint arm = 0; arm < N_ARMS; arm++)
        compare_truth (careful, &truths[arm], arm_names[arm], (guint) options.decimals);
      for (guint n_threads = 1; n_threads <= 4; n_threads++)
        for (guint block = 0; block < G_N_ELEMENTS (blocks); block++)
          {
            g_autoptr (ExosRowSums) fast =
                events_sum_fast (&plan, &events_names, bytes, n_threads, blocks[block]);

            events_assert_same (fast, careful);
          }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/events-generated/sums-are-the-truth", test_sums_are_the_truth);
  return g_test_run ();
}
