// SPDX-License-Identifier: MIT
/* The fast reader of rows gives of small files what the careful one gives, in the manners that
 * differ most. */
#include "rows-cases.h"

#include <string.h>

#include "row-sums-compare.h"
#include "rows-carefully.h"
#include "rows-quickly.h"

static const RowsManner manners[] = {
  { .n_threads = 1, .block = 0 },
  { .n_threads = 1, .block = 13, .chunk = 5, .head = 4 },
  { .n_threads = 2, .block = 61 },
};

static void
test_case (gconstpointer data)
{
  const RowsCase *it = data;
  const gsize length = it->length > 0 ? it->length : strlen (it->text);
  g_autoptr (ExosRowSums) careful =
      rows_sum_carefully (it->plan, it->text, length, 0, it->first_line);

  for (gsize scanner = 0; exos_scanner (scanner) != NULL; scanner++)
    for (gsize i = 0; i < G_N_ELEMENTS (manners); i++)
      {
        RowsManner manner = manners[i];
        g_autoptr (ExosRowSums) quick = NULL;
        g_autofree char *difference = NULL;

        manner.scanner = exos_scanner (scanner);
        g_test_message ("%s, %u threads, blocks of %" G_GSIZE_FORMAT, manner.scanner->name,
                        manner.n_threads, manner.block);
        quick = rows_sum_quickly (it->plan, it->text, length, it->first_line, &manner);
        difference = quick != NULL ? row_sums_difference (careful, quick) : NULL;
        g_assert_cmpstr (difference, ==, NULL);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/rows-cases/%s", rows_cases[i].name);

      g_test_add_data_func (path, &rows_cases[i], test_case);
    }
  return g_test_run ();
}
