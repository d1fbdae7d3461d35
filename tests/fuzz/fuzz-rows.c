// SPDX-License-Identifier: MIT
/* Any bytes as rows: the fast reader gives what the careful one gives, or leaves it to that. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../row-sums-compare.h"
#include "../rows-carefully.h"
#include "../rows-quickly.h"
#include "data/rows/fixed.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

#define MAX_COLUMNS 8

/* Not g_error(): it ends by SIGTRAP, for which libFuzzer keeps no file. */
#define REQUIRE(condition)                           \
  if (!(condition))                                  \
    {                                                \
      g_printerr ("%s does not hold\n", #condition); \
      abort ();                                      \
    }

/* The columns of the first line, each a number of other decimals, and the first byte says which of
 * them are labels. */
static ExosRowsPlan
make_plan (const char *text, gsize size)
{
  const char *end = size > 0 ? memchr (text, '\n', size) : NULL;
  const gsize length = end != NULL ? (gsize) (end - text) : size;
  const guchar choice = size > 0 ? (guchar) text[0] : 0;
  const gboolean has_semicolons = length > 0 && memchr (text, ';', length) != NULL;
  ExosRowsPlan plan = { .delimiter = has_semicolons ? ';' : ',', .n_columns = 1 };

  for (gsize i = 0; i < length && plan.n_columns < MAX_COLUMNS; i++)
    plan.n_columns += text[i] == plan.delimiter;
  plan.point = has_semicolons ? ',' : '.';
  plan.by[EXOS_ROWS_BY_GROUP] = choice % (int) plan.n_columns;
  plan.by[EXOS_ROWS_BY_SEGMENT] = choice / 2 % ((int) plan.n_columns + 1) - 1;
  plan.by[EXOS_ROWS_BY_DAY] = choice / 3 % ((int) plan.n_columns + 1) - 1;
  plan.unit = choice / 5 % ((int) plan.n_columns + 1) - 1;
  plan.event = -1;
  plan.time = -1;
  plan.n_numbers = plan.n_columns;
  for (guint i = 0; i < plan.n_numbers; i++)
    plan.numbers[i] = (ExosRowsNumber) { .column = i,
                                         .decimals = (choice + i) % (EXOS_FIXED_MAX_DECIMALS + 1),
                                         .is_outcome = (choice >> i) % 2 != 0,
                                         .takes_marks = (choice >> i) % 4 == 3,
                                         .sign = (choice >> i) % 4 == 2 ? choice % 4 : 0 };
  for (guint i = 0; i + 1 < plan.n_numbers; i++)
    {
      plan.pairs[i][0] = (unsigned char) i;
      plan.pairs[i][1] = (unsigned char) (i + 1);
      plan.n_pairs++;
    }
  for (guint i = 0; i < plan.n_numbers; i++)
    if (plan.numbers[i].is_outcome)
      plan.numbers[i].decimals = 0;
  return plan;
}

/* No row is lost, and no value. */
static void
check_sums (const ExosRowSums *sums)
{
  guint64 n_rows = 0;
  guint64 n_left_out = 0;

  for (guint i = 0; i < sums->n_cells; i++)
    {
      n_rows += sums->cells[i].n_rows;
      for (guint by = 0; by < EXOS_ROWS_N_BY; by++)
        REQUIRE (sums->plan.by[by] < 0 || sums->cells[i].labels[by] < sums->n_labels[by]);
    }
  for (guint i = 0; i < EXOS_ROWS_N_FINDINGS; i++)
    n_left_out += i != EXOS_ROWS_LONE_QUOTES ? sums->findings[i].count : 0;
  REQUIRE (n_rows + n_left_out == sums->n_rows);

  for (guint i = 0; i < sums->plan.n_numbers; i++)
    {
      ExosWideSum missing = { { 0 } };
      ExosWideSum unreadable = { { 0 } };

      for (guint j = 0; j < sums->n_cells; j++)
        {
          const ExosWideSum *number = &sums->cells[j].sums[exos_row_sums_number (i)];

          exos_wide_sum_add_sum (&missing, &number[EXOS_CELL_MISSING]);
          exos_wide_sum_add_sum (&unreadable, &number[EXOS_CELL_UNREADABLE]);
        }
      REQUIRE (missing.words[0] == sums->missing[i].count);
      REQUIRE (unreadable.words[0] == sums->unreadable[i].count);
    }
}

static void
require_same (const ExosRowSums *careful, const ExosRowSums *other, const char *what)
{
  g_autofree char *difference = row_sums_difference (careful, other);

  if (difference != NULL)
    g_printerr ("%s: %s\n", what, difference);
  REQUIRE (difference == NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const RowsManner manners[] = {
    { 1, 1, NULL, 0, 3, 0 }, { 1, 7, NULL, 1, 0, 0 },   { 1, 64, NULL, 0, 0, 0 },
    { 1, 0, NULL, 0, 0, 0 }, { 2, 3, NULL, 0, 100, 0 }, { 3, 61, NULL, 5, 0, 0 },
  };
  const char *text = (const char *) data;
  const ExosRowsPlan plan = make_plan (text, size);
  const guint64 first_line = size > 1 ? data[1] % 4 : 0;
  g_autoptr (ExosRowSums) careful = rows_sum_carefully (&plan, text, size, 0, first_line);

  if (careful == NULL)
    return 0;
  check_sums (careful);

  g_autoptr (ExosRowSums) bytewise = rows_sum_carefully (&plan, text, size, 1, first_line);

  require_same (careful, bytewise, "byte by byte");
  /* Half of the manners a run, each with one scanner: a part takes longer to make than to use. */
  for (gsize i = size % 2; i < G_N_ELEMENTS (manners); i += 2)
    {
      const ExosScanner *other = exos_scanner ((size + i) / 2 % 3);
      RowsManner manner = manners[i];

      manner.scanner = other != NULL ? other : exos_scanner (0);

      g_autoptr (ExosRowSums) quick = rows_sum_quickly (&plan, text, size, first_line, &manner);

      if (quick != NULL)
        require_same (careful, quick, manner.scanner->name);
    }

  return 0;
}
