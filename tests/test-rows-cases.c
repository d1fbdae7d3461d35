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
  { .n_threads = 2, .block = 5000 },
  { .n_threads = 1, .block = 13, .chunk = 5, .head = 4 },
  { .n_threads = 2, .block = 61 },
};

/* What the fast reader leaves to the careful one is nothing to compare. */
static void
check (
    const ExosRowsPlan *plan, const char *text, gsize length, guint64 first_line, guint n_manners)
{
  g_autoptr (ExosRowSums) careful = rows_sum_carefully (plan, text, length, 0, first_line);

  for (gsize scanner = 0; exos_scanner (scanner) != NULL; scanner++)
    for (gsize i = 0; i < n_manners; i++)
      {
        RowsManner manner = manners[i];
        g_autoptr (ExosRowSums) quick = NULL;
        g_autofree char *difference = NULL;

        manner.scanner = exos_scanner (scanner);
        g_test_message ("%s, %u threads, blocks of %" G_GSIZE_FORMAT, manner.scanner->name,
                        manner.n_threads, manner.block);
        quick = rows_sum_quickly (plan, text, length, first_line, &manner);
        difference = quick != NULL ? row_sums_difference (careful, quick) : NULL;
        g_assert_cmpstr (difference, ==, NULL);
      }
}

static gsize
length_of (const RowsCase *it)
{
  return it->length > 0 ? it->length : strlen (it->text);
}

static void
test_case (gconstpointer data)
{
  const RowsCase *it = data;

  check (it->plan, it->text, length_of (it), it->first_line, G_N_ELEMENTS (manners));
}

/* The same rows again and again, until they are more than are looked at together. */
static void
test_again (gconstpointer data)
{
  const RowsCase *it = data;
  g_autoptr (GString) text = g_string_new (NULL);

  if (length_of (it) == 0)
    return;
  for (guint i = 0; text->len < 30000; i++)
    {
      g_string_append_len (text, it->text, (gssize) length_of (it));
      if (i % 3 == 0 && text->str[text->len - 1] != '\n')
        g_string_append_c (text, '\n');
    }
  check (it->plan, text->str, text->len, it->first_line, 2);
}

/* A cell that is longer than what is read or looked at together, among others. */
static void
test_long_cells (void)
{
  static const gsize lengths[] = { 4080,  4095,  4096,  4097,  4200,  12200, 12270,
                                   12280, 12288, 12295, 12310, 24570, 24600, 70000 };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    for (guint column = 0; column < 3; column++)
      {
        g_autoptr (GString) text = g_string_new ("g,w,p\na,1,2.5\n");
        g_autofree char *cell = g_strnfill (lengths[i], column == 2 ? '0' : 'x');

        for (guint row = 0; row < 3; row++)
          g_string_append_printf (text, "%s,%s,%s\nb,0,7\n", column == 0 ? cell : "a",
                                  column == 1 ? cell : "1", column == 2 ? cell : "1");
        g_string_append (text, "c,1\na,x,1\n");
        check (&rows_plain, text->str, text->len, 2, 2);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/rows-cases/once/%s", rows_cases[i].name);

      g_autofree char *again = g_strdup_printf ("/rows-cases/again/%s", rows_cases[i].name);

      g_test_add_data_func (path, &rows_cases[i], test_case);
      g_test_add_data_func (again, &rows_cases[i], test_again);
    }
  g_test_add_func ("/rows-cases/long-cells", test_long_cells);
  return g_test_run ();
}
